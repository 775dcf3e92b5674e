"""What becomes of a reply to our own question back: it picks, is asked once more, or comes to a human."""

import pytest

from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.understanding import Act, Understanding
from tests.services.shop import Shop, answers

WHICH = answers("KB0003", "弄一下", 0.3, "KB0002")


@pytest.fixture
def asked(shop: Shop) -> Shop:
    """A shop that has asked back which of two is meant."""
    shop.reads("弄一下", WHICH)
    (said,) = shop.turn("弄一下")
    assert "1." in said
    assert "2." in said
    return shop


def replies(shop: Shop, text: str, act: Act, silence: float = 0.95) -> list[str]:
    shop.reads(text, Understanding(text, act, silence=silence))
    return shop.turn(text)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("5", Act.STATEMENT),
        ("第四个", Act.STATEMENT),
        ("哦", Act.ACKNOWLEDGE),
        ("是", Act.CONFIRM),
        ("😊", Act.EMPTY),
        ("在不在", Act.PING),
        ("5501234567890", Act.IDENTIFIER),
    ],
)
def test_a_reply_that_picks_nothing_is_offered_the_choices_once_more_and_then_a_human(
    asked: Shop, text: str, act: Act
) -> None:
    (said,) = replies(asked, text, act)
    assert asked.decision().action is Action.CLARIFY
    assert "怎么洗" in said
    assert "能开发票吗" in said
    assert replies(asked, text, act)
    alert = asked.alert()
    assert alert is not None
    assert alert.reason is Reason.MISSED_TWICE


def test_the_choices_offered_again_can_be_picked(asked: Shop) -> None:
    replies(asked, "9", Act.STATEMENT)
    assert "发票" in replies(asked, "2", Act.STATEMENT)[0]


@pytest.mark.parametrize(
    ("text", "act"),
    [("1跟2", Act.STATEMENT), ("两个都要", Act.CONFIRM), ("没看明白", Act.STATEMENT), ("都不对", Act.DENY)],
)
def test_a_reply_that_needs_reading_comes_to_a_human(asked: Shop, text: str, act: Act) -> None:
    if len(text) <= 4 and act is Act.CONFIRM:
        text = f"{text}呀"
    assert replies(asked, text, act)
    assert asked.alert() is not None


def test_who_takes_leave_after_our_question_is_let_go(asked: Shop) -> None:
    assert replies(asked, "不用了 再见", Act.CLOSING) == []
    assert asked.alert() is None
    assert asked.conversation().waiting_since is None
