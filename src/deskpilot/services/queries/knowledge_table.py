"""The knowledge table: search as one types, filters, order, and the figures of the last thirty days.

Two steps keep it quick at 100,000 entries: first only row numbers are found, filtered and put in order, from indexes
that hold little else; then the rows of the one page that is shown are read.
"""

import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any

from deskpilot.services.knowledge_views import EntryVersion, KnowledgePage, KnowledgeRow
from deskpilot.services.queries.entry_stats import NO_STATS, Stats, stats_of, stats_of_all
from deskpilot.store import Reader
from deskpilot.store.entry_search import matching
from deskpilot.store.search_text import typed
from deskpilot.store.values import Params, chunks, marks, maybe_time, to_micros

_IN_USE = ("active", "assist_only", "human_only")
# What an entry's own fields say; the first that fits.
_STATE = """CASE WHEN NOT enabled THEN 'disabled' WHEN valid_to <= :now THEN 'expired'
    WHEN valid_from > :now THEN 'scheduled' WHEN policy = 'human' THEN 'human_only'
    WHEN policy = 'assist' THEN 'assist_only' ELSE 'active' END"""
_FEW = 2000
_ORDERS = {
    "id": "id {0}",
    "question": "question {0}, no {0}",
    "category": "category {0}, id {0}",
    "updated_at": "updated_at {0}, no {0}",
}
_COUNTED = frozenset({"hits", "sent_unchanged", "denied"})


@dataclass(frozen=True, slots=True)
class Filter:
    """What the rows must fit; empty text and `None` fit all."""

    text: str = ""
    category: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """Which rows come first: id, question, category, updated_at, hits, sent_unchanged or denied."""

    column: str = "hits"
    descending: bool = True

    @property
    def direction(self) -> str:
        return "DESC" if self.descending else "ASC"


class KnowledgeTable:
    """The table at one moment."""

    def __init__(self, reader: Reader, now: datetime) -> None:
        self._reader = reader
        self._now = now

    def page(self, wanted: Filter, order: Order, offset: int, limit: int) -> KnowledgePage:
        """One page. An order by any other column is a bug and raises KeyError."""
        started = time.perf_counter()
        kept = self._kept(wanted)
        numbers = list(islice(self._ordered(order, kept, offset + limit), offset, offset + limit))
        total = self._reader.entries.count()
        rows = self._page_rows(numbers)
        matched = total if kept is None else len(kept)
        return KnowledgePage(rows, total, matched, time.perf_counter() - started)

    def statuses(self) -> tuple[tuple[str, int], ...]:
        """How many entries have which status, the most frequent first."""
        sql = f"SELECT {_STATE}, count(*) FROM entries GROUP BY 1"
        counts: dict[str, int] = dict(self._reader.tuples(sql, self._moment()))
        for status, numbers in self._often.items():
            counts[status] = len(numbers)
            for state in self._states(numbers).values():
                counts[state] -= 1
        return tuple(sorted(((s, n) for s, n in counts.items() if n), key=lambda pair: (-pair[1], pair[0])))

    def changed_since(self, since: datetime) -> int:
        """How many entries were changed at this moment or after it."""
        return int(
            self._reader.value("SELECT count(*) FROM entries WHERE updated_at >= ?", (to_micros(since),))
        )

    @cached_property
    def _stats(self) -> dict[int, Stats]:
        return stats_of_all(self._reader, self._now)

    @cached_property
    def _often(self) -> dict[str, set[int]]:
        """Entries in use whose figures say that something is wrong with them."""
        suspects = {number: stats.trouble for number, stats in self._stats.items() if stats.trouble}
        used = {number for number, state in self._states(suspects).items() if state in _IN_USE}
        return {
            status: {number for number in used if suspects[number] == status}
            for status in ("often_denied", "often_edited")
        }

    def _kept(self, wanted: Filter) -> set[int] | None:
        """The numbers of the rows that fit; `None` when there is no filter."""
        kept: set[int] | None = None
        for found in self._filtered(wanted):
            kept = found if kept is None else kept & found
        return kept

    def _filtered(self, wanted: Filter) -> Iterator[set[int]]:
        if typed(wanted.text):
            yield self._numbers(*matching(wanted.text))
        if wanted.category is not None:
            yield self._numbers("SELECT no FROM entries WHERE category = ?", (wanted.category,))
        if wanted.status is None:
            return
        if wanted.status in self._often:
            yield self._often[wanted.status]
        else:
            found = self._numbers(
                f"SELECT no FROM entries WHERE {_STATE} = :status",
                {**self._moment(), "status": wanted.status},
            )
            yield found.difference(*self._often.values())

    def _ordered(self, order: Order, kept: set[int] | None, most: int) -> Iterator[int]:
        """The numbers of the kept rows in the table's order, at least the first `most` of them."""
        if order.column in _COUNTED:
            return self._by_stats(order, kept, most)
        by = _ORDERS[order.column].format(order.direction)
        if kept is not None and len(kept) <= _FEW:
            few = list(kept)
            sql = f"SELECT no FROM entries WHERE no IN ({marks(few)}) ORDER BY {by}"
            return (row[0] for row in self._reader.tuples(sql, few))
        if kept is None:
            return self._first(by, most)
        every = (row[0] for row in self._reader.each(f"SELECT no FROM entries ORDER BY {by}"))
        return (number for number in every if number in kept)

    def _first(self, by: str, most: int) -> Iterator[int]:
        found = self._reader.packed("no", f"SELECT no FROM entries ORDER BY {by} LIMIT ?", (most,))
        return (number for (number,) in found)

    def _by_stats(self, order: Order, kept: set[int] | None, most: int) -> Iterator[int]:
        """Entries with figures in the order of those; the many without stand at the low end."""
        stats = self._stats
        known = stats.keys() if kept is None else stats.keys() & kept
        ranked = sorted(known, key=lambda n: (stats[n].of(order.column), n), reverse=order.descending)
        if order.descending:
            yield from ranked
        if kept is not None:
            yield from sorted(kept - stats.keys(), reverse=order.descending)
        else:
            every = self._first(f"no {order.direction}", most + len(stats))
            yield from (number for number in every if number not in stats)
        if not order.descending:
            yield from ranked

    def _states(self, numbers: Collection[int]) -> dict[int, str]:
        """The states of these rows, before their figures are looked at."""
        found: dict[int, str] = {}
        for part in chunks(numbers):
            named = {f"n{place}": number for place, number in enumerate(part)}
            places = ", ".join(f":{name}" for name in named)
            sql = f"SELECT no, {_STATE} FROM entries WHERE no IN ({places})"
            found.update(self._reader.tuples(sql, {**self._moment(), **named}))
        return found

    def _page_rows(self, numbers: list[int]) -> tuple[KnowledgeRow, ...]:
        named = {f"n{place}": number for place, number in enumerate(numbers)}
        places = ", ".join(f":{name}" for name in named)
        rows = self._reader.packed(
            "no, id, question, category, enabled, policy, version, updated_at, state",
            f"SELECT *, {_STATE} AS state FROM entries WHERE no IN ({places})",
            {**self._moment(), **named},
        )
        stats = stats_of(self._reader, self._now, [row[1] for row in rows])
        found = {row[0]: _knowledge_row(row[1:], stats.get(row[1], NO_STATS)) for row in rows}
        return tuple(found[number] for number in numbers)

    def _numbers(self, sql: str, params: Params) -> set[int]:
        return {row[0] for row in self._reader.tuples(sql, params)}

    def _moment(self) -> dict[str, Any]:
        return {"now": to_micros(self._now)}


def categories(reader: Reader) -> tuple[tuple[str, int], ...]:
    """Every category with the number of its entries, by name."""
    rows = reader.rows("SELECT category, count(*) AS n FROM entries GROUP BY category ORDER BY category")
    return tuple((row["category"], row["n"]) for row in rows)


def entry_versions(reader: Reader, entry_id: str) -> tuple[EntryVersion, ...]:
    """Every version of an entry that is kept, the newest first; also of a deleted one."""
    return tuple(
        EntryVersion(copy.entry, copy.saved_at, copy.saved_by, copy.change)
        for copy in reader.entries.versions(entry_id)
    )


def _knowledge_row(row: list[Any], stats: Stats) -> KnowledgeRow:
    entry_id, question, category, enabled, policy, version, updated_at, state = row
    return KnowledgeRow(
        id=entry_id,
        question=question,
        category=category,
        hits=stats.hits,
        sent_unchanged=stats.unchanged,
        denied=stats.denied,
        status=stats.trouble if stats.trouble and state in _IN_USE else state,
        enabled=bool(enabled),
        policy=policy,
        version=version,
        updated_at=maybe_time(updated_at),
    )
