"""Knowledge entries. Every change keeps what stood there before, so that anything can be brought back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from deskpilot.domain.errors import NotFound
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.decisions import DAY_MICROS
from deskpilot.store.entry_index import EntryIndex
from deskpilot.store.entry_rows import (
    COLUMNS,
    EntryCopy,
    ImportCounts,
    copies_of,
    entry_of,
    json_of,
    parsed,
    values_of,
)
from deskpilot.store.values import chunks, marks, to_micros

_NAMES = (*COLUMNS.replace(",", "").split(), "change", "batch_id")
_INSERT = f"INSERT INTO entries ({', '.join(_NAMES)}) VALUES ({marks(_NAMES)})"
_UPDATE = f"UPDATE entries SET {', '.join(f'{name} = ?' for name in _NAMES[1:])} WHERE id = ?"
# After these changes the entry was not there: the version kept is its last state.
_GONE = ("deleted", "import_undone")
_KEEP = (
    "INSERT OR REPLACE INTO entry_versions (entry_id, version, entry, saved_at, saved_by, change,"
    " batch_id) VALUES (?,?,?,?,?,?,?)"
)


class Entries:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes
        self._index = EntryIndex(connection)

    def get(self, entry_id: str) -> KnowledgeEntry | None:
        return self.some((entry_id,)).get(entry_id)

    def some(self, ids: Sequence[str]) -> dict[str, KnowledgeEntry]:
        """The entries of these ids that are there, by id."""
        rows = self._connection.rows(f"SELECT {COLUMNS} FROM entries WHERE id IN ({marks(ids)})", ids)
        return {entry.id: entry for entry in map(entry_of, rows)}

    def all(self) -> Iterator[KnowledgeEntry]:
        """Every entry, also disabled ones, in the order they were first stored."""
        return map(entry_of, self._connection.each(f"SELECT {COLUMNS} FROM entries ORDER BY no"))

    def usable(self, now: datetime) -> Iterator[KnowledgeEntry]:
        """The entries that are enabled and valid at `now`."""
        return (entry for entry in self.all() if entry.is_usable(now))

    def put_first(self, limit: int) -> tuple[KnowledgeEntry, ...]:
        """The enabled entries of the highest priority above 0, the highest first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM entries WHERE priority > 0 AND enabled ORDER BY priority DESC, no LIMIT ?",
            (limit,),
        )
        return tuple(map(entry_of, rows))

    def most_asked(self, since: datetime, limit: int) -> tuple[str, ...]:
        """Ids of the entries that answered most since that day, the one asked most first."""
        rows = self._connection.rows(
            "SELECT entry_id FROM entry_days WHERE day >= ? GROUP BY entry_id ORDER BY sum(hits) DESC, entry_id LIMIT ?",
            (to_micros(since) // DAY_MICROS, limit),
        )
        return tuple(row["entry_id"] for row in rows)

    def count(self) -> int:
        return int(self._connection.value("SELECT count(*) FROM entries"))

    def next_id(self) -> str:
        """The next free id of the form KB0001; ids of deleted entries are not used again."""
        highest = self._connection.value(
            "SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM"
            " (SELECT id FROM entries WHERE id GLOB 'KB[0-9]*' UNION ALL"
            "  SELECT entry_id FROM entry_versions WHERE entry_id GLOB 'KB[0-9]*')"
        )
        return f"KB{(highest or 0) + 1:04d}"

    def put(self, entry: KnowledgeEntry, by: str, at: datetime, change: str = "saved") -> KnowledgeEntry:
        """Store an entry as its next version; without an id it gets the next free one. The same content again stores
        nothing."""
        if not entry.id:
            entry = replace(entry, id=self.next_id())
        return self._put(entry, by, at, change, None)[0]

    def bulk_put(
        self, entries: Iterable[KnowledgeEntry], batch_id: int, by: str, at: datetime
    ) -> ImportCounts:
        """Store the entries of an import, so that the batch can be undone. Ids must be set."""
        counts = ImportCounts()
        for part in chunks(entries):
            counts += self._put_part(part, batch_id, by, at)
        return counts

    def delete(self, ids: Sequence[str], by: str, at: datetime) -> int:
        """Delete entries and give the count of those that were there; their versions stay."""
        return sum(self._delete(entry_id, by, at, "deleted") for entry_id in ids)

    def enable(self, ids: Sequence[str], flag: bool, by: str, at: datetime) -> int:
        """Switch entries on or off and give the count of those that changed."""
        found = [entry for entry in map(self.get, ids) if entry is not None and entry.enabled is not flag]
        for entry in found:
            self._put(replace(entry, enabled=flag), by, at, "enabled" if flag else "disabled", None)
        return len(found)

    def versions(self, entry_id: str) -> tuple[EntryCopy, ...]:
        """Every version of an entry that is kept, the newest first; also of a deleted one."""
        return copies_of(self._connection, entry_id)

    def restore(self, entry_id: str, version: int, by: str, at: datetime) -> KnowledgeEntry:
        """Bring a version back as the newest one. Raises `NotFound`."""
        for copy in self.versions(entry_id):
            if copy.entry.version == version:
                return self._put(copy.entry, by, at, "restored", None)[0]
        raise NotFound(kind="entry_version", id=entry_id, version=version)

    def undo_batch(self, batch_id: int, by: str, at: datetime) -> int:
        """Take back what an import put; an entry that was changed since stays. Gives the count taken back."""
        rows = self._connection.rows("SELECT id FROM entries WHERE batch_id = ?", (batch_id,))
        for row in rows:
            former = self._before_batch(row["id"], batch_id)
            if former is None:
                self._delete(row["id"], by, at, "import_undone")
            else:
                self._put(former, by, at, "import_undone", None)
        return len(rows)

    def _before_batch(self, entry_id: str, batch_id: int) -> KnowledgeEntry | None:
        row = self._connection.row(
            "SELECT entry, change FROM entry_versions WHERE entry_id = ? AND batch_id IS NOT ?"
            " ORDER BY version DESC LIMIT 1",
            (entry_id, batch_id),
        )
        return None if row is None or row["change"] in _GONE else parsed(row["entry"])

    def _put(
        self, entry: KnowledgeEntry, by: str, at: datetime, change: str, batch_id: int | None
    ) -> tuple[KnowledgeEntry, bool]:
        row = self._row(entry.id)
        if row is None:
            return self._insert(entry, by, at, "created" if change == "saved" else change, batch_id), True
        stored = entry_of(row)
        if _content(stored) == _content(entry):
            return stored, False
        self._keep(stored, row["change"], row["batch_id"])
        saved = replace(entry, version=stored.version + 1, updated_at=at, updated_by=by)
        self._connection.run(_UPDATE, (*values_of(saved, change, batch_id)[1:], entry.id))
        self._index.replace(row["no"], saved)
        self._changes.touch_entries([entry.id])
        return saved, True

    def _insert(
        self, entry: KnowledgeEntry, by: str, at: datetime, change: str, batch_id: int | None
    ) -> KnowledgeEntry:
        saved = replace(entry, version=self._next_version(entry.id), updated_at=at, updated_by=by)
        number = self._connection.insert(_INSERT, values_of(saved, change, batch_id))
        self._index.add([(number, saved)])
        self._changes.touch_entries([entry.id])
        return saved

    def _put_part(self, part: list[KnowledgeEntry], batch_id: int, by: str, at: datetime) -> ImportCounts:
        """New entries go in many at a time; those that are known already one by one."""
        ids = [entry.id for entry in part]
        sql = f"SELECT id FROM entries WHERE id IN ({marks(ids)}) UNION SELECT entry_id FROM entry_versions"
        known = {
            row[0] for row in self._connection.rows(f"{sql} WHERE entry_id IN ({marks(ids)})", ids + ids)
        }
        fresh: dict[str, KnowledgeEntry] = {}
        for entry in part:
            if entry.id not in known:
                fresh.setdefault(entry.id, entry)
        self._insert_many(list(fresh.values()), batch_id, by, at)
        rest = [entry for entry in part if entry.id in known or entry is not fresh[entry.id]]
        existed = [self.get(entry.id) is not None for entry in rest]
        moved = [self._put(entry, by, at, "imported", batch_id)[1] for entry in rest]
        added = sum(new and not old for old, new in zip(existed, moved, strict=True))
        return ImportCounts(len(fresh) + added, sum(moved) - added, len(moved) - sum(moved))

    def _insert_many(self, fresh: list[KnowledgeEntry], batch_id: int, by: str, at: datetime) -> None:
        first = 1 + (self._connection.value("SELECT max(no) FROM entries") or 0)
        saved = [replace(entry, version=1, updated_at=at, updated_by=by) for entry in fresh]
        self._connection.run_many(
            f"INSERT INTO entries (no, {', '.join(_NAMES)}) VALUES (?, {marks(_NAMES)})",
            ((number, *values_of(e, "imported", batch_id)) for number, e in enumerate(saved, first)),
        )
        self._index.add(list(enumerate(saved, first)))
        self._changes.touch_entries(entry.id for entry in fresh)

    def _delete(self, entry_id: str, by: str, at: datetime, change: str) -> bool:
        row = self._row(entry_id)
        if row is None:
            return False
        entry = entry_of(row)
        self._keep(entry, row["change"], row["batch_id"])
        self._keep(replace(entry, version=entry.version + 1, updated_at=at, updated_by=by), change, None)
        self._index.remove(row["no"])
        self._connection.run("DELETE FROM entries WHERE id = ?", (entry_id,))
        self._changes.touch_entries([entry_id])
        return True

    def _keep(self, entry: KnowledgeEntry, change: str, batch_id: int | None) -> None:
        saved_at = 0 if entry.updated_at is None else to_micros(entry.updated_at)
        self._connection.run(
            _KEEP, (entry.id, entry.version, json_of(entry), saved_at, entry.updated_by, change, batch_id)
        )

    def _next_version(self, entry_id: str) -> int:
        return 1 + (
            self._connection.value("SELECT max(version) FROM entry_versions WHERE entry_id = ?", (entry_id,))
            or 0
        )

    def _row(self, entry_id: str) -> Row | None:
        return self._connection.row(
            f"SELECT {COLUMNS}, no, change, batch_id FROM entries WHERE id = ?", (entry_id,)
        )


def _content(entry: KnowledgeEntry) -> KnowledgeEntry:
    return replace(entry, version=0, updated_at=None, updated_by="")
