"""Rounds, a customer's question until its answer, in columns: a day may have tens of thousands of them, and as objects of
their own they would take ten times the room and leave it full of holes."""

from array import array
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from deskpilot.store import Reader

_SECOND = 1_000_000
Cell = TypeVar("Cell", int, float)


@dataclass(frozen=True)
class Column(Generic[Cell]):
    """What happened when: microseconds and values, in time order."""

    at: "array[int]"
    rows: "array[Cell]"

    def add(self, at: int, row: Cell) -> None:
        self.at.append(at)
        self.rows.append(row)


def _responses() -> dict[str, Column[float]]:
    return {by: Column[float](array("q"), array("d")) for by in ("agent", "ai")}


@dataclass(slots=True)
class Rounds:
    """When customers asked and were answered (sorted each for itself), first responses in seconds by who gave them, and
    for rounds that the AI did not answer whether a human did within the limit."""

    asked: "array[int]" = field(default_factory=lambda: array("q"))
    answered: "array[int]" = field(default_factory=lambda: array("q"))
    responses: dict[str, Column[float]] = field(default_factory=_responses)
    outcomes: Column[int] = field(default_factory=lambda: Column[int](array("q"), array("b")))


def read_rounds(reader: Reader, since: int, limit: int, now: int) -> Rounds:
    """The rounds that began or ended since then, or still run; all times in microseconds."""
    found = Rounds()
    rows = reader.stream(
        "SELECT asked_at, answered_at, answered_by, is_first FROM rounds"
        " WHERE asked_at >= ? OR answered_at >= ? OR answered_at IS NULL ORDER BY asked_at",
        (since, since),
    )
    for asked, answered, by, is_first in rows:
        found.asked.append(asked)
        if answered is not None:
            found.answered.append(answered)
        if is_first and by in found.responses:
            found.responses[by].add(asked, (answered - asked) / _SECOND)
        outcome = _outcome(asked, answered, by, limit, now)
        if outcome is not None:
            found.outcomes.add(asked, outcome)
    found.answered = array("q", sorted(found.answered))
    return found


def _outcome(asked: int, answered: int | None, by: str | None, limit: int, now: int) -> bool | None:
    """Whether a human answered in time. A round that still runs and has not reached the limit is no case yet; one that
    was closed without an answer is missed."""
    if by == "agent" and answered is not None:
        return answered - asked <= limit
    if by != "ai" and (answered is not None or now - asked > limit):
        return False
    return None
