"""What customers ask about most, as bars from the longest to the shortest."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.services.figure_views import HotCategory
from deskpilot.ui import theme

_NONE = Qt.TextElideMode.ElideNone
_ROW = 34


class HotBars(QWidget):
    """Paints one row per category: name, bar, count and share. The first is the message, the others context."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[HotCategory, ...] = ()
        self._name = name
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_rows(self, rows: tuple[HotCategory, ...]) -> None:
        """Show other counts, the highest first."""
        self._rows = rows
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("; ".join(f"{row.category} {row.count}" for row in rows))
        self.setToolTip(theme.plain_tip("\n".join(f"{row.category}  {row.count:,}" for row in rows)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, max(1, len(self._rows)) * theme.scaled(_ROW))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._rows:
            return
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
