"""Control passes: to a human, to another human, back to the AI. Always explicit, always marked."""

from dataclasses import replace

from deskpilot.domain.commands import (
    LONGEST_NOTE,
    CallForHuman,
    CloseConversation,
    HandBack,
    MarkRead,
    ReopenConversation,
    TakeOver,
    Transfer,
)
from deskpilot.domain.conversation import Conversation, ConversationState, Owner, Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import Severity
from deskpilot.domain.events import EventKind
from deskpilot.domain.handoff import Passing
from deskpilot.services import marks
from deskpilot.services.escalating import call_human
from deskpilot.services.follow_ups import let_go
from deskpilot.services.passing_on import tell_who_goes_on
from deskpilot.services.proposals import conversation_over
from deskpilot.services.work import Work


def take_over(work: Work, command: TakeOver) -> None:
    """A human takes the conversation; whatever the AI was about to say is not said."""
    name = _name(command.agent_name)
    conversation = work.uow.conversations.get(command.conversation_id)
    if not _is_with(conversation, name):
        taken_by(work, conversation, name)


def taken_by(work: Work, conversation: Conversation, agent: str) -> Conversation:
    """The conversation as this human's own. Pending lines of the AI are cancelled in the same transaction."""
    uow = work.uow
    uow.outbox.cancel_of(conversation.id, Sender.AI)
    uow.flows.end_run(conversation.id)
    taken = uow.conversations.update(marks.moved(conversation, Passing.TAKEN, agent) or conversation)
    marks.passes(work, conversation, Owner.AGENT, agent)
    marks.mark(work, conversation, marks.TAKEN_OVER, agent=agent)
    uow.escalations.take(conversation.id, agent, work.now)
    work.event(EventKind.TAKEN_OVER, conversation.id, agent=agent)
    return taken


def hand_back(work: Work, command: HandBack) -> None:
    """The AI takes over again and answers only what comes from now on."""
    uow = work.uow
    conversation = uow.conversations.get(command.conversation_id)
    back = marks.moved(conversation, Passing.RETURNED)
    if back is None:
        return
    work.settle_lines(conversation)
    uow.conversations.update(_fresh_start(back))
    marks.passes(work, conversation, Owner.AI, command.agent_name)
    marks.mark(work, conversation, marks.HANDED_BACK, agent=command.agent_name)
    _resolve(work, conversation, command.agent_name)
    work.event(EventKind.HANDED_BACK, conversation.id)


def transfer(work: Work, command: Transfer) -> None:
    """A human passes the conversation on to a colleague, with a word on it."""
    uow = work.uow
    to_agent = _name(command.to_agent)
    conversation = uow.conversations.get(command.conversation_id)
    passed = marks.moved(conversation, Passing.PASSED, to_agent)
    if passed is None or _is_with(conversation, to_agent):
        return
    note, by = command.note.strip()[:LONGEST_NOTE], command.from_agent.strip()
    came_from = _passed_by(work, conversation)
    uow.outbox.cancel_of(conversation.id, Sender.AI)
    passed = uow.conversations.update(replace(passed, unread=max(1, conversation.unread)))
    marks.passes(work, conversation, Owner.AGENT, to_agent, note, by)
    marks.mark(work, conversation, marks.TRANSFERRED, agent=to_agent, note=note, by=by)
    uow.escalations.take(conversation.id, to_agent, work.now)
    if command.tells:
        tell_who_goes_on(work, conversation, passed, by, came_from)
    work.event(EventKind.TRANSFERRED, conversation.id, agent=to_agent, by=by)


def close(work: Work, command: CloseConversation) -> None:
    """The conversation is over. The next line of the customer opens it again, or a new one."""
    uow = work.uow
    conversation = uow.conversations.get(command.conversation_id)
    if marks.moved(conversation, Passing.ENDED) is None:
        return
    uow.outbox.cancel_of(conversation.id, Sender.AI)
    uow.flows.end_run(conversation.id)
    work.settle_lines(conversation)
    marks.mark(work, conversation, marks.CLOSED, agent=command.agent_name)
    ended = marks.moved(uow.conversations.get(conversation.id), Passing.ENDED)
    assert ended is not None
    uow.conversations.update(replace(_fresh_start(ended), unread=0))
    _resolve(work, conversation, command.agent_name)
    conversation_over(work, conversation.id)
    work.event(EventKind.CONVERSATION_CLOSED, conversation.id)


def reopen(work: Work, command: ReopenConversation) -> None:
    """Bring a closed conversation back to the desk."""
    conversation = work.uow.conversations.get(command.conversation_id)
    opened = marks.moved(conversation, Passing.REOPENED)
    if opened is not None:
        work.uow.conversations.update(opened)
        marks.mark(work, conversation, marks.REOPENED)


def call_for_human(work: Work, command: CallForHuman) -> None:
    """A member of staff wants a human on a conversation."""
    conversation = work.uow.conversations.get(command.conversation_id)
    lines = [line for line in work.uow.messages.recent(conversation.id) if line.sender is Sender.CUSTOMER]
    last = lines[-1] if lines else None
    call_human(
        work,
        conversation,
        command.reason,
        Severity.ATTENTION,
        quote=last.text if last else "",
        message_id=last.id if last else None,
    )


def mark_read(work: Work, command: MarkRead) -> None:
    """Whoever sits here has seen the new lines. What is a colleague's stays new to them: looking on is not reading."""
    conversation = work.uow.conversations.get(command.conversation_id)
    seated = work.house.settings.agent_name
    is_anothers = conversation.owner is Owner.AGENT and seated not in ("", conversation.agent_name)
    if conversation.unread and not is_anothers:
        work.uow.conversations.update(replace(conversation, unread=0))


def _fresh_start(conversation: Conversation) -> Conversation:
    return replace(
        conversation,
        waiting_since=None,
        misses=0,
        rejections=0,
        warm_line_sent=False,
        breathing_until=None,
    )


def _resolve(work: Work, conversation: Conversation, agent: str) -> None:
    let_go(work, conversation.id, agent)
    if work.uow.escalations.resolve(conversation.id, agent, work.now) is not None:
        work.event(EventKind.ESCALATION_RESOLVED, conversation.id)


def _passed_by(work: Work, conversation: Conversation) -> str:
    """Who passed the conversation on to the agent who has it; empty when it came in another way."""
    passings = work.uow.handoffs.of(conversation.id)
    return passings[-1].passed_by if passings else ""


def _is_with(conversation: Conversation, agent: str) -> bool:
    is_open = conversation.state is ConversationState.OPEN
    return is_open and conversation.owner is Owner.AGENT and conversation.agent_name == agent


def _name(agent: str) -> str:
    if not agent.strip():
        raise InvalidInput("no_agent_name")
    return agent.strip()
