"""The suggestions above the reply box: three rows, keys 1–3, and 都不合适."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.models.suggestions import MOST, Suggestions
from deskpilot.ui.panels.conversation.suggestion_row import REACH, DraftRow
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.labels import PlainLabel


class SuggestionsPane(QWidget):
    """Shows `Suggestions`; sends the number of the draft that is to be edited or sent as it is."""

    edit_requested = Signal(int)
    send_requested = Signal(int)
    reject_requested = Signal()
    left = Signal()

    def __init__(self, drafts: Suggestions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._compact = False
        self._column = QVBoxLayout(self)
        self._empty_text = ""
        self._bar = QWidget(self)
        self.title = PlainLabel("", "caption", "t2", strong=True)
        self.hint = PlainLabel("", "caption", "t3", elide=True)
        self.reject_button = Button("", "ghost", size="tiny")
        self.empty_label = PlainLabel("", "body", "t3", elide=True)
        self.rows = [DraftRow(number) for number in range(MOST)]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._connect()
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.title.setText(self.tr("建议回复"))
        self.setAccessibleName(self.tr("建议回复"))
        self._show()

    def set_compact(self, compact: bool) -> None:
        """One line for the rows that are not at hand."""
        self._compact = compact
        self._show()

    def set_side(self, side: int) -> None:
        """How far the drafts stay away from either edge, in a window wider than a conversation."""
        self._column.setContentsMargins(side, 1, side, 0)

    def set_empty_text(self, text: str) -> None:
        """What to say while there is no draft."""
        self._empty_text = text
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.hairline(QPainter(self), 0, 0, self.width())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.hint, 1)
        head.addWidget(self.reject_button)
        self._bar.setLayout(head)
        column = self._column
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        drafts = QVBoxLayout()
        drafts.setContentsMargins(24 - REACH, 0, 24 - REACH, 0)
        drafts.setSpacing(0)
        for row in self.rows:
            drafts.addWidget(row)
        drafts.addWidget(self.empty_label)
        self.empty_label.setContentsMargins(REACH, 0, REACH, 0)
        column.addLayout(drafts)

    def _connect(self) -> None:
        self._drafts.changed.connect(self._show)
        self.reject_button.clicked.connect(self._on_reject_pressed)
        for number, row in enumerate(self.rows):
            row.clicked.connect(lambda _=False, chosen=number: self._drafts.activate(chosen))
            row.edit_requested.connect(lambda chosen=number: self.edit_requested.emit(chosen))
            row.send_requested.connect(lambda chosen=number: self.send_requested.emit(chosen))
            row.step_requested.connect(lambda step, chosen=number: self._step(chosen + step))

    def _step(self, number: int) -> None:
        if 0 <= number < len(self._drafts.rows):
            self._drafts.activate(number)
            self.rows[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_reject_pressed(self) -> None:
        if self._drafts.struck:
            self._drafts.undo()
        else:
            self.reject_requested.emit()

    def _show(self) -> None:
        drafts = self._drafts
        struck = drafts.struck
        for number, row in enumerate(self.rows):
            there = number < len(drafts.rows)
            row.setVisible(there)
            if there:
                active = number == drafts.active
                row.show_draft(drafts.rows[number], active=active, struck=struck, compact=self._compact)
        self._show_head(struck)
        self.empty_label.setText(self._empty_text)
        self.empty_label.setVisible(not drafts.rows)
        self._fit()

    def _fit(self) -> None:
        """Take the height of what is shown at once, so that nothing is painted in between."""
        self._bar.setFixedHeight(max(30, theme.line("caption") + 12))
        self.empty_label.setFixedHeight(max(32, theme.line("body") + 12))
        self._column.activate()
        self.setFixedHeight(self._column.sizeHint().height())

    def _show_head(self, struck: bool) -> None:
        if struck:
            self.hint.setText(self.tr("都划掉了，会用来校准"))
        elif self._drafts.usable:
            self.hint.setText(self.tr("按 1–3 选用，选用和改动都会用来校准"))
        else:
            self.hint.setText("")
        self.reject_button.setText(self.tr("撤销") if struck else self.tr("都不合适"))
        self.reject_button.set_icon("undo" if struck else None)
        self.reject_button.setVisible(struck or self._drafts.usable)
