"""The table itself: keys, hover, selection, and a header that sorts."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.knowledge import COLUMNS, ROW_ROLE, KnowledgeModel
from deskpilot.ui.panels.knowledge.row_delegate import KnowledgeDelegate

_RIGHT = (2, 3, 4)
# What goes first when the table is narrow: how often it was sent unchanged, the denials, the category.
_WIDTHS = kit.ColumnWidths((0, 80, 84, 68, 56, 104), gives_way=(3, 4, 1))


class SortHeader(QHeaderView):
    """Painted header: the sorted column is strong, with an arrow; figures stand at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_column, self.descending = 2, True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.row("table_header"))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        box = QRectF(rect)
        painter.fillRect(rect, theme.color("s1"))
        theme.hairline(painter, box.left(), box.bottom(), box.width())
        title = str(self.model().headerData(logical, Qt.Orientation.Horizontal))
        chosen = logical == self.sorted_column
        tone = "t1" if chosen else "t2"
        if logical in _RIGHT:
            area = box.adjusted(0, 0, -12, 0)
            width = theme.draw_text(painter, area, title, "caption", tone, theme.ALIGN_RIGHT, strong=chosen)
            arrow = area.right() - width - 15
        else:
            area = box.adjusted(
                kit.ROW_INSET if logical == 0 else 8 if logical == len(COLUMNS) - 1 else 0, 0, -4, 0
            )
            width = theme.draw_text(painter, area, title, "caption", tone, strong=chosen)
            arrow = area.left() + width + 4
        if chosen:
            icon = "chevron-down" if self.descending else "chevron-up"
            theme.paint_icon(painter, QRectF(arrow, box.center().y() - 5.5, 12, 12), icon, "t2")


class KnowledgeTable(kit.RowTable):
    """Signals: `opened(entry_id)` when one row is picked, `picked()` when the selection changed, `sort_wanted(column)`,
    `delete_pressed`."""

    opened = Signal(str)
    picked = Signal()
    sort_wanted = Signal(int)
    delete_pressed = Signal()

    def __init__(
        self, rows: KnowledgeModel, delegate: KnowledgeDelegate, parent: QWidget | None = None
    ) -> None:
        self._rows, self._sorting = rows, SortHeader()
        super().__init__(rows, delegate, self._sorting, _WIDTHS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._sorting.sectionClicked.connect(self.sort_wanted)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())

    def set_sorted(self, column: int, descending: bool) -> None:
        """Show which column orders the rows; -1 for an order that no column shows."""
        self._sorting.sorted_column, self._sorting.descending = column, descending
        self._sorting.viewport().update()

    def picked_count(self) -> int:
        """How many rows are picked."""
        return sum(part.bottom() - part.top() + 1 for part in self.selectionModel().selection().toList())

    def picked_rows(self) -> tuple[int, ...]:
        """The picked places, from top to bottom."""
        found = {
            row
            for part in self.selectionModel().selection().toList()
            for row in range(part.top(), part.bottom() + 1)
        }
        return tuple(sorted(found))

    def tip(self, index: QModelIndex) -> str:
        row = index.data(ROW_ROLE)
        told = (row.question, row.category) if row is not None else ()
        return told[index.column()] if index.column() < len(told) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_selection(self) -> None:
        self.viewport().update()
        self.picked.emit()
        if self.picked_count() == 1:
            self._open(self._rows.index(self.picked_rows()[0], 0))

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.loaded_row(index.row())
        if row is not None:
            self.opened.emit(row.id)
