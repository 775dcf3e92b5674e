"""The day in five rows: figure, course since midnight, change against yesterday at the same time."""

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskpilot.services.figure_views import KpiFigure
from deskpilot.ui import labels, labels_figures, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_figures import FigureWords
from deskpilot.ui.panels.case.section import Section
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState

_NARROWEST = 120
_TOGETHER = ("answered_ai", "answered_agent")
# How many figures the folded part still says: how fast, and how many wait.
_IN_SHORT = 2


class TodaySection(Retranslated, Section):
    """Signal: `dashboard_requested()` from the link and from every row."""

    dashboard_requested = Signal()

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__("today", state, parent, last=True)
        self._figures: tuple[KpiFigure, ...] = ()
        self._now: datetime | None = None
        self._offset = 0
        self._compact = False
        self.rows: list[kit.KpiRow] = []
        self.header.link_activated.connect(self.dashboard_requested)
        self.retranslate()

    def show_figures(self, figures: tuple[KpiFigure, ...], now: datetime, offset_minutes: int) -> None:
        """Show the figures as of `now`."""
        self._figures, self._now, self._offset = figures, now, offset_minutes
        self.header.set_caption(
            self.tr("截至 {time}，和昨天这时比").format(time=labels.clock(now, offset_minutes))
        )
        shown = list(self._words(figures))
        while len(self.rows) < len(shown):
            self._add_row()
        self.header.set_summary(labels.joined(_in_short(words) for words, _tip in shown[:_IN_SHORT]))
        for row, (words, tip) in zip(self.rows, shown, strict=False):
            row.set_view(kit.KpiView(*words))
            row.setToolTip(theme.plain_tip(tip))
            row.show()
        for row in self.rows[len(shown) :]:
            row.hide()

    def set_compact(self, compact: bool) -> None:
        """Where room is short one line is enough, until somebody unfolds it to rows of 32."""
        self.set_by_itself(not compact)
        self._compact = compact
        for row in self.rows:
            row.set_compact(compact)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.header.set_title(self.tr("今日"))
        self.header.set_link(self.tr("看板"))
        self.header.link.setToolTip(self.tr("打开数据看板"))
        if self._now is not None:
            self.show_figures(self._figures, self._now, self._offset)

    def _words(self, figures: tuple[KpiFigure, ...]) -> Iterator[tuple[FigureWords, str]]:
        """A row and its tooltip for each figure; who answered is one row for both."""
        by_code = {figure.code: figure for figure in figures}
        ai, agent = (by_code.get(code) for code in _TOGETHER)
        for figure in figures:
            if figure.code not in _TOGETHER or ai is None or agent is None:
                words = labels_figures.words(figure, self._offset)
                yield words, labels_figures.tip(words, figure)
            elif figure.code == _TOGETHER[0]:
                words = labels_figures.together(ai, agent, self._offset)
                yield words, labels_figures.tip(words)

    def _add_row(self) -> None:
        row = kit.KpiRow(parent=self, compact=self._compact)
        row.setMinimumWidth(_NARROWEST)  # large text gives up the spark, not the end of the line
        row.clicked.connect(self.dashboard_requested)
        self.rows.append(row)
        self.body.addWidget(row)


def _in_short(words: FigureWords) -> str:
    unit = words.unit if words.unit in ("", "%") else f" {words.unit}"
    return f"{words.label} {words.value}{unit}"
