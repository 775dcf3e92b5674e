"""The pill that leads back to the newest line."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea

from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import Button

_GAP = 12


class JumpPill(Button):
    """Floats over the lower edge of a scroll area while its end is out of sight."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__("", "secondary", "arrow-down", size="small", parent=area)
        self._area = area
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_count(self, count: int, *, visible: bool) -> None:
        """Say how many lines wait below; 0 says only where it leads."""
        self.setText(
            self.tr("回到最新") if count == 0 else self.tr("回到最新 · {n} 条新消息").format(n=count)
        )
        self.set_kind("tint" if count else "secondary")
        self.setVisible(visible)
        self.place()

    def place(self) -> None:
        """Centre it above the lower edge."""
        self.adjustSize()
        view = self._area.viewport().geometry()
        self.move(view.center().x() - self.width() // 2, view.bottom() - self.height() - _GAP)

    def ring_radius(self) -> int:
        return theme.radius("control")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme.fill_round(painter, QRectF(self.rect()), theme.radius("control"), "raised", "border2")
        painter.end()
        super().paintEvent(event)
