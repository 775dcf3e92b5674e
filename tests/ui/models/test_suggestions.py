"""Drafts: which is at hand, and a rejection that can be taken back."""

from dataclasses import replace

import pytest

from deskpilot.ui.models.suggestions import Suggestions
from tests.ui import sample_rows as rows


@pytest.fixture
def drafts(qapp) -> Suggestions:
    found = Suggestions()
    found.show(rows.suggestions())
    return found


def test_the_best_comes_first_and_three_are_enough(qapp) -> None:
    many = [replace(rows.suggestions()[0], rank=rank) for rank in (4, 2, 1, 3)]
    found = Suggestions()
    found.show(many)
    assert [row.rank for row in found.rows] == [1, 2, 3]


def test_a_rejection_taken_back_is_never_told(drafts: Suggestions, qtbot) -> None:
    with qtbot.assertNotEmitted(drafts.rejected, wait=80):
        drafts.reject(0.02)
        drafts.undo()
    assert drafts.row(0) is not None


def test_a_rejection_is_told_when_its_time_is_over(drafts: Suggestions, qtbot) -> None:
    with qtbot.waitSignal(drafts.rejected) as told:
        drafts.reject(0.01)
    assert told.args == [90]
    assert drafts.rows == ()


def test_other_drafts_settle_a_rejection_at_once(drafts: Suggestions, qtbot) -> None:
    drafts.reject(60)
    with qtbot.waitSignal(drafts.rejected):
        drafts.show([replace(row, decision_id=91) for row in rows.suggestions()])
    assert drafts.rows[0].decision_id == 91
    assert not drafts.struck


def test_a_struck_draft_cannot_be_picked(drafts: Suggestions) -> None:
    drafts.reject(60)
    assert drafts.row(0) is None


def test_a_draft_rejected_before_is_not_offered_again(drafts: Suggestions) -> None:
    drafts.show([replace(row, rejected=row.rank == 1) for row in rows.suggestions()])
    assert [row.rank for row in drafts.rows] == [2, 3]


def test_the_row_at_hand_stays_while_the_decision_is_the_same(drafts: Suggestions) -> None:
    drafts.activate(2)
    drafts.show([replace(row, confidence=0.5) for row in rows.suggestions()])
    assert drafts.active == 2
    drafts.show([replace(row, decision_id=91) for row in rows.suggestions()])
    assert drafts.active == 0
