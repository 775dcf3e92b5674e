"""Product feedback from within a conversation: a line is marked, and the mark can be taken back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget

from deskpilot.domain.commands import MarkFeedback, UnmarkFeedback
from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.product_feedback import ProductFeedback
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, labels_feedback
from deskpilot.ui.models.transcript import TranscriptModel
from deskpilot.ui.panels.conversation.feedback_sheet import FeedbackDraft, FeedbackSheet
from deskpilot.ui.panels.conversation.line_offers import can_be_feedback
from deskpilot.ui.panels.conversation.transcript import TranscriptView
from deskpilot.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway

_COMMANDS = (MarkFeedback, UnmarkFeedback)


class FeedbackOffers(QObject):
    """Key: F6 marks the line in hand, or the last one the customer wrote."""

    def __init__(
        self, gateway: "Gateway", view: TranscriptView, lines: TranscriptModel, window: QWidget
    ) -> None:
        super().__init__(window)
        self._gateway, self._view, self._lines, self._window = gateway, view, lines, window
        self.notice = Notice()
        view.feedback_requested.connect(self.ask)
        gateway.committed.connect(self._on_committed)
        gateway.rejected.connect(self._on_rejected)

    def take_key(self, key: int) -> bool:
        """Do what a key stands for; False when it stands for nothing here."""
        row = self._row_meant() if key == Qt.Key.Key_F6 else None
        if row is None:
            return False
        self.ask(row.message_id)
        return True

    def ask(self, message_id: int) -> FeedbackSheet | None:
        """Ask what the line is about, beside it."""
        number = self._lines.row_of(message_id)
        if number is None or not can_be_feedback(row := self._lines.rows[number]):
            return None
        before = self._gateway.queries.feedback_on(message_id)
        products = self._gateway.queries.product_names()
        sheet = FeedbackSheet(self._window, row.text or labels.kind(row.kind), products)
        sheet.fill(self._draft(message_id, before), products, before is not None)
        sheet.given.connect(lambda draft: self._mark(message_id, draft, before))
        sheet.taken_off.connect(lambda: self._take_off(message_id, before))
        focus = QApplication.focusWidget() or self._view
        sheet.left.connect(lambda: focus.setFocus(Qt.FocusReason.OtherFocusReason))
        sheet.show_at(self._below(number))
        return sheet

    def _draft(self, message_id: int, before: ProductFeedback | None) -> FeedbackDraft:
        if before is None or before.kind is None:
            return FeedbackDraft(None, self._gateway.queries.product_behind(message_id))
        return FeedbackDraft(before.kind, before.product, before.note)

    def _row_meant(self) -> TranscriptRow | None:
        index = self._view.currentIndex()
        rows = self._lines.rows
        if self._view.hasFocus() and index.isValid() and can_be_feedback(rows[index.row()]):
            return rows[index.row()]
        return next((row for row in reversed(rows) if can_be_feedback(row)), None)

    def _below(self, number: int) -> QPoint:
        """The corner below a line; at the lower end of the list for one that is out of sight."""
        box = self._view.visualRect(self._lines.index(number))
        port = self._view.viewport()
        top = max(0, min(box.bottom() + 4, port.height() - 40))
        return port.mapToGlobal(QPoint(box.left() + 24, top))

    def _mark(self, message_id: int, draft: FeedbackDraft, before: ProductFeedback | None) -> None:
        assert draft.kind is not None
        me = self._gateway.agent_name
        self._gateway.submit(MarkFeedback(message_id, draft.kind, me, draft.product, draft.note))
        kind = labels_feedback.kind(draft.kind)
        product = dict(self._gateway.queries.product_names()).get(draft.product, draft.product)
        told = self.tr("记成产品反馈：{kind}，{product}")
        self._tell(told.format(kind=kind, product=labels_feedback.product(product)[:40]), message_id, before)

    def _take_off(self, message_id: int, before: ProductFeedback | None) -> None:
        self._gateway.submit(UnmarkFeedback(message_id, self._gateway.agent_name))
        self._tell(self.tr("不算产品反馈了"), message_id, before)

    def _tell(self, text: str, message_id: int, before: ProductFeedback | None) -> None:
        self.notice.tell("success", text, self.tr("撤销"), lambda: self._undo(message_id, before))

    def _undo(self, message_id: int, before: ProductFeedback | None) -> None:
        me = self._gateway.agent_name
        if before is None or before.kind is None:
            self._gateway.submit(UnmarkFeedback(message_id, me))
        else:
            self._gateway.submit(MarkFeedback(message_id, before.kind, me, before.product, before.note))

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.feedback:
            self._lines.reread(changes.feedback)

    def _on_rejected(self, command: object, error: KnownError) -> None:
        if isinstance(command, _COMMANDS) and self._window.isVisible():
            self.notice.tell("warning", labels.refusal(error.code))
