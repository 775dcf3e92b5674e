"""The store: one database of one shop, opened once for writing."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from deskpilot.domain.errors import FolderUnusable, StoreError
from deskpilot.domain.events import ChangeSet
from deskpilot.paths import database_path
from deskpilot.store import backup, erasure, opening, retention
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, checkpointed, open_reader
from deskpilot.store.marker import marker_of, read_marker, write_marker
from deskpilot.store.repositories import Repositories
from deskpilot.store.unit_of_work import UnitOfWork

_log = logging.getLogger(__name__)
_MARKER_SECONDS = 60.0


def utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The one writer. Belongs to the thread that opened it; made with `Store.open`."""

    def __init__(
        self, data_dir: Path, connection: Connection, clock: Callable[[], datetime], *, read_only: bool
    ) -> None:
        self.data_dir = data_dir
        self.read_only = read_only
        self.last_sequence = 0
        self._connection = connection
        self._clock = clock
        self._is_open = True
        self._marked_at = time.monotonic()
        if not read_only:
            self._mark(is_clean=False)

    @classmethod
    def open(
        cls, data_dir: Path, *, read_only: bool = False, clock: Callable[[], datetime] = utc_now
    ) -> "Store":
        """Open the database of a data folder, made new on a first start and brought up to date after a backup.

        With `read_only` the folder is left as it is, and `begin` refuses. Raises FolderUnusable, DatabaseMissing,
        DatabaseCorrupt, DatabaseNewer, DiskFull or StoreError("database_busy").
        """
        if not read_only:
            return cls(data_dir, opening.opened(data_dir, clock()), clock, read_only=False)
        path = database_path(data_dir)
        if not opening.look_at(path, read_marker(data_dir)):
            raise FolderUnusable(path=path)
        return cls(data_dir, open_reader(path), clock, read_only=True)

    @property
    def path(self) -> Path:
        """The database file."""
        return database_path(self.data_dir)

    def now(self) -> datetime:
        """The moment, by the store's clock."""
        return self._clock()

    def begin(self) -> UnitOfWork:
        """A transaction, to be used with `with`. Raises FolderUnusable when opened for reading only."""
        if self.read_only:
            raise FolderUnusable(path=self.data_dir, why="read_only")
        return UnitOfWork(self._connection, self._committed)

    @contextmanager
    def reading(self) -> Iterator[Repositories]:
        """One state of the database to read from, without waiting for another writer or keeping one waiting. Nothing is
        written here: what somebody tries to write is taken back. Not inside a transaction of `begin`."""
        self._connection.run("BEGIN")
        try:
            yield Repositories(self._connection, ChangeLog())
        finally:
            self._connection.run("ROLLBACK")

    def backup_to(self, path: Path) -> Path:
        """A checked copy of the database as one file. Raises DiskFull, FolderUnusable, DatabaseCorrupt."""
        return backup.copy_to(self._connection, path)

    def back_up(self, reason: str = "daily") -> Path:
        """A checked copy in the folder of backups, named by its time."""
        name = backup.backup_name(self._clock(), reason)
        return self.backup_to(self.data_dir / backup.BACKUPS / name)

    def erase_customer(
        self, customer_id: int, by: str, remove: Callable[[str], None] = lambda _file: None
    ) -> ChangeSet:
        """Erase a customer from the tables, the search and the bytes of the file. `remove` deletes a file that only
        their lines name; when it raises, nothing was erased. Backups still hold the customer: it is for the caller to
        name those. Raises NotFound."""
        erasure.overwrite_freed_bytes(self._connection)
        with self.begin() as uow:
            for file in erasure.erase(uow, self._connection, customer_id, by, self._clock()):
                remove(file)
        try:
            self.rewrite_if_due()
        except StoreError as error:
            _log.warning("what was erased is not overwritten yet: %s", error)
        return uow.changes

    def let_go(
        self,
        before: datetime,
        by: str,
        most: int,
        remove: Callable[[str], None] = lambda _file: None,
        run_at: datetime | None = None,
    ) -> tuple[ChangeSet, int]:
        """Delete at most so many conversations whose last line is before that moment, and give how many there were.
        Portions of one run, named by the moment it began, stand as one row in the trail of who did what.
        `remove` deletes a file that only they name; when it raises, nothing was deleted. The bytes of the file are
        gone after `rewrite_if_due`."""
        erasure.overwrite_freed_bytes(self._connection)
        with self.begin() as uow:
            count, files = retention.let_go(uow, self._connection, before, most)
            if count:
                uow.audit.count_on(by, "conversations_let_go", count, run_at or self._clock())
            for file in files:
                remove(file)
        return uow.changes, count

    def rewrite_if_due(self) -> None:
        """Write the file anew when something was erased since, so that its bytes are gone; for idle moments, when it
        could not be done at once. Raises StoreError."""
        if self.read_only or not erasure.is_rewrite_due(self._connection):
            return
        erasure.rewrite(self._connection)
        if self.checkpoint():
            erasure.note_rewritten(self._connection)

    def checkpoint(self) -> bool:
        """Move what the write-ahead log holds into the database and empty it; for idle moments.

        False when somebody still reads an older state: then the log stays, and nothing is lost.
        """
        return not self.read_only and checkpointed(self._connection)

    def close(self) -> None:
        """Leave the folder in good order: the log emptied, the marker clean. Closing twice does nothing."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            if not self.read_only:
                self.checkpoint()
                self._mark(is_clean=True)
        finally:
            self._connection.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _committed(self) -> int:
        self.last_sequence += 1
        if time.monotonic() - self._marked_at >= _MARKER_SECONDS:
            self._mark(is_clean=False)
        return self.last_sequence

    def _mark(self, *, is_clean: bool) -> None:
        self._marked_at = time.monotonic()
        marker = marker_of(self._connection, self._clock(), is_clean=is_clean)
        try:
            write_marker(self.data_dir, marker)
        except OSError as error:
            # The transaction is safe in the database; the marker is only late.
            _log.warning("marker not written: %s", error)
