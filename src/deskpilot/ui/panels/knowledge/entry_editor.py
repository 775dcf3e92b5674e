"""The editor column: whose entry it is, the form, and what to do with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import DeleteEntries
from deskpilot.domain.errors import InvalidInput, KnownError
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.knowledge_views import EntryVersion
from deskpilot.services.roles import may
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge.drafts import ChoiceBar
from deskpilot.ui.panels.knowledge.entry_form import EntryForm
from deskpilot.ui.panels.knowledge.history import VersionList
from deskpilot.ui.translation import Retranslated
from deskpilot.worker.gateway import Gateway

_FORM, _HISTORY, _NOTHING = range(3)


class EntryEditor(Retranslated, QWidget):
    """Shows one entry. Signals: `publish_requested(entry)`, `discard_requested`, `delete_requested(id)`,
    `copy_requested(entry)`, `restore_requested(id, version)`, `dirty_changed(bool)`, `uses_requested(id)`."""

    publish_requested = Signal(object)
    discard_requested = Signal()
    delete_requested = Signal(str)
    copy_requested = Signal(object)
    restore_requested = Signal(str, int)
    dirty_changed = Signal(bool)
    uses_requested = Signal(str)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._stored: KnowledgeEntry | None = None
        self._dirty = False
        self.form = EntryForm(gateway.queries, gateway.now, self._offset)
        self._build()
        self.form.changed.connect(self._on_changed)
        self.retranslate()
        self.show_nothing()

    @property
    def entry_id(self) -> str | None:
        """The id of the entry in hand, "" for one that is not stored yet; None when there is none."""
        return None if self._stored is None else self._stored.id

    @property
    def dirty(self) -> bool:
        """Whether something was changed and not published."""
        return self._dirty

    @property
    def stored(self) -> KnowledgeEntry | None:
        """The entry as it is stored."""
        return self._stored

    def draft(self) -> KnowledgeEntry | None:
        """The entry as the fields say, None when they cannot be read or there is none."""
        try:
            return None if self._stored is None else self.form.entry()
        except InvalidInput:
            return None

    def show_entry(self, stored: KnowledgeEntry, draft: KnowledgeEntry | None = None) -> None:
        """Open an entry, with changes that were made to it before."""
        self._stored = stored
        self.form.show_entry(draft or stored)
        self._scroll.verticalScrollBar().setValue(0)
        self._stack.setCurrentIndex(_FORM)
        self._set_dirty(draft is not None and draft != stored)
        self._show_head()

    def show_nothing(self) -> None:
        """No entry is open."""
        self._stored = None
        self._set_dirty(False)
        self._stack.setCurrentIndex(_NOTHING)
        self._show_head()

    def show_history(self) -> None:
        """Show the versions of the entry in hand."""
        if not self.entry_id:
            return
        versions = self._gateway.queries.entry_versions(self.entry_id)
        self._history.show_versions(versions, self._gateway.now(), self._offset())
        self._stack.setCurrentIndex(_HISTORY)
        self._show_head()

    def show_error(self, error: KnownError) -> None:
        """Say what is wrong with the entry, at the field if it is one's."""
        field = str(error.params.get("field", ""))
        if field:
            said = labels_knowledge.fault(error.code, str(error.params.get("value", "")))
            shown = self.form.show_error(field, labels.named(labels_knowledge.field(field), said))
            self._scroll.ensureWidgetVisible(shown)
            self._state.setText(
                self.tr("没有发布：{field}有问题").format(field=labels_knowledge.field(field))
            )
        else:
            self._state.setText(labels.refusal(error.code))
        self._state.set_color("danger_text")

    def publish(self) -> None:
        """Ask for what is written to be stored."""
        if not self._dirty:
            return
        try:
            self.publish_requested.emit(self.form.entry())
        except InvalidInput as error:
            self.show_error(error)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.uses.set_text(self.tr("看用到它的会话"))
        self._versions.set_text(self.tr("看历史版本"))
        self._more.set_text(self.tr("更多"))
        self._back.setText(self.tr("返回编辑"))
        self._publish.setText(self.tr("发布"))
        self._discard.setText(self.tr("放弃改动"))
        self._copy.setText(self.tr("复制成新条目"))
        self._delete.setText(self.tr("删除这一条"))
        self._nothing.show_message(
            "book",
            self.tr("选一条来看"),
            self.tr("左边点一条就能改。Ctrl 或 Shift 加点击可以选多条，一起启用、停用、删除。"),
        )
        self._show_head()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = ChoiceBar()
        column.addWidget(self._build_head())
        column.addWidget(self.bar)
        self._scroll = _scrolling(self.form)
        self._history = VersionList()
        self._history.restore_requested.connect(self._on_restore)
        self._nothing = kit.EmptyState("book", "")
        self._stack = QStackedWidget()
        for page in (self._scroll, self._history, self._nothing):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        column.addWidget(self._build_foot())
        for keys in ("Ctrl+Return", "Ctrl+S"):
            QShortcut(
                QKeySequence(keys), self, self.publish, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )

    def _lock_delete(self) -> None:
        """Who may not delete sees it beforehand, with the reason."""
        allowed = may(self._gateway.house(), DeleteEntries)
        self._delete.setEnabled(allowed)
        self._delete.setToolTip("" if allowed else theme.plain_tip(labels.refusal("owner_only")))

    def _build_head(self) -> QWidget:
        self._title = kit.PlainLabel("", "title_card", elide=True)
        self._meta = kit.PlainLabel("", "caption", "t3", elide=True)
        self.uses = kit.IconButton("chat", self.tr("看用到它的会话"), size="small")
        self.uses.clicked.connect(lambda: self.uses_requested.emit(self.entry_id))
        self._versions = kit.IconButton("history", self.tr("看历史版本"), size="small")
        self._more = kit.IconButton("dots", self.tr("更多"), size="small")
        self._back = kit.Button("", "ghost", "arrow-left", size="small")
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._lock_delete)
        self._copy, self._delete = QAction(self), QAction(self)
        menu.addActions([self._copy, self._delete])
        self._copy.triggered.connect(self._on_copy)
        self._delete.triggered.connect(lambda: self.delete_requested.emit(self.entry_id))
        self._more.clicked.connect(lambda: menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft())))
        self._versions.clicked.connect(self.show_history)
        self._back.clicked.connect(self._show_form)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._meta)
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(20, 14, 14, 6)
        row.setSpacing(4)
        row.addLayout(words, 1)
        for button in (self._back, self.uses, self._versions, self._more):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return self._head

    def _build_foot(self) -> QWidget:
        self._state = kit.PlainLabel("", "body", "t2", elide=True)
        self._discard = kit.Button("", "secondary")
        self._publish = kit.Button("", "primary", "check")
        self._publish.clicked.connect(self.publish)
        self._discard.clicked.connect(self.discard_requested)
        self._foot = kit.Pane("s0", "t")
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(8)
        row.addWidget(self._state, 1)
        row.addWidget(self._discard)
        row.addWidget(self._publish)
        return self._foot

    def _show_head(self) -> None:
        stored, page = self._stored, self._stack.currentIndex()
        self._head.setVisible(stored is not None)
        self._foot.setVisible(stored is not None and page == _FORM)
        if stored is None:
            return
        is_new = not stored.id
        draft = self.draft()
        self._title.setText((draft.question if draft else stored.question) or self.tr("新条目"))
        self._meta.setText(self.tr("还没发布") if is_new else self._origin(stored))
        self.uses.setVisible(not is_new and page == _FORM)
        self._versions.setVisible(not is_new and page == _FORM)
        self._more.setVisible(not is_new and page == _FORM)
        self._back.setVisible(page == _HISTORY)
        self._state.set_color("t2")
        self._state.setText(self._standing(is_new))
        self._discard.setVisible(self._dirty)
        if self._dirty:
            self._publish.enable()
        else:
            self._publish.disable(self.tr("没有要发布的改动"))

    def _origin(self, stored: KnowledgeEntry) -> str:
        parts = [stored.id, self.tr("第 {n} 版").format(n=stored.version)]
        if stored.updated_at is not None:
            at = labels_knowledge.edited(stored.updated_at, self._gateway.now(), self._offset())
            parts.append(self.tr("{who} {at} 改").format(who=stored.updated_by, at=at).strip())
        return " · ".join(parts)

    def _standing(self, is_new: bool) -> str:
        if self._dirty:
            return self.tr("有改动，还没发布")
        return self.tr("写好问法和回答就能发布") if is_new else self.tr("已发布")

    def _on_changed(self) -> None:
        draft = self.draft()
        self._set_dirty(draft is None or draft != self._stored)
        self._show_head()

    def _set_dirty(self, dirty: bool) -> None:
        if dirty != self._dirty:
            self._dirty = dirty
            self.dirty_changed.emit(dirty)

    def _show_form(self) -> None:
        self._stack.setCurrentIndex(_FORM)
        self._show_head()

    def _on_copy(self) -> None:
        draft = self.draft()
        if draft is not None:
            self.copy_requested.emit(draft)

    def _on_restore(self, version: EntryVersion) -> None:
        self.restore_requested.emit(version.entry.id, version.entry.version)

    def _offset(self) -> int:
        return self._gateway.settings().utc_offset_minutes


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area
