"""The answer as one writes it: plain text, bound values as chips of one character, a wave under typed figures."""

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from deskpilot.services.knowledge import Unbound, find_unbound
from deskpilot.ui import labels, labels_bindings, theme
from deskpilot.ui.panels.knowledge.answer_chips import (
    CHIP,
    OBJECT,
    ChipObject,
    Resolve,
    UnboundWaves,
    chip_format,
    chip_name,
    line_format,
    line_height,
    template_of,
)
from deskpilot.ui.text_places import before, to_qt
from deskpilot.wording.template import variables

_FEWEST_LINES, _MOST_LINES = 3, 12


class AnswerEdit(QTextEdit):
    """`template()` is the text with names in braces. `figures_changed` tells of typed figures found."""

    template_changed = Signal()
    binding_activated = Signal(str)

    def __init__(self, resolve: Resolve, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._resolve = resolve
        self._chips = ChipObject(resolve, self)
        self._quiet = False
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(4)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self._waves = UnboundWaves(self.document())
        self.document().contentsChanged.connect(self._on_contents)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self.take_look()

    def take_look(self) -> None:
        """Fonts and colours of the look in force."""
        self.setFont(theme.font("message"))
        self._waves.rehighlight()
        self.reload()

    def reload(self) -> None:
        """Measure the chips again, after their values changed."""
        self.document().markContentsDirty(0, self.document().characterCount())
        self.viewport().update()

    def template(self) -> str:
        """The text with every chip written as its name in braces."""
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append(template_of(block))
            block = block.next()
        return "\n".join(lines)

    def show_template(self, text: str) -> None:
        """Another text: nothing to undo, and nobody is told."""
        self._quiet = True
        self.document().setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(line_format())
        self._write(cursor, text)
        self.document().setUndoRedoEnabled(True)
        self._quiet = False
        self._fit()

    def bind(self, name: str) -> None:
        """Put a bound value at the cursor, in place of what is selected."""
        cursor = self.textCursor()
        self._write(cursor, f"{{{name}}}")
        self.setTextCursor(cursor)
        self.setFocus()

    def unbound(self) -> tuple[Unbound, ...]:
        """Typed figures; places count a chip as one character."""
        return find_unbound(self.toPlainText())

    def select_unbound(self) -> None:
        """Mark the next typed figure after the cursor, the first one after the last."""
        found = self.unbound()
        if not found:
            return
        text = self.toPlainText()
        after = self.textCursor().selectionEnd()
        following = next((each for each in found if to_qt(text, each.start) >= after), found[0])
        cursor = self.textCursor()
        cursor.setPosition(to_qt(text, following.start))
        cursor.setPosition(to_qt(text, following.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def names(self) -> tuple[str, ...]:
        """Every bound value once, in the order they stand."""
        return tuple(dict.fromkeys(each.name for each in variables(self.template())))

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace(OBJECT, "")
        cursor = self.textCursor()
        self._write(cursor, text)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        picked = self.textCursor()
        fragment = QTextDocument()
        QTextCursor(fragment).insertFragment(picked.selection())
        block, lines = fragment.begin(), []
        while block.isValid():
            lines.append(template_of(block))
            block = block.next()
        data.setText("\n".join(lines))
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            name = self._name_at(self.textCursor())
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            if name and self.textCursor().hasSelection():
                self.binding_activated.emit(name)
                return
        super().keyPressEvent(event)
        if event.text() == "}":
            self._bind_typed()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        name = self._name_at(self.cursorForPosition(event.position().toPoint()))
        if name:
            self.binding_activated.emit(name)
            return
        super().mouseDoubleClickEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            name = self._name_at(self.cursorForPosition(event.pos()))
            QToolTip.showText(event.globalPos(), theme.plain_tip(self._tip(name)), self.viewport())
            return True
        return super().viewportEvent(event)

    def _tip(self, name: str) -> str:
        if not name:
            return ""
        value = self._resolve(name)
        named = f"{labels_bindings.source(name)} · {labels_bindings.binding(name)}"
        return (
            labels.named(named, value)
            if value
            else self.tr("{what}，发送时按这位顾客取值").format(what=named)
        )

    def _name_at(self, cursor: QTextCursor) -> str:
        for place in (cursor.position(), cursor.position() + 1):
            probe = QTextCursor(self.document())
            if 0 <= place <= self.document().characterCount() - 1:
                probe.setPosition(place)
                name = chip_name(probe.charFormat())
                if name:
                    return name
        return ""

    def _write(self, cursor: QTextCursor, text: str) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        end = 0
        for each in variables(text):
            cursor.insertText(text[end : each.start], QTextCharFormat())
            cursor.insertText(OBJECT, chip_format(each.name))
            end = each.end
        cursor.insertText(text[end:], QTextCharFormat())
        cursor.endEditBlock()

    def _bind_typed(self) -> None:
        """A name typed in braces becomes a chip as its last brace is typed."""
        cursor = self.textCursor()
        written = before(cursor.block().text(), cursor.positionInBlock())
        found = variables(written[written.rfind("{") :]) if "{" in written else ()
        if not found:
            return
        length = len(written) - written.rfind("{")
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        self._write(cursor, f"{{{found[-1].name}}}")
        self.setTextCursor(cursor)

    def _on_contents(self) -> None:
        if not self._quiet:
            self.template_changed.emit()

    def _fit(self) -> None:
        line = line_height()
        height = min(_MOST_LINES * line, max(_FEWEST_LINES * line, round(self.document().size().height())))
        self.setFixedHeight(height + 16)
