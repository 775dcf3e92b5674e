"""Follow-ups from within a conversation: the promise that was just made, and one made by hand."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import CloseTask, ConfirmTask, EditTask, MakeTask, RestoreTask
from deskpilot.domain.follow_up import Task
from deskpilot.services.views import ConversationHead
from deskpilot.ui import labels_due
from deskpilot.ui.panels.conversation.promise_strip import PromiseStrip
from deskpilot.ui.widgets.task_dialog import TaskDialog, TaskDraft

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway


class TaskOffers(QObject):
    """Keys: F7 makes a follow-up, F8 keeps the promise that the strip asks about, F9 says that it is none."""

    def __init__(self, gateway: "Gateway", strip: PromiseStrip, window: QWidget) -> None:
        super().__init__(window)
        self._gateway, self._strip, self._window = gateway, strip, window
        self._head: ConversationHead | None = None
        self._before: Task | None = None
        strip.kept.connect(self.keep)
        strip.refused.connect(self.refuse)
        strip.edited.connect(self.edit)
        strip.undone.connect(self.undo)

    def show_head(self, head: ConversationHead | None) -> None:
        """Ask about what was promised in this conversation and not answered yet."""
        if head is None or self._head is None or head.conversation_id != self._head.conversation_id:
            self._strip.clear()
        self._head = head
        if head is not None:
            offered = self._gateway.queries.proposed_promises(head.conversation_id)
            self._strip.offer(offered[0] if offered else None)

    def take_key(self, key: int) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        acts = {Qt.Key.Key_F7: self.make, Qt.Key.Key_F8: self.keep, Qt.Key.Key_F9: self.refuse}
        act = acts.get(Qt.Key(key))
        if act is None or self._head is None:
            return False
        act()
        return True

    def keep(self) -> None:
        """It is a promise."""
        row = self._strip.row
        if row is not None:
            due = labels_due.moment(row.due_local, row.days_away)
            self._settle(row.task, self.tr("记下了，{due} 前会提醒").format(due=due))
            self._gateway.submit(ConfirmTask(row.task.id, self._gateway.agent_name))

    def refuse(self) -> None:
        """It is none."""
        row = self._strip.row
        if row is not None:
            self._settle(row.task, self.tr("好，不记了"))
            self._gateway.submit(CloseTask(row.task.id, self._gateway.agent_name, done=False))

    def undo(self) -> None:
        """Take the last answer back."""
        before, self._before = self._before, None
        self._strip.clear()
        if before is not None:
            self._gateway.submit(RestoreTask(before))

    def edit(self) -> TaskDialog | None:
        """It is a promise, but not in these words or not by then."""
        row = self._strip.row
        if row is None:
            return None
        task = row.task

        def save(draft: TaskDraft) -> None:
            assert draft.due_at is not None
            self._settle(task, self.tr("记下了"))
            self._gateway.submit(EditTask(task.id, draft.text, draft.due_at, draft.assigned_to))

        return self._open(TaskDraft(task.text, task.due_at, task.assigned_to), save)

    def make(self) -> TaskDialog | None:
        """A follow-up for this customer."""
        head = self._head
        if head is None:
            return None

        def save(draft: TaskDraft) -> None:
            assert draft.due_at is not None
            me, about = self._gateway.agent_name, head.conversation_id
            self._gateway.submit(
                MakeTask(draft.text, draft.due_at, me, draft.assigned_to, conversation_id=about)
            )

        return self._open(TaskDraft(assigned_to=self._gateway.agent_name), save)

    def _open(self, draft: TaskDraft, save: object) -> TaskDialog:
        settings = self._gateway.settings()
        people = [person.name for person in self._gateway.house().staff]
        about = self._head.nickname if self._head is not None else ""
        dialog = TaskDialog(self._window, settings, self._gateway.now(), people, draft, about)
        dialog.saved.connect(save)
        dialog.show()
        return dialog

    def _settle(self, before: Task, text: str) -> None:
        self._before = before
        self._strip.settle(text)
