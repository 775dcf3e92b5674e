"""What the desk can be asked to do with follow-ups."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.follow_up import Task, TaskKind


@dataclass(frozen=True, slots=True)
class MakeTask:
    """Somebody has to do something by then: for the customer of a conversation, for a customer, or for nobody in
    particular."""

    text: str
    due_at: datetime
    agent_name: str
    assigned_to: str = ""
    kind: TaskKind = TaskKind.FOLLOW_UP
    conversation_id: int | None = None
    customer_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmTask:
    """A proposed task is meant."""

    task_id: int
    agent_name: str


@dataclass(frozen=True, slots=True)
class EditTask:
    task_id: int
    text: str
    due_at: datetime
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class MoveTask:
    """Put a task off, or forward."""

    task_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CloseTask:
    """It is done, or (`done` False) dropped."""

    task_id: int
    agent_name: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class RestoreTask:
    """Undo: the task as it was before it was changed."""

    task: Task


@dataclass(frozen=True, slots=True)
class HideLostSale:
    """Somebody who went without buying is no longer listed, or (`hidden` False) is again."""

    conversation_id: int
    agent_name: str
    hidden: bool = True


TaskCommand = MakeTask | ConfirmTask | EditTask | MoveTask | CloseTask | RestoreTask | HideLostSale
