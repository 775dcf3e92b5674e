"""A table with a head over it and a foot under it, as follow-ups, feedback and lost sales have them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.fields import SearchField
from deskpilot.ui.widgets.headed_table import HeadedTable
from deskpilot.ui.widgets.labels import PlainLabel
from deskpilot.ui.widgets.notice import Notice
from deskpilot.ui.widgets.surfaces import EmptyState, Pane
from deskpilot.ui.widgets.toast_room import ToastRoom

_GATHER_MS = 60


class ListPage(Pane):
    """The head tells how much there is and searches ("/"), the foot what can be done with the row in hand; while there is
    nothing, `empty` teaches. Subclasses `lay_out`, `retranslate` and `refresh`."""

    def __init__(
        self, table: HeadedTable, icon: str, look: theme.Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__("s0", "", parent)
        self.table = table
        self.counts = PlainLabel("", "body", "t2", elide=True)
        self.search = SearchField("", "", "/", delay_ms=120)
        self.empty = EmptyState(icon, "")
        self.in_hand = PlainLabel("", "caption", "t2", elide=True)
        self.notice = Notice()
        self.head, self.foot = Pane("s0", "b"), Pane("s0", "t")
        self._stack = QStackedWidget()
        self._soon = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._soon.timeout.connect(self.refresh)
        self.search.searched.connect(lambda _text: self.refresh())
        self.search.went_down.connect(self._go_into_list)
        look.changed.connect(self._on_theme)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("/"), self, self._focus_search, context=inside)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read what is listed."""
        raise NotImplementedError

    def refresh_soon(self) -> None:
        """Read it in a moment, once for all that changes until then; nothing while nobody looks."""
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def lay_out(self, head: Sequence[QWidget], foot: Sequence[QWidget]) -> None:
        """Put the page together; what may grow in the head are the counts, in the foot the words for the row in hand."""
        for pane, widgets, grows, gap in (
            (self.head, head, self.counts, 12),
            (self.foot, (self.in_hand, *foot), self.in_hand, 4),
        ):
            row = QHBoxLayout(pane)
            row.setContentsMargins(16, 0, 16, 0)
            row.setSpacing(gap)
            for widget in widgets:
                row.addWidget(widget, int(widget is grows))
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        for below in (self.notice, ToastRoom(), self.foot):
            column.addWidget(below)
        self._fit()

    def show_filled(self, filled: bool) -> None:
        """Whether there is anything to list."""
        self._stack.setCurrentWidget(self.table if filled else self.empty)
        self.foot.setVisible(filled)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _fit(self) -> None:
        self.head.setFixedHeight(max(theme.size("page_header"), theme.control_height("button") + 24))
        self.foot.setFixedHeight(max(44, theme.control_height("button_small") + 16))

    def _on_theme(self, _name: str) -> None:
        self.table.take_look()

    def _go_into_list(self) -> None:
        if self._stack.currentWidget() is self.table:
            self.table.begin()

    def _focus_search(self) -> None:
        self.search.begin()
