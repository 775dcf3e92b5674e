"""The system's side of tray and bell, where no system shows or sounds anything."""

from PySide6.QtWidgets import QWidget

from deskpilot.ui.panels.alarm import Tray
from deskpilot.ui.panels.alarm.bell import Bell
from deskpilot.worker.gateway import Gateway


class KeptTray(Tray):
    """Keeps what the system was given to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []

    def notify(self, title: str, text: str) -> None:
        self.said.append((title, text))


class KeptBell(Bell):
    """Keeps how often it sounded."""

    def __init__(self, gateway: Gateway, rung: list[bool]) -> None:
        super().__init__(gateway)
        self._rung = rung

    def sound(self) -> None:
        self._rung.append(True)
