"""A task for a human: a promise to keep, a call-back, a word to somebody who hesitated."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from deskpilot.domain.escalation import Severity

LONG_OVERDUE = timedelta(hours=1)

LONGEST_TEXT = 200


class TaskKind(StrEnum):
    """Why there is a task. Stored: never rename one."""

    PROMISE = "promise"
    CALL_BACK = "call_back"
    FOLLOW_UP = "follow_up"
    HESITATED = "hesitated"
    WIN_BACK = "win_back"
    ORDER_CHANGE = "order_change"
    UNPAID = "unpaid"


class TaskState(StrEnum):
    """PROPOSED by the machine, OPEN, and the three ways to end. BROKEN: a promise was dropped after its time."""

    PROPOSED = "proposed"
    OPEN = "open"
    DONE = "done"
    DISMISSED = "dismissed"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do by `due_at`. `message_id` is the line it came from; `due_said` is False when its time is only
    what is usual. `made_by` is a name, of the AI when `by_ai`. `warned_at` is when it was last brought to mind."""

    id: int
    kind: TaskKind
    state: TaskState
    text: str
    due_at: datetime
    created_at: datetime
    customer_id: int | None = None
    conversation_id: int | None = None
    message_id: int | None = None
    due_said: bool = True
    made_by: str = ""
    by_ai: bool = False
    assigned_to: str = ""
    closed_at: datetime | None = None
    closed_by: str = ""
    warned_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """Whether it still wants something of somebody."""
        return self.state in (TaskState.PROPOSED, TaskState.OPEN)


def done(task: Task, by: str, at: datetime) -> Task:
    """The task as done."""
    return replace(task, state=TaskState.DONE, closed_by=by, closed_at=at)


def dismissed(task: Task, by: str, at: datetime) -> Task:
    """The task as dropped. What was promised to a customer and not done in its time is broken, not dropped."""
    owed = task.kind in (TaskKind.PROMISE, TaskKind.CALL_BACK)
    broken = task.state is TaskState.OPEN and owed and task.due_at < at
    return replace(
        task, state=TaskState.BROKEN if broken else TaskState.DISMISSED, closed_by=by, closed_at=at
    )


def moved(task: Task, due_at: datetime) -> Task:
    """The task at another time; it will be brought to mind anew."""
    return replace(task, due_at=due_at, due_said=True, warned_at=None)


def urgency(task: Task, at: datetime, before: timedelta) -> Severity | None:
    """How pressing an open task is: a notice `before` it is due, attention when it is due, urgent an hour later."""
    if task.state is not TaskState.OPEN or at < task.due_at - before:
        return None
    if at < task.due_at:
        return Severity.NOTICE
    return Severity.ATTENTION if at < task.due_at + LONG_OVERDUE else Severity.URGENT


def wants_word(task: Task, at: datetime, before: timedelta) -> bool:
    """Whether somebody must hear of it now: each step of urgency is told once. What was told at a time that is still
    to come, because the clock was set back, counts as not told."""
    now = urgency(task, at, before)
    if now is None:
        return False
    told = None if task.warned_at is None or task.warned_at > at else urgency(task, task.warned_at, before)
    return told is None or told < now
