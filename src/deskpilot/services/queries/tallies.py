"""Running counts over rows in time order: one pass gives a figure's course and its value."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, Protocol, TypeVar

from deskpilot.domain.kpi import percentile, wilson

Value = tuple[float | None, int]
Step = tuple[int, float | None, int]
Who = Callable[
    [int, int], Sequence[int]
]  # from a moment on, before another: who was there then, in any order
Row = TypeVar("Row")
Taken = TypeVar("Taken", contravariant=True)


class Tally(Protocol[Taken]):
    """Takes rows, many at once, and says at any time what they come to, and from how many cases."""

    def add(self, rows: Sequence[Taken]) -> None: ...

    def value(self) -> Value: ...


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end` in steps, all in microseconds."""

    start: int
    end: int
    step: int

    def before(self, period: int) -> "Span":
        return Span(self.start - period, self.end - period, self.step)

    def starts(self) -> range:
        """Where the steps begin; the last one ends with the span."""
        return range(self.start, self.end, self.step)

    def cells(self) -> Iterator[tuple[int, int]]:
        """From when until when each step goes."""
        return ((start, self.end_of(start)) for start in self.starts())

    def end_of(self, start: int) -> int:
        return min(start + self.step, self.end)


class Figured(Protocol):
    """A figure's value over a span, and its course: where each step begins, the value there, from how many cases."""

    def over(self, span: Span) -> Value: ...

    def steps(self, span: Span) -> list[Step]: ...


@dataclass(frozen=True, slots=True)
class Course(Generic[Row]):
    """Rows in time order, as two columns of equal length (`at` in microseconds), and how they are counted: each step for
    itself."""

    at: Sequence[int]
    rows: Sequence[Row]
    tally: Callable[[], Tally[Row]]

    def over(self, span: Span) -> Value:
        """The value over the whole span."""
        tally = self.tally()
        tally.add(self._between(span.start, span.end))
        return tally.value()

    def steps(self, span: Span) -> list[Step]:
        """The value at each step, with where the step begins."""
        found = []
        for start, end in span.cells():
            tally = self.tally()
            tally.add(self._between(start, end))
            found.append((start, *tally.value()))
        return found

    def _between(self, start: int, end: int) -> Sequence[Row]:
        return self.rows[self._place(start) : self._place(end)]

    def _place(self, moment: int) -> int:
        """How many rows are earlier."""
        return bisect_left(self.at, moment)


@dataclass(slots=True)
class Spread:
    """The value below which a share of the values lie."""

    share: float
    values: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, rows: Sequence[float]) -> None:
        self.values.extend(rows)

    def value(self) -> Value:
        return percentile(self.values, self.share), len(self.values)


@dataclass(slots=True)
class Sum:
    """How many there were."""

    n: int = 0

    def add(self, rows: Sequence[int]) -> None:
        self.n += sum(rows)

    def value(self) -> Value:
        return float(self.n), self.n


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different ones there were, added up from the start of the span."""

    between: Who

    def over(self, span: Span) -> Value:
        """How many over the whole span."""
        n = len(set(chain.from_iterable(self.between(*cell) for cell in span.cells())))
        return float(n), n

    def steps(self, span: Span) -> list[Step]:
        """How many up to the end of each step, with where the step begins."""
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
        """The share over the whole span."""
        hit = set(chain.from_iterable(self.hit_between(*cell) for cell in span.cells()))
        return _share(hit, hit.union(*(self.all_between(*cell) for cell in span.cells())))

    def steps(self, span: Span) -> list[Step]:
        """The share up to the end of each step, with where the step begins."""
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


def sums_by_key(rows: Iterable[tuple[int, str, int]], span: Span) -> dict[str, int]:
    """`(microseconds, key, count)` added up by key over a span."""
    sums: dict[str, int] = {}
    for at, key, n in rows:
        if span.start <= at < span.end:
            sums[key] = sums.get(key, 0) + n
    return sums
