"""A line comes in. It is stored before anything else; a repeat changes nothing."""

from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.commands import ReceiveMessage
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
from deskpilot.services.draft_feedback import note_outside_reply
from deskpilot.services.follow_ups import called_back, propose_promises
from deskpilot.services.handoff import taken_by
from deskpilot.services.proposals import order_heard
from deskpilot.services.work import Work, is_ours

_SAME_VISIT = timedelta(minutes=30)
_ECHO_WINDOW = timedelta(minutes=10)
_LONGEST_TEXT = 20_000  # characters; what a customer sends beyond that is no message but a file


def receive(work: Work, command: ReceiveMessage) -> None:
    """Store a line of the customer, of a colleague writing elsewhere, or of the platform."""
    if _is_repeat(work, command):
        return
    conversation = _conversation_of(work, command)
    if command.sender is Sender.CUSTOMER:
        _from_customer(work, command, conversation)
    elif command.sender is Sender.AGENT:
        _from_outside(work, command, conversation)
    else:
        _append(work, command, conversation)


def _is_repeat(work: Work, command: ReceiveMessage) -> bool:
    if command.external_id is None:
        return False
    known = work.uow.messages.by_external(command.channel, command.external_id)
    if known is not None and known.text != _text(command):
        raise InvalidInput("id_conflict", channel=command.channel, id=command.external_id)
    return known is not None


def _conversation_of(work: Work, command: ReceiveMessage) -> Conversation:
    """The open conversation, one that ended a moment ago, or a new one."""
    uow = work.uow
    found = uow.conversations.newest(command.channel, command.conversation_key)
    if found is not None and found.state is ConversationState.OPEN:
        return found
    if found is not None and work.now - found.last_message_at <= _SAME_VISIT:
        return uow.conversations.update(replace(found, state=ConversationState.OPEN))
    customer = uow.customers.find_or_create(command.channel, command.customer_key, command.nickname, work.now)
    opened = uow.conversations.open(command.channel, command.conversation_key, customer.id, work.now)
    work.event(EventKind.CONVERSATION_OPENED, opened.id)
    return opened


def _append(work: Work, command: ReceiveMessage, conversation: Conversation) -> Message:
    message = work.uow.messages.append(
        conversation.id,
        command.sender,
        _text(command),
        work.now,
        kind=command.kind,
        sender_name=command.sender_name or command.nickname,
        external_id=command.external_id,
        claimed_at=command.claimed_at,
        delivery=Delivery.RECEIVED,
        payload=command.payload,
    )
    work.event(EventKind.MESSAGE_RECEIVED, conversation.id, sender=command.sender.value)
    return message


def _text(command: ReceiveMessage) -> str:
    return command.text[:_LONGEST_TEXT]


def _from_customer(work: Work, command: ReceiveMessage, conversation: Conversation) -> None:
    _append(work, command, conversation)
    order_heard(work, conversation.customer_id, command.text)
    waits = conversation.waiting_since or (None if command.kind is MessageKind.RECALL else work.now)
    work.uow.conversations.update(
        replace(
            conversation,
            unread=conversation.unread + 1,
            waiting_since=waits,
            viewed_product=command.viewed_product or conversation.viewed_product,
        )
    )


def _from_outside(work: Work, command: ReceiveMessage, conversation: Conversation) -> None:
    """A colleague writes from the platform's own client: from now on the conversation is theirs."""
    if _is_our_echo(work, command, conversation):
        return
    message = _append(work, command, conversation)
    note_outside_reply(work, conversation.id, command)
    work.uow.outbox.cancel_of(conversation.id, Sender.AI)
    work.settle_lines(conversation)
    fresh = work.uow.conversations.get(conversation.id)
    if fresh.owner is not Owner.AGENT:
        fresh = taken_by(work, fresh, command.sender_name)
    work.uow.conversations.update(replace(fresh, waiting_since=None, unread=0, welcomed=True))
    called_back(work, conversation.id, command.sender_name)
    propose_promises(work, message, command.sender_name)


def _is_our_echo(work: Work, command: ReceiveMessage, conversation: Conversation) -> bool:
    """Platforms send back what we wrote ourselves; that is nobody's new line."""
    ours = (
        line
        for line in work.uow.messages.recent(conversation.id)
        if is_ours(line)
        and line.external_id is None
        and line.delivery is not Delivery.CANCELLED
        and work.now - line.received_at <= _ECHO_WINDOW
    )
    words = _text(command).strip()
    return any(line.text.strip() == words for line in ours)
