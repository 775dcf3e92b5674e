"""What is asked next, what counts as an answer, and what it makes of somebody."""

import pytest

from deskpilot.domain.sieve import (
    Need,
    Probe,
    ProbeSet,
    answer_to,
    named_answer,
    next_probe,
    reading,
    says_more,
)

AREA, LIGHT, BUDGET = (
    Probe("area", "多大？"),
    Probe("light", "朝哪边？", ("朝南", "朝北")),
    Probe("budget", "多少？"),
)
ALL = (AREA, LIGHT, BUDGET)


@pytest.mark.parametrize(
    ("known", "asked", "slot"),
    [
        ((), (), "area"),
        (("area",), (), "light"),
        (("area",), ("area",), "light"),
        ((), ("area",), None),
        (("area", "light", "budget"), ("area",), None),
        (("area", "light"), ("area", "budget"), None),
        (("area", "budget"), ("area", "budget"), "light"),
    ],
)
def test_a_question_is_asked_once_and_an_unanswered_one_is_the_last(
    known: tuple[str, ...], asked: tuple[str, ...], slot: str | None
) -> None:
    found = next_probe(ALL, frozenset(known), asked)
    assert (found.slot if found else None) == slot


def test_a_question_that_is_off_is_not_asked() -> None:
    assert next_probe((Probe("area", "?", (), False), LIGHT), frozenset(), ()) == LIGHT


@pytest.mark.parametrize(
    ("text", "slots", "plain", "said"),
    [
        ("大概12平", (("area", "12平"),), False, "12平"),
        ("三米六乘四米", (), True, "三米六乘四米"),
        ("大概20左右吧", (), True, "20"),
        ("客厅很大", (), True, None),
        ("我昨天下的单到哪里了你们帮我看看好不好呀急用", (), True, None),
        ("字" * 25, (), True, None),
        ("  ", (), True, None),
    ],
)
def test_a_room_is_told_by_a_figure(
    text: str, slots: tuple[tuple[str, str], ...], plain: bool, said: str | None
) -> None:
    assert answer_to(AREA, text, slots, plain) == said


HEIGHT, WEIGHT, OCCASION = (
    Probe("height", "身高大概多少？"),
    Probe("weight", "平时体重大概多少，喜欢合身还是宽松？", ("合身", "宽松")),
    Probe("occasion", "主要是什么时候穿，上班还是平时出门？", ("上班", "出门")),
)


@pytest.mark.parametrize("probe", [HEIGHT, WEIGHT, AREA, BUDGET, Probe("age", "宝宝多大了？")])
@pytest.mark.parametrize(
    "text",
    [
        "这价不便宜",
        "样子倒挺好",
        "刚当上妈妈",
        "养了三只猫",
        "会掉毛吧",
        "秋天想用",
        "给我奶奶的",
        "就我自己住",
    ],
)
def test_a_question_for_a_figure_is_answered_by_nothing_but_a_figure(probe: Probe, text: str) -> None:
    assert answer_to(probe, text, (), True) is None


@pytest.mark.parametrize(
    ("probe", "text", "said"),
    [
        (HEIGHT, "我172吧", "172"),
        (HEIGHT, "一米七三", "一米七三"),
        (HEIGHT, "花了168", None),
        (WEIGHT, "大概118", "118"),
        (WEIGHT, "九十六", "九十六"),
        (BUDGET, "三百以内", "三百"),
        (BUDGET, "隔壁别家才卖800块", None),
        (Probe("pieces", "一次要多少？"), "七个", "七个"),
        (Probe("pieces", "一次要多少？"), "还没想", None),
    ],
)
def test_a_bare_figure_answers_where_it_can_be_what_was_asked_for(
    probe: Probe, text: str, said: str | None
) -> None:
    assert answer_to(probe, text, (), True) == said


@pytest.mark.parametrize(
    ("probe", "text", "said"),
    [
        (OCCASION, "开会的时候穿", "开会的时候穿"),
        (OCCASION, "这价钱够买两件了", None),
        (OCCASION, "家住六楼", None),
        (LIGHT, "朝着院子那头", "朝着院子那头"),
        (LIGHT, "窗边好是好就是有点贵", None),
        (Probe("device", "要配的是什么型号？"), "家里的老款联想", "家里的老款联想"),
    ],
)
def test_an_open_question_is_answered_by_what_has_to_do_with_it(
    probe: Probe, text: str, said: str | None
) -> None:
    assert answer_to(probe, text, (), True) == said


def test_a_figure_that_nobody_asked_for_is_no_height() -> None:
    assert named_answer(HEIGHT, "这条花了168", (), asked=False) is None


def test_a_word_of_the_question_answers_it_within_a_sentence() -> None:
    assert answer_to(LIGHT, "房间朝南的，下午有点暗", (), False) == "朝南"


@pytest.mark.parametrize(
    ("strength", "told", "need"),
    [
        (0.9, (), Need.BUYER),
        (0.3, ("area", "light"), Need.ADVICE),
        (0.3, ("area", "area"), Need.LOOKING),
        (0.0, (), Need.LOOKING),
    ],
)
def test_buying_words_make_a_buyer_and_needs_make_somebody_who_wants_advice(
    strength: float, told: tuple[str, ...], need: Need
) -> None:
    found = reading(strength, told)
    assert found.need is need
    assert 0 < found.strength <= 1


def test_goods_belong_to_a_trade_by_their_words() -> None:
    assert ProbeSet("furniture", ("桌", "床")).is_about("家具/餐桌 圆桌")
    assert not ProbeSet("furniture", ("桌", "床")).is_about("大衣")


SKIN = Probe("skin", "偏油还是偏干？", ("油", "干", "混合", "敏感", "痒"))
ALLERGY = Probe("allergy", "过敏吗？", ("没有过敏", "没有", "不过敏", "过敏"))


@pytest.mark.parametrize(
    "text",
    [
        "别问了",
        "你管这么多干什么",
        "不想告诉",
        "不太方便",
        "这个不好说",
        "不清楚",
        "没量过",
        "为什么要知道这个",
    ],
)
def test_a_refusal_is_no_answer(text: str) -> None:
    assert answer_to(AREA, text, (), True) is None


@pytest.mark.parametrize("text", ["你们家客服真慢", "快给我发货!", "您这价格不低"])
def test_what_turns_to_us_tells_nothing_of_the_customer(text: str) -> None:
    assert answer_to(AREA, text, (), True) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("偏油", "油"),
        ("有点干吧", "干"),
        ("油皮", "油"),
        ("混合偏油", "混合、油"),
        ("加油站旁边", None),
        ("干净就行", None),
        ("饼干好吃", None),
        ("不油", None),
        ("也不怎么敏感", None),
        ("不是混合的", None),
    ],
)
def test_a_word_answers_where_it_stands_for_itself_and_is_not_denied(text: str, said: str | None) -> None:
    assert answer_to(SKIN, text, (), False) == said


def test_of_words_within_one_another_the_longest_is_the_answer() -> None:
    assert answer_to(ALLERGY, "之前没有过敏", (), False) == "没有过敏"
    assert answer_to(ALLERGY, "我不过敏", (), False) == "不过敏"


@pytest.mark.parametrize(
    ("slot", "text", "said"),
    [
        ("weight", "快十个月 18斤多", "18斤"),
        ("age", "快十个月 18斤多", "十个月"),
        ("height", "168 不胖", "168"),
        ("height", "168块那款", None),
        ("area", "大概15平吧", "15平"),
        ("budget", "两千以内", "两千"),
    ],
)
def test_a_figure_with_its_measure_answers_the_question_for_it(
    slot: str, text: str, said: str | None
) -> None:
    assert named_answer(Probe(slot, "?"), text, ()) == said


@pytest.mark.parametrize(
    ("text", "said", "more"),
    [
        ("送人的", "送人", False),
        ("嗯 就自己吃", "自己吃", False),
        ("送人 顺便写张卡片", "送人", True),
        ("自己吃，血糖高", "自己吃", True),
        ("靠窗那面墙", "靠窗那面墙", False),
    ],
)
def test_a_clause_without_the_answer_is_more_than_the_answer(text: str, said: str, more: bool) -> None:
    assert says_more(text, said) is more
