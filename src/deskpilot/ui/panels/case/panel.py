"""The case column as a whole."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.services.brief import brief_of
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway


class CasePanel(QWidget):
    """Signals: `message_requested(message_id)` for the line behind something, `dashboard_requested()`."""

    message_requested = Signal(int)
    dashboard_requested = Signal()

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._header = kit.SectionHeader(self.tr("简报"), self.tr("15 秒读完，点行看原话"))
        column = QVBoxLayout(self)
        column.addWidget(self._header)
        column.addStretch(1)

    def show_conversation(self, conversation_id: int | None) -> None:
        """Show what is known about a conversation."""
        lines = () if conversation_id is None else brief_of(self._gateway.queries, conversation_id)
        self._header.setVisible(bool(lines))

    def set_compact(self, compact: bool) -> None:
        """Fold what can wait."""
        self._header.link.setVisible(not compact and bool(self._header.link.text()))
