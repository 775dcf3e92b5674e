"""Tasks for humans: made by hand, heard in a promise, left by the night, or proposed for somebody who hesitated."""

from dataclasses import replace
from datetime import datetime, timedelta

from deskpilot.domain.commands import (
    CloseTask,
    ConfirmTask,
    EditTask,
    MakeTask,
    MoveTask,
    RestoreTask,
)
from deskpilot.domain.conversation import Conversation, Message, Owner
from deskpilot.domain.customer import Customer
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.follow_up import (
    LONGEST_TEXT,
    Task,
    TaskKind,
    TaskState,
    dismissed,
    done,
    moved,
    wants_word,
)
from deskpilot.domain.routing import wanted
from deskpilot.engine.promises import promises
from deskpilot.services.duty import local_time
from deskpilot.services.work import Work

_CALL_BACK_GRACE = timedelta(minutes=30)
_HESITATED_HOUR = 15
_TOLD_AT_ONCE = 500
_STALE = timedelta(hours=12)


def make(work: Work, command: MakeTask) -> None:
    """A human makes a task by hand."""
    customer_id = command.customer_id
    if command.conversation_id is not None:
        customer_id = work.uow.conversations.get(command.conversation_id).customer_id
    elif customer_id is not None:
        work.uow.customers.get(customer_id)
    task = Task(
        0,
        command.kind,
        TaskState.OPEN,
        _text(command.text),
        command.due_at,
        work.now,
        customer_id,
        command.conversation_id,
        command.message_id,
        made_by=command.agent_name,
        assigned_to=command.assigned_to,
    )
    work.uow.tasks.add(task)


def confirm(work: Work, command: ConfirmTask) -> None:
    """What was proposed is meant. Confirming what is open already changes nothing."""
    task = work.uow.tasks.get(command.task_id)
    if task.state is TaskState.PROPOSED:
        work.uow.tasks.update(
            replace(task, state=TaskState.OPEN, assigned_to=task.assigned_to or command.agent_name)
        )


def edit(work: Work, command: EditTask) -> None:
    """Another text, time or agent. A proposal that somebody writes anew is meant."""
    task = work.uow.tasks.get(command.task_id)
    if command.due_at != task.due_at:
        task = moved(task, command.due_at)
    state = TaskState.OPEN if task.state is TaskState.PROPOSED else task.state
    text, agent = _text(command.text), command.assigned_to
    work.uow.tasks.update(replace(task, text=text, assigned_to=agent, state=state))


def move(work: Work, command: MoveTask) -> None:
    """Put a task off. One that was proposed is meant from now on."""
    task = moved(work.uow.tasks.get(command.task_id), command.due_at)
    state = TaskState.OPEN if task.state is TaskState.PROPOSED else task.state
    work.uow.tasks.update(replace(task, state=state))


def close(work: Work, command: CloseTask) -> None:
    """The task is done, or dropped."""
    task = work.uow.tasks.get(command.task_id)
    if task.is_live:
        end = done if command.done else dismissed
        work.uow.tasks.update(end(task, command.agent_name, work.now))


def restore(work: Work, command: RestoreTask) -> None:
    """Undo: the task as it was before."""
    work.uow.tasks.update(command.task)


def propose_promises(work: Work, message: Message, agent: str) -> None:
    """What an agent promised in a line is proposed as a task; one look confirms it."""
    settings = work.house.settings
    if not settings.promises_proposed:
        return
    conversation = work.uow.conversations.get(message.conversation_id)
    at = min(message.claimed_at or work.now, work.now)
    for found in promises(message.text, at, settings.utc_offset_minutes, settings.duty_to_hour):
        if found.due_at < work.now - _STALE:
            continue  # an old conversation that is told again
        task = Task(
            0,
            TaskKind.PROMISE,
            TaskState.PROPOSED,
            found.quote[:LONGEST_TEXT],
            found.due_at,
            work.now,
            conversation.customer_id,
            conversation.id,
            message.id,
            found.due_said,
            agent,
            assigned_to=agent,
        )
        work.uow.tasks.add(task)


def unsaid(work: Work, message: Message) -> None:
    """A line was taken back before it left: what it promised is promised no more."""
    for task in work.uow.tasks.of_message(message.id):
        if task.kind is TaskKind.PROMISE:
            drop_quietly(work, task)


def drop_quietly(work: Work, task: Task) -> None:
    """The task is for nobody any more, and nobody failed to do it."""
    work.uow.tasks.update(replace(dismissed(task, "", work.now), state=TaskState.DISMISSED))


def owe_call_back(work: Work, conversation: Conversation, quote: str, message_id: int | None) -> None:
    """Nobody is there to answer: a human owes a call-back when the desk opens again."""
    if _call_backs(work, conversation.id):
        return
    task = Task(
        0,
        TaskKind.CALL_BACK,
        TaskState.OPEN,
        quote[:LONGEST_TEXT],
        opens_at(work) + _CALL_BACK_GRACE,
        work.now,
        conversation.customer_id,
        conversation.id,
        message_id,
        made_by=work.house.settings.persona_name,
        by_ai=True,
        assigned_to=_whose(work, conversation),
    )
    work.uow.tasks.add(task)


def called_back(work: Work, conversation_id: int, agent: str) -> None:
    """A human answered the customer: the call-back is made."""
    for task in _call_backs(work, conversation_id):
        work.uow.tasks.update(done(task, agent, work.now))


def let_go(work: Work, conversation_id: int, agent: str) -> None:
    """A human ended the matter without a word: no call-back is owed any more."""
    for task in _call_backs(work, conversation_id):
        work.uow.tasks.update(dismissed(task, agent, work.now))


def propose_for_hesitating(
    work: Work, conversation: Conversation, customer: Customer, message: Message
) -> None:
    """A word to somebody who wanted to think it over, proposed for the day after: once, and nothing is sent by itself."""
    wanted = work.house.settings.hesitation_follow_up and customer.personalise
    if not wanted or conversation.owner is Owner.AGENT or work.uow.tasks.of_customer(customer.id):
        return
    day = local_time(work.house.settings, work.now) + timedelta(days=1)
    task = Task(
        0,
        TaskKind.HESITATED,
        TaskState.PROPOSED,
        message.text[:LONGEST_TEXT],
        day.replace(hour=_HESITATED_HOUR, minute=0, second=0, microsecond=0).astimezone(work.now.tzinfo),
        work.now,
        customer.id,
        conversation.id,
        message.id,
        due_said=False,
        made_by=work.house.settings.persona_name,
        by_ai=True,
        assigned_to=customer.dedicated_agent,
    )
    work.uow.tasks.add(task)


def remind(work: Work) -> None:
    """Bring to mind what is due soon, due, or long due, each step once. All of it is one change, so that a clock that
    jumps, or a computer that wakes, makes one notice and no burst."""
    before = timedelta(minutes=work.house.settings.remind_minutes)
    due = [
        task for task in work.uow.tasks.due_before(work.now + before) if wants_word(task, work.now, before)
    ]
    for task in due[:_TOLD_AT_ONCE]:
        work.uow.tasks.warn(task, work.now)


def _whose(work: Work, conversation: Conversation) -> str:
    """Who has the customer already, else whom they are given to; empty when any colleague may."""
    customer = work.uow.customers.get(conversation.customer_id)
    named = (conversation.agent_name, *wanted(work.house.rules, customer, conversation.intent))
    return next((name for name in named if name), "")


def _call_backs(work: Work, conversation_id: int) -> list[Task]:
    return [t for t in work.uow.tasks.of_conversation(conversation_id) if t.kind is TaskKind.CALL_BACK]


def opens_at(work: Work) -> datetime:
    """With nobody there: when somebody is back, as the customer is told."""
    duty = work.roster.duty
    today = local_time(work.house.settings, work.now).replace(minute=0, second=0, microsecond=0)
    opens = today.replace(hour=duty.back_hour) + timedelta(days=duty.back_tomorrow)
    return opens.astimezone(work.now.tzinfo)


def _text(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        raise InvalidInput("empty_task")
    if len(words) > LONGEST_TEXT:
        raise InvalidInput("task_too_long", length=len(words), limit=LONGEST_TEXT)
    return words
