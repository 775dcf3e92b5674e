"""Rules of the queue's rows: rows are patched, so that what is selected stays selected while the order changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex

from deskpilot.services.views import QueueRow
from deskpilot.ui.models.queue import ROW_ROLE, QueueModel
from tests.ui import sample_rows


def _rows(*ids: int) -> tuple[QueueRow, ...]:
    return tuple(replace(sample_rows.waiting_rows()[0], conversation_id=number) for number in ids)


def _ids(model: QueueModel) -> list[int]:
    return [model.index(place).data(ROW_ROLE).conversation_id for place in range(model.rowCount())]


@given(st.lists(st.integers(0, 12), unique=True), st.lists(st.integers(0, 12), unique=True))
def test_the_list_stands_as_it_was_read_whatever_stood_there_before(
    before: list[int], after: list[int]
) -> None:
    model = QueueModel()
    model.show_rows(_rows(*before))
    model.show_rows(_rows(*after))
    assert _ids(model) == after


@given(st.permutations(range(6)), st.integers(0, 5))
def test_a_row_that_moves_keeps_its_handle(order: list[int], followed: int) -> None:
    model = QueueModel()
    model.show_rows(_rows(*range(6)))
    handle = QPersistentModelIndex(model.index(followed))
    model.show_rows(_rows(*order))
    assert handle.data(ROW_ROLE).conversation_id == followed


def test_a_row_that_did_not_change_is_not_painted_again() -> None:
    model = QueueModel()
    model.show_rows(_rows(1, 2, 3))
    painted: list[int] = []
    model.dataChanged.connect(lambda first, _last: painted.append(first.row()))
    changed = list(_rows(1, 2, 3))
    changed[1] = replace(changed[1], unread=9)
    model.show_rows(changed)
    assert painted == [1]


@pytest.mark.parametrize("missing", [0, 7])
def test_a_conversation_that_is_not_listed_has_no_place(missing: int) -> None:
    model = QueueModel()
    model.show_rows(_rows(1, 2))
    assert model.row_of(missing) == -1
    assert model.at(9) is None
