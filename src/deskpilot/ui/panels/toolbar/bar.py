"""The bar on top: shop, mode, who is here, the nearest limit, alerts, search, theme."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from deskpilot.domain.commands import SaveSettings, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.events import ChangeSet
from deskpilot.services import roles
from deskpilot.ui import ground_plan, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.toolbar.limit_badge import LimitBadge
from deskpilot.ui.panels.toolbar.mode_sheet import ModeSheet
from deskpilot.ui.panels.toolbar.seat import Seat
from deskpilot.worker.gateway import EngineState, Gateway

_MODES = (Mode.ASSIST, Mode.AUTO, Mode.OFF)
_NARROW = 1400
_LEAST_SEARCH = 96
_SEARCH_AIR = 92  # the glass, the key cap and the gaps between
_GATHER_MS = 250


class ToolBar(kit.Pane):
    """Signals: `alerts_requested`, `nearest_requested`, `searched(text)` of the search field, `settings_requested(section)`
    for the settings behind something here. `seat` is the one who answers here."""

    alerts_requested = Signal()
    nearest_requested = Signal()
    searched = Signal(str)
    settings_requested = Signal(str)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__("s0", "b", parent)
        self._gateway, self._look = gateway, look
        self._calm = False
        self._build()
        gateway.committed.connect(self._on_committed)
        gateway.state_changed.connect(self._show_state)
        look.changed.connect(self._show_theme)
        self._refresh_soon = gateway.pace.errand(self, self.refresh, _GATHER_MS)
        self.retranslate()
        self.refresh()

    @property
    def search(self) -> kit.SearchField:
        """The search field, for the window's key and its list of results."""
        return self._search

    def refresh(self) -> None:
        """Read shop, mode, staff and counts again."""
        settings = self._gateway.settings()
        self._shop.setText(settings.shop_name or self.tr("我的店"))
        self._mode.set_index(_MODES.index(Mode(settings.mode)))
        self._lock_modes()
        self._show_exceptions()
        self.seat.refresh()
        me = self._gateway.agent_name
        counts = self._gateway.queries.queue_counts(me)
        self._alerts.setText(self.tr("提醒"))
        self._badge.set_count(counts.alerts)
        self._show_loudness()
        self._limit.set_limit(counts.nearest_limit_at)
        self._fit()

    def choose_by_channel(self) -> None:
        """Open the list of channels under the switch."""
        sheet = ModeSheet(self._gateway, self, self.tr("AI 在各个渠道怎么做"))
        sheet.settings_requested.connect(lambda: self.settings_requested.emit("modes"))
        sheet.show_below(self._mode, sheet.first)

    def set_calm(self, calm: bool) -> None:
        """Whether the urgent is in sight elsewhere: red shows once in the window."""
        self._calm = calm
        self._show_loudness()

    def nearest_limit(self) -> datetime | None:
        """When the first clock runs out."""
        return self._limit.limit_at()

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self._mode.set_texts([self.tr("辅助"), self.tr("自动"), self.tr("关闭")])
        self._word_search()
        self.by_channel.set_text(self.tr("按渠道设（Ctrl+M）"))
        self._limit.retranslate()
        self._show_theme()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        elif event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The search gives way first, then words that can be read elsewhere, one after the other."""
        self.setFixedHeight(ground_plan.bar_height())
        wide = 208 if self.width() < _NARROW - theme.size("rail") else 264
        least = min(wide, theme.scaled(_LEAST_SEARCH))
        self._search.setFixedWidth(least)
        self._limit.set_short(False)
        for words in (self.seat.note, self._exceptions):
            words.setVisible(bool(words.text()))
        if self._spare() < 0:
            self._exceptions.hide()
        if self._spare() < 0:
            self._limit.set_short(True)
        if self._spare() < 0:
            self.seat.note.hide()
        self._search.setFixedWidth(max(least, min(wide, least + self._spare())))
        self._word_search()

    def _word_search(self) -> None:
        """What can be searched for is named as far as there is room to read it."""
        words = (self.tr("搜索客户、订单、知识"), self.tr("搜客户、订单"), self.tr("搜索"))
        room = self._search.width() - theme.scaled(_SEARCH_AIR)
        fits = (text for text in words if theme.text_width(text, "body") <= room)
        self._search.set_words(next(fits, words[-1]), self.tr("搜索"))

    def _spare(self) -> int:
        """Measured anew: a layout hears only later that something in it was hidden."""
        inside = self.seat.layout()
        if inside is not None:
            inside.invalidate()
        self._row.invalidate()
        return self.width() - self._row.minimumSize().width()

    def _build(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        self._shop = kit.PlainLabel("", "title_card", "t1", elide=True)
        self._shop.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        segments = [kit.Segment(text, dot=True) for text in ("辅助", "自动", "关闭")]
        self._mode = kit.Segmented(segments, self.tr("AI 怎么做"))
        self._exceptions = kit.PlainLabel("", "caption", "t3")
        self.by_channel = kit.IconButton("chevron-down", "", size="tiny")
        self.seat = Seat(self._gateway)
        self._state = kit.PlainLabel("", "caption", "t3")
        self._limit = LimitBadge(self._gateway.now)
        self._alerts = kit.Button("", "ghost", "bell", size="small")
        self._badge = kit.Badge(0, self.tr("条提醒"))
        self._search = kit.SearchField("", "", "Ctrl K")
        self._theme = kit.IconButton("moon", "")
        for widget in (
            self._shop,
            _line(),
            self._mode,
            self.by_channel,
            self._exceptions,
            _line(),
            self.seat,
        ):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for widget in (self._state, self._limit, self._alerts, self._badge, self._search, self._theme):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.insertSpacing(row.indexOf(self._search), 8)
        self._mode.changed.connect(lambda place: self._gateway.submit(SetMode(_MODES[place])))
        self.by_channel.clicked.connect(self.choose_by_channel)
        self.seat.people_requested.connect(lambda: self.settings_requested.emit("people"))
        self._alerts.clicked.connect(self.alerts_requested)
        self._limit.clicked.connect(self.nearest_requested)
        self._search.searched.connect(self.searched)
        self._theme.clicked.connect(self._toggle_theme)

    def _show_loudness(self) -> None:
        self._badge.set_tone("neutral" if self._calm else "danger")
        self._limit.set_calm(self._calm or self._badge.count() > 0)

    def _toggle_theme(self) -> None:
        self._look.toggle()
        self._gateway.submit(SaveSettings((("theme", theme.name()),)))

    def _show_theme(self, _name: str = "") -> None:
        dark = theme.name() == "dark"
        self._theme.set_icon("sun" if dark else "moon")
        self._theme.set_text(self.tr("换成浅色") if dark else self.tr("换成深色"))

    def _show_state(self, _state: object = None) -> None:
        texts = {
            EngineState.STARTING: self.tr("正在打开…"),
            EngineState.LOADING: self.tr("AI 正在准备"),
            EngineState.RESTARTING: self.tr("AI 正在重启，来信照收"),
            EngineState.STOPPED: self.tr("已停止"),
        }
        state = getattr(self._gateway, "state", EngineState.READY)
        self._state.setText(texts.get(state, ""))

    def _lock_modes(self) -> None:
        """An agent may make the AI quieter; to make it louder is the owner's."""
        house = self._gateway.house()
        for place, mode in enumerate(_MODES):
            allowed = roles.may_set_mode(house, mode)
            self._mode.set_segment_enabled(place, allowed, self.tr("店主设了密码：只能由店主往自动里调"))

    def _show_exceptions(self) -> None:
        """How many channels and topics have a mode of their own: the switch is not the whole truth then."""
        house = self._gateway.house()
        count = len(house.channel_modes) + len(house.category_modes)
        self._exceptions.setText(self.tr("另有 {n} 处单独设").format(n=count) if count else "")
        self._exceptions.setToolTip(
            theme.plain_tip(self.tr("有的渠道或知识类别有自己的模式，点左边的箭头看"))
        )

    def _on_committed(self, changes: ChangeSet) -> None:
        if not changes.is_empty() and self.isVisible():
            self._refresh_soon.ask()


def _line() -> QWidget:
    line = kit.Hairline(vertical=True)
    line.setFixedHeight(20)
    return line
