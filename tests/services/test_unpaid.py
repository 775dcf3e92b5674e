"""A word about an order that waits to be paid is proposed to a human, once, and goes when it is paid. Nothing is sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from deskpilot.domain.commands import ConfirmTask, SaveSettings, SetPersonalise
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.services.queries import DeskQueries
from deskpilot.services.task_views import TaskRow
from deskpilot.store import Reader
from tests.services.shop import NOON, Shop

NUMBER = "2856233973310882996"


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    shop.turn("你好")
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def orders(shop: Shop, number: str = NUMBER, status: OrderStatus = OrderStatus.UNPAID) -> Order:
    items = (OrderItem("P1", "P1-A", 2, 189.0, "珊瑚绒毯"),)
    order = Order(number, shop.conversation().customer_id, "taobao", status, shop.clock.now(), items)
    with shop.store.begin() as uow:
        uow.orders.put(order)
    return order


def pays(shop: Shop, order: Order, status: OrderStatus = OrderStatus.PAID) -> None:
    with shop.store.begin() as uow:
        uow.orders.put(replace(order, status=status))


def unpaid(queries: DeskQueries) -> list[TaskRow]:
    return [row for row in queries.tasks() if row.task.kind is TaskKind.UNPAID]


def later(shop: Shop, minutes: float) -> None:
    shop.clock.pass_(60 * minutes)
    shop.desk.remind()


def test_after_ten_minutes_a_word_is_proposed_and_nothing_is_sent(shop: Shop, queries: DeskQueries) -> None:
    orders(shop)
    said = len(shop.lines())
    later(shop, 9)
    assert unpaid(queries) == []
    later(shop, 2)
    (row,) = unpaid(queries)
    assert (row.task.state, row.task.by_ai) == (TaskState.PROPOSED, True)
    assert row.task.text == f"珊瑚绒毯 · ¥378 · {NUMBER}"
    assert row.task.conversation_id == shop.conversation().id
    assert (shop.leave(), len(shop.lines())) == ([], said)


def test_one_a_day_is_enough_for_a_customer(shop: Shop, queries: DeskQueries) -> None:
    orders(shop)
    orders(shop, "2856233973310882997")
    later(shop, 11)
    later(shop, 11)
    assert len(unpaid(queries)) == 1


@pytest.mark.parametrize("status", [OrderStatus.PAID, OrderStatus.CLOSED])
@pytest.mark.parametrize("confirmed", [False, True])
def test_it_goes_when_the_order_is_paid_or_closed(
    shop: Shop, queries: DeskQueries, status: OrderStatus, confirmed: bool
) -> None:
    order = orders(shop)
    later(shop, 11)
    if confirmed:
        shop.do(ConfirmTask(unpaid(queries)[0].task.id, "小美"))
    pays(shop, order, status)
    later(shop, 1)
    assert unpaid(queries) == []
    assert [each.why for each in queries.tasks_withdrawn(NOON - timedelta(days=1))] == ["task_settled"]


def test_an_order_of_yesterday_is_let_be(shop: Shop, queries: DeskQueries) -> None:
    orders(shop)
    later(shop, 25 * 60)
    assert unpaid(queries) == []


def test_who_does_not_want_to_be_approached_is_left_in_peace(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SetPersonalise(shop.conversation().customer_id, False))
    orders(shop)
    later(shop, 11)
    assert unpaid(queries) == []


def test_a_shop_that_does_not_want_it_hears_nothing_of_it(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SaveSettings((("unpaid_follow_up", "0"),)))
    orders(shop)
    later(shop, 11)
    assert unpaid(queries) == []


def test_the_words_for_the_customer_come_from_the_row_until_it_is_paid(
    shop: Shop, queries: DeskQueries
) -> None:
    order = orders(shop)
    later(shop, 11)
    task = unpaid(queries)[0].task
    words = queries.reminder_words(task.id)
    assert "3月12日拍下的「珊瑚绒毯」还没有付款" in words
    pays(shop, order)
    assert queries.reminder_words(task.id) == ""
