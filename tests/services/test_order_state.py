"""Where an order is is told from its row, also where the parcel has no number or no news yet; what is late is not."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import SetMode, TakeOver
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.order import OrderStatus
from deskpilot.domain.understanding import Signal, Topic
from tests.services import parcels
from tests.services.parcels import has
from tests.services.shop import ENTRIES, NOON, Shop, answers, open_shop

WHERE = KnowledgeEntry("KB0200", "快递到哪了", "您这单是「{order.status}」，{order.carrier} {order.tracking_no}，最新：{order.latest}。", "物流")  # fmt: skip
PAID = replace(parcels.PAID, created_at=NOON - timedelta(hours=5), paid_at=NOON - timedelta(hours=4))
LATE = replace(PAID, created_at=NOON - timedelta(hours=60), paid_at=NOON - timedelta(hours=59))
WITH_NEWS = replace(parcels.SENT, paid_at=PAID.paid_at)
SENT = replace(WITH_NEWS, logistics=())


@pytest.fixture
def shop(data_dir: Path) -> Shop:
    shop = open_shop(data_dir, (*ENTRIES, WHERE))
    shop.reads("到哪了", answers("KB0200", "到哪了"))
    return shop


def test_what_has_not_left_is_told_from_its_row(shop: Shop) -> None:
    has(shop, PAID)
    [said] = shop.turn("到哪了")
    assert said.endswith("您3月12日下的「廓形风衣」这一单，现在是「已付款，等待发货」，还没有发出。")
    decision = shop.decision()
    assert (decision.action, decision.rule, decision.entry_id) == (Action.REPLY, "order_state", "KB0200")
    assert shop.alert() is None


def test_what_has_left_without_news_is_told_with_its_number(shop: Shop) -> None:
    has(shop, SENT)
    [said] = shop.turn("到哪了")
    assert "已经发出，走的圆通，单号YT6330327794751。" in said
    assert "{" not in said


def test_an_answer_whose_values_are_there_stays_the_shops_own(shop: Shop) -> None:
    has(shop, WITH_NEWS)
    [said] = shop.turn("到哪了")
    assert said.endswith("最新：离开杭州，发往兰州。")
    assert shop.decision().rule == "confident"


def test_what_is_on_its_way_is_told_before_what_was_bought_since(shop: Shop) -> None:
    has(shop, PAID, WITH_NEWS)
    [said] = shop.turn("到哪了")
    assert said.index("圆领毛衣") < said.index("YT6330327794751") < said.index("廓形风衣")
    assert said.endswith("还没有发出。")


def test_what_should_have_left_by_now_is_for_a_human(shop: Shop) -> None:
    has(shop, LATE)
    said = shop.turn("到哪了")
    assert shop.decision().action is Action.ESCALATE
    assert shop.decision().reason is Reason.GUARD_BLOCKED
    assert not any("还没有发出" in each for each in said)


def test_what_is_made_to_order_is_not_late_before_its_time(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.products.put(Product("C1", "廓形风衣", 659.0, lead_days=7))
    has(shop, LATE)
    assert shop.turn("到哪了")[0].endswith("还没有发出。")


def test_who_asks_again_is_not_read_the_row_again(shop: Shop) -> None:
    has(shop, PAID)
    again = Signal(Topic.REPEATED, 0.9, "到哪了")
    shop.reads("到底到哪了", answers("KB0200", "到底到哪了", signals=(again,)))
    shop.turn("到底到哪了")
    assert shop.decision().rule != "order_state"


def test_an_order_that_is_over_is_for_a_human(shop: Shop) -> None:
    has(shop, replace(PAID, status=OrderStatus.REFUNDING))
    shop.turn("到哪了")
    assert shop.decision().action is Action.ESCALATE


def test_an_answer_that_wants_more_than_the_parcel_is_left_alone(shop: Shop) -> None:
    entry = KnowledgeEntry(
        "KB0201", "退了多少", "退给您{order.refund_amount}元，单号{order.tracking_no}。", "售后"
    )
    with shop.store.begin() as uow:
        uow.entries.put(entry, "test", shop.clock.now())
    shop.reads("退了多少", answers("KB0201", "退了多少"))
    has(shop, PAID)
    shop.turn("退了多少")
    assert shop.decision().action is Action.ESCALATE


def test_an_agent_finds_it_as_a_draft(shop: Shop) -> None:
    shop.do(SetMode(Mode.ASSIST))
    has(shop, PAID)
    assert shop.turn("到哪了") == []
    assert shop.drafts()[0].endswith("还没有发出。")
    shop.do(TakeOver(shop.conversation().id, "小美"))
    shop.turn("到哪了")
    assert shop.drafts()[0].endswith("还没有发出。")


OTHERS = KnowledgeEntry("KB0210", "能查别人的订单吗", "只能由下单的账号来查。", "订单", ("我朋友买的到哪了", "我妈的单帮我看看"), policy=EntryPolicy.HUMAN)  # fmt: skip


def test_who_asks_for_their_own_order_is_not_taken_for_asking_for_anothers(data_dir: Path) -> None:
    shop = open_shop(data_dir, (*ENTRIES, WHERE, OTHERS))
    has(shop, WITH_NEWS)
    shop.reads("帮我查一下到哪了", answers("KB0210", "帮我查一下到哪了", 0.8, "KB0200"))
    [said] = shop.turn("帮我查一下到哪了")
    assert said.endswith("最新：离开杭州，发往兰州。")


@pytest.mark.parametrize("text", ["帮我妈查一下到哪了", "查一下这个手机号的单"])
def test_who_asks_for_anothers_order_still_gets_a_human(data_dir: Path, text: str) -> None:
    shop = open_shop(data_dir, (*ENTRIES, WHERE, OTHERS))
    has(shop, WITH_NEWS)
    shop.reads(text, answers("KB0210", text, 0.8, "KB0200"))
    shop.turn(text)
    assert shop.decision().rule == "policy_human"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("帮我妈查一下她买的到哪了", "policy_human"),
        ("我同事拍的到哪了", "policy_human"),
        ("我朋友的包裹到哪了", "policy_human"),
        ("给我妈买的到哪了", "confident"),
        ("帮我女朋友买的到哪了", "confident"),
        ("送妈妈的到哪了", "confident"),
    ],
)
def test_what_somebody_else_bought_is_theirs_and_what_was_bought_for_them_is_ones_own(
    data_dir: Path, text: str, rule: str
) -> None:
    shop = open_shop(data_dir, (*ENTRIES, WHERE, OTHERS))
    has(shop, WITH_NEWS)
    shop.reads(text, answers("KB0200", text, 0.8, "KB0210"))
    shop.turn(text)
    assert shop.decision().rule == rule


def test_what_a_human_answers_about_ones_own_things_stays_with_the_human(shop: Shop) -> None:
    has(shop, WITH_NEWS)
    shop.reads("便宜点行吗", answers("KB0005", "便宜点行吗", 0.8, "KB0200"))
    shop.turn("便宜点行吗")
    assert shop.decision().rule == "policy_human"
