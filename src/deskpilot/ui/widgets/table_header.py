"""The header of a table that cannot be sorted: its sections are the order."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.table import ROW_INSET


class PlainHeader(QHeaderView):
    """Painted like the header of the knowledge table, with nothing to press."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.row("table_header"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        box = QRectF(rect)
        painter.fillRect(rect, theme.color("s0"))
        theme.hairline(painter, box.left(), box.bottom(), box.width())
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        area = box.adjusted(ROW_INSET if logical == 0 else 0, 0, -4, 0)
        theme.draw_text(painter, area, title, "caption", "t2")
