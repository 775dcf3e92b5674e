"""What customers say about products, as a whole: looked through, searched, and written into a table for others."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

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


class FeedbackPanel(kit.ListPage):
    """Signal: `message_requested(conversation_id, message_id)` for the words behind a line."""

    message_requested = Signal(int, object)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        self._gateway = gateway
        self._rows: tuple[FeedbackRow, ...] = ()
        self.model = FeedbackModel(self._say_cell)
        self.rows = FeedbackTable(self.model)
        super().__init__(self.rows, labels_feedback.ICON, look, parent)
        self.model.setParent(self)
        self._build()
        self._join()
        self.retranslate()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.search.set_words(self.tr("搜原话、商品、备注"), self.tr("搜索产品反馈"))
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
        self.rows.painter.offset_minutes = self._gateway.settings().utc_offset_minutes
        self._rows = self._gateway.queries.feedback(self.wanted())
        groups = grouped(self._rows)
        self.model.show_groups(groups)
        products = sum(bool(group.product) for group in groups)
        told = self.tr("{n} 条，{products} 件商品").format(n=len(self._rows), products=products)
        self.counts.setText(told if self._rows else "")
        self.show_filled(bool(self._rows))
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

    def _build(self) -> None:
        self.kind, self.days = kit.Picker(""), kit.Picker("")
        self.export = kit.Button("", icon="upload")
        self.open = kit.Button("", "ghost", "chat", "↵", size="small")
        self.lay_out((self.counts, self.search, self.kind, self.days, self.export), (self.open,))

    def _join(self) -> None:
        self.rows.wanted.connect(lambda _code: self._open())
        self.table.picked.connect(self._show_in_hand)
        self.open.clicked.connect(self._open)
        self.export.clicked.connect(self._ask_where)
        self.empty.action.connect(self._show_all)
        for picker in (self.kind, self.days):
            picker.activated.connect(self.refresh)
        self._gateway.committed.connect(self._on_committed)

    def _open(self) -> None:
        row = self.rows.row_in_hand()
        if row is not None:
            self.message_requested.emit(row.conversation_id, row.feedback.message_id)

    def _show_in_hand(self) -> None:
        row = self.rows.row_in_hand()
        self.in_hand.setText(labels_feedback.in_hand(row) if row is not None else "")
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
        day = labels.local(self._gateway.now(), self._gateway.settings().utc_offset_minutes).date()
        name = self.tr("产品反馈 {day}").format(day=day.isoformat())
        path = kit.ask_table_file(self, self.tr("导出产品反馈"), name, ("xlsx", "csv"))
        if path is not None:
            self.save_to(path)

    def _on_committed(self, changes: ChangeSet) -> None:
        about = changes.feedback or changes.everything or changes.settings or changes.catalog
        if about:
            self.refresh_soon()

    def _say_cell(self, row: FeedbackRow, column: int) -> str:
        return labels_feedback.cell(row, column, self._gateway.settings().utc_offset_minutes)
