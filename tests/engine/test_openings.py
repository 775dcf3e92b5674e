"""Openings that led to a human are learned from how chats went on, and only where they bear it out."""

import pytest

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine.learned import Learned
from deskpilot.engine.learning import LabelledLine, LearningProgress, learn
from deskpilot.engine.openings import opening_of, went_to_human
from tests.engine.shop import engine_with

CUSTOMER, AGENT = Sender.CUSTOMER, Sender.AGENT
ENDINGS = ("你们太过分了，我要投诉", "好的谢谢")
CLOTH, DOOR = "沙发的布料什么时候到", "柜子的柜门什么时候到"


def chat(*said: str) -> tuple[LabelledLine, ...]:
    return tuple(LabelledLine(Line(CUSTOMER if n % 2 == 0 else AGENT, text)) for n, text in enumerate(said))


def lines(*said: str) -> list[Line]:
    return [one.line for one in chat(*said)]


def learned_from(chats: list[tuple[LabelledLine, ...]], known: Learned | None = None) -> LearningProgress:
    engine = engine_with()
    if known is not None:
        engine.learned = known
    *_, last = learn(chats, engine)
    assert last.learned is not None
    return last


def telling(count: int) -> list[tuple[LabelledLine, ...]]:
    """The first of two openings ends badly, the second well; each kind among those held back."""
    return [chat((CLOTH, DOOR)[n % 2], "我看一下哈", ENDINGS[n % 2]) for n in range(count)]


def chance(count: int) -> list[tuple[LabelledLine, ...]]:
    return [chat((CLOTH, DOOR)[n % 2], "我看一下哈", ENDINGS[n // 2 % 2]) for n in range(count)]


def handoff(learned: Learned, text: str, context: TurnContext) -> float:
    engine = engine_with()
    engine.learned = learned
    return engine.understand(text, context).handoff


def test_an_opening_that_led_to_humans_calls_for_one_the_next_time() -> None:
    progress = learned_from(telling(400))
    learned, plain = progress.learned or Learned(), Learned()
    start = TurnContext()
    assert handoff(learned, CLOTH, start) > handoff(plain, CLOTH, start)
    assert handoff(learned, DOOR, start) < handoff(plain, DOOR, start)
    told = {each.detail for each in progress.report if each.code == "learn.opening"}
    assert "布料 160 160" in told


def test_later_in_a_chat_an_opening_s_words_say_nothing() -> None:
    learned = learned_from(telling(400)).learned or Learned()
    later = TurnContext(lines=tuple(lines("尺码怎么选", "看详情页的表")))
    assert handoff(learned, CLOTH, later) == handoff(Learned(), CLOTH, later)


def test_openings_that_tell_nothing_or_were_too_few_are_left_out() -> None:
    for chats in (chance(400), telling(100)):
        learned = learned_from(chats).learned or Learned()
        assert not learned.openings


def test_counts_go_on_from_those_of_earlier_chats() -> None:
    first = learned_from(telling(400)).learned
    assert first is not None
    both = learned_from(telling(200), Learned.from_json(first.to_json())).learned
    assert both is not None
    assert both.opening_counts["布料"] == (240, 240)
    assert Learned.from_json(both.to_json()) == both


def test_greetings_open_nothing_and_a_later_refund_is_a_way_to_a_human() -> None:
    assert opening_of(lines("在吗", "在的", "尺码怎么选", "看表")) == 2
    assert went_to_human(lines("尺码怎么选", "看表", "我要退款", "好的"), 0)
    assert not went_to_human(lines("尺码怎么选", "看表", "好的谢谢", "不客气"), 0)
    assert not went_to_human(lines("我要退款", "好的", "退款多久到账", "三天"), 0)


@pytest.mark.parametrize(
    "told", ["我帮您转接专属顾问，请稍等", "这边给您转到售后专员", "已为您转人工", "会话已转移给小林"]
)
def test_a_chat_that_was_handed_over_went_to_a_human(told: str) -> None:
    for sender in (AGENT, Sender.SYSTEM):
        later = [Line(CUSTOMER, "尺码怎么选"), Line(sender, told), Line(AGENT, "您好，发图看看")]
        assert went_to_human(later, 0)


@pytest.mark.parametrize(
    "told",
    [
        "要另外配一个转接头哦",
        "需要帮您转人工吗",
        "如需人工请回复“转人工”",
        "这边就能办，无需转接",
        "钱转到您卡上了",
    ],
)
def test_what_is_only_offered_or_is_goods_is_no_handover(told: str) -> None:
    assert not went_to_human([*lines("尺码怎么选", told, "好的")], 0)


def test_the_customer_s_own_word_for_it_is_no_handover_by_itself() -> None:
    assert not went_to_human([Line(CUSTOMER, "尺码怎么选"), Line(CUSTOMER, "我转给我同事看看")], 0)


def test_openings_do_no_worse_than_those_in_use() -> None:
    known = learned_from(telling(400)).learned
    assert known is not None
    assert learned_from(chance(100), known).learned.openings == known.openings  # type: ignore[union-attr]


def test_fewer_chats_suffice_where_the_gain_is_beyond_chance() -> None:
    learned = learned_from(telling(250)).learned
    assert learned is not None
    assert learned.openings
    assert not (learned_from(chance(250)).learned or Learned()).openings
