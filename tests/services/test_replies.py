"""A human's reply, its undo window, its way out, and the AI's silence while a human is there."""

import sqlite3
from datetime import timedelta

import pytest

from deskpilot.domain.commands import (
    CancelReply,
    CloseTurn,
    RejectSuggestions,
    RetryReply,
    SendAgentReply,
    SetMode,
)
from deskpilot.domain.conversation import Delivery, MessageKind, Mode, Owner, Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import EscalationState, Reason
from deskpilot.domain.events import EventKind
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.store import Reader
from tests.services.shop import Shop, answers


def reply(shop: Shop, text: str = "在的", undo_seconds: float = 0.0, **fields: object) -> int:
    """小美 answers; gives the message."""
    conversation = shop.conversation()
    shop.do(SendAgentReply(conversation.id, text, "小美", undo_seconds=undo_seconds, **fields))  # type: ignore[arg-type]
    return shop.lines()[-1].id if shop.lines()[-1].text else shop.lines()[-2].id


def test_a_reply_takes_over_ends_the_wait_and_leaves(shop: Shop) -> None:
    shop.hear("在吗")
    reply(shop)
    conversation = shop.conversation()
    assert (conversation.owner, conversation.agent_name) == (Owner.AGENT, "小美")
    assert (conversation.waiting_since, conversation.unread) == (None, 0)
    assert shop.leave() == ["在的"]


def test_what_the_ai_was_about_to_say_is_not_said(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.do(CloseTurn(shop.hear("多久发货")))
    reply(shop, "我来答")
    assert shop.leave() == ["我来答"]
    assert [line.delivery for line in shop.lines() if line.sender is Sender.AI] == [Delivery.CANCELLED]


def test_lines_a_human_answered_get_no_drafts(shop: Shop) -> None:
    conversation = shop.hear("多久发货")
    reply(shop)
    assert shop.do(CloseTurn(conversation)).is_empty()


def test_a_line_that_came_while_the_reply_was_written_is_still_waited_for(shop: Shop) -> None:
    shop.hear("在吗")
    seen = shop.lines()[-1].id
    conversation = shop.hear("多久发货")
    asked_at = shop.clock.now()
    shop.clock.pass_(2)
    reply(shop, "在的", seen=seen)
    assert (shop.conversation().waiting_since, shop.conversation().unread) == (asked_at, 1)
    assert not shop.do(CloseTurn(conversation)).is_empty()  # the human is offered drafts for it


def test_a_line_taken_back_while_the_reply_was_written_is_not_waited_for(shop: Shop) -> None:
    shop.hear("在吗")
    seen = shop.lines()[-1].id
    shop.hear("", kind=MessageKind.RECALL)
    reply(shop, "在的", seen=seen)
    assert shop.conversation().waiting_since is None


def test_a_reply_waits_out_its_undo_window(shop: Shop) -> None:
    shop.hear("在吗")
    reply(shop, undo_seconds=5)
    assert shop.leave() == []
    shop.clock.pass_(4.9)
    assert shop.leave() == []
    shop.clock.pass_(0.2)
    assert shop.leave() == ["在的"]


def test_taken_back_in_time_it_never_leaves_and_the_customer_waits_again(shop: Shop) -> None:
    shop.hear("在吗")
    since = shop.clock.now()
    shop.hear("多久发货")
    message = reply(shop, undo_seconds=5)
    shop.do(CancelReply(message))
    shop.clock.pass_(10)
    assert shop.leave() == []
    assert shop.conversation().waiting_since == since


def test_taken_back_too_late_is_told(shop: Shop) -> None:
    shop.hear("在吗")
    message = reply(shop)
    shop.leave()
    with pytest.raises(InvalidInput, match="too_late"):
        shop.do(CancelReply(message))


@pytest.mark.parametrize("jump", [timedelta(days=1), timedelta(days=-1), timedelta(days=-20_000)])
def test_a_jump_of_the_wall_clock_moves_no_undo_window(shop: Shop, jump: timedelta) -> None:
    shop.hear("在吗")
    reply(shop, undo_seconds=5)
    shop.clock.at += jump
    assert shop.leave() == []
    shop.clock.seconds += 5.1
    assert shop.desk.seconds_to_next_release() == 0.0
    assert shop.leave() == ["在的"]


def test_a_held_reply_does_not_hold_up_another(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.hear("在吗")
    reply(shop, undo_seconds=30)
    shop.do(CloseTurn(shop.hear("多久发货", "c2")))
    assert shop.desk.seconds_to_next_release() == 0.0
    assert len(shop.leave()) == 1
    assert shop.desk.seconds_to_next_release() == pytest.approx(29.0)


def test_asking_when_the_next_reply_leaves_or_who_was_not_answered_waits_for_no_writer(shop: Shop) -> None:
    conversation = shop.hear("在吗")
    other = sqlite3.connect(shop.store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert shop.desk.seconds_to_next_release() is None
    assert [each for each, _ in shop.desk.unclosed()] == [conversation]
    other.execute("ROLLBACK")
    other.close()


def test_the_timer_knows_when_the_next_reply_may_leave(shop: Shop) -> None:
    assert shop.desk.seconds_to_next_release() is None
    shop.hear("在吗")
    reply(shop, undo_seconds=5)
    assert shop.desk.seconds_to_next_release() == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("text", "agent", "undo", "code"),
    [
        (" \n", "小美", 0.0, "empty_reply"),
        ("好", " ", 0.0, "no_agent_name"),
        ("好" * 5001, "小美", 0.0, "reply_too_long"),
        ("好", "小美", -1.0, "bad_undo"),
    ],
)
def test_what_cannot_be_sent_is_told_and_changes_nothing(
    shop: Shop, text: str, agent: str, undo: float, code: str
) -> None:
    conversation = shop.hear("在吗")
    with pytest.raises(InvalidInput, match=code):
        shop.do(SendAgentReply(conversation, text, agent, undo_seconds=undo))
    assert shop.conversation().owner is Owner.AI


def test_a_human_may_overrule_the_guards_and_that_is_written_down(shop: Shop) -> None:
    shop.hear("在吗")
    reply(shop, "给您算99元，明天一定能到", override="promise: 已和仓库确认")
    assert shop.leave() == ["给您算99元，明天一定能到"]
    reader = Reader(shop.store.data_dir)
    row = reader.row("SELECT * FROM audit WHERE action = 'guard_overruled'", ())
    reader.close()
    assert row is not None
    assert (row["actor"], row["detail"]) == ("小美", "promise: 已和仓库确认")


@pytest.mark.parametrize(
    ("edited", "kind"), [(False, EventKind.SUGGESTION_SENT), (True, EventKind.SUGGESTION_EDITED)]
)
def test_a_draft_that_is_used_is_feedback(shop: Shop, edited: bool, kind: EventKind) -> None:
    shop.do(SetMode(Mode.ASSIST))
    shop.reads("多久发货", answers("KB0001"))
    shop.turn("多久发货")
    conversation = shop.conversation()
    with shop.store.begin() as uow:
        decision = uow.decisions.latest(conversation.id)
    assert decision is not None
    changes = shop.do(SendAgentReply(conversation.id, "好", "小美", decision.id, 1, edited))
    assert kind in [event.kind for event in changes.events]
    changes = shop.do(RejectSuggestions(decision.id, "小美"))
    assert [event.kind for event in changes.events] == [EventKind.SUGGESTION_REJECTED]


def test_an_automatic_reply_is_dropped_when_control_passed_after_it_was_decided(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.do(CloseTurn(shop.hear("多久发货")))
    with shop.store.begin() as uow:  # as if the take-over had missed the row
        from dataclasses import replace

        conversation = uow.conversations.newest("taobao", "c1")
        assert conversation is not None
        uow.conversations.update(replace(conversation, owner=Owner.AGENT))
    assert shop.leave() == []


def test_sending_is_counted_as_an_answer_or_as_a_courtesy(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.do(CloseTurn(shop.hear("多久发货")))
    _, changes = shop.desk.release_due()
    (event,) = changes.events
    assert (event.kind, dict(event.fields)) == (EventKind.REPLY_SENT, {"sender": "ai", "wording": "answer"})
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),)))
    shop.do(CloseTurn(shop.hear("转人工")))
    _, changes = shop.desk.release_due()
    assert dict(changes.events[0].fields)["wording"] == "warm_handover"


def test_a_failed_delivery_is_tried_again_with_the_same_id_and_then_a_human_hears_of_it(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.do(CloseTurn(shop.hear("多久发货")))
    ids, pauses = [], []
    for _ in range(5):
        items, _ = shop.desk.release_due()
        (item,) = items
        ids.append(item.reply_id)
        before = shop.clock.seconds
        shop.desk.mark_failed(item.outbox_id, "timeout")
        if (wait := shop.desk.seconds_to_next_release()) is not None:
            assert shop.desk.release_due()[0] == ()
            shop.clock.pass_(wait)
        pauses.append(shop.clock.seconds - before)
    assert len(set(ids)) == 1
    assert pauses == [2, 4, 8, 16, 0]
    alert = shop.alert()
    assert alert is not None
    assert alert.reason is Reason.DELIVERY_FAILED
    assert shop.conversation().owner is Owner.WAITING


def test_a_failed_reply_can_be_handed_over_again(shop: Shop) -> None:
    shop.hear("在吗")
    message = reply(shop)
    (item,), _ = shop.desk.release_due()
    shop.desk.mark_failed(item.outbox_id, "refused", final=True)
    shop.do(RetryReply(message))
    (again,), _ = shop.desk.release_due()
    assert again.reply_id == item.reply_id
    with pytest.raises(InvalidInput, match="not_failed"):
        shop.do(RetryReply(message))


def test_after_a_crash_what_was_claimed_goes_out_again_under_its_id(shop: Shop) -> None:
    shop.hear("在吗")
    reply(shop)
    (item,), _ = shop.desk.release_due()
    assert shop.desk.release_due()[0] == ()
    shop.desk.resume()
    (again,), changes = shop.desk.release_due()
    assert again.reply_id == item.reply_id
    assert changes.events == ()


def test_a_human_who_answers_takes_the_alert(shop: Shop) -> None:
    shop.reads("转人工", answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, "转人工"),)))
    shop.turn("转人工")
    reply(shop)
    alert = shop.alert()
    assert alert is not None
    assert (alert.state, alert.handled_by) == (EscalationState.TAKEN, "小美")


def verdicts(shop: Shop) -> list[tuple[int | None, str]]:
    """What was made of the drafts of the last decision, by rank."""
    conversation = shop.conversation().id
    with shop.store.begin() as uow:
        found = uow.decisions.latest(conversation)
        assert found is not None
        return [(each.rank, each.verdict) for each in uow.decisions.judgements([found.id])]


def with_drafts(shop: Shop) -> int:
    """Two drafts wait for a human; gives the decision."""
    shop.do(SetMode(Mode.ASSIST))
    shop.reads("发票", answers("KB0002", "?", 0.9, "KB0003"))
    shop.turn("发票")
    assert len(shop.drafts()) == 2
    conversation = shop.conversation().id
    with shop.store.begin() as uow:
        found = uow.decisions.latest(conversation)
    assert found is not None
    return found.id


def test_drafts_passed_over_are_written_down_once(shop: Shop) -> None:
    with_drafts(shop)
    reply(shop, "我来说")
    reply(shop, "再补一句")
    assert verdicts(shop) == [(1, "ignored"), (2, "ignored")]


def test_every_draft_shown_gets_its_verdict_and_an_edit_its_size(shop: Shop) -> None:
    decision = with_drafts(shop)
    draft = shop.drafts()[0]
    shop.do(
        SendAgentReply(
            shop.conversation().id, draft + "哈", "小美", decision_id=decision, suggestion_rank=1, edited=True
        )
    )
    assert verdicts(shop) == [(1, "edited"), (2, "ignored")]
    reader = Reader(shop.store.data_dir)
    fields = reader.value("SELECT fields FROM events WHERE kind = 'suggestion_edited'")
    reader.close()
    assert "changed" in fields


def outside(shop: Shop, text: str) -> None:
    """A colleague writes from the platform's own client."""
    shop.hear(text, sender=Sender.AGENT, sender_name="晓琳")


def test_a_draft_that_was_copied_and_sent_from_the_platform_counts_as_used(shop: Shop) -> None:
    with_drafts(shop)
    outside(shop, shop.drafts()[1])
    assert verdicts(shop) == [(2, "sent"), (1, "ignored")]


def test_a_copied_draft_that_was_changed_a_little_counts_as_edited(shop: Shop) -> None:
    with_drafts(shop)
    outside(shop, shop.drafts()[0] + "哈")
    assert verdicts(shop)[0] == (1, "edited")


def test_other_words_from_the_platform_say_nothing_about_the_drafts(shop: Shop) -> None:
    with_drafts(shop)
    outside(shop, "您稍坐一下，我去仓库看一眼")
    assert verdicts(shop) == []


def test_a_draft_that_was_pasted_into_the_reply_counts_as_used(shop: Shop) -> None:
    with_drafts(shop)
    reply(shop, shop.drafts()[0])
    assert verdicts(shop) == [(1, "sent"), (2, "ignored")]


def test_rejected_drafts_are_not_passed_over_as_well(shop: Shop) -> None:
    decision = with_drafts(shop)
    shop.do(RejectSuggestions(decision, "小美"))
    reply(shop, "我来说")
    assert verdicts(shop) == [(None, "rejected")]


def test_what_the_ai_said_itself_was_never_a_draft(shop: Shop) -> None:
    shop.reads("多久发货", answers("KB0001"))
    shop.turn("多久发货")
    reply(shop, "我补充一下")
    assert verdicts(shop) == []
