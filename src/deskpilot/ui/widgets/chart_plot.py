"""What all pyqtgraph charts share: no frame, own grid lines, fonts by token, no zooming, pens for the screen's ratio.

Imported only with the charts: pyqtgraph and numpy take their time, and the window shall be there first.
"""

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.chart_tip import ChartTip
from deskpilot.ui.widgets.focus import KeyboardFocus

_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PlotFrame(KeyboardFocus, pg.PlotWidget):
    """Base of the charts. A subclass draws in `draw` and answers `point_count` and `show_point`."""

    hovered = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, background=None)
        self._at = -1
        self._drawn_for = (QSize(), 0.0)
        self.tip = ChartTip(self)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFrameShape(self.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMouseEnabled(x=False, y=False)
        self.getPlotItem().setContentsMargins(0, 0, 0, 0)
        self.getPlotItem().getViewBox().setDefaultPadding(0.0)

    # What a subclass says ---------------------------------------------------------------------------------------

    def point_count(self) -> int:
        """How many places the hairline can stand at."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draw everything anew in the look in force."""
        raise NotImplementedError

    def show_point(self, index: int) -> None:
        """Show hairline and tooltip at a place; -1 takes them away."""
        raise NotImplementedError

    def activate(self, index: int) -> None:
        """A press or Enter on a place."""
        raise NotImplementedError

    # Pens and texts ---------------------------------------------------------------------------------------------

    def pen(
        self, color: str | QColor, width: float, *, dashed: bool = False, alpha: float | None = None
    ) -> QPen:
        """A pen `width` dp wide: pens of pyqtgraph are cosmetic, so device pixels are counted here."""
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        pen = pg.mkPen(theme.tone(color, alpha), width=width * self.devicePixelRatioF(), style=style)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if not dashed else Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen

    def add_word(
        self,
        text: str,
        x: float,
        y: float,
        color: str,
        *,
        anchor: tuple[float, float] = (0, 0.5),
        strong: bool = False,
    ) -> pg.TextItem:
        """Put a word at a place of the data."""
        item = pg.TextItem(theme.one_line(text), color=theme.color(color), anchor=anchor)
        item.setFont(theme.font("caption", strong=strong))
        item.setZValue(20)
        self.addItem(item, ignoreBounds=True)
        item.setPos(x, y)
        return item

    def add_grid(self, ticks: Sequence[tuple[float, str]]) -> None:
        """Horizontal lines at the ticks, under everything else."""
        for value, _ in ticks:
            line = pg.InfiniteLine(value, angle=0, pen=self.pen("border2" if value == 0 else "border", 1.0))
            line.setZValue(-20)
            self.addItem(line, ignoreBounds=True)

    def set_axes(self, bottom: Sequence[tuple[float, str]], left: Sequence[tuple[float, str]]) -> None:
        """Ticks of both axes. Tick pens take the panel's colour: one dot per tick is drawn in spite of length 0."""
        for side, ticks in (("bottom", bottom), ("left", left)):
            axis = self.getPlotItem().getAxis(side)
            axis.setPen(pg.mkPen(None))
            axis.setTickPen(pg.mkPen(theme.color("s0")))
            axis.setTextPen(pg.mkPen(theme.color("t3")))
            axis.setStyle(
                tickLength=0,
                tickFont=theme.font("caption"),
                hideOverlappingLabels=False,
                autoExpandTextSpace=False,
            )
            axis.setTicks([list(ticks)])
        widest = max((theme.text_width(text, "caption") for _, text in left), default=0.0)
        self.getPlotItem().getAxis("left").setWidth(round(widest) + 14)
        self.getPlotItem().getAxis("bottom").setHeight(theme.line("caption") + 8)

    def plot_width(self) -> float:
        """Width of the field of the plot in dp, as far as it is known before it is shown."""
        return max(80.0, self.width() - self.getPlotItem().getAxis("left").width())

    def place_of(self, x: float, y: float) -> QPointF:
        """Where a place of the data lies in this widget, in dp."""
        return QPointF(self.mapFromScene(self.getPlotItem().getViewBox().mapViewToScene(QPointF(x, y))))

    # Events -----------------------------------------------------------------------------------------------------

    def redraw(self) -> None:
        """Draw anew, and forget what was under the mouse."""
        self._at = -1
        self.tip.hide()
        self.clear()
        self.draw()
        self._drawn_for = (self.size(), self.devicePixelRatioF())

    def point_at(self, index: int) -> None:
        """Move the hairline to a place; -1 takes it away."""
        index = max(-1, min(self.point_count() - 1, index))
        if index == self._at:
            return
        self._at = index
        self.show_point(index)
        if index < 0:
            self.tip.hide()
        self.setAccessibleDescription(self.tip.words() if index >= 0 else "")
        self.hovered.emit(index)

    def current(self) -> int:
        """The place of the hairline, -1 when it is not shown."""
        return self._at

    def close(self) -> bool:
        """Close like any widget: pyqtgraph would tear the plot apart, and a closed chart may be shown again."""
        return QWidget.close(self)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        view = self.getPlotItem().getViewBox()
        inside = view.sceneBoundingRect().contains(self.mapToScene(event.position().toPoint()))
        place = view.mapSceneToView(self.mapToScene(event.position().toPoint()))
        self.point_at(round(place.x()) if inside and -0.6 <= place.x() <= self.point_count() - 0.4 else -1)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._at >= 0 else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._at >= 0:
            self.activate(self._at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        # The page scrolls, the chart never zooms.
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.point_at(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        last = self.point_count() - 1
        if key in _KEYS:
            start = self._at if self._at >= 0 else (last + 1 if key == Qt.Key.Key_Left else -1)
            self.point_at(max(0, start + _KEYS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.point_at(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.activate(self._at)
        elif key == Qt.Key.Key_Escape and self._at >= 0:
            self.point_at(-1)
        else:
            event.ignore()

    def on_focus_visible(self, visible: bool) -> None:
        if not visible:
            self.point_at(-1)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        super().drawForeground(painter, rect)
        if self.focus_visible:
            painter.save()
            painter.resetTransform()
            theme.focus_ring(painter, self.viewport().rect().toRectF(), theme.radius("control"))
            painter.restore()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        # The base class resizes itself before this class is set up.
        if event is not None and self.__dict__.get("_drawn_for") and self.size() != self._drawn_for[0]:
            self.redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.__dict__.get("_drawn_for"):
            self.redraw()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            theme.forget_icons()
            self.redraw()
        return super().event(event)
