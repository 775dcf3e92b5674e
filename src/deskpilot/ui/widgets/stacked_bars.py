"""Shares that add up to a whole, one bar per period: context in grey steps, the message in accent."""

from dataclasses import dataclass

import pyqtgraph as pg
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.chart_plot import PlotFrame
from deskpilot.ui.widgets.chart_tip import TipLine

_GREYS = (0.28, 0.52, 0.90)
_WHOLE = ((0.0, "0"), (0.5, "50%"), (1.0, "100%"))


@dataclass(frozen=True, slots=True)
class Band:
    """One part of the bars: its name and its share (0 to 1) per bar."""

    name: str
    shares: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class BarData:
    """Bars from left to right, bands from bottom to top; the last band is the message. `counts` are the cases."""

    labels: tuple[str, ...]
    bands: tuple[Band, ...]
    counts: tuple[int, ...] = ()
    counted: str = "{label}，{count} 位客户"


class StackedBars(PlotFrame):
    """Stacked bars. A press sends `activated(bar, band)`; with the keyboard it is the message's band."""

    activated = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._data = BarData((), ())
        self._press_share = -1.0
        self._shade: pg.LinearRegionItem | None = None
        super().__init__(name, parent)

    def show_data(self, data: BarData) -> None:
        """Show other figures."""
        self._data = data
        self.redraw()

    def point_count(self) -> int:
        return len(self._data.labels)

    def activate(self, index: int) -> None:
        self.activated.emit(index, self._band_at(index, self._press_share))
        self._press_share = -1.0

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.getPlotItem().getViewBox().mapSceneToView(self.mapToScene(event.position().toPoint()))
        self._press_share = place.y()
        super().mouseReleaseEvent(event)

    def draw(self) -> None:
        data = self._data
        if not data.labels or not data.bands:
            return
        names = max(theme.text_width(band.name, "caption", strong=True) for band in data.bands) + 12
        count = len(data.labels)
        self.set_axes([], _WHOLE)
        self.add_grid(_WHOLE)
        room = count * names / max(40.0, self.plot_width() - names)
        self.setXRange(-0.6, count - 0.4 + room, padding=0)
        self.setYRange(-0.01, 1.12, padding=0)
        self.set_axes(self._bottom_ticks(names), _WHOLE)
        self._draw_bars()
        self._draw_words()
        self._shade = pg.LinearRegionItem(
            (0, 1), movable=False, brush=pg.mkBrush(theme.tone("t1", 0.05)), pen=pg.mkPen(None)
        )
        self._shade.setZValue(-15)
        self._shade.setVisible(False)
        self.addItem(self._shade, ignoreBounds=True)

    def show_point(self, index: int) -> None:
        if self._shade is None:
            return
        self._shade.setVisible(index >= 0)
        if index < 0:
            return
        self._shade.setRegion((index - 0.46, index + 0.46))
        last = len(self._data.bands) - 1
        lines = tuple(
            TipLine(band.name, f"{band.shares[index]:.1%}", "c1" if at == last else "c5")
            for at, band in reversed(tuple(enumerate(self._data.bands)))
        )
        label = self._data.labels[index]
        counted = index < len(self._data.counts)
        title = self._data.counted.format(label=label, count=self._data.counts[index]) if counted else label
        self.tip.show_lines(title, lines, QPoint(round(self.place_of(index + 0.4, 0).x()), 0))

    def _draw_bars(self) -> None:
        width = theme.tokens().chart["bar_width"]
        gap = theme.tokens().chart["bar_gap"]
        bottoms = [0.0] * len(self._data.labels)
        for at, band in enumerate(self._data.bands):
            bars = pg.BarGraphItem(
                x=list(range(len(bottoms))),
                y0=bottoms,
                height=list(band.shares),
                width=width,
                brush=pg.mkBrush(self._tone(at)),
                pen=self.pen("s0", gap),
            )
            self.addItem(bars)
            bottoms = [low + share for low, share in zip(bottoms, band.shares, strict=True)]

    def _tone(self, band: int) -> QColor:
        if band == len(self._data.bands) - 1:
            return theme.color("c1")
        return theme.blend(theme.color("c5"), theme.color("s0"), _GREYS[min(band, len(_GREYS) - 1)])

    def _draw_words(self) -> None:
        """Names beside the last bar; the message's share over the first and the last."""
        last = len(self._data.labels) - 1
        message = self._data.bands[-1]
        gap = theme.line("caption") / max(40.0, self.height() - 40.0) * 1.1
        low, before = 0.0, -1.0
        for at, band in enumerate(self._data.bands):
            y = max(low + band.shares[last] / 2, before + gap)
            low, before = low + band.shares[last], y
            mine = at == len(self._data.bands) - 1
            self.add_word(band.name, last + 0.36, y, "accent_text" if mine else "t2", strong=mine)
        for bar, color in ((0, "t2"), (last, "accent_text")):
            self.add_word(f"{message.shares[bar]:.1%}", bar, 1.0, color, anchor=(0.5, 1.05), strong=True)

    def _bottom_ticks(self, names: float) -> list[tuple[float, str]]:
        labels = self._data.labels
        widest = max(theme.text_width(label, "caption") for label in labels) + 16
        fitting = max(2, int((self.plot_width() - names) / widest))
        step = max(1, -(-len(labels) // fitting))
        return [(float(at), labels[at]) for at in range(len(labels) - 1, -1, -step)]

    def _band_at(self, bar: int, share: float) -> int:
        low = 0.0
        for at, band in enumerate(self._data.bands):
            low += band.shares[bar]
            if 0 <= share <= low:
                return at
        return len(self._data.bands) - 1
