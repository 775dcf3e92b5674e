"""The figures page as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway


class DashboardPanel(QWidget):
    """Signal: `conversation_requested(conversation_id)` for one of the conversations behind a figure."""

    conversation_requested = Signal(int)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        column = QVBoxLayout(self)
        column.addWidget(kit.PlainLabel(self.tr("数据看板"), "title_page"))
        column.addStretch(1)
