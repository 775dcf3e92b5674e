"""What stands in an answer besides words: chips for bound values, waves under typed figures."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from deskpilot.services.knowledge import find_unbound
from deskpilot.ui import labels_bindings, theme
from deskpilot.ui.text_places import to_qt

CHIP = QTextFormat.ObjectTypes.UserObject + 1
OBJECT = "\ufffc"
_NAME = QTextFormat.Property.UserProperty + 1
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
        width = theme.text_width(self.words(found.property(_NAME)), "body_strong") + 30
        return QSizeF(width + 4, max(_CHIP_HEIGHT, theme.line("body")))

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, place: int, found: QTextFormat
    ) -> None:
        # Qt centres the object on the x-height, half a pixel above our baseline rule.
        box = QRectF(rect).adjusted(2, 0.5, -2, 0.5)
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
            start, end = to_qt(text, found.start), to_qt(text, found.end)
            self.setFormat(start, end - start, _wave())


def template_of(block: QTextBlock) -> str:
    """A paragraph with every chip written as its name in braces."""
    parts = []
    found = block.begin()
    while not found.atEnd():
        fragment = found.fragment()
        form = fragment.charFormat()
        text = fragment.text().replace("\u2028", "\n")
        if form.objectType() == CHIP:
            text = text.replace(OBJECT, f"{{{form.property(_NAME)}}}")
        parts.append(text)
        found += 1
    return "".join(parts)


def chip_name(form: QTextCharFormat) -> str:
    """The name behind a chip; empty for words."""
    return str(form.property(_NAME)) if form.objectType() == CHIP else ""


def chip_format(name: str) -> QTextCharFormat:
    """How the one character of a chip is kept."""
    form = QTextCharFormat()
    form.setObjectType(CHIP)
    form.setProperty(_NAME, name)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form


def line_height() -> int:
    """Height of a line with chips in it, in dp."""
    return max(_LINE, theme.line("message") + 4)


def line_format() -> QTextBlockFormat:
    """How paragraphs are spaced."""
    form = QTextBlockFormat()
    form.setLineHeight(line_height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    return form


def _wave() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme.color("warning"))
    form.setForeground(theme.color("warning_text"))
    form.setBackground(theme.color("warning_tint"))
    return form
