"""Erasing a customer: says what goes and what stays, does it, and gives a receipt. For every panel that offers it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import EraseCustomer, RenewBackups
from deskpilot.domain.customer import Traces
from deskpilot.domain.errors import KnownError
from deskpilot.services.queries.customers import CustomerHit
from deskpilot.services.roles import may
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.customer_files import CustomerFiles
from deskpilot.worker.gateway import Gateway

_WIDTH = 440


class EraseDialog(QDialog):
    """Not modal: customers who wait are served meanwhile. Signals: `confirmed(with_backups)`; then `show_done` or
    `show_error` follows; `export_asked()` for a copy before that. Escape and the safe button change nothing."""

    confirmed = Signal(bool)
    export_asked = Signal()

    def __init__(self, parent: QWidget, who: CustomerHit, traces: Traces, copies: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = self.tr("删除「{name}」的资料？").format(name=theme.one_line(who.nickname or who.key))
        self.setWindowTitle(title)
        self.head = kit.PlainLabel(title, "title_card", wrap=True)
        self.told = kit.PlainLabel("", "body", "warning_text", wrap=True)
        self.backups = QCheckBox(self.tr("旧备份也删掉，马上另存一份新的"))
        self.cancel = kit.Button(self.tr("先不"), "secondary")
        self.erase = kit.Button(self.tr("删除这位顾客"), "danger")
        self.export = kit.Button(self.tr("先导出一份"), "ghost", "upload")
        self._copies = copies
        self._lay_out(who, traces)
        self.cancel.clicked.connect(self.reject)
        self.erase.clicked.connect(self._confirm)
        self.export.clicked.connect(self.export_asked)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_done(self, problem: str = "") -> None:
        """It is done; `problem` says what was not done of the rest."""
        self.head.setText(self.tr("已经删除"))
        self._words.hide()
        text = self.tr("数据库、搜索和图片文件夹里都没有这位顾客了。操作记录里留了一行，没有写是哪一位。")
        self._tell("danger_text" if problem else "t1", problem or text)
        self.erase.hide()
        self.export.hide()
        self.cancel.enable()
        self.cancel.setText(self.tr("好的"))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    def show_export(self, good: bool, words: str) -> None:
        """How the export went that was asked for."""
        self._tell("t1" if good else "danger_text", words)
        self._fit()

    def show_error(self, text: str) -> None:
        """It was not done."""
        self._tell("danger_text", text)
        for button in (self.erase, self.cancel, self.export):
            button.enable()
        self._fit()

    def _confirm(self) -> None:
        for button in (self.erase, self.cancel, self.export):
            button.disable(self.tr("正在删除…"))
        self._tell("t2", self.tr("正在删除，店大的话要几秒…"))
        self._fit()
        self.confirmed.emit(self.backups.isChecked())

    def _tell(self, color: str, text: str) -> None:
        self.told.set_color(color)
        self.told.setText(text)
        self.told.show()

    def _lay_out(self, who: CustomerHit, traces: Traces) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self._all_words(traces))
        column.addWidget(self.told)
        column.addStretch(1)
        self.told.setText(self.tr("这位顾客正在等回复，删了就看不到了。"))
        self.told.setVisible(who.waits)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.export)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.erase)
        column.addLayout(row)
        self._fit()

    def _all_words(self, traces: Traces) -> QWidget:
        self._words = QWidget()
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._put(column, self.tr("会删掉，找不回来"))
        column.addLayout(self._counts(traces))
        self._put(column, "", self.tr("还有昵称、标签、备注和提醒。顾客的话里记下的产品反馈也不再出现。"))
        self._put(
            column,
            self.tr("会留下"),
            self.tr("不带名字的数字（接待量、响应时间、转人工率）、您写进知识库的答案。"),
        )
        self._put(column, self.tr("备份"), self._about_copies())
        column.addWidget(self.backups)
        self.backups.setVisible(self._copies > 0)
        return self._words

    def _put(self, column: QVBoxLayout, title: str, text: str = "") -> None:
        if title:
            column.addSpacing(8)
            column.addWidget(kit.PlainLabel(title, "body_strong"))
        if text:
            column.addWidget(kit.PlainLabel(text, "body", "t2", wrap=True))

    def _counts(self, traces: Traces) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        for place, (name, count) in enumerate(self._named(traces)):
            grid.addWidget(kit.PlainLabel(name, "body", "t2"), place, 0)
            grid.addWidget(kit.PlainLabel(f"{count:,}", "body", align=theme.ALIGN_RIGHT), place, 1)
        grid.setColumnStretch(2, 1)
        return grid

    def _named(self, traces: Traces) -> Sequence[tuple[str, int]]:
        rows = (
            (self.tr("会话"), traces.conversations),
            (self.tr("会话里的话"), traces.lines),
            (self.tr("订单"), traces.orders),
            (self.tr("记住的"), traces.facts),
            (self.tr("跟进"), traces.tasks),
            (self.tr("产品反馈"), traces.feedback),
            (self.tr("图片和文件"), traces.files),
        )
        return [row for row in rows if row[1]]

    def _about_copies(self) -> str:
        own = self.tr("您自己拷到别处的备份里还有，要自己删。")
        if not self._copies:
            return own
        text = self.tr("资料文件夹里的 {n} 份旧备份还有这位顾客，用它们恢复，顾客也就回来了。{own}")
        return text.format(n=self._copies, own=own)

    def _fit(self) -> None:
        self._column.activate()
        wide = theme.scaled(_WIDTH)
        self.setFixedSize(wide, self._column.totalHeightForWidth(wide))


class Erasing(QObject):
    """Asks, orders and tells how it went. One dialog at a time."""

    def __init__(self, gateway: Gateway, parent: QWidget) -> None:
        super().__init__(parent)
        self._gateway, self._parent = gateway, parent
        self._dialog: EraseDialog | None = None
        self._files = CustomerFiles(gateway, parent, self._tell_export)
        self._tickets: dict[int, bool] = {}
        gateway.settled.connect(self._on_settled)

    def refusal(self) -> str:
        """Why whoever sits here may not erase anybody; empty when they may."""
        return "" if may(self._gateway.house(), EraseCustomer) else labels.refusal("owner_only")

    def ask(self, customer_id: int) -> None:
        """Say what goes and what stays, and wait for the word."""
        queries = self._gateway.queries
        who = queries.customer(customer_id)
        if who is None:
            return
        if self._dialog is not None:
            self._dialog.close()
        dialog = EraseDialog(self._parent.window(), who, queries.traces(customer_id), queries.old_copies())
        dialog.confirmed.connect(lambda with_backups: self._order(customer_id, with_backups))
        dialog.export_asked.connect(lambda: self._files.ask(customer_id))
        dialog.destroyed.connect(lambda: self._forget(dialog))
        self._dialog = dialog
        dialog.show()

    def _tell_export(self, good: bool, words: str) -> None:
        if self._dialog is not None:
            self._dialog.show_export(good, words)

    def _forget(self, dialog: EraseDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _order(self, customer_id: int, with_backups: bool) -> None:
        me = self._gateway.agent_name
        self._tickets[self._gateway.submit(EraseCustomer(customer_id, me))] = with_backups

    def _on_settled(self, ticket: int, command: object, error: KnownError | None) -> None:
        if ticket not in self._tickets:
            return
        goes_on = self._tickets.pop(ticket)
        if isinstance(command, EraseCustomer) and error is None and goes_on:
            self._tickets[self._gateway.submit(RenewBackups(self._gateway.agent_name))] = False
        elif self._dialog is not None:
            self._tell(self._dialog, command, error)

    def _tell(self, dialog: EraseDialog, command: object, error: KnownError | None) -> None:
        if error is None:
            dialog.show_done()
        elif isinstance(command, EraseCustomer):
            dialog.show_error(labels.refusal(error.code))
        else:
            text = self.tr("顾客删掉了，旧备份没有删成：{reason}")
            dialog.show_done(text.format(reason=labels.refusal(error.code)))
