"""Return and Enter press a button like Space does."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

RETURN_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PressedByReturn:
    """Mixin in front of a button class. A key that is held down presses once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in RETURN_KEYS and not event.isAutoRepeat():
            self.click()  # type: ignore[attr-defined]
        else:
            super().keyPressEvent(event)  # type: ignore[misc]
