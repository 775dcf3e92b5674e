"""Running counts over rows in time order: one pass gives a figure's course and its value."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from deskpilot.domain.kpi import percentile, wilson

Value = tuple[float | None, int]
Row = TypeVar("Row")
Taken = TypeVar("Taken", contravariant=True)


class Tally(Protocol[Taken]):
    """Takes rows and says at any time what they come to, and from how many cases."""

    def add(self, row: Taken) -> None: ...

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

    def end_of(self, start: int) -> int:
        return min(start + self.step, self.end)


@dataclass(frozen=True, slots=True)
class Course(Generic[Row]):
    """Rows in time order, as two columns of equal length (`at` in microseconds), and how they are counted. `adds_up`:
    from the start of the span up to each step instead of each step for itself."""

    at: Sequence[int]
    rows: Sequence[Row]
    tally: Callable[[], Tally[Row]]
    adds_up: bool = False

    def over(self, span: Span) -> Value:
        """The value over the whole span."""
        tally = self.tally()
        for place in range(self._place(span.start), self._place(span.end)):
            tally.add(self.rows[place])
        return tally.value()

    def steps(self, span: Span) -> list[tuple[int, float | None, int]]:
        """The value at each step, with where the step begins."""
        found, tally = [], self.tally()
        for start in span.starts():
            for place in range(self._place(start), self._place(span.end_of(start))):
                tally.add(self.rows[place])
            found.append((start, *tally.value()))
            if not self.adds_up:
                tally = self.tally()
        return found

    def _place(self, moment: int) -> int:
        """How many rows are earlier."""
        return bisect_left(self.at, moment)


@dataclass(slots=True)
class Spread:
    """The value below which a share of the values lie."""

    share: float
    values: "array[float]" = field(default_factory=lambda: array("d"))

    def add(self, row: float) -> None:
        self.values.append(row)

    def value(self) -> Value:
        return percentile(self.values, self.share), len(self.values)


@dataclass(slots=True)
class Sum:
    """How many there were."""

    n: int = 0

    def add(self, row: int) -> None:
        self.n += row

    def value(self) -> Value:
        return float(self.n), self.n


@dataclass(slots=True)
class Distinct:
    """How many different ones there were."""

    seen: set[int] = field(default_factory=set)

    def add(self, row: int) -> None:
        self.seen.add(row)

    def value(self) -> Value:
        return float(len(self.seen)), len(self.seen)


@dataclass(slots=True)
class DistinctShare:
    """How many different ones of all were hit: a row is who it is, and the complement (`~`) of who it is for a hit."""

    every: set[int] = field(default_factory=set)
    hit: set[int] = field(default_factory=set)

    def add(self, row: int) -> None:
        if row < 0:
            self.hit.add(~row)
        else:
            self.every.add(row)

    def value(self) -> Value:
        share = wilson(len(self.hit), len(self.every | self.hit))
        return share.value, share.n


@dataclass(slots=True)
class HitShare:
    """Hits out of all."""

    hits: int = 0
    n: int = 0

    def add(self, row: int) -> None:
        self.hits += row
        self.n += 1

    def value(self) -> Value:
        share = wilson(self.hits, self.n)
        return share.value, share.n


def sums_by_key(rows: Iterable[tuple[int, str, int]], span: Span) -> dict[str, int]:
    """`(microseconds, key, count)` added up by key over a span."""
    sums: dict[str, int] = {}
    for at, key, n in rows:
        if span.start <= at < span.end:
            sums[key] = sums.get(key, 0) + n
    return sums
