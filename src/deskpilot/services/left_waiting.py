"""Who was left waiting: after closing time everybody who waits for a human is owed a call-back and hears once when
somebody is back; and at any hour a line that was met with silence and may have been a question comes to a human."""

from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.conversation import Conversation, Owner, Sender
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.services.escalating import call_human
from deskpilot.services.follow_ups import owe_call_back
from deskpilot.services.owed import OWED
from deskpilot.services.work import Work

# Whoever stays a little longer finishes what is under way.
_GRACE = timedelta(minutes=10)
# So long a held line may still be followed by the question it belongs to.
_HELD = timedelta(minutes=3)
_AT_ONCE = 50


def owe_to_left_waiting(work: Work) -> tuple[int, ...]:
    """With nobody at work any more: a call-back for everybody who was left waiting. Gives the conversations whose
    customers may be told: not those that a human has, there the AI is silent."""
    if work.roster.staffed:
        return ()
    found = work.uow.conversations.left_waiting(work.now - _GRACE, _AT_ONCE)
    return tuple(talk.id for talk in found if _owe(work, talk))


def call_for_held(work: Work) -> tuple[int, ...]:
    """A human for everybody whose line was held, is owed a word (`services/owed.py`) and is still without one. Gives the
    conversations whose customers may be told."""
    held = work.uow.conversations.held_open(work.now - _HELD, OWED, _AT_ONCE)
    for talk in held:
        text, message_id = _held_words(work, talk)
        call_human(work, talk, Reason.UNSURE, Severity.NOTICE, quote=text, message_id=message_id)
    return tuple(talk.id for talk in held)


def _owe(work: Work, conversation: Conversation) -> bool:
    """Owe this customer a call-back; whether the AI may tell them."""
    alert = work.uow.escalations.open_of(conversation.id)
    text, message_id = _last_words(work, conversation)
    if conversation.owner is Owner.AGENT:
        owe_call_back(work, conversation, text, message_id)
        return False
    if conversation.owner is Owner.WAITING and alert is not None:
        owe_call_back(work, conversation, alert.quote or text, alert.message_id or message_id)
        work.uow.escalations.promise_call_back(alert.id)
    else:
        # The drafts of an assisted hour, which nobody is there to send any more.
        conversation = call_human(
            work,
            conversation,
            Reason.POLICY_HUMAN,
            Severity.NOTICE,
            quote=text,
            message_id=message_id,
        )
    # What was said of a human who is coming does not hold any more.
    work.uow.conversations.update(replace(conversation, warm_line_sent=False))
    return True


def _held_words(work: Work, conversation: Conversation) -> tuple[str, int | None]:
    """What is owed a word, which thanks may have followed, and the line it stands in."""
    before, last = work.uow.decisions.latest(conversation.id), _last_words(work, conversation)
    reasons = before.decision.reasons if before is not None else ()
    said = next((found.detail for found in reasons if found.code == OWED), last[0])
    lines = [m for m in work.uow.messages.recent(conversation.id) if m.sender is Sender.CUSTOMER]
    return said, next((m.id for m in reversed(lines) if m.text and m.text in said), last[1])


def _last_words(work: Work, conversation: Conversation) -> tuple[str, int | None]:
    lines = [m for m in work.uow.messages.recent(conversation.id) if m.sender is Sender.CUSTOMER]
    return (lines[-1].text, lines[-1].id) if lines else ("", None)
