"""What a benchmark finds out: a value, how it scattered, and the goal it stands against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound that a figure has to keep: not above `limit`, or not below it."""

    limit: float
    at_most: bool = True

    def is_met_by(self, value: float) -> bool:
        return value <= self.limit if self.at_most else value >= self.limit


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `unit` is ms, s, MB, x (a ratio), % (a share of 1) or empty (a count); `beside` holds what belongs to it, each
    in a unit that its name tells. `headline` figures go into the README."""

    part: str
    name: str
    value: float
    unit: str
    goal: Goal | None = None
    beside: Mapping[str, float] = field(default_factory=dict)
    headline: bool = False

    @property
    def is_met(self) -> bool | None:
        """Whether the goal is met; `None` without one."""
        return None if self.goal is None else self.goal.is_met_by(self.value)


@dataclass(frozen=True, slots=True)
class Spread:
    """How often measured durations lie, in milliseconds."""

    p50: float
    p99: float
    low: float
    high: float

    def beside(self) -> dict[str, float]:
        """What is told beside the median."""
        return {"p99 ms": self.p99, "min ms": self.low, "max ms": self.high}


def spread(durations_ns: Sequence[int]) -> Spread:
    """The spread of durations in nanoseconds; the 99th percentile is interpolated."""
    ordered = sorted(durations_ns)
    place = 0.99 * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    p99 = ordered[below] + (ordered[above] - ordered[below]) * (place - below)
    return Spread(*(value / 1e6 for value in (median(ordered), p99, ordered[0], ordered[-1])))
