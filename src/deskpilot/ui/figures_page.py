"""The page of figures: what was counted, and what customers say about products."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.dashboard import DashboardPanel
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


class FiguresPage(Retranslated, QWidget):
    """Two views under one strip. Signals: `conversation_requested(conversation_id)`,
    `message_requested(conversation_id, message_id)`."""

    conversation_requested = Signal(int)
    message_requested = Signal(int, object)
    sections = ("figures", "feedback")

    def __init__(self, gateway: Gateway, look: theme.Theme, state: ViewState) -> None:
        super().__init__()
        self._gateway, self._look = gateway, look
        self.views = kit.Segmented(["", ""], "")
        self.figures = DashboardPanel(gateway, look, state)
        self.feedback: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.figures)
        self._strip = kit.Pane("s0", "b")
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self.views)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._strip)
        column.addWidget(self._stack, 1)
        self.views.changed.connect(lambda place: self.show_section(self.sections[place]))
        self.figures.conversation_requested.connect(self.conversation_requested)
        self.retranslate()

    def show_section(self, code: str) -> None:
        """Show one of the two."""
        place = self.sections.index(code)
        if place and self.feedback is None:
            self.feedback = self._made()
            self._stack.addWidget(self.feedback)
        self.views.set_index(place)
        self._stack.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.views.set_texts([self.tr("数字"), self.tr("产品反馈")])
        self.views.setAccessibleName(self.tr("看什么"))

    def _made(self) -> QWidget:
        # Made when it is wanted: most look at the figures only.
        from deskpilot.ui.panels.feedback import FeedbackPanel

        made = FeedbackPanel(self._gateway, self._look)
        made.message_requested.connect(self.message_requested)
        return made
