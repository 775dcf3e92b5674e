"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

from array import array
from datetime import datetime, timedelta, timezone
from functools import cache, partial
from itertools import chain

from deskpilot.domain.kpi import wilson
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries.desk_queue import waiting_count
from deskpilot.services.queries.rounds import first_responses, outcomes, waiting_at
from deskpilot.services.queries.tallies import (
    Distinct,
    DistinctShare,
    Figured,
    HitShare,
    Span,
    Spread,
    Sum,
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
KINDS = {
    "first_response": ("seconds", "down"),
    "first_response_p90": ("seconds", "down"),
    "first_response_ai": ("seconds", "down"),
    "in_time": ("share", "up"),
    "answered_ai": ("count", "up"),
    "answered_agent": ("count", "up"),
    "handoff_rate": ("share", "down"),
    "high_value": ("people", "up"),
    "conversations": ("count", "up"),
}
"""The unit of every figure but who waits, and where better lies."""
_TODAY = ("first_response", "answered_ai", "answered_agent", "handoff_rate", "high_value")


def dashboard(reader: Reader, settings: Settings, now: datetime, days: int = 1) -> Dashboard:
    """The figures of the last `days` days, today among them."""
    since, _ = stretch(settings, now, days)
    span = Span(to_micros(since), to_micros(now), _HOUR if days == 1 else _DAY)
    courses = _courses(reader, settings, now)
    figures = (*(_figure(code, courses[code], span, days * _DAY) for code in courses),)
    waiting = _waiting(reader, waiting_count(reader, settings, now), span, days * _DAY)
    place = list(courses).index("answered_ai")
    responses = (
        _series("human_median", "seconds", courses["first_response"], span),
        _series("human_p90", "seconds", courses["first_response_p90"], span),
        _series("ai_median", "seconds", courses["first_response_ai"], span),
    )
    answered = (
        _series("by_ai", "count", courses["answered_ai"], span),
        _series("by_human", "count", courses["answered_agent"], span),
    )
    today = since.date() + timedelta(days=days - 1)
    ordered = (*figures[:place], waiting, *figures[place:])
    return Dashboard(today, ordered, _hot(reader, span), answered, responses)


def stretch(settings: Settings, now: datetime, days: int) -> tuple[datetime, datetime]:
    """The last `days` days of the shop, today among them: from midnight on its clock until now."""
    zone = timezone(timedelta(minutes=settings.utc_offset_minutes))
    midnight = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight - timedelta(days=days - 1), now


def kpis(reader: Reader, settings: Settings, now: datetime) -> tuple[KpiFigure, ...]:
    """The figures that stand beside the reply box."""
    since, _ = stretch(settings, now, 1)
    span, courses = Span(to_micros(since), to_micros(now), _HOUR), _courses(reader, settings, now)
    first, *others = (_figure(code, courses[code], span, _DAY) for code in _TODAY)
    return (first, _waiting(reader, waiting_count(reader, settings, now), span, _DAY), *others)


def _courses(reader: Reader, settings: Settings, now: datetime) -> dict[str, Figured]:
    """Every figure but who waits, in the order they are shown; each stretch of rows is read once, when it is asked for."""
    agent = cache(partial(first_responses, reader, "agent"))
    active = cache(partial(_who, reader, ACTIVE))
    limit = int(settings.limit_seconds * _SECOND)
    return {
        "first_response": Spread(agent, 0.5),
        "first_response_p90": Spread(agent, 0.9),
        "first_response_ai": Spread(cache(partial(first_responses, reader, "ai")), 0.5),
        "in_time": HitShare(cache(partial(outcomes, reader, limit, to_micros(now)))),
        "answered_ai": Sum(cache(partial(_replies, reader, "ai"))),
        "answered_agent": Sum(cache(partial(_replies, reader, "agent"))),
        "handoff_rate": DistinctShare(active, cache(partial(_who, reader, HANDED_OVER))),
        "high_value": Distinct(cache(partial(_valuable, reader, settings.valuable_lifetime))),
        "conversations": Distinct(active),
    }


def _figure(code: str, course: Figured, span: Span, period: int) -> KpiFigure:
    unit, better = KINDS[code]
    value, n = course.over(span)
    before = course.over(span.before(period))[0]
    low, high = None, None
    if unit == "share" and value is not None:
        share = wilson(round(value * n), n)
        low, high = share.low, share.high
    return KpiFigure(code, unit, value, n, before, _series(code, unit, course, span), better, low, high)


def _series(code: str, unit: str, course: Figured, span: Span) -> Series:
    return Series(code, unit, tuple((from_micros(at), value, n) for at, value, n in course.steps(span)))


def _waiting(reader: Reader, waiting: int, span: Span, period: int) -> KpiFigure:
    """Who waits for a human now, and how many waited at the end of each step."""
    cells = list(span.cells())
    waited = waiting_at(reader, [*(end for _, end in cells), span.end - period])
    counts = [(start, waited[end]) for start, end in cells]
    if counts:
        counts[-1] = (counts[-1][0], waiting)
    points = tuple((from_micros(start), float(count), count) for start, count in counts)
    before = float(waited[span.end - period])
    return KpiFigure(
        "waiting", "people", float(waiting), waiting, before, Series("waiting", "people", points)
    )


def _hot(reader: Reader, span: Span) -> tuple[HotCategory, ...]:
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT key, n FROM counted", (*_quarters(span.start, span.end), CATEGORY)
    )
    ranked = sorted(sums_by_key(rows).items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(HotCategory(category, count) for category, count in ranked[:_HOT])


def _quarters(start: int, end: int) -> tuple[int, int]:
    """The first quarter of an hour that begins in a stretch, and where the stretch ends, in seconds."""
    return -(-start // (BUCKET_SECONDS * _SECOND)) * BUCKET_SECONDS, -(-end // _SECOND)


def _replies(reader: Reader, by: str, start: int, end: int) -> int:
    """How many replies left in a stretch."""
    return int(
        reader.value(
            f"{_BY_QUARTER} SELECT coalesce(sum(n), 0) FROM counted WHERE key = ?4",
            (*_quarters(start, end), REPLIES, by),
        )
    )


def _who(reader: Reader, figure: str, start: int, end: int) -> "array[int]":
    """Which conversations were counted in a stretch."""
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT CAST(key AS INTEGER) FROM counted", (*_quarters(start, end), figure)
    )
    return array("q", chain.from_iterable(rows))


def _valuable(reader: Reader, least: float, start: int, end: int) -> "array[int]":
    """Which customers of value wrote in a stretch."""
    rows = reader.stream(
        f"{_BY_QUARTER} SELECT u.id FROM counted JOIN conversations c ON c.id = CAST(key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id WHERE u.paid_total - u.refunded_total >= ?4",
        (*_quarters(start, end), ACTIVE, least),
    )
    return array("q", chain.from_iterable(rows))
