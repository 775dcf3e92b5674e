"""The table over very many entries reads only what is in sight."""

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt

from deskpilot.services.knowledge_views import KnowledgePage, KnowledgeRow
from deskpilot.ui.models.knowledge import PAGE, KnowledgeModel, Wanted


@dataclass
class Shelf:
    """A shop with a hundred thousand entries that notes which pages are asked for."""

    count: int = 100_000
    asked: list[int] = field(default_factory=list)

    def read(self, wanted: Wanted, offset: int, limit: int) -> KnowledgePage:
        self.asked.append(offset)
        found = 0 if wanted.text == "nothing" else self.count
        rows = tuple(row(number) for number in range(offset, min(found, offset + limit)))
        return KnowledgePage(rows, self.count, found, 0.001)


def row(number: int) -> KnowledgeRow:
    return KnowledgeRow(
        f"KB{number:06d}", f"问 {number}", "发货", 1, None, 0, "active", True, "auto", 1, None
    )


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def model(shelf: Shelf) -> KnowledgeModel:
    found = KnowledgeModel(shelf.read, lambda row, column: f"{row.id} {row.question}")
    found.show(Wanted())
    return found


def test_only_the_first_page_is_read_at_first(model: KnowledgeModel, shelf: Shelf) -> None:
    assert model.rowCount() == 100_000
    assert shelf.asked == [0]


def test_a_row_far_down_comes_a_moment_later(qtbot, model: KnowledgeModel, shelf: Shelf) -> None:
    assert model.entry_row(70_123) is None
    with qtbot.waitSignal(model.dataChanged):
        pass
    assert model.entry_row(70_123).id == "KB070123"
    assert shelf.asked == [0, 70_123 // PAGE * PAGE]


def test_pages_passed_while_dragging_are_not_read(qtbot, model: KnowledgeModel, shelf: Shelf) -> None:
    for place in range(0, 100_000, PAGE):
        model.entry_row(place)
    with qtbot.waitSignal(model.dataChanged):
        pass
    qtbot.waitUntil(lambda: model.entry_row(99_999) is not None)
    assert len(shelf.asked) <= 3


def test_memory_holds_a_bounded_number_of_pages(model: KnowledgeModel) -> None:
    for place in range(0, 50_000, PAGE):
        model.loaded_row(place)
    assert sum(model.place_of(f"KB{place:06d}") >= 0 for place in range(0, 50_000, PAGE)) <= 60


def test_a_search_without_a_match_empties_the_table(model: KnowledgeModel) -> None:
    model.show(Wanted("nothing"))
    assert model.rowCount() == 0


def test_a_refresh_keeps_the_rows_in_their_places(qtbot, model: KnowledgeModel) -> None:
    resets = []
    model.modelReset.connect(lambda: resets.append(1))
    model.refresh()
    assert not resets


def test_a_refresh_after_entries_went_shows_the_new_number(model: KnowledgeModel, shelf: Shelf) -> None:
    shelf.count = 3
    model.refresh()
    assert model.rowCount() == 3


def test_a_cell_says_its_row_to_a_screen_reader(model: KnowledgeModel) -> None:
    said = model.index(4, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "KB000004 问 4"
