"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

from deskpilot.domain.kpi import wilson
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries.desk_queue import waiting_count
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
    in_time: Course[bool]
    answered_ai: Course[int]
    answered_agent: Course[int]
    handoffs: Course[tuple[str, bool]]
    valuable: Course[str]
    conversations: Course[str]
    categories: list[tuple[int, tuple[str, int]]]
    asked: list[int]
    answered: list[int]
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
    rounds = reader.tuples(
        "SELECT asked_at, answered_at, answered_by, is_first FROM rounds"
        " WHERE asked_at >= ? OR answered_at >= ? OR answered_at IS NULL ORDER BY asked_at",
        (since, since),
    )
    counted: dict[str, list[tuple[int, tuple[str, int]]]] = {
        figure: [] for figure in (ACTIVE, HANDED_OVER, REPLIES, CATEGORY)
    }
    for row in reader.tuples(
        "SELECT bucket, figure, key, n FROM kpi_quarters WHERE bucket >= ? AND figure IN (?, ?, ?, ?)"
        " ORDER BY bucket",
        (since // _SECOND, *counted),
    ):
        counted[row[1]].append((row[0] * _SECOND, (row[2], row[3])))
    firsts = {
        by: [(r[0], (r[1] - r[0]) / _SECOND) for r in rounds if r[3] and r[2] == by] for by in ("agent", "ai")
    }
    active = [(at, key) for at, (key, _) in counted[ACTIVE]]
    passed = [(at, (key, True)) for at, (key, _) in counted[HANDED_OVER]]
    return Courses(
        response_agent=Course(firsts["agent"], partial(Spread, 0.5)),
        response_agent_p90=Course(firsts["agent"], partial(Spread, 0.9)),
        response_ai=Course(firsts["ai"], partial(Spread, 0.5)),
        in_time=Course(_outcomes(rounds, settings.limit_seconds, to_micros(now)), HitShare, adds_up=True),
        answered_ai=Course(_of_key(counted[REPLIES], "ai"), Sum),
        answered_agent=Course(_of_key(counted[REPLIES], "agent"), Sum),
        handoffs=Course(
            sorted([*((at, (key, False)) for at, key in active), *passed]), DistinctShare, adds_up=True
        ),
        valuable=Course(_valuable(reader, settings, since), Distinct, adds_up=True),
        conversations=Course(active, Distinct, adds_up=True),
        categories=counted[CATEGORY],
        asked=[r[0] for r in rounds],
        answered=sorted(r[1] for r in rounds if r[1] is not None),
        waiting=waiting_count(reader, settings, now),
    )


def _of_key(rows: Sequence[tuple[int, tuple[str, int]]], wanted: str) -> list[tuple[int, int]]:
    return [(at, n) for at, (key, n) in rows if key == wanted]


def _outcomes(rounds: Sequence[Any], limit_seconds: float, now: int) -> list[tuple[int, bool]]:
    """Whether a human answered within the limit, for rounds that the AI did not answer. One that still runs and has
    not reached the limit is no case yet; one that was closed without an answer is missed."""
    limit = int(limit_seconds * _SECOND)
    found = []
    for asked, answered, by, _ in rounds:
        if by == "agent":
            found.append((asked, answered - asked <= limit))
        elif by != "ai" and (answered is not None or now - asked > limit):
            found.append((asked, False))
    return found


def _valuable(reader: Reader, settings: Settings, since: int) -> list[tuple[int, str]]:
    """When customers of value wrote."""
    rows = reader.tuples(
        "SELECT k.bucket, u.id FROM kpi_quarters k JOIN conversations c ON c.id = CAST(k.key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id"
        " WHERE k.bucket >= ? AND k.figure = ? AND u.paid_total - u.refunded_total >= ? ORDER BY k.bucket",
        (since // _SECOND, ACTIVE, settings.valuable_lifetime),
    )
    return [(row[0] * _SECOND, str(row[1])) for row in rows]
