"""A toast: a short notice that takes room of its own at the foot of the page."""

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
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.buttons import Button, IconButton
from deskpilot.ui.widgets.labels import PlainLabel

TOAST_WIDTH = 288
GAP = 8
_TITLE_SHARE = 0.4  # of a line, at most
ONE_LINE_FROM = 560  # with so much width a toast is one line


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
        self._laid, self._is_line = (0, False), False
        self._slide = QPropertyAnimation(self, b"pos", self)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
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

    def go_to(self, place: QPoint, *, slides: bool) -> None:
        """Move there; one that is just coming slides in, and goes on sliding to another place when that changes."""
        duration = theme.motion("base")
        if slides and duration:
            self.move(place + QPoint(0, 12))
            self._slide.setDuration(duration)
            self._slide.setEndValue(place)
            self._slide.start()
        elif self._slide.state() is QPropertyAnimation.State.Running:
            self._slide.setEndValue(place)
        else:
            self.move(place)

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
        top = box.center().y() - extent / 2 + 1 if self._is_line else box.top() + 11
        theme.paint_icon(painter, QRectF(box.left() + 12, top, extent, extent), step.icon, step.color)

    def lay(self, width: int, one_line: bool) -> None:
        """Take this width, on one line or as a card."""
        if (width, one_line) == self._laid:
            return
        self._laid, self._is_line = (width, one_line), one_line
        for part in (self._head, self._words, self._acts, self._cross):
            self._grid.removeWidget(part)
        margin, top = self._margin, 4 if one_line else 8
        self._grid.setContentsMargins(
            margin + 20 + theme.size("icon_alert"), margin + top, margin + 8, margin + top
        )
        self._grid.setHorizontalSpacing(12 if one_line else 0)
        if one_line:
            for column, part in enumerate((self._head, self._words, self._acts, self._cross)):
                self._grid.addWidget(part, 0, column)
        else:
            self._grid.addWidget(self._head, 0, 0, 1, 3)
            self._grid.addWidget(self._cross, 0, 3)
            self._grid.addWidget(self._words, 1, 0, 1, 4)
            self._grid.addWidget(self._acts, 2, 0, 1, 4)
        self._grid.setColumnStretch(1, 1 if one_line else 0)
        self._grid.setColumnStretch(2, 0 if one_line else 1)
        needed = theme.text_width(self.title, "body_strong", strong=True) + 2
        self._grid.setColumnMinimumWidth(0, round(min(needed, width * _TITLE_SHARE)) if one_line else 0)
        self.setFixedWidth(width + 2 * margin)
        self._grid.activate()
        self.resize(self.width(), self.sizeHint().height())
        self.update()

    def _build(self, actions: Sequence[ToastAction]) -> None:
        grid = self._grid = QGridLayout(self)
        grid.setVerticalSpacing(2)
        self._head = PlainLabel(self.title, "body_strong", parent=self, elide=True)
        self._words = PlainLabel(self.text, "body", "t1", self, elide=True)
        self._acts = self._buttons(actions)  # before the cross: Tab comes to what can be done first
        self._cross = IconButton("x", self.tr("关闭"), self, size="tiny")
        self._cross.clicked.connect(self.close_toast)
        self._words.setVisible(bool(self.text))
        self._acts.setVisible(bool(actions))
        self.lay(theme.column(TOAST_WIDTH), False)
        for button in self.findChildren(QWidget):
            button.installEventFilter(self)

    def _buttons(self, actions: Sequence[ToastAction]) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 4 if actions else 0, 0, 4 if actions else 0)
        row.setSpacing(4)
        for at, action in enumerate(actions):
            button = Button(action.text, "tint" if at == 0 else "ghost", action.icon, size="small")
            button.setAccessibleDescription(self.accessibleName())
            button.clicked.connect(action.run)
            button.clicked.connect(self.close_toast)
            row.addWidget(button)
        row.addStretch(1)
        return holder

    def _restart(self) -> None:
        focus = QApplication.focusWidget()
        kept = self._hovered or (focus is not None and self.isAncestorOf(focus))
        if self._timeout_ms > 0 and not kept:
            self._timer.start(self._timeout_ms)
