"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cache, partial
from itertools import chain

from deskpilot.domain.kpi import wilson
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries.desk_queue import waiting_count
from deskpilot.services.queries.rounds import Outcomes, first_responses, waiting_at
from deskpilot.services.queries.tallies import (
    Course,
    Distinct,
    DistinctShare,
    Figured,
    Span,
    Spread,
    Sum,
    Who,
    sums_by_key,
)
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE, BUCKET_SECONDS, CATEGORY, HANDED_OVER, REPLIES
from deskpilot.store.values import from_micros, to_micros

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_HOT = 8
# Each quarter of an hour is looked up with the figure, so that the rows of other figures are not gone through.
_BY_QUARTER = (
    f"WITH RECURSIVE quarters(start) AS (VALUES (?1) UNION ALL SELECT start + {BUCKET_SECONDS} FROM quarters"
    f" WHERE start + {BUCKET_SECONDS} < ?2), counted AS (SELECT bucket, key, n FROM quarters"
    " CROSS JOIN kpi_quarters ON bucket = start AND bucket < ?2 AND figure = ?3)"
)
_TODAY = ("first_response", "waiting", "answered_ai", "answered_agent", "handoff_rate", "high_value")


@dataclass(frozen=True, slots=True)
class Courses:
    """Every figure's rows, of this period and the one before, in time order."""

    response_agent: Figured
    response_agent_p90: Figured
    response_ai: Figured
    in_time: Figured
    answered_ai: Figured
    answered_agent: Figured
    handoffs: Figured
    valuable: Figured
    conversations: Figured
    categories: list[tuple[int, str, int]]
    waiting: int
    waited: Mapping[int, int]


def dashboard(reader: Reader, settings: Settings, now: datetime, days: int = 1) -> Dashboard:
    """The figures of the last `days` days, today among them."""
    since, _ = stretch(settings, now, days)
    start = to_micros(since)
    span = Span(start, to_micros(now), _HOUR if days == 1 else _DAY)
    courses = _read(reader, settings, now, span, days * _DAY)
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


def _figure(code: str, unit: str, course: Figured, better: str, *, span: Span, period: int) -> KpiFigure:
    value, n = course.over(span)
    before = course.over(span.before(period))[0]
    low, high = None, None
    if unit == "share" and value is not None:
        share = wilson(round(value * n), n)
        low, high = share.low, share.high
    return KpiFigure(code, unit, value, n, before, _series(code, unit, course, span), better, low, high)


def _series(code: str, unit: str, course: Figured, span: Span) -> Series:
    return Series(code, unit, tuple((from_micros(at), value, n) for at, value, n in course.steps(span)))


def _waiting(c: Courses, span: Span, period: int) -> KpiFigure:
    """Who waits for a human now, and how many waited at the end of each step."""
    counts = [(start, c.waited[span.end_of(start)]) for start in span.starts()]
    if counts:
        counts[-1] = (counts[-1][0], c.waiting)
    points = tuple((from_micros(start), float(count), count) for start, count in counts)
    before = float(c.waited[span.end - period])
    return KpiFigure(
        "waiting", "people", float(c.waiting), c.waiting, before, Series("waiting", "people", points)
    )


def _hot(c: Courses, span: Span) -> tuple[HotCategory, ...]:
    sums = sums_by_key(c.categories, span)
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(HotCategory(category, count) for category, count in ranked[:_HOT])


def _read(reader: Reader, settings: Settings, now: datetime, span: Span, period: int) -> Courses:
    whole = Span(span.start - period, span.end, span.step)
    agent, ai = (first_responses(reader, by, whole.start, whole.end) for by in ("agent", "ai"))
    replies, active = _counted(reader, whole, REPLIES), _kept(partial(_who, reader, ACTIVE))
    ends = [span.end_of(start) for start in span.starts()]
    return Courses(
        response_agent=Course(agent.at, agent.rows, partial(Spread, 0.5)),
        response_agent_p90=Course(agent.at, agent.rows, partial(Spread, 0.9)),
        response_ai=Course(ai.at, ai.rows, partial(Spread, 0.5)),
        in_time=Outcomes(reader, int(settings.limit_seconds * _SECOND), to_micros(now)),
        answered_ai=_of_key(replies, "ai"),
        answered_agent=_of_key(replies, "agent"),
        handoffs=DistinctShare(active, _kept(partial(_who, reader, HANDED_OVER))),
        valuable=Distinct(_kept(partial(_valuable, reader, settings.valuable_lifetime))),
        conversations=Distinct(active),
        categories=_counted(reader, span, CATEGORY),
        waiting=waiting_count(reader, settings, now),
        waited=waiting_at(reader, [*ends, span.end - period]),
    )


def _kept(who: Who) -> Who:
    """The same, each stretch read once; for one reading of the figures."""
    return cache(who)


def _quarters(start: int, end: int) -> tuple[int, int]:
    """The first quarter of an hour that begins in a stretch, and where the stretch ends, in seconds."""
    return -(-start // (BUCKET_SECONDS * _SECOND)) * BUCKET_SECONDS, -(-end // _SECOND)


def _counted(reader: Reader, span: Span, figure: str) -> list[tuple[int, str, int]]:
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT bucket, key, n FROM counted ORDER BY bucket",
        (*_quarters(span.start, span.end), figure),
    )
    return [(bucket * _SECOND, sys.intern(key), n) for bucket, key, n in rows]


def _who(reader: Reader, figure: str, start: int, end: int) -> "array[int]":
    """Which conversations were counted in a stretch."""
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT CAST(key AS INTEGER) FROM counted", (*_quarters(start, end), figure)
    )
    return array("q", chain.from_iterable(rows))


def _of_key(rows: Sequence[tuple[int, str, int]], wanted: str) -> Course[int]:
    kept = [(at, n) for at, key, n in rows if key == wanted]
    return Course([at for at, _ in kept], [n for _, n in kept], Sum)


def _valuable(reader: Reader, least: float, start: int, end: int) -> "array[int]":
    """Which customers of value wrote in a stretch."""
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT u.id FROM counted JOIN conversations c ON c.id = CAST(key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id WHERE u.paid_total - u.refunded_total >= ?4",
        (*_quarters(start, end), ACTIVE, least),
    )
    return array("q", chain.from_iterable(rows))
