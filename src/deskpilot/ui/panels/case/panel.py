"""The case column as a whole: it reads what is known about one conversation, and keeps it fresh while it is seen."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from deskpilot.domain.events import ChangeSet
from deskpilot.services.brief import brief_of
from deskpilot.services.views import BriefLine, CustomerCard
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case.brief import BriefSection
from deskpilot.ui.panels.case.customer import CustomerSection
from deskpilot.ui.panels.case.history import HistorySheet
from deskpilot.ui.panels.case.today import TodaySection
from deskpilot.ui.panels.case.why import WhySection
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_GATHER_MS, _FIGURES_MS, _AGE_MS = 60, 500, 20_000

_TELLING = ("said", "known_before")


class CasePanel(Retranslated, QWidget):
    """Signals: `message_requested(message_id)` for the line behind something, `dashboard_requested()`,
    `conversation_requested(conversation_id)` for another conversation of this customer. `state` remembers which parts
    are folded."""

    message_requested = Signal(int)
    dashboard_requested = Signal()
    conversation_requested = Signal(int)

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._gateway, self._state = gateway, state or ViewState()
        self._conversation: int | None = None
        self._card: CustomerCard | None = None
        self._case_due = self._figures_due = True
        self._build()
        self._join()
        gateway.committed.connect(self._on_committed)
        look.changed.connect(self._on_theme)
        self.retranslate()
        self._show_case(())

    def show_conversation(self, conversation_id: int | None) -> None:
        """Show what is known about a conversation; None shows the day's figures only."""
        if conversation_id != self._conversation:
            self._conversation = conversation_id
            self.scroll_area.verticalScrollBar().setValue(0)
        self._case_due = True
        self._refresh_case()

    def show_reasons(self, decision_id: int) -> None:
        """Show the whole way of one decision of this conversation, also an earlier one."""
        trace = self._gateway.queries.trace_of(decision_id)
        if trace is not None:
            self.why.show_trace(trace, self._gateway.settings())
            self.why.open_whole()
            self.why.show()
            self.scroll_area.ensureWidgetVisible(self.why)

    def set_compact(self, compact: bool) -> None:
        """Fold what can wait: orders and tags, the way of the decision; the brief never."""
        for section in (self.customer, self.why, self.today):
            section.set_compact(compact)

    def retranslate(self) -> None:
        """Put everything into the language in force; the parts do so themselves."""
        title = self.tr("简报会在这里")
        self._empty.show_message(
            "user",
            title,
            self.tr("打开一位顾客，先看 15 秒：是谁、想要什么、答应过什么、下一步做什么。"),
        )
        self.setAccessibleName(self.tr("这位顾客"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_case()
        self._refresh_figures()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The brief lies on the lighter ground of the conversation, over the whole width: it weighs most."""
        if not self.brief.isHidden():
            end = self.brief.mapTo(self, self.brief.rect().bottomLeft()).y() + 1
            painter = QPainter(self)
            painter.fillRect(1, 0, self.width() - 1, end, theme.color("s0"))  # the column's own edge stays
            theme.hairline(painter, 0, end - 1, self.width())

    def _build(self) -> None:
        self.scroll_area = QScrollArea(self)
        inner = self._inner = QWidget(self.scroll_area.viewport())
        self.brief = BriefSection(inner, is_masked=lambda: self._gateway.settings().mask_notifications)
        self.customer = CustomerSection(self._gateway, self._state, inner)
        self.why, self.today = WhySection(self._state, inner), TodaySection(self._state, inner)
        self._empty = kit.EmptyState("user", "", "", parent=inner)
        self._empty.setMinimumHeight(240)
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(0)
        for part in (self.brief, self.customer, self.why, self._empty, self.today):
            column.addWidget(part)
        column.addStretch(1)
        self.scroll_area.setFocusPolicy(
            Qt.FocusPolicy.NoFocus
        )  # its parts take the keyboard and bring it along
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(self._inner)
        self._inner.setAutoFillBackground(False)  # the scroll area has just asked for a ground of its own
        self.scroll_area.viewport().setAutoFillBackground(False)
        self.scroll_area.verticalScrollBar().valueChanged.connect(lambda _at: self.update())
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll_area)

    def _join(self) -> None:
        self.brief.message_requested.connect(self.message_requested)
        self.customer.message_requested.connect(self._go_to)
        self.customer.history_requested.connect(self._show_history)
        self.today.dashboard_requested.connect(self.dashboard_requested)
        self._case_soon = self._gateway.pace.errand(self, self._refresh_case, _GATHER_MS)
        # Twice a second at most, however many customers write.
        self._figures_soon = self._gateway.pace.errand(self, self._refresh_figures, _FIGURES_MS)
        self._ages = QTimer(self, interval=_AGE_MS)
        self._ages.timeout.connect(self._age)
        self._ages.start()

    def _on_theme(self, _name: str) -> None:
        self.customer.note.take_look()
        self._inner.updateGeometry()

    def _refresh_case(self) -> None:
        if not self._case_due or not self.isVisible():
            return
        self._case_due = False
        number = self._conversation
        self._show_case(() if number is None else brief_of(self._gateway.queries, number))

    def _show_case(self, lines: tuple[BriefLine, ...]) -> None:
        number, queries = self._conversation, self._gateway.queries
        known = number is not None and bool(lines)
        self._card = queries.customer_card(number) if known and number is not None else None
        trace = queries.trace(number) if known and number is not None else None
        settings, now = self._gateway.settings(), self._gateway.now()
        if self._card is not None:
            self.brief.show_lines(lines, self._card.customer.nickname)
            told = frozenset(key for line in lines if line.code in _TELLING for key in line.values[::2])
            self.customer.show_card(self._card, now, settings.utc_offset_minutes, told)
        if trace is not None:
            self.why.show_trace(trace, settings)
        self.brief.setVisible(known)
        self.customer.setVisible(self._card is not None)
        self.why.setVisible(trace is not None)
        self._empty.setVisible(not known)

    def _refresh_figures(self) -> None:
        if not self._figures_due or not self.isVisible():
            return
        self._figures_due = False
        offset = self._gateway.settings().utc_offset_minutes
        self.today.show_figures(self._gateway.queries.kpis(), self._gateway.now(), offset)

    def _age(self) -> None:
        """Time alone changes who waits too long and what yesterday had by now."""
        self._figures_due = True
        self._refresh_figures()

    def _show_history(self) -> None:
        if self._card is None:
            return
        sheet = HistorySheet(self)
        visits = self._gateway.queries.conversations_of(self._card.customer.id)
        offset = self._gateway.settings().utc_offset_minutes
        sheet.show_all(self._card, visits, self._gateway.now(), offset, self._conversation)
        sheet.conversation_chosen.connect(self.conversation_requested)
        sheet.show_below(self.customer.header.link)

    def _go_to(self, message_id: int) -> None:
        """To the words behind a fact: they may stand in an earlier conversation."""
        holder = self._gateway.queries.conversation_of(message_id)
        if holder is not None and holder != self._conversation:
            self.conversation_requested.emit(holder)
        self.message_requested.emit(message_id)

    def _on_committed(self, changes: ChangeSet) -> None:
        about = self._conversation in changes.conversations or changes.settings or changes.everything
        if about or (self._card is not None and self._card.customer.id in changes.customers):
            self._case_due = True
            if self.isVisible():
                self._case_soon.ask()
        if changes.kpi or changes.conversations or changes.settings or changes.everything:
            self._figures_due = True
            if self.isVisible():
                self._figures_soon.ask()
