"""All repositories on one connection."""

from deskpilot.store.catalog import Campaigns, Products
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.conversations import Conversations
from deskpilot.store.customers import Customers
from deskpilot.store.decisions import Decisions
from deskpilot.store.entries import Entries
from deskpilot.store.escalations import Escalations
from deskpilot.store.event_log import EventLog
from deskpilot.store.flows import Flows
from deskpilot.store.handoffs import Handoffs
from deskpilot.store.lost_hidden import LostHidden
from deskpilot.store.messages import Messages
from deskpilot.store.orders import Orders
from deskpilot.store.outbox import Outbox
from deskpilot.store.product_feedback import ProductFeedbacks
from deskpilot.store.records import Audit, ImportBatches, Learned, StoredSettings
from deskpilot.store.staff import People
from deskpilot.store.tasks import Tasks
from deskpilot.store.turns import Turns
from deskpilot.store.words import Aliases, Phrases


class Repositories:
    """One repository per aggregate. On a reader's connection SQLite itself refuses whatever would write."""

    def __init__(self, connection: Connection, log: ChangeLog) -> None:
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
        self.tasks = Tasks(connection, log)
        self.product_feedback = ProductFeedbacks(connection, log)
        self.lost_hidden = LostHidden(connection, log)
        self.flows = Flows(connection, log)
        self.handoffs = Handoffs(connection, log)
        self.outbox = Outbox(connection, log)
        self.events = EventLog(connection, log)
        self.settings = StoredSettings(connection, log)
        self.people = People(connection, log)
        self.audit = Audit(connection, log)
        self.imports = ImportBatches(connection, log)
        self.learned = Learned(connection, log)
