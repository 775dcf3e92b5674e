"""One transaction. Only here is anything written, and all that was changed comes out as one frozen value."""

from collections.abc import Callable
from types import TracebackType

from deskpilot.domain.events import ChangeSet
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.repositories import Repositories

_NOTHING = ChangeSet()


class UnitOfWork(Repositories):
    """A transaction with its repositories. Commits at a clean exit, takes everything back on an exception.

    After a clean exit `changes` tells what was changed; until then, and after a failure, it is empty.
    """

    def __init__(self, connection: Connection, committed: Callable[[], int]) -> None:
        self._connection = connection
        self._committed = committed
        self._log = ChangeLog()
        self.changes = _NOTHING
        super().__init__(connection, self._log)

    def touch_everything(self) -> None:
        """Tell every view to read again, after a change too wide to name."""
        self._log.everything = True

    @property
    def has_changed(self) -> bool:
        """Whether anything that a view shows was changed so far."""
        return not self._log.sealed(0).is_empty()

    def __enter__(self) -> "UnitOfWork":
        self._connection.run("BEGIN IMMEDIATE")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._take_back()
            return
        try:
            self._connection.run("COMMIT")
        except BaseException:
            self._take_back()
            raise
        self.changes = self._log.sealed(self._committed())

    def _take_back(self) -> None:
        # A full disk may have ended the transaction already.
        if self._connection.raw.in_transaction:
            self._connection.run("ROLLBACK")
