"""What customers say in many trades: what asks, what only tells, and what leaves nothing to answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskpilot.domain.understanding import Act
from tests.engine.shop import engine_with, said

ENGINE = engine_with(())
# After these nobody waits any more.
SILENT = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})


def _turns(wanted: str) -> Iterator[str]:
    section = ""
    for row in (Path(__file__).parent / "told_acts.txt").read_text(encoding="utf-8").splitlines():
        if row.startswith("["):
            section = row[1:-1]
        elif row and not row.startswith("#") and section == wanted:
            yield row


def act_of_row(row: str) -> Act:
    shop, _, turn = row.rpartition("|")
    context = said("在吗", shop) if shop else said()
    return ENGINE.understand(turn.replace(" / ", "\n"), context).act


@pytest.mark.parametrize("row", list(_turns("asks")))
def test_what_asks_is_a_question(row: str) -> None:
    assert act_of_row(row) in (Act.QUESTION, Act.PING)


@pytest.mark.parametrize("row", list(_turns("tells")))
def test_what_only_tells_is_no_question(row: str) -> None:
    assert act_of_row(row) is not Act.QUESTION


@pytest.mark.parametrize("row", list(_turns("courtesy")))
def test_courtesy_leaves_nothing_to_answer(row: str) -> None:
    assert act_of_row(row) in SILENT


@pytest.mark.parametrize("row", list(_turns("substance")))
def test_anything_of_substance_leaves_somebody_waiting(row: str) -> None:
    assert act_of_row(row) not in SILENT
