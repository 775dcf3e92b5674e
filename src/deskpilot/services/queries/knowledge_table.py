"""The knowledge table: search as one types, filters, order, and the figures of the last thirty days."""

import time
from datetime import datetime
from typing import Any

from deskpilot.domain.knowledge import EntryPolicy
from deskpilot.services.views import EntryVersion, KnowledgePage, KnowledgeRow
from deskpilot.store import Reader, Row
from deskpilot.store.decisions import DAY_MICROS
from deskpilot.store.entry_search import matching
from deskpilot.store.values import maybe_time, to_micros

_DAYS = 30
_OFTEN = 5
_STATS = """stats AS MATERIALIZED (SELECT entry_id, sum(hits) AS hits, sum(sent) AS sent, sum(edited) AS edited,
    sum(denied) AS denied, 1.0 * sum(sent) / nullif(sum(sent) + sum(edited), 0) AS unchanged
    FROM entry_days WHERE day > :day GROUP BY entry_id)"""
# The first that fits is shown.
_STATUS = f"""CASE
    WHEN NOT e.enabled THEN 'disabled'
    WHEN e.valid_to <= :now THEN 'expired'
    WHEN e.valid_from > :now THEN 'scheduled'
    WHEN s.denied >= {_OFTEN} AND s.denied * 20 >= s.hits THEN 'often_denied'
    WHEN s.sent + s.edited >= {_OFTEN} AND s.unchanged < 0.75 THEN 'often_edited'
    WHEN e.policy = 'human' THEN 'human_only'
    WHEN e.policy = 'assist' THEN 'assist_only'
    ELSE 'active' END"""
_SORTS = {
    "id": "e.id",
    "question": "e.question",
    "category": "e.category",
    "hits": "coalesce(s.hits, 0)",
    "sent_unchanged": "coalesce(s.unchanged, -1)",
    "denied": "coalesce(s.denied, 0)",
    "status": _STATUS,
    "updated_at": "e.updated_at",
    "priority": "e.priority",
}
_COUNTED = frozenset({"hits", "sent_unchanged", "denied"})
_COLUMNS = f"""e.id, e.question, e.category, e.enabled, e.policy, e.version, e.updated_at, {_STATUS} AS status,
    coalesce(s.hits, 0) AS hits, s.unchanged, coalesce(s.denied, 0) AS denied"""
_FROM = "FROM entries e LEFT JOIN stats s ON s.entry_id = e.id"


def knowledge_page(
    reader: Reader,
    now: datetime,
    text: str = "",
    *,
    category: str | None = None,
    status: str | None = None,
    sort: str = "hits",
    descending: bool = True,
    offset: int = 0,
    limit: int = 200,
) -> KnowledgePage:
    """One page of the table. `sort` is one of the table's columns; anything else is a bug and raises KeyError."""
    started = time.perf_counter()
    order, params = _SORTS[sort], _params(now)
    condition = _condition(params, text, category, status)
    direction = "DESC" if descending else "ASC"
    rows = reader.rows(
        f"WITH {_STATS} SELECT {_COLUMNS} {_FROM} WHERE {condition}"
        f" ORDER BY {order} {direction}, e.no {direction} LIMIT :limit OFFSET :offset",
        params | {"limit": limit, "offset": offset},
    )
    total = reader.entries.count()
    matched = total if condition == "1" else reader.value(_counting(condition, status), params)
    return KnowledgePage(tuple(map(_knowledge_row, rows)), total, matched, time.perf_counter() - started)


def statuses(reader: Reader, now: datetime) -> tuple[tuple[str, int], ...]:
    """How many entries have which status, the most frequent first."""
    rows = reader.rows(
        f"WITH {_STATS} SELECT {_STATUS} AS status, count(*) AS n {_FROM} GROUP BY 1 ORDER BY 2 DESC, 1",
        _params(now),
    )
    return tuple((row["status"], row["n"]) for row in rows)


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


def _params(now: datetime) -> dict[str, Any]:
    micros = to_micros(now)
    return {"now": micros, "day": micros // DAY_MICROS - _DAYS}


def _condition(params: dict[str, Any], text: str, category: str | None, status: str | None) -> str:
    parts = []
    if text.strip():
        found, values = matching(text)
        parts.append(f"e.no IN ({found})")
        params.update(values)
    if category is not None:
        parts.append("e.category = :category")
        params["category"] = category
    if status is not None:
        parts.append(f"{_STATUS} = :status")
        params["status"] = status
    return " AND ".join(parts) or "1"


def _counting(condition: str, status: str | None) -> str:
    """The statistics are joined for the count only where they decide about it."""
    if status is None:
        return f"SELECT count(*) FROM entries e WHERE {condition}"
    return f"WITH {_STATS} SELECT count(*) {_FROM} WHERE {condition}"


def _knowledge_row(row: Row) -> KnowledgeRow:
    return KnowledgeRow(
        id=row["id"],
        question=row["question"],
        category=row["category"],
        hits=row["hits"],
        sent_unchanged=row["unchanged"],
        denied=row["denied"],
        status=row["status"],
        enabled=bool(row["enabled"]),
        policy=EntryPolicy(row["policy"]),
        version=row["version"],
        updated_at=maybe_time(row["updated_at"]),
    )
