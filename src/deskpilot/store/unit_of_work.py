"""One transaction. Only here is anything written, and all that was changed comes out as one frozen value."""

from collections.abc import Callable
from types import TracebackType

from deskpilot.domain.events import ChangeSet
from deskpilot.store.catalog import Campaigns, Products
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.conversations import Conversations
from deskpilot.store.customers import Customers
from deskpilot.store.decisions import Decisions
from deskpilot.store.entries import Entries
from deskpilot.store.escalations import Escalations
from deskpilot.store.event_log import EventLog
from deskpilot.store.handoffs import Handoffs
from deskpilot.store.messages import Messages
from deskpilot.store.orders import Orders
from deskpilot.store.outbox import Outbox
from deskpilot.store.records import Audit, ImportBatches, Learned, StoredSettings
from deskpilot.store.turns import Turns
from deskpilot.store.words import Aliases, Phrases

_NOTHING = ChangeSet()


class UnitOfWork:
    """A transaction with its repositories. Commits at a clean exit, takes everything back on an exception.

    After a clean exit `changes` tells what was changed; until then, and after a failure, it is empty.
    """

    def __init__(self, connection: Connection, committed: Callable[[], int]) -> None:
        self._connection = connection
        self._committed = committed
        self._log = log = ChangeLog()
        self.changes = _NOTHING
        self.customers = Customers(connection, log)
        self.conversations = Conversations(connection, log)
        self.messages = Messages(connection, log)
        self.turns = Turns(connection, log)
        self.entries = Entries(connection, log)
        self.aliases = Aliases(connection, log)
        self.phrases = Phrases(connection, log)
        self.products = Products(connection, log)
        self.campaigns = Campaigns(connection, log)
        self.orders = Orders(connection, log)
        self.decisions = Decisions(connection, log)
        self.escalations = Escalations(connection, log)
        self.handoffs = Handoffs(connection, log)
        self.outbox = Outbox(connection, log)
        self.events = EventLog(connection, log)
        self.settings = StoredSettings(connection, log)
        self.audit = Audit(connection, log)
        self.imports = ImportBatches(connection, log)
        self.learned = Learned(connection, log)

    def touch_everything(self) -> None:
        """Tell every view to read again, after a change too wide to name."""
        self._log.everything = True

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
