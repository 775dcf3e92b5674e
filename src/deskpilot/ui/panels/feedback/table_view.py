"""The table of feedback: what was said, product by product."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from deskpilot.services.feedback_views import FeedbackRow
from deskpilot.ui import labels_feedback
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.feedback import COLUMNS, FeedbackModel
from deskpilot.ui.panels.feedback.row_delegate import FeedbackDelegate

# What goes first when the table is narrow: who marked it, whose words they are, when they were said.
_WIDTHS = kit.ColumnWidths((0, 112, 160, 148, 96), gives_way=(4, 2, 3))


class FeedbackTable(kit.RowTable):
    """Signals: `opened()` for the line in hand, `picked()`."""

    opened = Signal()
    picked = Signal()

    def __init__(self, rows: FeedbackModel, parent: QWidget | None = None) -> None:
        self._rows = rows
        self._in_hand = -1
        self.painter = FeedbackDelegate()
        super().__init__(rows, self.painter, kit.PlainHeader(), _WIDTHS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self.opened.emit())
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        rows.modelReset.connect(self._on_reset)

    def row_in_hand(self) -> FeedbackRow | None:
        """The line that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.selectionModel().hasSelection() else None

    def end_row(self, *, first: bool) -> int:
        return self._rows.nearest(0 if first else self._rows.rowCount())

    def can_be_chosen(self, place: int) -> bool:
        return self._rows.at(place) is not None

    def tip(self, index: QModelIndex) -> str:
        row = self._rows.at(index.row())
        return "" if row is None else labels_feedback.in_full(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and kit.is_bare(event)
        if enters and self.row_in_hand() is not None:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row_in_hand() is None:
            self.select(self.end_row(first=True))

    def _on_reset(self) -> None:
        """Headings go over the whole width, and the line in hand stays in hand."""
        self.clearSpans()
        for place in range(self._rows.rowCount()):
            if self._rows.at(place) is None:
                self.setSpan(place, 0, 1, len(COLUMNS))
        if self._in_hand >= 0:
            found = self._rows.place_of(self._in_hand)
            self.select(found if found >= 0 else self.end_row(first=True))

    def _on_selection(self) -> None:
        row = self.row_in_hand()
        if row is not None:
            self._in_hand = row.feedback.message_id
        self.viewport().update()
        self.picked.emit()
