"""A line of a list that leads somewhere: icon and word, the one in front tinted."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit


class NavLink(kit.PressedByReturn, kit.KeyboardFocus, QAbstractButton):
    """A section in the list: icon and word; the one in front is tinted."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        words = theme.text_width(self.text(), "body_strong")
        return QSize(round(words) + theme.size("icon") + 29, max(36, theme.line("body") + 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(theme.plain_tip(self.text()) if self.sizeHint().width() > self.width() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        if self.isChecked() or self.underMouse():
            theme.fill_round(
                painter, box, theme.radius("control"), "accent_tint" if self.isChecked() else "s2"
            )
        tone = "accent_text" if self.isChecked() else "t2"
        side = theme.size("icon")
        theme.paint_icon(painter, QRectF(10, box.center().y() - side / 2, side, side), self._icon, tone)
        words = "accent_text" if self.isChecked() else "t1"
        theme.draw_text(
            painter, box.adjusted(20 + side, 0, -8, 0), self.text(), "body", words, strong=self.isChecked()
        )
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))
