"""Key caps: the key that does the same as the control they stand in."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme


def cap_height() -> int:
    """Height of a cap, in dp."""
    return theme.line("keycap") + 2


def key_cap_width(text: str) -> float:
    """Width a cap needs, in dp; never narrower than high."""
    return max(cap_height(), round(theme.text_width(text, "keycap", strong=False) + 10))


def paint_key_cap(
    painter: QPainter,
    rect: QRectF,
    text: str,
    *,
    on_fill: QColor | None = None,
    selected: bool = False,
    outlined: bool = False,
) -> None:
    """Paint a cap. `on_fill` is the text colour of the filled button it stands on, `selected` for the active row, `outlined` for fields."""
    if on_fill is not None:
        # Darker under white text, lighter under dark text.
        shade = QColor(Qt.GlobalColor.black if on_fill.lightness() > 128 else Qt.GlobalColor.white)
        shade.setAlphaF(0.20)
        theme.fill_round(painter, rect, theme.radius("chip_square"), shade)
        none = Qt.TextElideMode.ElideNone
        theme.draw_text(painter, rect, text, "keycap", on_fill, theme.ALIGN_CENTER, none, strong=True)
        return
    fill, outline, tone = (
        ("s0", "accent", "accent_text") if selected else ("s2", "border" if outlined else None, "t2")
    )
    theme.fill_round(painter, rect, theme.radius("chip_square"), fill, outline)
    theme.draw_text(
        painter, rect, text, "keycap", tone, theme.ALIGN_CENTER, Qt.TextElideMode.ElideNone, strong=selected
    )


class KeyCap(QWidget):
    """A key cap on its own; says nothing to a screen reader, as the control beside it names its key."""

    def __init__(self, text: str, parent: QWidget | None = None, *, selected: bool = False) -> None:
        super().__init__(parent)
        self._text, self._selected = text, selected
        self.setAccessibleName(text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(int(key_cap_width(self._text)), cap_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_key_cap(QPainter(self), QRectF(self.rect()), self._text, selected=self._selected)
