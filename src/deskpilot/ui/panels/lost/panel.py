"""Who asked and went without buying: looked through, turned into follow-ups one by one, and written into a table."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import CloseTask, Command, HideLostSale, MakeTask
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


class LostPanel(kit.ListPage):
    """Nothing is ever sent from here. Signal: `message_requested(conversation_id, message_id | None)` for the words
    behind a row."""

    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        self._gateway = gateway
        self._rows: tuple[LostRow, ...] = ()
        self._is_making = False
        self._hiding: HideLostSale | None = None
        self.model = LostModel(labels_lost.cell)
        self.rows = LostTable(self.model)
        super().__init__(self.rows, "bag", look, parent)
        self.model.setParent(self)
        self._build()
        self._join()
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
        self.hidden.set_text(self.tr("看不再列出的"))
        self.refresh()

    def refresh(self) -> None:
        """Read who went without buying."""
        wanted = self.search.text().strip().casefold()
        days = int(self.days.currentData() or _DAYS[_USUAL])
        found = self._gateway.queries.lost_sales(days, hidden=self.hidden.isChecked())
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
        row = self.rows.row_in_hand()
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

    def hide_row(self) -> None:
        """No longer list the customer in hand, or list them again where the hidden ones are shown."""
        row = self.rows.row_in_hand()
        if row is not None:
            self._order_hidden(row.conversation_id, not self.hidden.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.days = kit.Picker("")
        self.export = kit.Button("", icon="upload")
        self.open = kit.Button("", "ghost", "chat", "↵", size="small")
        self.win_back = kit.Button("", "tint", "heart", "Y", size="small")
        self.off = kit.Button("", "ghost", "eye-off", "H", size="small")
        self.hidden = kit.IconButton("eye-off", "")
        self.hidden.setCheckable(True)
        head = (self.counts, self.search, self.days, self.hidden, self.export)
        self.lay_out(head, (self.off, self.open, self.win_back))

    def _join(self) -> None:
        acts = {"open": self._open, "win_back": self.follow, "hide": self.hide_row}
        self.rows.wanted.connect(lambda code: acts[code]())
        self.table.picked.connect(self._show_in_hand)
        self.open.clicked.connect(self._open)
        self.win_back.clicked.connect(self.follow)
        self.off.clicked.connect(self.hide_row)
        self.hidden.toggled.connect(lambda _on: self.refresh())
        self.export.clicked.connect(self._ask_where)
        self.empty.action.connect(self._show_all)
        self.days.activated.connect(self.refresh)
        self._gateway.committed.connect(self._on_committed)
        self._gateway.rejected.connect(self._on_rejected)

    def _open(self) -> None:
        row = self.rows.row_in_hand()
        if row is not None:
            self.message_requested.emit(row.conversation_id, row.message_id)

    def _order_hidden(self, conversation_id: int, hidden: bool) -> None:
        self._hiding = HideLostSale(conversation_id, self._gateway.agent_name, hidden)
        self._gateway.submit(self._hiding)

    def _tell_hidden(self, done: HideLostSale) -> None:
        told = self.tr("不再列出这位顾客；再来说话会重新列出") if done.hidden else self.tr("又列在名单里了")
        undo = done.conversation_id, not done.hidden
        self.notice.tell("success", told, self.tr("撤销"), lambda: self._order_hidden(*undo))

    def _show_all(self) -> None:
        if self.hidden.isChecked() and not self.search.text():
            self.hidden.setChecked(False)
            return
        self.search.clear()
        self.days.setCurrentIndex(len(_DAYS) - 1)
        self.refresh()

    def _show_state(self) -> None:
        stake = sum(row.at_stake for row in self._rows)
        text = (
            self.tr("不再列出的 {n} 位") if self.hidden.isChecked() else self.tr("{n} 位，估计一共值 {money}")
        )
        told = text.format(n=len(self._rows), money=labels_lost.total(stake))
        self.off.setText(self.tr("重新列出") if self.hidden.isChecked() else self.tr("不再列出"))
        self.counts.setText(told if self._rows else "")
        self.show_filled(bool(self._rows))
        if self._rows:
            self.export.enable()
        else:
            self.export.disable(self.tr("还没有可以导出的"))
            self._teach()
        self._show_in_hand()

    def _teach(self) -> None:
        if self.hidden.isChecked() and not self.search.text().strip():
            self.empty.show_message(
                "eye-off",
                self.tr("没有不再列出的顾客"),
                self.tr("在名单里按 H，那位顾客就收到这里。再来说话的会回到名单里。"),
                self.tr("回到名单"),
            )
            return
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
        row = self.rows.row_in_hand() if self._rows else None
        words = () if row is None else (row.nickname, labels_lost.stake_how(row))
        self.in_hand.setText(theme.one_line(labels.joined(words)))
        for button in (self.open, self.win_back, self.off):
            button.setEnabled(row is not None)

    def _ask_where(self) -> None:
        day = labels.local(self._gateway.now(), self._gateway.settings().utc_offset_minutes).date()
        name = self.tr("问过没买 {day}").format(day=day.isoformat())
        path = kit.ask_table_file(self, self.tr("导出问过没买的顾客"), name, ("xlsx", "csv"))
        if path is not None:
            self.save_to(path)

    def _on_committed(self, changes: ChangeSet) -> None:
        if self._is_making and changes.tasks:
            self._is_making = False
            undo = CloseTask(max(changes.tasks), self._gateway.agent_name, done=False)
            told = self.tr("记下了，明天 10:00，在「要跟进」里")
            self.notice.tell("success", told, self.tr("撤销"), lambda: self._submit(undo))
        if (hiding := self._hiding) is not None and hiding.conversation_id in changes.conversations:
            self._hiding = None
            self._tell_hidden(hiding)
            self.refresh()
        # Not with every line that is written: a list of days needs no more than it gets when it is opened.
        about = changes.tasks or changes.everything or changes.catalog
        if about:
            self.refresh_soon()

    def _submit(self, command: Command) -> None:
        self._gateway.submit(command)

    def _on_rejected(self, command: object, error: KnownError) -> None:
        if isinstance(command, (MakeTask, CloseTask, HideLostSale)) and self.isVisible():
            self._is_making, self._hiding = False, None
            self.notice.tell("warning", labels.refusal(error.code))


def _matches(row: LostRow, wanted: str) -> bool:
    texts = (row.nickname, row.title, row.said, row.answered)
    return not wanted or any(wanted in text.casefold() for text in texts)
