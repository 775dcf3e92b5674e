"""The list itself: keyboard, one timer for all clocks, and only the rows in sight repainted."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QToolTip, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.queue import ROW_ROLE, QueueModel
from deskpilot.ui.panels.queue.delegate import QueueDelegate
from deskpilot.worker.pace import Pace


class QueueList(QListView):
    """Emits `chosen(conversation_id)` when the user, not the program, picks a row, and `opened()` after it when that
    was a press or Enter: the user goes on in the conversation, and does not look through the list by arrow key."""

    chosen = Signal(int)
    opened = Signal()

    def __init__(
        self, rows: QueueModel, delegate: QueueDelegate, pace: Pace, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._delegate = rows, delegate
        self.setModel(rows)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._go_in)
        self.activated.connect(self._go_in)
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._tick_soon = pace.errand(self, self._tick, 0)
        self._seconds.timeout.connect(self._tick_soon.ask)
        self._seconds.start()

    def select(self, conversation_id: int | None) -> None:
        """Mark a conversation without telling anybody."""
        place = -1 if conversation_id is None else self._rows.row_of(conversation_id)
        if place < 0:
            self.clearSelection()
            return
        self.selectionModel().setCurrentIndex(
            self._rows.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def set_lines(self, lines: int) -> None:
        """How much a row says: three lines, two or one."""
        self._delegate.lines = lines
        self.doItemsLayout()

    def set_quiet(self, quiet: bool) -> None:
        """Whether something outside of the list is red already."""
        self._delegate.quiet = quiet
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._delegate.keyboard = True
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex() != before:
            self._choose(self.currentIndex())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._delegate.keyboard = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._delegate.keyboard = event.reason() in kit.KEYBOARD_REASONS
        super().focusInEvent(event)
        if self._delegate.keyboard and not self.currentIndex().isValid() and self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._delegate.keyboard = False
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._delegate.loud = None if self._delegate.quiet else self._delegate.most_urgent(self._rows.rows)
        super().paintEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(theme.size("queue"), 200)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            row = index.data(ROW_ROLE) if index.isValid() else None
            text = self._delegate.whole(row) if row is not None else ""
            QToolTip.showText(event.globalPos(), theme.plain_tip(text), self.viewport())
            return True
        return super().viewportEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE) if index.isValid() else None
        if row is not None:
            self.chosen.emit(row.conversation_id)

    def _go_in(self, index: QModelIndex) -> None:
        self._choose(index)
        if index.isValid():
            self.opened.emit()

    def _tick(self) -> None:
        if not self.isVisible() or not self._rows.rowCount():
            return
        first = max(0, self.indexAt(self.viewport().rect().topLeft()).row())
        last = self.indexAt(self.viewport().rect().bottomLeft()).row()
        self._rows.tick(first, last if last >= 0 else self._rows.rowCount() - 1)
