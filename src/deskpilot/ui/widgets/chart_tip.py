"""The tooltip of charts: inverse colours, a headline, one line per series, and what stands behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import labels, theme

_NONE = Qt.TextElideMode.ElideNone


@dataclass(frozen=True, slots=True)
class TipLine:
    """A series' name, its value in words and the token of its colour."""

    name: str
    value: str
    color: str = "c1"


class ChartTip(QWidget):
    """Lies over its chart, never takes the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._chart = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = ""
        self._lines: tuple[TipLine, ...] = ()
        self.hide()

    def words(self) -> str:
        """Everything it says in one line, for screen readers."""
        return labels.joined((self._title, *(f"{line.name} {line.value}" for line in self._lines)))

    def show_lines(
        self, title: str, lines: tuple[TipLine, ...], point: QPoint, avoid: tuple[QPoint, ...] = ()
    ) -> None:
        """Show it beside `point`, on the side and at the height that cover the fewest of `avoid` (points of lines)."""
        self._title, self._lines = title, lines
        size, room = self.sizeHint(), self._chart.rect()
        margin = theme.shadow_margin("e2")
        box = _best_box(size.shrunkBy(QMargins(margin, margin, margin, margin)), room, point.x(), avoid)
        self.setGeometry(box.adjusted(-margin, -margin, margin, margin))
        self.show()
        self.raise_()
        self.update()

    def sizeHint(self) -> QSize:
        widths = [theme.text_width(self._title, "caption", strong=True)]
        widths += [
            theme.text_width(line.name, "caption") + theme.text_width(line.value, "caption", strong=True) + 44
            for line in self._lines
        ]
        margin = theme.shadow_margin("e2")
        height = theme.line("body") * (1 + len(self._lines)) + 14
        return QSize(round(max(widths) + 26) + 2 * margin, height + 2 * margin)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        margin = theme.shadow_margin("e2")
        box = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        shadow = theme.shadow_pixmap(int(box.width()), int(box.height()), 6, "e2", self.devicePixelRatioF())
        painter.drawPixmap(QPoint(0, 0), shadow)
        theme.fill_round(painter, box, 6, "tooltip")
        inner = box.adjusted(12, 7, -12, -7)
        row = QRectF(inner.left(), inner.top(), inner.width(), theme.line("body"))
        theme.draw_text(painter, row, self._title, "caption", "on_tooltip", elide=_NONE, strong=True)
        for line in self._lines:
            row.translate(0, theme.line("body"))
            self._paint_line(painter, row, line)

    def _paint_line(self, painter: QPainter, row: QRectF, line: TipLine) -> None:
        # The other theme's colour is the one made for this background.
        other = "dark" if theme.name() == "light" else "light"
        mark = theme.tokens().colors[other][line.color]
        theme.fill_round(painter, QRectF(row.left(), row.center().y() - 1, 9, 2), 1, mark)
        theme.draw_text(painter, row.adjusted(17, 0, 0, 0), line.name, "caption", "on_tooltip", elide=_NONE)
        theme.draw_text(
            painter, row, line.value, "caption", "on_tooltip", theme.ALIGN_RIGHT, _NONE, strong=True
        )


def _best_box(size: QSize, room: QRect, x: int, avoid: tuple[QPoint, ...]) -> QRect:
    """The place in `room` beside `x` that covers the fewest points; right before left, high before low."""
    sides = [
        left for left in (x + 8, x - size.width() - 8) if room.left() <= left <= room.right() - size.width()
    ]
    tops = range(4, max(5, room.height() - size.height()), 8)
    places = [QRect(QPoint(left, top), size) for left in sides or [room.left()] for top in tops]

    def covered(box: QRect) -> int:
        around = box.adjusted(-4, -4, 4, 4)
        return sum(1 for place in avoid if around.contains(place))

    return min(places, key=covered)
