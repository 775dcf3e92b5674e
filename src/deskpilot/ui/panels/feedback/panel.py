"""What customers say about products, as a whole: looked through, searched, and written into a table for others."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.exporting import export_table
from deskpilot.services.feedback_views import FeedbackFilter, FeedbackRow, grouped
from deskpilot.ui import labels, labels_feedback, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.feedback import FeedbackModel
from deskpilot.ui.panels.feedback.table_view import FeedbackTable
from deskpilot.worker.gateway import Gateway

_DAYS = (0, 7, 30, 90)
_GATHER_MS = 60


class FeedbackPanel(kit.Pane):
    """Signal: `message_requested(conversation_id, message_id)` for the words behind a line."""

    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__("s0", "", parent)
        self._gateway = gateway
        self._rows: tuple[FeedbackRow, ...] = ()
        self.model = FeedbackModel(self._say_cell, self)
        self.table = FeedbackTable(self.model)
        self.notice = kit.Notice()
        self._build()
        self._join(look)
        self.retranslate()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.search.set_words(self.tr("搜原话、商品、备注、顾客"), self.tr("搜索产品反馈"))
        self.kind.setAccessibleName(self.tr("说的是什么"))
        self.days.setAccessibleName(self.tr("什么时候说的"))
        kinds = [("", self.tr("全部类别"))]
        kinds += [(code.value, labels_feedback.kind(code)) for code in FeedbackKind]
        self.kind.offer(kinds)
        spans = (self.tr("全部时间"), self.tr("最近 7 天"), self.tr("最近 30 天"), self.tr("最近 90 天"))
        self.days.offer([(str(days), text) for days, text in zip(_DAYS, spans, strict=True)])
        self.export.setText(self.tr("导出"))
        self.export.setToolTip(self.tr("把列出来的存成表格（XLSX 或 CSV），给采购和设计看"))
        self.table.setAccessibleName(self.tr("产品反馈"))
        self.model.set_titles(labels_feedback.columns())
        self.open.setText(self.tr("看原话"))
        self.refresh()

    def wanted(self) -> FeedbackFilter:
        """What is looked for now."""
        code, days = str(self.kind.currentData() or ""), int(self.days.currentData() or 0)
        since = self._gateway.now() - timedelta(days=days) if days else None
        return FeedbackFilter(FeedbackKind(code) if code else None, since, self.search.text().strip())

    def refresh(self) -> None:
        """Read what was marked, as it is filtered."""
        self.table.painter.offset_minutes = self._gateway.settings().utc_offset_minutes
        self._rows = self._gateway.queries.feedback(self.wanted())
        groups = grouped(self._rows)
        self.model.show_groups(groups)
        products = sum(bool(group.product) for group in groups)
        told = self.tr("{n} 条，{products} 件商品").format(n=len(self._rows), products=products)
        self._counts.setText(told if self._rows else "")
        self._stack.setCurrentIndex(0 if self._rows else 1)
        self._foot.setVisible(bool(self._rows))
        for widget in (self.search, self.kind, self.days):
            widget.setVisible(bool(self._rows) or self._is_filtered())
        if self._rows:
            self.export.enable()
        else:
            self.export.disable(self.tr("还没有可以导出的"))
            self._teach()
        self._show_in_hand()

    def save_to(self, path: Path) -> None:
        """Write what is listed into a file, and say how it went."""
        settings = self._gateway.settings()
        table = labels_feedback.table(self._rows, settings.utc_offset_minutes, settings.mask_notifications)
        try:
            count = export_table(labels_feedback.table_head(), table, path)
        except KnownError as error:
            self.notice.tell("danger", labels.refusal(error.code))
            return
        self.notice.tell("success", self.tr("已导出 {n} 条到 {path}").format(n=count, path=path))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _build(self) -> None:
        self._counts = kit.PlainLabel("", "body", "t2", elide=True)
        self.search = kit.SearchField("", "", "/", delay_ms=120)
        self.kind, self.days = kit.Picker(""), kit.Picker("")
        self.export = kit.Button("", icon="upload")
        self._head, self._foot = kit.Pane("s0", "b"), kit.Pane("s0", "t")
        head = _row(self._head, 12)
        head.addWidget(self._counts, 1)
        for widget in (self.search, self.kind, self.days, self.export):
            head.addWidget(widget)
        self._in_hand = kit.PlainLabel("", "caption", "t2", elide=True)
        self.open = kit.Button("", "ghost", "chat", "↵", size="small")
        foot = _row(self._foot, 4)
        foot.addWidget(self._in_hand, 1)
        foot.addWidget(self.open)
        self.empty = kit.EmptyState(labels_feedback.ICON, "")
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
        self.table.opened.connect(self._open)
        self.table.picked.connect(self._show_in_hand)
        self.open.clicked.connect(self._open)
        self.export.clicked.connect(self._ask_where)
        self.empty.action.connect(self._show_all)
        self.search.searched.connect(lambda _text: self.refresh())
        for picker in (self.kind, self.days):
            picker.activated.connect(self.refresh)
        look.changed.connect(self._on_theme)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("/"), self, self._focus_search, context=inside)
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self.refresh)
        self._gateway.committed.connect(self._on_committed)

    def _on_theme(self, _name: str) -> None:
        self.table.take_look()

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open(self) -> None:
        row = self.table.row_in_hand()
        if row is not None:
            self.message_requested.emit(row.conversation_id, row.feedback.message_id)

    def _show_in_hand(self) -> None:
        row = self.table.row_in_hand()
        self._in_hand.setText(labels_feedback.in_hand(row) if row is not None else "")
        self.open.setEnabled(row is not None)

    def _is_filtered(self) -> bool:
        return self.wanted() != FeedbackFilter()

    def _show_all(self) -> None:
        self.search.clear()
        self.kind.setCurrentIndex(0)
        self.days.setCurrentIndex(0)
        self.refresh()

    def _teach(self) -> None:
        if self._is_filtered():
            self.empty.show_message(
                "search",
                self.tr("没有这样的反馈"),
                self.tr("换个词、换个类别或时间试试。"),
                self.tr("看全部"),
            )
            return
        self.empty.show_message(
            labels_feedback.ICON,
            self.tr("还没有产品反馈"),
            self.tr(
                "顾客说颜色深了、尺寸小了、盒子破了、要是有抽屉就好了，在接待台那句话上按 F6，或右键点「记成产品反馈」，这里就按商品排好，采购和设计都用得上。"
            ),
        )

    def _ask_where(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        day = labels.local(self._gateway.now(), self._gateway.settings().utc_offset_minutes).date()
        name = self.tr("产品反馈 {day}").format(day=day.isoformat())
        path, _kind = QFileDialog.getSaveFileName(
            self, self.tr("导出产品反馈"), str(Path(folder) / f"{name}.xlsx"), "*.xlsx;;*.csv"
        )
        if path:
            self.save_to(Path(path))

    def _on_committed(self, changes: ChangeSet) -> None:
        about = changes.feedback or changes.everything or changes.settings or changes.catalog
        if about and self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _say_cell(self, row: FeedbackRow, column: int) -> str:
        return labels_feedback.cell(row, column, self._gateway.settings().utc_offset_minutes)


def _row(pane: kit.Pane, gap: int) -> QHBoxLayout:
    row = QHBoxLayout(pane)
    row.setContentsMargins(16, 0, 16, 0)
    row.setSpacing(gap)
    return row
