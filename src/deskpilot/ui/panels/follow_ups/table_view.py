"""The table of tasks: keys, hover, and one row in hand."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QToolTip, QWidget

from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.follow_ups import COLUMNS, TaskModel
from deskpilot.ui.panels.follow_ups.row_delegate import TaskDelegate

_WIDTHS = (0, 228, 184, 84, 96)
# What goes first when the table is narrow: who made it, who does it, the customer.
_GIVES_WAY = (3, 4, 1)
_LEAST_WHAT = 200
_KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_D: "done",
    Qt.Key.Key_P: "later",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_Y: "confirm",
    Qt.Key.Key_Delete: "drop",
}


class _Header(QHeaderView):
    """Painted like the header of the knowledge table; nothing to sort by, the sections are the order."""

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
        area = box.adjusted(16 if logical == 0 else 0, 0, -4, 0)
        theme.draw_text(painter, area, title, "caption", "t2")


class TaskTable(QTableView):
    """Signals: `wanted(code)` for the task in hand (open, done, later, edit, confirm, drop), `picked()`."""

    wanted = Signal(str)
    picked = Signal()

    def __init__(self, rows: TaskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows, self._delegate = rows, TaskDelegate()
        self._in_hand: tuple[int, int] = (-1, -1)
        self.header = _Header(self)
        self.setHorizontalHeader(self.header)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda _index: self.wanted.emit("open"))
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        rows.modelReset.connect(self._on_reset)
        self.take_look()

    def take_look(self, _name: str = "") -> None:
        """Heights of the look in force."""
        side = self.verticalHeader()
        side.hide()
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setMinimumSectionSize(1)
        side.setDefaultSectionSize(theme.row("table"))
        self.header.setFixedHeight(theme.row("table_header"))
        self._fit()

    def row_in_hand(self) -> TaskRow | None:
        """The task that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.selectionModel().hasSelection() else None

    def select(self, place: int) -> None:
        """Take a row in hand and bring it into sight."""
        if place < 0:
            self.clearSelection()
            return
        index = self._rows.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.keyboard = True
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        code = _KEYS.get(Qt.Key(event.key())) if bare else None
        if code is not None and self.row_in_hand() is not None:
            self.wanted.emit(code)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and bare:
            self.select(self._rows.nearest(0 if event.key() == Qt.Key.Key_Home else self._rows.rowCount()))
        else:
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
        self._delegate.keyboard = event.reason() in kit.KEYBOARD_REASONS
        super().focusInEvent(event)
        if self.row_in_hand() is None:
            self.select(self._rows.nearest(0))
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
            row = self._rows.at(self.indexAt(event.pos()).row())
            QToolTip.showText(event.globalPos(), theme.plain_tip(_tip(row)) if row else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def _on_reset(self) -> None:
        """Headings go over the whole width, and the task in hand stays in hand; when it left, the next one follows."""
        self.clearSpans()
        for place in range(self._rows.rowCount()):
            if self._rows.at(place) is None:
                self.setSpan(place, 0, 1, len(COLUMNS))
        task_id, before = self._in_hand
        if task_id >= 0:
            found = self._rows.place_of(task_id)
            self.select(found if found >= 0 else self._rows.nearest(before))

    def _on_selection(self) -> None:
        row = self.row_in_hand()
        if row is not None:
            self._in_hand = (row.task.id, self.currentIndex().row())
        self.viewport().update()
        self.picked.emit()

    def _fit(self) -> None:
        """The words take what is left; columns give way one by one before that gets too narrow."""
        room = self.viewport().width()
        widths, least = [theme.scaled(width) for width in _WIDTHS], theme.scaled(_LEAST_WHAT)
        hidden: set[int] = set()
        for column in _GIVES_WAY:
            if room - sum(width for place, width in enumerate(widths) if place not in hidden) < least:
                hidden.add(column)
        for column in range(1, len(COLUMNS)):
            self.setColumnHidden(column, column in hidden)
            self.setColumnWidth(column, widths[column])
        taken = sum(width for place, width in enumerate(widths) if place not in hidden)
        self.setColumnWidth(0, max(120, room - taken))

    def _hover(self, place: int) -> None:
        place = place if self._rows.at(place) is not None else -1
        if place != self._delegate.hovered:
            self._delegate.hovered = place
            self.viewport().update()


def _tip(row: TaskRow) -> str:
    return f"{labels_tasks.what(row)}\n{labels_tasks.who(row)}\n{labels_tasks.due(row)}"
