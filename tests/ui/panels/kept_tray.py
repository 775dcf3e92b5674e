"""The system's side of the tray, where no system shows anything."""

from PySide6.QtWidgets import QWidget

from deskpilot.ui.panels.alarm import Tray


class KeptTray(Tray):
    """Keeps what the system was given to show."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said: list[tuple[str, str]] = []

    def notify(self, title: str, text: str) -> None:
        self.said.append((title, text))
