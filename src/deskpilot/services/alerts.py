"""What is done with an alert at the desk."""

from datetime import timedelta

from deskpilot.domain.commands import AcknowledgeEscalation, SnoozeEscalation
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.events import EventKind
from deskpilot.services.work import Work

_LONGEST_SNOOZE_SECONDS = 8 * 3600.0


def acknowledge(work: Work, command: AcknowledgeEscalation) -> None:
    """Somebody has seen the alert and will see to it."""
    found = work.uow.escalations.get(command.escalation_id)
    work.uow.escalations.acknowledge(found.id, command.agent_name, work.now)
    work.event(EventKind.ESCALATION_ACKNOWLEDGED, found.conversation_id)


def snooze(work: Work, command: SnoozeEscalation) -> None:
    """Be quiet for a while, then tell again."""
    if not 0 < command.seconds <= _LONGEST_SNOOZE_SECONDS:
        raise InvalidInput("bad_snooze", seconds=command.seconds)
    found = work.uow.escalations.get(command.escalation_id)
    until = work.now + timedelta(seconds=command.seconds)
    work.uow.escalations.snooze(found.id, until, command.agent_name)
    work.event(EventKind.ESCALATION_SNOOZED, found.conversation_id)


def wake_snoozed(work: Work) -> None:
    """Tell the alerts again whose time is up."""
    for escalation in work.uow.escalations.due_snoozes(work.now):
        work.uow.escalations.wake(escalation.id)
