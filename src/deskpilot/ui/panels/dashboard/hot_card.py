"""热点问题: what is asked about most, by the categories of the knowledge base."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskpilot.services.figure_views import Dashboard
from deskpilot.ui.panels.dashboard.figure_card import FigureCard
from deskpilot.ui.panels.dashboard.hot_bars import HotBars


class HotCard(FigureCard):
    """Shares are of the categories shown, and the heading says how many these are. Signal: `category_opened(category)`
    for the conversations behind a bar."""

    category_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = HotBars(self.tr("热点问题"))
        self.bars.activated.connect(self.category_opened)
        self.put(self.bars)

    def show_figures(self, board: Dashboard, period: str) -> None:
        """Show the counts of a period, which has a name."""
        self.header.set_title(self.tr("热点问题"))
        total, kinds = sum(row.count for row in board.hot), len(board.hot)
        text = self.tr("{period}，问得最多的 {kinds} 类，共 {n} 次")
        caption = text.format(period=period, kinds=kinds, n=f"{total:,}")
        self.header.set_caption(caption if total else "")
        if not total:
            self.show_empty(self.tr("还看不出热点"), self.tr("顾客问到知识库里的哪一类，这里就数哪一类。"))
            return
        self.bars.show_rows(board.hot)
        self.show_figure()
