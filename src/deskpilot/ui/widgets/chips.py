"""Chips, severity chips, source chips, badges and tiles; each with a paint function for delegates."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.focus import RingedFocus
from deskpilot.ui.widgets.pressing import PressedByReturn

# tone -> background, text, icon
_TONES = {
    "neutral": ("s2", "t2", "t2"),
    "accent": ("accent_tint", "accent_text", "accent_text"),
    "success": ("success_tint", "success_text", "success_text"),
    "warning": ("warning_tint", "warning_text", "warning_text"),
    "danger": ("danger_tint", "danger_text", "danger_text"),
    "info": ("info_tint", "info_text", "info_text"),
    "ai": ("ai_tint", "ai_text", "ai_text"),
}
TONES = tuple(_TONES)
# tone -> background, figure
_BADGES = {
    "danger": ("danger", "on_danger"),
    "warning": ("warning_tint", "warning_text"),
    "neutral": ("s3", "t1"),
}
_NONE = Qt.TextElideMode.ElideNone


def chip_width(text: str, icon: str | None = None, *, strong: bool = False) -> float:
    """Width a chip needs, in dp."""
    return round(
        theme.text_width(text, "caption", strong=strong)
        + 16
        + (theme.size("icon_small") + 4 if icon else 0)
        + 0.49
    )


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    tone: str = "neutral",
    icon: str | None = None,
    *,
    strong: bool = False,
    radius: float | None = None,
    hovered: bool = False,
    background: bool = True,
) -> None:
    """Paint a chip; a text too long for `rect` is elided. Tones are the names in TONES."""
    fill, words, mark = _TONES[tone]
    if background:
        theme.fill_round(
            painter, rect, rect.height() / 2 if radius is None else radius, "s3" if hovered else fill
        )
    left = rect.left() + (8 if background else 0)
    if icon:
        side = theme.size("icon_small")
        theme.paint_icon(painter, QRectF(left, rect.center().y() - side / 2, side, side), icon, mark)
        left += side + 4
    area = QRectF(left, rect.top(), rect.right() - left - (7 if background else 0), rect.height())
    theme.draw_text(painter, area, text, "caption", words, strong=strong)


def badge_width(count: int) -> int:
    """Width of a count badge, in dp."""
    return max(theme.size("badge"), round(theme.text_width(_badge_text(count), "keycap", strong=True) + 10))


def _badge_text(count: int) -> str:
    return str(count) if count < 100 else "99+"


def paint_badge(painter: QPainter, right: float, top: float, count: int, tone: str = "danger") -> QRectF:
    """Paint a count badge whose right top corner is given: red, amber ("warning") or, where something else is red
    already, "neutral"; nothing for 0. Returns its box."""
    if count <= 0:
        return QRectF(right, top, 0, 0)
    text, height, width = _badge_text(count), theme.size("badge"), badge_width(count)
    box = QRectF(right - width, top, width, height)
    fill, words = _BADGES[tone]
    theme.fill_round(painter, box, height / 2, fill)
    theme.draw_text(painter, box, text, "keycap", words, theme.ALIGN_CENTER, _NONE, strong=True)
    return box


def paint_tile(painter: QPainter, rect: QRectF, text: str, *, selected: bool = False) -> None:
    """Paint the small square that names a platform by one character."""
    theme.fill_round(painter, rect, theme.radius("chip_square"), "accent_tint2" if selected else "s3")
    tone = "accent_text" if selected else "t2"
    theme.draw_text(painter, rect, text, "caption", tone, theme.ALIGN_CENTER, _NONE, strong=True)


class Chip(PressedByReturn, RingedFocus, QAbstractButton):
    """A tag or filter. With `clickable` it is a button (24 high) and sends `clicked`; else it is a still label (20).

    With `removable` a cross at its end and the Delete key send `removed`.
    """

    removed = Signal()

    def __init__(
        self,
        text: str,
        icon: str | None = None,
        tone: str = "neutral",
        parent: QWidget | None = None,
        *,
        clickable: bool = False,
        removable: bool = False,
        square: bool = False,
        strong: bool = False,
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._square, self._strong = icon, tone, square, strong
        self._clickable, self._removable = clickable or removable, removable
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, self._clickable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if self._clickable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not self._clickable)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def set_tone(self, tone: str) -> None:
        """Change the tone; KeyError for an unknown one."""
        self._tone = tone if tone in _TONES else _TONES[tone][0]
        self.update()

    def set_icon(self, name: str | None) -> None:
        """Change or remove the icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def ring_radius(self) -> int:
        return theme.radius("chip_square") if self._square else self.height() // 2

    def sizeHint(self) -> QSize:
        height = theme.size("chip_filter" if self._clickable else "chip")
        width = chip_width(self.text(), self._icon, strong=self._strong) + (16 if self._removable else 0)
        return QSize(int(width), max(height, theme.line("caption") + 2))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if self._removable and inside and event.position().x() > self.width() - 22:
            self.removed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        radius = theme.radius("chip_square") if self._square else None
        tone = "accent" if self.isChecked() else self._tone
        self._paint_body(painter, box, tone, radius)
        if self._removable:
            theme.paint_icon(painter, QRectF(box.right() - 20, box.center().y() - 6, 12, 12), "x", "t3")

    def _paint_body(self, painter: QPainter, box: QRectF, tone: str, radius: float | None) -> None:
        hovered = self._clickable and self.underMouse() and tone == "neutral"
        paint_chip(
            painter, box, self.text(), tone, self._icon, strong=self._strong, radius=radius, hovered=hovered
        )


class SeverityChip(Chip):
    """Icon, word and colour of a severity: "urgent", "attention", "notice" or "good"; `text` replaces the word."""

    def __init__(self, severity: str, text: str | None = None, parent: QWidget | None = None) -> None:
        step = theme.severity(severity)
        super().__init__(text or labels.severity(severity), step.icon, step.color, parent, square=True)


class SourceChip(Chip):
    """Where an AI's sentence comes from; violet, a press opens the source."""

    def __init__(self, text: str, parent: QWidget | None = None, *, icon: str = "book") -> None:
        super().__init__(text, icon, "ai", parent, clickable=True, square=True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme.size("chip"))


class Badge(QWidget):
    """A count on its own, red unless told otherwise; takes no room at 0."""

    def __init__(self, count: int = 0, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._tone = name, "danger"
        self.set_count(count)

    def set_tone(self, tone: str) -> None:
        """Change the tone: "danger", "warning" or "neutral"."""
        self._tone = tone
        self.update()

    def count(self) -> int:
        """The number shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Change the number; 100 and more is shown as 99+."""
        self._count = count
        self.setAccessibleName(f"{self._name} {count}".strip())
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        if self._count <= 0:
            return QSize(0, 0)
        return QSize(badge_width(self._count), theme.size("badge"))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.width(), 0, self._count, self._tone)
