"""The desk: who waits, what is said, and what is known, in three columns."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import MarkRead
from deskpilot.services.guard import DeskGuard
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case import CasePanel
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.queue import QueuePanel
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_COMPACT_WIDTH, _COMPACT_HEIGHT = 1400, 820
_COMPACT_QUEUE, _COMPACT_CASE = 280, 320
_WIDEST_CONVERSATION, _WIDEST_CASE = 960, 480
_LEAST_CONVERSATION, _LEAST_QUEUE = 290, 226


class DeskPage(kit.Pane):
    """The panels `queue`, `conversation` and `case`, side by side; they speak to each other only through this page.
    `loudness_changed()` tells that `is_loud` may have another answer."""

    loudness_changed = Signal()

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("s0", "", parent)
        self._gateway, self._window, self._state = gateway, QSize(), state or ViewState()
        self._two = self._case_wanted = False
        self.queue = QueuePanel(gateway, look, self._state)
        self.conversation = ConversationPanel(gateway, look, guard=DeskGuard(gateway.queries))
        self.case = CasePanel(gateway, look, self._state)
        self.left, self.right = _side(self.queue, "r"), _side(self.case, "l")
        self._build_strip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.conversation, 1)
        row.addWidget(self.right)
        row.addWidget(self._strip)
        self.conversation.conversation_changed.connect(self.case.show_conversation)
        self.conversation.trace_requested.connect(self.case.show_reasons)
        self.queue.loudness_changed.connect(self.loudness_changed)
        self.case.message_requested.connect(self.conversation.scroll_to)
        look.changed.connect(self._on_look)
        self.retranslate()

    def open_conversation(self, conversation_id: int) -> None:
        """Show a conversation in all three columns."""
        self.queue.select(conversation_id)
        self.conversation.show_conversation(conversation_id)
        self.case.show_conversation(conversation_id)
        self._gateway.submit(MarkRead(conversation_id))

    def fit(self, window: QSize) -> None:
        """Give the columns their measure in a window of this size: small windows fold, large ones widen the middle
        first and then the case. Where large text leaves no room for three, the case comes for the queue on demand."""
        self._window = window
        compact = window.width() < _COMPACT_WIDTH or window.height() < _COMPACT_HEIGHT
        queue = theme.column(_COMPACT_QUEUE if compact else theme.size("queue"))
        case = theme.column(_COMPACT_CASE if compact else theme.size("case"))
        spare = window.width() - theme.size("rail") - queue - _WIDEST_CONVERSATION
        self.left.setFixedWidth(queue)
        self.right.setFixedWidth(case if compact else min(max(case, spare), max(case, _WIDEST_CASE)))
        self._strip.setFixedWidth(self._toggle.sizeHint().width() + 8)
        self._two = window.width() - theme.size("rail") - queue - case < theme.scaled(_LEAST_CONVERSATION)
        if self._two:
            self.left.setFixedWidth(max(queue, theme.scaled(_LEAST_QUEUE)))
        self._show_columns()
        self.conversation.set_compact(compact)
        self.case.set_compact(compact)

    def toggle_case(self) -> None:
        """Where there is room for two columns only: what is known about the customer instead of the queue, and back."""
        self._case_wanted = not self._case_wanted
        self._show_columns()

    def is_loud(self) -> bool:
        """Whether the urgent is in sight here, with its clock: the rest of the window stays quiet then."""
        return not self.left.isHidden() and self.queue.is_loud()

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self._toggle.set_text(self.tr("看简报和顾客（Ctrl+I）"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _build_strip(self) -> None:
        self._toggle = kit.IconButton("columns", "")
        self._toggle.setCheckable(True)
        self._toggle.clicked.connect(self.toggle_case)
        self._strip = kit.Pane("s1", "l")
        column = QVBoxLayout(self._strip)
        column.setContentsMargins(4, 12, 4, 0)
        column.addWidget(self._toggle)
        column.addStretch(1)
        QShortcut(QKeySequence("Ctrl+I"), self, self.toggle_case)

    def _show_columns(self) -> None:
        instead = self._two and self._case_wanted
        self.left.setVisible(not instead)
        self.right.setVisible(instead or not self._two)
        self._strip.setVisible(self._two)
        self._toggle.setChecked(instead)
        self.loudness_changed.emit()

    def _on_look(self, _name: str) -> None:
        if not self._window.isEmpty():
            self.fit(self._window)


def _side(panel: QWidget, edge: str) -> kit.Pane:
    side = kit.Pane("s1", edge)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    return side
