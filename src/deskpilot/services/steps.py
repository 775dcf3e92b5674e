"""The steps that long commands are done in: each its own unit of work, with progress and cancel."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from deskpilot.domain.events import ChangeSet
from deskpilot.services.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: `total` 0 when not known, `label` a code. `changes` is what this step committed; the last
    step carries the `report`. After a step with `reload` the engine must be fed anew."""

    done: int
    total: int
    label: str
    changes: ChangeSet | None = None
    report: object | None = None
    reload: bool = False


Do = Callable[[Callable[[Work], None]], ChangeSet]


def driven(steps: Iterator[Step]) -> ChangeSet:
    """All steps at once, and what they changed together."""
    changes = ChangeSet()
    for step in steps:
        if step.changes is not None:
            changes = joined(changes, step.changes)
    return changes


def joined(first: ChangeSet, second: ChangeSet) -> ChangeSet:
    """Two ChangeSets as one."""
    return replace(
        second,
        conversations=first.conversations | second.conversations,
        customers=first.customers | second.customers,
        entries=first.entries | second.entries,
        raised=(*first.raised, *second.raised),
        tasks=first.tasks | second.tasks,
        reminded=(*first.reminded, *second.reminded),
        events=(*first.events, *second.events),
        **{
            name: getattr(first, name) or getattr(second, name)
            for name in ("escalations", "knowledge", "catalog", "settings", "kpi", "everything")
        },
    )
