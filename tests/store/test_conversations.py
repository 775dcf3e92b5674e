"""Owner and state are compared and set; everything else is not the version's business."""

from dataclasses import replace
from datetime import timedelta

import pytest

from deskpilot.domain.conversation import Conversation, ConversationState, Owner, Sender
from deskpilot.domain.errors import NotFound, StaleVersion
from deskpilot.store import Store
from tests.store.conftest import NOON


@pytest.mark.parametrize(
    "change",
    [{"owner": Owner.AGENT}, {"agent_name": "小美"}, {"state": ConversationState.CLOSED}],
    ids=["owner", "agent", "state"],
)
def test_the_version_grows_when_control_changes(
    store: Store, conversation: Conversation, change: dict[str, object]
) -> None:
    with store.begin() as uow:
        assert uow.conversations.update(replace(conversation, **change)).version == conversation.version + 1  # type: ignore[arg-type]


def test_the_version_stays_when_only_the_mood_changes(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        assert (
            uow.conversations.update(replace(conversation, mood=-1.0, unread=2)).version
            == conversation.version
        )


def test_who_holds_an_old_version_changes_nothing(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        taken = uow.conversations.update(replace(conversation, owner=Owner.AGENT, agent_name="小美"))
    with store.begin() as uow:
        with pytest.raises(StaleVersion):
            uow.conversations.update(replace(conversation, owner=Owner.WAITING))
        assert uow.conversations.get(conversation.id) == taken


def test_an_update_never_rewinds_the_count_of_lines(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        later = NOON + timedelta(minutes=1)
        uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", later)
        stored = uow.conversations.update(replace(conversation, mood=0.5))
        assert stored.next_seq == 1
        assert stored.last_message_at == later
        assert uow.messages.append(conversation.id, Sender.CUSTOMER, "？", later).seq == 1


def test_the_newest_open_conversation_of_a_key_is_found(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        second = uow.conversations.open("taobao", "talk-1", conversation.customer_id, NOON)
        assert uow.conversations.find("taobao", "talk-1") == second
        closed = uow.conversations.update(replace(second, state=ConversationState.CLOSED))
        assert uow.conversations.find("taobao", "talk-1") == conversation
        assert uow.conversations.newest("taobao", "talk-1") == closed
        assert uow.conversations.find("jd", "talk-1") is None
        assert uow.conversations.open_ids() == (conversation.id,)


def test_what_is_gone_is_told_as_not_found(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        with pytest.raises(NotFound):
            uow.conversations.get(999)
        with pytest.raises(NotFound):
            uow.conversations.update(replace(conversation, id=999))
        with pytest.raises(NotFound):
            uow.messages.append(999, Sender.CUSTOMER, "在吗", NOON)
