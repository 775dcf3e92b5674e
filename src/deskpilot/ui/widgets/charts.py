"""The charts. Import this module where a chart is first shown, not at start: it brings pyqtgraph and numpy along."""

from deskpilot.ui.widgets.stacked_bars import Band, BarData, StackedBars
from deskpilot.ui.widgets.time_chart import Limit, Series, TimeChart, TimeData

__all__ = ["Band", "BarData", "Limit", "Series", "StackedBars", "TimeChart", "TimeData"]
