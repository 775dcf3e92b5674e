"""What customers ask about most, as bars from the longest to the shortest."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.services.figure_views import HotCategory
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_NONE = Qt.TextElideMode.ElideNone
_ROW = 34


class HotBars(kit.KeyboardFocus, QWidget):
    """Paints one row per category: name, bar, count and share. The first is the message, the others context. Arrow keys
    or the mouse choose a row; a press or Enter sends `activated(category)`."""

    activated = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HotCategory, ...] = ()
        self._name, self._at = name, -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_rows(self, rows: tuple[HotCategory, ...]) -> None:
        """Show other counts, the highest first."""
        self._rows = rows
        self.setAccessibleName(self._name)
        self.setToolTip(self.tr("按一下看这些会话"))
        self._choose(self._at if self._at < len(rows) else -1)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, max(1, len(self._rows)) * theme.scaled(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self.row_at(event.position().y()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._at >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.row_at(event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self.activated.emit(self._rows[row].category)

    def leaveEvent(self, event: QEvent) -> None:
        self._choose(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._rows) - 1
        if event.key() == Qt.Key.Key_Down:
            self._choose(min(last, self._at + 1))
        elif event.key() == Qt.Key.Key_Up:
            self._choose(last if self._at < 0 else max(0, self._at - 1))
        elif event.key() in kit.RETURN_KEYS and self._at >= 0:
            self.activated.emit(self._rows[self._at].category)
        elif event.key() == Qt.Key.Key_Escape and self._at >= 0:
            self._choose(-1)
        else:
            super().keyPressEvent(event)

    def on_focus_visible(self, visible: bool) -> None:
        if not visible:
            self._choose(-1)

    def row_at(self, y: float) -> int:
        """The row at this height, -1 for none."""
        row = int(y // theme.scaled(_ROW))
        return row if 0 <= row < len(self._rows) else -1

    def _choose(self, row: int) -> None:
        self._at = row
        told = self._rows if row < 0 else self._rows[row : row + 1]
        self.setAccessibleDescription("; ".join(f"{each.category} {each.count}" for each in told))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._rows:
            return
        if self._at >= 0:
            here = QRectF(-4, self._at * theme.scaled(_ROW), self.width() + 8, theme.scaled(_ROW))
            theme.fill_round(painter, here, theme.radius("control"), "s2")
        if self.focus_visible:
            theme.focus_ring(painter, QRectF(self.rect()), theme.radius("control"))
        total, most = sum(row.count for row in self._rows), max(row.count for row in self._rows)
        names = min(
            self.width() * 0.34, max(theme.text_width(row.category, "body") for row in self._rows) + 12
        )
        figures = max(theme.text_width(f"{row.count:,}", "body_strong") for row in self._rows) + 8
        shares = theme.text_width("100%", "caption") + 8
        field = max(24.0, self.width() - names - figures - shares)
        for number, row in enumerate(self._rows):
            line = QRectF(0, number * theme.scaled(_ROW), self.width(), theme.scaled(_ROW))
            theme.draw_text(
                painter, line.adjusted(0, 0, names - 10 - line.width(), 0), row.category, "body", "t1"
            )
            track = QRectF(names, line.center().y() - 6, field, 12)
            theme.fill_round(painter, track, 3, "s2")
            bar = QRectF(track.left(), track.top(), max(3.0, field * row.count / most), 12)
            theme.fill_round(painter, bar, 3, theme.tone("c1") if number == 0 else theme.tone("c5", 0.52))
            count = QRectF(track.right(), line.top(), figures, line.height())
            theme.draw_text(painter, count, f"{row.count:,}", "body_strong", "t1", theme.ALIGN_RIGHT, _NONE)
            share = f"{row.count / total:.0%}"
            theme.draw_text(painter, line, share, "caption", "t3", theme.ALIGN_RIGHT, _NONE)
