"""A table of whole rows: one tinted row in hand, one under the mouse, keys from row to row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from deskpilot.ui import theme
from deskpilot.ui.view_state import ViewState
from deskpilot.ui.widgets.focus import KEYBOARD_REASONS

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_INSET = 16
_LEAST_FIRST = 200
_NARROWEST, _WIDEST = 44, 480  # of a column that is dragged, at 100 %


@dataclass(frozen=True, slots=True)
class ColumnWidths:
    """Widths at 100 %. The first column takes what the others leave; while that is less than 200, the columns in
    `gives_way` are hidden one by one, in that order."""

    widths: Sequence[int]
    gives_way: Sequence[int]

    def hidden(self, room: int) -> frozenset[int]:
        """The columns for which `room` pixels are too narrow."""
        gone: set[int] = set()
        for column in self.gives_way:
            if room - self.taken(gone) >= theme.scaled(_LEAST_FIRST):
                break
            gone.add(column)
        return frozenset(gone)

    def taken(self, hidden: set[int] | frozenset[int]) -> int:
        """What the columns that are shown take, without the first."""
        return sum(theme.scaled(width) for place, width in enumerate(self.widths) if place not in hidden)


class RowDelegate(QStyledItemDelegate):
    """Gives a cell its ground. `keyboard`: the keys are in use, so the focus is to be seen; `hovered`: the row under
    the mouse, -1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self.keyboard = False
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(option.rect.width(), theme.row("table"))

    def paint_ground(
        self, painter: QPainter, box: QRectF, index: AnyIndex, option: QStyleOptionViewItem
    ) -> None:
        """The tint of the row in hand, from edge to edge with a bar at its left, or a hairline below the cell."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        first, last = index.column() == 0, index.column() == index.model().columnCount() - 1
        if selected:
            painter.fillRect(box, theme.color("accent_tint"))
        elif index.row() == self.hovered:
            painter.fillRect(box, theme.color("s2"))
        else:
            line = box.adjusted(ROW_INSET if first else 0, 0, -ROW_INSET if last else 0, 0)
            theme.hairline(painter, line.left(), box.bottom() - 1, line.width())
        if selected and first:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.color("accent"))

    def paint_focus(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem) -> None:
        """The ring in the cell that has the focus, for whoever uses the keys."""
        if self.keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            theme.focus_ring(painter, box.adjusted(1, 1, -1, -1), theme.radius("control"))


def icon_box(area: QRectF) -> QRectF:
    """The box of a small icon at the left of a cell."""
    extent = theme.size("icon_small")
    return QRectF(area.left(), area.center().y() - extent / 2, extent, extent)


class RowTable(QTableView):
    """Home and End go to the ends; what Return and the letters do is up to the table that is made of it."""

    def __init__(
        self,
        rows: QAbstractItemModel,
        delegate: RowDelegate,
        header: QHeaderView,
        columns: ColumnWidths,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_delegate, self._by_itself, self._columns = delegate, columns, columns
        self._memory: tuple[ViewState, str] | None = None
        self._fitting = False
        self.header = header
        self.setHorizontalHeader(header)
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header.sectionResized.connect(self._on_dragged)
        self.header.sectionHandleDoubleClicked.connect(lambda _column: self._put_back())
        self.take_look()

    def remember(self, state: ViewState, name: str) -> None:
        """Keep the widths that the user drags under a name, and take those that were kept."""
        self._memory = state, f"{name}/columns"
        kept = state.numbers(self._memory[1], len(self._by_itself.widths), 0, _WIDEST)
        if kept:
            self._columns = replace(
                self._by_itself, widths=(0, *(max(_NARROWEST, each) for each in kept[1:]))
            )
        self._fit()

    def take_look(self) -> None:
        """Heights of the look in force."""
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        side.setDefaultSectionSize(theme.row("table"))
        self.header.setFixedHeight(theme.row("table_header"))
        self._fit()

    def select(self, place: int) -> None:
        """Take a row in hand and bring it into sight; none with -1."""
        if place < 0:
            self.clearSelection()
            return
        index = self.model().index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def begin(self) -> None:
        """Take the keyboard, with the first row in hand unless there is another."""
        if not self.selectionModel().hasSelection():
            self.select(self.end_row(first=True))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def end_row(self, *, first: bool) -> int:
        """The row that Home or End goes to; -1 when there is none."""
        return min(0, self.model().rowCount() - 1) if first else self.model().rowCount() - 1

    def can_be_chosen(self, place: int) -> bool:
        """Whether the row answers to the mouse."""
        return place >= 0

    def tip(self, index: QModelIndex) -> str:
        """What the tooltip of a cell says; "" for none."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._row_delegate.keyboard = True
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and is_bare(event):
            self.select(self.end_row(first=event.key() == Qt.Key.Key_Home))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._row_delegate.keyboard = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._row_delegate.keyboard = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)
        if self._row_delegate.keyboard and not self.currentIndex().isValid():
            self.select(self.end_row(first=True))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._row_delegate.keyboard = False
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        current = self.currentIndex()
        place = self.visualRect(current)
        was_seen = current.isValid() and place.top() >= 0 and place.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        self._fit()
        if was_seen:
            self.scrollTo(current)  # the row in hand stays in sight when the table gives way

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            text = self.tip(index) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), theme.plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _on_dragged(self, column: int, before: int, now: int) -> None:
        """The line follows the pointer: what one column gains the next one gives, down to its least."""
        if self._fitting:
            return
        after = next(
            (n for n in range(column + 1, len(self._columns.widths)) if not self.isColumnHidden(n)), 0
        )
        if after:
            widths = list(self._columns.widths)
            gained = min(now - before, self.columnWidth(after) - theme.scaled(_NARROWEST))
            widths[after] = self._unscaled(self.columnWidth(after) - gained)
            if column:
                widths[column] = max(_NARROWEST, self._unscaled(before + gained))
            self._columns = replace(self._columns, widths=tuple(min(_WIDEST, each) for each in widths))
            if self._memory is not None:
                self._memory[0].put(self._memory[1], " ".join(map(str, self._columns.widths)))
        self._fit()

    def _put_back(self) -> None:
        self._columns = self._by_itself
        if self._memory is not None:
            self._memory[0].forget(self._memory[1])
        self._fit()

    @staticmethod
    def _unscaled(pixels: int) -> int:
        return round(pixels * 100 / theme.scaled(100))

    def _fit(self) -> None:
        self._fitting = True
        room = self.viewport().width()
        hidden = self._columns.hidden(room)
        for column in range(1, len(self._columns.widths)):
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, theme.scaled(self._columns.widths[column]))
        self.setColumnWidth(0, max(120, room - self._columns.taken(hidden)))
        self._fitting = False

    def _hover(self, place: int) -> None:
        place = place if self.can_be_chosen(place) else -1
        if place != self._row_delegate.hovered:
            self._row_delegate.hovered = place
            self.viewport().update()


def is_bare(event: QKeyEvent) -> bool:
    """Whether a key came without Ctrl, Shift and the like."""
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
