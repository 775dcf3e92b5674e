"""Sparklines and confidence bars: small painted figures."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QLinearGradient, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme


def spark_points(values: Sequence[float], box: QRectF) -> list[QPointF]:
    """Places of the values in `box`; an even line in the middle when all are equal."""
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    step = box.width() / max(1, len(values) - 1)
    flat = high == low
    return [
        QPointF(
            box.left() + step * at if len(values) > 1 else box.right(),
            box.center().y() if flat else box.bottom() - (value - low) / span * box.height(),
        )
        for at, value in enumerate(values)
    ]


def paint_spark(
    painter: QPainter, rect: QRectF, values: Sequence[float], color: str = "c1", marked: int | None = None
) -> None:
    """Paint a line with a fading fill and a dot at its end (or at `marked`); fewer than two values give a dot only."""
    if not values:
        return
    box = rect.adjusted(4, 4, -4, -4)
    points = spark_points(values, box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    _paint_fill(painter, rect, points, color)
    line = QPainterPath(points[0])
    for point in points[1:]:
        line.lineTo(point)
    width = theme.tokens().chart["line_spark"]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(
        QPen(
            theme.tone(color),
            width,
            Qt.PenStyle.SolidLine,
            Qt.PenCapStyle.RoundCap,
            Qt.PenJoinStyle.RoundJoin,
        )
    )
    painter.drawPath(line)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tone(color))
    painter.drawEllipse(points[-1 if marked is None else marked], 2.5, 2.5)


def _paint_fill(painter: QPainter, rect: QRectF, points: list[QPointF], color: str) -> None:
    area = QPainterPath(QPointF(points[0].x(), rect.bottom()))
    for point in points:
        area.lineTo(point)
    area.lineTo(points[-1].x(), rect.bottom())
    fade = QLinearGradient(0, rect.top(), 0, rect.bottom())
    strongest, weakest = theme.tokens().ranges["area_gradient"]
    fade.setColorAt(0, theme.tone(color, strongest))
    fade.setColorAt(1, theme.tone(color, weakest))
    painter.fillPath(area, fade)


class Sparkline(QWidget):
    """A spark with a value under the mouse: `hovered(index)` follows it, -1 when it leaves."""

    hovered = Signal(int)

    def __init__(
        self,
        values: Sequence[float] = (),
        name: str = "",
        parent: QWidget | None = None,
        *,
        color: str = "c1",
    ) -> None:
        super().__init__(parent)
        self._color, self._at = color, -1
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        self.set_values(values)

    def set_values(self, values: Sequence[float]) -> None:
        """Change the values, oldest first."""
        self._values = tuple(values)
        self._set_at(-1)
        self.update()

    def values(self) -> tuple[float, ...]:
        """The values shown."""
        return self._values

    def set_color(self, token: str) -> None:
        """Change the colour token."""
        self._color = token
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(72, 26)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_at(self._index_at(event.position().x()))
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self._set_at(-1)
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        if self._at >= 0:
            points = spark_points(self._values, rect.adjusted(4, 4, -4, -4))
            theme.hairline(painter, points[self._at].x(), 0, rect.height(), vertical=True, color="border2")
        paint_spark(painter, rect, self._values, self._color, self._at if self._at >= 0 else None)

    def _index_at(self, x: float) -> int:
        if not self._values:
            return -1
        step = max(1.0, self.width() - 8) / max(1, len(self._values) - 1)
        return max(0, min(len(self._values) - 1, round((x - 4) / step)))

    def _set_at(self, index: int) -> None:
        if index != self._at:
            self._at = index
            self.hovered.emit(index)
            self.update()


def paint_confidence(
    painter: QPainter, rect: QRectF, share: float, *, selected: bool = False, limit: float | None = None
) -> None:
    """Paint a bar of 4 in the middle of `rect`; `limit` is marked by a tick."""
    bar = QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4)
    theme.fill_round(painter, bar, theme.radius("mark"), "s3")
    filled = QRectF(bar.left(), bar.top(), max(4.0, bar.width() * min(1.0, max(0.0, share))), 4)
    theme.fill_round(painter, filled, theme.radius("mark"), "accent" if selected else "t3")
    if limit is not None:
        theme.hairline(
            painter, bar.left() + bar.width() * limit, bar.top() - 3, 10, vertical=True, color="t1"
        )


class ConfidenceBar(QWidget):
    """How sure the engine is: a bar and its figure with two decimals."""

    def __init__(
        self,
        share: float = 0.0,
        name: str = "",
        parent: QWidget | None = None,
        *,
        selected: bool = False,
        limit: float | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._selected, self._limit = name, selected, limit
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """Change the confidence, 0 to 1."""
        self._share = share
        self.setAccessibleName(f"{self._name} {share:.2f}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 + round(theme.text_width("0.00", "caption")) + 8, theme.line("caption"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        figure = round(theme.text_width("0.00", "caption") + 1)
        bar = box.adjusted(0, 0, -figure - 8, 0)
        paint_confidence(painter, bar, self._share, selected=self._selected, limit=self._limit)
        area = box.adjusted(box.width() - figure, 0, 1, 0)
        theme.draw_text(
            painter, area, f"{self._share:.2f}", "caption", "t2", elide=Qt.TextElideMode.ElideNone
        )
