"""What is done with a task: every act says what it did, and can be taken back."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from deskpilot.domain.commands import (
    CloseTask,
    ConfirmTask,
    EditTask,
    MakeTask,
    MoveTask,
    RestoreTask,
)
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import Task, TaskState
from deskpilot.services.due_choices import due_choices
from deskpilot.services.duty import local_time
from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels, labels_due, labels_tasks
from deskpilot.ui import widgets as kit
from deskpilot.ui.widgets.task_dialog import TaskDialog, TaskDraft
from deskpilot.worker.gateway import Gateway

_ABOUT_TASKS = (CloseTask, ConfirmTask, EditTask, MakeTask, MoveTask, RestoreTask)


class TaskActs(QObject):
    """Turns wishes about a task into commands; `notice` tells them and offers the way back."""

    def __init__(self, gateway: Gateway, notice: kit.Notice, window: QWidget) -> None:
        super().__init__(window)
        self._gateway, self._notice, self._window = gateway, notice, window
        self._is_making = False
        gateway.committed.connect(self._on_committed)
        gateway.rejected.connect(self._on_rejected)

    def finish(self, row: TaskRow) -> None:
        """It is done."""
        self._gateway.submit(CloseTask(row.task.id, self._gateway.agent_name))
        self._tell(self.tr("做完了：{words}"), row.task)

    def drop(self, row: TaskRow) -> None:
        """It is not to be done; what was proposed was not meant."""
        self._gateway.submit(CloseTask(row.task.id, self._gateway.agent_name, done=False))
        proposed = row.task.state is TaskState.PROPOSED
        self._tell(self.tr("不记了：{words}") if proposed else self.tr("不做了：{words}"), row.task)

    def confirm(self, row: TaskRow) -> None:
        """What was proposed is meant."""
        if row.task.state is TaskState.PROPOSED:
            self._gateway.submit(ConfirmTask(row.task.id, self._gateway.agent_name))
            self._tell(self.tr("记下了：{words}"), row.task)

    def copy_words(self, row: TaskRow) -> None:
        """Put a word about an unpaid order on the clipboard; whether and when to send it is for whoever sits here."""
        words = self._gateway.queries.reminder_words(row.task.id)
        if words:
            QGuiApplication.clipboard().setText(words)
            self._notice.tell(
                "success", self.tr("拷好了，看过再贴到聊天里：{words}").format(words=labels.quoted(words))
            )
        else:
            self._notice.tell("warning", self.tr("这一单已经付了或关了，不用再提醒"))

    def postpone(self, row: TaskRow, at: datetime) -> None:
        """Put it off."""
        self._gateway.submit(MoveTask(row.task.id, at))
        local = local_time(self._gateway.settings(), at)
        days = (local.date() - local_time(self._gateway.settings(), self._gateway.now()).date()).days
        due = labels_due.moment(local, days)
        self._tell(self.tr("推到{due}：{words}"), row.task, due)

    def later_menu(self, row: TaskRow) -> QMenu:
        """The usual times, and choosing one."""
        menu = QMenu(self._window)
        for code, at in due_choices(self._gateway.settings(), self._gateway.now()):
            menu.addAction(labels_tasks.choice(code), partial(self.postpone, row, at))
        menu.addSeparator()
        menu.addAction(self.tr("选个时间…"), lambda: self.edit(row))
        return menu

    def edit(self, row: TaskRow) -> TaskDialog:
        """Change words, time or agent."""
        task = row.task

        def save(draft: TaskDraft) -> None:
            assert draft.due_at is not None
            self._gateway.submit(EditTask(task.id, draft.text, draft.due_at, draft.assigned_to))
            self._tell(self.tr("改好了：{words}"), task)

        return self._open(TaskDraft(task.text, task.due_at, task.assigned_to), row.nickname, save)

    def make(self, customer: TaskRow | None = None) -> TaskDialog:
        """A new task, for nobody in particular unless one says that it is about the customer of another one."""

        def save(draft: TaskDraft) -> None:
            assert draft.due_at is not None
            self._is_making = True
            about = customer.task if customer is not None and draft.for_customer else None
            self._gateway.submit(
                MakeTask(
                    draft.text,
                    draft.due_at,
                    self._gateway.agent_name,
                    draft.assigned_to,
                    conversation_id=about.conversation_id if about else None,
                    customer_id=about.customer_id if about else None,
                )
            )

        draft = TaskDraft(assigned_to=self._gateway.agent_name, for_customer=False)
        return self._open(draft, customer.nickname if customer is not None else "", save)

    def _open(self, draft: TaskDraft, about: str, save: Callable[[TaskDraft], None]) -> TaskDialog:
        settings = self._gateway.settings()
        people = [person.name for person in self._gateway.house().staff]
        dialog = TaskDialog(self._window, settings, self._gateway.now(), people, draft, about)
        dialog.saved.connect(save)
        dialog.show()
        return dialog

    def _tell(self, text: str, before: Task, due: str = "") -> None:
        said = text.format(words=labels.quoted(before.text[:40]), due=due)
        undo = RestoreTask(before)
        self._notice.tell("success", said, self.tr("撤销"), lambda: self._submit(undo))

    def _submit(self, command: RestoreTask | CloseTask) -> None:
        self._gateway.submit(command)

    def _on_committed(self, changes: ChangeSet) -> None:
        if self._is_making and changes.tasks:
            self._is_making = False
            undo = CloseTask(max(changes.tasks), self._gateway.agent_name, done=False)
            self._notice.tell("success", self.tr("记下了"), self.tr("撤销"), lambda: self._submit(undo))

    def _on_rejected(self, command: object, error: KnownError) -> None:
        if isinstance(command, _ABOUT_TASKS) and self._window.isVisible():
            self._is_making = False
            self._notice.tell("warning", labels.refusal(error.code))
