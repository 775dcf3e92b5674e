"""Control passes: marked, logged, and never behind anybody's back."""

import json
from random import Random

import pytest

from deskpilot.domain.commands import (
    AcknowledgeEscalation,
    CloseConversation,
    CloseTurn,
    Command,
    HandBack,
    MarkRead,
    ReopenConversation,
    SendAgentReply,
    SnoozeEscalation,
    TakeOver,
    Transfer,
)
from deskpilot.domain.conversation import ConversationState, MessageKind, Owner, Sender
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.domain.escalation import EscalationState
from deskpilot.domain.understanding import Signal, Topic
from tests.services.shop import Shop, answers


def marks(shop: Shop) -> list[tuple[str, str]]:
    found = [json.loads(line.payload) for line in shop.lines() if line.kind is MessageKind.MARK]
    return [(each["mark"], each["agent"] or each["reason"]) for each in found]


def escalate(shop: Shop) -> int:
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),)))
    shop.turn("转人工")
    return shop.conversation().id


def test_the_transcript_shows_where_control_passed(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(TakeOver(conversation, "小美"))
    shop.do(Transfer(conversation, "小美", "老周", "大单"))
    shop.do(HandBack(conversation, "老周"))
    shop.do(CloseConversation(conversation, "老周"))
    assert marks(shop) == [
        ("escalated", "human_wanted"),
        ("taken_over", "小美"),
        ("transferred", "老周"),
        ("handed_back", "老周"),
        ("closed", "老周"),
    ]


def test_taking_over_twice_is_one_take_over(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(TakeOver(conversation, "小美"))
    assert shop.do(TakeOver(conversation, "小美")).is_empty()


def test_handing_back_resolves_the_alert_and_counts_anew(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(TakeOver(conversation, "小美"))
    shop.do(HandBack(conversation, "小美"))
    after = shop.conversation()
    assert (after.owner, after.agent_name, after.misses, after.warm_line_sent) == (Owner.AI, "", 0, False)
    assert shop.alert() is None


def test_a_transfer_reaches_the_colleague_as_something_new(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    shop.do(TakeOver(conversation, "小美"))
    shop.do(MarkRead(conversation))
    shop.do(Transfer(conversation, "小美", "老周"))
    assert (shop.conversation().agent_name, shop.conversation().unread) == ("老周", 1)


def test_closing_leaves_nothing_open_and_reopening_brings_it_back(shop: Shop) -> None:
    conversation = escalate(shop)
    shop.do(CloseConversation(conversation, "小美"))
    assert shop.alert() is None
    assert shop.conversation().waiting_since is None
    assert shop.desk.unclosed() == ()
    shop.do(ReopenConversation(conversation))
    assert shop.conversation().state is ConversationState.OPEN


def test_an_alert_is_acknowledged_snoozed_and_wakes_up(shop: Shop) -> None:
    escalate(shop)
    alert = shop.alert()
    assert alert is not None
    shop.do(AcknowledgeEscalation(alert.id, "小美"))
    assert shop.alert().state is EscalationState.ACKNOWLEDGED  # type: ignore[union-attr]
    shop.do(SnoozeEscalation(alert.id, "小美", 300))
    assert shop.desk.wake_snoozed().raised == ()
    shop.clock.pass_(301)
    assert [each.id for each in shop.desk.wake_snoozed().raised] == [alert.id]
    assert shop.desk.wake_snoozed().raised == ()


@pytest.mark.parametrize("seconds", [0.0, -5.0, 1e9])
def test_a_snooze_has_an_end(shop: Shop, seconds: float) -> None:
    escalate(shop)
    alert = shop.alert()
    assert alert is not None
    with pytest.raises(InvalidInput, match="bad_snooze"):
        shop.do(SnoozeEscalation(alert.id, "小美", seconds))


@pytest.mark.parametrize(
    "command", [TakeOver(99, "小美"), HandBack(99, "小美"), MarkRead(99), AcknowledgeEscalation(99, "小美")]
)
def test_what_is_not_there_is_told(shop: Shop, command: Command) -> None:
    with pytest.raises(NotFound):
        shop.do(command)


def test_nobody_takes_over_without_a_name(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    with pytest.raises(InvalidInput, match="no_agent_name"):
        shop.do(TakeOver(conversation, "  "))


def test_no_automatic_reply_leaves_after_a_take_over_in_any_order_of_events(shop: Shop) -> None:
    random = Random(7)
    shop.reads("多久发货", answers("KB0001"))
    for story in range(150):
        key = f"c{story}"
        conversation = shop.hear("多久发货", key)
        human_at: int | None = None
        steps = ["turn", "leave", "human", "turn", "leave", "hear", "turn", "leave"]
        for place in range(len(steps) - 1, 0, -1):
            if random.random() < 0.5:
                other = random.randrange(place + 1)
                steps[place], steps[other] = steps[other], steps[place]
        for step in steps:
            sent_before = len(shop.sent)
            if step == "turn":
                shop.do(CloseTurn(conversation))
            elif step == "hear":
                shop.hear("多久发货", key)
            elif step == "human":
                human_at = len(shop.sent)
                _take(shop, random, conversation, key)
            else:
                shop.leave()
                late = [
                    i
                    for i in shop.sent[sent_before:]
                    if i.sender is Sender.AI and i.conversation_id == conversation
                ]
                assert human_at is None or not late


def _take(shop: Shop, random: Random, conversation: int, key: str) -> None:
    """A human comes in, in one of the ways they do."""
    way = random.randrange(3)
    if way == 0:
        shop.do(TakeOver(conversation, "小美"))
    elif way == 1:
        shop.do(SendAgentReply(conversation, "我来", "小美"))
    else:
        shop.hear("手机上回的", key, sender=Sender.AGENT, sender_name="小美")
