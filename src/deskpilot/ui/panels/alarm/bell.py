"""The one sound of the desk: however much comes at once, it does not ring twice within a moment."""

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from deskpilot.worker.gateway import Gateway

_GAP_MS = 3_000


class Bell:
    """Everything that makes itself heard shares one, so that the gap holds between all of it."""

    def __init__(self, gateway: Gateway) -> None:
        self._gateway = gateway
        self._quiet = QElapsedTimer()

    def ring(self) -> None:
        """Ring, unless the shop wants it silent or it rang just now."""
        loud = self._gateway.settings().sound
        if loud and (not self._quiet.isValid() or self._quiet.elapsed() > _GAP_MS):
            self._quiet.start()
            self.sound()

    def sound(self) -> None:
        """The sound itself; the system's own."""
        QApplication.beep()
