"""The follow-ups page as a whole: what is to be done for whom, by when, and the keys to deal with it."""

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels, labels_queue, labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.follow_ups import TaskModel
from deskpilot.ui.panels.follow_ups.acts import TaskActs
from deskpilot.ui.panels.follow_ups.table_view import TaskTable
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_AGE_MS = 20_000
_TOLD_FOR = timedelta(days=1)

_MINE_KEY = "follow_ups/mine"


class FollowUpsPanel(kit.ListPage):
    """Signal: `message_requested(conversation_id, message_id | None)` for the words behind a task."""

    message_requested = Signal(int, object)

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._gateway, self._state = gateway, state or ViewState()
        self._rows: tuple[TaskRow, ...] = ()
        self.model = TaskModel(_say_cell)
        self.tasks = TaskTable(self.model)
        super().__init__(self.tasks, "calendar-check", look, parent)
        self.model.setParent(self)
        self.acts = TaskActs(gateway, self.notice, self)
        self._build()
        self.table.remember(self._state, "follow_ups")
        self._join()
        self.retranslate()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.new.setText(self.tr("新建"))
        self.search.set_words(self.tr("搜事情、顾客、谁做"), self.tr("搜索跟进"))
        self.whose.set_texts([self.tr("全部"), self.tr("我的")])
        self.whose.setAccessibleName(self.tr("谁的"))
        self.table.setAccessibleName(self.tr("要跟进的事"))
        self.model.set_titles(
            [
                self.tr("要做的事"),
                self.tr("顾客"),
                self.tr("什么时候前"),
                self.tr("谁说的"),
                self.tr("谁来做"),
            ]
        )
        words = {
            "open": self.tr("看原话"),
            "confirm": self.tr("是承诺，记下"),
            "copy": self.tr("拷贝提醒的话"),
            "done": self.tr("做完了"),
            "later": self.tr("推后"),
            "edit": self.tr("修改"),
            "drop": self.tr("不做了"),
        }
        for code, button in self.buttons.items():
            button.setText(words[code])
        self.refresh()

    def refresh(self) -> None:
        """Read what is to be done."""
        mine = self._gateway.agent_name if self.whose.index() == 1 else ""
        self._rows = self._gateway.queries.tasks(mine, self.search.text())
        self.model.show_rows(self._rows)
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.whose = kit.Segmented(["", ""], "")
        self.whose.set_index(1 if self._state.flag(_MINE_KEY, default=False) else 0)
        self.new = kit.Button("", "primary", "plus", "N")
        self.buttons = {
            "open": kit.Button("", "ghost", "chat", "↵", size="small"),
            "confirm": kit.Button("", "tint", "handshake", "Y", size="small"),
            "copy": kit.Button("", "ghost", "copy", "C", size="small"),
            "done": kit.Button("", "ghost", "check", "D", size="small"),
            "later": kit.Button("", "ghost", "clock", "P", size="small"),
            "edit": kit.Button("", "ghost", "pencil", "E", size="small"),
            "drop": kit.Button("", "ghost", "x", "Del", size="small"),
        }
        for code, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, code=code: self._do(code))
        self.lay_out((self.counts, self.search, self.whose, self.new), tuple(self.buttons.values()))

    def _join(self) -> None:
        self.tasks.wanted.connect(self._do)
        self.tasks.picked.connect(self._show_in_hand)
        self.new.clicked.connect(lambda: self._make())
        self.empty.action.connect(self._on_empty)
        self.whose.changed.connect(self._show_whose)
        self._gateway.committed.connect(self._on_committed)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("N"), self.table, self._make, context=inside)
        QShortcut(QKeySequence("Ctrl+N"), self, self._make, context=inside)
        # Time alone makes tasks overdue.
        self._ages = QTimer(self, interval=_AGE_MS)
        self._ages.timeout.connect(lambda: self.refresh() if self.isVisible() else None)
        self._ages.start()

    def _make(self) -> None:
        self.acts.make(self.tasks.row_in_hand())

    def _on_committed(self, changes: ChangeSet) -> None:
        about = changes.tasks or changes.everything or changes.settings or changes.customers
        if about:
            self.refresh_soon()

    def _do(self, code: str) -> None:
        row = self.tasks.row_in_hand()
        if row is None:
            return
        if code == "open":
            if row.task.conversation_id is not None:
                self.message_requested.emit(row.task.conversation_id, row.task.message_id)
            else:
                self.acts.edit(row)
        elif code == "later":
            self._offer_times(row)
        elif code == "copy":
            if row.task.kind is TaskKind.UNPAID:
                self.acts.copy_words(row)
        else:
            acts = self.acts
            {"confirm": acts.confirm, "done": acts.finish, "edit": acts.edit, "drop": acts.drop}[code](row)

    def _offer_times(self, row: TaskRow) -> None:
        menu = self.acts.later_menu(row)
        menu.aboutToHide.connect(menu.deleteLater)
        button = self.buttons["later"]
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _on_empty(self) -> None:
        if self._is_filtered():
            self.search.clear()
            self.whose.set_index(0)
            self.refresh()
        else:
            self._make()

    def _is_filtered(self) -> bool:
        return bool(self.search.text().strip()) or self.whose.index() == 1

    def _show_whose(self, place: int) -> None:
        self._state.put(_MINE_KEY, place == 1)
        self.refresh()

    def _show_state(self) -> None:
        overdue = sum(row.overdue_seconds > 0 and row.task.state is TaskState.OPEN for row in self._rows)
        today = sum(
            row.days_away == 0 and not row.overdue_seconds and row.task.state is TaskState.OPEN
            for row in self._rows
        )
        texts = [self.tr("{n} 件过期").format(n=overdue)] if overdue else []
        texts += [self.tr("今天还有 {n} 件").format(n=today)] if today else []
        gone = self._gateway.queries.tasks_withdrawn(self._gateway.now() - _TOLD_FOR)
        texts += [self.tr("一天里自己撤下 {n} 条建议").format(n=len(gone))] if gone else []
        self.counts.setText(labels.joined(texts))
        why = "\n".join(theme.one_line(labels_tasks.withdrawn(each)) for each in gone)
        self.counts.setToolTip(theme.plain_tip(why))
        self.counts.setAccessibleDescription(why)
        self.show_filled(bool(self._rows))
        for filters in (self.search, self.whose):
            filters.setVisible(bool(self._rows) or self._is_filtered())
        if self._is_filtered():
            self.empty.show_message(
                "search",
                self.tr("这里没有要跟进的"),
                self.tr("换个说法，或者看看全部的。"),
                self.tr("看全部"),
            )
        else:
            self.empty.show_message(
                "calendar-check",
                self.tr("没有要跟进的，都办完了"),
                self.tr(
                    "同事在聊天里答应顾客的事（「今天六点前给您回电」）会先放到这里等确认；夜里没人在时答应的回访、说「再看看」的顾客也在这里。到点前会提醒。"
                ),
                self.tr("自己记一件"),
            )
        self._show_in_hand()

    def _show_in_hand(self) -> None:
        row = self.tasks.row_in_hand() if self._rows else None
        for button in self.buttons.values():
            button.setVisible(row is not None)
        self.in_hand.setText("" if row is None else theme.one_line(_in_hand(row)))
        if row is not None:
            proposed = row.task.state is TaskState.PROPOSED
            promise = row.task.kind is TaskKind.PROMISE
            self.buttons["confirm"].setText(self.tr("是承诺，记下") if promise else self.tr("要做，记下"))
            self.buttons["confirm"].setVisible(proposed)
            self.buttons["copy"].setVisible(row.task.kind is TaskKind.UNPAID)
            self.buttons["open"].setVisible(row.task.conversation_id is not None)


def _in_hand(row: TaskRow) -> str:
    return labels.joined((labels_tasks.who(row), labels_tasks.words(row)))


def _say_cell(row: TaskRow, column: int) -> str:
    """What a screen reader says of a cell."""
    who = labels_tasks.who(row)
    if row.paid_orders:
        who = f"{who} {labels_queue.money(row.worth)}"
    cells = (
        labels_tasks.what(row),
        who,
        labels_tasks.due(row),
        labels_tasks.maker(row),
        labels_tasks.assigned(row),
    )
    return cells[column]
