"""The engine finds, explains, remembers, forgets and never falls over."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskpilot.domain.catalog import Product
from deskpilot.domain.customer import Worth
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.domain.understanding import Topic, TurnContext
from deskpilot.engine import Engine
from tests.engine.shop import ENTRIES, NOW, SOFA, engine_with, order, said

ENGINE = engine_with()


def best(text: str, context: TurnContext | None = None, engine: Engine = ENGINE) -> str:
    found = engine.find(text, 3, context)
    return found[0].entry_id if found else ""


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("啥时候能寄出来呀", "ship"),
        ("包裹到哪了", "where"),
        ("一米六五一百一十斤要几码", "size"),
        ("是纯棉的吗", "cloth"),
        ("可以开票吗", "invoice"),
        ("不想要了能退不", "return"),
        ("地址填错了咋办", "address"),
        ("有没有券可以用", "coupon"),
        ("發票怎麼開", "invoice"),
        ("优惠卷在哪领", "coupon"),
    ],
)
def test_a_paraphrase_finds_its_entry(text: str, entry: str) -> None:
    assert best(text) == entry


def test_a_turn_without_a_thing_borrows_it_from_the_line_before() -> None:
    assert best("那要多久呢", said("你们发货快不快", ">您好")) == "ship"


def test_an_entry_is_changed_and_removed_in_place() -> None:
    engine = engine_with()
    engine.put_entry(replace(ENTRIES[0], question="可以刻字吗", alternatives=(), answer="可以的"))
    assert best("能不能刻字", engine=engine) == "ship"
    engine.remove_entry("ship")
    engine.remove_entry("ship")
    assert engine.entry_count == len(ENTRIES) - 1
    assert all(c.entry_id != "ship" for c in engine.find("能不能刻字"))


def test_many_changes_leave_the_same_engine_as_loading_afresh() -> None:
    engine = engine_with()
    many = [KnowledgeEntry(f"x{i}", f"第{i}款多少钱", f"{i}元") for i in range(600)]
    for entry in many:
        engine.put_entry(entry)
    for entry in many:
        engine.remove_entry(entry.id)
    fresh = engine_with()
    for text in ("包裹到哪了", "怎么退货"):
        assert best(text, engine=engine) == best(text, engine=fresh)


def test_expired_and_disabled_entries_are_never_candidates() -> None:
    over = KnowledgeEntry("over", "双十一活动几折", "八折", valid_to=NOW - timedelta(days=1))
    off = KnowledgeEntry("off", "双十一活动规则", "满减", enabled=False)
    engine = engine_with((*ENTRIES, over, off))
    assert not {"over", "off"} & {c.entry_id for c in engine.find("双十一活动几折", 10)}


def test_priority_breaks_a_tie() -> None:
    twins = (KnowledgeEntry("a", "几点下班", "六点"), KnowledgeEntry("b", "几点下班", "六点", priority=3))
    assert best("几点下班", engine=engine_with(twins)) == "b"


def test_an_alias_works_in_every_question() -> None:
    engine = engine_with((*ENTRIES, KnowledgeEntry("nc", "NC-01有货吗", "有货")))
    engine.put_alias(Alias("奶茶小裙", "NC-01", "product"))
    assert best("奶茶小裙还有没有", engine=engine) == "nc"
    engine.remove_alias("奶茶小裙")
    assert engine.understand("奶茶小裙", TurnContext()).resolved("product") is None


def test_that_one_is_the_product_looked_at() -> None:
    read = ENGINE.understand("这个有货吗", said(viewed_product="SF-01"))
    assert read.resolved("product") == SOFA.code
    assert ENGINE.understand("云朵三人沙发什么材质", said()).resolved("product") == SOFA.code


def test_what_i_spoke_of_yesterday_is_the_last_order() -> None:
    orders = (order("1000000000000000001", 3), order("1000000000000000002", 9))
    read = ENGINE.understand("我昨天说的那个,到了没", said(orders=orders))
    assert read.intent == "logistics.where"
    assert read.resolved("order") == "1000000000000000002"


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("我165,110斤穿什么码", "height", "165"),
        ("我165,110斤穿什么码", "weight", "55"),
        ("身高一米六五", "height", "165"),
        ("预算3000以内", "budget", "3000"),
        ("20平的客厅放得下吗", "area", "20"),
        ("要两件XL的", "quantity", "2"),
        ("要两件XL的", "size", "XL"),
        ("奶茶色还有吗", "colour", "奶茶色"),
    ],
)
def test_values_the_customer_names_are_kept(text: str, name: str, value: str) -> None:
    assert value in [slot.value for slot in ENGINE.understand(text, TurnContext()).slots if slot.name == name]


@pytest.mark.parametrize(
    ("text", "name"),
    [("做一张长1米3宽70公分的桌子", "height"), ("内圈刻L&Y", "size"), ("1米2宽的窗帘", "height")],
)
def test_a_table_has_no_body_and_an_initial_is_no_size(text: str, name: str) -> None:
    assert name not in [slot.name for slot in ENGINE.understand(text, TurnContext()).slots]


def test_a_buyer_is_told_from_somebody_with_a_complaint() -> None:
    buyer = ENGINE.understand("我要两件,今天拍今天能发吗", TurnContext())
    other = ENGINE.understand("坏了,我要退货", TurnContext())
    assert buyer.intent_strength > 0.5 > other.intent_strength


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("预算再放一万五", "budget", "15000"),
        ("三千以内有吗", "budget", "3000"),
        ("预算1.5万左右", "budget", "15000"),
        ("两百到四百 预算", "budget", ""),
        ("预算两百到四百", "budget", "400"),
        ("民宿十二间都要换", "quantity", "12"),
        ("要二十套", "quantity", "20"),
        ("四件套怎么洗", "quantity", ""),
    ],
)
def test_spelled_figures_are_read(text: str, name: str, value: str) -> None:
    found = [slot.value for slot in ENGINE.understand(text, TurnContext()).slots if slot.name == name]
    assert found == ([value] if value else [])


def test_height_and_weight_ask_for_a_size() -> None:
    assert best("165 110斤") == "size"


def test_a_good_customer_calls_a_human_in_a_matter_of_weight_and_not_by_a_routine_question() -> None:
    context = said(worth=Worth(paid_total=9000.0, paid_orders=4))

    def valuable(text: str) -> float:
        signal = ENGINE.understand(text, context).signal(Topic.VALUABLE)
        return signal.strength if signal else 0.0

    assert 0.3 <= valuable("我要买这款,怎么拍") < 0.6
    assert valuable("什么时候发货") < 0.6
    assert valuable("客厅想弄成侘寂的 你们有什么建议") >= 0.6
    assert valuable("这次来的椅子掉漆了") >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "新房客厅想换沙发和茶几",
        "沙发 电视柜 地毯想一起买 怎么配",
        "软装预算三万 你们能出方案吗",
        "民宿开业 床和床垫都要换",
        "冰箱洗衣机空调要一次买齐",
        "想定了 预算八万左右 先出报价吧",
        "样板间要两张沙发一张茶几",
        "全屋家具打算换 沙发餐桌都想看看",
        "预算2万 沙发茶几电视柜怎么配",
        "就定这套方案 合同发我 预算十二万",
        "婚房想配床 衣柜 梳妆台 预算1.5万",
        "搬新家 要添沙发和餐桌",
    ],
)
def test_a_basket_that_is_worth_it_calls_a_human(text: str) -> None:
    read = ENGINE.understand(text, said())
    found = [read.signal(topic) for topic in (Topic.VALUABLE, Topic.LONG_COURTED)]
    assert max((signal.strength for signal in found if signal), default=0.0) >= 0.6


@pytest.mark.parametrize(
    "text",
    [
        "沙发和茶几能一起发货吗",
        "沙发配什么颜色的茶几",
        "预算三百以内的有吗",
        "客厅放这个沙发会不会挤",
        "床单和枕头能一起洗吗",
        "地毯多大合适 沙发三米",
        "沙发茶几地毯想一起退",
        "就要这件 拍M",
        "买一件大衣 还有货吗",
        "买过你们的沙发 茶几什么价",
        "两把餐椅多少钱",
        "新房用的 甲醛重吗",
    ],
)
def test_a_common_question_about_goods_is_no_basket(text: str) -> None:
    read = ENGINE.understand(text, said())
    found = [read.signal(topic) for topic in (Topic.VALUABLE, Topic.LONG_COURTED)]
    assert max((signal.strength for signal in found if signal), default=0.0) < 0.5


def test_mood_falls_in_the_course_and_the_trend_says_so() -> None:
    calm = ENGINE.understand("好的谢谢,很满意", said())
    upset = ENGINE.understand("太失望了,垃圾服务", said("挺好的", ">谢谢"))
    assert calm.mood > 0 > upset.mood
    assert upset.mood_trend < 0
    assert upset.dissatisfied > calm.dissatisfied


def test_every_figure_has_its_reasons() -> None:
    codes = {reason.code.partition(".")[0] for reason in ENGINE.understand("什么时候发货", said()).reasons}
    assert {"confidence", "handoff", "dissatisfied", "intent"} <= codes


def test_reading_is_pure() -> None:
    context = said("在吗", ">在的")
    assert ENGINE.understand("怎么退货", context) == ENGINE.understand("怎么退货", context)


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=300), st.text(st.characters(codec=None), max_size=80))
def test_no_text_makes_the_engine_fall_over(text: str, before: str) -> None:
    read = ENGINE.understand(text, said(before, ">" + before))
    assert 0 <= read.confidence <= 1
    assert 0 <= read.dissatisfied <= 1
    assert 0 <= read.handoff <= 1
    assert -1 <= read.mood <= 1


@pytest.mark.parametrize(
    "text",
    [
        "\ud800\udfff" * 500,
        "货" * 1_000_000,
        "a̷̢͓" * 3000,
        "😡" * 5000,
        "\u202e投\u202c诉",
        "[" * 4000,
        "转给我你们的" * 900,
        "\x00\x01",
    ],
)
def test_hostile_text_is_read_in_bounded_time(text: str) -> None:
    started = time.perf_counter()
    ENGINE.understand(text, TurnContext())
    assert time.perf_counter() - started < 2.0


def test_an_empty_engine_answers_with_nothing() -> None:
    read = Engine().understand("什么时候发货", TurnContext())
    assert read.candidates == ()
    assert read.confidence == 0.0


def test_products_are_known_by_code_and_title() -> None:
    engine = engine_with((), [Product("A1", "竹节纱窗帘", 99.0)])
    assert engine.understand("竹节纱窗帘多少钱", TurnContext()).resolved("product") == "A1"
    assert engine.understand("a1多少钱", TurnContext()).resolved("product") == "A1"


def test_of_several_sentences_the_saddest_is_kept_for_who_is_called() -> None:
    text = "你好\n上周买的书桌到了\n说明书根本看不懂，装得一肚子火，太失望了\n现在客服几点下班"
    found = ENGINE.understand(text, TurnContext())
    assert found.dissatisfied >= 0.5
    assert [each.detail for each in found.reasons if each.code == "saddest"] == [
        "说明书根本看不懂，装得一肚子火，太失望了"
    ]
    calm = ENGINE.understand("你好\n多久发货", TurnContext())
    assert not any(each.code == "saddest" for each in calm.reasons)
