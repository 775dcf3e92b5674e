"""Response clocks and intervals. Formulas are those of docs/kpi.md; every figure comes with its n."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import sqrt
from statistics import median

_Z95 = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Clock:
    """A platform's rule for one round: answered in time within `limit_seconds`, counted between the local hours
    `from_hour` (inclusive) and `to_hour` (exclusive)."""

    code: str
    limit_seconds: float
    from_hour: int = 0
    to_hour: int = 24
    dated: str = ""


CLOCKS: tuple[Clock, ...] = (
    Clock("taobao", 180.0, 8, 23, "2026-03"),
    Clock("jd", 30.0, 9, 23, "2026-03"),
    Clock("pdd", 300.0, 8, 23, "2026-03"),
    Clock("douyin", 180.0, 8, 23, "2026-03"),
)


@dataclass(frozen=True, slots=True)
class Round:
    """The first unanswered customer message and the first valid reply to it (`None`: still unanswered)."""

    asked_at: datetime
    answered_at: datetime | None = None
    by_agent: bool = True

    @property
    def wait_seconds(self) -> float | None:
        """Seconds from the question to the reply; `None` while unanswered."""
        return None if self.answered_at is None else (self.answered_at - self.asked_at).total_seconds()


@dataclass(frozen=True, slots=True)
class Share:
    """Hits out of n with the bounds of its 95 % Wilson interval (Wilson 1927); `None` bounds when n is 0."""

    hits: int
    n: int
    low: float | None
    high: float | None

    @property
    def value(self) -> float | None:
        return self.hits / self.n if self.n else None


def wilson(hits: int, n: int) -> Share:
    """The share of `hits` in `n` with its 95 % score interval."""
    if n == 0:
        return Share(0, 0, None, None)
    p, z2 = hits / n, _Z95 * _Z95
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z95 / (1 + z2 / n) * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Share(hits, n, max(0.0, centre - half), min(1.0, centre + half))


def in_time(rounds: Sequence[Round], clock: Clock) -> Share:
    """Rounds answered within the clock's limit, out of all rounds; an unanswered one is not in time."""
    hits = sum(r.wait_seconds is not None and r.wait_seconds <= clock.limit_seconds for r in rounds)
    return wilson(hits, len(rounds))


def rounds_of(lines: Iterable[tuple[datetime, bool]]) -> tuple[Round, ...]:
    """Rounds from `(at, is_customer)` lines in time order: further questions before the reply join the round."""
    found: list[Round] = []
    asked: datetime | None = None
    for at, is_customer in lines:
        if is_customer:
            asked = asked or at
        elif asked is not None:
            found.append(Round(asked, at))
            asked = None
    if asked is not None:
        found.append(Round(asked))
    return tuple(found)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` (0 to 1) of the values lie, linear between neighbours; `None` if empty."""
    if not values:
        return None
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def median_of(values: Sequence[float]) -> float | None:
    """The middle value, `None` if empty."""
    return median(values) if values else None
