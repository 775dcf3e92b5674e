"""Orders from a file, in steps: good rows are stored with their customers, bad ones are named, again changes nothing."""

from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from deskpilot.domain.commands import ImportOrders
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.imports.order_rows import OrderRow, read_orders
from deskpilot.imports.table import Problem
from deskpilot.services.steps import Do, Step
from deskpilot.services.work import Work

_PER_STEP = 200
_MOST_PROBLEMS = 1_000
# What an export without such a column leaves as it was.
_KEPT = {
    "carrier",
    "tracking_no",
    "note",
    "paid_amount",
    "refund_amount",
    "refund_reason",
    "shipped_at",
    "signed_at",
}
_PAID = frozenset(
    {OrderStatus.PAID, OrderStatus.SHIPPED, OrderStatus.SIGNED, OrderStatus.REFUNDING, OrderStatus.REFUNDED}
)


@dataclass(frozen=True, slots=True)
class OrdersReport:
    """What an import of orders did, in orders; `problems` are (row number from 1, column, code, value)."""

    added: int
    changed: int
    unchanged: int
    problems: tuple[tuple[int, str, str, str], ...]


@dataclass(slots=True)
class _Counts:
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    problems: list[tuple[int, str, str, str]] = field(default_factory=list)

    def note(self, problem: Problem) -> None:
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append((problem.row, problem.column, problem.code, problem.value))

    def report(self) -> OrdersReport:
        return OrdersReport(self.added, self.changed, self.unchanged, tuple(self.problems))


def import_orders(command: ImportOrders, do: Do) -> Generator[Step, None, None]:
    """Read the file and store its orders under the customers of the channel. Raises `InvalidInput` when the file as a
    whole cannot be used."""
    counts = _Counts()
    groups = iter(_grouped(read_orders(Path(command.path)), counts))
    codes: dict[str, str] = {}
    do(lambda work: codes.update({product.title: product.code for product in work.uow.products.all()}))
    done = 0
    while some := list(islice(groups, _PER_STEP)):
        changes = do(_storing(some, command.channel, codes, counts))
        done += len(some)
        yield Step(done, 0, "importing", changes)
    changes = do(lambda work: work.uow.touch_everything())
    yield Step(done, done, "imported", changes, counts.report())


def _grouped(rows: Iterable[OrderRow | Problem], counts: _Counts) -> list[list[OrderRow]]:
    """The lines of an order need not stand together. A number under two buyers is not guessed about."""
    groups: dict[str, list[OrderRow]] = {}
    for row in rows:
        if isinstance(row, Problem):
            counts.note(row)
            continue
        group = groups.setdefault(row.order_no, [])
        if group and group[0].buyer != row.buyer:
            counts.note(Problem(row.number, "buyer", "duplicate_id", row.order_no))
        else:
            group.append(row)
    return list(groups.values())


def _storing(
    groups: Sequence[Sequence[OrderRow]], channel: str, codes: Mapping[str, str], counts: _Counts
) -> Callable[[Work], None]:
    def store(work: Work) -> None:
        for rows in groups:
            first, former = rows[0], work.uow.orders.get(rows[0].order_no)
            customer = work.uow.customers.find_or_create(channel, first.buyer, first.buyer, work.now)
            if former is not None and former.customer_id != customer.id:
                counts.note(Problem(first.number, "buyer", "duplicate_id", first.order_no))
                continue
            order = _order(rows, customer.id, channel, codes)
            order = order if former is None else _with_former(order, former, first.columns)
            if order == former:
                counts.unchanged += 1
                continue
            work.uow.orders.put(order)
            counts.added += former is None
            counts.changed += former is not None

    return store


def _order(rows: Sequence[OrderRow], customer_id: int, channel: str, codes: Mapping[str, str]) -> Order:
    first = rows[0]
    paid = first.status in _PAID
    return Order(
        first.order_no,
        customer_id,
        channel,
        first.status,
        first.created_at,
        tuple(_item(row, codes, len(rows)) for row in rows),
        first.paid_amount,
        first.refund_amount or (first.paid_amount if first.status is OrderStatus.REFUNDED else 0.0),
        first.refund_reason,
        # An export that does not say when it was paid: at the latest then.
        (first.paid_at or first.created_at) if paid else first.paid_at,
        first.shipped_at,
        first.signed_at,
        first.carrier,
        first.tracking_no,
        (),
        first.city,
        first.note,
    )


def _item(row: OrderRow, codes: Mapping[str, str], lines: int) -> OrderItem:
    price = row.price if row.price is not None else row.paid_amount / row.qty if lines == 1 else 0.0
    return OrderItem(row.product or codes.get(row.title, ""), row.sku, row.qty, round(price, 2), row.title)


def _with_former(order: Order, former: Order, columns: frozenset[str]) -> Order:
    """The order with what the file has no column for as it was; on its way it is known step by step already."""
    kept = {name: getattr(former, name) for name in _KEPT - columns}
    if "paid_at" not in columns:
        kept["paid_at"] = former.paid_at or order.paid_at
    return replace(order, **kept, logistics=former.logistics, city=order.city or former.city)
