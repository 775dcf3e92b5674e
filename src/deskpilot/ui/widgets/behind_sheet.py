"""The conversations behind a figure or a point of a chart, in a sheet beside it; a press opens one."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from deskpilot.services.figure_views import Behind, BehindRow
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.widgets.waiting_list import WaitingList

_WIDTH = 460
_SEEN = 8  # rows without scrolling
MOST = 200


class BehindSheet(kit.Popover):
    """`when` gives the words at the end of a row. Signal: `chosen(conversation_id)`."""

    chosen = Signal(int)

    def __init__(
        self, parent: QWidget, title: str, note: str, behind: Behind, when: Callable[[BehindRow], str]
    ) -> None:
        super().__init__(parent, title, _WIDTH)
        self.body.setSpacing(4)
        self.body.addWidget(kit.PlainLabel(note, "caption", "t3", wrap=True))
        words = {each.row.conversation_id: when(each) for each in behind.rows}
        self.list = WaitingList(MOST)
        self.list.show_past(tuple(each.row for each in behind.rows), lambda row: words[row.conversation_id])
        self.list.chosen.connect(self._choose)
        self.body.addWidget(self._scrolling(len(behind.rows)))
        for text in self._rest(behind):
            self.body.addWidget(kit.PlainLabel(text, "caption", "t3", wrap=True))

    def show_at(self, place: QWidget) -> None:
        """Open where the pointer is, or in the middle of the place when the keyboard asked."""
        here = place.mapFromGlobal(QCursor.pos())
        inside = place.rect().contains(here)
        spot = QWidget(place)
        spot.setGeometry((here if inside else place.rect().center()).x(), here.y() if inside else 0, 1, 1)
        self.show_below(spot, self.list.rows[0] if self.list.rows else None)
        spot.deleteLater()

    def _scrolling(self, rows: int) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.list)
        self.list.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setFixedHeight(min(rows, _SEEN) * theme.row("table"))
        area.setHidden(rows == 0)
        self.list.reached.connect(area.ensureWidgetVisible)
        return area

    def _rest(self, behind: Behind) -> list[str]:
        rest = []
        if not behind.rows:
            rest.append(self.tr("这段时间还没有。"))
        if behind.more:
            rest.append(self.tr("后面还有 {n} 段没有列出来。").format(n=behind.more))
        if behind.gone:
            rest.append(self.tr("另有 {n} 段已经随顾客删除。").format(n=behind.gone))
        return rest

    def _choose(self, conversation_id: int) -> None:
        self.close()
        self.chosen.emit(conversation_id)
