"""Questions sent in a row: each is answered in its order, or what is left over is not counted as done."""

import pytest

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.commands import CloseTurn, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.decision import Action
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Understanding
from tests.services.shop import Shop, answers

POT = Product("T1", "紫砂西施壶", 420.0, skus=(Sku("T1-1", {}, 420.0, 5),))
GIFT = KnowledgeEntry("KB0700", "有没有手提袋", "每单送一只手提袋。", "包装")
HAND = KnowledgeEntry("KB0701", "能刻名字吗", "这个由同事来谈。", "定制", policy=EntryPolicy.HUMAN)
SURE = {
    "几天能发": "KB0001",
    "多久发货呀": "KB0001",
    "能开票吗": "KB0002",
    "怎么清洗": "KB0003",
    "有手提袋吗": "KB0700",
}


@pytest.fixture
def tea(shop: Shop) -> Shop:
    with shop.store.begin() as uow:
        uow.products.put(POT)
        for entry in (GIFT, HAND):
            uow.entries.put(entry, "test", shop.clock.now())
    for text, entry_id in SURE.items():
        shop.reads(text, answers(entry_id, text))
    return shop


def burst(shop: Shop, *lines: str, whole: Understanding | None = None, key: str = "c1") -> str:
    text = "\n".join(lines)
    shop.reads(text, whole or answers("KB0001", text))
    for line in lines:
        conversation = shop.hear(line, key, viewed_product="T1")
    shop.do(CloseTurn(conversation))
    return "\n".join(shop.leave())


def test_every_question_is_answered_in_its_order(tea: Shop) -> None:
    said = burst(tea, "几天能发", "能开票吗", "有手提袋吗")
    places = [said.find(words) for words in ("48小时", "电子发票", "手提袋")]
    assert places == sorted(places)
    assert -1 not in places
    assert said.count("智能助手") == 1
    assert tea.decision().action is Action.REPLY
    assert tea.conversation().waiting_since is None


def test_a_row_and_an_entry_are_answered_together(tea: Shop) -> None:
    said = burst(tea, "多少钱", "能开票吗")
    assert said.index("420元") < said.index("电子发票")
    sources = {found.detail for found in tea.decision().reasons if found.code in ("attribute", "burst")}
    assert sources == {"T1 价格", "KB0002 能开发票吗"}


def test_lines_that_were_unsure_together_are_answered_one_by_one(tea: Shop) -> None:
    said = burst(tea, "怎么清洗", "有手提袋吗", whole=Understanding("?", Act.QUESTION))
    assert "冷水手洗" in said
    assert "手提袋" in said


def test_the_same_question_twice_is_answered_once(tea: Shop) -> None:
    assert burst(tea, "几天能发", "多久发货呀").count("48小时") == 1
    assert tea.decision().action is Action.REPLY


@pytest.mark.parametrize(
    "lines",
    [
        ("在吗", "你好", "几天能发"),
        ("我想问一下", "能不能", "几天能发"),
        ("急", "几天能发", "谢谢"),
        ("大半夜的有人不", "几天能发"),
    ],
)
def test_lines_that_are_no_questions_leave_the_answer_as_it_is(tea: Shop, lines: tuple[str, ...]) -> None:
    assert "48小时" in burst(tea, *lines)
    assert tea.decision().action is Action.REPLY


def test_a_question_that_is_left_over_is_a_humans_and_the_rest_is_answered(tea: Shop) -> None:
    tea.reads("壶嘴会滴水吗", Understanding("壶嘴会滴水吗", Act.QUESTION))
    said = burst(tea, "几天能发", "壶嘴会滴水吗")
    assert "48小时" in said
    alert = tea.alert()
    assert alert is not None
    assert alert.quote == "壶嘴会滴水吗"
    assert tea.conversation().waiting_since is not None


def test_what_answers_the_lines_together_answers_a_line_that_comes_near_to_it(tea: Shop) -> None:
    near = answers("KB0001", "寄到山里几天呢", 0.3)
    tea.reads("寄到山里几天呢", near)
    said = burst(tea, "能开票吗", "寄到山里几天呢")
    assert said.index("电子发票") < said.index("48小时")
    assert said.count("智能助手") == 1
    assert tea.decision().action is Action.REPLY


def test_where_to_is_no_question_beside_how_long_it_takes(tea: Shop) -> None:
    tea.reads("大理能寄茶具吗", Understanding("大理能寄茶具吗", Act.QUESTION))
    tea.reads("大概几天到", answers("KB0001", "大概几天到", intent="delivery.when"))
    assert "48小时" in burst(tea, "大理能寄茶具吗", "大概几天到")
    assert tea.decision().action is Action.REPLY


def test_a_question_that_the_shop_keeps_for_humans_is_left_over(tea: Shop) -> None:
    tea.reads("能刻名字吗", answers("KB0701", "能刻名字吗"))
    assert "48小时" in burst(tea, "几天能发", "能刻名字吗")
    assert tea.alert() is not None


def test_of_more_than_three_the_rest_is_a_humans(tea: Shop) -> None:
    said = burst(tea, "几天能发", "能开票吗", "怎么清洗", "有手提袋吗")
    assert "冷水手洗" in said
    assert "手提袋" not in said
    assert tea.alert() is not None


def test_in_assist_the_first_draft_answers_them_all(tea: Shop) -> None:
    tea.do(SetMode(Mode.ASSIST))
    assert burst(tea, "几天能发", "能开票吗") == ""
    draft = tea.drafts()[0]
    assert "48小时" in draft
    assert "电子发票" in draft
    assert tea.decision().action is Action.SUGGEST
    assert tea.conversation().waiting_since is not None


def test_who_asks_for_a_human_among_questions_gets_one(tea: Shop) -> None:
    burst(tea, "几天能发", "能开票吗", "转人工", whole=Understanding("?", Act.REQUEST, handoff=0.99))
    assert tea.decision().action is Action.ESCALATE


def told(text: str, silence: float) -> Understanding:
    return Understanding(text, Act.STATEMENT, silence=silence)


def test_trouble_told_beside_a_question_reaches_a_human_and_the_question_is_answered(tea: Shop) -> None:
    tea.reads("茶壶到了", told("茶壶到了", 0.8))
    tea.reads("壶盖缺个角", told("壶盖缺个角", 0.1))
    heard = burst(tea, "茶壶到了", "壶盖缺个角", "能开票吗", whole=answers("KB0002", "?"))
    assert "电子发票" in heard
    alert = tea.alert()
    assert alert is not None
    assert alert.quote == "壶盖缺个角"


def test_a_wish_told_beside_a_question_reaches_a_human(tea: Shop) -> None:
    tea.reads("不要礼盒装的", told("不要礼盒装的", 0.7))
    assert "电子发票" in burst(tea, "不要礼盒装的", "能开票吗", whole=answers("KB0002", "?"))
    assert tea.alert() is not None


def test_small_talk_beside_a_question_calls_nobody(tea: Shop) -> None:
    tea.reads("我自己喝的", told("我自己喝的", 0.7))
    assert "电子发票" in burst(tea, "我自己喝的", "能开票吗", whole=answers("KB0002", "?"))
    assert tea.alert() is None


def test_questions_of_two_characters_are_answered_too(tea: Shop) -> None:
    tea.reads("几天", answers("KB0001", "几天"))
    heard = burst(tea, "几天", "怎么清洗", whole=answers("KB0001", "?"))
    assert "48小时" in heard
    assert "冷水手洗" in heard


@pytest.mark.parametrize("text", ["几天能发 能开票吗 有手提袋吗", "几天能发，能开票吗？有手提袋吗"])
def test_several_questions_in_one_line_are_answered_like_several_lines(tea: Shop, text: str) -> None:
    tea.reads("能开票吗？", answers("KB0002", "能开票吗？"))
    heard = burst(tea, text)
    assert ("48小时" in heard, "电子发票" in heard, "手提袋" in heard) == (True, True, True)
    assert tea.alert() is None


def test_a_line_of_one_question_with_more_words_stays_one(tea: Shop) -> None:
    heard = burst(tea, "几天能发，我周末要用")
    assert heard.count("48小时") == 1
    assert tea.alert() is None


def test_what_the_lines_together_surely_ask_answers_its_line_beside_a_row(tea: Shop) -> None:
    tea.reads("多久能寄", answers("KB0001", "多久能寄", 0.4))
    heard = burst(tea, "多少钱一把", "多久能寄")
    assert "420" in heard
    assert "48小时" in heard
    assert tea.alert() is None


def test_and_that_one_asks_of_the_row_asked_of_before(shop: Shop) -> None:
    cups = Product(
        "T1",
        "茶杯",
        20.0,
        skus=(Sku("T1-1", {"规格": "120ml"}, 20.0, 5), Sku("T1-2", {"规格": "200ml"}, 28.0, 5)),
    )
    with shop.store.begin() as uow:
        uow.products.put(cups)
    for line in ("120ml的多少钱", "200ml的呢"):
        conversation = shop.hear(line, viewed_product="T1")
    shop.do(CloseTurn(conversation))
    heard = "\n".join(shop.leave())
    assert "20元" in heard
    assert "28元" in heard
    assert shop.alert() is None
