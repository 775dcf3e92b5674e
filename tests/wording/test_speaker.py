"""The shop's voice: one fact, several wordings; soft to somebody upset; never a word too many."""

import itertools
import tomllib

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import DayPart, Emoji, Persona, Style, day_part
from deskpilot.domain.understanding import Slot
from deskpilot.paths import resource
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.guards import Grounds, check
from deskpilot.wording.phrases import language_of
from deskpilot.wording.speaker import Duty, Known, Tone

ENTRY = KnowledgeEntry(
    "K1",
    "多久发货",
    "付款后{shop.ship_hours}小时内发出🙂",
    sales_answer="{shop.ship_hours}小时内发，今天拍最划算～",
)
UPSET = Tone(upset=True)


def facts(style: Style = Style.FRIENDLY, **more: str) -> Facts:
    return Facts({"name": "小铺", "ship_hours": "48", **more}, persona=Persona("豆豆", style))


def test_the_same_fact_has_three_wordings() -> None:
    said = {speaker.answer(ENTRY, facts(style), Tone(seed=2)).text for style in Style}
    assert len(said) == 3
    assert all("付款后48小时内发出" in text for text in said)


def test_somebody_upset_hears_no_pictures_and_no_selling() -> None:
    spoken = speaker.answer(ENTRY, facts(), UPSET, sell=True)
    assert "🙂" not in spoken.text
    assert "划算" not in spoken.text
    assert not spoken.blocked


def test_a_buyer_hears_the_selling_answer_and_the_guards_still_read_it() -> None:
    assert "absolute_claim" in speaker.answer(ENTRY, facts(), Tone(), sell=True).blocked


def test_bound_values_are_told() -> None:
    assert speaker.answer(ENTRY, facts(), Tone()).checks == ("shop.ship_hours=48",)


def test_a_missing_fact_blocks() -> None:
    assert speaker.answer(ENTRY, Facts(), Tone()).blocked == ("unfilled_variable",)


def test_an_empty_answer_blocks() -> None:
    assert "empty" in speaker.answer(KnowledgeEntry("K", "问", " "), facts(Style.PLAIN), Tone()).blocked


def test_an_answer_that_greets_is_not_greeted_again() -> None:
    spoken = speaker.answer(KnowledgeEntry("K", "问", "您好，可以的"), facts(), Tone())
    assert spoken.text == "您好，可以的"


def test_the_first_answer_says_who_speaks_and_that_it_is_a_machine() -> None:
    assert "智能助手豆豆" in speaker.answer(ENTRY, facts(), Tone(), intro=True).text
    assert "智能助手" in speaker.welcome(facts(), Tone()).text


def test_the_welcome_offers_the_usual_questions() -> None:
    assert "1. 多久发货\n2. 怎么退" in speaker.welcome(facts(), Tone(), ("多久发货", "怎么退")).text
    assert "怎么退" not in speaker.welcome(facts(), UPSET, ("怎么退",)).text


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize(
    "answer", ["亲，付款后{shop.ship_hours}小时内发出哦", "可以的哈，{shop.ship_hours}小时内发～"]
)
def test_three_personas_say_one_fact_in_three_ways(answer: str, seed: int) -> None:
    entry = KnowledgeEntry("K", "问", answer)
    said = {speaker.answer(entry, facts(style), Tone(seed=seed)).text for style in Style}
    assert len(said) == 3
    assert all("48小时内发" in text for text in said)


def test_pictures_stay_as_far_as_the_policy_allows() -> None:
    entry = KnowledgeEntry("K", "问", "3~5天到🙂，放心🎉～")
    shop = facts()
    assert speaker.answer(entry, shop, Tone(), intro=True).text.endswith("3~5天到，放心")
    few = Facts(shop.shop, persona=Persona("豆豆", emoji=Emoji.FEW))
    assert speaker.answer(entry, few, Tone(), intro=True).text.endswith("3~5天到🙂，放心")
    assert "🙂" not in speaker.answer(entry, few, UPSET).text


def test_the_signoff_closes_the_first_answer_and_the_word_to_who_hesitates_but_nothing_to_who_is_upset() -> (
    None
):
    shop = Facts(facts().shop, persona=Persona("豆豆", signoff="——小铺第1号店"))
    for spoken in (speaker.answer(ENTRY, shop, Tone(), intro=True), speaker.breathing(shop, Tone())):
        assert spoken.text.endswith("\n——小铺第1号店")
        assert not spoken.blocked
    for text in (
        speaker.answer(ENTRY, shop, Tone()).text,
        speaker.answer(ENTRY, shop, UPSET, intro=True).text,
    ):
        assert "——" not in text


def test_the_welcome_knows_the_hour_and_the_shops_own_line_wins() -> None:
    assert "早上好" in speaker.welcome(facts(), Tone(), part=DayPart.MORNING).text
    own = speaker.welcome(facts(), Tone(), part=DayPart.NIGHT, own="夜深了，{shop.name}还亮着灯")
    assert own.text.startswith("夜深了，小铺还亮着灯")
    assert "智能助手豆豆" in own.text
    told = speaker.welcome(facts(), Tone(), own="我是AI豆豆")
    assert told.text == "我是AI豆豆"
    assert speaker.welcome(facts(), Tone(), own="{shop.nothing}好").blocked


@pytest.mark.parametrize(
    ("hour", "part"), [(4, "night"), (5, "morning"), (11, "day"), (18, "evening"), (23, "night")]
)
def test_a_day_has_four_parts(hour: int, part: str) -> None:
    assert day_part(hour).value == part


def test_a_question_back_numbers_its_choices() -> None:
    text = speaker.clarify(["1.2米的桌子", "退货"], facts(), Tone())
    assert "1. 1.2米的桌子\n2. 退货" in text.text
    assert not text.blocked
    assert "「退货」" in speaker.clarify(["退货"], facts(), Tone()).text


def test_the_warm_line_names_who_comes_and_what_they_know() -> None:
    known = Known("圆桌1.2米", True, (Slot("height", "165"), Slot("size", "M")))
    text = speaker.hand_over(Reason.NO_KNOWLEDGE, Duty("小美"), known, facts(), Tone()).text
    assert "小美" in text
    assert "圆桌1.2米" in text
    assert "身高和尺码" in text
    assert "请稍等" not in text


def test_an_injury_is_met_with_care_first() -> None:
    assert speaker.hand_over(Reason.INJURY, Duty("小美"), Known(), facts(), Tone()).text.startswith(
        "先看看要不要紧"
    )


def test_with_nobody_there_the_hour_is_told_honestly() -> None:
    text = speaker.call_back(
        Reason.UNSURE, Duty("小美", 9, back_tomorrow=True), Known(), facts(), Tone()
    ).text
    assert "明天9点" in text
    assert "今天9点" in speaker.call_back(Reason.UNSURE, Duty("小美", 9), Known(), facts(), Tone()).text


def test_a_customer_who_writes_english_is_met_in_english() -> None:
    assert language_of("where is my order") == "en"
    assert language_of("S码还有吗 please tell me") == "zh"
    assert language_of("13800") == "zh"
    assert speaker.welcome(facts(), Tone(language="en")).text.startswith("Hello")


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize("upset", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_our_own_lines_pass_our_own_guards(style: Style, upset: bool, language: str) -> None:
    shop, known = facts(style), Known("圆桌", True, (Slot("size", "M"),))
    for seed, reason in itertools.product(range(2), Reason):
        tone = Tone(upset, language, seed)
        lines = [
            speaker.hand_over(reason, Duty("小美"), known, shop, tone),
            speaker.call_back(reason, Duty("", 9, back_tomorrow=True), known, shop, tone),
            speaker.welcome(shop, tone, ("多久发货",)),
            speaker.breathing(shop, tone),
            speaker.clarify(["甲", "乙"], shop, tone),
            speaker.clarify(["甲"], shop, tone),
            speaker.ask_for("product", shop, tone),
            speaker.ask_for("order", shop, tone),
            speaker.answer(ENTRY, shop, tone, intro=True),
        ]
        assert [line.blocked for line in lines] == [()] * len(lines)
        assert not any("{" in line.text or "  " in line.text for line in lines)


def test_no_line_of_ours_holds_a_figure_or_says_please_wait() -> None:
    for language in ("zh", "en"):
        tables = tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8"))
        for kind, styles in tables.items():
            for line in itertools.chain.from_iterable(v for v in styles.values() if isinstance(v, list)):
                assert "请稍等" not in line
                assert not [f for f in check(line, Grounds()) if f.code == "unbound_number"], kind


def test_both_languages_have_the_same_lines() -> None:
    shapes = []
    for language in ("zh", "en"):
        tables = tomllib.loads(resource("wording", f"{language}.toml").read_text(encoding="utf-8"))
        shapes.append({(kind, name) for kind, styles in tables.items() for name in styles})
    assert shapes[0] == shapes[1]


def test_a_price_comes_from_the_row_that_is_shown() -> None:
    entry = KnowledgeEntry("K", "多少钱", "{product.price}元")
    before = speaker.answer(entry, Facts(product=Product("A", "甲", 99)), Tone()).text
    after = speaker.answer(entry, Facts(product=Product("A", "甲", 89)), Tone()).text
    assert ("99元" in before, "89元" in after) == (True, True)
