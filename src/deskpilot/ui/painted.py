"""The moment when a window has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 250
_PAINTED = QEvent.Type(QEvent.registerEventType())


class Painted(QObject):
    """Calls `then` once, in a turn of its own, when the window has been painted with everything in it. One that is not
    painted soon (covered, minimised) is not waited for."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then, self._is_told = then, False
        window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE_MS, self, self._tell)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # After the picture has gone to the screen, which happens when all of the window is painted.
            QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.LowEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            self._tell()
            return True
        return super().event(event)

    def _tell(self) -> None:
        if not self._is_told:
            self._is_told = True
            self._then()
