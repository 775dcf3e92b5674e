"""What is counted in stretches of time, put together into a figure's value and its course.

Each kind of figure is given a `read`: what was counted in each step of a span, one after the other.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from deskpilot.domain.kpi import percentile, wilson

Value = tuple[float | None, int]
Step = tuple[int, float | None, int]
Who = Callable[["Span"], Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in steps, all in microseconds."""

    start: int
    end: int
    step: int

    def before(self, period: int) -> "Span":
        return Span(self.start - period, self.end - period, self.step)

    def starts(self) -> range:
        """When each step begins."""
        return range(self.start, self.end, self.step)

    def ends(self) -> list[int]:
        """When each step ends; the last one ends with the span."""
        return [min(start + self.step, self.end) for start in self.starts()]


class Figured(Protocol):
    """A figure's value over a span, and its course: where each step begins, the value there, from how many cases."""

    def over(self, span: Span) -> Value: ...

    def steps(self, span: Span) -> list[Step]: ...


@dataclass(frozen=True, slots=True)
class Spread:
    """The value below which a share of the values lie, each step for itself; the values in any order."""

    read: Callable[[Span], Sequence[Sequence[float]]]
    share: float

    def over(self, span: Span) -> Value:
        values = list(chain.from_iterable(self.read(span)))
        return percentile(values, self.share), len(values)

    def steps(self, span: Span) -> list[Step]:
        steps = zip(span.starts(), self.read(span), strict=True)
        return [(start, percentile(values, self.share), len(values)) for start, values in steps]


@dataclass(frozen=True, slots=True)
class Sum:
    """How many there were, each step for itself."""

    read: Callable[[Span], Sequence[int]]

    def over(self, span: Span) -> Value:
        n = sum(self.read(span))
        return float(n), n

    def steps(self, span: Span) -> list[Step]:
        return [(start, float(n), n) for start, n in zip(span.starts(), self.read(span), strict=True)]


@dataclass(frozen=True, slots=True)
class HitShare:
    """Hits out of all, added up from the start of the span; `read` gives both for each step."""

    read: Callable[[Span], Sequence[Sequence[int]]]

    def over(self, span: Span) -> Value:
        steps = self.read(span)
        share = wilson(sum(hits for hits, _ in steps), sum(n for _, n in steps))
        return share.value, share.n

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        hits, n = 0, 0
        for start, (more_hits, more) in zip(span.starts(), self.read(span), strict=True):
            hits, n = hits + more_hits, n + more
            found.append((start, wilson(hits, n).value, n))
        return found


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different ones there were, added up from the start of the span."""

    read: Who

    def over(self, span: Span) -> Value:
        n = len(set(chain.from_iterable(self.read(span))))
        return float(n), n

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        seen = set[int]()
        for start, more in zip(span.starts(), self.read(span), strict=True):
            seen.update(more)
            found.append((start, float(len(seen)), len(seen)))
        return found


@dataclass(frozen=True, slots=True)
class DistinctShare:
    """How many different ones of all were hit, added up from the start of the span; whoever was hit is one of all."""

    read_all: Who
    read_hit: Who

    def over(self, span: Span) -> Value:
        hit = set(chain.from_iterable(self.read_hit(span)))
        return _share(hit, hit.union(*self.read_all(span)))

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        hit, every = set[int](), set[int]()
        for start, more, whole in zip(span.starts(), self.read_hit(span), self.read_all(span), strict=True):
            hit.update(more)
            every.update(more, whole)
            found.append((start, *_share(hit, every)))
        return found


def _share(hit: set[int], every: set[int]) -> Value:
    share = wilson(len(hit), len(every))
    return share.value, share.n
