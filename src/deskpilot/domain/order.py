"""Orders as the shop sees them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OrderStatus(StrEnum):
    UNPAID = "unpaid"
    PAID = "paid"
    SHIPPED = "shipped"
    SIGNED = "signed"
    CLOSED = "closed"
    REFUNDING = "refunding"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class OrderItem:
    """A line of an order; `price` in yuan for one piece."""

    product: str
    sku: str
    qty: int
    price: float
    title: str = ""


@dataclass(frozen=True, slots=True)
class LogisticsStep:
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Order:
    """One order. Amounts in yuan. `order_no` is text: 19 to 21 digits do not survive as a number."""

    order_no: str
    customer_id: int
    channel: str
    status: OrderStatus
    created_at: datetime
    items: tuple[OrderItem, ...] = ()
    paid_amount: float = 0.0
    refund_amount: float = 0.0
    refund_reason: str = ""
    paid_at: datetime | None = None
    shipped_at: datetime | None = None
    signed_at: datetime | None = None
    carrier: str = ""
    tracking_no: str = ""
    logistics: tuple[LogisticsStep, ...] = ()
    city: str = ""
    note: str = ""

    @property
    def was_paid(self) -> bool:
        return self.paid_at is not None
