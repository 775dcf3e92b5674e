"""A human is called: the alert, the owner, the mark. One alert per conversation, louder when it happens again."""

from deskpilot.domain.conversation import Conversation, Owner, Sender
from deskpilot.domain.escalation import Escalation, Reason, Severity
from deskpilot.domain.events import EventKind
from deskpilot.domain.handoff import Passing
from deskpilot.domain.routing import wanted
from deskpilot.services import marks
from deskpilot.services.duty import roster
from deskpilot.services.follow_ups import owe_call_back
from deskpilot.services.work import Work

_LONGEST_QUOTE = 200
_STRONGER = 0.1  # so much more displeased than when the alert was raised


def call_human(
    work: Work,
    conversation: Conversation,
    reason: Reason,
    severity: Severity,
    *,
    quote: str = "",
    message_id: int | None = None,
    decision_id: int | None = None,
) -> Conversation:
    """Raise the alert and, where the AI was in charge, wait for a human from now on. Gives the conversation as it
    stands then."""
    uow = work.uow
    called = marks.moved(conversation, Passing.CALLED)
    if called is not None:
        uow.outbox.cancel_of(conversation.id, Sender.AI)
        marks.mark(work, conversation, marks.ESCALATED, reason=reason)
        marks.passes(work, conversation, Owner.WAITING, "")
        conversation = uow.conversations.update(called)
    _raise(work, conversation, reason, severity, quote, message_id, decision_id)
    return conversation


def _raise(
    work: Work,
    conversation: Conversation,
    reason: Reason,
    severity: Severity,
    quote: str,
    message_id: int | None,
    decision_id: int | None,
) -> Escalation:
    raised = work.uow.escalations.raise_(
        conversation.id,
        reason,
        severity,
        quote[:_LONGEST_QUOTE],
        message_id,
        decision_id,
        work.now,
        callback=not work.roster.staffed,
        assigned_to=_addressee(work, conversation),
        stronger=_is_stronger(work, conversation, decision_id),
    )
    if not work.roster.staffed:
        owe_call_back(work, conversation, quote, message_id)
    work.event(EventKind.ESCALATION_RAISED, conversation.id, reason=reason.value, severity=str(int(severity)))
    return raised


def _is_stronger(work: Work, conversation: Conversation, decision_id: int | None) -> bool:
    """Whether the customer is clearly more displeased than in the words that the standing alert quotes."""
    standing = work.uow.escalations.open_of(conversation.id)
    if standing is None or standing.decision_id is None or decision_id is None:
        return False
    before = work.uow.decisions.get(standing.decision_id).understanding.dissatisfied
    return work.uow.decisions.get(decision_id).understanding.dissatisfied >= before + _STRONGER


def _addressee(work: Work, conversation: Conversation) -> str:
    """Whose customer this is, or whom a rule names, when they are there; else it is for everybody."""
    customer = work.uow.customers.get(conversation.customer_id)
    return roster(work.house, work.now, wanted(work.house.rules, customer, conversation.intent)).assigned
