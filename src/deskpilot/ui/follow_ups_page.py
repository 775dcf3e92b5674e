"""The page of follow-ups: what is to be done, and who went without buying."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.panels.follow_ups import FollowUpsPanel
from deskpilot.ui.two_views import TwoViews
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


class FollowUpsPage(TwoViews):
    """Signal: `message_requested(conversation_id, message_id | None)`."""

    message_requested = Signal(int, object)
    sections = ("tasks", "lost")

    def __init__(self, gateway: Gateway, look: theme.Theme, state: ViewState) -> None:
        self._gateway, self._look = gateway, look
        self.tasks = FollowUpsPanel(gateway, look, state)
        super().__init__(self.tasks)
        self.tasks.message_requested.connect(self.message_requested)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.title.setText(self.tr("跟进"))
        self.views.set_texts([self.tr("要跟进"), self.tr("问过没买")])
        self.views.setAccessibleName(self.tr("看什么"))

    def make_second(self) -> QWidget:
        from deskpilot.ui.panels.lost import LostPanel

        made = LostPanel(self._gateway, self._look)
        made.message_requested.connect(self.message_requested)
        return made
