"""The editor with all that happens around an entry: drafts kept while one looks elsewhere, changes by others."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.domain.events import ChangeSet
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.ui import labels_figures, theme
from deskpilot.ui.panels.knowledge.drafts import Drafts
from deskpilot.ui.panels.knowledge.entry_editor import EntryEditor
from deskpilot.ui.panels.knowledge.orders import Orders
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.widgets.behind_sheet import MOST, BehindSheet
from deskpilot.worker.gateway import Gateway

DAYS = 30
_NEW = KnowledgeEntry("", "", "")


class EntryDesk(Retranslated, QWidget):
    """Opens entries and publishes them. Signals: `opened(entry_id)`, `drafts_changed`, `delete_requested(id)`,
    `conversation_requested(conversation_id)` for one in which the entry in hand was used."""

    opened = Signal(str)
    drafts_changed = Signal()
    delete_requested = Signal(str)
    conversation_requested = Signal(int)

    def __init__(
        self, gateway: Gateway, orders: Orders, drafts: Drafts, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gateway, self._orders = gateway, orders
        self.drafts = drafts
        self.editor = EntryEditor(gateway)
        self._bar = self.editor.bar
        self._foreign: KnowledgeEntry | None = None
        self._awaits_id = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor, 1)
        self._join()

    def open(self, entry_id: str) -> None:
        """Show an entry, with the changes made to it before; what is unpublished in another one is kept."""
        if entry_id == self.editor.entry_id:
            return
        stored = self._gateway.queries.entry(entry_id)
        if stored is None:
            return
        self._put_aside()
        self._foreign = None
        self.editor.show_entry(stored, self.drafts.of(entry_id))
        self._show_bar()
        self.opened.emit(entry_id)

    def open_new(self, draft: KnowledgeEntry = _NEW) -> None:
        """Begin a new entry."""
        self._put_aside()
        self._foreign = None
        self.editor.show_entry(_NEW, draft if draft != _NEW else self.drafts.of(""))
        self.editor.form.forms.focus_first()
        self._show_bar()
        self.opened.emit("")

    def close_entry(self) -> None:
        """Show none."""
        self._foreign = None
        self.editor.show_nothing()
        self._show_bar()

    def _show_uses(self, entry_id: str) -> None:
        """The conversations in which an entry was used, in the thirty days that its figures are of."""
        behind = self._gateway.queries.behind_entry(entry_id, DAYS, MOST)
        offset = self._gateway.settings().utc_offset_minutes
        sheet = BehindSheet(
            self,
            self.tr("用到「{id}」的会话，30 天").format(id=entry_id),
            labels_figures.behind_note("entry"),
            behind,
            lambda each: labels_figures.behind_when(each, offset, DAYS),
        )
        sheet.chosen.connect(self.conversation_requested)
        sheet.show_below(self.editor.uses, sheet.list.rows[0] if sheet.list.rows else None)

    def forget(self, entry_id: str) -> None:
        """An entry is about to go: its draft goes with it."""
        self.drafts.drop(entry_id)
        if entry_id == self.editor.entry_id:
            self.close_entry()

    def follow(self, changes: ChangeSet) -> None:
        """Something was stored: show it, unless there are changes of our own in the way."""
        if self._awaits_id and len(changes.entries) == 1:
            self._take_id(next(iter(changes.entries)))
            return
        entry_id = self.editor.entry_id
        if changes.catalog or changes.settings or changes.everything:
            self.editor.form.answers.rows_changed()
        if not entry_id or (changes.entries and entry_id not in changes.entries):
            return
        if changes.entries or changes.knowledge or changes.everything:
            self._read_again(entry_id)

    def retranslate(self) -> None:
        """Put the bar into the language in force."""
        self._show_bar()

    def _join(self) -> None:
        self.editor.publish_requested.connect(self._publish)
        self.editor.discard_requested.connect(self._discard)
        self.editor.copy_requested.connect(lambda entry: self.open_new(_copy(entry)))
        self.editor.delete_requested.connect(self.delete_requested)
        self.editor.uses_requested.connect(self._show_uses)
        self.editor.restore_requested.connect(self._orders.restore)
        self.editor.dirty_changed.connect(self._on_dirty)
        self._bar.first_chosen.connect(self._on_first)
        self._bar.second_chosen.connect(self._on_second)

    def _publish(self, entry: KnowledgeEntry) -> None:
        before = self.editor.stored or _NEW
        self._awaits_id = not entry.id
        self._orders.publish(entry, before, lambda: self._on_published(entry), self._on_refused)

    def _on_published(self, entry: KnowledgeEntry) -> None:
        self.drafts.drop(entry.id)
        if entry.id and entry.id == self.editor.entry_id:
            stored = self._gateway.queries.entry(entry.id) or entry
            self.editor.show_entry(stored)
        self._show_bar()
        self.drafts_changed.emit()

    def _on_refused(self, error: object) -> None:
        self._awaits_id = False
        self.editor.show_error(error)  # type: ignore[arg-type]

    def _take_id(self, entry_id: str) -> None:
        self._awaits_id = False
        self.drafts.drop("")
        stored = self._gateway.queries.entry(entry_id)
        if stored is not None and self.editor.entry_id == "":
            self.editor.show_entry(stored)
        self._orders.published_new(entry_id)
        self.opened.emit(entry_id)
        self.drafts_changed.emit()

    def _read_again(self, entry_id: str) -> None:
        stored = self._gateway.queries.entry(entry_id)
        if stored is None:
            if not self.editor.dirty:
                self.close_entry()
        elif stored == self.editor.stored:
            return
        elif not self.editor.dirty or self.editor.draft() == _same_base(self.editor.draft(), stored):
            self.editor.show_entry(stored)
        else:
            self._foreign = stored
        self._show_bar()

    def _discard(self) -> None:
        stored = self.editor.stored
        if stored is None:
            return
        self.drafts.drop(stored.id)
        if stored.id:
            self.editor.show_entry(stored)
        else:
            self.editor.show_nothing()
        self._show_bar()
        self.drafts_changed.emit()

    def _put_aside(self) -> None:
        if not self.editor.dirty:
            return
        draft = self.editor.draft()
        if draft is not None:
            self.drafts.keep(draft)
            self.drafts_changed.emit()

    def _on_dirty(self, dirty: bool) -> None:
        if not dirty and self.editor.entry_id is not None and self.drafts.holds(self.editor.entry_id):
            self.drafts.drop(self.editor.entry_id)
            self.drafts_changed.emit()

    def _show_bar(self) -> None:
        other = self.drafts.last_but(self.editor.entry_id)
        if self._foreign is not None:
            who = self._foreign.updated_by or self.tr("有人")
            self._bar.offer(
                self.tr("{who}刚改了这一条").format(who=who), self.tr("看新的"), self.tr("留着我的"), "users"
            )
        elif other is not None:
            name = theme.one_line(other.question) or self.tr("新条目")
            self._bar.offer(
                self.tr("「{name}」改了没发布").format(name=name), self.tr("回去"), self.tr("放弃")
            )
        else:
            self._bar.hide()

    def _on_first(self) -> None:
        foreign, self._foreign = self._foreign, None
        other = self.drafts.last_but(self.editor.entry_id)
        if foreign is not None:
            self.drafts.drop(foreign.id)
            self.editor.show_entry(foreign)
            self._show_bar()
        elif other is not None and other.id:
            self.open(other.id)
        elif other is not None:
            self.open_new()

    def _on_second(self) -> None:
        foreign, self._foreign = self._foreign, None
        other = self.drafts.last_but(self.editor.entry_id)
        if foreign is not None:
            self.editor.show_entry(foreign, self.editor.draft())
        elif other is not None:
            self.drafts.drop(other.id)
            self.drafts_changed.emit()
        self._show_bar()


def _copy(entry: KnowledgeEntry) -> KnowledgeEntry:
    """The same words as a new entry."""
    return replace(entry, id="", version=1, updated_at=None, updated_by="")


def _same_base(draft: KnowledgeEntry | None, stored: KnowledgeEntry) -> KnowledgeEntry | None:
    """`stored` as if it were the draft's base: equal content means that nothing stands in the way."""
    if draft is None:
        return None
    return replace(stored, version=draft.version, updated_at=draft.updated_at, updated_by=draft.updated_by)
