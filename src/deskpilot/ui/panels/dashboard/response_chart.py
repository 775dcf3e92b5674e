"""The chart of first responses. Imported with the first figures only: it brings a plotting library."""

import pyqtgraph as pg

from deskpilot.ui import theme
from deskpilot.ui.widgets import charts


class ResponseChart(charts.TimeChart):
    """Also shows a figure that stands alone: between two gaps a line has no length, and a day would be lost."""

    def __init__(self, name: str) -> None:
        self._lone: tuple[tuple[int, float, str], ...] = ()
        super().__init__(name)

    def show_data(self, data: charts.TimeData) -> None:
        self._lone = tuple(
            (at, value, series.color)
            for series in data.series
            for at, value in enumerate(series.values)
            if value is not None and _stands_alone(series.values, at)
        )
        super().show_data(data)

    def draw(self) -> None:
        super().draw()
        for color in {color for _, _, color in self._lone}:
            places = [(at, value) for at, value, found in self._lone if found == color]
            points = pg.ScatterPlotItem(
                x=[at for at, _ in places],
                y=[value for _, value in places],
                size=theme.tokens().chart["point"],
                pen=self.pen(color, 1.5),
                brush=pg.mkBrush(theme.color(color)),
                antialias=True,
            )
            points.setZValue(5)
            self.addItem(points)


def _stands_alone(values: tuple[float | None, ...], at: int) -> bool:
    before = values[at - 1] if at > 0 else None
    after = values[at + 1] if at + 1 < len(values) else None
    return before is None and after is None
