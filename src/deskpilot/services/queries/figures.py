"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

from datetime import datetime, timedelta, timezone
from functools import cache, partial

from deskpilot.domain.kpi import wilson
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries.by_step import QUARTERS, by_step, of_figure
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
)
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE, CATEGORY, HANDED_OVER, REPLIES
from deskpilot.store.values import from_micros, to_micros

_SECOND = 1_000_000
_HOUR = 3600 * _SECOND
_DAY = 24 * _HOUR
_HOT = 8
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
    """Every figure but who waits, in the order they are shown; each span is read once, when it is asked for."""
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
    waited = waiting_at(reader, [*span.ends(), span.end - period])
    counts = [(start, waited[end]) for start, end in zip(span.starts(), span.ends(), strict=True)]
    if counts:
        counts[-1] = (counts[-1][0], waiting)
    points = tuple((from_micros(start), float(count), count) for start, count in counts)
    before = float(waited[span.end - period])
    return KpiFigure(
        "waiting", "people", float(waiting), waiting, before, Series("waiting", "people", points)
    )


def _hot(reader: Reader, span: Span) -> tuple[HotCategory, ...]:
    rows = reader.packed(
        "key, n",
        f"{QUARTERS} SELECT key, sum(n) AS n FROM counted GROUP BY key ORDER BY n DESC, key LIMIT :most",
        {**of_figure(CATEGORY, span), "start": span.start, "step": span.step, "most": _HOT},
    )
    return tuple(HotCategory(category, count) for category, count in rows)


def _replies(reader: Reader, by: str, span: Span) -> list[int]:
    """How many replies left in each step."""
    sql = f"{QUARTERS} SELECT step, sum(n) AS found FROM counted WHERE key = :by GROUP BY step"
    return by_step(reader, span, sql, {**of_figure(REPLIES, span), "by": by}, 0)


def _who(reader: Reader, figure: str, span: Span) -> list[list[int]]:
    """Which conversations were counted in each step."""
    sql = (
        f"{QUARTERS} SELECT step, json_group_array(CAST(key AS INTEGER)) AS found FROM counted GROUP BY step"
    )
    return by_step(reader, span, sql, of_figure(figure, span), ())


def _valuable(reader: Reader, least: float, span: Span) -> list[list[int]]:
    """Which customers of value wrote in each step."""
    sql = (
        f"{QUARTERS} SELECT step, json_group_array(u.id) AS found FROM counted"
        " JOIN conversations c ON c.id = CAST(key AS INTEGER) JOIN customers u ON u.id = c.customer_id"
        " WHERE u.paid_total - u.refunded_total >= :least GROUP BY step"
    )
    return by_step(reader, span, sql, {**of_figure(ACTIVE, span), "least": least}, ())
