"""Lines over time: the message in accent, context dashed, limits in red with a word."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.chart_plot import PlotFrame
from deskpilot.ui.widgets.chart_tip import TipLine

_MANY_POINTS = 5_000
_FEW_CASES = 5
_NAME_GAP = 6  # dp between a line's end and its name


@dataclass(frozen=True, slots=True)
class Series:
    """One line. `kind` is "main" (2 dp) or "context" (1.5 dp, dashed); a value of None leaves a gap."""

    name: str
    values: tuple[float | None, ...]
    kind: str = "main"
    color: str = "c1"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """A dashed red line and the word that explains it."""

    value: float
    word: str


@dataclass(frozen=True, slots=True)
class TimeData:
    """What a chart shows: one label per point, the lines, and the words for values.

    `band` names two series (by number) with a tint between them, or one series twice for a tint down to 0. `counts`
    are the cases behind each point, `counted` the sentence for them; points of fewer than five are hollow.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    ticks: tuple[tuple[float, str], ...] = ()
    limit: Limit | None = None
    band: tuple[int, int] | None = None
    counts: tuple[int, ...] = ()
    counted: str = "{label}，{count} 段会话"
    too_few: str = "n={count}，太少"
    say: Callable[[float], str] = "{:g}".format


class TimeChart(PlotFrame):
    """Lines over time. A press or Enter sends `activated(index)`; arrow keys move the hairline."""

    activated = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        self._data = TimeData((), ())
        self._hairline: pg.InfiniteLine | None = None
        self._points: pg.ScatterPlotItem | None = None
        super().__init__(name, parent)

    def show_data(self, data: TimeData) -> None:
        """Show other figures."""
        self._data = data
        self.redraw()

    def point_count(self) -> int:
        return len(self._data.labels)

    def activate(self, index: int) -> None:
        self.activated.emit(index)

    def draw(self) -> None:
        data = self._data
        if not data.labels or not data.series:
            return
        bottom, top = self._range()
        ticks = data.ticks or ((bottom, data.say(bottom)), (top, data.say(top)))
        self.add_grid(ticks)
        self.set_axes([], ticks)
        names = max(theme.text_width(series.name, "caption", strong=True) for series in data.series) + 16
        self._set_range(bottom, top, names)
        self.set_axes(self._bottom_ticks(names), ticks)
        self._draw_band()
        for series in data.series:
            self._draw_line(series)
        self._draw_few()
        self._draw_limit()
        self._draw_names(top - bottom)
        self._draw_hover_parts()

    def show_point(self, index: int) -> None:
        if self._hairline is None or self._points is None:
            return
        self._hairline.setVisible(index >= 0)
        self._points.setVisible(index >= 0)
        if index < 0:
            return
        self._hairline.setPos(index)
        shown = [series for series in self._data.series if _known(series.values[index])]
        self._points.setData(
            x=[index] * len(shown),
            y=[series.values[index] for series in shown],
            brush=[pg.mkBrush(theme.color(series.color)) for series in shown],
        )
        lines = tuple(
            TipLine(series.name, self._data.say(_figure(series, index)), series.color) for series in shown
        )
        self.tip.show_lines(
            self._title(index), lines, self.place_of(index, 0).toPoint(), self._places_near(index)
        )

    def _places_near(self, index: int) -> tuple[QPoint, ...]:
        """Points of the lines that a tooltip at `index` could cover."""
        near = range(max(0, index - 40), min(self.point_count(), index + 41))
        return tuple(
            self.place_of(at, _figure(series, at)).toPoint()
            for series in self._data.series
            for at in near
            if _known(series.values[at])
        )

    def _title(self, index: int) -> str:
        label = self._data.labels[index]
        if index >= len(self._data.counts):
            return label
        count = self._data.counts[index]
        title = self._data.counted.format(label=label, count=count)
        too_few = self._data.too_few.format(count=count)
        return labels.joined((title, too_few)) if count < _FEW_CASES else title

    def _range(self) -> tuple[float, float]:
        values = [
            value
            for series in self._data.series
            for value in series.values
            if value is not None and isfinite(value)
        ]
        values += [value for value, _ in self._data.ticks]
        if self._data.limit is not None:
            values.append(self._data.limit.value)
        low, high = min(values, default=0.0), max(values, default=1.0)
        return low, high if high > low else low + 1

    def _set_range(self, bottom: float, top: float, names: float) -> None:
        last = max(1, self.point_count() - 1)
        room = last * names / max(40.0, self.plot_width() - names)
        air = (top - bottom) * 0.06
        self.setXRange(-last * 0.015, last + room, padding=0)
        self.setYRange(bottom - air * 0.3, top + max(air * 2, self._word_room(top - bottom)), padding=0)

    def _word_room(self, span: float) -> float:
        """What a word over the topmost line takes, in the data's own measure."""
        word = theme.line("caption") + 4.0
        return span * word / max(word, self.height() - self.getPlotItem().getAxis("bottom").height() - word)

    def _bottom_ticks(self, names: float) -> list[tuple[float, str]]:
        labels = self._data.labels
        widest = max(theme.text_width(label, "caption") for label in labels) + 24
        fitting = max(2, int((self.plot_width() - names) / widest))
        step = max(1, -(-len(labels) // fitting))
        return [(float(at), labels[at]) for at in range(0, len(labels), step)]

    def _draw_band(self) -> None:
        if self._data.band is None:
            return
        first, second = self._data.band
        xs = np.arange(self.point_count(), dtype=float)
        upper = _array(self._data.series[second].values)
        lower = np.zeros_like(upper) if first == second else _array(self._data.series[first].values)
        known = np.isfinite(upper) & np.isfinite(lower)
        alpha = theme.tokens().chart["band_alpha"]
        tint = theme.tone(self._data.series[first].color, alpha)
        curves = [pg.PlotDataItem(xs[known], values[known], pen=pg.mkPen(None)) for values in (lower, upper)]
        fill = pg.FillBetweenItem(*curves, brush=pg.mkBrush(tint))
        fill.setZValue(-10)
        self.addItem(fill)

    def _draw_line(self, series: Series) -> None:
        chart = theme.tokens().chart
        context = series.kind == "context"
        width = chart["line_context" if context else "line_main"]
        values = _array(series.values)
        many = len(values) > _MANY_POINTS
        curve = self.plot(
            np.arange(len(values)),
            values,
            pen=self.pen(series.color, width, dashed=context, alpha=0.75 if context else None),
            antialias=not many,
            connect="finite",
        )
        if many:
            curve.setDownsampling(auto=True)
            curve.setClipToView(True)

    def _draw_few(self) -> None:
        few = [at for at, count in enumerate(self._data.counts) if count < _FEW_CASES]
        for series in self._data.series:
            places = [at for at in few if series.kind == "main" and _known(series.values[at])]
            if places:
                self.addItem(self._scatter(places, [series.values[at] for at in places], "s0", series.color))

    def _scatter(self, xs: Sequence[float], ys: Sequence[object], fill: str, rim: str) -> pg.ScatterPlotItem:
        chart = theme.tokens().chart
        points = pg.ScatterPlotItem(
            x=list(xs),
            y=list(ys),
            size=chart["point"],
            pen=self.pen(rim, 1.5),
            brush=pg.mkBrush(theme.color(fill)),
            antialias=True,
        )
        points.setZValue(10)
        return points

    def _draw_limit(self) -> None:
        limit = self._data.limit
        if limit is None:
            return
        line = pg.InfiniteLine(limit.value, angle=0, pen=self.pen("danger", 1.25, dashed=True))
        line.setZValue(-5)
        self.addItem(line, ignoreBounds=True)
        self.add_word(limit.word, 0, limit.value, "danger_text", anchor=(0, 1.05))

    def _draw_names(self, span: float) -> None:
        """Names at the line ends, moved apart when they would touch."""
        last = self.point_count() - 1
        ends = [
            (values[-1], series)
            for series in self._data.series
            if (values := [v for v in series.values if _known(v)])
        ]
        gap = span * theme.line("caption") / max(40.0, self.height() - 40.0)
        bottom, _ = self._range()
        # The lowest name stands above the axis, not on it.
        before = bottom - gap * 0.4
        left, right = self.getPlotItem().getViewBox().viewRange()[0]
        beside = last + (right - left) * _NAME_GAP / self.plot_width()
        for value, series in sorted(ends, key=lambda end: float(end[0] or 0)):
            y = before = max(float(value or 0), before + gap)
            text = {"c1": "accent_text", "c4": "ai_text", "c6": "danger_text"}.get(series.color, "t2")
            self.add_word(
                series.name,
                beside,
                y,
                text if series.kind == "main" else "t2",
                strong=series.strong,
            )

    def _draw_hover_parts(self) -> None:
        self._hairline = pg.InfiniteLine(0, angle=90, pen=self.pen("border_strong", 1.0))
        self._points = self._scatter([], [], "c1", "s0")
        self._points.setPen(self.pen("s0", 2.0))
        self._points.setSize(theme.tokens().chart["point"] + 2)
        for item in (self._hairline, self._points):
            item.setZValue(15)
            item.setVisible(False)
            self.addItem(item, ignoreBounds=True)


def _figure(series: Series, index: int) -> float:
    return float(series.values[index] or 0.0)


def _known(value: float | None) -> bool:
    return value is not None and isfinite(value)


def _array(values: Sequence[float | None]) -> np.ndarray:
    return np.array([float("nan") if value is None else value for value in values], dtype=float)
