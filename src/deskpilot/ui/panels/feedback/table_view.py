"""The table of feedback: what was said, product by product."""

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QWidget

from deskpilot.services.feedback_views import FeedbackRow
from deskpilot.ui import labels_feedback
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.feedback import FeedbackModel
from deskpilot.ui.panels.feedback.row_delegate import FeedbackDelegate

# What goes first when the table is narrow: who marked it, whose words they are, when they were said.
_WIDTHS = kit.ColumnWidths((0, 112, 160, 148, 96), gives_way=(4, 2, 3))


class FeedbackTable(kit.HeadedTable):
    """What is wanted for the line in hand: open."""

    def __init__(self, rows: FeedbackModel, parent: QWidget | None = None) -> None:
        self._rows = rows
        self.painter = FeedbackDelegate()
        super().__init__(rows, self.painter, _WIDTHS, parent)

    def row_in_hand(self) -> FeedbackRow | None:
        """The line that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.has_in_hand() else None

    def follower(self, place: int) -> int:
        """Another filter gives another list: from its beginning."""
        return self.end_row(first=True)

    def tip(self, index: QModelIndex) -> str:
        row = self._rows.at(index.row())
        return "" if row is None else labels_feedback.in_full(row)
