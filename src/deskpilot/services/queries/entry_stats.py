"""What became of knowledge entries in the last thirty days, and what that says about them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from deskpilot.store import Reader
from deskpilot.store.decisions import DAY_MICROS
from deskpilot.store.values import marks, to_micros

_DAYS = 30
_OFTEN = 5
_SUMS = "sum(d.hits) AS hits, sum(d.sent) AS sent, sum(d.edited) AS edited, sum(d.denied) AS denied"


@dataclass(frozen=True, slots=True)
class Stats:
    """What became of an entry in the last thirty days."""

    hits: int = 0
    sent: int = 0
    edited: int = 0
    denied: int = 0

    @property
    def unchanged(self) -> float | None:
        """The share that was sent as it stood; `None` when nothing was sent."""
        total = self.sent + self.edited
        return self.sent / total if total else None

    @property
    def trouble(self) -> str:
        """The status that the figures alone call for; empty when they are good."""
        if self.denied >= _OFTEN and self.denied * 20 >= self.hits:
            return "often_denied"
        if self.unchanged is not None and self.unchanged < 0.75 and self.sent + self.edited >= _OFTEN:
            return "often_edited"
        return ""

    def of(self, column: str) -> float:
        """What a table column sorts by."""
        if column == "sent_unchanged":
            return -1.0 if self.unchanged is None else self.unchanged
        return self.denied if column == "denied" else self.hits


NO_STATS = Stats()


def stats_of_all(reader: Reader, now: datetime) -> dict[int, Stats]:
    """The figures of every entry that has some, by the number of its row."""
    rows = reader.tuples(
        f"SELECT e.no, s.hits, s.sent, s.edited, s.denied FROM (SELECT d.entry_id, {_SUMS} FROM entry_days d"
        " WHERE d.day > ? GROUP BY d.entry_id) s JOIN entries e ON e.id = s.entry_id",
        (_day_before(now),),
    )
    return {row[0]: Stats(*row[1:]) for row in rows}


def stats_of(reader: Reader, now: datetime, ids: Sequence[str]) -> dict[str, Stats]:
    """The figures of these entries, by id; an entry without any is left out."""
    first = _day_before(now) + 1
    rows = reader.tuples(
        "WITH RECURSIVE days (day) AS (VALUES (?) UNION ALL SELECT day + 1 FROM days WHERE day < ?)"
        f" SELECT d.entry_id, {_SUMS} FROM days CROSS JOIN entry_days d"
        f" ON d.day = days.day AND d.entry_id IN ({marks(ids)}) GROUP BY d.entry_id",
        (first, first + _DAYS - 1, *ids),
    )
    return {row[0]: Stats(*row[1:]) for row in rows}


def _day_before(now: datetime) -> int:
    return to_micros(now) // DAY_MICROS - _DAYS
