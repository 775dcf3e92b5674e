"""The shop's own words for things: a list with a search, and a line to add or change one."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import DeleteAlias, SaveAlias
from deskpilot.domain.knowledge import Alias
from deskpilot.services.roles import may
from deskpilot.ui import labels, labels_settings, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.words import WordsModel
from deskpilot.ui.panels.settings.row import SettingRow
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.translation import Retranslated


class AliasPage(Retranslated, QWidget):
    """The shop's own words: a list with a search, and a line to add or change one."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._aliases: tuple[Alias, ...] = ()
        self.model = WordsModel(4, self)
        self.list = kit.words_table(self.model, (180, 180, 80))
        self.line = _AliasRow(saver)
        self._build()
        self._find.searched.connect(lambda _text: self._show())
        self.list.selectionModel().currentRowChanged.connect(lambda now, _was: self._pick(now))
        QShortcut(
            QKeySequence(QKeySequence.StandardKey.Delete),
            self.list,
            self.delete,
            context=Qt.ShortcutContext.WidgetShortcut,
        )
        self.retranslate()

    def refresh(self) -> None:
        """Read the words again."""
        self._aliases = self._saver.gateway.queries.aliases()
        self._show()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("商店用语"))
        self._text.setText(
            self.tr("顾客和店里有自己的叫法，写在这里 AI 就听得懂。比如「奶茶色」就是色号 NC-01。")
        )
        self._find.set_words(self.tr("找一个词"), self.tr("找商店用语"))
        self.model.set_titles([self.tr("叫法"), self.tr("就是"), self.tr("是什么"), self.tr("备注")])
        self.list.setAccessibleName(self.tr("商店用语"))
        self._gone.setText(self.tr("删除"))
        self._show()

    def _build(self) -> None:
        self._title, self._text = (
            kit.PlainLabel("", "title_card"),
            kit.PlainLabel("", "body", "t2", wrap=True),
        )
        self._find = kit.SearchField("", "", delay_ms=100)
        self._count = kit.PlainLabel("", "caption", "t3")
        self._gone = kit.Button("", "ghost", "trash", size="small")
        self._gone.clicked.connect(self.delete)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._find)
        bar.addWidget(self._count)
        bar.addStretch(1)
        bar.addWidget(self._gone)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addWidget(self.line)
        column.addLayout(bar)
        self._stack, self.empty = QStackedWidget(), kit.EmptyState("tag", "", kind="secondary")
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.empty.action.connect(self._on_empty)
        column.addWidget(self._stack, 1)

    def _show(self) -> None:
        text = self._find.text().strip().casefold()
        found = [a for a in self._aliases if text in f"{a.alias} {a.canonical} {a.note}".casefold()]
        self.model.show(
            [(a, (a.alias, a.canonical, labels_settings.alias_kind(a.kind), a.note)) for a in found]
        )
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 个", "", 1) if len(found) == 1 else self.tr("{n} 个", "", 2)
        self._count.setText(words.format(n=f"{len(found):,}"))
        self._show_gone(False)
        self._stack.setCurrentWidget(self.list if found else self.empty)
        self._say_empty()

    def _say_empty(self) -> None:
        if self._aliases:
            title, text = self.tr("没有找到"), self.tr("叫法、意思和备注里都找过了。")
            self.empty.show_message("search", title, text, self.tr("看全部"))
            return
        self.empty.show_message(
            "tag",
            self.tr("还没有商店用语"),
            self.tr("顾客怎么叫、店里是什么，写一行 AI 就对得上，从下一句话起有效。"),
            self.tr("写第一个"),
        )

    def _on_empty(self) -> None:
        if self._aliases:
            self._find.clear()
            self._show()
        else:
            self.line.begin()

    def _show_gone(self, picked: bool) -> None:
        """What cannot be done now says why."""
        if not may(self._saver.gateway.house(), DeleteAlias):
            self._gone.disable(labels.refusal("owner_only"))
        elif picked:
            self._gone.enable()
        else:
            self._gone.disable(self.tr("先在下面选一个词"))

    def _pick(self, index: QModelIndex) -> None:
        alias = self.model.thing(index.row())
        self._show_gone(isinstance(alias, Alias))
        if isinstance(alias, Alias):
            self.line.edit(alias)

    def delete(self) -> None:
        """Forget the word that is picked."""
        alias = self.model.thing(self.list.currentIndex().row())
        if isinstance(alias, Alias) and self._gone.isEnabled():
            self._saver.submit(self.line, DeleteAlias(alias.alias), SaveAlias(alias))


class _AliasRow(SettingRow):
    """Adds a word, or changes the one that was picked."""

    def __init__(self, saver: Saver) -> None:
        holder = QWidget()
        self._alias, self._canonical, self._note = kit.Line(), kit.Line(), kit.Line()
        self._kind = kit.Picker("")
        for code, name in labels_settings.alias_kinds():
            self._kind.addItem(name, code)
        self._store = kit.Button("", "tint", "plus")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in (
            (self._alias, 3),
            (self._canonical, 3),
            (self._kind, 1),
            (self._note, 3),
            (self._store, 0),
        ):
            row.addWidget(widget, share)
        super().__init__(saver, lambda: ("", ""), holder, below=True)
        self._title.hide()
        self._store.clicked.connect(self.store)
        for edit in (self._alias, self._canonical, self._note):
            edit.returnPressed.connect(self.store)

    def edit(self, alias: Alias) -> None:
        """Put a word into the line."""
        self._alias.setText(alias.alias)
        self._canonical.setText(alias.canonical)
        self._note.setText(alias.note)
        self._kind.setCurrentIndex(max(0, self._kind.findData(alias.kind)))

    def begin(self) -> None:
        """Put the keyboard where a word begins."""
        self._alias.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self._store.setText(self.tr("存下"))
        self._alias.setPlaceholderText(self.tr("叫法，比如 奶茶色"))
        self._canonical.setPlaceholderText(self.tr("就是，比如 NC-01"))
        self._note.setPlaceholderText(self.tr("备注"))
        names = (self.tr("叫法"), self.tr("就是"), self.tr("备注"))
        for edit, name in zip((self._alias, self._canonical, self._note), names, strict=True):
            edit.setAccessibleName(name)
        self._kind.setAccessibleName(self.tr("是什么"))
        for place, (_code, name) in enumerate(labels_settings.alias_kinds()):
            self._kind.setItemText(place, name)

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        super().show_saved(undo)
        for edit in (self._alias, self._canonical, self._note):
            edit.clear()
            theme.set_kind(edit, "state", "")

    def show_error(self, text: str) -> None:
        super().show_error(text)
        for edit in (self._alias, self._canonical):
            theme.set_kind(edit, "state", "" if edit.text().strip() else "error")

    def store(self) -> None:
        """Store what stands in the line."""
        alias = Alias(
            self._alias.text().strip(),
            self._canonical.text().strip(),
            self._kind.currentData(),
            self._note.text().strip(),
        )
        stored = {each.alias: each for each in self._saver.gateway.queries.aliases()}
        before = stored.get(alias.alias)
        undo = SaveAlias(before) if before is not None else DeleteAlias(alias.alias)
        if before != alias:
            self._saver.submit(self, SaveAlias(alias), undo)
