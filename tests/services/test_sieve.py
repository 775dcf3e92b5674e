"""The sieve at work: one open question behind an answer about goods, and when it keeps still."""

from dataclasses import replace

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.commands import CloseConversation, SaveSettings, TakeOver
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.sieve import Probe
from deskpilot.domain.understanding import Act, Signal, Slot, Topic, Understanding
from deskpilot.services.probe_sets import read_probes, set_for, sets_of, shipped_sets, stored_probes
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Tone
from tests.services.shop import Shop, answers

MATERIAL = answers("KB0004", "什么料子")
AREA = "打算放的地方大概多大"


@pytest.fixture
def furnished(shop: Shop) -> Shop:
    """A customer looks at a table."""
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "圆桌", 99.0, category="家具/餐桌", attributes={"材质": "白蜡木"}))
    shop.do(SaveSettings((("trade", "furniture"),)))
    shop.reads("什么料子", MATERIAL)
    shop.reads("好洗吗", answers("KB0004", "好洗吗"))
    return shop


def asks(shop: Shop, text: str = "什么料子", **fields: object) -> str:
    said = shop.turn(text, viewed_product="P1", **fields)
    return said[0] if said else ""


def tells(shop: Shop, text: str, *slots: Slot, act: Act = Act.STATEMENT) -> list[str]:
    shop.reads(text, Understanding(text, act, slots=slots))
    return shop.turn(text)


def facts(shop: Shop) -> dict[str, str]:
    customer = shop.conversation().customer_id
    with shop.store.begin() as uow:
        return {fact.key: fact.value for fact in uow.customers.facts(customer)}


def test_one_question_follows_an_answer_about_goods(furnished: Shop) -> None:
    said = asks(furnished)
    assert "白蜡木" in said
    assert said.count("？") == 1
    assert AREA in said
    assert AREA in furnished.drafts()[0]


def test_the_answer_is_remembered_and_the_next_question_follows(furnished: Shop) -> None:
    asks(furnished)
    (said,) = tells(furnished, "十来平吧", Slot("area", "12", "十来平"))
    assert "记下了：十来平" in said
    assert "客厅、卧室" in said
    assert furnished.decision().rule == "need_answered"
    (said,) = tells(furnished, "放卧室的")
    assert "记下了：卧室" in said
    assert facts(furnished)["room"] == "卧室"
    assert any(found.code == "need" and found.detail == "looking" for found in furnished.decision().reasons)


def test_words_of_the_customers_own_are_an_answer_where_they_only_say_something(furnished: Shop) -> None:
    asks(furnished)
    tells(furnished, "14平", Slot("area", "14", "14平"))
    tells(furnished, "客厅旁边的小隔间", act=Act.STATEMENT)
    tells(furnished, "窗外有树，光不算强")
    assert facts(furnished)["light"] == "窗外有树，光不算强"


@pytest.mark.parametrize("text", ["养了三只猫", "这价不便宜", "样子倒挺好"])
def test_what_is_no_figure_is_neither_kept_nor_said_back(furnished: Shop, text: str) -> None:
    asks(furnished)
    assert not any("记下" in line for line in tells(furnished, text))
    assert "area" not in facts(furnished)


@pytest.fixture
def dressed(shop: Shop) -> Shop:
    """A customer looks at a coat."""
    with shop.store.begin() as uow:
        uow.products.put(Product("P1", "大衣", 99.0, category="服饰/大衣", attributes={"材质": "羊毛"}))
    shop.do(SaveSettings((("trade", "clothing"),)))
    shop.reads("什么料子", MATERIAL)
    return shop


def test_a_bare_weight_is_kept_in_the_measure_of_all_weights(dressed: Shop) -> None:
    asks(dressed)
    tells(dressed, "172")
    tells(dressed, "128")
    assert facts(dressed) == {"height": "172", "weight": "64"}


def test_a_figure_of_somebody_else_is_not_kept_as_the_customers(dressed: Shop) -> None:
    asks(dressed)
    tells(dressed, "给我姐买，她172")
    assert "height" not in facts(dressed)


def test_an_answer_that_comes_with_a_question_is_remembered_and_the_question_answered(
    furnished: Shop,
) -> None:
    asks(furnished)
    furnished.reads("12平 多久发货", answers("KB0001", "12平 多久发货", slots=(Slot("area", "12", "12平"),)))
    assert "48小时" in furnished.turn("12平 多久发货")[0]
    assert facts(furnished)["area"] == "12"


@pytest.mark.parametrize("rule", ["handoff", "no_answer"])
def test_a_human_who_is_due_is_called_whatever_else_was_answered(furnished: Shop, rule: str) -> None:
    asks(furnished)
    told = Understanding(
        "12平 墙有点斜", Act.STATEMENT, handoff=0.8 if rule == "handoff" else 0.3, silence=0.1,
        slots=(Slot("area", "12", "12平"),),
    )  # fmt: skip
    furnished.reads(told.text, told)
    furnished.turn(told.text)
    assert furnished.decision().rule == rule
    assert furnished.alert() is not None
    assert facts(furnished)["area"] == "12"


def test_a_question_behind_an_answer_is_not_put_off_with_a_word_that_it_was_heard(furnished: Shop) -> None:
    asks(furnished)
    asked = Understanding(
        "12平 转角能拆开不", Act.QUESTION, slots=(Slot("area", "12", "12平"),), handoff=0.2, silence=0.1
    )
    furnished.reads(asked.text, asked)
    assert not any("记下" in line for line in furnished.turn(asked.text))
    assert furnished.conversation().owner is Owner.WAITING


def test_what_sounds_like_harm_is_neither_noted_nor_asked_about(furnished: Shop) -> None:
    furnished.reads(
        "什么料子", replace(MATERIAL, signals=(Signal(Topic.INJURY, 0.4, "孕妇"),), act=Act.STATEMENT)
    )
    assert "？" not in asks(furnished)


def test_a_refusal_is_not_remembered_as_an_answer(furnished: Shop) -> None:
    asks(furnished)
    assert tells(furnished, "这个不方便说") == []
    assert "area" not in facts(furnished)


def test_the_answer_to_another_question_of_ours_is_kept_under_its_own_name(furnished: Shop) -> None:
    asks(furnished)
    tells(furnished, "北欧那种")
    kept = facts(furnished)
    assert kept["style"] == "北欧"
    assert "area" not in kept


def test_a_question_is_not_asked_again_in_the_next_conversation(furnished: Shop) -> None:
    assert AREA in asks(furnished)
    furnished.do(CloseConversation(furnished.conversation().id, "小美"))
    furnished.clock.pass_(86400)
    assert "客厅、卧室" in asks(furnished)


def test_who_was_upset_lately_is_asked_nothing_and_later_again(furnished: Shop) -> None:
    upset = answers("KB0001", "怎么回事", dissatisfied=0.6)
    furnished.reads("怎么回事", upset)
    furnished.turn("怎么回事")
    furnished.do(CloseConversation(furnished.conversation().id, "小美"))
    furnished.clock.pass_(86400)
    assert "？" not in asks(furnished)
    furnished.do(CloseConversation(furnished.conversation().id, "小美"))
    furnished.clock.pass_(10 * 86400)
    assert AREA in asks(furnished, "好洗吗")


def test_a_question_left_unanswered_is_the_last_and_none_is_asked_twice(furnished: Shop) -> None:
    assert AREA in asks(furnished)
    second = asks(furnished, "好洗吗")
    assert "白蜡木" in second
    assert "？" not in second


def test_what_is_known_from_before_is_not_asked(furnished: Shop) -> None:
    furnished.reads("家里15平", Understanding("家里15平", Act.STATEMENT, slots=(Slot("area", "15", "15平"),)))
    furnished.turn("家里15平")
    assert "客厅、卧室" in asks(furnished)


@pytest.mark.parametrize("topic", [Topic.COMPLAINT, Topic.ANGER, Topic.DISAPPOINTMENT, Topic.QUALITY])
def test_nothing_is_asked_after_a_complaint(furnished: Shop, topic: Topic) -> None:
    upset = answers("KB0001", "怎么回事", signals=(Signal(topic, 0.6, "怎么回事"),))
    furnished.reads("怎么回事", upset)
    furnished.turn("怎么回事")
    conversation = furnished.conversation()
    if conversation.owner.value == "ai":
        assert "？" not in asks(furnished)


def test_nothing_is_asked_while_the_customer_is_left_in_peace(furnished: Shop) -> None:
    tells(furnished, "我再看看", act=Act.HESITATE)
    assert "？" not in asks(furnished)
    furnished.clock.pass_(3600)
    assert AREA in asks(furnished, "好洗吗")


def test_nothing_is_asked_behind_an_answer_that_is_not_about_goods(furnished: Shop) -> None:
    furnished.reads("多久发货", answers("KB0001"))
    assert "？" not in furnished.turn("多久发货", viewed_product="P1")[0]


def test_a_customer_who_wants_nothing_personal_is_not_asked(furnished: Shop) -> None:
    furnished.hear("在吗")
    with furnished.store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "buyer-c1", "小明", furnished.clock.now())
        uow.customers.update(replace(customer, personalise=False))
    assert "？" not in asks(furnished)


def test_a_shop_can_do_without(furnished: Shop) -> None:
    furnished.do(SaveSettings((("probing", "0"),)))
    assert "？" not in asks(furnished)


def test_a_human_at_work_is_not_spoken_over(furnished: Shop) -> None:
    asks(furnished)
    furnished.do(TakeOver(furnished.conversation().id, "小美"))
    assert tells(furnished, "十来平") == []
    assert furnished.decision().action is Action.HOLD


def test_the_shops_own_questions_are_asked(furnished: Shop) -> None:
    own = stored_probes((Probe("wish", "想要圆的还是方的？", ("圆", "方")),))
    furnished.do(SaveSettings((("probes.furniture", own),)))
    assert "想要圆的还是方的" in asks(furnished)
    (said,) = tells(furnished, "圆的")
    assert "您接着问" in said
    furnished.do(SaveSettings((("probes.furniture", ""),)))
    assert AREA in asks(furnished, key="c2")


@pytest.mark.parametrize("stored", ["{", "[1]", '[["", "问", [], true]]', '[["area", "", [], true]]'])
def test_what_is_no_set_of_questions_is_refused(shop: Shop, stored: str) -> None:
    with pytest.raises(InvalidInput):
        shop.do(SaveSettings((("probes.furniture", stored),)))
    assert sets_of({"furniture": stored})["furniture"] == shipped_sets()["furniture"]


def test_questions_come_back_as_they_were() -> None:
    for found in shipped_sets().values():
        assert read_probes(stored_probes(found.probes)) == found.probes


@pytest.mark.parametrize(
    ("trades", "goods", "trade"),
    [
        ("furniture、clothing", "服饰/大衣 羊毛大衣", "clothing"),
        ("food", "龙井", "food"),
        ("", "洗护/洗发水", "care"),
        ("furniture、food", "龙泉宝剑", None),
        ("furniture", "家居/香薰 雪松蜡烛", None),
        ("furniture", "家居/床品 水洗棉四件套", None),
        ("furniture", "家居/餐桌 圆桌", "furniture"),
        ("furniture", "龙泉宝剑", "furniture"),
    ],
)
def test_a_product_is_asked_about_as_its_trade_does(trades: str, goods: str, trade: str | None) -> None:
    found = set_for(shipped_sets(), trades, goods)
    assert (found.trade if found else None) == trade


def test_nobody_asks_for_the_daylight_of_a_room_that_gets_a_lamp() -> None:
    def slots(goods: str) -> set[str]:
        found = set_for(shipped_sets(), "furniture", goods)
        return {probe.slot for probe in found.probes} if found else set()

    assert slots("家居/书桌 橡木书桌") - slots("家居/吊灯 云朵吊灯") == {"light"}


def test_every_shipped_question_passes_our_own_guards_and_is_about_one_thing() -> None:
    for found in shipped_sets().values():
        assert len({probe.slot for probe in found.probes}) == len(found.probes) >= 3
        for probe in found.probes:
            assert not speaker.need_question(probe.ask, Facts(), Tone()).blocked
