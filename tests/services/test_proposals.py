"""Proposals that nobody answers go by themselves, with a trace that says why."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskpilot.domain.commands import CloseConversation, ConfirmTask, SendAgentReply
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.engine.ordering import says_ordered
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.audit import AuditFilter
from deskpilot.store import Reader
from tests.services.shop import NOON, Shop


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def hesitates(shop: Shop) -> None:
    shop.reads("我再看看", Understanding("我再看看", Act.HESITATE))
    shop.turn("我再看看")


def kinds(queries: DeskQueries) -> list[TaskKind]:
    return [row.task.kind for row in queries.tasks()]


def why(queries: DeskQueries) -> list[str]:
    return [each.why for each in queries.tasks_withdrawn(NOON - timedelta(days=1))]


def order(shop: Shop, status: OrderStatus = OrderStatus.PAID, ago: timedelta = timedelta()) -> None:
    shop.clock.pass_(60)
    at, customer = shop.clock.now() - ago, shop.conversation().customer_id
    with shop.store.begin() as uow:
        uow.orders.put(Order("202603120001", customer, "taobao", status, at, paid_amount=99.0, paid_at=at))


def test_a_promise_nobody_confirmed_goes_half_a_day_after_its_time(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), "今天六点前给您回电", "小美"))
    shop.clock.pass_(17 * 3600)
    shop.desk.remind()
    assert kinds(queries) == [TaskKind.PROMISE]
    shop.clock.pass_(2 * 3600)
    shop.desk.remind()
    assert (kinds(queries), why(queries)) == ([], ["task_expired"])


def test_a_confirmed_promise_never_goes_by_itself(shop: Shop, queries: DeskQueries) -> None:
    shop.do(SendAgentReply(shop.hear("怎么还没修好"), "今天六点前给您回电", "小美"))
    shop.do(ConfirmTask(queries.tasks()[0].task.id, "小美"))
    shop.clock.pass_(30 * 24 * 3600)
    shop.desk.remind()
    assert kinds(queries) == [TaskKind.PROMISE]


def test_a_word_to_look_into_it_ends_with_its_conversation_and_a_deed_or_a_time_does_not(
    shop: Shop, queries: DeskQueries
) -> None:
    said = {"vague": "帮您查一下，回头给您回复", "deed": "给您补发一个", "timed": "今天六点前给您回电"}
    for key, words in said.items():
        conversation = shop.hear("怎么还没修好", key)
        shop.do(SendAgentReply(conversation, words, "小美"))
        shop.do(CloseConversation(conversation, "小美"))
    assert {row.task.text for row in queries.tasks()} == {said["deed"], said["timed"]}
    assert why(queries) == ["task_ended"]


def test_who_orders_is_not_asked_whether_they_still_think_it_over(shop: Shop, queries: DeskQueries) -> None:
    hesitates(shop)
    order(shop, OrderStatus.CLOSED)
    shop.desk.remind()
    assert kinds(queries) == [TaskKind.HESITATED]
    order(shop)
    shop.desk.remind()
    assert (kinds(queries), why(queries)) == ([], ["task_ordered"])


def test_an_order_from_before_changes_nothing(shop: Shop, queries: DeskQueries) -> None:
    hesitates(shop)
    order(shop, ago=timedelta(days=3))
    shop.desk.remind()
    assert kinds(queries) == [TaskKind.HESITATED]


def test_a_word_that_was_meant_goes_as_well_when_the_customer_orders(
    shop: Shop, queries: DeskQueries
) -> None:
    hesitates(shop)
    shop.do(ConfirmTask(queries.tasks()[0].task.id, "小美"))
    order(shop)
    shop.desk.remind()
    assert kinds(queries) == []


def test_the_customer_s_own_word_that_they_ordered_is_enough(shop: Shop, queries: DeskQueries) -> None:
    hesitates(shop)
    shop.hear("我拍下了")
    assert (kinds(queries), why(queries)) == ([], ["task_ordered"])


def test_a_hesitation_nobody_answers_to_goes_two_days_after_its_time(
    shop: Shop, queries: DeskQueries
) -> None:
    hesitates(shop)
    shop.clock.pass_(3 * 24 * 3600)
    shop.desk.remind()
    assert kinds(queries) == [TaskKind.HESITATED]
    shop.clock.pass_(4 * 3600)
    shop.desk.remind()
    assert (kinds(queries), why(queries)) == ([], ["task_expired"])


def test_the_trail_leads_to_the_conversation_and_holds_no_words_of_the_customer(
    shop: Shop, queries: DeskQueries
) -> None:
    hesitates(shop)
    shop.hear("已经付款了")
    (deed,) = queries.deeds(AuditFilter(actions=("task_ordered",)), 0, 10)
    assert (deed.about, deed.conversation_id, deed.detail) == ("小明", shop.conversation().id, "hesitated")


@pytest.mark.parametrize("text", ["拍了", "刚拍下，记得发顺丰", "已付款", "我下单了哈", "买好了"])
def test_an_order_is_heard_in(text: str) -> None:
    assert says_ordered(text)


@pytest.mark.parametrize(
    "text",
    ["怎么拍", "拍下了能改地址吗", "还没付款", "上次买了两件", "下单了可以退吗", "要是拍了不合适呢", "我先看看", "给我拍了张照片", "拍错了想取消"],
)  # fmt: skip
def test_no_order_is_heard_in(text: str) -> None:
    assert not says_ordered(text)
