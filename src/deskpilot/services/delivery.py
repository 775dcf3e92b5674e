"""The outbox: what is released, what arrived, what has to be tried again, and when a human must hear of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import Message, MessageKind, Sender
from deskpilot.domain.decision import Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.events import EventKind
from deskpilot.services.escalating import call_human
from deskpilot.services.follow_ups import called_back
from deskpilot.services.media import attachment_in
from deskpilot.services.work import Work
from deskpilot.store import OutgoingReply

TRIES = 5
_LONGEST_PAUSE_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class OutgoingItem:
    """A line to hand to its channel now. `reply_id` is the same over every try; `attachment` is the file that the
    line is, if it is one."""

    outbox_id: int
    reply_id: str
    conversation_id: int
    message_id: int
    channel: str
    conversation_key: str
    customer_key: str
    text: str
    sender: Sender
    attachment: Attachment | None = None


def release_due(work: Work, limit: int) -> tuple[OutgoingItem, ...]:
    """Claim what is due; owner and version are compared in this very transaction."""
    return tuple(_released(work, limit))


def mark_delivered(work: Work, outbox_id: int) -> None:
    """The channel took the line."""
    work.uow.outbox.mark_delivered(outbox_id, work.now)


def mark_failed(work: Work, outbox_id: int, error: str, final: bool) -> None:
    """The channel did not take the line: try again after a growing pause, or give up and call a human."""
    row = work.uow.outbox.get(outbox_id)
    if not final and row.attempts < TRIES:
        pause = min(2.0**row.attempts, _LONGEST_PAUSE_SECONDS)
        work.uow.outbox.mark_failed(outbox_id, error, work.now + timedelta(seconds=pause))
        return
    work.uow.outbox.mark_failed(outbox_id, error, None)
    work.event(EventKind.REPLY_FAILED, row.conversation_id, sender=row.sender.value, error=error)
    call_human(
        work,
        work.uow.conversations.get(row.conversation_id),
        Reason.DELIVERY_FAILED,
        Severity.ATTENTION,
        quote=row.text,
        message_id=row.message_id,
    )


def _released(work: Work, limit: int) -> Iterator[OutgoingItem]:
    for row in work.uow.outbox.due(work.now, limit):
        if work.pace.is_held(row.message_id):
            continue
        if not work.uow.outbox.claim(row.id):
            work.event(EventKind.REPLY_CANCELLED, row.conversation_id, sender=row.sender.value)
            continue
        message = work.uow.messages.get(row.message_id)
        if row.attempts == 0:
            _write_down(work, row, message)
        yield OutgoingItem(
            row.id,
            row.reply_id,
            row.conversation_id,
            row.message_id,
            row.channel,
            row.conversation_key,
            row.customer_key,
            row.text,
            row.sender,
            attachment_in(message.payload) if message.kind is not MessageKind.TEXT else None,
        )


def _write_down(work: Work, row: OutgoingReply, message: Message) -> None:
    """A first try counts as the reply; the figures know a courtesy from an answer by its wording."""
    wording = Wording.ANSWER
    decision_id = message.decision_id
    if message.is_courtesy:
        wording = Wording.WARM_HANDOVER
    elif row.sender is Sender.AGENT:
        called_back(work, row.conversation_id, message.sender_name)
    if row.sender is Sender.AI and decision_id is not None:
        wording = work.uow.decisions.get(decision_id).decision.wording
    work.event(EventKind.REPLY_SENT, row.conversation_id, sender=row.sender.value, wording=wording.value)
