"""Toasts: short notices over the lower left of the window, grouped when there are many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAccessible, QAccessibleEvent, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.buttons import Button, IconButton
from deskpilot.ui.widgets.labels import PlainLabel

TOAST_WIDTH = 288
_GAP = 8


@dataclass(frozen=True, slots=True)
class ToastAction:
    """A button of a toast: its word, what it does, its icon. The first one is tinted, the others are ghosts."""

    text: str
    run: Callable[[], None]
    icon: str | None = None


class Toast(QWidget):
    """One notice. It goes after `timeout_ms` (0: never), but not while the mouse or the focus is on it; Esc closes it.

    The box is `shadow_margin` smaller than the widget at each side: the shadow is painted, not an effect.
    """

    closed = Signal()

    def __init__(
        self,
        parent: QWidget,
        severity: str,
        title: str,
        text: str,
        actions: Sequence[ToastAction] = (),
        timeout_ms: int | None = None,
    ) -> None:
        super().__init__(parent)
        self.severity, self.title, self.text = severity, title, text
        self._margin = theme.shadow_margin("e1")
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.close_toast)
        self._timeout_ms = theme.motion("toast_visible") if timeout_ms is None else timeout_ms
        self._hovered = False
        self.setAccessibleName(f"{labels.severity(severity)} {title} {text}")
        self._build(actions)
        self.resize(self.sizeHint())
        self._restart()

    def remaining_ms(self) -> int:
        """Time until it goes; -1 while it stays."""
        return self._timer.remainingTime() if self._timer.isActive() else -1

    def box(self) -> QRect:
        """The visible box inside the widget."""
        return self.rect().adjusted(self._margin, self._margin, -self._margin, -self._margin)

    def close_toast(self) -> None:
        """Close it; `closed` is sent once."""
        if self._timer.isActive():
            self._timer.stop()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def announce(self) -> None:
        """Have a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self._restart()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_toast()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._timer.stop()
            QTimer.singleShot(0, self, self._restart)
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = self.box()
        radius = theme.radius("panel")
        shadow = theme.shadow_pixmap(box.width(), box.height(), radius, "e1", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, 0), shadow)
        theme.fill_round(painter, QRectF(box), radius, "raised", "border2")
        step = theme.severity(self.severity)
        extent = theme.size("icon_alert")
        theme.paint_icon(
            painter, QRectF(box.left() + 12, box.top() + 11, extent, extent), step.icon, step.color
        )

    def _build(self, actions: Sequence[ToastAction]) -> None:
        margin = self._margin
        column = QVBoxLayout(self)
        column.setContentsMargins(margin + 38, margin + 8, margin + 8, margin + 8)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(PlainLabel(self.title, "body_strong", elide=True), 1)
        cross = IconButton("x", self.tr("关闭"), size="tiny")
        cross.clicked.connect(self.close_toast)
        head.addWidget(cross)
        column.addLayout(head)
        if self.text:
            column.addWidget(PlainLabel(self.text, "body", "t1", elide=True))
        if actions:
            column.addSpacing(4)
            column.addLayout(self._buttons(actions))
        for button in self.findChildren(QWidget):
            button.installEventFilter(self)
        self.setFixedWidth(theme.column(TOAST_WIDTH) + 2 * margin)

    def _buttons(self, actions: Sequence[ToastAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        for at, action in enumerate(actions):
            button = Button(action.text, "tint" if at == 0 else "ghost", action.icon, size="small")
            button.clicked.connect(action.run)
            button.clicked.connect(self.close_toast)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _restart(self) -> None:
        focus = QApplication.focusWidget()
        kept = self._hovered or (focus is not None and self.isAncestorOf(focus))
        if self._timeout_ms > 0 and not kept:
            self._timer.start(self._timeout_ms)


class ToastStack(QObject):
    """Shows toasts at the lower left of `window`, newest at the bottom; more than `limit` are gathered into a count.

    `grouped(count)` is sent when further notices were gathered instead of shown, so that the alert list can be opened.
    `left` and `bottom` are distances from the window's corner in dp: the toast lies over the least urgent queue rows.
    What stands at the left grows with the text, so `left` is asked for each time.
    """

    grouped = Signal(int)

    def __init__(
        self, window: QWidget, *, left: Callable[[], int] = lambda: 80, bottom: int = 12, limit: int = 2
    ) -> None:
        super().__init__(window)
        self._window, self._left, self._bottom, self._limit = window, left, bottom, limit
        self._shown: list[Toast] = []
        self._gathered = 0
        window.installEventFilter(self)

    def show_toast(
        self,
        severity: str,
        title: str,
        text: str = "",
        actions: Sequence[ToastAction] = (),
        timeout_ms: int | None = None,
    ) -> Toast | None:
        """Show a notice; None when it was only counted. Urgent ones stay until handled unless `timeout_ms` is given."""
        if len(self._shown) >= self._limit and not self._make_room(severity):
            self._gathered += 1
            self.grouped.emit(self._gathered)
            return None
        if timeout_ms is None and severity == "urgent":
            timeout_ms = 0
        toast = Toast(self._window, severity, title, text, actions, timeout_ms)
        toast.closed.connect(lambda: self._on_closed(toast))
        self._shown.append(toast)
        self._place(new=toast)  # before it is shown: a mouse in the window's corner must not count as on it
        toast.show()
        toast.raise_()
        toast.announce()
        return toast

    def toasts(self) -> tuple[Toast, ...]:
        """The toasts on screen, oldest first."""
        return tuple(self._shown)

    def gathered(self) -> int:
        """How many notices were counted instead of shown since the stack was last empty."""
        return self._gathered

    def clear(self) -> None:
        """Close all."""
        for toast in tuple(self._shown):
            toast.close_toast()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _make_room(self, severity: str) -> bool:
        """An urgent notice takes the place of the oldest that is not urgent."""
        if severity != "urgent":
            return False
        milder = next((toast for toast in self._shown if toast.severity != "urgent"), None)
        if milder is not None:
            milder.close_toast()
        return milder is not None

    def _on_closed(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
        if not self._shown:
            self._gathered = 0
        self._place()

    def _place(self, new: Toast | None = None) -> None:
        margin = theme.shadow_margin("e1")
        bottom = self._window.height() - self._bottom
        for toast in reversed(self._shown):
            height = toast.height() - 2 * margin
            place = QPoint(self._left() - margin, bottom - height - margin)
            if toast is new:
                _slide_in(toast, place)
            else:
                toast.move(place)
            bottom -= height + _GAP


def _slide_in(toast: Toast, place: QPoint) -> None:
    duration = theme.motion("base")
    if duration == 0:
        toast.move(place)
        return
    toast.move(place + QPoint(0, 12))
    slide = QPropertyAnimation(toast, b"pos", toast)
    slide.setDuration(duration)
    slide.setEndValue(place)
    slide.setEasingCurve(QEasingCurve.Type.OutCubic)
    slide.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)
