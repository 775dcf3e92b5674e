"""Rounds, a customer's question until its answer, counted where they lie: a day may have tens of thousands of them, and
only what a figure needs of them is read. All times in microseconds."""

from array import array
from collections.abc import Iterable
from itertools import chain

from deskpilot.store import Reader

_LATEST = 2**62
# Whether a human answered in time. A round that still runs and has not reached the limit is no case yet; one that was
# closed without an answer is missed.
_OUTCOME = (
    "CASE WHEN answered_by = 'agent' AND answered_at IS NOT NULL THEN answered_at - asked_at <= :limit"
    " WHEN answered_by != 'ai' AND (answered_at IS NOT NULL OR :now - asked_at > :limit) THEN 0 END"
)


def first_responses(reader: Reader, by: str, start: int, end: int) -> "array[float]":
    """Seconds of the first responses of the AI or of humans to what was asked in a stretch, in any order."""
    rows = reader.stream(
        "SELECT (answered_at - asked_at) / 1000000.0 FROM rounds"
        " WHERE is_first AND answered_by = ? AND asked_at >= ? AND asked_at < ?",
        (by, start, end),
    )
    return array("d", chain.from_iterable(rows))


def outcomes(reader: Reader, limit: int, now: int, start: int, end: int) -> tuple[int, int]:
    """Of what was asked in a stretch and not answered by the AI: how many a human answered within the limit, and how many
    there were."""
    (counts,) = reader.tuples(
        f"SELECT coalesce(sum(hit), 0), count(hit) FROM (SELECT {_OUTCOME} AS hit FROM rounds"
        " WHERE asked_at >= :start AND asked_at < :end)",
        {"limit": limit, "now": now, "start": start, "end": end},
    )
    return counts[0], counts[1]


def waiting_at(reader: Reader, moments: Iterable[int]) -> dict[int, int]:
    """How many rounds ran at each of these moments: those that run now, with what began since then taken off and what
    ended since then put back."""
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
