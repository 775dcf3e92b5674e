"""Follow-ups: read one by one, written whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from deskpilot.domain.errors import NotFound
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, maybe_micros, maybe_time, to_micros

_FIELDS = (
    "kind", "state", "text", "due_at", "created_at", "customer_id", "conversation_id", "message_id", "due_said",
    "made_by", "by_ai", "assigned_to", "closed_at", "closed_by", "warned_at",
)  # fmt: skip
COLUMNS = "id, " + ", ".join(_FIELDS)
LIVE = "state IN ('proposed', 'open')"


def task_of(row: Row) -> Task:
    return Task(
        id=row["id"],
        kind=TaskKind(row["kind"]),
        state=TaskState(row["state"]),
        text=row["text"],
        due_at=from_micros(row["due_at"]),
        created_at=from_micros(row["created_at"]),
        customer_id=row["customer_id"],
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        due_said=bool(row["due_said"]),
        made_by=row["made_by"],
        by_ai=bool(row["by_ai"]),
        assigned_to=row["assigned_to"],
        closed_at=maybe_time(row["closed_at"]),
        closed_by=row["closed_by"],
        warned_at=maybe_time(row["warned_at"]),
    )


class Tasks:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def get(self, task_id: int) -> Task:
        """The task. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {COLUMNS} FROM tasks WHERE id = ?", (task_id,))
        if row is None:
            raise NotFound(kind="task", id=task_id)
        return task_of(row)

    def add(self, task: Task) -> Task:
        """Store a new task; its id is given here."""
        marks = ", ".join("?" * len(_FIELDS))
        number = self._connection.insert(
            f"INSERT INTO tasks ({', '.join(_FIELDS)}) VALUES ({marks})", _values(task)
        )
        return self._told(replace(task, id=number))

    def update(self, task: Task) -> Task:
        """Store the task as it is now. Raises `NotFound`."""
        self.get(task.id)
        assignments = ", ".join(f"{name} = ?" for name in _FIELDS)
        self._connection.run(f"UPDATE tasks SET {assignments} WHERE id = ?", (*_values(task), task.id))
        return self._told(task)

    def warn(self, task: Task, at: datetime) -> Task:
        """It is brought to mind now; the change says so, for those who tell it."""
        warned = self.update(replace(task, warned_at=at))
        self._changes.reminded.append(warned)
        return warned

    def of_message(self, message_id: int) -> tuple[Task, ...]:
        """The live tasks that came from a line."""
        return self._live("message_id = ?", message_id)

    def of_conversation(self, conversation_id: int) -> tuple[Task, ...]:
        """The live tasks of a conversation, the next due first."""
        return self._live("conversation_id = ?", conversation_id)

    def of_customer(self, customer_id: int) -> tuple[Task, ...]:
        """The live tasks of a customer, the next due first."""
        return self._live("customer_id = ?", customer_id)

    def due_before(self, at: datetime) -> tuple[Task, ...]:
        """Open tasks that are due by then, the longest due first."""
        return self._live("state = 'open' AND due_at <= ?", to_micros(at))

    def proposed_before(self, at: datetime) -> tuple[Task, ...]:
        """Proposals whose time came before that, the longest ago first."""
        return self._live("state = 'proposed' AND due_at < ?", to_micros(at))

    def hesitated_and_ordered(self) -> tuple[Task, ...]:
        """Words to hesitating customers who have ordered since; an order that was closed does not count."""
        return self._live(
            "kind = ? AND EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = tasks.customer_id"
            " AND orders.created_at > tasks.created_at AND orders.status != 'closed')",
            TaskKind.HESITATED,
        )

    def unpaid_and_settled(self) -> tuple[Task, ...]:
        """Words about an order that waited to be paid and does not any more: it was paid, or it is closed."""
        return self._live(
            "kind = ? AND NOT EXISTS (SELECT 1 FROM orders WHERE orders.customer_id = tasks.customer_id"
            " AND orders.status = 'unpaid' AND tasks.text LIKE '%' || orders.order_no)",
            TaskKind.UNPAID,
        )

    def has_kind(self, customer_id: int, kind: TaskKind, since: datetime) -> bool:
        """Whether a customer has a task of that kind that was made since then, whatever became of it."""
        found = self._connection.value(
            "SELECT 1 FROM tasks WHERE customer_id = ? AND kind = ? AND created_at >= ? LIMIT 1",
            (customer_id, kind, to_micros(since)),
        )
        return found is not None

    def _live(self, condition: str, value: object) -> tuple[Task, ...]:
        rows: Sequence[Row] = self._connection.rows(
            f"SELECT {COLUMNS} FROM tasks WHERE {LIVE} AND {condition} ORDER BY due_at, id", (value,)
        )
        return tuple(map(task_of, rows))

    def _told(self, task: Task) -> Task:
        self._changes.touch_task(task)
        return task


def _values(task: Task) -> tuple[object, ...]:
    return (
        task.kind.value,
        task.state.value,
        task.text,
        to_micros(task.due_at),
        to_micros(task.created_at),
        task.customer_id,
        task.conversation_id,
        task.message_id,
        int(task.due_said),
        task.made_by,
        int(task.by_ai),
        task.assigned_to,
        maybe_micros(task.closed_at),
        task.closed_by,
        maybe_micros(task.warned_at),
    )
