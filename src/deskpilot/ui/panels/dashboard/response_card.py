"""首次响应时间: how long customers waited for the first word, hour by hour or day by day, against the platform's limit."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.services.figure_views import Dashboard, Series
from deskpilot.ui import labels_figures
from deskpilot.ui.panels.dashboard.figure_card import FigureCard

if TYPE_CHECKING:
    from deskpilot.ui.panels.dashboard.response_chart import ResponseChart

_TICK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400)
_MOST_TICKS = 4
_LINES = ("human_p90", "human_median", "ai_median")


class ResponseCard(FigureCard):
    """Signal: `step_opened(start)` for the conversations behind a step. The chart itself comes with the first figures: it brings a plotting library, and the window shall be there first."""

    step_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[datetime, ...] = ()
        self.chart: ResponseChart | None = None
        self._shown: tuple[Series, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def is_read(self) -> bool:
        """Whether somebody has the hairline on the chart: it must not be torn away."""
        return self.chart is not None and self.chart.current() >= 0

    def show_figures(self, board: Dashboard, limit_seconds: float, offset_minutes: int, days: int) -> None:
        """Show the courses of a stretch of days."""
        self._say(days, board)
        series = {one.code: one for one in board.response}
        if not any(y is not None for code in _LINES for y in _values(series, code)):
            self._shown = None
            self.show_empty(
                self.tr("还没有首次答复"), self.tr("顾客说第一句、有人或 AI 答上之后，这里按时间画出来。")
            )
            return
        if board.response != self._shown:
            self._shown = board.response
            self._draw(series, limit_seconds, offset_minutes, days)
        self.show_figure()

    def _say(self, days: int, board: Dashboard) -> None:
        self.header.set_title(self.tr("首次响应时间"))
        cases = sum(n for one in board.response if one.code == "human_median" for _, _, n in one.points)
        text = self.tr("按小时，人工 n={n}") if days == 1 else self.tr("按天，人工 n={n}")
        self.header.set_caption(text.format(n=cases))

    def _draw(self, series: dict[str, Series], limit: float, offset: int, days: int) -> None:
        from deskpilot.ui.widgets import charts

        if self.chart is None:
            from deskpilot.ui.panels.dashboard.response_chart import ResponseChart

            self.chart = ResponseChart(self.tr("首次响应时间"))
            self.chart.setMinimumHeight(220)
            self.chart.activated.connect(lambda at: self.step_opened.emit(self._steps[at]))
            self.put(self.chart)
        lines = (
            ("human_p90", charts.Series(self.tr("人工最慢一成"), (), "context", "c1")),
            ("human_median", charts.Series(self.tr("人工中位"), (), "main", "c1", strong=True)),
            ("ai_median", charts.Series(self.tr("AI 中位"), (), "main", "c4", strong=True)),
        )
        first = _first_known(series)
        shown = tuple(
            replace(look, values=_values(series, code)[first:])
            for code, look in lines
            if any(y is not None for y in _values(series, code))
        )
        points = next(iter(series.values())).points[first:]
        self._steps = tuple(at for at, _, _ in points)
        counts = [
            sum(one.points[first + at][2] for one in series.values() if one.code != "human_p90")
            for at in range(len(points))
        ]
        highest = max([limit, *(y for one in shown for y in one.values if y is not None)])
        self.chart.show_data(
            charts.TimeData(
                labels=tuple(labels_figures.moment(at, offset, days) for at, _, _ in points),
                series=shown,
                ticks=_ticks(highest),
                limit=charts.Limit(
                    limit, self.tr("平台限时 {span}").format(span=labels_figures.tick(round(limit)))
                ),
                band=(0, 0) if shown[0].kind == "context" else None,
                counts=tuple(counts),
                counted=self.tr("{label}，{count} 段会话"),
                too_few=self.tr("n={count}，太少"),
                say=lambda seconds: labels_figures.text(seconds, "seconds"),
            )
        )


def _values(series: dict[str, Series], code: str) -> tuple[float | None, ...]:
    return tuple(y for _, y, _ in series[code].points) if code in series else ()


def _first_known(series: dict[str, Series]) -> int:
    """Where the first figure stands: the empty night before it is not drawn."""
    starts = [at for one in series.values() for at, (_, y, _) in enumerate(one.points) if y is not None]
    last = max(len(one.points) for one in series.values()) - 1
    return max(0, min(min(starts), last - 1))


def _ticks(highest: float) -> tuple[tuple[float, str], ...]:
    step = next((step for step in _TICK_STEPS if highest / step <= _MOST_TICKS), _TICK_STEPS[-1])
    count = int(highest // step) + 1
    return tuple((float(step * n), labels_figures.tick(step * n)) for n in range(count))
