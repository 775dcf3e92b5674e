"""The table itself: keys, hover, selection, and a header that sorts."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from deskpilot.ui import theme
from deskpilot.ui.models.knowledge import COLUMNS, ROW_ROLE, KnowledgeModel
from deskpilot.ui.panels.knowledge.row_delegate import KnowledgeDelegate

_RIGHT = (2, 3, 4)
_WIDTHS = (0, 80, 84, 68, 56, 104)
# What goes first when the table is narrow: how often it was sent unchanged, the denials, the category.
_GIVES_WAY = (3, 4, 1)
_LEAST_QUESTION = 200
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class SortHeader(QHeaderView):
    """Painted header: the sorted column is strong, with an arrow; figures stand at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.sorted_column, self.descending = 2, True
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(40)
        self.setFixedHeight(theme.row("table_header"))

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
            area = box.adjusted(16 if logical == 0 else 8 if logical == len(COLUMNS) - 1 else 0, 0, -4, 0)
            width = theme.draw_text(painter, area, title, "caption", tone, strong=chosen)
            arrow = area.left() + width + 4
        if chosen:
            icon = "chevron-down" if self.descending else "chevron-up"
            theme.paint_icon(painter, QRectF(arrow, box.center().y() - 5.5, 12, 12), icon, "t2")


class KnowledgeTable(QTableView):
    """Signals: `opened(entry_id)` when one row is picked, `picked()` when the selection changed, `sort_wanted(column)`,
    `delete_pressed`."""

    opened = Signal(str)
    picked = Signal()
    sort_wanted = Signal(int)
    delete_pressed = Signal()

    def __init__(
        self, rows: KnowledgeModel, delegate: KnowledgeDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._delegate = rows, delegate
        self._hidden: frozenset[int] = frozenset()
        self.header = SortHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header.sectionClicked.connect(self.sort_wanted)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        self.take_look()

    def take_look(self) -> None:
        """Heights of the look in force."""
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        side.setDefaultSectionSize(theme.row("table"))
        self.header.setFixedHeight(theme.row("table_header"))
        self._fit()

    def set_sorted(self, column: int, descending: bool) -> None:
        """Show which column orders the rows; -1 for an order that no column shows."""
        self.header.sorted_column, self.header.descending = column, descending
        self.header.viewport().update()

    def select(self, row: int) -> None:
        """Pick one row, bring it into sight."""
        if row < 0:
            self.clearSelection()
            return
        index = self._rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.keyboard = True
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not event.modifiers():
            self.select(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount() - 1)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.keyboard = event.reason() in _KEYBOARD
        super().focusInEvent(event)
        if self._delegate.keyboard and not self.currentIndex().isValid() and self._rows.rowCount():
            self.select(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._delegate.keyboard = False
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row = index.data(ROW_ROLE) if index.isValid() else None
            told = (row.question, row.category) if row is not None else ()
            text = told[index.column()] if index.column() < len(told) else ""
            QToolTip.showText(event.globalPos(), theme.plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _fit(self) -> None:
        """The question takes what is left; columns give way one by one before it gets too narrow."""
        room = self.viewport().width()
        widths, least = [theme.scaled(width) for width in _WIDTHS], theme.scaled(_LEAST_QUESTION)
        hidden: set[int] = set()
        for column in _GIVES_WAY:
            if room - sum(width for place, width in enumerate(widths) if place not in hidden) < least:
                hidden.add(column)
        for column in range(1, len(COLUMNS)):
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, widths[column])
        taken = sum(width for place, width in enumerate(widths) if place not in hidden)
        self.setColumnWidth(0, max(120, room - taken))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def _on_selection(self) -> None:
        self.viewport().update()
        self.picked.emit()
        if self.picked_count() == 1:
            self._open(self._rows.index(self.picked_rows()[0], 0))

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.loaded_row(index.row())
        if row is not None:
            self.opened.emit(row.id)
