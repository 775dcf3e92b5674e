"""The rail: pages at the left edge of the window."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from deskpilot.ui import rail_paint, theme
from deskpilot.ui.widgets.chips import badge_width, paint_badge
from deskpilot.ui.widgets.focus import KeyboardFocus
from deskpilot.ui.widgets.pressing import PressedByReturn


class RailButton(PressedByReturn, KeyboardFocus, QToolButton):
    """Icon over a word, 56 × 52, with a badge. Checkable; those with the same parent exclude each other."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._badge, self._tone = icon, 0, "neutral"
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Change the word."""
        self.setText(text)
        self._name()

    def set_badge(self, count: int, tone: str = "neutral") -> None:
        """Change the count; 0 shows none. The tone is "danger", "warning" or "neutral"."""
        self._badge, self._tone = count, tone
        self._name()
        self.update()

    def badge(self) -> int:
        """The count shown."""
        return self._badge

    def sizeHint(self) -> QSize:
        return rail_paint.button_size(self.text())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        mark = rail_paint.paint_button(
            painter, box, self._icon, self.text(), chosen=self.isChecked(), hovered=self.underMouse()
        )
        paint_badge(
            painter,
            # Large figures grow to the right: the icon stays to be seen.
            min(box.right(), max(mark.right() + 10, mark.center().x() + 4 + badge_width(self._badge))),
            2,
            self._badge,
            self._tone,
        )
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("panel"))

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()} {self._badge}" if self._badge else self.text())
