"""A desk's rows for the tests of the queries: a real store that is written to, read through real queries."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from deskpilot.domain.conversation import Conversation, ConversationState, Owner, Sender
from deskpilot.domain.customer import Customer
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader, Store, UnitOfWork

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that stands where it is put."""

    moment: datetime = NOON

    def now(self) -> datetime:
        return self.moment

    def monotonic(self) -> float:
        return 0.0


@dataclass
class Rows:
    """Writes rows the short way."""

    store: Store
    queries: DeskQueries
    clock: SetClock
    made: int = field(default=0)

    def talk(
        self,
        nickname: str = "小鹿",
        *,
        waited: float | None = None,
        paid: float = 0.0,
        alert: Severity | None = None,
        **changes: Any,
    ) -> Conversation:
        """A conversation of a new customer, waiting for `waited` seconds, with a paid order and an alert."""
        self.made += 1
        with self.store.begin() as uow:
            customer = uow.customers.find_or_create("taobao", f"k{self.made}", nickname, NOON)
            talk = uow.conversations.open("taobao", f"t{self.made}", customer.id, NOON)
            since = None if waited is None else NOON - timedelta(seconds=waited)
            uow.messages.append(talk.id, Sender.CUSTOMER, f"{nickname}说", NOON)
            fresh = uow.conversations.get(talk.id)
            talk = uow.conversations.update(replace(fresh, waiting_since=since, **changes))
            if paid:
                self.order(uow, customer, paid)
            if alert is not None:
                uow.escalations.raise_(talk.id, Reason.ANGER, alert, "太慢了", None, None, NOON)
        return talk

    def order(self, uow: UnitOfWork, customer: Customer, paid: float, order_no: str = "") -> Order:
        order = Order(
            order_no or f"20261122{customer.id:013d}",
            customer.id,
            "taobao",
            OrderStatus.SIGNED,
            NOON - timedelta(days=30),
            paid_amount=paid,
            paid_at=NOON - timedelta(days=30),
        )
        uow.orders.put(order)
        return order

    def set(self, **settings: str) -> None:
        with self.store.begin() as uow:
            uow.settings.set(settings)


CLOSED = {"state": ConversationState.CLOSED}
OWNED = {"owner": Owner.AGENT, "agent_name": "小美"}


@contextmanager
def desk_rows(folder: Path) -> Iterator[Rows]:
    """An empty desk."""
    with Store.open(folder) as store:
        reader, clock = Reader(folder), SetClock()
        yield Rows(store, DeskQueries(reader, clock), clock)
        reader.close()
