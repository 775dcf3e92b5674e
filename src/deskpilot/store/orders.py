"""Orders. Storing one recomputes what its customer is worth, in the same transaction."""

import json
from datetime import datetime

from deskpilot.domain.order import LogisticsStep, Order, OrderItem, OrderStatus
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, maybe_micros, maybe_time, to_json, to_micros

COLUMNS = (
    "order_no, customer_id, channel, status, created_at, items, paid_amount, refund_amount, refund_reason, paid_at,"
    " shipped_at, signed_at, carrier, tracking_no, logistics, city, note"
)

_WORTH = """UPDATE customers SET (paid_total, refunded_total, paid_orders, returned_orders, last_paid_at) = (
    SELECT total(paid_amount) FILTER (WHERE paid_at IS NOT NULL),
           total(refund_amount),
           count(*) FILTER (WHERE paid_at IS NOT NULL),
           count(*) FILTER (WHERE status = 'refunded' OR refund_amount > 0),
           max(paid_at)
    FROM orders WHERE customer_id = customers.id) WHERE id = ?"""


def order_of(row: Row) -> Order:
    return Order(
        order_no=row["order_no"],
        customer_id=row["customer_id"],
        channel=row["channel"],
        status=OrderStatus(row["status"]),
        created_at=from_micros(row["created_at"]),
        items=tuple(OrderItem(*item) for item in json.loads(row["items"])),
        paid_amount=row["paid_amount"],
        refund_amount=row["refund_amount"],
        refund_reason=row["refund_reason"],
        paid_at=maybe_time(row["paid_at"]),
        shipped_at=maybe_time(row["shipped_at"]),
        signed_at=maybe_time(row["signed_at"]),
        carrier=row["carrier"],
        tracking_no=row["tracking_no"],
        logistics=tuple(LogisticsStep(from_micros(at), text) for at, text in json.loads(row["logistics"])),
        city=row["city"],
        note=row["note"],
    )


class Orders:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def put(self, order: Order) -> None:
        """Store an order; the same number again replaces it."""
        former = self._connection.value(
            "SELECT customer_id FROM orders WHERE order_no = ?", (order.order_no,)
        )
        self._connection.run(
            f"INSERT OR REPLACE INTO orders ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            _values(order),
        )
        for customer_id in {order.customer_id, former} - {None}:
            self._connection.run(_WORTH, (customer_id,))
            self._changes.customers.add(customer_id)
        self._changes.catalog = True

    def get(self, order_no: str) -> Order | None:
        row = self._connection.row(f"SELECT {COLUMNS} FROM orders WHERE order_no = ?", (order_no,))
        return None if row is None else order_of(row)

    def unpaid(self, since: datetime, until: datetime, limit: int = 100) -> tuple[Order, ...]:
        """The orders that were made in that time and wait to be paid, the oldest first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM orders WHERE status = 'unpaid' AND created_at BETWEEN ? AND ?"
            " ORDER BY created_at LIMIT ?",
            (to_micros(since), to_micros(until), limit),
        )
        return tuple(map(order_of, rows))

    def of_customer(self, customer_id: int, limit: int = 20) -> tuple[Order, ...]:
        """The customer's orders, newest first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM orders WHERE customer_id = ? ORDER BY created_at DESC, order_no DESC LIMIT ?",
            (customer_id, limit),
        )
        return tuple(map(order_of, rows))


def _values(order: Order) -> tuple[object, ...]:
    return (
        order.order_no,
        order.customer_id,
        order.channel,
        order.status,
        to_micros(order.created_at),
        to_json([(item.product, item.sku, item.qty, item.price, item.title) for item in order.items]),
        order.paid_amount,
        order.refund_amount,
        order.refund_reason,
        maybe_micros(order.paid_at),
        maybe_micros(order.shipped_at),
        maybe_micros(order.signed_at),
        order.carrier,
        order.tracking_no,
        to_json([(to_micros(step.at), step.text) for step in order.logistics]),
        order.city,
        order.note,
    )
