"""Flows at work: they compute with the customer's own basket, say no figure of their own, and yield to every human wish."""

import json
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskpilot.domain.catalog import Campaign, Product, Sku
from deskpilot.domain.commands import (
    CloseConversation,
    CloseTurn,
    DeleteFlow,
    LoadDemoShop,
    SaveFlow,
    SetMode,
    TakeOver,
)
from deskpilot.domain.conversation import Mode, Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import Reason
from deskpilot.domain.flow import Answer, Branch, Flow, Step, StepKind, Trigger
from deskpilot.domain.flow_arithmetic import Formula
from deskpilot.domain.flow_check import faults_of
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.domain.shipping import Rate
from deskpilot.domain.understanding import Act, Evidence, Signal, Topic, Understanding
from deskpilot.paths import resource
from deskpilot.services.queries import transcript
from deskpilot.store import Reader
from deskpilot.store.flow_json import flow_of
from deskpilot.wording.figures import figures
from tests.services.shop import NOON, Shop, answers, open_shop


def shipped() -> tuple[Flow, ...]:
    rows = json.loads(resource("seed", "demo", "flows.json").read_text(encoding="utf-8"))
    return tuple(flow_of(json.dumps(row)) for row in rows)


CROSS, PROTECT, POSTAGE = shipped()
RATES = (
    Rate(("东北", "河北"), Decimal("8.5"), Decimal(99), Decimal(1), Decimal(2)),
    Rate((), Decimal(12), upto=Decimal(1), each=Decimal(5)),
)
CAMPAIGN = Campaign("KD", "好物节", NOON - timedelta(days=1), NOON + timedelta(days=6), "", 300.0, 50.0, True)


@pytest.fixture
def flowing(shop: Shop) -> Shop:
    """The small shop with both flows, a campaign, and a product that became cheaper."""
    furnished(shop)
    return shop


def furnished(shop: Shop) -> None:
    with shop.store.begin() as uow:
        uow.campaigns.put(CAMPAIGN)
        uow.products.put(Product("P1", "圆桌", 599.0, skus=(Sku("P1-A", {"颜色": "原木"}, 599.0, 3),)))
        uow.settings.set({"shop.price_protect_days": "15"})
    for flow in shipped():
        shop.do(SaveFlow(flow, "小美"))


def ordered(shop: Shop, price: float, days_ago: int, status: OrderStatus = OrderStatus.SIGNED) -> None:
    customer = shop.conversation().customer_id
    paid = NOON - timedelta(days=days_ago)
    items = (OrderItem("P1", "P1-A", 2, price, "圆桌"),)
    with shop.store.begin() as uow:
        uow.orders.put(Order("9001", customer, "taobao", status, paid, items, price * 2, paid_at=paid))


def is_in_a_flow(shop: Shop) -> bool:
    conversation = shop.conversation().id
    with shop.store.begin() as uow:
        return uow.flows.run_of(conversation) is not None


def states(shop: Shop, text: str) -> list[str]:
    """The customer says something that no entry answers."""
    shop.reads(text, Understanding(text, Act.STATEMENT))
    return shop.turn(text)


def test_the_campaign_is_worked_through_with_the_customers_own_basket(flowing: Shop) -> None:
    assert "有哪几样" in states(flowing, "跨店满减怎么算")[0]
    assert "「毯子」的价钱还没说" in states(flowing, "四件套479 还有一条毯子")[0]
    assert "面额" in states(flowing, "459")[0]
    (said,) = states(flowing, "有一张30的")
    assert "四件套479 + 毯子459 = 938" in said
    assert "938 − 30 = 908" in said
    assert "908里有3个300，3 × 50 = 150" in said
    assert "908 − 150 = 758元" in said
    assert "还差292元" in said
    decision = flowing.decision()
    assert (decision.action, decision.rule) == (Action.REPLY, "flow.9.跨店满减")
    assert Evidence("flow_sum", "到手: 908 − 150 = 758") in decision.reasons


def test_a_no_to_the_flows_own_question_is_no_displeasure(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    states(flowing, "四件套479，毯子459")
    flowing.reads("没有", Understanding("没有", Act.DENY, dissatisfied=0.8, mood=-0.6))
    [said] = flowing.turn("没有")
    assert "938 − 150 = 788元" in said
    assert "抱歉" not in said
    assert flowing.conversation().mood == 0
    assert flowing.alert() is None


def test_who_is_upset_in_a_flow_is_still_heard(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.reads("没有 烦死了", Understanding("没有 烦死了", Act.DENY, dissatisfied=0.8))
    flowing.turn("没有 烦死了")
    assert flowing.decision().rule == "dissatisfied"


def test_no_confidence_is_shown_for_what_a_flow_worked_out(flowing: Shop, data_dir: Path) -> None:
    states(flowing, "跨店满减怎么算")
    reader = Reader(data_dir)
    rows = transcript.transcript(reader, flowing.conversation().id)
    reader.close()
    assert [row.confidence for row in rows if row.sender is Sender.AI] == [None]


def test_everything_in_one_message_is_answered_in_one(flowing: Shop) -> None:
    text = "跨店满减怎么算 四件套479，毯子459，有30的券"
    flowing.reads(text, answers("KB0003", text, 0.3))
    (said,) = flowing.turn(text)
    assert "758元" in said


def test_below_the_threshold_nobody_is_pressed(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    states(flowing, "袜子49")
    (said,) = states(flowing, "没有")
    assert "还差251元到门槛，不急着凑" in said


def test_without_a_campaign_it_is_said_that_there_is_none(flowing: Shop) -> None:
    flowing.clock.pass_(timedelta(days=10).total_seconds())
    assert "没有进行中的跨店满减" in states(flowing, "跨店满减怎么算")[0]


def test_a_price_that_fell_is_told_and_a_human_pays_it_back(flowing: Shop) -> None:
    flowing.hear("在吗")
    ordered(flowing, 659.0, 5)
    (said,) = states(flowing, "价保怎么弄")
    assert "(659 − 599) × 2 = 120" in said
    assert "小美" in said
    alert = flowing.alert()
    assert alert is not None
    assert alert.reason is Reason.MANUAL_ACTION
    assert any(found.code == "flow_note" for found in flowing.decision().reasons)


@pytest.mark.parametrize(
    ("price", "days", "words"), [(599.0, 5, "没有比您买的时候低"), (659.0, 16, "已经过了")]
)
def test_a_price_that_did_not_fall_or_fell_too_late_is_said_plainly(
    flowing: Shop, price: float, days: int, words: str
) -> None:
    flowing.hear("在吗")
    ordered(flowing, price, days)
    assert words in states(flowing, "价保怎么弄")[0]
    assert flowing.alert() is None


@pytest.mark.parametrize("text", ["我申请的价保到哪了", "价保的钱退到哪里", "满减的钱退货时怎么扣"])
def test_a_word_in_passing_starts_no_flow(flowing: Shop, text: str) -> None:
    states(flowing, text)
    assert not flowing.decision().rule.startswith("flow.")


def test_without_an_order_a_human_is_called(flowing: Shop) -> None:
    states(flowing, "价保怎么弄")
    assert flowing.alert() is not None


@pytest.mark.parametrize("topic", [Topic.HUMAN_WANTED, Topic.COMPLAINT, Topic.INJURY])
def test_a_flow_yields_at_once_to_a_human_wish_and_a_complaint(flowing: Shop, topic: Topic) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.reads("四件套479 我要投诉", answers("KB0001", signals=(Signal(topic, 0.95, "我要投诉"),)))
    flowing.turn("四件套479 我要投诉")
    assert flowing.decision().rule == f"topic.{topic.value}"
    assert not is_in_a_flow(flowing)


def test_a_flow_is_over_when_a_human_takes_the_conversation(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.do(TakeOver(flowing.conversation().id, "小美"))
    assert not is_in_a_flow(flowing)
    assert states(flowing, "四件套479") == []
    assert flowing.decision().rule == "owned_by_agent"


def test_a_flow_does_not_outlive_its_conversation(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.do(CloseConversation(flowing.conversation().id, "小美"))
    assert not is_in_a_flow(flowing)


def test_a_take_over_between_decision_and_sending_stops_what_the_flow_says(flowing: Shop) -> None:
    text = "跨店满减怎么算"
    flowing.reads(text, Understanding(text, Act.STATEMENT))
    flowing.do(CloseTurn(flowing.hear(text)))
    flowing.do(TakeOver(flowing.conversation().id, "小美"))
    assert flowing.leave() == []


def test_another_question_in_between_is_answered_and_the_flow_goes_on(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.reads("多久发货", answers("KB0001", "多久发货"))
    assert "48小时" in flowing.turn("多久发货")[0]
    assert "面额" in states(flowing, "四件套479")[0]


def test_a_flow_nobody_goes_on_with_times_out(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.clock.pass_(31 * 60)
    flowing.reads("四件套479", answers("KB0001", "四件套479"))
    flowing.turn("四件套479")
    assert flowing.decision().rule == "confident"


def test_in_assist_mode_a_flow_only_drafts(flowing: Shop) -> None:
    flowing.do(SetMode(Mode.ASSIST))
    assert states(flowing, "跨店满减怎么算") == []
    assert "有哪几样" in flowing.drafts()[0]
    assert flowing.decision().action is Action.SUGGEST
    assert flowing.conversation().owner is Owner.AI


def test_choices_are_numbered_and_a_number_picks_the_way(flowing: Shop) -> None:
    steps = (
        Step("地区", StepKind.ASK, "寄到哪里？", Answer.CHOICE, ("江浙沪", "偏远地区"), branches=(Branch("偏远地区", "远"),)),
        Step("近", StepKind.SAY, "江浙沪包邮", branches=(Branch("always", "end"),)),
        Step("远", StepKind.SAY, "偏远地区按重量算运费"),
    )  # fmt: skip
    flowing.do(SaveFlow(Flow("", "运费", Trigger(words=("运费怎么算",)), steps)))
    (said,) = states(flowing, "运费怎么算")
    assert said.endswith("寄到哪里？\n1. 江浙沪\n2. 偏远地区")
    assert "按重量算运费" in states(flowing, "2")[0]


def test_a_flow_that_is_off_or_gone_does_nothing(flowing: Shop) -> None:
    states(flowing, "跨店满减怎么算")
    flowing.do(SaveFlow(replace(CROSS, enabled=False)))
    states(flowing, "四件套479")
    assert not flowing.decision().rule.startswith("flow.")
    flowing.do(DeleteFlow(PROTECT.id))
    states(flowing, "价保怎么弄")
    assert not flowing.decision().rule.startswith("flow.")


def test_a_faulty_flow_can_be_kept_but_not_switched_on(flowing: Shop) -> None:
    broken = replace(CROSS, id="", steps=CROSS.steps[2:])
    with pytest.raises(InvalidInput) as caught:
        flowing.do(SaveFlow(broken))
    assert (caught.value.code, caught.value.params["step"]) == ("flow_faulty", 1)
    flowing.do(SaveFlow(replace(broken, enabled=False)))
    with flowing.store.begin() as uow:
        assert uow.flows.get("F003") is not None


def test_a_flow_that_quotes_a_row_that_does_not_exist_is_not_switched_on(flowing: Shop) -> None:
    steps = (*CROSS.steps[:-1], replace(CROSS.steps[-1], text="{product.soul}{x.__class__}"))
    with pytest.raises(InvalidInput) as caught:
        flowing.do(SaveFlow(replace(CROSS, steps=steps)))
    assert caught.value.params["step"] == len(steps)


def test_a_category_that_is_to_be_drafted_is_drafted_by_flows_too(flowing: Shop) -> None:
    with flowing.store.begin() as uow:
        uow.settings.set({"mode.category.发货": "assist"})
    flowing.desk._house = None
    flow = replace(CROSS, trigger=replace(CROSS.trigger, entries=("KB0001",)))
    flowing.do(SaveFlow(flow))
    flowing.reads("几天", answers("KB0001", "几天"))
    assert flowing.turn("几天") == []
    assert flowing.decision().action is Action.SUGGEST


price = st.integers(1, 9_999_99).map(lambda n: Decimal(n) / 100)
basket = st.lists(
    st.tuples(st.sampled_from(["四件套", "毯子", "圆桌", "香薰", "毛巾"]), price, st.integers(1, 9)),
    min_size=1,
    max_size=5,
)


@pytest.fixture(scope="module")
def long_lived(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    shop = open_shop(Path(tmp_path_factory.mktemp("flows")))
    furnished(shop)
    return shop


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(basket, st.one_of(st.none(), st.integers(1, 200)))
def test_every_figure_said_is_from_a_row_from_the_customer_or_computed(
    long_lived: Shop, things: list[tuple[str, Decimal, int]], coupon: int | None
) -> None:
    shop = long_lived
    key = f"c{shop.clock.seconds}"
    text = "跨店满减怎么算\n" + "，".join(f"{title}{one}x{times}" for title, one, times in things)
    answer = "没有" if coupon is None else f"{coupon}"
    for each in (text, answer):
        shop.reads(each, Understanding(each, Act.STATEMENT))
    shop.turn(text, key)
    (said,) = shop.turn(answer, key)
    kept = list(dict.fromkeys((title, one, times) for title, one, times in things))
    total = sum((one * times for _, one, times in kept), Decimal(0))
    off = Decimal(coupon or 0)
    after = max(Decimal(0), total - off)
    counted = after // 300
    may = {
        total,
        off,
        after,
        counted,
        Decimal(300),
        Decimal(50),
        counted * 50,
        after - counted * 50,
        300 - after % 300,
    }
    may |= (
        {one for _, one, _ in kept}
        | {Decimal(times) for _, _, times in kept}
        | {Decimal(0), Decimal(3), Decimal(18), Decimal(12), Decimal(4)}
    )
    assert {figure.value for figure in figures(said)} <= {each.normalize() for each in may}


def test_the_shipped_flows_are_sound_and_the_demo_shop_keeps_them(data_dir: Path) -> None:
    shop = open_shop(data_dir, ())
    shop.do(LoadDemoShop())
    with shop.store.begin() as uow:
        kept = uow.flows.all()
        entries = [uow.entries.get(each) for flow in kept for each in flow.trigger.entries]
    shop.store.close()
    assert [flow.name for flow in kept] == ["跨店满减", "补差价（价保）", "小件运费（按地区）"]
    assert all(faults_of(flow) == () for flow in kept)
    assert all(entries)


FEES = Flow(
    "F9",
    "运费",
    Trigger(words=("运费", "邮费")),
    (
        Step("地方", StepKind.ASK, "寄到哪个城市？", Answer.PLACE),
        Step("公斤", StepKind.ASK, "大概几公斤？", Answer.NUMBER),
        Step("费用", StepKind.COMPUTE, formula=Formula.SHIPPING_WEIGHT, inputs=("地方", "公斤"), rates=RATES),
        Step("说", StepKind.SAY, "{flow.费用.how}元"),
    ),
)


def test_the_postage_is_worked_out_from_the_shops_own_rates(shop: Shop) -> None:
    shop.do(SaveFlow(FEES, "老周"))
    assert "几公斤" in states(shop, "发到沈阳邮费多少")[0]
    (said,) = states(shop, "3公斤")
    assert "发辽宁沈阳，首重1公斤8.5元，续重2公斤、每公斤2元，8.5 + 2 × 2 = 12.5元" in said
    assert shop.decision().action is Action.REPLY


def test_a_place_that_the_rates_do_not_hold_goes_to_a_human(shop: Shop) -> None:
    rates = RATES[:1]
    steps = tuple(replace(each, rates=rates) if each.rates else each for each in FEES.steps)
    shop.do(SaveFlow(replace(FEES, steps=steps), "老周"))
    states(shop, "寄新疆运费多少")
    assert shop.decision().action is Action.ESCALATE


def test_the_shipped_postage_is_told_by_region_and_worth(shop: Shop) -> None:
    shop.do(SaveFlow(POSTAGE, "老周"))
    assert "寄到哪个省" in states(shop, "寄个抱枕要多少运费")[0]
    assert "一共多少钱" in states(shop, "沈阳")[0]
    (said,) = states(shop, "86块5")
    assert "发辽宁沈阳，86.5元不到99元，运费8元" in said


def test_an_answer_that_cannot_be_read_is_asked_for_in_other_words(shop: Shop) -> None:
    shop.do(SaveFlow(POSTAGE, "老周"))
    (asked,) = states(shop, "寄到成都多少运费")
    (again,) = states(shop, "一百多吧")
    assert "回一个数字就行" in again
    assert "回一个数字就行" not in asked
    assert "200元满99元包邮" in states(shop, "两百")[0]


def test_a_place_without_a_rate_leaves_the_turn_to_the_knowledge(shop: Shop) -> None:
    shop.do(SaveFlow(POSTAGE, "老周"))
    shop.reads("寄到香港多少运费", answers("KB0003", "寄到香港多少运费"))
    (said,) = shop.turn("寄到香港多少运费")
    assert "冷水手洗" in said


def test_nothing_more_is_asked_once_the_place_has_no_rate(shop: Shop) -> None:
    shop.do(SaveFlow(POSTAGE, "老周"))
    states(shop, "寄东西运费多少")
    states(shop, "台湾")
    assert shop.decision().action is Action.ESCALATE


def test_a_region_that_nobody_knows_is_told_before_the_flow_is_on(shop: Shop) -> None:
    steps = tuple(
        replace(each, rates=(Rate(("火星",), Decimal(8)),)) if each.rates else each for each in FEES.steps
    )
    with pytest.raises(InvalidInput) as refused:
        shop.do(SaveFlow(replace(FEES, steps=steps), "老周"))
    assert refused.value.params["fault"] == "unknown_region"


def test_what_a_customer_comes_for_starts_a_flow(shop: Shop) -> None:
    flow = replace(FEES, trigger=Trigger(intents=("invoice",)))
    shop.do(SaveFlow(flow, "老周"))
    shop.reads("开票", answers("KB0002", "开票", intent="invoice"))
    assert "哪个城市" in shop.turn("开票")[0]
    shop.reads("开票呢", answers("KB0002", "开票呢", intent="invoice.title"))
    assert "哪个城市" not in shop.turn("开票呢", key="c2")[0]
