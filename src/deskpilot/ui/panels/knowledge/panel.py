"""The knowledge page as a whole: table, editor and hit test side by side."""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import UndoImport
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.roles import may
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.knowledge import Wanted
from deskpilot.ui.panels.knowledge.drafts import Drafts
from deskpilot.ui.panels.knowledge.entry_desk import EntryDesk
from deskpilot.ui.panels.knowledge.hit_test import HitTestColumn
from deskpilot.ui.panels.knowledge.import_pane import ImportPane
from deskpilot.ui.panels.knowledge.orders import Orders
from deskpilot.ui.panels.knowledge.page_header import PageHeader
from deskpilot.ui.panels.knowledge.table_pane import TablePane
from deskpilot.ui.panels.knowledge.transfer import SUFFIXES, Transfer
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_GATHER_MS = 150
_ROOM_FOR_THREE = 1300
_WIDE = 1440
_WIDEST_EDITOR = 520
_NOT_IN_USE = ("disabled", "expired", "scheduled")
_TEST_KEY = "knowledge/test"


class KnowledgePanel(QWidget):
    """What the shop knows. `show_entry` and `new_entry` are for other pages that lead here. Signal:
    `conversation_requested(conversation_id)` for one in which an entry was used."""

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
        kept = self._state.choice(_TEST_KEY, ("yes", "no"), "")
        self._wants_test = kept == "yes" if kept else None
        self._stale = True
        self._build()
        self.table.table.remember(self._state, "knowledge")
        self._join()
        self._commits = 0  # since the rows in sight were read
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._follow)
        self.setAcceptDrops(True)
        gateway.committed.connect(self._on_committed)
        look.changed.connect(self._on_theme)
        self._set_keys()

    def show_entry(self, entry_id: str) -> None:
        """Open an entry, from wherever one comes."""
        self._read_if_stale()
        self.table.select(entry_id)
        self.desk.open(entry_id)
        self.table.go_into_list()

    def new_entry(self, answer_text: str = "") -> None:
        """Begin an entry with this answer."""
        self._read_if_stale()
        self.table.table.clearSelection()
        self.desk.open_new(KnowledgeEntry("", "", answer_text))

    def refresh(self) -> None:
        """Read the table and its counts again."""
        self._stale, self._commits = False, 0
        if self.table.model.rowCount() == 0 and self.table.model.wanted == Wanted():
            self.table.search(Wanted())
        self.table.refresh()
        self._show_counts()
        self._show_side()
        self.test.ask_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_if_stale()
        if self.focusWidget() is None:
            # Who comes by key goes through the entries at once, not through the buttons of the head.
            self.table.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_counts()
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_file(event):
            event.acceptProposedAction()
            self._veil.show()
            self._veil.raise_()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._veil.hide()
        path = _dropped_file(event)
        if path:
            event.acceptProposedAction()
            self.transfer.import_file(path)

    def _build(self) -> None:
        self.header = PageHeader()
        self.importing = ImportPane(why_no_undo=self._why_no_undo)
        drafts = Drafts()
        self.table = TablePane(self._gateway, drafts)
        self.orders = Orders(self._gateway, self.table.notice, self)
        self.desk = EntryDesk(self._gateway, self.orders, drafts)
        self.test = HitTestColumn(self._gateway)
        self.transfer = Transfer(self._gateway, self.importing, self.table.notice, self)
        self._editor_side = _in_pane(self.desk, "s0", "l")
        self._test_side = _in_pane(self.test, "s1", "l")
        self._columns = QWidget()
        both = QHBoxLayout(self._columns)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self._editor_side)
        both.addWidget(self._test_side)
        self._side = QStackedWidget()
        self._side.addWidget(self._columns)
        self._side.addWidget(_in_pane(self.importing, "s0", "l"))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(_in_pane(self.table, "s0", ""), 1)
        row.addWidget(self._side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.header)
        whole.addLayout(row, 1)
        self._veil = _DropVeil(self)

    def _join(self) -> None:
        self.header.new_wanted.connect(self.new_entry)
        self.header.import_wanted.connect(self.transfer.choose_import)
        self.header.export_wanted.connect(self.transfer.choose_export)
        self.header.test_wanted.connect(self._open_test)
        self.transfer.pane_wanted.connect(self._show_import)
        self.transfer.running_changed.connect(self.header.set_importing)
        self.table.opened.connect(self.desk.open)
        self.table.new_wanted.connect(self.new_entry)
        self.table.import_wanted.connect(self.transfer.choose_import)
        self.table.demo_wanted.connect(self.transfer.load_demo)
        self.table.delete_wanted.connect(self._delete_picked)
        self.table.enable_wanted.connect(lambda on: self.orders.enable(self.table.picked(), on))
        self.desk.opened.connect(self._on_opened)
        self.desk.drafts_changed.connect(self.table.table.viewport().update)
        self.desk.delete_requested.connect(self._delete_one)
        self.desk.conversation_requested.connect(self.conversation_requested)
        self.test.closed.connect(lambda: self._set_test(False))
        self.test.entry_chosen.connect(self.show_entry)
        self.test.form_wanted.connect(self.desk.editor.form.add_form)

    def _set_keys(self) -> None:
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("/"), self, self.table.filters.search.begin, context=inside)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new_entry, context=inside)
        QShortcut(QKeySequence("Ctrl+T"), self, self._open_test, context=inside)

    def _read_if_stale(self) -> None:
        if self._stale:
            self.refresh()

    def _follow(self) -> None:
        """While changes come thick only the rows in sight follow; the first calm moment brings the rest."""
        commits, self._commits = self._commits, 0
        if self.importing.running or commits > 1:
            self.table.follow_import()
            self._gather.start(_GATHER_MS * 8)
        else:
            self.refresh()

    def _on_committed(self, changes: ChangeSet) -> None:
        self.desk.follow(changes)
        if changes.knowledge or changes.entries or changes.everything:
            self._stale = True
            self._commits += 1
            if self.isVisible() and not self._gather.isActive():
                # An import commits many times a second: the table follows, it does not race.
                self._gather.start(_GATHER_MS * 8 if self.importing.running else _GATHER_MS)

    def _on_opened(self, entry_id: str) -> None:
        self.test.set_entry(entry_id)
        self._side.setCurrentIndex(0)
        self._show_side()
        if entry_id and self.table.model.place_of(entry_id) >= 0 and self.table.table.picked_count() <= 1:
            self.table.table.select(self.table.model.place_of(entry_id))

    def _why_no_undo(self) -> str:
        return "" if may(self._gateway.house(), UndoImport) else labels.refusal("owner_only")

    def _delete_picked(self) -> None:
        entries = self.table.picked()
        if entries:
            self.orders.delete(entries)

    def _delete_one(self, entry_id: str) -> None:
        stored = self._gateway.queries.entry(entry_id)
        if stored is not None:
            self.desk.forget(entry_id)
            self.orders.delete((stored,))

    def _show_counts(self) -> None:
        queries, offset = self._gateway.queries, self._gateway.settings().utc_offset_minutes
        in_use = sum(n for code, n in self.table.statuses if code not in _NOT_IN_USE)
        since = labels_knowledge.midnight(self._gateway.now(), offset)
        today = queries.changed_since(since)
        text = self.tr("{n} 条在用").format(n=f"{in_use:,}")
        if today:
            text += self.tr("，今天改了 {n} 条").format(n=f"{today:,}")
        self.header.show_counts(text if in_use or today else "")

    def _show_import(self, shown: bool) -> None:
        self._side.setCurrentIndex(1 if shown else 0)
        self._show_side()

    def _show_side(self) -> None:
        """While there is nothing at all, the page is one invitation, not three empty columns."""
        nothing = self.table.is_empty and self.desk.editor.entry_id is None and self._side.currentIndex() == 0
        self._side.setVisible(not nothing)
        self.header.show_test_button(self._test_side.isHidden() and not nothing)

    def _open_test(self) -> None:
        self._set_test(True)
        self.test.focus_line()

    def _set_test(self, shown: bool) -> None:
        self._wants_test = shown
        self._state.put(_TEST_KEY, shown)
        self._side.setCurrentIndex(0)
        self._fit()

    def _fit(self) -> None:
        """Three columns where there is room; the hit test gives way first, and comes when it is asked for."""
        width = self.width()
        test = self._wants_test if self._wants_test is not None else width >= _ROOM_FOR_THREE
        spare = max(0, width - _WIDE)
        editor = min(_WIDEST_EDITOR, theme.size("kb_editor") + spare // 4)
        self._test_side.setVisible(test)
        self._test_side.setFixedWidth(theme.size("kb_hit_test"))
        self._editor_side.setFixedWidth(editor)
        self._side.setFixedWidth(editor + (theme.size("kb_hit_test") if test else 0))
        self.header.show_test_button(not test)
        self._show_side()

    def _on_theme(self, _name: str) -> None:
        self._take_look()

    def _take_look(self) -> None:
        self.table.take_look()
        self.desk.editor.form.answers.take_look()


def _dropped_file(event: QDropEvent) -> str:
    """The one file that is dropped, if we can read its kind."""
    urls = event.mimeData().urls()
    path = urls[0].toLocalFile() if len(urls) == 1 else ""
    return path if path.lower().endswith(SUFFIXES) else ""


def _in_pane(widget: QWidget, color: str, edges: str) -> QWidget:
    pane = kit.Pane(color, edges)
    column = QVBoxLayout(pane)
    column.setContentsMargins(1 if "l" in edges else 0, 0, 0, 0)
    column.addWidget(widget)
    return pane


class _DropVeil(QWidget):
    """Lies over the page while a file is held over it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.tone("s0", 0.86))
        box = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        theme.fill_round(painter, box, theme.radius("panel"), theme.tone("accent_tint", 0.6), "accent", 2.0)
        middle = box.center()
        theme.paint_icon(painter, QRectF(middle.x() - 16, middle.y() - 44, 32, 32), "download", "accent_text")
        words = QRectF(box.left(), middle.y(), box.width(), 24)
        theme.draw_text(
            painter, words, self.tr("松开就导入"), "title_card", "accent_text", theme.ALIGN_CENTER
        )
