"""What makes a customer one whom a shop would rather look after itself: what was spent, what is at stake, a decision."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.customer import Worth
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.domain.understanding import Topic, TurnContext
from deskpilot.engine import Engine

NOW = datetime(2026, 3, 12, 4, 0, tzinfo=UTC)
ENGINE = Engine()
ENGINE.put_product(Product("Y-7", "胡桃木餐边柜", 3200.0))


def strength(text: str, context: TurnContext, topic: Topic = Topic.VALUABLE) -> float:
    signal = ENGINE.understand(text, context).signal(topic)
    return signal.strength if signal else 0.0


def unpaid(amount: float, days: float = 0.2, paid: float = 0.0) -> TurnContext:
    """Somebody who has ordered for so much and has not paid."""
    item = OrderItem("Y-7", "", 1, amount, "胡桃木餐边柜")
    order = Order("61", 1, "taobao", OrderStatus.UNPAID, NOW - timedelta(days=days), (item,), paid)
    return TurnContext(orders=(order,), now=NOW)


def test_how_much_is_much_is_what_the_shop_says() -> None:
    spent = Worth(paid_total=1800.0, paid_orders=3)
    text = "这次来的柜子掉漆了"
    assert strength(text, TurnContext(worth=spent)) < 0.6
    assert strength(text, TurnContext(worth=spent, valuable_from=1500.0)) >= 0.6
    assert strength(text, TurnContext(worth=Worth(9000.0, 0.0, 4), valuable_from=90_000.0)) < 0.6


def test_a_big_order_that_is_not_paid_is_a_sign_and_calls_a_human_where_its_customer_stumbles() -> None:
    assert 0.3 <= strength("发什么快递", unpaid(12_000.0)) < 0.6
    assert strength("付款一直不成功", unpaid(12_000.0)) >= 0.6
    assert strength("商量好了 就要那个", unpaid(12_000.0)) >= 0.6
    assert strength("付款一直不成功", unpaid(0.0, paid=12_000.0)) >= 0.6


@pytest.mark.parametrize("context", [unpaid(300.0), unpaid(12_000.0, days=40)])
def test_a_small_or_an_old_one_is_none(context: TurnContext) -> None:
    assert strength("付款一直不成功", context) == 0.0


def test_many_of_what_is_looked_at_are_a_basket_at_its_price() -> None:
    looking = TurnContext(viewed_product="Y-7")
    assert strength("这个我想要4个", looking) >= 0.6
    assert strength("这个我想要1个", looking) == 0.0
    assert strength("胡桃木餐边柜要买6个", TurnContext()) >= 0.6
    assert strength("这个我想要4个", TurnContext(viewed_product="Y-7", valuable_from=50_000.0)) == 0.0


@pytest.mark.parametrize(
    "text",
    ["跟老公商量好了 就要那款", "决定了 就它了", "还是买这个吧", "想好了 要它", "下定决心了", "就买那款吧"],
)
def test_a_decision_to_buy_is_an_intent(text: str) -> None:
    assert ENGINE.understand(text, TurnContext()).intent_strength >= 0.6


@pytest.mark.parametrize(
    "text", ["等商量好了再联系你", "决定了告诉你", "还是要看看材质", "还没商量", "还是要退"]
)
def test_a_decision_still_to_come_is_none(text: str) -> None:
    assert ENGINE.understand(text, TurnContext()).intent_strength < 0.3


def course(hours: float) -> TurnContext:
    """Somebody who asked twice and then was silent for so long."""
    at = NOW - timedelta(hours=hours)
    said = ("柜子是实木的吗", "背板多厚")
    lines = [
        line for text in said for line in (Line(Sender.CUSTOMER, text, at=at), Line(Sender.AI, "好的", at=at))
    ]
    return TurnContext(tuple(lines), now=NOW)


def test_who_comes_back_after_a_silence_with_a_decision_was_courted_for_long() -> None:
    text = "跟家里商量好了 就要那款"
    assert strength(text, course(20), Topic.LONG_COURTED) >= 0.6
    assert strength(text, course(0.1), Topic.LONG_COURTED) == 0.0
    assert strength("背板是什么颜色", course(20), Topic.LONG_COURTED) == 0.0
    assert strength(text, TurnContext(now=NOW), Topic.LONG_COURTED) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "才用了一个礼拜",
        "用了三个多星期就坏",
        "等了两个钟头",
        "穿了一个夏天",
        "放了半个晚上",
        "一个季度洗一次",
        "两个半月了",
    ],
)
def test_a_time_is_no_number_of_pieces(text: str) -> None:
    assert all(slot.name != "quantity" for slot in ENGINE.understand(text, TurnContext()).slots)


@pytest.mark.parametrize(("text", "value"), [("要三个", "3"), ("买两个礼盒", "2"), ("来五双", "5")])
def test_pieces_are_counted_as_before(text: str, value: str) -> None:
    found = [s.value for s in ENGINE.understand(text, TurnContext()).slots if s.name == "quantity"]
    assert found == [value]


def _courted(*before: str) -> TurnContext:
    lines = [Line(Sender.CUSTOMER, text) for text in before]
    return TurnContext(lines=tuple(lines), now=NOW)


_LONG_TALK = (
    "有几层",
    "背板多厚",
    "能放微波炉吗",
    "几天到",
    "送上楼吗",
    "有别的颜色吗",
    "深一点的呢",
    "好清洁吗",
)


def test_who_wavers_long_is_courted_but_not_after_the_deed_and_not_for_a_trifle() -> None:
    trifle = Product("T-1", "竹杯垫", 39.0)
    engine = Engine()
    engine.put_product(trifle)
    looking = replace(_courted(*_LONG_TALK), viewed_product="T-1")
    assert strength("那我想买这个", _courted(*_LONG_TALK), Topic.LONG_COURTED) >= 0.5
    assert strength("好 下单了", _courted(*_LONG_TALK), Topic.LONG_COURTED) == 0.0
    assert engine.understand("那我想买这个", looking).signal(Topic.LONG_COURTED) is None


@pytest.mark.parametrize("text", ["装不上能退吗", "戴不了可以换吗", "打不开怎么退", "尺码不合适包退吗"])
def test_who_asks_for_the_terms_of_a_return_is_not_dissatisfied(text: str) -> None:
    assert ENGINE.understand(text, TurnContext()).dissatisfied < 0.4


@pytest.mark.parametrize("text", ["收到就装不上 能退吗", "用了还是打不开 怎么退"])
def test_who_tells_that_it_failed_may_be(text: str) -> None:
    assert not any(r.code == "dissatisfied.terms" for r in ENGINE.understand(text, TurnContext()).reasons)
