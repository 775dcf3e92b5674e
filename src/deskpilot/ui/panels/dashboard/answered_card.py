"""谁答的: the replies of the AI and of people over time."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskpilot.services.figure_views import Dashboard
from deskpilot.ui import labels_figures
from deskpilot.ui.panels.dashboard.answered_bars import AnsweredBars, Bars
from deskpilot.ui.panels.dashboard.figure_card import FigureCard


class AnsweredCard(FigureCard):
    """Bars per hour of today, or per day. Signal: `step_opened(start)` for the conversations behind a bar."""

    step_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: tuple[datetime, ...] = ()
        self.bars = AnsweredBars(self.tr("谁答的"))
        self.bars.activated.connect(lambda at: self.step_opened.emit(self._steps[at]))
        self.put(self.bars)

    def show_figures(self, board: Dashboard, offset_minutes: int, days: int) -> None:
        """Show the replies of a stretch of days."""
        self.header.set_title(self.tr("谁答的"))
        self.header.set_caption(self.tr("每小时发出的回复") if days == 1 else self.tr("每天发出的回复"))
        by_code = {one.code: one for one in board.answered}
        points = board.answered[0].points if board.answered else ()
        looks = (("by_human", self.tr("人工"), "c1"), ("by_ai", self.tr("AI"), "c4"))
        parts = tuple(
            (name, color, tuple(round(y or 0) for _, y, _ in by_code[code].points))
            for code, name, color in looks
            if code in by_code
        )
        if not any(any(counts) for _, _, counts in parts):
            self.show_empty(self.tr("还没有发出回复"), self.tr("AI 和同事的回复各用一种颜色，看谁在接。"))
            return
        first = _first_counted(parts)
        self._steps = tuple(at for at, _, _ in points[first:])
        labels = tuple(labels_figures.moment(at, offset_minutes, days) for at, _, _ in points[first:])
        late = tuple((name, color, counts[first:]) for name, color, counts in parts)
        self.bars.show_bars(Bars(labels, late))
        self.show_figure()


def _first_counted(parts: tuple[tuple[str, str, tuple[int, ...]], ...]) -> int:
    """Where the first reply stands: the empty night before it is not drawn."""
    starts = [at for _, _, counts in parts for at, count in enumerate(counts) if count]
    last = max(len(counts) for _, _, counts in parts) - 1
    return max(0, min(min(starts), last - 1))
