"""Pictures and films of an entry: chosen from this computer, kept in the shop's folder, refused with a reason."""

from pathlib import Path

import pytest

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader, Store
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge.entry_form import EntryForm

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


@pytest.fixture
def form(qtbot, data_dir: Path):
    Store.open(data_dir).close()
    reader, clock = Reader(data_dir), SystemClock()
    found = EntryForm(DeskQueries(reader, clock), clock.now, lambda: 480)
    qtbot.addWidget(found)
    found.show_entry(KnowledgeEntry("KB0001", "侘寂风怎么配", "看图。"))
    yield found
    reader.close()


def test_a_chosen_picture_is_named_in_the_entry_and_copied_to_the_shop(
    form: EntryForm, tmp_path: Path, data_dir: Path
) -> None:
    picture, program = tmp_path / "客厅.png", tmp_path / "setup.exe"
    picture.write_bytes(PNG)
    program.write_bytes(b"MZ")
    form.media.add([picture, program])
    assert form.entry().media == ("客厅.png",)
    assert (data_dir / "media" / "客厅.png").read_bytes() == PNG
    assert "setup.exe" in form.errors["media"].text()
    form.media.add([picture])
    assert form.entry().media == ("客厅.png",)
    assert form.errors["media"].isHidden()


def test_a_picture_that_is_gone_is_told_on_its_name(form: EntryForm, tmp_path: Path, data_dir: Path) -> None:
    (data_dir / "media").mkdir()
    (data_dir / "media" / "在.png").write_bytes(PNG)
    form.show_entry(KnowledgeEntry("KB0001", "侘寂风怎么配", "看图。", media=("在.png", "丢了.png")))
    tips = [chip.toolTip() for chip in form.media.findChildren(kit.Chip)]
    assert ["不在这台电脑上" in tip for tip in tips] == [False, True]
