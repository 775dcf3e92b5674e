"""Focus that is shown for the keyboard only: the ring inside a control, or around it as a sibling overlay."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget
from shiboken6 import isValid

from deskpilot.ui import theme

KEYBOARD_REASONS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_PASSING_REASONS = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
_REACH = 3  # gap of 1 and ring of 2 around the control


class KeyboardFocus:
    """Mixin in front of a QWidget class: keeps `focus_visible` and repaints when it changes."""

    focus_visible = False
    _comes_back = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        back = event.reason() in _PASSING_REASONS and self._comes_back
        self._set_focus_visible(back or event.reason() in KEYBOARD_REASONS)
        super().focusInEvent(event)  # type: ignore[misc]

    def focusOutEvent(self, event: QFocusEvent) -> None:
        # A menu or another window takes the focus for a while: the ring comes back with it.
        self._comes_back = self.focus_visible and event.reason() in _PASSING_REASONS
        self._set_focus_visible(False)
        super().focusOutEvent(event)  # type: ignore[misc]

    def _set_focus_visible(self, visible: bool) -> None:
        if visible != self.focus_visible:
            self.focus_visible = visible
            self.on_focus_visible(visible)
            self.update()  # type: ignore[attr-defined]

    def on_focus_visible(self, visible: bool) -> None:
        """Hook for controls whose ring lies outside of them."""


class RingedFocus(KeyboardFocus):
    """Mixin for buttons: shows a FocusRing around the control while it has keyboard focus."""

    _ring: "FocusRing | None" = None

    def on_focus_visible(self, visible: bool) -> None:
        if visible:
            self._ring = FocusRing(self, self.ring_radius())  # type: ignore[arg-type]
        elif self._ring is not None:
            if isValid(self._ring):
                self._ring.remove()
            self._ring = None

    def ring_radius(self) -> int:
        """Corner radius of the control itself."""
        return theme.radius("control")


class FocusRing(QWidget):
    """A ring around `target`, drawn in an ancestor that has room for it; follows moves and resizes."""

    def __init__(self, target: QWidget, radius: int) -> None:
        self._target, self._radius = target, radius
        self._watched: list[QWidget] = []
        super().__init__(_host(target))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watch()
        self._follow()
        self.show()
        self.raise_()

    def remove(self) -> None:
        """Take the ring away for good."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._follow()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.focus_ring(painter, QRectF(self.rect()), self._radius + _REACH)

    def _watch(self) -> None:
        widget: QWidget | None = self._target
        while widget is not None and widget is not self.parentWidget():
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def _follow(self) -> None:
        host = self.parentWidget()
        if host is None:
            return
        corner = self._target.mapTo(host, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH))
        self.setVisible(self._target.isVisibleTo(host))


def _host(target: QWidget) -> QWidget:
    """The nearest ancestor with room for the ring; a scroll area's content or a window ends the search."""
    host = target.parentWidget()
    while host is not None and not host.isWindow() and not _has_room(host, target) and not _scrolls(host):
        host = host.parentWidget()
    return host or target


def _has_room(host: QWidget, target: QWidget) -> bool:
    box = QRect(target.mapTo(host, QPoint(0, 0)), target.size())
    return host.rect().contains(box.adjusted(-_REACH, -_REACH, _REACH, _REACH))


def _scrolls(host: QWidget) -> bool:
    above = host.parentWidget()
    return above is not None and isinstance(above.parentWidget(), QAbstractScrollArea)
