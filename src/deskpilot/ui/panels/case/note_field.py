"""The note on a customer, written where it stands: stored when it is left, Escape gives it up."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from deskpilot.services.customer_card import LONGEST_NOTE
from deskpilot.ui import theme

_CALM_LINES, _MOST_LINES = 2, 6
_LEFT = 20


class NoteField(QPlainTextEdit):
    """Two lines high at rest, up to six while it is written in. Signal: `left(text)` when the words are others now."""

    left = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self.setProperty("frameless", True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(_LEFT, 2, 4, 2)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.fit)
        self.take_look()

    def take_look(self) -> None:
        """Font of the look in force."""
        self.setFont(theme.font("caption"))
        self.fit()

    def show_note(self, note: str) -> None:
        """Show what is stored; what is being written is left alone."""
        if note == self._stored and self.toPlainText() == note:
            return
        self._stored = note
        if not self.hasFocus():
            self.setPlainText(note)
            self.setToolTip(theme.plain_tip(note) if note else "")
            self.fit()

    def fit(self) -> None:
        """Take the height that the lines need."""
        lines = max(1, round(self.document().size().height()))
        most = _MOST_LINES if self.hasFocus() else _CALM_LINES
        self.setFixedHeight(min(lines, most) * self.fontMetrics().lineSpacing() + 8)

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.fit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return  # the menu of the field itself
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setValue(0)
        self._leave()
        self.fit()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        done = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        )
        if event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._stored)
            self.clearFocus()
        elif done:
            self.clearFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus():
            line = self.viewport().rect()
            painter.fillRect(line.left(), line.bottom(), line.width(), 1, theme.color("accent"))

    def _leave(self) -> None:
        text = self.toPlainText().strip()[:LONGEST_NOTE]
        if text != self._stored:
            self._stored = text
            self.left.emit(text)
        self.setToolTip(theme.plain_tip(text) if text else "")
