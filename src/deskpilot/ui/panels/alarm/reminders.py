"""Brings tasks to mind: one toast for all that came due together, louder the longer it is overdue."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import CloseTask
from deskpilot.domain.escalation import Severity
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import Task, urgency
from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels, labels_queue, labels_tasks
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.notices import Notices
from deskpilot.worker.gateway import Gateway

_NAMED = 3  # of many tasks that many are named


class Reminders(QObject):
    """Signals: `page_requested()` for all tasks, `message_requested(conversation_id, message_id)` for one."""

    page_requested = Signal()
    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, notices: Notices, ring: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._gateway, self._notices, self._ring = gateway, notices, ring
        gateway.committed.connect(self.on_committed)

    def on_committed(self, changes: ChangeSet) -> None:
        """Tell what is to be brought to mind."""
        if changes.reminded:
            self._tell(changes.reminded)

    def _tell(self, tasks: Sequence[Task]) -> None:
        now, before = self._gateway.now(), timedelta(minutes=self._gateway.settings().remind_minutes)
        level = max(
            (urgency(task, now, before) or Severity.NOTICE for task in tasks), default=Severity.NOTICE
        )
        row = self._gateway.queries.task(tasks[0].id)
        if row is None:
            return
        title = self._title(row, len(tasks), level)
        named = labels.listed(task.text for task in tasks[:_NAMED])
        text = self._what(row) if len(tasks) == 1 else named
        whose = labels.named(title, labels_tasks.who(row)) if len(tasks) == 1 and row.nickname else ""
        if level is Severity.URGENT:
            self._ring()
        self._notices.outside(title, text)
        about = [task.conversation_id for task in tasks if task.conversation_id is not None]
        level_name, actions = labels_queue.severity(level), self._actions(tasks)
        self._notices.inside(level_name, title, text, actions, whose, about, beside=True)

    def _what(self, row: TaskRow) -> str:
        """What is to be done; a colleague's is told as theirs."""
        who = row.task.assigned_to
        if who in ("", self._gateway.agent_name):
            return labels_tasks.what(row)
        return labels.joined((labels_tasks.what(row), self.tr("该{name}做").format(name=who)))

    def _title(self, row: TaskRow, count: int, level: Severity) -> str:
        if count > 1:
            late = level is not Severity.NOTICE
            text = self.tr("{n} 件跟进到时间了") if late else self.tr("{n} 件跟进快到时间了")
            return text.format(n=count)
        return labels_tasks.due(row)

    def _actions(self, tasks: Sequence[Task]) -> tuple[kit.ToastAction, ...]:
        task = tasks[0]
        if len(tasks) > 1:
            return (kit.ToastAction(self.tr("去看看"), self.page_requested.emit, "calendar-check"),)
        finish = kit.ToastAction(self.tr("做完了"), lambda: self._finish(task), "check")
        conversation = task.conversation_id
        if conversation is None:
            return (finish, kit.ToastAction(self.tr("去看看"), self.page_requested.emit))
        look = kit.ToastAction(
            self.tr("打开会话"), lambda: self.message_requested.emit(conversation, task.message_id), "chat"
        )
        return (look, finish)

    def _finish(self, task: Task) -> None:
        self._gateway.submit(CloseTask(task.id, self._gateway.agent_name))
