"""The welcome: once a conversation, with what is asked most, and a number sent back picks the answer."""

from datetime import timedelta

import pytest

from deskpilot.domain.commands import CloseTurn, ReceiveMessage, SaveSettings
from deskpilot.domain.conversation import Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.understanding import Act, Understanding
from tests.services.shop import Shop, answers


def greets(shop: Shop, text: str = "在吗", key: str = "c1") -> list[str]:
    shop.reads(text, Understanding(text, Act.PING))
    return shop.turn(text, key)


def asked_often(shop: Shop, entry_id: str, times: int) -> None:
    shop.reads("问", answers(entry_id))
    for number in range(times):
        shop.turn("问", f"other-{entry_id}-{number}")


def test_what_is_asked_most_is_offered_and_a_number_answers_it(shop: Shop) -> None:
    asked_often(shop, "KB0002", 3)
    asked_often(shop, "KB0001", 1)
    (said,) = greets(shop)
    assert "1. 能开发票吗\n2. 什么时候发货" in said
    shop.reads("2", Understanding("2", Act.IDENTIFIER))
    (answer,) = shop.turn("2")
    assert "48小时" in answer


def test_another_number_picks_another_of_what_was_offered(shop: Shop) -> None:
    asked_often(shop, "KB0002", 3)
    asked_often(shop, "KB0001", 1)
    greets(shop)
    for number, act in (("2", Act.IDENTIFIER), ("谢谢", Act.THANKS), ("1", Act.IDENTIFIER)):
        shop.reads(number, Understanding(number, act))
    assert "48小时" in shop.turn("2")[0]
    assert shop.turn("谢谢") == []
    assert "电子发票" in shop.turn("1")[0]


def test_a_yes_long_after_the_question_back_picks_nothing(shop: Shop) -> None:
    unsure = answers("KB0002", "票", 0.2)
    shop.reads("票", unsure)
    shop.turn("票")
    for yes in ("是的", "对"):
        shop.reads(yes, Understanding(yes, Act.CONFIRM))
    assert "电子发票" in shop.turn("是的")[0]
    assert shop.turn("对") == []


def test_what_needs_a_row_or_a_human_is_not_offered(shop: Shop) -> None:
    asked_often(shop, "KB0004", 2)
    asked_often(shop, "KB0005", 2)
    asked_often(shop, "KB0003", 1)
    (said,) = greets(shop)
    assert "材质" not in said
    assert "便宜" not in said
    assert "怎么洗" in said


def test_a_word_that_is_no_number_picks_nothing(shop: Shop) -> None:
    asked_often(shop, "KB0002", 2)
    greets(shop)
    shop.reads("好的", Understanding("好的", Act.ACKNOWLEDGE))
    assert shop.turn("好的") == []


def test_the_shop_says_how_many_are_offered(shop: Shop) -> None:
    asked_often(shop, "KB0002", 2)
    shop.do(SaveSettings((("welcome_questions", "0"),)))
    assert "1." not in greets(shop)[0]


def test_the_welcome_is_said_once_whatever_comes_twice(shop: Shop) -> None:
    shop.reads("在吗", Understanding("在吗", Act.PING))
    line = ReceiveMessage("taobao", "c1", "buyer-c1", "在吗", "小明", "id-1")
    for _ in range(2):
        shop.do(line)
    conversation = shop.conversation().id
    shop.do(CloseTurn(conversation))
    shop.do(line)
    shop.do(ReceiveMessage("taobao", "c1", "buyer-c1", "在吗", "小明", "id-2"))
    for _ in range(3):
        shop.do(CloseTurn(conversation))
    shop.leave()
    shop.turn("在吗")
    assert len(shop.said_by(Sender.AI)) == 1


def test_a_welcome_that_has_not_left_yet_is_not_said_again(shop: Shop) -> None:
    shop.reads("在吗", Understanding("在吗", Act.PING))
    for _ in range(2):
        shop.do(CloseTurn(shop.hear("在吗")))
    assert len(shop.leave()) == 1


@pytest.mark.parametrize(("hours", "line"), [(0, "白天的话"), (8, "晚上在抖音"), (13, "夜里的话")])
def test_the_line_is_that_of_the_channel_and_the_hour(shop: Shop, hours: int, line: str) -> None:
    lines = (
        ("welcome.any.day", "白天的话"),
        ("welcome.any.evening", "晚上的话"),
        ("welcome.taobao.evening", "晚上在抖音"),
        ("welcome.any.night", "夜里的话"),
    )
    shop.do(SaveSettings(lines))
    shop.clock.pass_(timedelta(hours=hours).total_seconds())
    assert greets(shop)[0].startswith(line)


def test_in_assist_mode_the_welcome_is_a_draft(shop: Shop) -> None:
    shop.do(SaveSettings((("mode", "assist"),)))
    assert greets(shop) == []
    assert "小铺" in shop.drafts()[0]


def test_a_closing_and_breathing_space_get_no_answer_from_the_knowledge(shop: Shop) -> None:
    for text, act in (("嗯", Act.ACKNOWLEDGE), ("谢谢", Act.THANKS), ("拜拜", Act.CLOSING)):
        reading = answers("KB0001", text, 0.95)
        shop.reads(text, Understanding(text, act, reading.candidates, 0.95, 0.5))
        assert shop.turn(text) == []
        assert shop.decision().action is Action.HOLD


def test_a_number_that_the_welcome_does_not_have_brings_its_choices_once_more(shop: Shop) -> None:
    asked_often(shop, "KB0001", 3)
    asked_often(shop, "KB0002", 2)
    greets(shop)
    shop.reads("9", Understanding("9", Act.STATEMENT, silence=0.96))
    (line,) = shop.turn("9")
    assert "什么时候发货" in line
    assert shop.decision().action is Action.CLARIFY
