"""What is counted in stretches of time, put together into a figure's value and its course.

Each kind of figure is given a `between`: what was counted from one moment on, before another (microseconds), in any order.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from deskpilot.domain.kpi import percentile, wilson

Value = tuple[float | None, int]
Step = tuple[int, float | None, int]
Who = Callable[[int, int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in steps, all in microseconds."""

    start: int
    end: int
    step: int

    def before(self, period: int) -> "Span":
        return Span(self.start - period, self.end - period, self.step)

    def cells(self) -> Iterator[tuple[int, int]]:
        """From when until when each step goes; the last one ends with the span."""
        return ((start, min(start + self.step, self.end)) for start in range(self.start, self.end, self.step))


class Figured(Protocol):
    """A figure's value over a span, and its course: where each step begins, the value there, from how many cases."""

    def over(self, span: Span) -> Value: ...

    def steps(self, span: Span) -> list[Step]: ...


@dataclass(frozen=True, slots=True)
class Spread:
    """The value below which a share of the values lie, each step for itself."""

    between: Callable[[int, int], Sequence[float]]
    share: float

    def over(self, span: Span) -> Value:
        values = list(chain.from_iterable(self.between(*cell) for cell in span.cells()))
        return percentile(values, self.share), len(values)

    def steps(self, span: Span) -> list[Step]:
        cells = ((start, self.between(start, end)) for start, end in span.cells())
        return [(start, percentile(values, self.share), len(values)) for start, values in cells]


@dataclass(frozen=True, slots=True)
class Sum:
    """How many there were, each step for itself."""

    between: Callable[[int, int], int]

    def over(self, span: Span) -> Value:
        n = sum(self.between(*cell) for cell in span.cells())
        return float(n), n

    def steps(self, span: Span) -> list[Step]:
        cells = ((start, self.between(start, end)) for start, end in span.cells())
        return [(start, float(n), n) for start, n in cells]


@dataclass(frozen=True, slots=True)
class HitShare:
    """Hits out of all, added up from the start of the span; `between` gives both."""

    between: Callable[[int, int], tuple[int, int]]

    def over(self, span: Span) -> Value:
        cells = [self.between(*cell) for cell in span.cells()]
        share = wilson(sum(hits for hits, _ in cells), sum(n for _, n in cells))
        return share.value, share.n

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        hits, n = 0, 0
        for start, end in span.cells():
            more_hits, more = self.between(start, end)
            hits, n = hits + more_hits, n + more
            found.append((start, wilson(hits, n).value, n))
        return found


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different ones there were, added up from the start of the span."""

    between: Who

    def over(self, span: Span) -> Value:
        n = len(set(chain.from_iterable(self.between(*cell) for cell in span.cells())))
        return float(n), n

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        seen = set[int]()
        for start, end in span.cells():
            seen.update(self.between(start, end))
            found.append((start, float(len(seen)), len(seen)))
        return found


@dataclass(frozen=True, slots=True)
class DistinctShare:
    """How many different ones of all were hit, added up from the start of the span; whoever was hit is one of all."""

    all_between: Who
    hit_between: Who

    def over(self, span: Span) -> Value:
        hit = set(chain.from_iterable(self.hit_between(*cell) for cell in span.cells()))
        return _share(hit, hit.union(*(self.all_between(*cell) for cell in span.cells())))

    def steps(self, span: Span) -> list[Step]:
        found: list[Step] = []
        hit, every = set[int](), set[int]()
        for start, end in span.cells():
            more = self.hit_between(start, end)
            hit.update(more)
            every.update(more, self.all_between(start, end))
            found.append((start, *_share(hit, every)))
        return found


def _share(hit: set[int], every: set[int]) -> Value:
    share = wilson(len(hit), len(every))
    return share.value, share.n


def sums_by_key(rows: Iterable[tuple[str, int]]) -> dict[str, int]:
    """`(key, count)` added up by key."""
    sums: dict[str, int] = {}
    for key, n in rows:
        sums[key] = sums.get(key, 0) + n
    return sums
