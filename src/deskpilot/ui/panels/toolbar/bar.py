"""The bar on top: shop, mode, who is here, the nearest limit, alerts, search, theme."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QWidget

from deskpilot.domain.commands import SaveSettings, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.events import ChangeSet
from deskpilot.services.duty import staff_of
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.toolbar.limit_badge import LimitBadge
from deskpilot.worker.gateway import EngineState, Gateway

_MODES = (Mode.ASSIST, Mode.AUTO, Mode.OFF)
_NARROW = 1400


class ToolBar(kit.Pane):
    """Signals: `alerts_requested`, `nearest_requested`, `searched(text)`, `result_keys` are the search field's own."""

    alerts_requested = Signal()
    nearest_requested = Signal()
    searched = Signal(str)

    def __init__(self, gateway: Gateway, look: theme.Theme, parent: QWidget | None = None) -> None:
        super().__init__("s0", "b", parent)
        self._gateway, self._look = gateway, look
        self.setFixedHeight(theme.size("toolbar"))
        self._build()
        gateway.committed.connect(self._on_committed)
        gateway.state_changed.connect(self._show_state)
        look.changed.connect(self._show_theme)
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(250)
        self._gather.timeout.connect(self.refresh)
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
        me = self._gateway.agent_name
        self._avatar.setVisible(bool(me))
        self._avatar.set_name(me)
        self._agent.setText(me or self.tr("选择值班人"))
        staff = staff_of(settings)
        on_duty = sum(member.on_duty for member in staff)
        self._staff_note.setText(self.tr("{n} 人在岗").format(n=on_duty) if len(staff) > 1 else "")
        counts = self._gateway.queries.queue_counts(me)
        self._alerts.setText(self.tr("提醒"))
        self._badge.set_count(counts.alerts)
        self._limit.set_limit(counts.nearest_limit_at)

    def nearest_limit(self) -> datetime | None:
        """When the first clock runs out."""
        return self._limit.limit_at()

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self._mode.set_texts([self.tr("辅助"), self.tr("自动"), self.tr("关闭")])
        self._search.set_words(self.tr("搜索客户、订单、知识"), self.tr("搜索"))
        self._limit.retranslate()
        self._show_theme()
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.refresh()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._search.setFixedWidth(208 if self.width() < _NARROW - theme.size("rail") else 264)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(8)
        self._shop = kit.PlainLabel("", "title_card", "t1")
        segments = [kit.Segment(text, dot=True) for text in ("辅助", "自动", "关闭")]
        self._mode = kit.Segmented(segments, self.tr("AI 怎么做"))
        self._avatar = kit.Avatar("", extent=24, online=True)
        self._agent = kit.Button("", "ghost", size="small")
        self._staff_note = kit.PlainLabel("", "caption", "t3")
        self._state = kit.PlainLabel("", "caption", "t3")
        self._limit = LimitBadge(self._gateway.now)
        self._alerts = kit.Button("", "ghost", "bell", size="small")
        self._badge = kit.Badge(0, self.tr("条提醒"))
        self._search = kit.SearchField("", "", "Ctrl K")
        self._theme = kit.IconButton("moon", "")
        for widget in (self._shop, _line(), self._mode, _line(), self._avatar, self._agent, self._staff_note):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        for widget in (self._state, self._limit, self._alerts, self._badge, self._search, self._theme):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._mode.changed.connect(lambda place: self._gateway.submit(SetMode(_MODES[place])))
        self._agent.clicked.connect(self._show_staff)
        self._alerts.clicked.connect(self.alerts_requested)
        self._limit.clicked.connect(self.nearest_requested)
        self._search.searched.connect(self.searched)
        self._theme.clicked.connect(self._toggle_theme)

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

    def _show_staff(self) -> None:
        menu = QMenu(self)
        for member in staff_of(self._gateway.settings()):
            action = menu.addAction(member.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(member.name == self._gateway.agent_name)
            action.triggered.connect(lambda _on, name=member.name: self._gateway.set_agent_name(name))
        menu.addSeparator()
        menu.addAction(self.tr("换一个人值班…")).triggered.connect(self._ask_name)
        menu.popup(self._agent.mapToGlobal(self._agent.rect().bottomLeft()))

    def _ask_name(self) -> None:
        name, given = QInputDialog.getText(self, self.tr("谁在值班"), self.tr("名字，顾客会看到："))
        if given and name.strip():
            self._gateway.set_agent_name(name.strip())

    def _on_committed(self, changes: ChangeSet) -> None:
        if not changes.is_empty() and self.isVisible() and not self._gather.isActive():
            self._gather.start()


def _line() -> QWidget:
    line = kit.Hairline(vertical=True)
    line.setFixedHeight(20)
    return line
