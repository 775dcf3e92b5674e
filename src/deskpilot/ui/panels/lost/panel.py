"""Who asked and went without buying: looked through, turned into follow-ups one by one, and written into a table."""

from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import CloseTask, MakeTask
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.follow_up import LONGEST_TEXT, TaskKind
from deskpilot.services.due_choices import due_choices
from deskpilot.services.exporting import export_table
from deskpilot.services.lost_views import LostRow
from deskpilot.ui import labels, labels_lost, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.lost import LostModel
from deskpilot.ui.panels.lost.table_view import LostTable
from deskpilot.worker.gateway import Gateway

_DAYS = (7, 30, 90)
_USUAL = 1  # the place of 30 days
_GATHER_MS = 60


class LostPanel(kit.Pane):
    """Nothing is ever sent from here. Signal: `message_requested(conversation_id, message_id | None)` for the words
    behind a row."""

    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__("s0", "", parent)
        self._gateway = gateway
        self._rows: tuple[LostRow, ...] = ()
        self._is_making = False
        self.model = LostModel(labels_lost.cell, self)
        self.table = LostTable(self.model)
        self.notice = kit.Notice()
        self._build()
        self._join(look)
        self.retranslate()
        self.days.setCurrentIndex(_USUAL)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.search.set_words(self.tr("搜顾客、商品、说过的话"), self.tr("搜索流失名单"))
        self.days.setAccessibleName(self.tr("多久以内"))
        spans = (self.tr("最近 7 天"), self.tr("最近 30 天"), self.tr("最近 90 天"))
        self.days.offer([(str(days), text) for days, text in zip(_DAYS, spans, strict=True)])
        self.export.setText(self.tr("导出"))
        self.export.setToolTip(theme.plain_tip(self.tr("把列出来的存成表格（XLSX 或 CSV）")))
        self.table.setAccessibleName(self.tr("问过没买的顾客"))
        self.model.set_titles(labels_lost.columns())
        self.open.setText(self.tr("看原话"))
        self.win_back.setText(self.tr("记一件挽回"))
        self.refresh()

    def refresh(self) -> None:
        """Read who went without buying."""
        wanted = self.search.text().strip().casefold()
        found = self._gateway.queries.lost_sales(int(self.days.currentData() or _DAYS[_USUAL]))
        self._rows = tuple(row for row in found if _matches(row, wanted))
        self.model.show_rows(self._rows)
        self._show_state()

    def save_to(self, path: Path) -> None:
        """Write what is listed into a file, and say how it went."""
        table = labels_lost.table(self._rows, self._gateway.settings().mask_notifications)
        try:
            count = export_table(labels_lost.table_head(), table, path)
        except KnownError as error:
            self.notice.tell("danger", labels.refusal(error.code))
            return
        self.notice.tell("success", self.tr("已导出 {n} 位到 {path}").format(n=count, path=path))

    def follow(self) -> None:
        """Write down that somebody should get back to the customer in hand; tomorrow at ten, and nothing is sent."""
        row = self.table.row_in_hand()
        if row is None or self._is_making:
            return
        self._is_making = True
        due = dict(due_choices(self._gateway.settings(), self._gateway.now()))["tomorrow"]
        self._gateway.submit(
            MakeTask(
                labels_lost.task_text(row)[:LONGEST_TEXT],
                due,
                self._gateway.agent_name,
                row.dedicated_agent,
                TaskKind.WIN_BACK,
                row.conversation_id,
                message_id=row.message_id,
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._counts = kit.PlainLabel("", "body", "t2", elide=True)
        self.search = kit.SearchField("", "", "/", delay_ms=120)
        self.days = kit.Picker("")
        self.export = kit.Button("", icon="upload")
        self._head, self._foot = kit.Pane("s0", "b"), kit.Pane("s0", "t")
        head = _row(self._head, 12)
        head.addWidget(self._counts, 1)
        for widget in (self.search, self.days, self.export):
            head.addWidget(widget)
        self._in_hand = kit.PlainLabel("", "caption", "t2", elide=True)
        self.open = kit.Button("", "ghost", "chat", "↵", size="small")
        self.win_back = kit.Button("", "tint", "heart", "Y", size="small")
        foot = _row(self._foot, 4)
        foot.addWidget(self._in_hand, 1)
        foot.addWidget(self.open)
        foot.addWidget(self.win_back)
        self.empty = kit.EmptyState("bag", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.notice)
        column.addWidget(kit.ToastRoom())
        column.addWidget(self._foot)
        self._fit()

    def _fit(self) -> None:
        self._head.setFixedHeight(max(theme.size("page_header"), theme.control_height("button") + 24))
        self._foot.setFixedHeight(max(44, theme.control_height("button_small") + 16))

    def _join(self, look: theme.Theme) -> None:
        self.table.wanted.connect(lambda code: self._open() if code == "open" else self.follow())
        self.table.picked.connect(self._show_in_hand)
        self.open.clicked.connect(self._open)
        self.win_back.clicked.connect(self.follow)
        self.export.clicked.connect(self._ask_where)
        self.empty.action.connect(self._show_all)
        self.search.searched.connect(lambda _text: self.refresh())
        self.days.activated.connect(self.refresh)
        look.changed.connect(self._on_theme)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("/"), self, self._focus_search, context=inside)
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self.refresh)
        self._gateway.committed.connect(self._on_committed)
        self._gateway.rejected.connect(self._on_rejected)

    def _on_theme(self, _name: str) -> None:
        self.table.take_look()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self) -> None:
        row = self.table.row_in_hand()
        if row is not None:
            self.message_requested.emit(row.conversation_id, row.message_id)

    def _show_all(self) -> None:
        self.search.clear()
        self.days.setCurrentIndex(len(_DAYS) - 1)
        self.refresh()

    def _show_state(self) -> None:
        stake = sum(row.at_stake for row in self._rows)
        told = self.tr("{n} 位，估计一共值 {money}").format(n=len(self._rows), money=labels_lost.total(stake))
        self._counts.setText(told if self._rows else "")
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._foot.setVisible(bool(self._rows))
        if self._rows:
            self.export.enable()
        else:
            self.export.disable(self.tr("还没有可以导出的"))
            self._teach()
        self._show_in_hand()

    def _teach(self) -> None:
        if self.search.text().strip() or self.days.currentIndex() < len(_DAYS) - 1:
            self.empty.show_message(
                "search",
                self.tr("这段时间里没有"),
                self.tr("问过商品、一天没动静、也没下单的顾客会列在这里。看看更久以前的。"),
                self.tr("看最近 90 天"),
            )
            return
        self.empty.show_message(
            "bag",
            self.tr("没有问过没买的顾客"),
            self.tr(
                "顾客问过商品，一天没动静、也没下单，就会列在这里，值得的先排。按 Y 记成一件跟进，什么时候、怎么说由人来定，不会自己发消息。"
            ),
        )

    def _show_in_hand(self) -> None:
        row = self.table.row_in_hand() if self._rows else None
        words = () if row is None else (row.nickname, labels_lost.stake_how(row))
        self._in_hand.setText(theme.one_line(labels.joined(words)))
        for button in (self.open, self.win_back):
            button.setEnabled(row is not None)

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = labels.local(self._gateway.now(), self._gateway.settings().utc_offset_minutes).date()
        name = self.tr("问过没买 {day}").format(day=day.isoformat())
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("导出问过没买的顾客"), str(Path(folder) / f"{name}.xlsx"), "*.xlsx;;*.csv"
        )
        if path:
            self.save_to(Path(path))

    def _on_committed(self, changes: ChangeSet) -> None:
        if self._is_making and changes.tasks:
            self._is_making = False
            undo = CloseTask(max(changes.tasks), self._gateway.agent_name, done=False)
            told = self.tr("记下了，明天 10:00，在「要跟进」里")
            self.notice.tell("success", told, self.tr("撤销"), lambda: self._submit(undo))
        # Not with every line that is written: a list of days needs no more than it gets when it is opened.
        about = changes.tasks or changes.everything or changes.catalog
        if about and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _submit(self, command: CloseTask) -> None:
        self._gateway.submit(command)

    def _on_rejected(self, command: object, error: KnownError) -> None:
        if isinstance(command, (MakeTask, CloseTask)) and self.isVisible():
            self._is_making = False
            self.notice.tell("warning", labels.refusal(error.code))


def _matches(row: LostRow, wanted: str) -> bool:
    texts = (row.nickname, row.title, row.said, row.answered)
    return not wanted or any(wanted in text.casefold() for text in texts)


def _row(pane: kit.Pane, gap: int) -> QHBoxLayout:
    row = QHBoxLayout(pane)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(gap)
    return row
