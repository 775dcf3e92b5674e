"""Follow-ups as the screen shows them, one frozen row per task."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskpilot.domain.follow_up import Task


class TaskSection(StrEnum):
    """Where a task stands on its page, in this order."""

    OVERDUE = "overdue"
    MORNING = "morning"
    TODAY = "today"
    PROPOSED = "proposed"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task with whose it is. `due_local` is on the shop's wall clock, `days_away` counts its calendar days from today,
    `overdue_seconds` is 0 while there is time."""

    task: Task
    section: TaskSection
    due_local: datetime
    days_away: int
    overdue_seconds: float
    nickname: str = ""
    channel: str = ""
    worth: float = 0.0
    paid_orders: int = 0


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A proposal that went by itself; `why` is the action of the audit trail that says so."""

    why: str
    nickname: str
    text: str


@dataclass(frozen=True, slots=True)
class TaskCounts:
    """Open tasks that are overdue or due soon, and proposals that wait for a yes."""

    overdue: int = 0
    soon: int = 0
    proposed: int = 0
