"""The shop's canned replies: a list with a search, a form to write them, a file in and a file out."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.domain.commands import ChangePhrases
from deskpilot.domain.errors import KnownError
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.phrase_file import export_phrases, phrases_in
from deskpilot.services.phrases import facts_for, in_full, newest_talk
from deskpilot.ui import labels, labels_bindings, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.phrases import matching
from deskpilot.ui.models.words import WordsModel
from deskpilot.ui.panels.settings import phrase_words
from deskpilot.ui.panels.settings.phrase_form import PhraseForm
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.translation import Retranslated

_EVERY = ""


class PhrasePage(Retranslated, QWidget):
    """The canned replies; they are typed in the reply box with a slash."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._phrases: tuple[QuickPhrase, ...] = ()
        self.model = WordsModel(5, self, figures=(3,))
        self.list = kit.words_table(self.model, (88, 140, 96, 72))
        self._stack, self.empty = QStackedWidget(), kit.EmptyState("quote", "", kind="secondary")
        self.form = PhraseForm(saver)
        self._title, self._text = (
            kit.PlainLabel("", "title_card"),
            kit.PlainLabel("", "body", "t2", wrap=True),
        )
        self._find = kit.SearchField("", "", delay_ms=100)
        self.category = kit.Picker("")
        self._count = kit.PlainLabel("", "caption", "t3", elide=True)
        self._count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.import_button = kit.Button("", "ghost", "download", size="small")
        self.export_button = kit.Button("", "ghost", "upload", size="small")
        self.delete_button = kit.Button("", "ghost", "trash", size="small")
        self._lay_out()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read the replies again."""
        gateway = self._saver.gateway
        self._phrases = gateway.queries.phrases()
        talk = newest_talk(gateway.queries, gateway.agent_name)
        number = None if talk is None else talk.conversation_id
        facts = facts_for(gateway.queries, number, gateway.agent_name, gateway.now())
        categories = sorted({phrase.category for phrase in self._phrases if phrase.category})
        self.form.set_ground(facts, "" if talk is None else talk.nickname, categories)
        self._show_categories(categories)
        self._show()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("快捷短语"))
        self._text.setText(
            self.tr("回复框里打「/」再打短码、名字或拼音，就能填进去。用得多的排在前面，变量换成这位顾客的。")
        )
        self._find.set_words(self.tr("找一句"), self.tr("找快捷短语"))
        self.category.setAccessibleName(self.tr("类目"))
        titles = (self.tr("短码"), self.tr("名字"), self.tr("类目"), self.tr("用过"), self.tr("内容"))
        self.model.set_titles(titles)
        self.list.setAccessibleName(self.tr("快捷短语"))
        self.import_button.setText(self.tr("导入表格"))
        self.export_button.setText(self.tr("导出表格"))
        self.delete_button.setText(self.tr("删除"))
        if self.category.count():
            self.category.setItemText(0, self.tr("全部类目"))
        self._show()

    def delete(self) -> None:
        """Forget the reply that is picked."""
        self.form.delete()

    def import_file(self, path: Path) -> None:
        """Read a table and store what is good in it; one press takes all of it back."""
        try:
            found = phrases_in(path)
        except KnownError as error:
            self.form.show_error(labels_settings.fault(error.code, error.params))
            return
        if not found.phrases:
            self.form.show_error(phrase_words.row_faults(found) or self.tr("表里没有能用的短语"))
            return
        stored = {phrase.code.casefold(): phrase for phrase in self._phrases}
        codes = [phrase.code for phrase in found.phrases]
        former = tuple(stored[code.casefold()] for code in codes if code.casefold() in stored)
        command = ChangePhrases(found.phrases, replace=True)
        report = self.tr("导入了 {n} 条").format(n=len(codes))
        same = {_written(phrase) for phrase in found.phrases}
        changed = phrase_words.replaced(sum(_written(phrase) not in same for phrase in former))
        self.form.say_when_saved(labels.joined((report, changed, phrase_words.row_faults(found))))
        self._saver.submit(self.form, command, ChangePhrases(former, tuple(codes)))

    def export_file(self, path: Path) -> None:
        """Write every reply into a table."""
        try:
            written = export_phrases(self._phrases, path)
        except KnownError as error:
            self.form.show_error(labels_settings.fault(error.code, error.params))
            return
        self.form.tell(self.tr("已导出 {n} 条到「{file}」").format(n=written, file=path.name))

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._find)
        bar.addWidget(self.category)
        bar.addWidget(self._count)
        bar.addStretch(1)
        for widget in (self.import_button, self.export_button, self.delete_button):
            bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addLayout(bar)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        column.addWidget(self.form)

    def _connect(self) -> None:
        self._find.searched.connect(lambda _text: self._show())
        self.category.activated.connect(lambda _place: self._show())
        self.list.selectionModel().currentRowChanged.connect(lambda now, _was: self._pick(now))
        self.form.started.connect(self.list.clearSelection)
        self.empty.action.connect(self._on_empty)
        self.delete_button.clicked.connect(self.delete)
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)
        key, scope = QKeySequence(QKeySequence.StandardKey.Delete), Qt.ShortcutContext.WidgetShortcut
        QShortcut(key, self.list, self.delete, context=scope)

    def _choose_import(self) -> None:
        kinds = self.tr("表格 (*.csv *.xlsx *.txt *.tsv)")
        path, _kind = QFileDialog.getOpenFileName(self.window(), self.tr("导入快捷短语"), "", kinds)
        if path:
            self.import_file(Path(path))

    def _choose_export(self) -> None:
        name = self.tr("快捷短语") + ".csv"
        path, _kind = QFileDialog.getSaveFileName(self.window(), self.tr("导出快捷短语"), name, "*.csv")
        if path:
            self.export_file(Path(path).with_suffix(".csv"))

    def _show_categories(self, categories: list[str]) -> None:
        chosen = self.category.currentData()
        self.category.clear()
        self.category.addItem(self.tr("全部类目"), _EVERY)
        for name in categories:
            self.category.addItem(name, name)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))

    def _show(self) -> None:
        chosen = self.category.currentData() or _EVERY
        there = [phrase for phrase in self._phrases if chosen in (_EVERY, phrase.category)]
        text = self._find.text().strip().casefold()
        found = [p for p in there if text in f"{p.code} {p.title} {_readable(p.text)} {p.text}".casefold()]
        found += [p for p in matching(there, text, len(there)) if p not in found] if text else []
        found.sort(key=lambda phrase: -phrase.uses)
        self.model.show(
            [(p, (f"/{p.code}", p.title, p.category, str(p.uses), _readable(p.text))) for p in found]
        )
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 条", "", 1) if len(found) == 1 else self.tr("{n} 条", "", 2)
        self._count.setText(words.format(n=f"{len(found):,}"))
        self._stack.setCurrentWidget(self.list if found else self.empty)
        self._say_empty()
        self.delete_button.setEnabled(False)

    def _say_empty(self) -> None:
        if self._phrases:
            title, text = self.tr("没有找到"), self.tr("短码、名字、内容和拼音都能找；也看看上面选的类目。")
            self.empty.show_message("search", title, text, self.tr("看全部"))
            return
        self.empty.show_message(
            "quote",
            self.tr("还没有快捷短语"),
            self.tr("常说的话写一次，回复框里打「/」就能填进去。也可以从别的软件导入一张表。"),
            self.tr("写第一句"),
        )

    def _on_empty(self) -> None:
        if self._phrases:
            self._find.clear()
            self.category.setCurrentIndex(0)
            self._show()
        else:
            self.form.begin()

    def _pick(self, index: QModelIndex) -> None:
        phrase = self.model.thing(index.row())
        self.delete_button.setEnabled(isinstance(phrase, QuickPhrase))
        if isinstance(phrase, QuickPhrase):
            self.form.edit(phrase)


def _written(phrase: QuickPhrase) -> tuple[str, ...]:
    """What somebody wrote of it."""
    return phrase.code.casefold(), phrase.title, phrase.text, phrase.category


def _readable(text: str) -> str:
    """A reply with its variables by their names, not by their codes."""
    return labels_bindings.named(in_full(text))
