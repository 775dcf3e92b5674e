"""Brings tasks to mind: one toast for all that came due together, louder the longer it is overdue."""

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.domain.commands import CloseTask
from deskpilot.domain.escalation import Severity
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import Task, urgency
from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels, labels_queue, labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.alarm.tray import Tray
from deskpilot.worker.gateway import Gateway


class Reminders(QObject):
    """Signals: `page_requested()` for all tasks, `message_requested(conversation_id, message_id)` for one."""

    page_requested = Signal()
    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, toasts: kit.ToastStack, tray: Tray, window: QWidget) -> None:
        super().__init__(window)
        self._gateway, self._toasts, self._tray, self._window = gateway, toasts, tray, window
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
        rows = [row for task in tasks if (row := self._gateway.queries.task(task.id)) is not None]
        if not rows:
            return
        title = self._title(rows, level)
        text = (
            labels_tasks.what(rows[0]) if len(rows) == 1 else labels.listed(row.task.text for row in rows[:3])
        )
        if level is Severity.URGENT and self._gateway.settings().sound:
            QApplication.beep()
        if not self._window.isActiveWindow():
            masked = self._gateway.settings().mask_notifications
            self._tray.notify(title, "" if masked else theme.one_line(text)[:60])
        self._toasts.show_toast(
            labels_queue.severity(level), title, theme.one_line(text), self._actions(rows)
        )

    def _title(self, rows: Sequence[TaskRow], level: Severity) -> str:
        if len(rows) > 1:
            late = level is not Severity.NOTICE
            text = self.tr("{n} 件跟进到时间了") if late else self.tr("{n} 件跟进快到时间了")
            return text.format(n=len(rows))
        row = rows[0]
        return (
            labels.named(labels_tasks.due(row), labels_tasks.who(row))
            if row.nickname
            else labels_tasks.due(row)
        )

    def _actions(self, rows: Sequence[TaskRow]) -> tuple[kit.ToastAction, ...]:
        task = rows[0].task
        if len(rows) > 1:
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
