"""A shop's own orders come from its platform's export, and what they say is what a customer hears."""

from pathlib import Path

import pytest

from deskpilot.domain.commands import ImportOrders
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import LogisticsStep, Order, OrderStatus
from deskpilot.services.order_file import OrdersReport
from tests.services.shop import Shop, answers

HEAD = "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,宝贝标题,物流公司,物流单号\n"
FILE = (
    HEAD
    + 'A1,buyer-c1,59,"卖家已发货，等待买家确认",2026-03-10 10:00,柳编提篮,顺丰,SF88\n'
    + "A2,buyer-c2,39,等待买家付款,2026-03-11 09:00,藤编果盘,,\n"
    + 'A1,buyer-c1,59,"卖家已发货，等待买家确认",2026-03-10 10:00,藤编果盘,顺丰,SF88\n'
    + "A3,,5,交易成功,2026-03-01,x,,\n"
)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "订单.csv"
    path.write_text(FILE, encoding="gb18030")
    return path


def taken(shop: Shop, path: Path) -> OrdersReport:
    report = [step.report for step in shop.desk.run(ImportOrders(str(path), "taobao"))][-1]
    assert isinstance(report, OrdersReport)
    return report


def order_of(shop: Shop, number: str) -> Order:
    with shop.store.begin() as uow:
        found = uow.orders.get(number)
    assert found is not None
    return found


def test_the_lines_of_an_order_are_one_order_and_the_same_file_again_changes_nothing(
    shop: Shop, export: Path
) -> None:
    first, again = taken(shop, export), taken(shop, export)
    assert (first.added, first.problems) == (2, ((5, "buyer", "empty_field", ""),))
    assert (again.added, again.changed, again.unchanged) == (0, 0, 2)
    assert [item.title for item in order_of(shop, "A1").items] == ["柳编提篮", "藤编果盘"]


def test_who_writes_is_answered_with_their_own_order(shop: Shop, export: Path) -> None:
    with shop.store.begin() as uow:
        entry = KnowledgeEntry(
            "KB0700", "我的快递到哪了", "您的包裹由{order.carrier}送，单号{order.tracking_no}。", "物流"
        )
        uow.entries.put(entry, "test", shop.clock.now())
    taken(shop, export)
    shop.reads("我的快递到哪了", answers("KB0700", "我的快递到哪了"))
    assert "顺丰送，单号SF88" in shop.turn("我的快递到哪了")[0]
    assert not any("SF88" in said for said in shop.turn("我的快递到哪了", "c3"))


def test_what_was_paid_counts_and_what_was_not_does_not(shop: Shop, export: Path) -> None:
    taken(shop, export)
    with shop.store.begin() as uow:
        worth = {}
        for key in ("buyer-c1", "buyer-c2"):
            customer = uow.customers.find("taobao", key)
            assert customer is not None
            worth[key] = uow.customers.worth(customer.id, shop.clock.now()).lifetime_value
    assert worth == {"buyer-c1": 59, "buyer-c2": 0}


def test_a_later_export_moves_an_order_on_and_keeps_where_it_has_been(shop: Shop, export: Path) -> None:
    taken(shop, export)
    step = LogisticsStep(shop.clock.now(), "已到达杭州")
    with shop.store.begin() as uow:
        order = uow.orders.get("A1")
        assert order is not None
        uow.orders.put(
            Order(**{name: getattr(order, name) for name in order.__slots__} | {"logistics": (step,)})
        )
    lines = "A1,buyer-c1,59,交易成功,2026-03-10 10:00,柳编提篮\n"
    export.write_text(
        "订单编号,买家会员名,买家实际支付金额,订单状态,订单创建时间,宝贝标题\n" + lines, encoding="utf-8"
    )
    assert taken(shop, export).changed == 1
    order = order_of(shop, "A1")
    assert (order.status, order.carrier, order.logistics) == (OrderStatus.SIGNED, "顺丰", (step,))


def test_an_order_never_changes_hands(shop: Shop, export: Path) -> None:
    taken(shop, export)
    export.write_text(HEAD + "A1,buyer-c9,59,交易成功,2026-03-10 10:00,柳编提篮,,\n", encoding="utf-8")
    report = taken(shop, export)
    assert report.problems == ((2, "buyer", "duplicate_id", "A1"),)
    assert order_of(shop, "A1").status is OrderStatus.SHIPPED
