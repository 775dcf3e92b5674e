"""Whom a shop looks after itself is the shop's to say."""

from datetime import timedelta
from pathlib import Path

from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from tests.services.shop import NOON, Shop, open_shop


def test_the_shops_own_measure_of_a_valuable_customer_decides_who_gets_a_human(data_dir: Path) -> None:
    told = {}
    for measure in ("800", "90000"):
        folder = data_dir / measure
        folder.mkdir()
        shop = open_shop(folder, valuable_lifetime=measure)
        shop.turn("你好")
        customer = shop.conversation().customer_id
        bought = Order("93", customer, "taobao", OrderStatus.SIGNED, NOON, (), 900.0, paid_at=NOON)
        with shop.store.begin() as uow:
            uow.orders.put(bought)
        shop.turn("客厅想重新布置 你们给点建议")
        told[measure] = shop.decision().rule
    assert told["800"] == "topic.valuable"
    assert told["90000"] != "topic.valuable"


def test_a_big_order_that_waits_to_be_paid_calls_a_human_once_its_customer_stumbles(shop: Shop) -> None:
    shop.turn("你好")
    item = OrderItem("Y-7", "", 2, 6400.0, "胡桃木餐边柜")
    customer, at = shop.conversation().customer_id, NOON - timedelta(hours=2)
    with shop.store.begin() as uow:
        uow.orders.put(Order("94", customer, "taobao", OrderStatus.UNPAID, at, (item,)))
    shop.turn("银行卡付款不成功")
    assert (shop.decision().action, shop.decision().reason) == (Action.ESCALATE, Reason.VALUABLE)
