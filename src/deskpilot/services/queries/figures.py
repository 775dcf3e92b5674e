"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from heapq import merge
from typing import Any

from deskpilot.domain.kpi import wilson
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries.desk_queue import waiting_count
from deskpilot.services.queries.rounds import Column, read_rounds
from deskpilot.services.queries.tallies import (
    Course,
    Distinct,
    DistinctShare,
    HitShare,
    Span,
    Spread,
    Sum,
    sums_by_key,
)
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE, CATEGORY, HANDED_OVER, REPLIES
from deskpilot.store.values import from_micros, to_micros

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_HOT = 8
_TODAY = ("first_response", "waiting", "answered_ai", "answered_agent", "handoff_rate", "high_value")


@dataclass(frozen=True, slots=True)
class Courses:
    """Every figure's rows, of this period and the one before, in time order."""

    response_agent: Course[float]
    response_agent_p90: Course[float]
    response_ai: Course[float]
    in_time: Course[int]
    answered_ai: Course[int]
    answered_agent: Course[int]
    handoffs: Course[int]
    valuable: Course[int]
    conversations: Course[int]
    categories: list[tuple[int, str, int]]
    asked: Sequence[int]
    answered: Sequence[int]
    waiting: int

    def waiting_at(self, moment: int) -> int:
        """How many customers waited then."""
        return bisect_right(self.asked, moment) - bisect_right(self.answered, moment)


def dashboard(reader: Reader, settings: Settings, now: datetime, days: int = 1) -> Dashboard:
    """The figures of the last `days` days, today among them."""
    since, _ = stretch(settings, now, days)
    start = to_micros(since)
    span = Span(start, to_micros(now), _HOUR if days == 1 else _DAY)
    courses = _read(reader, settings, now, start - days * _DAY)
    responses = (
        _series("human_median", "seconds", courses.response_agent, span),
        _series("human_p90", "seconds", courses.response_agent_p90, span),
        _series("ai_median", "seconds", courses.response_ai, span),
    )
    answered = (
        _series("by_ai", "count", courses.answered_ai, span),
        _series("by_human", "count", courses.answered_agent, span),
    )
    figures = tuple(_figures(courses, span, days * _DAY))
    today = since.date() + timedelta(days=days - 1)
    return Dashboard(today, figures, _hot(courses, span), answered, responses)


def stretch(settings: Settings, now: datetime, days: int) -> tuple[datetime, datetime]:
    """The last `days` days of the shop, today among them: from midnight on its clock until now."""
    zone = timezone(timedelta(minutes=settings.utc_offset_minutes))
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days - 1), now


def kpis(reader: Reader, settings: Settings, now: datetime) -> tuple[KpiFigure, ...]:
    """The figures that stand beside the reply box."""
    found = {figure.code: figure for figure in dashboard(reader, settings, now).figures}
    return tuple(found[code] for code in _TODAY)


def _figures(c: Courses, span: Span, period: int) -> Iterator[KpiFigure]:
    figure = partial(_figure, span=span, period=period)
    yield figure("first_response", "seconds", c.response_agent, "down")
    yield figure("first_response_p90", "seconds", c.response_agent_p90, "down")
    yield figure("first_response_ai", "seconds", c.response_ai, "down")
    yield figure("in_time", "share", c.in_time, "up")
    yield _waiting(c, span, period)
    yield figure("answered_ai", "count", c.answered_ai, "up")
    yield figure("answered_agent", "count", c.answered_agent, "up")
    yield figure("handoff_rate", "share", c.handoffs, "down")
    yield figure("high_value", "people", c.valuable, "up")
    yield figure("conversations", "count", c.conversations, "up")


def _figure(code: str, unit: str, course: Course[Any], better: str, *, span: Span, period: int) -> KpiFigure:
    value, n = course.over(span)
    before = course.over(span.before(period))[0]
    low, high = None, None
    if unit == "share" and value is not None:
        share = wilson(round(value * n), n)
        low, high = share.low, share.high
    return KpiFigure(code, unit, value, n, before, _series(code, unit, course, span), better, low, high)


def _series(code: str, unit: str, course: Course[Any], span: Span) -> Series:
    return Series(code, unit, tuple((from_micros(at), value, n) for at, value, n in course.steps(span)))


def _waiting(c: Courses, span: Span, period: int) -> KpiFigure:
    """Who waits for a human now, and how many waited at the end of each step."""
    counts = [(start, c.waiting_at(span.end_of(start))) for start in span.starts()]
    if counts:
        counts[-1] = (counts[-1][0], c.waiting)
    points = tuple((from_micros(start), float(count), count) for start, count in counts)
    before = float(c.waiting_at(span.end - period))
    return KpiFigure(
        "waiting", "people", float(c.waiting), c.waiting, before, Series("waiting", "people", points)
    )


def _hot(c: Courses, span: Span) -> tuple[HotCategory, ...]:
    sums = sums_by_key(c.categories, span)
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(HotCategory(category, count) for category, count in ranked[:_HOT])


def _read(reader: Reader, settings: Settings, now: datetime, since: int) -> Courses:
    rounds = read_rounds(reader, since, int(settings.limit_seconds * _SECOND), to_micros(now))
    replies = _counted(reader, since, REPLIES)
    active, passed = _who(reader, since, ACTIVE), _who(reader, since, HANDED_OVER)
    agent, ai = rounds.responses["agent"], rounds.responses["ai"]
    return Courses(
        response_agent=Course(agent.at, agent.rows, partial(Spread, 0.5)),
        response_agent_p90=Course(agent.at, agent.rows, partial(Spread, 0.9)),
        response_ai=Course(ai.at, ai.rows, partial(Spread, 0.5)),
        in_time=Course(rounds.outcomes.at, rounds.outcomes.rows, HitShare, adds_up=True),
        answered_ai=_of_key(replies, "ai"),
        answered_agent=_of_key(replies, "agent"),
        handoffs=_handoffs(active, passed),
        valuable=_valuable(reader, settings, since),
        conversations=Course(active.at, active.rows, Distinct, adds_up=True),
        categories=_counted(reader, since, CATEGORY),
        asked=rounds.asked,
        answered=rounds.answered,
        waiting=waiting_count(reader, settings, now),
    )


def _counted(reader: Reader, since: int, figure: str) -> list[tuple[int, str, int]]:
    rows = reader.stream(
        "SELECT bucket, key, n FROM kpi_quarters WHERE bucket >= ? AND figure = ? ORDER BY bucket",
        (since // _SECOND, figure),
    )
    return [(bucket * _SECOND, sys.intern(key), n) for bucket, key, n in rows]


def _who(reader: Reader, since: int, figure: str) -> Column[int]:
    """Which conversations, and when."""
    found = Column[int](array("q"), array("q"))
    rows = reader.stream(
        "SELECT bucket, CAST(key AS INTEGER) FROM kpi_quarters WHERE bucket >= ? AND figure = ? ORDER BY bucket",
        (since // _SECOND, figure),
    )
    for bucket, conversation_id in rows:
        found.add(bucket * _SECOND, conversation_id)
    return found


def _of_key(rows: Sequence[tuple[int, str, int]], wanted: str) -> Course[int]:
    kept = [(at, n) for at, key, n in rows if key == wanted]
    return Course([at for at, _ in kept], [n for _, n in kept], Sum)


def _handoffs(active: Column[int], passed: Column[int]) -> Course[int]:
    """All who wrote and, as complements, those who were handed over, in time order."""
    found = Column[int](array("q"), array("q"))
    over = zip(passed.at, (~who for who in passed.rows), strict=True)
    for at, who in merge(zip(active.at, active.rows, strict=True), over):
        found.add(at, who)
    return Course(found.at, found.rows, DistinctShare, adds_up=True)


def _valuable(reader: Reader, settings: Settings, since: int) -> Course[int]:
    """When customers of value wrote."""
    found = Column[int](array("q"), array("q"))
    rows = reader.stream(
        "SELECT k.bucket, u.id FROM kpi_quarters k JOIN conversations c ON c.id = CAST(k.key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id"
        " WHERE k.bucket >= ? AND k.figure = ? AND u.paid_total - u.refunded_total >= ? ORDER BY k.bucket",
        (since // _SECOND, ACTIVE, settings.valuable_lifetime),
    )
    for bucket, customer_id in rows:
        found.add(bucket * _SECOND, customer_id)
    return Course(found.at, found.rows, Distinct, adds_up=True)
