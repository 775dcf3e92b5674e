"""Files and links in the transcript: shown as cards, opened only by a press, with their real target."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import FolderUnusable, InvalidInput
from deskpilot.services.media import MediaStore, payload_of
from deskpilot.ui.models.transcript import spoken
from deskpilot.ui.panels.conversation import file_acts
from deskpilot.ui.panels.conversation.line_offers import file_offers, file_text
from tests.ui import sample_rows as rows

KEPT = Attachment("a" * 64 + ".png", "桌面.png", 2 * 1024 * 1024, MessageKind.IMAGE)


def line(payload: str, kind: MessageKind = MessageKind.IMAGE) -> rows.TranscriptRow:
    return replace(rows.transcript()[0], kind=kind, text="", payload=payload, decision_id=None, entry_id=None)


def codes(row: rows.TranscriptRow) -> list[str]:
    return [what for what, _ in file_offers(row)]


def test_a_file_of_ours_is_named_with_its_size_and_can_be_opened_and_saved() -> None:
    row = line(payload_of(KEPT))
    assert file_text(row) == "桌面.png · 2.0 MB"
    assert codes(row) == ["open_file", "save_file"]
    assert "桌面.png" in spoken(row, 480)


def test_a_file_from_outside_offers_the_browser_and_names_where_it_leads() -> None:
    (offer,) = file_offers(line('{"url": "https://img.example.com/a.png"}'))
    assert offer == ("open_link", "在浏览器里打开 img.example.com")


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        '{"url": "file:///etc/passwd"}',
        '{"url": "javascript:alert(1)"}',
        '{"url": "steam://run/1"}',
        '{"file": "../../deskpilot.db", "name": "x.png", "kind": "image"}',
        '{"path": "C:/Windows/system.ini"}',
    ],
)
def test_anything_else_offers_nothing_to_open(payload: str) -> None:
    assert codes(line(payload)) == []


def test_a_file_that_is_gone_is_told(data_dir: Path) -> None:
    with pytest.raises(InvalidInput, match="file_gone"):
        file_acts.open_file(MediaStore(data_dir), line(payload_of(KEPT)))


def test_a_saved_copy_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"picture")
    file_acts.copy_to(source, tmp_path / "b.png")
    assert (tmp_path / "b.png").read_bytes() == b"picture"
    with pytest.raises(FolderUnusable):
        file_acts.copy_to(tmp_path / "missing", tmp_path / "c.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b.png"]


@pytest.mark.parametrize(
    ("address", "doubtful"),
    [
        ("https://www.example.com/a", False),
        ("https://t\u0430obao.com/", True),
        ("https://taobao.com@evil.example/", True),
        ("http://192.0.2.7/a", True),
    ],
)
def test_an_address_that_may_not_be_what_it_looks_like_is_asked_about(address: str, doubtful: bool) -> None:
    assert bool(file_acts.doubt(QUrl(address))) is doubtful
