"""The page of figures: what was counted, and what customers say about products."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.panels.dashboard import DashboardPanel
from deskpilot.ui.two_views import TwoViews
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


class FiguresPage(TwoViews):
    """Signals: `conversation_requested(conversation_id)`, `message_requested(conversation_id, message_id)`."""

    conversation_requested = Signal(int)
    message_requested = Signal(int, object)
    sections = ("figures", "feedback")

    def __init__(self, gateway: Gateway, look: theme.Theme, state: ViewState) -> None:
        self._gateway, self._look = gateway, look
        self.figures = DashboardPanel(gateway, look, state)
        super().__init__(self.figures)
        self.figures.conversation_requested.connect(self.conversation_requested)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.title.setText(self.tr("数据看板"))
        self.views.set_texts([self.tr("数字"), self.tr("产品反馈")])
        self.views.setAccessibleName(self.tr("看什么"))

    def make_second(self) -> QWidget:
        from deskpilot.ui.panels.feedback import FeedbackPanel

        made = FeedbackPanel(self._gateway, self._look)
        made.message_requested.connect(self.message_requested)
        return made
