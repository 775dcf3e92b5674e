"""Whatever happened in two days, in whatever order: the figures equal those of somebody who reads every row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskpilot.domain.events import Event, EventKind
from deskpilot.store import Reader
from tests.services.desk_rows import NOON, Rows, desk_rows

_SECOND = 1_000_000
_LIMIT = 180 * _SECOND
_ENDS = int(NOON.timestamp()) * _SECOND
_BEGINS = _ENDS - 12 * 3600 * _SECOND  # midnight in the shop
_KINDS = (
    (EventKind.MESSAGE_RECEIVED, (("sender", "customer"),)),
    (EventKind.MESSAGE_RECEIVED, (("sender", "customer"),)),
    (EventKind.MESSAGE_RECEIVED, (("sender", "agent"),)),
    (EventKind.REPLY_SENT, (("sender", "agent"),)),
    (EventKind.REPLY_SENT, (("sender", "ai"),)),
    (EventKind.TAKEN_OVER, ()),
    (EventKind.CONVERSATION_CLOSED, ()),
)
_EVENTS = st.lists(
    st.tuples(st.sampled_from(_KINDS), st.integers(1, 5), st.floats(0, 42 * 3600)), min_size=5, max_size=40
)


@dataclass(frozen=True)
class Round:
    asked: int
    answered: int | None
    by: str
    is_first: bool


def happened(
    desk: Rows, what: Sequence[tuple[tuple[EventKind, tuple[tuple[str, str], ...]], int, float]]
) -> None:
    with desk.store.begin() as uow:
        for (kind, fields), talk, ago in sorted(what, key=lambda each: -each[2]):
            at = NOON - timedelta(hours=1) + timedelta(seconds=3000) - timedelta(seconds=ago)
            uow.events.add(Event(kind, talk, at, fields))


def rounds_in(desk: Rows) -> list[Round]:
    reader = Reader(desk.store.data_dir)
    rows = reader.tuples("SELECT asked_at, answered_at, answered_by, is_first FROM rounds")
    reader.close()
    return [Round(asked, answered, by, bool(first)) for asked, answered, by, first in rows]


def talks_in(desk: Rows, figure: str, since: int, until: int) -> set[str]:
    reader = Reader(desk.store.data_dir)
    rows = reader.tuples("SELECT bucket, key FROM kpi_quarters WHERE figure = ?", (figure,))
    reader.close()
    return {key for bucket, key in rows if since <= bucket * _SECOND < until}


def spread(rounds: Sequence[Round], since: int, until: int) -> list[float]:
    """The median of the first answers by humans, and what nine tenths of them took at most."""
    waits = [(r.answered - r.asked) / _SECOND for r in rounds if r.answered and r.is_first and r.by == "agent"
             and since <= r.asked < until]  # fmt: skip
    if len(waits) < 2:
        return [*waits, *waits]
    tenths = quantiles(waits, n=10, method="inclusive")
    return [tenths[4], tenths[8]]


def in_time(rounds: Sequence[Round], since: int, until: int) -> tuple[float | None, int]:
    hits = n = 0
    for each in rounds:
        wait = (each.answered or _ENDS) - each.asked
        is_case = each.by != "ai" and (each.answered is not None or wait > _LIMIT)
        if since <= each.asked < until and is_case:
            n += 1
            hits += each.by == "agent" and wait <= _LIMIT
    return (hits / n if n else None), n


def micros(at: datetime) -> int:
    return round(at.timestamp() * _SECOND)


@settings(max_examples=25)
@given(_EVENTS)
def test_the_figures_equal_those_of_somebody_who_reads_every_row(
    tmp_path_factory: pytest.TempPathFactory, what: list
) -> None:  # type: ignore[type-arg]
    with desk_rows(tmp_path_factory.mktemp("recounted")) as desk:
        happened(desk, what)
        rounds, board = rounds_in(desk), {each.code: each for each in desk.queries.dashboard().figures}
        expected = spread(rounds, _BEGINS, _ENDS)
        found = [board["first_response"].value, board["first_response_p90"].value]
        assert [each for each in found if each is not None] == pytest.approx(expected)
        assert (board["in_time"].value, board["in_time"].n) == in_time(rounds, _BEGINS, _ENDS)
        day = 24 * 3600 * _SECOND
        assert board["in_time"].before == in_time(rounds, _BEGINS - day, _ENDS - day)[0]
        for at, _, waiting in board["waiting"].series.points[:-1]:
            end = micros(at + timedelta(hours=1))
            asked = [each for each in rounds if each.asked <= end]
            assert waiting == sum(each.answered is None or each.answered > end for each in asked)
        for at, _, n in board["conversations"].series.points:
            end = min(micros(at + timedelta(hours=1)), _ENDS)
            assert n == len(talks_in(desk, "active", _BEGINS, end))
        active, over = (talks_in(desk, name, _BEGINS, _ENDS) for name in ("active", "handed_over"))
        assert board["handoff_rate"].n == len(active | over)
        assert board["handoff_rate"].value == (len(over) / len(active | over) if active | over else None)
        beside = {each.code: each for each in desk.queries.kpis()}
        assert all(beside[code] == board[code] for code in beside)
