"""What happened, in the past tense, and the one value that tells the screen what to read again."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from deskpilot.domain.escalation import Escalation
from deskpilot.domain.follow_up import Task


class EventKind(StrEnum):
    """Codes of the event log. They are stored: never rename one."""

    CONVERSATION_OPENED = "conversation_opened"
    CONVERSATION_CLOSED = "conversation_closed"
    MESSAGE_RECEIVED = "message_received"
    TURN_DECIDED = "turn_decided"
    REPLY_SENT = "reply_sent"
    REPLY_CANCELLED = "reply_cancelled"
    REPLY_FAILED = "reply_failed"
    ESCALATION_RAISED = "escalation_raised"
    ESCALATION_ACKNOWLEDGED = "escalation_acknowledged"
    ESCALATION_SNOOZED = "escalation_snoozed"
    ESCALATION_RESOLVED = "escalation_resolved"
    TAKEN_OVER = "taken_over"
    HANDED_BACK = "handed_back"
    TRANSFERRED = "transferred"
    SUGGESTION_SENT = "suggestion_sent"
    SUGGESTION_EDITED = "suggestion_edited"
    SUGGESTION_REJECTED = "suggestion_rejected"
    CLARIFIED = "clarified"
    ENGINE_FAILED = "engine_failed"


@dataclass(frozen=True, slots=True)
class Event:
    """One row of the event log; `fields` are figures and codes, never a customer's words."""

    kind: EventKind
    conversation_id: int
    at: datetime
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one committed transaction changed. Views re-read only the rows named here.

    `sequence` grows by one with each commit of this process. `raised` are alerts that are new or louder now,
    `reminded` tasks that are to be brought to mind now, `feedback` lines whose mark as product feedback changed.
    """

    sequence: int = 0
    conversations: frozenset[int] = frozenset()
    customers: frozenset[int] = frozenset()
    entries: frozenset[str] = frozenset()
    raised: tuple[Escalation, ...] = ()
    escalations: bool = False
    knowledge: bool = False
    catalog: bool = False
    settings: bool = False
    kpi: bool = False
    everything: bool = False
    events: tuple[Event, ...] = field(default=())
    tasks: frozenset[int] = frozenset()
    reminded: tuple[Task, ...] = ()
    feedback: frozenset[int] = frozenset()

    def then(self, later: "ChangeSet") -> "ChangeSet":
        """This change and a later one, told as one."""
        return ChangeSet(
            sequence=later.sequence,
            conversations=self.conversations | later.conversations,
            customers=self.customers | later.customers,
            entries=self.entries | later.entries,
            raised=self.raised + later.raised,
            escalations=self.escalations or later.escalations,
            knowledge=self.knowledge or later.knowledge,
            catalog=self.catalog or later.catalog,
            settings=self.settings or later.settings,
            kpi=self.kpi or later.kpi,
            everything=self.everything or later.everything,
            events=self.events + later.events,
            tasks=self.tasks | later.tasks,
            reminded=self.reminded + later.reminded,
            feedback=self.feedback | later.feedback,
        )

    def is_empty(self) -> bool:
        """Whether nothing that a view shows has changed."""
        flags = (self.escalations, self.knowledge, self.catalog, self.settings, self.kpi, self.everything)
        named = (self.conversations, self.customers, self.entries, self.raised, self.tasks, self.feedback)
        return not (any(named) or any(flags))
