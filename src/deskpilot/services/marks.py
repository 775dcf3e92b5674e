"""The marks in a transcript: where control passed, and why."""

import json
from dataclasses import replace

from deskpilot.domain.conversation import Conversation, Delivery, MessageKind, Owner, Sender
from deskpilot.domain.escalation import Reason
from deskpilot.domain.handoff import Passing, after, standing
from deskpilot.services.work import Work

TAKEN_OVER = "taken_over"
HANDED_BACK = "handed_back"
ESCALATED = "escalated"
TRANSFERRED = "transferred"
CLOSED = "closed"
REOPENED = "reopened"


def mark(
    work: Work,
    conversation: Conversation,
    code: str,
    *,
    reason: Reason | None = None,
    agent: str = "",
    note: str = "",
    by: str = "",
) -> None:
    """Put a mark into the transcript. `agent` is who has it from now on, `by` who passed it to them."""
    payload = {"mark": code, "reason": reason.value if reason else "", "agent": agent, "note": note, "by": by}
    work.uow.messages.append(
        conversation.id,
        Sender.SYSTEM,
        "",
        work.now,
        kind=MessageKind.MARK,
        sender_name=agent,
        delivery=Delivery.RECEIVED,
        payload=json.dumps(payload, ensure_ascii=False),
    )


def passes(
    work: Work, conversation: Conversation, to: Owner, agent: str, note: str = "", passed_by: str = ""
) -> None:
    """Write down that control passes from the conversation's owner to somebody else."""
    work.uow.handoffs.add(conversation.id, conversation.owner, to, agent, work.now, note, passed_by)


def moved(conversation: Conversation, what: Passing, agent: str = "") -> Conversation | None:
    """The conversation where the table of `domain.handoff` puts it, with that agent; `None` when it stays."""
    to = after(standing(conversation), what)
    if to is None:
        return None
    return replace(conversation, state=to.state, owner=to.owner, agent_name=agent)
