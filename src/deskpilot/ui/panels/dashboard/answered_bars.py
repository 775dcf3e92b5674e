"""Who answered: replies of the AI and of people, one bar per hour or day."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.widgets.chart_tip import ChartTip, TipLine

_NONE = Qt.TextElideMode.ElideNone
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000)
_WIDEST_BAR = 36


@dataclass(frozen=True, slots=True)
class Bars:
    """One label per bar; each part has a name, a colour token and a count per bar, from the bottom up."""

    labels: tuple[str, ...] = ()
    parts: tuple[tuple[str, str, tuple[int, ...]], ...] = ()

    def total(self, bar: int) -> int:
        """The height of a bar."""
        return sum(counts[bar] for _, _, counts in self.parts)


class AnsweredBars(kit.KeyboardFocus, QWidget):
    """Stacked counts with their names at the top. Arrow keys or the mouse choose a bar, the tooltip says its parts; a
    press or Enter sends `activated(bar)`."""

    activated = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = Bars()
        self._at = -1
        self.tip = ChartTip(self)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Bars) -> None:
        """Show other counts; what is under the mouse stays chosen."""
        self._bars = bars
        self._choose(self._at if self._at < len(bars.labels) else -1)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(420, 220)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        field, step = self._field(), self._step()
        inside = field.left() <= event.position().x() < field.right()
        self._choose(int((event.position().x() - field.left()) / step) if inside and step else -1)

        self.setCursor(Qt.CursorShape.PointingHandCursor if self._at >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._at >= 0:
            self.activated.emit(self._at)

    def leaveEvent(self, event: QEvent) -> None:
        self._choose(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._bars.labels) - 1
        if event.key() == Qt.Key.Key_Right:
            self._choose(min(last, self._at + 1))
        elif event.key() == Qt.Key.Key_Left:
            self._choose(last if self._at < 0 else max(0, self._at - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.activated.emit(self._at)
        elif event.key() == Qt.Key.Key_Escape and self._at >= 0:
            self._choose(-1)
        else:
            super().keyPressEvent(event)

    def on_focus_visible(self, visible: bool) -> None:
        if not visible:
            self._choose(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_names(painter)
        self._paint_grid(painter)
        for bar in range(len(self._bars.labels)):
            self._paint_bar(painter, bar)
        self._paint_labels(painter)
        if self.focus_visible:
            theme.focus_ring(painter, QRectF(self.rect()), theme.radius("control"))

    def _paint_names(self, painter: QPainter) -> None:
        left, line = self._field().left(), theme.line("caption")
        for name, color, counts in reversed(self._bars.parts):
            theme.fill_round(painter, QRectF(left, line / 2 - 4, 8, 8), 2, color)
            text = f"{name} {sum(counts):,}"
            left += 14
            left += (
                theme.draw_text(painter, QRectF(left, 0, 200, line), text, "caption", "t2", elide=_NONE) + 16
            )

    def _paint_grid(self, painter: QPainter) -> None:
        field, top = self._field(), self._top()
        for value in range(0, top + 1, self._tick()):
            y = field.bottom() - field.height() * value / top
            theme.hairline(
                painter, field.left(), y, field.width(), color="border2" if value == 0 else "border"
            )
            area = QRectF(0, y - 9, field.left() - 8, 18)
            theme.draw_text(painter, area, f"{value:,}", "caption", "t3", theme.ALIGN_RIGHT, _NONE)

    def _paint_bar(self, painter: QPainter, bar: int) -> None:
        field, step, top = self._field(), self._step(), self._top()
        width = min(_WIDEST_BAR, step * 0.64)
        left = field.left() + step * bar + (step - width) / 2
        if bar == self._at:
            theme.fill_round(
                painter, QRectF(field.left() + step * bar, field.top(), step, field.height()), 4, "s2"
            )
        y = field.bottom()
        for _, color, counts in self._bars.parts:
            height = field.height() * counts[bar] / top
            if height > 0:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.fillRect(QRectF(left, y - height, width, max(1.0, height - 1)), theme.tone(color))
            y -= height

    def _paint_labels(self, painter: QPainter) -> None:
        labels, step, field = self._bars.labels, self._step(), self._field()
        if not labels:
            return
        widest = max(theme.text_width(label, "caption") for label in labels) + 12
        every = max(1, -(-int(widest) // max(1, int(step))))
        for bar in range(len(labels) - 1, -1, -every):
            area = QRectF(field.left() + step * bar + step / 2 - widest, field.bottom() + 6, 2 * widest, 18)
            theme.draw_text(painter, area, labels[bar], "caption", "t3", theme.ALIGN_CENTER, _NONE)

    def _choose(self, bar: int) -> None:
        if bar == self._at and bar < 0:
            return
        self._at = bar
        if bar < 0:
            self.tip.hide()
            self.setAccessibleDescription("")
        else:
            lines = tuple(
                TipLine(name, f"{counts[bar]:,}", color) for name, color, counts in reversed(self._bars.parts)
            )
            field, step = self._field(), self._step()
            place = QPoint(round(field.left() + step * (bar + 0.5)), round(field.top()))
            self.tip.show_lines(self._bars.labels[bar], lines, place)
            self.setAccessibleDescription(self.tip.words())
        self.update()

    def _field(self) -> QRectF:
        left = theme.text_width(f"{self._top():,}", "caption") + 12
        top = theme.line("caption") + 12
        return QRectF(left, top, max(40.0, self.width() - left - 4), max(40.0, self.height() - top - 28))

    def _step(self) -> float:
        return self._field().width() / max(1, len(self._bars.labels))

    def _highest(self) -> int:
        return max((self._bars.total(bar) for bar in range(len(self._bars.labels))), default=0)

    def _tick(self) -> int:
        return next((step for step in _STEPS if self._highest() / step <= 4), _STEPS[-1])

    def _top(self) -> int:
        tick = self._tick()
        return max(tick, -(-self._highest() // tick) * tick)
