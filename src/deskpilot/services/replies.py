"""A human answers: the reply takes the conversation over, waits out its undo window and leaves through the outbox."""

import uuid
from dataclasses import replace
from datetime import datetime, timedelta

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.commands import CancelReply, RejectSuggestions, RetryReply, SendAgentReply
from deskpilot.domain.conversation import (
    Conversation,
    ConversationState,
    Delivery,
    Message,
    MessageKind,
    Owner,
    Sender,
)
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.events import EventKind
from deskpilot.services.draft_feedback import note_reply
from deskpilot.services.follow_ups import propose_promises, unsaid
from deskpilot.services.handoff import taken_by
from deskpilot.services.media import MOST_ATTACHMENTS, is_sound, payload_of
from deskpilot.services.work import Work, is_reply

LONGEST_REPLY = 5_000  # characters
LONGEST_UNDO_SECONDS = 60.0


def send_agent_reply(work: Work, command: SendAgentReply) -> None:
    """Store the reply and put it into the outbox; what the AI was about to say is cancelled."""
    uow = work.uow
    text = _checked(command)
    conversation = _owned(work, uow.conversations.get(command.conversation_id), command.agent_name)
    uow.outbox.cancel_of(conversation.id, Sender.AI)
    unseen = _unseen(work, command)
    lines = [_put(work, conversation, text, command)] if text else []
    lines += [_put(work, conversation, "", command, each) for each in command.attachments]
    work.settle_lines(conversation, command.seen)
    waits = unseen[0].received_at if unseen else None
    uow.conversations.update(replace(conversation, waiting_since=waits, unread=len(unseen), welcomed=True))
    note_reply(work, command, text)
    propose_promises(work, lines[0], command.agent_name)
    if command.override:
        work.uow.audit.add(
            command.agent_name, "guard_overruled", f"message:{lines[0].id}", command.override[:500], work.now
        )
    for line in lines:
        work.pace.hold(line.id, command.undo_seconds)


def cancel_reply(work: Work, command: CancelReply) -> None:
    """Take a reply back, with the files that went along. Raises `InvalidInput` (`too_late`) when it has left: cancel
    wins only before that."""
    message = work.uow.messages.get(command.message_id)
    if not work.uow.outbox.cancel(message.id):
        raise InvalidInput("too_late", message=message.id)
    work.pace.drop(message.id)
    for other in _sent_with(work, message):
        if work.uow.outbox.cancel(other.id):
            work.pace.drop(other.id)
            unsaid(work, other)
    unsaid(work, message)
    work.event(EventKind.REPLY_CANCELLED, message.conversation_id, sender=message.sender.value)
    conversation = work.uow.conversations.get(message.conversation_id)
    work.uow.conversations.update(replace(conversation, waiting_since=_waiting_since(work, conversation)))


def retry_reply(work: Work, command: RetryReply) -> None:
    """Hand a failed reply over again, with the id it had."""
    if not work.uow.outbox.retry(command.message_id, work.now):
        raise InvalidInput("not_failed", message=command.message_id)


def reject_suggestions(work: Work, command: RejectSuggestions) -> None:
    """None of the drafts fits, or this one does not: the entries behind them hear of it."""
    found = work.uow.decisions.get(command.decision_id)
    work.uow.decisions.feedback(found.id, command.rank, "rejected", "", command.agent_name, work.now)
    work.event(EventKind.SUGGESTION_REJECTED, found.conversation_id)


def _checked(command: SendAgentReply) -> str:
    text = command.text.strip()
    if not text and not command.attachments:
        raise InvalidInput("empty_reply")
    if len(command.attachments) > MOST_ATTACHMENTS:
        raise InvalidInput("too_many_attachments", limit=MOST_ATTACHMENTS)
    if not all(map(is_sound, command.attachments)):
        raise InvalidInput("bad_attachment")
    if len(text) > LONGEST_REPLY:
        raise InvalidInput("reply_too_long", length=len(text), limit=LONGEST_REPLY)
    if not command.agent_name.strip():
        raise InvalidInput("no_agent_name")
    if not 0 <= command.undo_seconds <= LONGEST_UNDO_SECONDS:
        raise InvalidInput("bad_undo", seconds=command.undo_seconds)
    return text


def _owned(work: Work, conversation: Conversation, agent: str) -> Conversation:
    if conversation.state is ConversationState.CLOSED:
        conversation = work.uow.conversations.update(replace(conversation, state=ConversationState.OPEN))
    if conversation.owner is Owner.AGENT and conversation.agent_name == agent:
        work.uow.escalations.take(conversation.id, agent, work.now)
        return conversation
    return taken_by(work, conversation, agent)


def _put(
    work: Work,
    conversation: Conversation,
    text: str,
    command: SendAgentReply,
    attachment: Attachment | None = None,
) -> Message:
    message = work.uow.messages.append(
        conversation.id,
        Sender.AGENT,
        text,
        work.now,
        sender_name=command.agent_name,
        delivery=Delivery.PENDING,
        decision_id=command.decision_id if attachment is None else None,
        kind=MessageKind.TEXT if attachment is None else attachment.kind,
        payload="" if attachment is None else payload_of(attachment),
    )
    words = text if attachment is None else attachment.name
    release_at = work.now + timedelta(seconds=command.undo_seconds)
    # Nothing is compared for a human's own words: they leave even when the conversation is handed back meanwhile.
    work.uow.outbox.put(
        conversation.id, message.id, conversation.channel, words, release_at, None, None, uuid.uuid4().hex
    )
    return message


def _sent_with(work: Work, message: Message) -> list[Message]:
    """The other lines of one send: they were written at the very same moment."""
    lines = work.uow.messages.recent(message.conversation_id)
    return [
        m
        for m in lines
        if m.id != message.id and m.sender is message.sender and m.received_at == message.received_at
    ]


def _unseen(work: Work, command: SendAgentReply) -> list[Message]:
    """What the customer wrote while the reply was on its way here: who wrote the reply had not read it."""
    if command.seen is None:
        return []
    lines = work.uow.messages.recent(command.conversation_id)
    theirs = (
        line for line in lines if line.sender is Sender.CUSTOMER and line.kind is not MessageKind.RECALL
    )
    return [line for line in theirs if line.id > command.seen]


def _waiting_since(work: Work, conversation: Conversation) -> datetime | None:
    """Since when the customer waits: their first line after the last reply that stands."""
    since: datetime | None = None
    for line in reversed(work.uow.messages.recent(conversation.id)):
        if is_reply(line) and line.delivery is not Delivery.CANCELLED:
            break
        if line.sender is Sender.CUSTOMER:
            since = line.received_at
    return since
