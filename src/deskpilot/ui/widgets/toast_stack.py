"""The stack of toasts at the foot of the page in front: a few stand, the rest is counted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.toast import GAP, ONE_LINE_FROM, TOAST_WIDTH, Toast, ToastAction
from deskpilot.ui.widgets.toast_room import ToastRoom

_LOW = 800  # below that a third toast would press the page together


class ToastStack(QObject):
    """Shows toasts in the `ToastRoom` of the page in front, newest at the bottom, so that they cover nothing; more than
    `limit` are gathered into a count.

    `grouped(count)` is sent when further notices were gathered instead of shown, so that the alert list can be opened.
    Where no page has a room they float at the lower left of `window`: `left` and `bottom` are distances from its corner
    in dp. What stands at the left grows with the text, so `left` is asked for each time.
    """

    grouped = Signal(int)

    def __init__(
        self, window: QWidget, *, left: Callable[[], int] = lambda: 80, bottom: int = 12, limit: int = 2
    ) -> None:
        super().__init__(window)
        self._window, self._left, self._bottom, self._limit = window, left, bottom, limit
        self._shown: list[Toast] = []
        self._beside: Toast | None = None
        self._gathered = 0
        self.setObjectName("toasts")  # a room finds it by this
        window.installEventFilter(self)

    def show_toast(
        self,
        severity: str,
        title: str,
        text: str = "",
        actions: Sequence[ToastAction] = (),
        timeout_ms: int | None = None,
        beside: bool = False,
    ) -> Toast | None:
        """Show a notice; None when it was only counted. Urgent ones stay until handled unless `timeout_ms` is given.
        What nothing else on the page tells stands `beside` a full stack, one at a time."""
        if self._is_full() and beside:
            self._make_room_beside()
        elif self._is_full() and not beside and not self._make_room(severity):
            self._gathered += 1
            self.grouped.emit(self._gathered)
            return None
        if timeout_ms is None and severity == "urgent":
            timeout_ms = 0
        toast = Toast(self._window, severity, title, text, actions, timeout_ms)
        toast.closed.connect(lambda: self._on_closed(toast))
        if self._is_full():
            self._beside = toast
        self._shown.append(toast)
        self.place(new=toast)  # before it is shown: a mouse in the window's corner must not count as on it
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
            self.place()
        return super().eventFilter(watched, event)

    def _is_full(self) -> bool:
        return sum(toast is not self._beside for toast in self._shown) >= self._limit

    def _make_room(self, severity: str) -> bool:
        """An urgent notice takes the place of the oldest that is not urgent."""
        if severity != "urgent":
            return False
        ordinary = (toast for toast in self._shown if toast is not self._beside)
        milder = next((toast for toast in ordinary if toast.severity != "urgent"), None)
        if milder is not None:
            milder.close_toast()
        return milder is not None

    def _make_room_beside(self) -> None:
        """It takes the place of the one that stood there, in a low window that of the oldest, which is counted then."""
        if self._beside is not None:
            self._beside.close_toast()
        elif self._window.height() < theme.scaled(_LOW):
            self._gathered += 1
            self._shown[0].close_toast()

    def _on_closed(self, toast: Toast) -> None:
        if toast in self._shown:
            self._shown.remove(toast)
        if toast is self._beside:
            self._beside = None
        if not self._shown:
            self._gathered = 0
        self.place()

    def place(self, new: Toast | None = None) -> None:
        """Put every toast at its place; for when a page comes to the front or takes another size."""
        rooms = self._window.findChildren(ToastRoom)
        room = next((each for each in rooms if each.isVisible()), None)
        for other in rooms:
            if other is not room:
                other.take(0)
        margin, heights = theme.shadow_margin("e1"), 0
        for toast in self._shown:
            self._lay(toast, room)
            heights += toast.box().height() + GAP
        if room is not None:
            room.take(heights + GAP if self._shown else 0)
        left, bottom = self._corner(room)
        for toast in reversed(self._shown):
            height = toast.box().height()
            place = QPoint(left - margin, bottom - height - margin)
            toast.go_to(place, slides=toast is new)
            bottom -= height + GAP

    def _lay(self, toast: Toast, room: ToastRoom | None) -> None:
        width = theme.column(TOAST_WIDTH) if room is None else room.width() - 2 * GAP
        toast.lay(width, room is not None and width >= theme.scaled(ONE_LINE_FROM))

    def _corner(self, room: ToastRoom | None) -> tuple[int, int]:
        """Where the lowest toast stands. A room grows upwards: its foot stays where it is."""
        if room is None:
            return self._left(), self._window.height() - self._bottom
        foot = room.mapTo(self._window, QPoint(GAP, room.height()))
        return foot.x(), foot.y() - GAP
