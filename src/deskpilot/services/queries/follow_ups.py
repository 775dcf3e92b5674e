"""Follow-ups as the screen shows them: whose they are, when they are due, and in which section they stand.

Call-backs are in the order of what waiting costs,

    cost = (1 + 2 · L / (L + V)) · (1 + h / 12)     L: lifetime value in yuan, V: what the shop calls valuable, h: hours
                                                    since the customer was left waiting
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.services.duty import local_time
from deskpilot.services.task_views import TaskCounts, TaskRow, TaskSection, Withdrawn
from deskpilot.settings import Settings
from deskpilot.store import Reader, Row
from deskpilot.store.customers import lifetime_value
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.tasks import COLUMNS, LIVE, task_of
from deskpilot.store.values import to_micros

_FROM = "FROM tasks t LEFT JOIN customers u ON u.id = t.customer_id"
_SELECT = (
    "SELECT "
    + ", ".join(f"t.{name.strip()}" for name in COLUMNS.split(","))
    + f", u.nickname, u.channel, u.paid_total, u.refunded_total, u.paid_orders {_FROM}"
)
_MINE = "(:agent = '' OR t.assigned_to IN ('', :agent))"
_MATCHES = """(:text = '' OR t.text LIKE :text ESCAPE '\\' OR u.nickname LIKE :text ESCAPE '\\'
    OR t.assigned_to LIKE :text ESCAPE '\\')"""


def tasks(
    reader: Reader,
    settings: Settings,
    now: datetime,
    agent_name: str = "",
    search: str = "",
    limit: int = 2000,
) -> tuple[TaskRow, ...]:
    """The live tasks in the order of their sections; with an agent, theirs and those that nobody has."""
    text = f"%{escaped_like(typed(search))}%" if typed(search) else ""
    rows = reader.rows(
        f"{_SELECT} WHERE t.{LIVE} AND {_MINE} AND {_MATCHES} ORDER BY t.due_at, t.id LIMIT :limit",
        {"agent": agent_name, "text": text, "limit": limit},
    )
    return _in_order((_row(row, settings, now) for row in rows), settings, now)


def tasks_of_customer(
    reader: Reader, settings: Settings, now: datetime, customer_id: int
) -> tuple[TaskRow, ...]:
    """The live tasks of a customer: what was promised first, then by time; proposals last."""
    found = reader.rows(
        f"{_SELECT} WHERE t.{LIVE} AND t.customer_id = ? ORDER BY t.due_at, t.id", (customer_id,)
    )
    owed = (TaskKind.PROMISE, TaskKind.CALL_BACK)
    rows = [_row(row, settings, now) for row in found]
    return tuple(sorted(rows, key=lambda r: (r.task.state is TaskState.PROPOSED, r.task.kind not in owed)))


def proposed_promises(
    reader: Reader, settings: Settings, now: datetime, conversation_id: int
) -> tuple[TaskRow, ...]:
    """What was heard as a promise in a conversation and waits for a yes, the latest first."""
    found = reader.rows(
        f"{_SELECT} WHERE t.state = 'proposed' AND t.kind = 'promise' AND t.conversation_id = ? ORDER BY t.id DESC",
        (conversation_id,),
    )
    return tuple(_row(row, settings, now) for row in found)


def task(reader: Reader, settings: Settings, now: datetime, task_id: int) -> TaskRow | None:
    """One task, also one that is closed; None when there is no such task."""
    row = reader.row(f"{_SELECT} WHERE t.id = ?", (task_id,))
    return None if row is None else _row(row, settings, now)


def task_counts(reader: Reader, settings: Settings, now: datetime, agent_name: str = "") -> TaskCounts:
    """What the rail says: how many are overdue, due soon, and wait to be confirmed."""
    soon = now + timedelta(minutes=settings.remind_minutes)
    row = reader.row(
        "SELECT count(*) FILTER (WHERE t.state = 'open' AND t.due_at < :now) AS overdue,"
        " count(*) FILTER (WHERE t.state = 'open' AND t.due_at BETWEEN :now AND :soon) AS soon,"
        f" count(*) FILTER (WHERE t.state = 'proposed') AS proposed FROM tasks t WHERE t.{LIVE} AND {_MINE}",
        {"now": to_micros(now), "soon": to_micros(soon), "agent": agent_name},
    )
    assert row is not None
    return TaskCounts(row["overdue"], row["soon"], row["proposed"])


def withdrawn(reader: Reader, since: datetime, limit: int = 20) -> tuple[Withdrawn, ...]:
    """The proposals that went by themselves since then, the latest first."""
    rows = reader.rows(
        "SELECT a.action, u.nickname, t.text FROM audit a JOIN tasks t ON a.subject = 'task:' || t.id"
        " LEFT JOIN customers u ON u.id = t.customer_id WHERE a.at >= ?"
        " AND a.action IN ('task_ordered', 'task_ended', 'task_expired', 'task_settled') ORDER BY a.id DESC LIMIT ?",
        (to_micros(since), limit),
    )
    return tuple(Withdrawn(row["action"], row["nickname"] or "", row["text"]) for row in rows)


def section_of(task: Task, days_away: int, now: datetime) -> TaskSection:
    """Where a live task stands."""
    if task.state is TaskState.PROPOSED:
        return TaskSection.PROPOSED
    if task.kind is TaskKind.CALL_BACK:
        return TaskSection.MORNING
    if task.due_at < now:
        return TaskSection.OVERDUE
    return TaskSection.TODAY if days_away == 0 else TaskSection.LATER


def _in_order(rows: Iterable[TaskRow], settings: Settings, now: datetime) -> tuple[TaskRow, ...]:
    places = list(TaskSection)

    def place(row: TaskRow) -> tuple[int, float, datetime]:
        cost = _cost(row, settings, now) if row.section is TaskSection.MORNING else 0.0
        return places.index(row.section), -cost, row.task.due_at

    return tuple(sorted(rows, key=place))


def _cost(row: TaskRow, settings: Settings, now: datetime) -> float:
    worth, valuable = max(row.worth, 0.0), max(settings.valuable_lifetime, 1.0)
    hours = max(0.0, (now - row.task.created_at).total_seconds() / 3600)
    return (1 + 2 * worth / (worth + valuable)) * (1 + hours / 12)


def _row(row: Row, settings: Settings, now: datetime) -> TaskRow:
    task = task_of(row)
    due, today = local_time(settings, task.due_at), local_time(settings, now)
    days = (due.date() - today.date()).days
    known = row["nickname"] is not None
    return TaskRow(
        task,
        section_of(task, days, now),
        due,
        days,
        max(0.0, (now - task.due_at).total_seconds()),
        row["nickname"] or "",
        row["channel"] or "",
        lifetime_value(row) if known else 0.0,
        row["paid_orders"] or 0,
    )
