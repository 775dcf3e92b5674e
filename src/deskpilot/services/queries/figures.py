"""The figures of the day, read from rollups: what was counted when it happened is only added up here.

Days begin at midnight in the shop's own time. `before` is the same stretch one period earlier: for today, yesterday
up to the same time. Rounds are exact; counts are added up by quarters of an hour. Formulas: docs/kpi.md.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from deskpilot.domain.kpi import Share, percentile, wilson
from deskpilot.services.queries.desk_queue import waiting_count
from deskpilot.services.views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.settings import Settings
from deskpilot.store import Reader
from deskpilot.store.rollups import ACTIVE, CATEGORY, HANDED_OVER, REPLIES
from deskpilot.store.values import from_micros, maybe_time, to_micros

_HOT = 8
_DAY = timedelta(days=1)
_TODAY = ("first_response", "waiting", "answered_ai", "answered_agent", "handoff_rate", "high_value")

Point = tuple[datetime, float | None, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One round as the figures need it. `by` is ai or agent, empty while nobody answered."""

    asked_at: datetime
    answered_at: datetime | None
    by: str
    is_first: bool

    def waits_at(self, moment: datetime) -> bool:
        """Whether the customer was waiting then."""
        return self.asked_at <= moment and (self.answered_at is None or self.answered_at > moment)

    @property
    def seconds(self) -> float:
        """From question to answer; 0 while there is none."""
        return 0.0 if self.answered_at is None else (self.answered_at - self.asked_at).total_seconds()


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of the counts."""

    at: datetime
    figure: str
    key: str
    n: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time from `start` to `end`, in steps of an hour or a day."""

    start: datetime
    end: datetime
    step: timedelta

    def before(self, period: timedelta) -> "Span":
        return Span(self.start - period, self.end - period, self.step)

    def steps(self) -> list["Span"]:
        """The steps, the last one cut off at the end."""
        found, at = [], self.start
        while at < self.end:
            found.append(Span(at, min(at + self.step, self.end), self.step))
            at += self.step
        return found

    def so_far(self) -> list["Span"]:
        """From the start to the end of each step."""
        return [Span(self.start, step.end, self.step) for step in self.steps()]

    def holds(self, at: datetime) -> bool:
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True)
class Material:
    """All rows behind the figures, of this period and the one before."""

    rounds: tuple[Asked, ...]
    counts: tuple[Counted, ...]
    valuable: tuple[Counted, ...]
    waiting: int
    limit_seconds: float


def dashboard(reader: Reader, settings: Settings, now: datetime, days: int = 1) -> Dashboard:
    """The figures of the last `days` days, today among them."""
    zone = timezone(timedelta(minutes=settings.utc_offset_minutes))
    today = now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    span = Span(today - (days - 1) * _DAY, now, timedelta(hours=1) if days == 1 else _DAY)
    period = days * _DAY
    material = _read(reader, settings, now, span.start - period)
    responses = (
        _course("human_median", "seconds", span, lambda s: _response(material, s, "agent", 0.5)),
        _course("human_p90", "seconds", span, lambda s: _response(material, s, "agent", 0.9)),
        _course("ai_median", "seconds", span, lambda s: _response(material, s, "ai", 0.5)),
    )
    answered = (
        _course("by_ai", "count", span, lambda s: _replies(material, s, "ai")),
        _course("by_human", "count", span, lambda s: _replies(material, s, "agent")),
    )
    return Dashboard(
        today.date(), tuple(_figures(material, span, period)), _hot(material, span), answered, responses
    )


def kpis(reader: Reader, settings: Settings, now: datetime) -> tuple[KpiFigure, ...]:
    """The figures that stand beside the reply box."""
    found = {figure.code: figure for figure in dashboard(reader, settings, now).figures}
    return tuple(found[code] for code in _TODAY)


def _figures(m: Material, span: Span, period: timedelta) -> Iterable[KpiFigure]:
    """Every figure: its value over the span, its course, and its value over the span before."""

    def of(
        code: str,
        unit: str,
        value: Callable[[Span], tuple[float | None, int]],
        better: str,
        so_far: bool = True,
    ) -> KpiFigure:
        now, n = value(span)
        course = _course(code, unit, span, value, so_far=so_far)
        return KpiFigure(code, unit, now, n, value(span.before(period))[0], course, better)

    yield of("first_response", "seconds", lambda s: _response(m, s, "agent", 0.5), "down", so_far=False)
    yield of("first_response_p90", "seconds", lambda s: _response(m, s, "agent", 0.9), "down", so_far=False)
    yield of("first_response_ai", "seconds", lambda s: _response(m, s, "ai", 0.5), "down", so_far=False)
    yield _share("in_time", "up", span, period, lambda s: _in_time(m, s))
    yield _waiting(m, span, period)
    yield of("answered_ai", "count", lambda s: _replies(m, s, "ai"), "up", so_far=False)
    yield of("answered_agent", "count", lambda s: _replies(m, s, "agent"), "up", so_far=False)
    yield _share("handoff_rate", "down", span, period, lambda s: _handoffs(m, s))
    yield of("high_value", "people", lambda s: _distinct(m.valuable, s), "up")
    yield of("conversations", "count", lambda s: _distinct(_of_figure(m, ACTIVE), s), "up")


def _share(
    code: str, better: str, span: Span, period: timedelta, share: Callable[[Span], Share]
) -> KpiFigure:
    def value(part: Span) -> tuple[float | None, int]:
        found = share(part)
        return found.value, found.n

    now = share(span)
    course = _course(code, "share", span, value, so_far=True)
    before = share(span.before(period)).value
    return KpiFigure(code, "share", now.value, now.n, before, course, better, now.low, now.high)


def _course(
    code: str,
    unit: str,
    span: Span,
    value: Callable[[Span], tuple[float | None, int]],
    *,
    so_far: bool = False,
) -> Series:
    """The figure step by step, or from the start up to each step."""
    parts = span.so_far() if so_far else span.steps()
    points: list[Point] = [(step.start, *value(part)) for step, part in zip(span.steps(), parts, strict=True)]
    return Series(code, unit, tuple(points))


def _response(m: Material, span: Span, by: str, share: float) -> tuple[float | None, int]:
    waits = [r.seconds for r in m.rounds if r.is_first and r.by == by and span.holds(r.asked_at)]
    return percentile(waits, share), len(waits)


def _in_time(m: Material, span: Span) -> Share:
    """Rounds that a human answered within the limit, out of those a human had to answer; one that still runs and has
    not reached the limit is no case yet."""
    met = missed = 0
    for asked in m.rounds:
        if asked.by == "ai" or not span.holds(asked.asked_at):
            continue
        if asked.by == "agent" and asked.seconds <= m.limit_seconds:
            met += 1
        elif asked.by or (span.end - asked.asked_at).total_seconds() > m.limit_seconds:
            missed += 1
    return wilson(met, met + missed)


def _waiting(m: Material, span: Span, period: timedelta) -> KpiFigure:
    def at(moment: datetime) -> int:
        return sum(asked.waits_at(moment) for asked in m.rounds)

    steps = span.steps()
    points: list[Point] = [(step.start, float(count := at(step.end)), count) for step in steps[:-1]]
    if steps:
        points.append((steps[-1].start, float(m.waiting), m.waiting))
    course = Series("waiting", "people", tuple(points))
    return KpiFigure("waiting", "people", float(m.waiting), m.waiting, float(at(span.end - period)), course)


def _replies(m: Material, span: Span, by: str) -> tuple[float | None, int]:
    count = sum(c.n for c in m.counts if c.figure == REPLIES and c.key == by and span.holds(c.at))
    return float(count), count


def _handoffs(m: Material, span: Span) -> Share:
    passed, active = (_distinct(_of_figure(m, figure), span)[1] for figure in (HANDED_OVER, ACTIVE))
    return wilson(passed, active)


def _distinct(counts: Sequence[Counted], span: Span) -> tuple[float | None, int]:
    found = len({counted.key for counted in counts if span.holds(counted.at)})
    return float(found), found


def _of_figure(m: Material, figure: str) -> list[Counted]:
    return [counted for counted in m.counts if counted.figure == figure]


def _hot(m: Material, span: Span) -> tuple[HotCategory, ...]:
    sums: dict[str, int] = {}
    for counted in m.counts:
        if counted.figure == CATEGORY and span.holds(counted.at):
            sums[counted.key] = sums.get(counted.key, 0) + counted.n
    ranked = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(HotCategory(category, count) for category, count in ranked[:_HOT])


def _read(reader: Reader, settings: Settings, now: datetime, since: datetime) -> Material:
    first = int(since.timestamp())
    figures = (ACTIVE, HANDED_OVER, REPLIES, CATEGORY)
    counts = reader.rows(
        "SELECT bucket, figure, key, n FROM kpi_quarters WHERE bucket >= ? AND figure IN (?, ?, ?, ?)",
        (first, *figures),
    )
    valuable = reader.rows(
        "SELECT k.bucket, u.id FROM kpi_quarters k JOIN conversations c ON c.id = CAST(k.key AS INTEGER)"
        " JOIN customers u ON u.id = c.customer_id"
        " WHERE k.bucket >= ? AND k.figure = ? AND u.paid_total - u.refunded_total >= ?",
        (first, ACTIVE, settings.valuable_lifetime),
    )
    rounds = reader.rows(
        "SELECT asked_at, answered_at, answered_by, is_first FROM rounds WHERE asked_at >= ? OR answered_at IS NULL",
        (to_micros(since),),
    )
    return Material(
        tuple(Asked(from_micros(r[0]), maybe_time(r[1]), r[2], bool(r[3])) for r in rounds),
        tuple(Counted(_time(r[0]), r[1], r[2], r[3]) for r in counts),
        tuple(Counted(_time(r[0]), ACTIVE, str(r[1]), 1) for r in valuable),
        waiting_count(reader, settings, now),
        settings.limit_seconds,
    )


def _time(seconds: int) -> datetime:
    return from_micros(seconds * 1_000_000)
