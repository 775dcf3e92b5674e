"""Orders that several tests ask about: a coat that is paid for, and a sweater on its way."""

from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.order import LogisticsStep, Order, OrderItem, OrderStatus
from tests.services.shop import NOON, Shop

COAT = OrderItem("C1", "C1-B-M", 1, 659.0, "廓形风衣")
PAID = Order("6929062393075526296", 0, "taobao", OrderStatus.PAID, NOON - timedelta(hours=4), (COAT,), 659.0, paid_at=NOON)  # fmt: skip
SENT = replace(
    PAID,
    order_no="2824091390096480478",
    status=OrderStatus.SHIPPED,
    created_at=NOON - timedelta(days=2),
    shipped_at=NOON - timedelta(days=1),
    carrier="圆通",
    tracking_no="YT6330327794751",
    items=(OrderItem("K1", "K1-A", 1, 369.0, "圆领毛衣"),),
    logistics=(LogisticsStep(NOON - timedelta(hours=9), "离开杭州，发往兰州"),),
)


def has(shop: Shop, *orders: Order) -> None:
    """The customer has these orders."""
    shop.turn("你好")
    customer = shop.conversation().customer_id
    with shop.store.begin() as uow:
        for order in orders:
            uow.orders.put(replace(order, customer_id=customer))
