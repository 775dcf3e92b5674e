"""A reply leaves only while the conversation is in the hands it was decided in, and cancel always wins."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from deskpilot.domain.conversation import Conversation, Delivery, Owner, Sender
from deskpilot.store import OutboxState, Store, UnitOfWork
from tests.store.conftest import NOON


@dataclass(frozen=True)
class Queued:
    number: int
    message_id: int


def queue_reply(
    uow: UnitOfWork,
    conversation: Conversation,
    *,
    sender: Sender = Sender.AI,
    at: datetime = NOON,
    watched: bool = True,
) -> Queued:
    line = uow.messages.append(conversation.id, sender, "好的", at, delivery=Delivery.PENDING)
    number = uow.outbox.put(
        conversation.id,
        line.id,
        conversation.channel,
        line.text,
        at,
        conversation.version if watched else None,
        conversation.owner if watched else None,
        f"reply-{line.id}",
    )
    return Queued(number, line.id)


def test_a_due_reply_carries_all_that_its_channel_needs(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        (reply,) = uow.outbox.due(NOON)
        assert uow.outbox.due(NOON - timedelta(microseconds=1)) == ()
        assert uow.outbox.next_due_at() == NOON
    assert reply.id == queued.number
    assert (reply.channel, reply.conversation_key, reply.customer_key) == ("taobao", "talk-1", "buyer-1")
    assert (reply.text, reply.sender, reply.reply_id) == ("好的", Sender.AI, f"reply-{queued.message_id}")


def test_the_same_reply_id_is_queued_once(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        first = queue_reply(uow, conversation)
        again = uow.outbox.put(
            conversation.id,
            first.message_id,
            "taobao",
            "好的",
            NOON,
            0,
            Owner.AI,
            f"reply-{first.message_id}",
        )
        assert again == first.number
        assert len(uow.outbox.due(NOON)) == 1


def test_a_claimed_reply_is_claimed_once(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        assert uow.outbox.claim(queued.number)
        assert not uow.outbox.claim(queued.number)
        assert uow.messages.get(queued.message_id).delivery is Delivery.HANDED
        uow.outbox.mark_delivered(queued.number, NOON)
        assert uow.messages.get(queued.message_id).delivery is Delivery.DELIVERED
        assert uow.outbox.next_due_at() is None


def _taken(conversation: Conversation) -> Conversation:
    return replace(conversation, owner=Owner.AGENT, agent_name="小美")


def _taken_and_given_back(uow: UnitOfWork, conversation: Conversation) -> None:
    taken = uow.conversations.update(_taken(conversation))
    uow.conversations.update(replace(taken, owner=Owner.AI, agent_name=""))


@pytest.mark.parametrize(
    "change",
    [lambda uow, c: uow.conversations.update(_taken(c)), _taken_and_given_back],
    ids=["taken over", "taken over and handed back"],
)
def test_a_reply_decided_in_other_hands_is_cancelled_for_good(
    store: Store, conversation: Conversation, change: Callable[[UnitOfWork, Conversation], object]
) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        change(uow, conversation)
    with store.begin() as uow:
        assert not uow.outbox.claim(queued.number)
        assert uow.messages.get(queued.message_id).delivery is Delivery.CANCELLED
        assert uow.outbox.get(queued.number).state is OutboxState.CANCELLED
        assert uow.outbox.due(NOON) == ()


def test_the_owner_alone_may_be_compared(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        lines = [uow.messages.append(conversation.id, Sender.AI, "好的", NOON) for _ in range(2)]
        first, second = (
            uow.outbox.put(conversation.id, line.id, "taobao", "好的", NOON, None, Owner.AI, f"r{line.id}")
            for line in lines
        )
        assert uow.outbox.claim(first)
        uow.conversations.update(_taken(conversation))
        assert not uow.outbox.claim(second)


def test_a_reply_that_compares_nothing_leaves_in_any_hands(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation, sender=Sender.AGENT, watched=False)
        uow.conversations.update(_taken(conversation))
        assert uow.outbox.claim(queued.number)


def test_no_reply_of_the_ai_leaves_after_a_take_over_in_any_order(
    store: Store, conversation: Conversation
) -> None:
    """Claims, take-overs, hand-backs, changes of mood and cancels in 2,000 random orders."""
    rnd = random.Random(20261122)
    owners_at_claim: list[Owner] = []
    claims_after_cancel = 0
    for _ in range(40):
        with store.begin() as uow:
            for _ in range(50):
                owners, late = _one_order(uow, conversation.id, rnd)
                owners_at_claim += owners
                claims_after_cancel += late
    assert len(owners_at_claim) > 300
    assert set(owners_at_claim) == {Owner.AI}
    assert claims_after_cancel == 0


def _one_order(uow: UnitOfWork, conversation_id: int, rnd: random.Random) -> tuple[list[Owner], int]:
    """Who owned the conversation at each claim, and how many claims came after a cancel."""
    owners, late, is_cancelled, was_taken = [], 0, False, False
    fresh = uow.conversations.get(conversation_id)
    fresh = uow.conversations.update(replace(fresh, owner=Owner.AI, agent_name=""))
    queued = queue_reply(uow, fresh)
    for step in rnd.sample(["claim", "take", "hand back", "cancel", "mood", "claim"], k=6):
        now = uow.conversations.get(conversation_id)
        if step == "take":
            was_taken = True
            uow.conversations.update(replace(now, owner=Owner.AGENT, agent_name="小美"))
        elif step == "hand back":
            uow.conversations.update(replace(now, owner=Owner.AI, agent_name=""))
        elif step == "mood":
            uow.conversations.update(replace(now, mood=rnd.random()))
        elif step == "cancel" and rnd.random() < 0.3:
            is_cancelled = uow.outbox.cancel(queued.message_id) or is_cancelled
        elif step == "claim" and uow.outbox.claim(queued.number):
            owners.append(Owner.AGENT if was_taken else now.owner)
            late += is_cancelled
    return owners, late


def test_cancel_wins_whenever_it_comes_before_the_claim(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        assert uow.outbox.cancel(queued.message_id)
        assert not uow.outbox.claim(queued.number)
        assert uow.messages.get(queued.message_id).delivery is Delivery.CANCELLED
        uow.outbox.mark_failed(queued.number, "timeout", NOON)
        assert uow.outbox.due(NOON) == ()


def test_what_was_handed_over_cannot_be_taken_back(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        uow.outbox.claim(queued.number)
        assert not uow.outbox.cancel(queued.message_id)
        assert uow.messages.get(queued.message_id).delivery is Delivery.HANDED


def test_taking_over_cancels_the_ai_and_spares_the_human(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        machine = [queue_reply(uow, conversation) for _ in range(2)]
        human = queue_reply(uow, conversation, sender=Sender.AGENT)
        assert uow.outbox.cancel_of(conversation.id) == 2
        assert [uow.outbox.get(q.number).state for q in machine] == [OutboxState.CANCELLED] * 2
        assert uow.outbox.get(human.number).state is OutboxState.PENDING


def test_a_refused_reply_is_tried_again_then_given_up_then_retried_by_hand(
    store: Store, conversation: Conversation
) -> None:
    later = NOON + timedelta(seconds=4)
    with store.begin() as uow:
        queued = queue_reply(uow, conversation)
        uow.outbox.claim(queued.number)
        uow.outbox.mark_failed(queued.number, "timeout", later)
        assert uow.outbox.due(NOON) == ()
        (again,) = uow.outbox.due(later)
        assert (again.attempts, again.error) == (1, "timeout")
        uow.outbox.claim(queued.number)
        uow.outbox.mark_failed(queued.number, "refused", None)
        assert uow.messages.get(queued.message_id).delivery is Delivery.FAILED
        assert uow.outbox.due(later) == ()
        assert uow.outbox.retry(queued.message_id, later)
        assert not uow.outbox.retry(queued.message_id, later)
        assert uow.outbox.due(later)[0].reply_id == again.reply_id


def test_after_a_start_what_was_not_acknowledged_goes_out_under_the_same_id(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        handed, delivered = queue_reply(uow, conversation), queue_reply(uow, conversation)
        for queued in (handed, delivered):
            uow.outbox.claim(queued.number)
        uow.outbox.mark_delivered(delivered.number, NOON)
        assert uow.outbox.requeue_handed() == 1
        assert [reply.id for reply in uow.outbox.due(NOON)] == [handed.number]
        assert uow.outbox.of_message(handed.message_id) == uow.outbox.due(NOON)[0]
