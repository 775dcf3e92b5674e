"""Avatar: the first character of a name in a circle, never a downloaded picture."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme


def initial(name: str) -> str:
    """The first letter or character of a name that can stand for it; "·" for a name without any."""
    return next((mark.upper() for mark in name if mark.isalnum()), "·")


def paint_avatar(painter: QPainter, rect: QRectF, name: str, online: bool | None = None) -> None:
    """Paint it; `online` adds a dot (True: green, False: hollow, None: no dot)."""
    extent = rect.width()
    theme.fill_round(painter, rect, extent / 2, "accent_tint2")
    style = "title_card" if extent >= 32 else "caption"
    none = Qt.TextElideMode.ElideNone
    theme.draw_text(painter, rect, initial(name), style, "accent_text", theme.ALIGN_CENTER, none, strong=True)
    if online is not None:
        dot = QRectF(rect.right() - 7, rect.bottom() - 7, 9, 9)
        theme.fill_round(painter, dot, 4.5, "s0")
        inner = dot.adjusted(1, 1, -1, -1)
        theme.fill_round(painter, inner, 3.5, "success" if online else "s0", None if online else "t3", 1.5)


class Avatar(QWidget):
    """A round initial; 36 by default."""

    def __init__(
        self, name: str = "", parent: QWidget | None = None, *, extent: int = 0, online: bool | None = None
    ) -> None:
        super().__init__(parent)
        self._extent = extent or theme.size("avatar")
        self._online = online
        self.setFixedSize(self.sizeHint())
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """Change the person."""
        self._name = name
        self.setAccessibleName(name)
        self.update()

    def set_online(self, online: bool | None) -> None:
        """Change the dot."""
        self._online = online
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._extent + 2, self._extent + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_avatar(QPainter(self), QRectF(0, 1, self._extent, self._extent), self._name, self._online)
