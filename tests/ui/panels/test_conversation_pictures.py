"""Pictures in the transcript: small, read beside the window's thread, within limits, and only of files of ours."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind
from deskpilot.services.media import MediaStore, payload_of
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import theme
from deskpilot.ui.models.transcript import TranscriptModel
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.pictures import HEIGHT, WIDTH, Pictures, picture_of, read_small
from deskpilot.ui.panels.conversation.transcript import TranscriptView
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway

_FAR = QColor("#12a34f")


def _photo(folder: Path, width: int = 900, height: int = 600, name: str = "photo.png") -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(_FAR)
    path = folder / name
    assert image.save(str(path))
    return path


def _drawing(folder: Path, inside: str) -> Path:
    path = folder / "drawing.svg"
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="40">'
    path.write_text(f"{head}{inside}</svg>", encoding="utf-8")
    return path


def _line(attachment: Attachment) -> TranscriptRow:
    return replace(
        rows.transcript()[0], kind=MessageKind.IMAGE, text="", payload=payload_of(attachment), entry_id=None
    )


@pytest.fixture
def media(tmp_path: Path) -> MediaStore:
    return MediaStore(tmp_path / "shop")


def test_a_picture_is_read_no_larger_than_it_is_shown(tmp_path: Path) -> None:
    small = read_small(_photo(tmp_path), 2.0)
    assert (small.width(), small.height()) == (408, 272)
    assert small.pixelColor(10, 10) == _FAR
    upright = read_small(_photo(tmp_path, 300, 900), 1.0)
    assert upright.height() == HEIGHT
    assert upright.width() < WIDTH
    tiny = read_small(_photo(tmp_path, 32, 20), 1.0)
    assert tiny.width() == 32


def test_a_picture_that_claims_very_many_pixels_is_not_unpacked(tmp_path: Path) -> None:
    path = _photo(tmp_path, 8, 8)
    content = bytearray(path.read_bytes())
    content[16:24] = (60_000).to_bytes(4, "big") * 2  # the size a PNG says it has
    path.write_bytes(content)
    assert read_small(path, 1.0).isNull()


def test_what_is_no_picture_or_gone_gives_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\nnothing")
    assert read_small(broken, 1.0).isNull()
    assert read_small(tmp_path / "gone.png", 1.0).isNull()
    assert read_small(None, 1.0).isNull()


@pytest.mark.parametrize(
    "inside",
    [
        '<image xlink:href="file:///etc/hostname" width="9" height="9"/>',
        '<image href="https://example.com/a.png" width="9" height="9"/>',
        '<style>@import url("https://example.com/a.css")</style>',
        '<rect width="9" height="9" fill="url(https://example.com/a)"/>',
        '<g id="a"><rect width="1" height="1"/></g><use href="#a"/>',
        "<script>1</script>",
    ],
)
def test_a_drawing_that_leads_out_or_multiplies_is_not_drawn(tmp_path: Path, inside: str) -> None:
    assert not read_small(_drawing(tmp_path, '<rect width="40" height="40" fill="#12a34f"/>'), 1.0).isNull()
    assert read_small(_drawing(tmp_path, inside), 1.0).isNull()


def test_a_drawing_renamed_to_a_picture_is_not_drawn_either(tmp_path: Path) -> None:
    path = tmp_path / "drawing.png"
    _drawing(tmp_path, '<rect width="40" height="40" fill="#12a34f"/>').rename(path)
    assert read_small(path, 1.0).isNull()


def test_only_images_of_ours_have_a_picture(tmp_path: Path, media: MediaStore) -> None:
    taken = media.take_in(_photo(tmp_path))
    assert picture_of(_line(taken)) == taken.file
    assert picture_of(replace(_line(taken), kind=MessageKind.FILE)) == ""
    assert picture_of(replace(_line(taken), payload='{"url": "https://example.com/a.png"}')) == ""
    assert (
        picture_of(replace(_line(taken), payload='{"file": "../a.png", "name": "a", "kind": "image"}')) == ""
    )


def test_pictures_arrive_by_themselves_and_a_lost_one_is_told(
    qtbot: QtBot, tmp_path: Path, media: MediaStore
) -> None:
    pictures = Pictures(media)
    taken = media.take_in(_photo(tmp_path))
    assert pictures.picture(taken.file, 1.0) is None
    with qtbot.waitSignal(pictures.arrived):
        pass
    found = pictures.picture(taken.file, 1.0)
    assert found is not None
    assert found.height() == HEIGHT
    gone = f"{'0' * 64}.png"
    with qtbot.waitSignal(pictures.arrived):
        assert pictures.picture(gone, 1.0) is None
    assert pictures.failed(gone, 1.0)
    assert not pictures.failed(taken.file, 1.0)


def test_a_press_or_enter_opens_the_file_and_hidden_pictures_take_no_room(
    qtbot: QtBot, tmp_path: Path, media: MediaStore, gateway: SampleGateway, look: theme.Theme
) -> None:
    taken = media.take_in(_photo(tmp_path))
    model = TranscriptModel(gateway.queries, 480)
    view = TranscriptView(model)
    qtbot.addWidget(view)
    view.resize(620, 500)
    gateway.queries.transcripts[rows.FOCUS] = (_line(taken),)
    view.show()
    view.open(rows.FOCUS, gateway.now())
    plain = view.visualRect(model.index(0)).height()
    pictures = Pictures(media)
    view.set_pictures(pictures)
    assert view.visualRect(model.index(0)).height() == plain + HEIGHT + 8
    qtbot.waitUntil(lambda: _shows(view, _FAR))
    box = view._delegate.sheet(0).picture.translated(view.visualRect(model.index(0)).topLeft())
    with qtbot.waitSignal(view.file_requested) as by_mouse:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    view.setCurrentIndex(model.index(0))
    with qtbot.waitSignal(view.file_requested) as by_key:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert by_mouse.args[0] == by_key.args[0] == "open_file"
    view.set_pictures(None)
    assert view.visualRect(model.index(0)).height() == plain


def _shows(view: TranscriptView, color: QColor) -> bool:
    picture = view.viewport().grab().toImage()
    return any(
        picture.pixelColor(QPoint(x, y)) == color
        for x in range(0, picture.width(), 8)
        for y in range(0, picture.height(), 8)
    )


def test_where_words_are_hidden_from_bystanders_pictures_are_too(
    qtbot: QtBot, gateway: SampleGateway, look: theme.Theme
) -> None:
    panel = ConversationPanel(gateway, look)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    assert panel.transcript._delegate.frame.pictures
    for hidden in (True, False):
        gateway.shop_settings = gateway.shop_settings.with_values({"mask_notifications": str(int(hidden))})
        gateway.commit(settings=True)
        qtbot.waitUntil(lambda hidden=hidden: panel.transcript._delegate.frame.pictures != hidden)
