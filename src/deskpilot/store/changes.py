"""Gathers what a transaction changes while the repositories change it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from deskpilot.domain.escalation import Escalation
from deskpilot.domain.events import ChangeSet, Event
from deskpilot.domain.follow_up import Task

# Beyond this many entries a view is better off reading its page again than each row by name.
_NAMED_ENTRIES = 200


@dataclass(slots=True)
class ChangeLog:
    """What was touched so far; `sealed` makes the frozen value that leaves the store."""

    conversations: set[int] = field(default_factory=set)
    customers: set[int] = field(default_factory=set)
    entries: set[str] = field(default_factory=set)
    raised: dict[int, Escalation] = field(default_factory=dict)
    tasks: set[int] = field(default_factory=set)
    feedback: set[int] = field(default_factory=set)
    reminded: list[Task] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    escalations: bool = False
    knowledge: bool = False
    catalog: bool = False
    settings: bool = False
    kpi: bool = False
    everything: bool = False

    def touch_entries(self, ids: Iterable[str]) -> None:
        self.knowledge = True
        self.entries.update(ids)

    def touch_escalation(self, escalation: Escalation, *, is_raised: bool = False) -> None:
        self.escalations = True
        self.conversations.add(escalation.conversation_id)
        if is_raised or escalation.id in self.raised:
            self.raised[escalation.id] = escalation

    def touch_task(self, task: Task) -> None:
        self.tasks.add(task.id)
        if task.conversation_id is not None:
            self.conversations.add(task.conversation_id)

    def sealed(self, sequence: int) -> ChangeSet:
        """What was touched, as one frozen value. `sequence` counts the commits."""
        return ChangeSet(
            sequence=sequence,
            conversations=frozenset(self.conversations),
            customers=frozenset(self.customers),
            entries=frozenset(self.entries if len(self.entries) <= _NAMED_ENTRIES else ()),
            raised=tuple(self.raised.values()),
            escalations=self.escalations,
            knowledge=self.knowledge,
            catalog=self.catalog,
            settings=self.settings,
            kpi=self.kpi,
            everything=self.everything,
            tasks=frozenset(self.tasks),
            reminded=tuple(self.reminded),
            feedback=frozenset(self.feedback),
            events=tuple(self.events),
        )
