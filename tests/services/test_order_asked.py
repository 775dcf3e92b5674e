"""Somebody whose order is on its way is told from its row, and never what holds before something has left."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import SetMode, TakeOver
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import LogisticsStep, Order, OrderStatus
from deskpilot.domain.understanding import Act, Understanding
from tests.services.parcels import PAID, SENT, has
from tests.services.shop import ENTRIES, NOON, Shop, answers, open_shop

ON_THE_WAY = KnowledgeEntry("KB0300", "路上要几天到", "发出后江浙沪两天左右，其他地方三到五天。", "物流")
WAITING = replace(PAID, created_at=NOON - timedelta(hours=5), paid_at=NOON - timedelta(hours=4))
LATE = replace(PAID, created_at=NOON - timedelta(hours=80), paid_at=NOON - timedelta(hours=79))
SIGNED = replace(SENT, status=OrderStatus.SIGNED, signed_at=NOON - timedelta(hours=3))
NO_ONES = "7719020331845570126"


@pytest.fixture
def shop(data_dir: Path) -> Shop:
    return open_shop(data_dir, (*ENTRIES, ON_THE_WAY))


def asks(shop: Shop, text: str, entry: str = "KB0001") -> str:
    """What the customer reads after a turn that the shop's entry for buyers seems to answer."""
    shop.reads(text, answers(entry, text))
    return "\n".join(shop.turn(text))


@pytest.mark.parametrize(
    "text", ["毛衣发了没", "几天能到", "还要等多久", "今天能发吗", "怎么还不寄", "包裹走到哪了"]
)
def test_what_has_left_is_told_from_its_row_whatever_is_asked_of_it(shop: Shop, text: str) -> None:
    has(shop, SENT)
    heard = asks(shop, text)
    assert "3月11日已经发出，走的圆通" in heard
    assert "打包" not in heard
    assert (shop.decision().action, shop.decision().rule) == (Action.REPLY, "order_state")


def test_a_question_that_would_be_held_or_asked_back_is_told_from_the_row_as_well(shop: Shop) -> None:
    has(shop, SENT)
    shop.reads("到底发没发", Understanding("到底发没发", Act.STATEMENT))
    assert "已经发出" in shop.turn("到底发没发")[0]
    has(shop, replace(SENT, logistics=(LogisticsStep(NOON, "到达兰州"),)))
    assert "到达兰州" in asks(shop, "周六前拿得到吗", "KB0003")


def test_the_day_it_comes_is_not_made_up(shop: Shop) -> None:
    has(shop, SENT)
    assert "不敢说个准日子" in asks(shop, "哪天能到")
    assert "不敢说个准日子" not in asks(shop, "发货了吗")


def test_news_that_says_when_it_comes_is_enough(shop: Shop) -> None:
    has(shop, replace(SENT, logistics=(LogisticsStep(NOON, "预计3月13日送达"),)))
    heard = asks(shop, "哪天能到")
    assert "预计3月13日送达" in heard
    assert "准日子" not in heard


def test_the_shops_word_on_the_time_on_the_way_stands_behind_the_row(shop: Shop) -> None:
    has(shop, SENT)
    heard = asks(shop, "大概哪天能送到", "KB0300")
    assert heard.index("已经发出") < heard.index("三到五天")


def test_whether_it_has_left_is_told_with_the_shops_time_where_it_has_not(shop: Shop) -> None:
    has(shop, WAITING)
    heard = asks(shop, "发出了没")
    assert heard.index("还没有发出") < heard.index("48小时内打包")


def test_when_it_leaves_is_the_shops_answer_while_it_is_in_time(shop: Shop) -> None:
    has(shop, WAITING)
    assert "48小时内打包" in asks(shop, "什么时候发货")
    assert shop.decision().rule == "confident"


@pytest.mark.parametrize(
    "text", ["什么时候发货", "我的风衣发了没", "哪天能到", "几天才发呀", "到底啥时候给发", "今天能寄吗"]
)
def test_what_should_have_left_by_now_is_for_a_human_and_no_usual_time_is_said(shop: Shop, text: str) -> None:
    has(shop, LATE)
    heard = asks(shop, text)
    assert "打包" not in heard
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_state.late")
    assert shop.alert() is not None


@pytest.mark.parametrize("text", ["现在下单几天能到", "一般多久发货", "今天拍什么时候发", "寄到昆明几天到"])
def test_what_is_asked_before_buying_keeps_the_shops_answer(shop: Shop, text: str) -> None:
    has(shop, SENT)
    assert "48小时内打包" in asks(shop, text)


def test_what_is_asked_of_another_thing_looked_at_keeps_the_shops_answer(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("Z9", "羊毛围巾", 199.0))
    has(shop, SENT)
    shop.reads("几天能发出", answers("KB0001", "几天能发出"))
    assert "48小时内打包" in "\n".join(shop.turn("几天能发出", viewed_product="Z9"))


def test_somebody_without_an_order_under_way_keeps_the_shops_answer(shop: Shop) -> None:
    has(shop, SIGNED)
    assert "48小时内打包" in asks(shop, "几天能到")


def test_what_left_long_ago_is_not_what_somebody_waits_for(shop: Shop) -> None:
    long_ago = NOON - timedelta(days=50)
    has(shop, replace(SENT, created_at=long_ago, shipped_at=long_ago))
    assert "48小时内打包" in asks(shop, "几天能到")
    assert "已经发出" in asks(shop, "毛衣到底发没发")


def test_what_has_come_is_not_said_to_leave(shop: Shop) -> None:
    has(shop, SIGNED)
    assert "已经签收" in asks(shop, "到底发货了没有")


def test_who_was_read_the_row_and_asks_on_gets_a_human(shop: Shop) -> None:
    has(shop, SENT)
    asks(shop, "毛衣寄了没")
    asks(shop, "那还要几天")
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_state.again")


def test_news_since_is_told_again(shop: Shop) -> None:
    has(shop, SENT)
    asks(shop, "毛衣寄了没")
    has(shop, replace(SENT, logistics=(*SENT.logistics, LogisticsStep(NOON, "到达兰州"))))
    assert "到达兰州" in asks(shop, "现在走到哪了")


def test_for_a_human_it_is_a_draft(shop: Shop) -> None:
    shop.do(SetMode(Mode.ASSIST))
    has(shop, SENT)
    assert asks(shop, "几天能到") == ""
    assert "已经发出" in shop.drafts()[0]
    assert shop.decision().action is Action.SUGGEST
    shop.do(TakeOver(shop.conversation().id, "小美"))
    asks(shop, "还要几天")
    assert shop.decision().rule == "owned_by_agent"


@pytest.mark.parametrize("text", [f"{NO_ONES}到哪了", f"单号{NO_ONES} 几天能到", f"{NO_ONES}\n发货了吗"])
def test_a_number_that_is_not_found_is_said_not_to_be_found_and_not_asked_for(shop: Shop, text: str) -> None:
    has(shop, SENT)
    heard = asks(shop, text)
    assert "在您名下没有查到" in heard
    assert "发个订单号" not in heard
    assert "圆通" not in heard
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, "order_state.unknown")
    assert shop.decision().reason is Reason.MANUAL_ACTION


def test_a_number_given_because_we_asked_is_not_asked_for_again(shop: Shop) -> None:
    where = KnowledgeEntry("KB0310", "快递到哪了", "单号{order.tracking_no}，{order.latest}。", "物流")
    with shop.store.begin() as uow:
        uow.entries.put(where, "test", shop.clock.now())
    assert "哪一单" in asks(shop, "东西走到哪儿了", "KB0310")
    shop.turn(NO_ONES)
    assert shop.decision().rule == "order_state.unknown"


def test_a_number_left_waiting_is_what_the_next_line_asks_about(shop: Shop) -> None:
    has(shop, SENT)
    shop.turn(NO_ONES)
    assert "没有查到" in asks(shop, "到哪了")


def test_noughts_in_a_number_are_part_of_it(shop: Shop) -> None:
    number = "4100000000000927315"
    has(shop, replace(SENT, order_no=number))
    heard = asks(shop, f"{number}走到哪里了")
    assert "已经发出" in heard


def test_the_number_of_a_parcel_stands_for_its_order(shop: Shop) -> None:
    has(shop, SENT, WAITING)
    heard = asks(shop, f"{SENT.tracking_no}到哪了")
    assert "圆领毛衣" in heard
    assert "没有查到" not in heard


@pytest.mark.parametrize(
    ("order", "text", "rule"),
    [
        (SIGNED, "少发了一颗扣子", "order_state.missing"),
        (SIGNED, "腰封没寄来", "order_state.missing"),
        (SIGNED, "寄回的地址发我一下", "order_state.back_to"),
        (SIGNED, "换货寄到哪里呀", "order_state.back_to"),
        (replace(SIGNED, status=OrderStatus.REFUNDING), "钱啥时候能退下来", "order_state.money"),
    ],
)
def test_what_came_or_goes_back_is_for_a_human_where_no_entry_speaks_of_it(
    shop: Shop, order: Order, text: str, rule: str
) -> None:
    has(shop, order)
    assert "打包" not in asks(shop, text)
    assert (shop.decision().action, shop.decision().rule) == (Action.ESCALATE, rule)


@pytest.mark.parametrize("text", ["怎么还没发", "快递没发吗", "能少点钱吗"])
def test_what_has_not_left_or_a_price_is_no_missing_part(shop: Shop, text: str) -> None:
    has(shop, SIGNED)
    asks(shop, text)
    assert shop.decision().rule != "order_state.missing"


def test_how_long_to_a_place_is_asked_of_what_is_on_its_way(shop: Shop) -> None:
    has(shop, SENT)
    assert "已经发出" in asks(shop, "到昆明要几天")
