"""The page of follow-ups: what is to be done, and who went without buying."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.follow_ups import FollowUpsPanel
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


class FollowUpsPage(QWidget):
    """Two views under one strip. Signal: `message_requested(conversation_id, message_id | None)`."""

    message_requested = Signal(int, object)
    sections = ("tasks", "lost")

    def __init__(self, gateway: Gateway, look: theme.Theme, state: ViewState) -> None:
        super().__init__()
        self._gateway, self._look = gateway, look
        self.views = kit.Segmented(["", ""], "")
        self.tasks = FollowUpsPanel(gateway, look, state)
        self.lost: QWidget | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tasks)
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
        self.tasks.message_requested.connect(self.message_requested)
        self.retranslate()

    def show_section(self, code: str) -> None:
        """Show one of the two."""
        place = self.sections.index(code)
        if place and self.lost is None:
            self.lost = self._made()
            self._stack.addWidget(self.lost)
        self.views.set_index(place)
        self._stack.setCurrentIndex(place)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.views.set_texts([self.tr("要跟进"), self.tr("问过没买")])
        self.views.setAccessibleName(self.tr("看什么"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _made(self) -> QWidget:
        # Made when it is wanted: most look at the tasks only.
        from deskpilot.ui.panels.lost import LostPanel

        made = LostPanel(self._gateway, self._look)
        made.message_requested.connect(self.message_requested)
        return made
