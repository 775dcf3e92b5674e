"""The desk: who waits, what is said, and what is known, in three columns."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.commands import MarkRead
from deskpilot.services.guard import DeskGuard
from deskpilot.services.views import QueueFilter
from deskpilot.ui import ground_plan, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case import CasePanel
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.queue import QueuePanel
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_BY_DESIGN = QSize(1440, 900)


class DeskPage(Retranslated, kit.Pane):
    """The panels `queue`, `conversation` and `case`, side by side; they speak to each other only through this page.
    `loudness_changed()` tells that `is_loud` may have another answer, `page_requested(code)` asks for another page."""

    loudness_changed = Signal()
    page_requested = Signal(str)

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("s0", "", parent)
        self._gateway, self._window, self._state = gateway, QSize(), state or ViewState()
        self._case_wanted = False
        self._columns = ground_plan.columns(_BY_DESIGN, self._percent)
        self.left = kit.Pane("s1", "r", self)
        self.queue = QueuePanel(gateway, look, self._state, self.left)
        self.conversation = ConversationPanel(gateway, look, self, guard=DeskGuard(gateway.queries))
        self.right = kit.Pane("s1", "l", self)
        self.case = CasePanel(gateway, look, self._state, self.right)
        _fill(self.left, self.queue)
        _fill(self.right, self.case)
        self._build_strip()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.left)
        row.addWidget(self.conversation, 1)
        row.addWidget(self.right)
        row.addWidget(self._strip)
        self._build_grips()
        self.conversation.conversation_changed.connect(self.case.show_conversation)
        self.conversation.trace_requested.connect(self.case.show_reasons)
        self.conversation.next_requested.connect(self._go_on)
        self.queue.loudness_changed.connect(self.loudness_changed)
        for may_have_changed in (self.queue.loudness_changed, self.conversation.head_read):
            may_have_changed.connect(self._show_key)
        self.case.message_requested.connect(self.conversation.scroll_to)
        look.changed.connect(self._on_look)
        self.retranslate()

    def open_conversation(self, conversation_id: int) -> None:
        """Show a conversation in all three columns."""
        self.queue.select(conversation_id)
        self.conversation.show_conversation(conversation_id)
        self.case.show_conversation(conversation_id)
        self._gateway.submit(MarkRead(conversation_id))

    def meant_by_key(self) -> int | None:
        """Whom F2 takes over: who is open and waits for a human, else the loudest alert, else who is open."""
        shown, alert = self.conversation.conversation_id, self.queue.alert_shown()
        return shown if alert is None or self.conversation.header.waits_for_human else alert

    def _show_key(self) -> None:
        """F2 stands on the button that it presses."""
        meant = self.meant_by_key()
        self.conversation.header.set_key(meant == self.conversation.conversation_id)
        self.queue.set_key(meant == self.queue.alert_shown())

    def fit(self, window: QSize) -> None:
        """Give the columns their measure in a window of this size. Where large text leaves no room for three, the
        case comes for the queue on demand."""
        self._window = window
        self._columns = ground_plan.columns(window, self._percent)
        self._strip.setFixedWidth(ground_plan.strip_width())
        self.left.setFixedWidth(self._columns.left)
        self.right.setFixedWidth(self._columns.right)
        self._show_columns()
        self.conversation.set_compact(self._columns.compact)
        self.case.set_compact(self._columns.compact)

    def _go_on(self, code: str) -> None:
        """What the empty desk offers next."""
        urgent = self.queue.next_urgent() if code == "urgent" else None
        if urgent is not None:
            self.open_conversation(urgent)
            self.conversation.focus_reply()
        elif code == "ai":
            self.queue.show_filter(QueueFilter.AI)
            self.queue.focus_list()
        elif code == "knowledge":
            self.page_requested.emit(code)

    def _percent(self, side: str) -> int:
        return ground_plan.percent_of(self._state, side)

    def _drag(self, side: str, by: int) -> None:
        width = (self.left if side == "left" else self.right).width()
        ground_plan.keep_percent(self._state, side, round(100 * (width + by) / self._columns.own[side]))
        self.fit(self._window)

    def _put_back(self, side: str) -> None:
        ground_plan.forget_percent(self._state, side)
        self.fit(self._window)

    def _lay_grips(self) -> None:
        """Over the line of each column; where the case takes the queue's place there is nothing to drag."""
        for side, grip in self.grips.items():
            column = self.left if side == "left" else self.right
            grip.setVisible(not self._columns.two)
            edge = column.geometry().right() if side == "left" else column.x()
            grip.lie_at(edge, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_grips()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._lay_grips()
        return done

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
        self.grips["left"].set_name(self.tr("拖动改变会话列表的宽度，双击还原"))
        self.grips["right"].set_name(self.tr("拖动改变简报一栏的宽度，双击还原"))

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

    def _build_grips(self) -> None:
        self.grips = {side: kit.Grip("", self) for side in ground_plan.SIDES}
        self.grips["left"].moved.connect(lambda by: self._drag("left", by))
        self.grips["right"].moved.connect(lambda by: self._drag("right", -by))
        for side, grip in self.grips.items():
            grip.put_back.connect(lambda side=side: self._put_back(side))

    def _show_columns(self) -> None:
        two = self._columns.two
        instead = two and self._case_wanted
        self.left.setVisible(not instead)
        self.right.setVisible(instead or not two)
        self._strip.setVisible(two)
        self._toggle.setChecked(instead)
        self.loudness_changed.emit()

    def _on_look(self, _name: str) -> None:
        if not self._window.isEmpty():
            self.fit(self._window)


def _fill(side: kit.Pane, panel: QWidget) -> None:
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(panel)
    column.addWidget(kit.ToastRoom())
