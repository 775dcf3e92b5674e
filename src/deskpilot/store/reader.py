"""The reading side: a connection of its own that cannot write."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from deskpilot.paths import database_path
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import open_reader
from deskpilot.store.repositories import Repositories


class Reader(Repositories):
    """A connection for the thread that shows things, with the repositories to read by. Close it before the store."""

    def __init__(self, data_dir: Path) -> None:
        """Raises FolderUnusable when there is no database to read."""
        self.data_dir = data_dir
        self._connection = connection = open_reader(database_path(data_dir))
        super().__init__(connection, ChangeLog())
        self.rows = connection.rows
        self.tuples = connection.tuples
        self.packed = connection.packed
        self.stream = connection.stream
        self.row = connection.row
        self.value = connection.value
        self.each = connection.each

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see one state of the database."""
        if self._connection.raw.in_transaction:
            yield
            return
        self._connection.run("BEGIN")
        try:
            yield
        finally:
            self._connection.run("COMMIT")

    def close(self) -> None:
        self._connection.close()
