"""The handle between two columns: dragged with the mouse, moved with the arrow keys, set back with a double click."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.focus import KeyboardFocus

WIDE = 7
_STEP = 16
_STEPS = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}


class Grip(KeyboardFocus, QWidget):
    """Lies over the line between two columns; nothing of it shows until the pointer or the keyboard is there.

    Signals: `moved(dx)` in dp to the right, `put_back()` for the width it had by itself.
    """

    moved = Signal(int)
    put_back = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: float | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change what it is called."""
        self.setAccessibleName(name)
        self.setToolTip(theme.plain_tip(name))

    def lie_at(self, x: int, height: int) -> None:
        """Lie over the line at `x` of the parent."""
        self.setGeometry(x - WIDE // 2, 0, WIDE, height)
        self.raise_()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 100)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.globalPosition().x()
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            return
        by = round(event.globalPosition().x() - self._held)
        if by:
            before = self.x()
            self.moved.emit(by)
            self._held += self.x() - before  # at the narrowest it waits until the pointer is back

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._held = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.put_back.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(_STEPS[key])
        elif key == Qt.Key.Key_Home:
            self.put_back.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.focus_visible or self.underMouse() or self._held is not None:
            line = QRectF(WIDE // 2 - 1, 0, 2, self.height())
            QPainter(self).fillRect(line, theme.color("accent"))
