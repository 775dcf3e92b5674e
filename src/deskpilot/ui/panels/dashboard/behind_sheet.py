"""The conversations behind a point of a chart, in a sheet beside it; a press opens one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QWidget

from deskpilot.services.views import QueueRow
from deskpilot.ui import labels
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.dashboard.waiting_list import WaitingList

_WIDTH = 460
MOST = 8


class BehindSheet(kit.Popover):
    """Signal: `chosen(conversation_id)`."""

    chosen = Signal(int)

    def __init__(
        self, parent: QWidget, title: str, note: str, rows: tuple[QueueRow, ...], offset_minutes: int
    ) -> None:
        super().__init__(parent, title, _WIDTH)
        self.body.setSpacing(4)
        self.body.addWidget(kit.PlainLabel(note, "caption", "t3", wrap=True))
        self.list = WaitingList(MOST)
        self.list.show_past(rows, lambda row: labels.clock(row.last_at, offset_minutes))
        self.list.chosen.connect(self._choose)
        self.body.addWidget(self.list)

    def show_at(self, chart: QWidget) -> None:
        """Open where the pointer is, or in the middle of the chart when the keyboard asked."""
        here = chart.mapFromGlobal(QCursor.pos())
        inside = chart.rect().contains(here)
        place = QWidget(chart)
        place.setGeometry((here if inside else chart.rect().center()).x(), here.y() if inside else 0, 1, 1)
        self.show_below(place, self.list.rows[0] if self.list.rows else None)
        place.deleteLater()

    def _choose(self, conversation_id: int) -> None:
        self.close()
        self.chosen.emit(conversation_id)
