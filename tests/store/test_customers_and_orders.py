"""Customers, their facts, their orders, and what those orders say about them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskpilot.domain.customer import Fact, Worth
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.order import LogisticsStep, Order, OrderItem, OrderStatus
from deskpilot.store import Store
from tests.store.conftest import NOON

ORDER = Order(
    "202611220000000000001",
    1,
    "taobao",
    OrderStatus.SIGNED,
    NOON - timedelta(days=20),
    (OrderItem("YY-01", "YY-01-120", 2, 2680.0, "白蜡木餐桌"),),
    5360.0,
    360.0,
    "色差",
    NOON - timedelta(days=19),
    NOON - timedelta(days=18),
    NOON - timedelta(days=15),
    "顺丰",
    "SF1234567890",
    (LogisticsStep(NOON - timedelta(days=18), "已揽收"),),
    "上海",
    "送货上楼",
)


def test_a_customer_is_created_once_per_channel_and_key(store: Store) -> None:
    with store.begin() as uow:
        first = uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        assert uow.customers.find_or_create("taobao", "k", "", NOON + timedelta(days=1)) == first
        assert uow.customers.find_or_create("jd", "k", "小鹿", NOON).id != first.id
        assert uow.customers.find("taobao", "nobody") is None
    assert uow.changes.customers == {1, 2}


def test_a_new_name_replaces_the_old_one(store: Store) -> None:
    with store.begin() as uow:
        uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        assert uow.customers.find_or_create("taobao", "k", "小鹿Stella", NOON).nickname == "小鹿Stella"


def test_what_is_known_of_a_customer_comes_back(store: Store) -> None:
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        known = replace(
            customer,
            city="上海",
            member_level="V3",
            tags=("老客", "定制"),
            note="怕味道",
            dedicated_agent="小美",
            personalise=False,
        )
        assert uow.customers.update(known) == known
        assert uow.customers.get(customer.id) == known
        with pytest.raises(NotFound):
            uow.customers.update(replace(known, id=99))


def test_a_fact_said_twice_is_kept_once_with_its_newest_source(store: Store) -> None:
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        first = uow.customers.add_fact(customer.id, Fact("餐厅", "2.4 米宽", NOON, 7))
        again = uow.customers.add_fact(customer.id, Fact("餐厅", "2.4 米宽", NOON + timedelta(days=1)))
        assert again == replace(first, learned_at=NOON + timedelta(days=1))
        other = uow.customers.add_fact(customer.id, Fact("喜欢", "原木色", NOON))
        assert uow.customers.facts(customer.id) == (other, again)
        assert other.id is not None
        uow.customers.delete_fact(other.id)
        uow.customers.delete_fact(other.id)
        assert uow.customers.facts(customer.id) == (again,)


def test_an_order_comes_back_with_all_its_fields(store: Store) -> None:
    with store.begin() as uow:
        uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        uow.orders.put(ORDER)
        assert uow.orders.get(ORDER.order_no) == ORDER
        assert uow.orders.get("1") is None


def test_worth_follows_the_orders(store: Store) -> None:
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        assert uow.customers.worth(customer.id, NOON) == Worth()
        uow.orders.put(ORDER)
        unpaid = Order("2", 1, "taobao", OrderStatus.UNPAID, NOON, paid_amount=99.0)
        paid = replace(unpaid, order_no="3", status=OrderStatus.PAID, paid_amount=100.0, paid_at=NOON)
        for order in (unpaid, paid):
            uow.orders.put(order)
        worth = uow.customers.worth(customer.id, NOON + timedelta(days=3))
        assert worth == Worth(5460.0, 360.0, 2, 1, 3.0)
        assert worth.lifetime_value == 5100.0
        uow.orders.put(replace(paid, refund_amount=100.0, status=OrderStatus.REFUNDED))
        assert uow.customers.worth(customer.id, NOON).lifetime_value == 5000.0
        assert uow.orders.of_customer(customer.id, limit=2) == (
            uow.orders.get("3"),
            uow.orders.get("2"),
        )


def test_an_order_that_moves_to_another_customer_takes_its_worth_along(store: Store) -> None:
    with store.begin() as uow:
        for key in "ab":
            uow.customers.find_or_create("taobao", key, key, NOON)
        uow.orders.put(ORDER)
        uow.orders.put(replace(ORDER, customer_id=2))
        assert uow.customers.worth(1, NOON) == Worth()
        assert uow.customers.worth(2, NOON).paid_orders == 1


def test_an_amount_that_is_no_number_is_refused(store: Store) -> None:
    with store.begin() as uow:
        uow.customers.find_or_create("taobao", "k", "小鹿", NOON)
        for amount in (float("nan"), float("inf")):
            with pytest.raises(InvalidInput, match="not_a_number"):
                uow.orders.put(replace(ORDER, paid_amount=amount))
