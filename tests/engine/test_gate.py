"""The figures the gate looks at."""

import pytest

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.engine.acts import act_of
from deskpilot.engine.course import course_of
from deskpilot.engine.gate import figures_of, held
from deskpilot.engine.query import parted_line, query_of, read_line
from deskpilot.engine.retriever import retrieve
from tests.engine.shop import engine_with, said

DELIVERY = KnowledgeEntry("date", "可以改配送时间吗", "没出库前可以在订单里改。", "物流", ("能改到周末送吗",))
LAMP = KnowledgeEntry("lamp", "床头夹灯怎么选", "夹口不超过六厘米的床沿都能夹。", "商品")


def _weighs(read: Understanding, code: str) -> bool:
    return any(reason.code == code for reason in read.reasons)


@pytest.mark.parametrize(("text", "weighs"), [("这条吊带洗不洗得掉色", False), ("这款带收纳袋吗", True)])
def test_a_strap_is_no_question_about_what_comes_with_the_goods(text: str, weighs: bool) -> None:
    read = Engine().understand(text, TurnContext())
    assert any(reason.code == "handoff.productish" for reason in read.reasons) is weighs


def test_a_bare_no_is_answered_by_no_entry_whatever_the_entries_say() -> None:
    engine = engine_with((DELIVERY, LAMP))
    assert engine.understand("没有", said()).confidence < 0.15


def test_a_question_that_names_nothing_is_asked_back_until_something_was_named() -> None:
    engine = engine_with((DELIVERY, LAMP))
    unnamed = engine.understand("能改吗", said())
    named = engine.understand("能改吗", said("周末不在家 配送时间想改一下", ">您请说"))
    assert unnamed.confidence < 0.5 < named.confidence
    assert _weighs(unnamed, "confidence.nameless")


def test_a_word_of_the_shops_own_goods_names_something() -> None:
    read = engine_with((DELIVERY, LAMP)).understand("床头那种", said())
    assert not _weighs(read, "confidence.nameless")


@pytest.mark.parametrize(
    ("text", "hands"),
    [
        ("麻烦帮忙跟仓库沟通一下退货", True),
        ("你们那边查不到我的退货吗", True),
        ("退货的事让快递员尽快来", True),
        ("退货怎么操作", False),
        ("我来看看退货", False),
    ],
)
def test_what_somebody_has_to_look_at_or_pass_on_is_less_for_an_entry(text: str, hands: bool) -> None:
    figures = _figures(engine_with(), text, said())
    assert figures["do"] == float(hands)


@pytest.mark.parametrize(
    ("lines", "text", "weighs"),
    [
        ((Line(Sender.CUSTOMER, "", MessageKind.PRODUCT_CARD),), "晚上看着刺眼不", True),
        ((Line(Sender.CUSTOMER, "https://item.example.com/8.html"),), "晚上看着刺眼不", True),
        ((Line(Sender.CUSTOMER, "[链接1]"),), "晚上看着刺眼不", True),
        ((Line(Sender.CUSTOMER, "https://item.example.com/8.html"),), "2026112034567890123 晚上刺眼", False),
        ((Line(Sender.CUSTOMER, "", MessageKind.ORDER_CARD),), "晚上看着刺眼不", False),
        ((), "晚上看着刺眼不", False),
    ],
)
def test_who_comes_from_a_page_of_goods_without_an_order_asks_about_the_goods(
    lines: tuple[Line, ...], text: str, weighs: bool
) -> None:
    assert _figures(engine_with(), text, TurnContext(lines=lines))["goods_shown"] == float(weighs)


def test_praise_speaks_against_an_answer_unless_something_is_asked_with_it() -> None:
    engine = engine_with()
    assert _figures(engine, "椅子坐着真舒服 很喜欢", said())["praise"] > 0
    assert _figures(engine, "非常满意 退货怎么申请", said())["praise"] == 0


def test_a_detail_the_entry_does_not_cover_counts_against_it() -> None:
    engine = engine_with((KnowledgeEntry("invoice", "怎么申请开发票", "在订单里申请。", "发票"),))
    assert _figures(engine, "怎么申请开发票", said())["part_miss"] == 0
    assert _figures(engine, "发票抬头怎么改", said())["part_miss"] == 1


@pytest.mark.parametrize(
    ("before", "follows"),
    [((), 0.0), (("发票什么时候能开",), 1.0), (("想改一下收货地址",), -1.0)],
)
def test_a_turn_that_names_nothing_is_answered_by_what_was_spoken_of(
    before: tuple[str, ...], follows: float
) -> None:
    engine = engine_with((KnowledgeEntry("invoice", "怎么申请开发票", "在订单里申请。", "发票"),))
    assert _figures(engine, "怎么弄", said(*before))["follows"] == follows


@pytest.mark.parametrize(
    ("name", "kept"), [("confidence", (0.5,)), ("handoff", (0.55, 0.75)), ("dissatisfied", ())]
)
def test_a_calibrated_probability_keeps_the_order_and_the_default_thresholds(
    name: str, kept: tuple[float, ...]
) -> None:
    told = [held(name, said / 100) for said in range(1, 100)]
    assert told == sorted(set(told))
    assert told[0] > 0
    assert told[-1] < 1
    assert all(told[round(floor * 100) - 1] == pytest.approx(floor) for floor in kept)


def test_oiling_is_a_kind_of_care() -> None:
    engine = engine_with((KnowledgeEntry("wood", "木头怎么保养", "顺着木纹擦。", "保养"), LAMP))
    assert engine.understand("木头桌面要上油吗", said()).candidates[0].entry_id == "wood"
    assert _figures(engine, "桌面要上油吗", said())["thingless"] == 0


def _figures(engine: Engine, text: str, context: TurnContext) -> dict[str, float]:
    parted = parted_line(text)
    act = act_of(parted.words, parted, context.lines)
    query = query_of(read_line(text), context.lines)
    course = course_of(text, act, context.lines, (), 0.0)
    return figures_of(engine.index, act, parted, query, retrieve(engine.index, query, 10, None), course)


def test_a_price_is_no_question_that_an_entry_without_a_price_answers() -> None:
    count = KnowledgeEntry("count", "一箱多少个", "五斤一箱，十来个。", "规格", ("一箱几个果",))
    deal = KnowledgeEntry("deal", "现在什么价", "现在这款卖{product.price}元。", "价格", ("怎么卖",))
    postage = KnowledgeEntry("postage", "运费多少钱", "满六十八包邮。", "物流")
    engine = engine_with((count, deal, postage))
    assert engine.understand("一箱多少个", said()).confidence > 0.5
    assert engine.understand("运费多少钱", said()).confidence > 0.5
    assert engine.understand("现在这款什么价", said()).confidence > 0.5
    for others in ((count,), (postage,)):
        asked = engine_with(others).understand("苹果多少钱一箱", said())
        assert asked.confidence < 0.5
        assert _weighs(asked, "confidence.price_miss")


@pytest.mark.parametrize(("asked", "on_time"), [("发票多久能开", 1.0), ("发票怎么开", 0.0)])
def test_a_time_that_is_asked_for_speaks_for_an_entry_that_tells_one(asked: str, on_time: float) -> None:
    tells = KnowledgeEntry("tells", "发票什么时候能开", "完成后三天内。", "发票")
    speaks = KnowledgeEntry("speaks", "发票怎么开", "在订单里申请。", "发票")
    assert _figures(engine_with((tells,)), asked, said())["on_time"] == on_time
    assert _figures(engine_with((speaks,)), asked, said())["on_time"] == 0


def test_an_answer_that_names_a_price_answers_what_something_costs() -> None:
    sold = KnowledgeEntry("sold", "红富士一箱", "五斤装{product.price}元一箱。", "规格")
    read = engine_with((sold,)).understand("红富士一箱多少钱", said())
    assert not _weighs(read, "confidence.price_miss")
