"""Small records: settings, the audit trail, what was learned, and batches of imports."""

from collections.abc import Mapping
from datetime import datetime

from deskpilot.domain.errors import NotFound
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.entries import Entries
from deskpilot.store.entry_rows import ImportCounts
from deskpilot.store.values import to_micros


class StoredSettings:
    """Settings as text, by name."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> dict[str, str]:
        """Every setting that was ever set, as text."""
        return {row["name"]: row["value"] for row in self._connection.rows("SELECT * FROM settings")}

    def set(self, values: Mapping[str, str]) -> None:
        """Store settings by name; whether they are sound is for the caller to say."""
        self._connection.run_many(
            "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", values.items()
        )
        self._changes.settings = True


class Audit:
    """Who did what to whom; rows are added, never changed, except that the details on an erased customer go and that a
    deed done in portions is counted on."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection

    def add(
        self, actor: str, action: str, subject: str, detail: str, at: datetime, former: str | None = None
    ) -> None:
        """Who did what to what. Codes and ids, never a customer's words. `former` is what was there before a setting was
        changed; `None` for what has no before."""
        self._connection.run(
            "INSERT INTO audit (actor, action, subject, detail, at, former) VALUES (?, ?, ?, ?, ?, ?)",
            (actor, action, subject, detail, to_micros(at), former),
        )

    def count_on(self, actor: str, action: str, count: int, began_at: datetime) -> None:
        """A portion of a deed that began then: one row for all of them, whose detail is how many it was so far."""
        counted = self._connection.run(
            "UPDATE audit SET detail = CAST(detail AS INTEGER) + ? WHERE action = ? AND actor = ? AND at = ?",
            (count, action, actor, to_micros(began_at)),
        )
        if not counted.rowcount:
            self.add(actor, action, "", str(count), began_at)


class Learned:
    """What the engine learned, as documents by name."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection, self._changes = connection, changes

    def get(self, name: str) -> str | None:
        """What was learned under that name, as JSON."""
        found: str | None = self._connection.value("SELECT content FROM learned WHERE name = ?", (name,))
        return found

    def put(self, name: str, json: str, at: datetime) -> None:
        self._connection.run(
            "INSERT OR REPLACE INTO learned (name, content, at) VALUES (?, ?, ?)", (name, json, to_micros(at))
        )
        self._changes.settings = True

    def rename(self, name: str, to: str) -> bool:
        """Let what stands under a name stand under another, in the place of what stood there; whether there was
        anything."""
        if self.get(name) is None:
            return False
        self._connection.run("DELETE FROM learned WHERE name = ?", (to,))
        self._connection.run("UPDATE learned SET name = ? WHERE name = ?", (to, name))
        self._changes.settings = True
        return True


class ImportBatches:
    """What each import brought, so that it can be taken back."""

    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._entries = Entries(connection, changes)

    def open_batch(self, kind: str, file_name: str, by: str, at: datetime) -> int:
        """Begin an import and give its number."""
        return self._connection.insert(
            "INSERT INTO import_batches (kind, file_name, opened_by, opened_at) VALUES (?, ?, ?, ?)",
            (kind, file_name, by, to_micros(at)),
        )

    def close_batch(self, batch_id: int, counts: ImportCounts, at: datetime, cancelled: bool = False) -> None:
        """Write down what an import did."""
        self._connection.run(
            "UPDATE import_batches SET closed_at = ?, added = ?, changed = ?, unchanged = ?, cancelled = ?"
            " WHERE id = ?",
            (to_micros(at), counts.added, counts.changed, counts.unchanged, int(cancelled), batch_id),
        )

    def undo(self, batch_id: int, by: str, at: datetime) -> int:
        """Take an import back and give the count of entries taken back. Raises `NotFound`."""
        known = self._connection.value(
            "UPDATE import_batches SET undone_at = ?, undone_by = ? WHERE id = ? RETURNING id",
            (to_micros(at), by, batch_id),
        )
        if known is None:
            raise NotFound(kind="import_batch", id=batch_id)
        return self._entries.undo_batch(batch_id, by, at)
