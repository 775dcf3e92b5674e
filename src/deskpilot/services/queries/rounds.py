"""Rounds, a customer's question until its answer, counted where they lie: a day may have tens of thousands of them, and
only what a figure needs of them is read."""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Generic, TypeVar

from deskpilot.domain.kpi import wilson
from deskpilot.services.queries.tallies import Span, Step, Value
from deskpilot.store import Reader

_SECOND = 1_000_000
_AT_ONCE = 2_000
_LATEST = 2**62
# Whether a human answered in time. A round that still runs and has not reached the limit is no case yet; one that was
# closed without an answer is missed.
_OUTCOME = (
    "CASE WHEN answered_by = 'agent' AND answered_at IS NOT NULL THEN answered_at - asked_at <= :limit"
    " WHEN answered_by != 'ai' AND (answered_at IS NOT NULL OR :now - asked_at > :limit) THEN 0 END"
)
Cell = TypeVar("Cell", int, float)


@dataclass(frozen=True)
class Column(Generic[Cell]):
    """What happened when: microseconds and values, in time order."""

    at: "array[int]"
    rows: "array[Cell]"

    def take(self, pairs: Iterable[tuple[int, Cell]]) -> None:
        """Put times with their values behind what is there, a block at a time."""
        rest = iter(pairs)
        while block := list(islice(rest, _AT_ONCE)):
            at, rows = zip(*block, strict=True)
            self.at.extend(at)
            self.rows.extend(rows)


def first_responses(reader: Reader, by: str, since: int, until: int) -> Column[float]:
    """First responses of the AI or of humans in seconds, by when the question was asked, in microseconds."""
    found = Column[float](array("q"), array("d"))
    found.take(
        reader.stream(
            "SELECT asked_at, (answered_at - asked_at) / 1000000.0 FROM rounds"
            " WHERE is_first AND answered_by = ? AND asked_at >= ? AND asked_at < ? ORDER BY asked_at",
            (by, since, until),
        )
    )
    return found


@dataclass(slots=True)
class Outcomes:
    """How many rounds that the AI did not answer a human answered within the limit, added up from the start of a span.
    All times in microseconds."""

    reader: Reader
    limit: int
    now: int
    seen: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def over(self, span: Span) -> Value:
        """The share over the whole span, with the count of rounds."""
        return list(self._running(span))[-1][1:] if span.starts() else (None, 0)

    def steps(self, span: Span) -> list[Step]:
        """The share from the start of the span up to the end of each step, with where the step begins."""
        return list(self._running(span))

    def _running(self, span: Span) -> Iterator[Step]:
        hits, n = 0, 0
        for start, end in span.cells():
            more_hits, more = self._between(start, end)
            hits, n = hits + more_hits, n + more
            share = wilson(hits, n)
            yield start, share.value, share.n

    def _between(self, start: int, end: int) -> tuple[int, int]:
        """Hits, and how many there were."""
        if (start, end) not in self.seen:
            counts = self.reader.tuples(
                f"SELECT coalesce(sum(hit), 0), count(hit) FROM (SELECT {_OUTCOME} AS hit FROM rounds"
                " WHERE asked_at >= :start AND asked_at < :end)",
                {"limit": self.limit, "now": self.now, "start": start, "end": end},
            )
            self.seen[start, end] = counts[0]
        return self.seen[start, end]


def waiting_at(reader: Reader, moments: Iterable[int]) -> dict[int, int]:
    """How many rounds ran at each of these moments (microseconds): those that run now, with what began since then taken
    off and what ended since then put back."""
    running = int(reader.value("SELECT count(*) FROM rounds WHERE answered_at IS NULL"))
    found, later = {}, _LATEST
    for moment in sorted(set(moments), reverse=True):
        running += _count(reader, "answered_at", moment, later) - _count(reader, "asked_at", moment, later)
        found[moment], later = running, moment
    return found


def _count(reader: Reader, column: str, after: int, until: int) -> int:
    return int(
        reader.value(f"SELECT count(*) FROM rounds WHERE {column} > ? AND {column} <= ?", (after, until))
    )
