"""The brief: whoever takes over knows in one glance what was said, tried, refused and promised."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from deskpilot.domain.commands import CloseTask, CloseTurn, SendAgentReply
from deskpilot.domain.customer import Fact
from deskpilot.domain.escalation import Severity
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Signal, Slot, Topic
from deskpilot.services.brief import brief_of
from deskpilot.services.queries import DeskQueries
from deskpilot.services.views import BriefLine
from deskpilot.store import Reader
from tests.services.shop import Shop, answers


@pytest.fixture
def queries(shop: Shop) -> Iterator[DeskQueries]:
    """What the window reads with."""
    reader = Reader(shop.store.data_dir)
    yield DeskQueries(reader, shop.clock)
    reader.close()


def lines(shop: Shop, queries: DeskQueries, kind: str) -> list[BriefLine]:
    return [line for line in brief_of(queries, shop.conversation().id) if line.kind == kind]


def test_a_stranger_is_a_stranger(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("多久发货")
    assert lines(shop, queries, "who")[0].code == "new"
    assert lines(shop, queries, "worth")[0].code == "nothing_yet"


def test_who_and_what_they_are_worth_come_from_the_orders(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("多久发货")
    customer, now = shop.conversation().customer_id, shop.clock.now()
    with shop.store.begin() as uow:
        for number in ("1", "2"):
            uow.orders.put(
                Order(
                    number,
                    customer,
                    "taobao",
                    OrderStatus.SIGNED,
                    now - timedelta(days=9),
                    paid_amount=640.0,
                    paid_at=now - timedelta(days=9),
                )
            )
    (who,) = lines(shop, queries, "who")
    assert (who.code, who.values[0]) == ("returning", "2")
    assert lines(shop, queries, "worth")[0].values[0] == "1280"


def test_what_was_said_need_not_be_asked_again(shop: Shop, queries: DeskQueries) -> None:
    shop.reads(
        "我165要M码", answers("KB0001", slots=(Slot("height", "165", "165"), Slot("size", "M", "M码")))
    )
    shop.reads("还是L码吧 多久到", answers("KB0001", slots=(Slot("size", "L", "L码"),)))
    shop.turn("我165要M码")
    shop.turn("还是L码吧 多久到")
    with shop.store.begin() as uow:
        customer = next(iter(uow.conversations.open_ids()))
        uow.customers.add_fact(
            uow.conversations.get(customer).customer_id, Fact("预算", "一万五", shop.clock.now())
        )
    question, need, said, known = lines(shop, queries, "wants")
    assert (need.code, need.values[0]) == ("need", "advice")
    assert question.text == "还是L码吧 多久到"
    assert said.values == ("height", "165", "size", "L")
    assert known.values == ("预算", "一万五")


def test_a_greeting_is_not_what_they_want(shop: Shop, queries: DeskQueries) -> None:
    shop.turn("桌子能定做一米五吗")
    shop.turn("在吗")
    assert lines(shop, queries, "wants")[0].text == "桌子能定做一米五吗"


def test_what_was_tried_and_refused_is_told_with_its_lines(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.reads("不是问这个", answers("KB0002", signals=(Signal(Topic.REJECTED, 0.9, "不是问这个"),)))
    shop.turn("多久发货")
    shop.turn("不是问这个")
    tried = lines(shop, queries, "tried")
    assert [(line.code, line.values) for line in tried] == [
        ("entry_sent", ("能开发票吗",)),
        ("entry_rejected", ("什么时候发货",)),
    ]
    (refused,) = lines(shop, queries, "refused")
    by_id = {line.id: line.text for line in shop.lines()}
    assert refused.message_id is not None
    assert by_id[refused.message_id] == "不是问这个"


def test_promises_stand_until_they_are_kept(shop: Shop, queries: DeskQueries) -> None:
    conversation = shop.hear("什么时候能修好")
    shop.do(SendAgentReply(conversation, "我明天上午给您回复", "小美"))
    (promised,) = lines(shop, queries, "promised")
    due = ("promise", "proposed", "小美", "2026-03-13T12:00:00+08:00", "1", "0")
    assert (promised.code, promised.values, promised.text, promised.severity) == (
        "task",
        due,
        "我明天上午给您回复",
        Severity.ATTENTION,
    )
    (row,) = queries.tasks()
    shop.do(CloseTask(row.task.id, "小美"))
    assert lines(shop, queries, "promised") == []


def test_a_promised_call_back_is_a_promise(shop: Shop, queries: DeskQueries) -> None:
    shop.clock.pass_(12 * 3600)
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 0.9, "转人工"),)))
    shop.turn("转人工")
    assert lines(shop, queries, "promised")[0].values[:2] == ("call_back", "open")


@pytest.mark.parametrize(
    ("topic", "step"),
    [
        (Topic.BARGAIN, "talk_price"),
        (Topic.INJURY, "care_first"),
        (Topic.QUALITY, "ask_for_photo"),
        (Topic.COMPLAINT, "calm_and_solve"),
    ],
)
def test_the_next_step_fits_the_reason(shop: Shop, queries: DeskQueries, topic: Topic, step: str) -> None:
    shop.reads("话", answers("KB0001", signals=(Signal(topic, 0.9, "话"),)))
    shop.turn("话")
    assert lines(shop, queries, "next")[0].code == step


def test_every_line_about_words_jumps_to_a_message(shop: Shop, queries: DeskQueries) -> None:
    shop.reads("多久发货", answers("KB0001", mood=-0.5))
    shop.turn("多久发货")
    shop.do(CloseTurn(shop.hear("快点")))
    ids = {line.id for line in shop.lines()}
    for line in brief_of(queries, shop.conversation().id):
        assert line.kind in ("who", "worth") or line.message_id in ids


def test_a_brief_is_never_longer_than_ten_lines(shop: Shop, queries: DeskQueries) -> None:
    for number in range(12):
        shop.turn(f"第{number}个杯子碎了，不要退货，我明天{number}点要用")
    assert len(brief_of(queries, shop.conversation().id)) <= 10


def test_no_conversation_no_brief(queries: DeskQueries) -> None:
    assert brief_of(queries, 99) == ()
