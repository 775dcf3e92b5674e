"""Room for toasts at the foot of a page: it is there only while toasts are."""

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class ToastRoom(QWidget):
    """Put it between what a page lists and the page's foot: what is above gives way, what is below stays in its place.
    The toasts are children of the window, which puts them here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._taken = 0

    def take(self, height: int) -> None:
        """Take so much of the page, or nothing."""
        if height != self._taken:
            self._taken = height
            self.updateGeometry()  # not set at once: it would grow downwards first, over what is below

    def sizeHint(self) -> QSize:
        return QSize(0, self._taken)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        for stack in self.window().findChildren(QObject, "toasts"):
            stack.place()  # type: ignore[attr-defined]
