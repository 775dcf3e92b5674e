"""The answer as one writes it: plain text, bound values as chips of one character, a wave under typed figures."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPyTextObject,
    QSyntaxHighlighter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from deskpilot.services.knowledge import Unbound, find_unbound
from deskpilot.ui import labels_bindings, theme
from deskpilot.wording.template import variables

_CHIP = QTextFormat.ObjectTypes.UserObject + 1
_NAME = QTextFormat.Property.UserProperty + 1
_OBJECT = "\ufffc"
_LINE = 26
_CHIP_HEIGHT = 20

Resolve = Callable[[str], str | None]
"""The value that a name has now, if it can be told without a conversation."""


class ChipObject(QPyTextObject):
    """Paints a bound value: link icon, and the value it has now, or its name."""

    def __init__(self, resolve: Resolve, parent: QWidget) -> None:
        super().__init__(parent)
        self._resolve = resolve

    def words(self, name: str) -> str:
        """What the chip of a name shows."""
        value = self._resolve(name)
        return theme.one_line(value) if value and len(value) <= 16 else labels_bindings.binding(name)

    def intrinsicSize(self, document: QTextDocument, place: int, found: QTextFormat) -> QSizeF:
        width = theme.text_width(self.words(found.property(_NAME)), "body_strong") + 32
        return QSizeF(width + 4, max(_CHIP_HEIGHT, theme.line("body")))

    def drawObject(
        self, painter: QPainter, rect: QRectF, document: QTextDocument, place: int, found: QTextFormat
    ) -> None:
        # Qt centres the object on half the x-height; the words of a line sit on our baseline rule.
        size = theme.LOOK.style("message").size
        lift = 0.37 * size - QFontMetricsF(found.toCharFormat().font()).xHeight() / 4
        box = rect.adjusted(2, -lift, -2, -lift)
        theme.fill_round(painter, box, theme.radius("chip_square"), "accent_tint")
        theme.paint_icon(painter, QRectF(box.left() + 6, box.center().y() - 6, 12, 12), "link", "accent_text")
        words = box.adjusted(21, 0, 0, 0)
        none = Qt.TextElideMode.ElideNone
        theme.draw_text(
            painter, words, self.words(found.property(_NAME)), "body_strong", "accent_text", elide=none
        )


class UnboundWaves(QSyntaxHighlighter):
    """A wave under each typed figure that should come from a row."""

    def highlightBlock(self, text: str) -> None:
        for found in find_unbound(text):
            start, end = _units(text, found.start), _units(text, found.end)
            self.setFormat(start, end - start, _wave())


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
        self.document().documentLayout().registerHandler(_CHIP, self._chips)
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
        self.show_template(self.template())

    def template(self) -> str:
        """The text with every chip written as its name in braces."""
        lines = []
        block = self.document().begin()
        while block.isValid():
            lines.append(_template_of(block))
            block = block.next()
        return "\n".join(lines)

    def show_template(self, text: str) -> None:
        """Another text: nothing to undo, and nobody is told."""
        self._quiet = True
        self.document().setUndoRedoEnabled(False)
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(_line_format())
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
        following = next((each for each in found if _units(text, each.start) >= after), found[0])
        cursor = self.textCursor()
        cursor.setPosition(_units(text, following.start))
        cursor.setPosition(_units(text, following.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def names(self) -> tuple[str, ...]:
        """Every bound value once, in the order they stand."""
        return tuple(dict.fromkeys(each.name for each in variables(self.template())))

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = source.text().replace("\r\n", "\n").replace("\r", "\n").replace(_OBJECT, "")
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
            lines.append(_template_of(block))
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

    def viewportEvent(self, event: QKeyEvent) -> bool:
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
        return f"{named}：{value}" if value else self.tr("{what}，发送时按这位顾客取值").format(what=named)

    def _name_at(self, cursor: QTextCursor) -> str:
        for place in (cursor.position(), cursor.position() + 1):
            probe = QTextCursor(self.document())
            if 0 <= place <= self.document().characterCount() - 1:
                probe.setPosition(place)
                found = probe.charFormat()
                if found.objectType() == _CHIP:
                    return str(found.property(_NAME))
        return ""

    def _write(self, cursor: QTextCursor, text: str) -> None:
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        end = 0
        for each in variables(text):
            cursor.insertText(text[end : each.start], _plain())
            cursor.insertText(_OBJECT, _chip(each.name))
            end = each.end
        cursor.insertText(text[end:], _plain())
        cursor.endEditBlock()

    def _bind_typed(self) -> None:
        """A name typed in braces becomes a chip as its last brace is typed."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        found = variables(before[before.rfind("{") :]) if "{" in before else ()
        if not found:
            return
        length = len(before) - before.rfind("{")
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, length)
        self._write(cursor, f"{{{found[-1].name}}}")
        self.setTextCursor(cursor)

    def _on_contents(self) -> None:
        if not self._quiet:
            self.template_changed.emit()

    def _fit(self) -> None:
        lines = min(12 * _LINE, max(4 * _LINE, round(self.document().size().height())))
        self.setFixedHeight(lines + 16)


def _template_of(block: object) -> str:
    parts = []
    found = block.begin()  # type: ignore[attr-defined]
    while not found.atEnd():
        fragment = found.fragment()
        form = fragment.charFormat()
        text = fragment.text().replace("\u2028", "\n")
        if form.objectType() == _CHIP:
            text = text.replace(_OBJECT, f"{{{form.property(_NAME)}}}")
        parts.append(text)
        found += 1
    return "".join(parts)


def _units(text: str, place: int) -> int:
    """A place as Qt counts it: signs beyond the basic plane are two."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _plain() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(theme.font("message"))
    form.setForeground(theme.color("t1"))
    return form


def _chip(name: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(QFont(theme.font("message")))
    form.setObjectType(_CHIP)
    form.setProperty(_NAME, name)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form


def _line_format() -> QTextBlockFormat:
    form = QTextBlockFormat()
    height = max(_LINE, theme.line("message") + 4)
    form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    return form


def _wave() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme.color("warning"))
    form.setForeground(theme.color("warning_text"))
    form.setBackground(theme.color("warning_tint"))
    return form


def names_of(template: str) -> Sequence[str]:
    """Every bound value of a text once, in the order they stand."""
    return tuple(dict.fromkeys(each.name for each in variables(template)))
