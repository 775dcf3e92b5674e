"""The desk: who waits, what is said, and what is known, in three columns."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import MarkRead
from deskpilot.services.guard import DeskGuard
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case import CasePanel
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.queue import QueuePanel
from deskpilot.worker.gateway import Gateway

_COMPACT_WIDTH, _COMPACT_HEIGHT = 1400, 820
_COMPACT_QUEUE, _COMPACT_CASE = 280, 320
_WIDEST_CONVERSATION, _WIDEST_CASE = 960, 480


class DeskPage(kit.Pane):
    """The panels `queue`, `conversation` and `case`, side by side; they speak to each other only through this page."""

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__("s0", "", parent)
        self._gateway, self._window = gateway, QSize()
        self.queue = QueuePanel(gateway, look)
        self.conversation = ConversationPanel(gateway, look, guard=DeskGuard(gateway.queries))
        self.case = CasePanel(gateway, look)
        self.left, self.right = _side(self.queue, "r"), _side(self.case, "l")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.conversation, 1)
        row.addWidget(self.right)
        self.conversation.conversation_changed.connect(self.case.show_conversation)
        self.conversation.trace_requested.connect(self.case.show_reasons)
        self.case.message_requested.connect(self.conversation.scroll_to)
        look.changed.connect(self._on_look)

    def open_conversation(self, conversation_id: int) -> None:
        """Show a conversation in all three columns."""
        self.queue.select(conversation_id)
        self.conversation.show_conversation(conversation_id)
        self.case.show_conversation(conversation_id)
        self._gateway.submit(MarkRead(conversation_id))

    def fit(self, window: QSize) -> None:
        """Give the columns their measure in a window of this size: small windows fold, large ones widen the middle
        first and then the case."""
        self._window = window
        compact = window.width() < _COMPACT_WIDTH or window.height() < _COMPACT_HEIGHT
        queue, case = theme.column(theme.size("queue")), theme.column(theme.size("case"))
        spare = window.width() - theme.size("rail") - queue - _WIDEST_CONVERSATION
        self.left.setFixedWidth(theme.column(_COMPACT_QUEUE) if compact else queue)
        wide = min(max(case, spare), max(case, _WIDEST_CASE))
        self.right.setFixedWidth(theme.column(_COMPACT_CASE) if compact else wide)
        self.conversation.set_compact(compact)
        self.case.set_compact(compact)

    def _on_look(self, _name: str) -> None:
        if not self._window.isEmpty():
            self.fit(self._window)


def _side(panel: QWidget, edge: str) -> kit.Pane:
    side = kit.Pane("s1", edge)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    return side
