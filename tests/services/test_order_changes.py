"""A change of an order is spoken of only after a look at its row; nothing is ever said to be changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import TakeOver
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Act, Evidence, Signal, Topic, Understanding
from deskpilot.services.brief import brief_of
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from tests.services.parcels import PAID, SENT, has
from tests.services.shop import ENTRIES, NOON, Shop, answers, open_shop

TERMS = KnowledgeEntry("KB0100", "已经发货了还能改地址吗", "可以先请快递拦一下，拦不下就等退回。", "改址", ("在路上了能改地址吗",))  # fmt: skip
SIGNED = replace(SENT, order_no="2875811719072939822", status=OrderStatus.SIGNED, signed_at=NOON)
DONE = ("已为您", "已经改好", "已帮您", "改好了", "已修改", "已取消")


@pytest.fixture
def shop(data_dir: Path) -> Shop:
    return open_shop(data_dir, (*ENTRIES, TERMS))


def tasks(shop: Shop) -> list[tuple[TaskState, str]]:
    conversation = shop.conversation().id
    with shop.store.begin() as uow:
        found = uow.tasks.of_conversation(conversation)
    return [(task.state, task.text) for task in found if task.kind is TaskKind.ORDER_CHANGE]


def says(shop: Shop, text: str) -> str:
    """What the customer reads after a turn that no entry answers."""
    shop.reads(text, Understanding(text, Act.STATEMENT))
    heard = "\n".join(shop.turn(text))
    assert not any(word in heard for word in DONE), heard
    return heard


def test_a_new_address_for_an_order_that_has_not_left_is_noted_and_handed_to_a_human(shop: Shop) -> None:
    has(shop, PAID)
    heard = says(shop, "地址写错了 改成沈阳市铁西区云峰街12号")
    assert "廓形风衣" in heard
    assert "已付款，等待发货" in heard
    assert "记下了" in heard
    assert "小美" in heard
    decision = shop.decision()
    assert (decision.action, decision.rule) == (Action.ESCALATE, "order_change.unshipped")
    assert decision.reason is Reason.MANUAL_ACTION
    assert Evidence("order_row", f"{PAID.order_no} paid") in decision.reasons
    assert tasks(shop) == [(TaskState.OPEN, f"地址写错了 改成沈阳市铁西区云峰街12号 · {PAID.order_no}")]


def test_the_new_address_stands_in_the_brief(shop: Shop, data_dir: Path) -> None:
    has(shop, PAID)
    says(shop, "地址写错了 改成沈阳市铁西区云峰街12号")
    reader = Reader(data_dir)
    lines = brief_of(DeskQueries(reader, shop.clock), shop.conversation().id)
    reader.close()
    owed = next(line for line in lines if line.kind == "promised")
    assert "云峰街12号" in owed.text
    assert owed.message_id is not None
    assert any(line.kind == "next" and line.code == "do_by_hand" for line in lines)


def test_without_the_new_address_it_is_asked_for_once(shop: Shop) -> None:
    has(shop, PAID)
    assert "还没有发出" in says(shop, "我要改地址")
    assert shop.decision().action is Action.CLARIFY
    assert tasks(shop) == []
    assert "记下了" in says(shop, "铁西区云峰街 电话没变")
    assert tasks(shop) == [(TaskState.OPEN, f"铁西区云峰街 电话没变 · {PAID.order_no}")]


def test_an_order_that_left_is_said_to_have_left_with_what_its_row_knows(shop: Shop) -> None:
    has(shop, SENT)
    heard = says(shop, "帮我改地址，改成兰州市城关区南关大厦3楼")
    for word in ("3月11日已经发出", "圆通", SENT.tracking_no, "离开杭州，发往兰州", "不敢先答应"):
        assert word in heard
    assert "可以先请快递拦一下" in heard
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_change.shipped")


def test_a_row_without_carrier_and_tracking_names_none(shop: Shop) -> None:
    has(shop, replace(SENT, carrier="", tracking_no="", logistics=(), shipped_at=None))
    heard = says(shop, "帮我取消这单")
    assert "已经发出。" in heard
    assert "单号" not in heard


def test_a_tracking_number_outweighs_a_status_that_lags_behind(shop: Shop) -> None:
    has(shop, replace(SENT, status=OrderStatus.PAID))
    assert "已经发出" in says(shop, "帮我取消这单")


def test_with_several_orders_the_customer_picks_one(shop: Shop) -> None:
    has(shop, PAID, SENT)
    heard = says(shop, "我要取消订单")
    assert "1. 3月12日「廓形风衣」，已付款，等待发货" in heard
    assert "2. 3月10日「圆领毛衣」，已发货，在路上" in heard
    assert "圆领毛衣" in says(shop, "2")
    assert shop.decision().rule == "order_change.shipped"


def test_the_thing_named_tells_which_order(shop: Shop) -> None:
    has(shop, PAID, SENT)
    says(shop, "毛衣那单帮我取消")
    assert shop.decision().rule == "order_change.shipped"


def test_without_an_order_it_is_asked_which_and_then_a_human_comes(shop: Shop) -> None:
    assert "哪一单" in says(shop, "帮我改地址")
    assert shop.decision().rule == "order_change.which"
    says(shop, "我也不记得了")
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_change.unclear")


def test_a_number_of_somebody_else_finds_nothing(shop: Shop) -> None:
    has(shop, PAID)
    text = "帮我取消订单 1234567890123456789"
    heard = "\n".join(shop.turn(text))
    assert "在您名下没有查到" in heard
    assert shop.decision().rule == "order_change.unknown"
    assert tasks(shop) == []


def test_a_general_question_without_an_order_keeps_its_answer(shop: Shop) -> None:
    shop.reads("能改地址吗", answers("KB0100", "能改地址吗"))
    assert "可以先请快递拦一下" in shop.turn("能改地址吗")[0]
    assert shop.decision().rule == "confident"


def test_another_colour_is_looked_up_before_it_is_noted(shop: Shop) -> None:
    skus = (
        Sku("C1-B-M", {"颜色": "黑色"}, 659.0, 5),
        Sku("C1-W-M", {"颜色": "白色"}, 699.0, 0),
    )
    with shop.store.begin() as uow:
        uow.products.put(Product("C1", "廓形风衣", 659.0, skus=skus))
    has(shop, PAID)
    heard = says(shop, "帮我改成白色")
    assert "「白色」现在没有货" in heard
    assert "699元" in heard


def test_another_size_is_that_of_the_colour_that_was_ordered(shop: Shop) -> None:
    kinds = [
        ("B", "黑色", "M", 5),
        ("B", "黑色", "L", 2),
        ("W", "白色", "M", 1),
        ("W", "白色", "L", 9),
        ("B", "黑色", "S", 7),
    ]
    skus = tuple(
        Sku(f"C1-{c}-{size}", {"颜色": colour, "尺码": size}, 659.0, stock)
        for c, colour, size, stock in kinds
    )
    with shop.store.begin() as uow:
        uow.products.put(Product("C1", "廓形风衣", 659.0, skus=skus))
    has(shop, PAID)
    assert "「黑色 L」现在还有2件" in says(shop, "拍错码了 帮我换成L码")


def test_cancelling_is_confirmed_when_it_was_only_asked_about(shop: Shop) -> None:
    has(shop, PAID)
    assert "回一句「取消」" in says(shop, "能取消吗")
    assert tasks(shop) == []
    says(shop, "取消")
    assert [state for state, _ in tasks(shop)] == [TaskState.OPEN]


def test_a_wish_taken_back_leaves_nothing_to_do(shop: Shop) -> None:
    has(shop, PAID)
    says(shop, "我要改地址")
    shop.turn("不用改了")
    assert tasks(shop) == []
    assert not shop.decision().rule.startswith("order_change")


def test_more_of_the_new_address_joins_what_was_noted(shop: Shop) -> None:
    has(shop, PAID)
    says(shop, "地址写错了 应该是铁西区")
    says(shop, "云峰街12号 电话没变")
    assert tasks(shop) == [(TaskState.OPEN, f"地址写错了 应该是铁西区 云峰街12号 电话没变 · {PAID.order_no}")]
    assert "记下了" in shop.drafts()[0]


def test_the_lines_about_the_change_go_first(shop: Shop) -> None:
    has(shop, PAID)
    text = "刚拍的风衣\n地址还是旧的 我搬家了\n改到铁西区云峰街"
    says(shop, text)
    assert tasks(shop)[0][1] == f"改到铁西区云峰街 地址还是旧的 我搬家了 · {PAID.order_no}"


def test_what_arrived_is_exchanged_and_not_changed(shop: Shop) -> None:
    has(shop, SIGNED)
    says(shop, "帮我换个颜色")
    assert not shop.decision().rule.startswith("order_change")


def test_an_angry_customer_goes_to_a_human_as_before(shop: Shop) -> None:
    has(shop, PAID)
    text = "改地址！再不改我就投诉"
    shop.reads(text, Understanding(text, Act.STATEMENT, signals=(Signal(Topic.COMPLAINT, 0.9, "投诉"),)))
    shop.turn(text)
    assert shop.decision().rule == "topic.complaint"


def test_for_a_human_at_work_it_is_a_draft_and_a_proposal(shop: Shop) -> None:
    has(shop, PAID)
    shop.do(TakeOver(shop.conversation().id, "小美"))
    assert says(shop, "改地址 沈阳市铁西区云峰街12号") == ""
    assert shop.conversation().owner is Owner.AGENT
    assert "记下了" in shop.drafts()[0]
    assert [state for state, _ in tasks(shop)] == [TaskState.PROPOSED]


def test_said_again_it_is_the_same_task(shop: Shop) -> None:
    has(shop, PAID)
    says(shop, "改地址 沈阳市铁西区云峰街12号")
    says(shop, "改地址 应该是铁西区云峰街14号")
    assert tasks(shop) == [(TaskState.OPEN, f"改地址 应该是铁西区云峰街14号 · {PAID.order_no}")]


BEFORE = KnowledgeEntry("KB0110", "怎么改收货地址", "还没发货的话，把新地址发来就能改。", "改址", ("地址填错了怎么改", "能换个收货地址吗"))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "收货电话能改吗",
        "改下地址可以不",
        "已经发货了还能改地址吗",
        "我搬走了 那边没人收",
        "收件人可以换成我姐吗",
    ],
)
def test_another_address_for_what_has_left_reaches_a_human_also_as_a_question(shop: Shop, text: str) -> None:
    has(shop, SENT)
    shop.reads(text, answers("KB0100", text))
    heard = "\n".join(shop.turn(text))
    assert "已经发出" in heard
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_change.shipped")
    assert shop.alert() is not None
    assert [state for state, _ in tasks(shop)] == [TaskState.OPEN]


def test_what_holds_before_it_leaves_is_not_said_of_what_has_left(data_dir: Path) -> None:
    shop = open_shop(data_dir, (*ENTRIES, BEFORE))
    has(shop, SENT)
    assert "还没发货的话" not in says(shop, "帮我改个地址")


def test_nobody_is_said_to_look_into_it_where_nobody_is_called(data_dir: Path) -> None:
    terms = KnowledgeEntry("KB0120", "已经发货了还能取消订单吗", "发出以后拒收就行，退回来就退款。", "取消", ("发货了怎么取消",))  # fmt: skip
    shop = open_shop(data_dir, (*ENTRIES, terms))
    has(shop, SENT)
    shop.reads("能取消吗", answers("KB0120", "能取消吗"))
    heard = "\n".join(shop.turn("能取消吗"))
    assert "拒收就行" in heard
    assert shop.alert() is None
    assert "要问过" not in heard


def test_who_has_moved_and_has_no_order_keeps_the_shops_answer(data_dir: Path) -> None:
    shop = open_shop(data_dir, (*ENTRIES, BEFORE))
    shop.reads("我搬走了", answers("KB0110", "我搬走了"))
    assert "把新地址发来" in shop.turn("我搬走了")[0]


def test_thanks_in_place_of_naming_the_order_leave_the_change_to_a_human(shop: Shop) -> None:
    has(shop, PAID, replace(PAID, order_no="2875811719072939833"))
    assert says(shop, "地址写成公司的了")
    assert shop.decision().rule == "order_change.which"
    shop.reads("谢谢", Understanding("谢谢", Act.THANKS, silence=0.96))
    assert shop.turn("谢谢") == []
    shop.clock.pass_(240)
    shop.desk.owe_call_backs()
    assert shop.leave()
    alert = shop.alert()
    assert alert is not None
    assert "地址写成公司的了" in alert.quote


@pytest.mark.parametrize("text", ["我想退款", "这件不想要了可以退吗", "能退钱吗"])
def test_the_money_back_for_what_has_not_left_is_a_wish_to_cancel(shop: Shop, text: str) -> None:
    has(shop, PAID)
    assert "还没有发出" in says(shop, text)
    assert shop.decision().rule == "order_change.what"


@pytest.mark.parametrize(
    ("order", "text"),
    [(SIGNED, "我想退款"), (PAID, "包装盒不要了"), (PAID, "退款一般几天到"), (PAID, "赠品不要了")],
)
def test_what_arrived_and_what_is_only_asked_or_left_out_is_no_cancelling(
    shop: Shop, order: Order, text: str
) -> None:
    has(shop, order)
    says(shop, text)
    assert not shop.decision().rule.startswith("order_change.")


@pytest.mark.parametrize("text", ["拍小了 帮我换L", "麻烦改M码"])
def test_a_size_named_behind_the_verb_is_a_wish_for_it(shop: Shop, text: str) -> None:
    has(shop, PAID)
    says(shop, text)
    assert shop.decision().rule == "order_change.unshipped"
