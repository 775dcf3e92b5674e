"""Knowledge entries as rows, and as the JSON in which former versions are kept."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, maybe_micros, maybe_time, texts, to_json

COLUMNS = (
    "id, question, answer, category, alternatives, sales_answer, scope, media, valid_from, valid_to, priority, policy,"
    " enabled, note, version, updated_at, updated_by"
)


@dataclass(frozen=True, slots=True)
class EntryCopy:
    """An entry as it stood after one change. `change`: created, saved, imported, enabled, disabled, deleted, restored,
    import_undone."""

    entry: KnowledgeEntry
    saved_at: datetime
    saved_by: str
    change: str


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What putting many entries did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: "ImportCounts") -> "ImportCounts":
        return ImportCounts(
            self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged
        )


def entry_of(row: Row) -> KnowledgeEntry:
    """The entry in a row."""
    return KnowledgeEntry(
        id=row["id"],
        question=row["question"],
        answer=row["answer"],
        category=row["category"],
        alternatives=texts(row["alternatives"]),
        sales_answer=row["sales_answer"],
        scope=texts(row["scope"]),
        media=texts(row["media"]),
        valid_from=maybe_time(row["valid_from"]),
        valid_to=maybe_time(row["valid_to"]),
        priority=row["priority"],
        policy=EntryPolicy(row["policy"]),
        enabled=bool(row["enabled"]),
        note=row["note"],
        version=row["version"],
        updated_at=maybe_time(row["updated_at"]),
        updated_by=row["updated_by"],
    )


def copies_of(connection: Connection, entry_id: str) -> tuple[EntryCopy, ...]:
    """Every version of an entry that is kept, the newest first; also of a deleted one."""
    kept = connection.rows(
        "SELECT * FROM entry_versions WHERE entry_id = ? ORDER BY version DESC", (entry_id,)
    )
    copies = [
        EntryCopy(parsed(row["entry"]), from_micros(row["saved_at"]), row["saved_by"], row["change"])
        for row in kept
    ]
    row = connection.row(f"SELECT {COLUMNS}, change FROM entries WHERE id = ?", (entry_id,))
    if row is not None:
        entry = entry_of(row)
        copies.insert(
            0, EntryCopy(entry, entry.updated_at or from_micros(0), entry.updated_by, row["change"])
        )
    return tuple(copies)


def values_of(entry: KnowledgeEntry, change: str, batch_id: int | None) -> tuple[object, ...]:
    """An entry as the values of a row, in the order of its columns."""
    return (
        entry.id,
        entry.question,
        entry.answer,
        entry.category,
        to_json(entry.alternatives),
        entry.sales_answer,
        to_json(entry.scope),
        to_json(entry.media),
        maybe_micros(entry.valid_from),
        maybe_micros(entry.valid_to),
        entry.priority,
        entry.policy,
        int(entry.enabled),
        entry.note,
        entry.version,
        maybe_micros(entry.updated_at),
        entry.updated_by,
        change,
        batch_id,
    )


def json_of(entry: KnowledgeEntry) -> str:
    times = {name: maybe_micros(getattr(entry, name)) for name in ("valid_from", "valid_to", "updated_at")}
    return to_json(asdict(entry) | times)


def parsed(stored: str) -> KnowledgeEntry:
    """The entry in the JSON of a former version."""
    fields: dict[str, Any] = json.loads(stored)
    lists = {name: tuple(fields[name]) for name in ("alternatives", "scope", "media")}
    times = {name: maybe_time(fields[name]) for name in ("valid_from", "valid_to", "updated_at")}
    return KnowledgeEntry(**{**fields, **lists, **times, "policy": EntryPolicy(fields["policy"])})
