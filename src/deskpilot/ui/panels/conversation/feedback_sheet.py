"""Marking a customer's line as product feedback: what it is about, which product, and a word on it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCompleter, QGridLayout, QHBoxLayout, QRadioButton, QWidget

from deskpilot.domain.product_feedback import LONGEST_FEEDBACK_NOTE, LONGEST_PRODUCT, FeedbackKind
from deskpilot.ui import labels_feedback, theme
from deskpilot.ui import widgets as kit

_WIDTH, _EDGES, _GAP = 380, 32, 12
_MOST_COLUMNS = 4
_EDGE = 8
_DIGITS = "12345678"


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """What a human chose; `product` is a code, or a name that the shop has no row for, empty for none. Without a `kind`
    nothing is chosen yet."""

    kind: FeedbackKind | None
    product: str = ""
    note: str = ""


class FeedbackSheet(kit.Popover):
    """Digits choose what it is about, Enter saves from everywhere, Escape leaves. Signals: `given(FeedbackDraft)`, `taken_off()`, `left()` when it closes."""

    given = Signal(object)
    taken_off = Signal()
    left = Signal()

    def __init__(self, parent: QWidget, quote: str, products: Sequence[tuple[str, str]]) -> None:
        super().__init__(parent, self.tr("产品反馈"), _WIDTH)
        self._codes = {title: code for code, title in reversed(products)}
        self.kinds: dict[FeedbackKind, QRadioButton] = {}
        self.body.addWidget(kit.PlainLabel(theme.one_line(quote), "caption", "t2", elide=True))
        self.body.addWidget(self._choices())
        self.missing = kit.PlainLabel(self.tr("先选它说的是什么"), "caption", "danger_text", wrap=True)
        self.missing.hide()
        self.body.addWidget(self.missing)
        self.product, self.note = kit.Line(), kit.Line()
        self._build_fields(products)
        self.body.addLayout(self._foot())
        self.remove.hide()

    def fill(self, draft: FeedbackDraft, products: Sequence[tuple[str, str]], is_marked: bool) -> None:
        """Begin with what is known."""
        if draft.kind is not None:
            self.kinds[draft.kind].setChecked(True)
        self.product.setText(dict(products).get(draft.product, draft.product))
        self.product.setCursorPosition(0)
        self.note.setText(draft.note)
        self.remove.setVisible(is_marked)

    def show_at(self, corner: QPoint) -> None:
        """Open with its corner there, or as near as the screen allows; the kind has the keyboard."""
        self.fit()
        room = self.screen().availableGeometry()
        left = max(room.left() + _EDGE, min(corner.x(), room.right() - self.width() - _EDGE))
        top = max(room.top() + _EDGE, min(corner.y(), room.bottom() - self.height() - _EDGE))
        self.move(left, top)
        self.show()
        chosen = self._group.checkedButton() or next(iter(self.kinds.values()))
        chosen.setFocus(Qt.FocusReason.TabFocusReason)

    def give(self) -> None:
        """Take what was chosen, or ask for what is missing."""
        kind = next((code for code, button in self.kinds.items() if button.isChecked()), None)
        if kind is None:
            self.missing.show()
            self.fit()
            next(iter(self.kinds.values())).setFocus(Qt.FocusReason.TabFocusReason)
            return
        words = " ".join(self.product.text().split())
        draft = FeedbackDraft(kind, self._codes.get(words, words), self.note.text().strip())
        self.close()
        self.given.emit(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.give()
        elif event.text() and event.text() in _DIGITS:
            self._choose(list(self.kinds.values())[_DIGITS.index(event.text())])
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.left.emit()

    def _choices(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_GAP)
        self._group = QButtonGroup(self)
        for place, code in enumerate(FeedbackKind):
            word = labels_feedback.kind(code)
            button = QRadioButton(f"{_DIGITS[place]} {word}")
            button.setAccessibleName(word)
            self._group.addButton(button)
            self.kinds[code] = button
        columns = self._columns()
        for place, button in enumerate(self.kinds.values()):
            grid.addWidget(button, place // columns, place % columns)
        return holder

    def _columns(self) -> int:
        """As many as the longest word of the language in force leaves room for."""
        widest = max(button.sizeHint().width() for button in self.kinds.values())
        room = self.width() - _EDGES + _GAP
        return max(1, min(_MOST_COLUMNS, room // (widest + _GAP)))

    def _choose(self, button: QRadioButton) -> None:
        button.setChecked(True)
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.missing.hide()
        self.fit()

    def _build_fields(self, products: Sequence[tuple[str, str]]) -> None:
        completer = QCompleter([title for _code, title in products], self.product)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.product.setCompleter(completer)
        self.product.setMaxLength(LONGEST_PRODUCT)
        self.product.setPlaceholderText(self.tr("空着就是不分商品"))
        self.note.setMaxLength(LONGEST_FEEDBACK_NOTE)
        self.note.setPlaceholderText(self.tr("给采购和设计补一句，可以不写"))
        self.body.addWidget(kit.Field(self.tr("哪件商品"), edit=self.product))
        self.body.addWidget(kit.Field(self.tr("备注"), edit=self.note))

    def _foot(self) -> QHBoxLayout:
        self.remove = kit.Button(self.tr("取消标记"), "ghost", "x")
        self.save = kit.Button(self.tr("记下"), "primary", shortcut_cap="↵")
        self.remove.clicked.connect(self._take_off)
        self.save.clicked.connect(self.give)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.save)
        return row

    def _take_off(self) -> None:
        self.close()
        self.taken_off.emit()
