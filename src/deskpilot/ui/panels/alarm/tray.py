"""The sign in the system's tray: how many alerts are open; a press brings the window back."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_EXTENT = 32


class Tray(QObject):
    """Does nothing where the system has no tray. Signals: `raise_requested`, `quit_requested`."""

    raise_requested = Signal()
    quit_requested = Signal()

    def __init__(self, parent: QObject | None = None, icon: QSystemTrayIcon | None = None) -> None:
        super().__init__(parent)
        if icon is None and QSystemTrayIcon.isSystemTrayAvailable():
            icon = QSystemTrayIcon(self)
        self._icon = icon
        self._count = -1
        if self._icon is not None:
            self._menu = QMenu()
            self._open = self._menu.addAction("", self.raise_requested.emit)
            self._quit = self._menu.addAction("", self.quit_requested.emit)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._on_pressed)
            self._icon.messageClicked.connect(self.raise_requested)
        self.retranslate()
        self.set_count(0)
        if parent is not None:
            parent.installEventFilter(self)  # Qt tells only widgets that language or colours are others
        if self._icon is not None:
            self._icon.show()

    def set_count(self, count: int) -> None:
        """Show how many alerts are open."""
        if count == self._count or self._icon is None:
            return
        self._count = count
        self._draw()
        self._icon.setToolTip(theme.plain_tip(self.words(count)))

    def _draw(self) -> None:
        if self._icon is not None:
            self._icon.setIcon(_drawn(max(0, self._count)))

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        if self._icon is not None:
            self._open.setText(self.tr("打开窗口"))
            self._quit.setText(self.tr("退出"))
            self._icon.setToolTip(theme.plain_tip(self.words(max(0, self._count))))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif watched is self.parent() and event.type() == QEvent.Type.StyleChange:
            self._draw()
        return super().eventFilter(watched, event)

    def words(self, count: int) -> str:
        """What the sign says: a count, never whose."""
        return self.tr("{n} 条提醒").format(n=count) if count else self.tr("副驾驶")

    def _on_pressed(self, how: QSystemTrayIcon.ActivationReason) -> None:
        """A press with the right button opens the menu, and that alone."""
        if how is not QSystemTrayIcon.ActivationReason.Context:
            self.raise_requested.emit()

    def notify(self, title: str, text: str) -> None:
        """A notice of the system, for when the window is not in sight. Without personal data: the caller sees to it."""
        if self._icon is not None:
            self._icon.showMessage(
                title, text, QSystemTrayIcon.MessageIcon.Warning, theme.motion("toast_visible")
            )


def _drawn(count: int) -> QIcon:
    pixmap = QPixmap(_EXTENT, _EXTENT)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    theme.fill_round(painter, QRectF(1, 1, _EXTENT - 2, _EXTENT - 2), theme.radius("segment"), "accent")
    theme.paint_icon(painter, QRectF(5, 5, _EXTENT - 10, _EXTENT - 10), "chat", "on_accent")
    if count:
        kit.paint_badge(painter, _EXTENT, 0, count)
    painter.end()
    return QIcon(pixmap)
