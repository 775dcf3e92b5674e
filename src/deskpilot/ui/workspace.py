"""All that is in the window: it places the panels and joins their signals. What happens, happens in them."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import TakeOver
from deskpilot.domain.events import ChangeSet
from deskpilot.services.views import SearchHit
from deskpilot.ui import pages, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.page import PAGES
from deskpilot.ui.panels.alarm import Alarm, Tray
from deskpilot.ui.panels.problems import ProblemBanner
from deskpilot.ui.panels.rail import Rail
from deskpilot.ui.panels.search_results import SearchResults
from deskpilot.ui.panels.toolbar import ToolBar
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway


class Workspace(kit.Pane):
    """The rail, the bar and the pages of `window`. Signals: `raise_requested()` and `close_requested()` from the tray.
    `state` is what is remembered of how everything was left, `folder` the one the data lies in."""

    raise_requested = Signal()
    close_requested = Signal()

    def __init__(
        self, gateway: Gateway, look: theme.Theme, state: ViewState, folder: Path | None, window: QWidget
    ) -> None:
        super().__init__("window", "", window)
        self._gateway, self._look = gateway, look
        self._context = pages.PageContext(
            gateway, look, folder, self.open_conversation, self.open_message, self.open_entry, state
        )
        self._pages: dict[str, QWidget] = {}
        self._build()
        self._join()
        self._set_keys()
        self.show_page("desk")

    def fit(self, window: QSize) -> None:
        """Follow a change of the window's size."""
        self.desk.fit(window)

    def show_page(self, code: str) -> QWidget:
        """Bring a page to the front; it is made when it is needed first."""
        if code not in self._pages:
            self._pages[code] = pages.made(code, self._context)
            self._stack.addWidget(self._pages[code])
        self._stack.setCurrentWidget(self._pages[code])
        self._rail.choose(code)
        self._show_loudness()
        return self._pages[code]

    def show_conversation(self, conversation_id: int) -> None:
        """Show a conversation at the desk; the keyboard stays where it is."""
        self.show_page("desk")
        self.desk.open_conversation(conversation_id)

    def open_conversation(self, conversation_id: int) -> None:
        """Go to a conversation at the desk: what is typed next is the reply."""
        self.show_conversation(conversation_id)
        self.desk.conversation.focus_reply()

    def open_message(self, conversation_id: int, message_id: int | None) -> None:
        """Show a conversation at the desk, at one of its lines."""
        self.open_conversation(conversation_id)
        if message_id is not None:
            self.desk.conversation.scroll_to(message_id)

    def open_entry(self, entry_id: str) -> None:
        """Show an entry on the knowledge page."""
        self.show_page("knowledge").show_entry(entry_id)  # type: ignore[attr-defined]

    def focus_first(self) -> bool:
        """Put the keyboard where the work begins, on the customers who wait; False when nobody does."""
        return self.desk.queue.focus_list(Qt.FocusReason.OtherFocusReason)

    def ask_first_questions(self) -> None:
        """A new shop: who it is, what it knows, how the AI begins."""
        from deskpilot.ui.wizard import FirstStartWizard

        FirstStartWizard(self._gateway, self._look, self.window()).open()

    def take_over(self, conversation_id: int) -> None:
        """A human takes a customer, and sees them."""
        self._gateway.submit(TakeOver(conversation_id, self._gateway.agent_name))
        self.open_conversation(conversation_id)

    def _build(self) -> None:
        # From the outside inwards: each time that something gets a new parent, Qt styles all that is in it anew.
        self._rail = Rail(PAGES, self)
        self._toolbar = ToolBar(self._gateway, self._look, self)
        self._problems = ProblemBanner(self._gateway, self)
        self._stack = QStackedWidget(self)
        self.desk = pages.desk(self._context, self._stack)
        self._pages["desk"] = self.desk
        self._stack.addWidget(self.desk)
        right = QVBoxLayout()
        right.setSpacing(0)
        for widget, stretch in ((self._toolbar, 0), (self._problems, 0), (self._stack, 1)):
            right.addWidget(widget, stretch)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(right, 1)
        self._results = SearchResults(self._gateway, self._toolbar.search, self)
        self._tray = Tray(self)
        self._alarm = Alarm(
            self._gateway, self._tray, self, self._alert_in_sight, self._rail.width, self._in_front
        )

    def _join(self) -> None:
        self._rail.page_chosen.connect(self.show_page)
        desk = self.desk
        desk.queue.selected.connect(self.show_conversation)
        desk.queue.opened.connect(desk.conversation.focus_reply)
        for asks in (desk.case.conversation_requested, self._alarm.open_requested):
            asks.connect(self.open_conversation)
        for asks in (desk.queue.take_over_requested, self._alarm.take_over_requested):
            asks.connect(self.take_over)
        desk.loudness_changed.connect(self._show_loudness)
        desk.page_requested.connect(self.show_page)
        desk.conversation.knowledge_requested.connect(self._write_knowledge)
        desk.conversation.entry_requested.connect(self.open_entry)
        desk.case.dashboard_requested.connect(lambda: self.show_page("dashboard"))
        self._toolbar.alerts_requested.connect(lambda: self._go_to(desk.queue.next_urgent()))
        self._toolbar.nearest_requested.connect(lambda: self._go_to(desk.queue.nearest_limit()))
        self._toolbar.settings_requested.connect(self._show_settings)
        self._toolbar.searched.connect(self._results.show_text)
        self._alarm.reminders.page_requested.connect(lambda: self.show_page("follow_ups"))
        self._alarm.reminders.message_requested.connect(self.open_message)
        self._results.chosen.connect(self._open_hit)
        self._tray.raise_requested.connect(self.raise_requested)
        self._tray.quit_requested.connect(self.close_requested)
        self._gateway.committed.connect(self._on_committed)
        self._count_soon = self._gateway.pace.errand(self, self._show_counts, 250)
        self._show_counts()

    def _set_keys(self) -> None:
        for number, page in enumerate(PAGES, start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, lambda code=page.code: self.show_page(code))
        QShortcut(QKeySequence("Ctrl+K"), self, self._toolbar.search.begin)
        QShortcut(QKeySequence("F2"), self, self._take_urgent)
        QShortcut(QKeySequence("F4"), self, self._toolbar.seat.choose)
        QShortcut(QKeySequence("Ctrl+M"), self, self._toolbar.choose_by_channel)
        QShortcut(QKeySequence("Ctrl+L"), self, self.desk.queue.focus_list)

    def _show_settings(self, section: str) -> None:
        self.show_page("settings").show_section(section)  # type: ignore[attr-defined]

    def _take_urgent(self) -> None:
        """On another page nobody is open before one's eyes: there it is the loudest alert."""
        desk = self.desk
        meant = desk.meant_by_key() if self._stack.currentWidget() is desk else desk.queue.alert_shown()
        if meant is not None and meant != desk.conversation.conversation_id:
            self.take_over(meant)
        else:
            desk.conversation.take_over()

    def _show_loudness(self) -> None:
        self._toolbar.set_calm(self._stack.currentWidget() is self.desk and self.desk.is_loud())

    def _alert_in_sight(self) -> int | None:
        return self.desk.queue.alert_shown() if self._stack.currentWidget() is self.desk else None

    def _in_front(self) -> int | None:
        """The conversation that lies open before the user's eyes."""
        seen = self._stack.currentWidget() is self.desk and self.isActiveWindow()
        return self.desk.conversation.conversation_id if seen else None

    def _go_to(self, conversation_id: int | None) -> None:
        if conversation_id is not None:
            self.open_conversation(conversation_id)

    def _open_hit(self, hit: SearchHit) -> None:
        if hit.conversation_id is not None:
            self.open_message(hit.conversation_id, hit.message_id)
        elif hit.entry_id is not None:
            self.open_entry(hit.entry_id)

    def _write_knowledge(self, _message_id: int, text: str) -> None:
        self.show_page("knowledge").new_entry(text)  # type: ignore[attr-defined]

    def _on_committed(self, changes: ChangeSet) -> None:
        if not changes.is_empty():
            self._count_soon.ask()

    def _show_counts(self) -> None:
        counts = self._gateway.queries.queue_counts(self._gateway.agent_name)
        self._rail.set_badge("desk", counts.waiting)
        tasks = self._gateway.queries.task_counts(self._gateway.agent_name)
        late = "warning" if tasks.overdue else "neutral"
        self._rail.set_badge("follow_ups", tasks.overdue + tasks.soon, late)
        self._tray.set_count(counts.alerts)
