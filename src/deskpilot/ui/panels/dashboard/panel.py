"""The figures page as a whole: what was counted over a stretch of days, and who is behind it now."""

from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from deskpilot.domain.events import ChangeSet
from deskpilot.services.figure_views import Behind, Dashboard
from deskpilot.services.views import QueueFilter
from deskpilot.ui import labels, labels_figures, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.dashboard.answered_card import AnsweredCard
from deskpilot.ui.panels.dashboard.export import write_figures
from deskpilot.ui.panels.dashboard.figure_card import FigureCard
from deskpilot.ui.panels.dashboard.hot_card import HotCard
from deskpilot.ui.panels.dashboard.response_card import ResponseCard
from deskpilot.ui.panels.dashboard.tiles import Tiles
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.ui.widgets.behind_sheet import MOST, BehindSheet
from deskpilot.ui.widgets.waiting_list import WaitingList
from deskpilot.worker.gateway import Gateway

RANGES = (1, 7, 30)
_RANGE_KEY = "dashboard/days"
_GATHER_MS, _AGE_MS = 1_000, 60_000
_SIDE, _GAP = 24, 16
# Wider than this a line of a list can no longer be followed, and bars only grow longer.
_WIDEST = 1_880


class DashboardPanel(Retranslated, kit.Pane):
    """Signal: `conversation_requested(conversation_id)` for one of the conversations behind a figure."""

    conversation_requested = Signal(int)

    def __init__(
        self,
        gateway: Gateway,
        look: theme.Theme,
        state: ViewState | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("window", "", parent)
        self._gateway, self._state = gateway, state or ViewState()
        self._days = int(self._state.choice(_RANGE_KEY, [str(days) for days in RANGES], str(RANGES[0])))
        self.board: Dashboard | None = None
        self._due = True
        self._build()
        self._join()
        gateway.committed.connect(self._on_committed)
        look.changed.connect(self._on_theme)
        self._on_theme()
        self.retranslate()

    def show_days(self, days: int) -> None:
        """Show the figures of the last `days` days, today among them."""
        self._days = days
        self._state.put(_RANGE_KEY, str(days))
        self.ranges.set_index(RANGES.index(days))
        self._due = True
        self._refresh()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.ranges.set_texts([self.tr("今天"), self.tr("7 天"), self.tr("30 天")])
        self.export.setText(self.tr("导出"))
        self.export.setToolTip(self.tr("把这一页的数字存成表格（CSV）"))
        if self.board is not None:
            self._show(self.board)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._due = True
        # The page comes first, the plotting library after it.
        QTimer.singleShot(0, self, self._refresh)

    def save_to(self, path: Path) -> None:
        """Write what is shown into a file, and say how it went."""
        if self.board is None:
            return
        try:
            write_figures(self.board, path, self._gateway.settings().utc_offset_minutes)
        except OSError as error:
            text = self.tr("没有存成：{reason}").format(reason=error.strerror or error.__class__.__name__)
            self.notice.show_message("danger", text)
        else:
            self.notice.show_message("success", self.tr("已存到 {path}").format(path=path))
        self.notice.show()

    def _build(self) -> None:
        self._caption = kit.PlainLabel("", "body", "t2", elide=True)
        self.ranges = kit.Segmented(["", "", ""], self.tr("多长时间"))
        self.ranges.set_index(RANGES.index(self._days))
        self.export = kit.Button("", icon="upload")
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget, stretch in ((self._caption, 1), (self.ranges, 0), (self.export, 0)):
            head.addWidget(widget, stretch)
        self.notice = kit.Banner("success", "", dismiss_text=self.tr("知道了"))
        self.notice.dismissed.connect(self.notice.hide)
        self.tiles, self.response = Tiles(), ResponseCard()
        self.answered, self.hot, self.waiting = AnsweredCard(), HotCard(), FigureCard()
        self.waiting_list = WaitingList()
        self.waiting.put(self.waiting_list)
        self._empty = kit.EmptyState("bars", "", "", kind="secondary")
        self._figures = self._cards()
        self._empty.hide()
        page, self._holder = QWidget(), QWidget()
        sides = QHBoxLayout(page)
        sides.setContentsMargins(_SIDE, 16, _SIDE, _SIDE)
        sides.addStretch(0)
        sides.addWidget(self._holder, 1)
        sides.addStretch(0)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self._figures, 1)
        column.addWidget(self._empty, 1)
        self.notice.hide()
        self.scroll_area = QScrollArea()
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setWidget(page)
        page.setAutoFillBackground(False)  # the scroll area has just asked for a ground of its own
        self.scroll_area.viewport().setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scroll_area)
        whole.addWidget(kit.ToastRoom())

    def _cards(self) -> QWidget:
        cards = QWidget()
        grid = QGridLayout(cards)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(_GAP)
        grid.addWidget(self.tiles, 0, 0, 1, 2)
        for card, row, column in (
            (self.response, 1, 0),
            (self.hot, 1, 1),
            (self.answered, 2, 0),
            (self.waiting, 2, 1),
        ):
            grid.addWidget(card, row, column)
        for chart in (self.response, self.answered):
            chart.setMinimumHeight(300)
        grid.setColumnStretch(0, 13)
        grid.setColumnStretch(1, 8)
        grid.setRowStretch(1, 1)
        grid.setRowStretch(2, 1)
        return cards

    def _join(self) -> None:
        self.ranges.changed.connect(lambda place: self.show_days(RANGES[place]))
        self.export.clicked.connect(self._ask_where)
        self.tiles.opened.connect(self._open_tile)
        self.hot.category_opened.connect(self._open_category)
        self.waiting_list.chosen.connect(self.conversation_requested)
        self.response.step_opened.connect(self._open_first_answers)
        self.answered.step_opened.connect(self._open_active)
        self._empty.action.connect(lambda: self.show_days(RANGES[-1]))
        self._gather = QTimer(self, singleShot=True, interval=_GATHER_MS)
        self._gather.timeout.connect(self._refresh)
        self._ages = QTimer(self, interval=_AGE_MS)
        self._ages.timeout.connect(self._age)
        self._ages.start()

    def _refresh(self) -> None:
        if not self._due or not self.isVisible():
            return
        if self.response.is_read():
            # Somebody reads a value off the chart: it waits with the news.
            self._gather.start()
            return
        self._due = False
        self.board = self._gateway.queries.dashboard(self._days)
        self._show(self.board)

    def _show(self, board: Dashboard) -> None:
        settings, now = self._gateway.settings(), self._gateway.now()
        offset = settings.utc_offset_minutes
        self._say_when(board)
        waiting = self._gateway.queries.queue(QueueFilter.WAITING, limit=WaitingList.MOST)
        quiet = not waiting and _is_quiet(board)
        self._figures.setVisible(not quiet)
        self._empty.setVisible(quiet)
        if quiet:
            self.export.disable(self.tr("还没有数字可以导出"))
            self._say_quiet()
            return
        self.export.enable()
        self.tiles.show_figures(board, offset, self._days)
        self.response.show_figures(board, settings.limit_seconds, offset, self._days)
        self.answered.show_figures(board, offset, self._days)
        self.hot.show_figures(board, self._period())
        self.waiting.header.set_title(self.tr("现在等人工的"))
        count = next(
            (round(figure.value or 0) for figure in board.figures if figure.code == "waiting"), len(waiting)
        )
        all_shown = self.tr("{n} 人，最不能等的在前，按一下打开")
        first_shown = self.tr("{n} 人，这里是最不能等的 {shown} 位，按一下打开")
        self.waiting.header.set_caption(
            (first_shown if count > len(waiting) else all_shown).format(
                n=max(count, len(waiting)), shown=len(waiting)
            )
        )
        self.waiting_list.show_rows(waiting, now)
        if waiting:
            self.waiting.show_figure()
        else:
            self.waiting.show_empty(self.tr("没有人在等"), self.tr("AI 拿不准的、要找人的顾客会排到这里。"))

    def _period(self) -> str:
        return (self.tr("今天"), self.tr("7 天"), self.tr("30 天"))[RANGES.index(self._days)]

    def _say_when(self, board: Dashboard) -> None:
        first = board.day - timedelta(days=self._days - 1)
        last = labels.month_day(board.day)
        if self._days == 1:
            clock = labels.clock(self._gateway.now(), self._gateway.settings().utc_offset_minutes)
            self._caption.setText(
                self.tr("{day}，截至 {time}，{compared}").format(
                    day=last, time=clock, compared=labels_figures.compared(1)
                )
            )
            return
        self._caption.setText(
            self.tr("{first} – {last}，{compared}").format(
                first=labels.month_day(first),
                last=last,
                compared=labels_figures.compared(self._days),
            )
        )

    def _say_quiet(self) -> None:
        if self._days < RANGES[-1]:
            self._empty.show_message(
                "bars",
                self.tr("{period}还没有会话").format(period=self._period()),
                self.tr("从第一位顾客来聊开始，这里会有响应时间、谁答的、问得最多的事。"),
                self.tr("看 30 天"),
            )
        else:
            self._empty.show_message(
                "bars",
                self.tr("还没有数字"),
                self.tr("接上一个渠道，或让模拟顾客来聊几句，这里会有响应时间、谁答的、问得最多的事。"),
            )

    def _ask_where(self) -> None:
        if self.board is None:
            return
        name = self.tr("数据看板 {day} {period}").format(
            day=self.board.day.isoformat(), period=self._period()
        )
        path = kit.ask_table_file(self, self.tr("导出数字"), name, ("csv",))
        if path is not None:
            self.save_to(path)

    def _show_waiting(self) -> None:
        self.scroll_area.ensureWidgetVisible(self.waiting)
        self.waiting_list.focus_first()

    def _open_tile(self, code: str) -> None:
        if code == "waiting":
            self._show_waiting()
            return
        behind = self._gateway.queries.behind_figure(code, self._days, MOST)
        title = labels.named(labels_figures.name(code), self._period())
        self._show_behind(self.tiles.by_code[code], title, behind, labels_figures.behind_note(code))

    def _open_category(self, category: str) -> None:
        behind = self._gateway.queries.behind_category(category, self._days, MOST)
        title = labels.named(category, self._period())
        self._show_behind(self.hot, title, behind, labels_figures.behind_note("category"))

    def _open_first_answers(self, start: datetime) -> None:
        behind = self._gateway.queries.first_answered_between(start, self._end_of(start), MOST)
        note = self.tr("第一句答得慢的在前，按一下打开")
        self._show_behind(self.response, self._title_of(start), behind, note)

    def _open_active(self, start: datetime) -> None:
        behind = self._gateway.queries.active_between(start, self._end_of(start), MOST)
        note = labels_figures.behind_note("conversations")
        self._show_behind(self.answered, self._title_of(start), behind, note)

    def _end_of(self, start: datetime) -> datetime:
        return start + (timedelta(hours=1) if self._days == 1 else timedelta(days=1))

    def _title_of(self, start: datetime) -> str:
        offset = self._gateway.settings().utc_offset_minutes
        return self.tr("{when} 的会话").format(when=labels_figures.moment(start, offset, self._days))

    def _show_behind(self, place: QWidget, title: str, behind: Behind, note: str) -> None:
        offset = self._gateway.settings().utc_offset_minutes
        days = self._days
        sheet = BehindSheet(
            self, title, note, behind, lambda each: labels_figures.behind_when(each, offset, days)
        )
        sheet.chosen.connect(self.conversation_requested)
        sheet.show_at(place)

    def _age(self) -> None:
        self._due = True
        self._refresh()

    def _on_theme(self, _name: str = "") -> None:
        self._holder.setMaximumWidth(theme.column(_WIDEST))
        self.update()

    def _on_committed(self, changes: ChangeSet) -> None:
        if (
            changes.kpi
            or changes.conversations
            or changes.escalations
            or changes.settings
            or changes.everything
        ):
            self._due = True
            if self.isVisible() and not self._gather.isActive():
                self._gather.start()


def _is_quiet(board: Dashboard) -> bool:
    """Whether nothing at all was counted."""
    return not board.hot and not any(figure.n for figure in board.figures)
