"""Quick phrases while typing: a slash opens the list, an exact code with a blank behind it is put in at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.phrases import fill
from deskpilot.ui.models.phrases import matching, typed_code
from deskpilot.ui.panels.conversation.phrase_popup import PhraseOffer, PhrasePopup
from deskpilot.ui.panels.conversation.reply_editor import ReplyEditor
from deskpilot.ui.text_places import before, to_qt
from deskpilot.wording.facts import Facts


class PhraseTyping(QObject):
    """Joins the editor and the popup. `read` gives the phrases, `facts` the rows of the conversation shown; both are
    read once each time the list opens. `used` tells the code of a phrase that was put in."""

    used = Signal(str)

    def __init__(
        self,
        editor: ReplyEditor,
        frame: QWidget,
        read: Callable[[], Sequence[QuickPhrase]],
        facts: Callable[[], Facts],
    ) -> None:
        super().__init__(editor)
        self._editor, self._frame = editor, frame
        self._read, self._facts = read, facts
        self._known: tuple[tuple[QuickPhrase, ...], Facts] | None = None
        self._dismissed: str | None = None
        self.popup = PhrasePopup(frame.window())
        self.popup.picked.connect(self._put_in)
        editor.textChanged.connect(self.look)
        editor.cursorPositionChanged.connect(self.look)
        editor.focus_changed.connect(self._on_focus_changed)
        editor.installEventFilter(self)

    def open_list(self) -> None:
        """Type the slash for those who press the button."""
        self._editor.setFocus()
        written = self._before_cursor()
        needs_gap = bool(written) and not written[-1].isspace() and typed_code(f"{written}/") is None
        if typed_code(written) is None:
            self._editor.insertPlainText(" /" if needs_gap else "/")
        self._dismissed = None
        self.look()

    def look(self) -> None:
        """Offer what fits the code before the cursor, or nothing."""
        code = typed_code(self._before_cursor()) if self._editor.hasFocus() else None
        if code is None or code != self._dismissed:
            self._dismissed = None
        if code is None or code == self._dismissed:
            self._known = None
            self.popup.hide()
            return
        window = self._frame.window()
        if self.popup.parentWidget() is not window:
            self.popup.setParent(window)
        above = self._frame.mapTo(window, QPoint(0, 0))
        self.popup.offer(self._offers(code), above, self._frame.width())

    def _offers(self, code: str) -> tuple[PhraseOffer, ...]:
        if self._known is None:
            self._known = tuple(self._read()), self._facts()
        phrases, facts = self._known
        return tuple(PhraseOffer(phrase, fill(phrase.text, facts)) for phrase in matching(phrases, code))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and not self.popup.isHidden()
        ):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        """Keys that belong to the open list."""
        key = event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.popup.step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.popup.take()
        elif key == Qt.Key.Key_Escape:
            self._dismissed = typed_code(self._before_cursor())
            self.popup.hide()
        elif key == Qt.Key.Key_Space and self._is_exact():
            self.popup.take()
        else:
            return False
        return True

    def _is_exact(self) -> bool:
        offer = self.popup.chosen
        return (
            offer is not None
            and offer.phrase.code.lower() == (typed_code(self._before_cursor()) or "").lower()
        )

    def _before_cursor(self) -> str:
        cursor = self._editor.textCursor()
        return before(cursor.block().text(), cursor.positionInBlock())

    def _put_in(self, offer: PhraseOffer) -> None:
        """The code and its slash make room for the words."""
        code = typed_code(self._before_cursor())
        cursor = self._editor.textCursor()
        if code is not None:
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, to_qt(code, len(code)) + 1
            )
        cursor.insertText(offer.filled.text)
        self._editor.setTextCursor(cursor)
        self._editor.setFocus()
        self.used.emit(offer.phrase.code)

    def _on_focus_changed(self, there: bool) -> None:
        if there:
            self.look()
        else:
            self.popup.hide()
