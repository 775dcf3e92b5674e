"""The form below the list of canned replies: what it is called, what it says, and what a customer would read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCompleter,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.commands import ChangePhrases
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.phrases import (
    LONGEST_CATEGORY,
    LONGEST_CODE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    SHORT_NAMES,
    Filled,
    fill,
    full_name,
    unknown_names,
)
from deskpilot.ui import labels, labels_bindings, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.row import SettingRow
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.value_menu import add_values
from deskpilot.wording.facts import Facts, value_of

_NOBODY = Facts()
# The preview shows how it begins; all of it is a tooltip, so that the list above keeps its place.
_PREVIEWED = 80


class PhraseForm(SettingRow):
    """Adds a reply, or changes the one that was picked; `started` asks the list to let go of it."""

    started = Signal()

    def __init__(self, saver: Saver) -> None:
        self._before: QuickPhrase | None = None
        self._report = ""
        self._facts, self._whose = _NOBODY, ""
        holder = QWidget()
        self.code, self.title, self.category = kit.Line(), kit.Line(), kit.Line()
        self.text = QPlainTextEdit()
        self.preview = kit.PlainLabel("", "body", "t2", wrap=True)
        self.store_button, self.new_button = kit.Button("", "primary"), kit.Button("", "ghost", "plus")
        self._chips = QWidget()
        self._flow = kit.FlowLayout(self._chips, gap=6)
        self._build(holder)
        super().__init__(saver, lambda: ("", ""), holder, below=True)
        self._title.hide()
        self._connect()

    @property
    def phrase(self) -> QuickPhrase:
        """What stands in the form."""
        uses = self._before.uses if self._before is not None else 0
        return QuickPhrase(
            self.code.text().strip().lstrip("/"),
            self.title.text().strip(),
            self.text.toPlainText().strip(),
            self.category.text().strip(),
            uses,
        )

    def edit(self, phrase: QuickPhrase | None) -> None:
        """Put a reply into the form, or begin a new one in the same category. What was written there and not stored
        is one press away."""
        self._keep_unstored()
        self._fill_in(phrase)

    def _keep_unstored(self) -> None:
        before, written = self._before, self.phrase
        if not written.text or written == before:
            return
        super().show_saved(lambda: self._bring_back(before, written))
        self.told.setText(self.tr("刚才写的「{title}」没有存").format(title=written.title or written.code))
        self.undo_link.setText(self.tr("接着写"))
        self._timer.stop()

    def _bring_back(self, before: QuickPhrase | None, written: QuickPhrase) -> None:
        self.clear()
        self._fill_in(written)
        self._before = before
        self._show_state()
        self.text.setFocus()

    def _fill_in(self, phrase: QuickPhrase | None) -> None:
        self._before = phrase
        self.code.setText(phrase.code if phrase else "")
        self.title.setText(phrase.title if phrase else "")
        self.text.setPlainText(phrase.text if phrase else "")
        if phrase is not None:
            self.category.setText(phrase.category)
        self._show_state()

    def set_ground(self, facts: Facts, whose: str, categories: Sequence[str]) -> None:
        """The rows the preview is made from, the customer they belong to, and the categories there are."""
        self._facts, self._whose = facts, whose
        self.category.setCompleter(QCompleter(list(categories), self.category))
        self._show_state()

    def store(self) -> None:
        """Store what stands in the form; the list shows it once it is stored."""
        before, phrase = self._before, self.phrase
        if phrase == before:
            return
        drop = () if before is None else (before.code,)
        undo = ChangePhrases(() if before is None else (before,), (phrase.code,))
        self._saver.submit(self, ChangePhrases((phrase,), drop), undo)

    def delete(self) -> None:
        """Forget the reply that is picked."""
        if self._before is not None:
            command = ChangePhrases(drop=(self._before.code,))
            self.say_when_saved(self.tr("已删除"))
            self._saver.submit(self, command, ChangePhrases((self._before,)))
            self._fill_in(None)
            self.started.emit()

    def say_when_saved(self, text: str) -> None:
        """What to tell instead of the usual once the next order is through."""
        self._report = text

    def tell(self, text: str) -> None:
        """Say that something is done that has no way back and needs none."""
        super().show_saved(None)
        self.told.setText(text)

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        super().show_saved(undo)
        self.undo_link.setText(self.tr("撤销"))
        if undo is not None and self._report:
            self.told.setText(self._report)
        elif undo is not None:
            self._before = self.phrase
        else:
            self._fill_in(None)
            self.started.emit()
        self._report = ""
        self._show_state()

    def show_error(self, text: str) -> None:
        self._report = ""
        super().show_error(text)

    def retranslate(self) -> None:
        super().retranslate()
        for edit, name, hint in (
            (self.code, self.tr("短码"), self.tr("短码，比如 fh")),
            (self.title, self.tr("名字"), self.tr("名字，比如 发货时间")),
            (self.category, self.tr("类目"), self.tr("类目，比如 发货")),
        ):
            edit.setAccessibleName(name)
            edit.setPlaceholderText(hint)
        self.text.setAccessibleName(self.tr("内容"))
        self.text.setPlaceholderText(self.tr("写给顾客的话。会变的地方点下面的变量，发的时候换成真的。"))
        self.new_button.setText(self.tr("另起一条"))
        self._flow.clear()
        for short in SHORT_NAMES:
            chip = kit.Chip(labels_bindings.binding(full_name(short)), "link", clickable=True)
            chip.setToolTip(theme.plain_tip(f"{{{short}}}"))
            chip.clicked.connect(lambda _on=False, short=short: self._put_in(short))
            self._flow.addWidget(chip)
        self.more = kit.Chip(self.tr("别的变量，比如店里的事实"), "plus", clickable=True)
        self.more.clicked.connect(self._offer_all)
        self._flow.addWidget(self.more)
        self._show_state()

    def _build(self, holder: QWidget) -> None:
        for edit, longest in (
            (self.code, LONGEST_CODE),
            (self.title, LONGEST_TITLE),
            (self.category, LONGEST_CATEGORY),
        ):
            edit.setMaxLength(longest)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.scaled(76))
        fields = QGridLayout()
        fields.setSpacing(8)
        for column, (edit, share) in enumerate(((self.code, 2), (self.title, 4), (self.category, 3))):
            fields.addWidget(edit, 0, column)
            fields.setColumnStretch(column, share)
        fields.addWidget(self.text, 1, 0, 1, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.preview, 1)
        buttons.addWidget(self.new_button)
        buttons.addWidget(self.store_button)
        whole = QVBoxLayout(holder)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(fields)
        whole.addWidget(self._chips)
        whole.addLayout(buttons)

    def _connect(self) -> None:
        self.store_button.clicked.connect(self.store)
        self.new_button.clicked.connect(self.begin)
        self.text.textChanged.connect(self._show_state)
        for edit in (self.code, self.title, self.category):
            edit.returnPressed.connect(self.store)
            edit.textChanged.connect(self._show_state)

    def begin(self) -> None:
        """Write a new one."""
        self.edit(None)
        self.started.emit()
        self.code.setFocus()

    def _offer_all(self) -> None:
        """Every value there is: the shop's own facts, campaigns and all that has no chip."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        add_values(menu, self._facts.shop, lambda name: value_of(name, self._facts), self._put_in)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _put_in(self, short: str) -> None:
        self.text.insertPlainText(f"{{{short}}}")
        self.text.setFocus()

    def _show_state(self) -> None:
        phrase = self.phrase
        self.store_button.setText(self.tr("存下") if self._before is None else self.tr("存下改动"))
        if not phrase.code or not phrase.text or not phrase.title:
            self.store_button.disable(self.tr("短码、名字和内容都要写"))
        elif unknown_names(phrase.text):
            self.store_button.disable(self.tr("里面有没有的变量，先换掉"))
        elif phrase == self._before or len(phrase.text) > LONGEST_TEXT:
            told = self.tr("没有改动") if phrase == self._before else self.tr("内容太长了")
            self.store_button.disable(told)
        else:
            self.store_button.enable()
        self._show_preview(fill(phrase.text, self._facts))

    def _show_preview(self, filled: Filled) -> None:
        names = labels.listed(labels_bindings.binding(name) for name in filled.missing)
        unknown = labels.listed(f"{{{name}}}" for name in dict.fromkeys(unknown_names(self.phrase.text)))
        whole = theme.one_line(filled.text)
        text = whole if len(whole) <= _PREVIEWED else f"{whole[:_PREVIEWED]}…"
        self.preview.setToolTip(theme.plain_tip(whole) if text != whole else "")
        if not text:
            self.preview.setText("")
        elif unknown:
            self.preview.setText(self.tr("没有{names}这个变量，存不了；能用的点上面").format(names=unknown))
        elif names:
            said = (
                self.tr("「{who}」现在缺{names}，发不出去，要人补上")
                if self._whose
                else self.tr("还没有顾客，{names}先空着")
            )
            self.preview.setText(said.format(who=self._whose, names=names))
        elif self._whose:
            self.preview.setText(self.tr("「{who}」会读到：{text}").format(who=self._whose, text=text))
        else:
            self.preview.setText(self.tr("顾客会读到：{text}").format(text=text))
        self.preview.set_color("warning_text" if names and text else "t2")
