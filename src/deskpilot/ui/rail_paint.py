"""How the rail looks: painted alike by the rail itself and by the first picture of the window."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter

from deskpilot.ui import theme

MARK = 32
TOP, BOTTOM, BELOW_MARK, SPACING = 8, 12, 8, 4
_LEAST_WIDTH = 56


def paint_mark(painter: QPainter, box: QRectF) -> None:
    """The sign of the house, in the middle of `box`."""
    tile = QRectF(box.center().x() - 14, box.center().y() - 14, 28, 28)
    theme.fill_round(painter, tile, theme.radius("segment"), "accent")
    theme.paint_icon(painter, tile.adjusted(4, 4, -4, -4), "chat", "on_accent")


def button_size(text: str) -> QSize:
    """The size of a page's button, in dp."""
    wide = round(theme.text_width(text, "caption", strong=True) + 12)
    return QSize(max(_LEAST_WIDTH, wide), 14 + theme.size("icon_rail") + theme.line("caption"))


def rail_width(texts: Iterable[str]) -> int:
    """As wide as the longest word: a page's name is never cut."""
    return max(theme.size("rail"), max(button_size(text).width() for text in texts) + 4)


def paint_button(
    painter: QPainter, box: QRectF, icon: str, text: str, *, chosen: bool, hovered: bool = False
) -> QRectF:
    """A page's button, icon over word; returns where the icon is."""
    if chosen or hovered:
        theme.fill_round(painter, box, theme.radius("panel"), "accent_tint" if chosen else "s2")
    tone = "accent_text" if chosen else "t2"
    extent = theme.size("icon_rail")
    mark = QRectF(box.center().x() - extent / 2, box.top() + 8, extent, extent)
    theme.paint_icon(painter, mark, icon, tone)
    height = theme.line("caption")
    words = QRectF(box.left() + 1, box.bottom() - height - 3, box.width() - 2, height)
    theme.draw_text(painter, words, text, "caption", tone, theme.ALIGN_CENTER, strong=chosen)
    return mark
