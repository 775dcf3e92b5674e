"""The small sheets of the customer's card: put a tag on, remember something."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from deskpilot.services.customer_card import LONGEST_KEY, LONGEST_TAG, LONGEST_VALUE
from deskpilot.ui import widgets as kit

_OFFERED = 8


class TagSheet(kit.Popover):
    """Offers the tags that are used, and takes a new one. Signal: `given(tag)`."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str, used: Sequence[str]) -> None:
        super().__init__(parent, title, 280)
        self.edit = kit.Line()
        self.edit.setMaxLength(LONGEST_TAG)
        self.edit.setPlaceholderText(self.tr("写一个标签，回车加上"))
        self.edit.setAccessibleName(title)
        completer = QCompleter(list(used), self.edit)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.edit.setCompleter(completer)
        self.body.addWidget(self.edit)
        self.chips: list[kit.Chip] = []
        if used:
            self._offer(used[:_OFFERED])

    def give(self) -> None:
        self._give(self.edit.text())

    def _offer(self, tags: Sequence[str]) -> None:
        holder = QWidget()
        flow = kit.FlowLayout(holder, gap=6)
        for tag in tags:
            chip = kit.Chip(tag, clickable=True)
            chip.clicked.connect(lambda _on=False, tag=tag: self._give(tag))
            self.chips.append(chip)
            flow.addWidget(chip)
        self.body.addWidget(kit.PlainLabel(self.tr("用过的"), "caption", "t3"))
        self.body.addWidget(holder)

    def _give(self, tag: str) -> None:
        if tag.strip():
            self.close()
            self.given.emit(tag.strip())


class FactSheet(kit.Popover):
    """Takes something to remember. Signal: `given(key, value)`."""

    given = Signal(str, str)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, 300)
        self.key, self.value = kit.Line(), kit.Line()
        texts = (self.tr("什么，比如 鞋码"), self.tr("记成，比如 38，脚背高"))
        names = (self.tr("记的是什么"), self.tr("记成什么"))
        longest = (LONGEST_KEY, LONGEST_VALUE)
        for edit, text, name, most in zip((self.key, self.value), texts, names, longest, strict=True):
            edit.setPlaceholderText(text)
            edit.setAccessibleName(name)
            edit.setMaxLength(most)
            self.body.addWidget(edit)
        self._store = kit.Button(self.tr("记下"), "primary")
        self._store.clicked.connect(self.give)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._store)
        self.body.addLayout(row)

    def give(self) -> None:
        key, value = self.key.text().strip(), self.value.text().strip()
        if not key or not value:
            (self.value if key else self.key).setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.close()
        self.given.emit(key, value)
