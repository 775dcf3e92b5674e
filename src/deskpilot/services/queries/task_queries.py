"""What the screen may ask about follow-ups."""

from datetime import datetime

from deskpilot.domain.follow_up import TaskKind
from deskpilot.services.queries import follow_ups
from deskpilot.services.queries.asking import Asking
from deskpilot.services.stored_settings import House
from deskpilot.services.task_views import TaskCounts, TaskRow, Withdrawn
from deskpilot.services.unpaid import number_in, reminder_words


class TaskQueries(Asking):
    """The part of the desk's queries that is about tasks."""

    def tasks(self, agent_name: str = "", search: str = "") -> tuple[TaskRow, ...]:
        """The live tasks by section; with an agent, theirs and those that nobody has."""
        return self._at_once(
            lambda settings, now: follow_ups.tasks(self._reader, settings, now, agent_name, search)
        )

    def tasks_of_customer(self, customer_id: int) -> tuple[TaskRow, ...]:
        """The live tasks of a customer, what is owed first."""
        return self._at_once(
            lambda settings, now: follow_ups.tasks_of_customer(self._reader, settings, now, customer_id)
        )

    def proposed_promises(self, conversation_id: int) -> tuple[TaskRow, ...]:
        """What was heard as a promise in a conversation and waits for a yes, the latest first."""
        return self._at_once(
            lambda settings, now: follow_ups.proposed_promises(self._reader, settings, now, conversation_id)
        )

    def task(self, task_id: int) -> TaskRow | None:
        """One task, live or closed."""
        return self._at_once(lambda settings, now: follow_ups.task(self._reader, settings, now, task_id))

    def tasks_withdrawn(self, since: datetime) -> tuple[Withdrawn, ...]:
        """The proposals that went by themselves since then, the latest first."""
        return self._at_once(lambda _settings, _now: follow_ups.withdrawn(self._reader, since))

    def reminder_words(self, task_id: int) -> str:
        """What may be sent about the order that a task is about, empty when nothing is to be said any more."""
        return self._at_once(lambda _settings, _now: self._reminder(task_id))

    def _reminder(self, task_id: int) -> str:
        task = self._reader.tasks.get(task_id)
        order = self._reader.orders.get(number_in(task.text)) if task.kind is TaskKind.UNPAID else None
        return "" if order is None else reminder_words(order, self.house())

    def house(self) -> House:
        raise NotImplementedError

    def task_counts(self, agent_name: str = "") -> TaskCounts:
        """How many tasks are overdue, due soon, and proposed."""
        return self._at_once(
            lambda settings, now: follow_ups.task_counts(self._reader, settings, now, agent_name)
        )
