"""The field one writes in: plain text only, and keys that act on the pane around it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDateTime, QMimeData, QSize, Qt, QTemporaryDir, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from deskpilot.ui import theme

_MOST_LINES = 6


class ReplyEditor(QPlainTextEdit):
    """Grows from two to six lines. Enter breaks the line, Ctrl+Enter sends.

    `offers` says whether there is a draft at a number from 0: without one a digit is only a digit.
    """

    send_pressed = Signal()
    draft_picked = Signal(int)
    page_pressed = Signal(int)
    escaped = Signal()
    undo_pressed = Signal()
    focus_changed = Signal(bool)
    files_dropped = Signal(object)
    fix_pressed = Signal()
    typed = Signal()
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pasted = QTemporaryDir()
        self.offers: Callable[[int], bool] = lambda _number: False
        self.setProperty("frameless", True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.take_look()

    def take_look(self) -> None:
        """Font and cursor of the look in force."""
        self.setFont(theme.font("message"))
        self.setCursorWidth(2)
        self.updateGeometry()

    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Replace everything; Ctrl+Z brings back what was there."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def start_with(self, text: str, place: int | None = None) -> None:
        """Another conversation's draft: nothing to undo."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1) if place is not None else 0)
        if place is None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        lines = min(_MOST_LINES, max(2, round(self.document().size().height())))
        return QSize(300, self._lines_height(lines))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def insertFromMimeData(self, source: QMimeData) -> None:
        files = local_files(source) or self._picture(source)
        if files:
            self.files_dropped.emit(files)
        else:
            self.insertPlainText(plain_text(source))

    def _picture(self, source: QMimeData) -> list[Path]:
        """A picture without words, as a screenshot on the clipboard is, written into a file."""
        image = source.imageData() if source.hasImage() and not source.hasText() else None
        if not isinstance(image, QImage) or image.isNull():
            return []
        path = Path(
            self._pasted.filePath(self.tr("截图") + QDateTime.currentDateTime().toString(" HHmmss") + ".png")
        )
        return [path] if image.save(str(path)) else []

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return (
            source.hasImage()
            or bool(local_files(source))
            or (source.hasText() and not _has_local_urls(source))
        )

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.typed.emit()
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._acts(event):
            if event.text():
                self.typed.emit()
            super().keyPressEvent(event)

    def _acts(self, event: QKeyEvent) -> bool:
        """Whether a key was meant for the pane."""
        key, modifiers = event.key(), event.modifiers()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.send_pressed.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and not modifiers:
            self.page_pressed.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Period and modifiers & Qt.KeyboardModifier.ControlModifier:
            self.fix_pressed.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self._picks(event):
            self.draft_picked.emit(key - Qt.Key.Key_1)
        elif event.matches(QKeySequence.StandardKey.Undo) and self._nothing_to_undo():
            self.undo_pressed.emit()
        else:
            return False
        return True

    def _picks(self, event: QKeyEvent) -> bool:
        if not Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_3 or event.isAutoRepeat():
            return False
        if not self.offers(event.key() - Qt.Key.Key_1):
            return False
        bare = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return bare == Qt.KeyboardModifier.AltModifier or (
            bare == Qt.KeyboardModifier.NoModifier and self.document().isEmpty()
        )

    def _nothing_to_undo(self) -> bool:
        return self.document().isEmpty() and not self.document().isUndoAvailable()

    def _lines_height(self, lines: int) -> int:
        step = max(self.fontMetrics().lineSpacing(), theme.line("message"))
        return round(step * lines + 8)


def local_files(source: QMimeData) -> list[Path]:
    """The files of a clipboard or a drop that lie on this computer; those of another one are none."""
    urls = source.urls() if source.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and not url.host()]


def _has_local_urls(source: QMimeData) -> bool:
    return source.hasUrls() and any(url.isLocalFile() for url in source.urls())


def plain_text(source: QMimeData) -> str:
    """The words of a clipboard or a drop, without looks, with line breaks as we write them."""
    text = source.text().replace("\r\n", "\n").replace("\r", "\n")
    return "".join(mark for mark in text if mark in "\n\t" or mark.isprintable() or ord(mark) > 0x9F)
