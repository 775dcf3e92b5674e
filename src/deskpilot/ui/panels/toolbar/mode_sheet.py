"""The mode of the shop and of each channel in one small sheet under the switch; what differs from the shop is seen at once."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from deskpilot.domain.commands import SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.events import ChangeSet
from deskpilot.services import roles
from deskpilot.services.duty import mode_with_source
from deskpilot.services.stored_settings import House
from deskpilot.ui import labels, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway

_MODES = (Mode.ASSIST, Mode.AUTO, Mode.OFF)
_CHOICES: tuple[Mode | None, ...] = (None, *_MODES)
_USUAL = ("taobao", "jd", "pdd", "douyin")
_WIDTH = 440


class ModeSheet(kit.Popover):
    """`settings_requested` for the kinds of knowledge, which have their place there. A choice holds at once."""

    settings_requested = Signal()

    def __init__(self, gateway: Gateway, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, _WIDTH)
        self._gateway = gateway
        house = gateway.house()
        channels = gateway.queries.channels() or _USUAL
        self.channels = tuple(dict.fromkeys((*channels, *house.channel_modes)))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.first = self._row(0, self.tr("所有渠道"), "body_strong", _MODES)
        self.rows = [
            self._row(2 + place, labels.channel(name), "body", _CHOICES)
            for place, name in enumerate(self.channels)
        ]
        self._grid.addWidget(kit.Hairline(), 1, 0, 1, 2)
        self.body.addLayout(self._grid)
        self._told = kit.PlainLabel("", "caption", "t3", wrap=True)
        self.body.addWidget(self._told)
        self.body.addLayout(self._links())
        self.first.changed.connect(lambda place: self._choose(_MODES[place], ""))
        for name, row in zip(self.channels, self.rows, strict=True):
            row.changed.connect(lambda place, name=name: self._choose(_CHOICES[place], name))
        gateway.committed.connect(self._on_committed)
        self.refresh()

    def refresh(self) -> None:
        """Read again what holds."""
        house = self._gateway.house()
        self.first.set_index(_MODES.index(Mode(house.settings.mode)))
        self._lock(self.first, house, "", _MODES)
        for name, row in zip(self.channels, self.rows, strict=True):
            row.set_index(_CHOICES.index(house.channel_modes.get(name)))
            self._lock(row, house, name, _CHOICES)
        self._show_words(house)
        self.follow_all.setVisible(bool(house.channel_modes))
        self.fit()

    def _show_words(self, house: House) -> None:
        """What else has a say: the night, and kinds of knowledge of their own."""
        now = self._gateway.now()
        night = any(mode_with_source(house, name, now)[1] == "night" for name in self.channels)
        parts = [self.tr("现在没人值班：设成辅助的渠道，常规问题由 AI 先答。")] if night else []
        if house.category_modes:
            several = self.tr("另有 {n} 类知识有自己的模式，两边都说了算时听更谨慎的。")
            parts.append(several.format(n=len(house.category_modes)))
        self._told.setText("".join(parts))
        self._told.setVisible(bool(parts))

    def _row(self, place: int, name: str, style: str, choices: tuple[Mode | None, ...]) -> kit.Segmented:
        words = [labels_settings.mode(mode.value)[0] if mode else self.tr("跟随") for mode in choices]
        row = kit.Segmented([kit.Segment(word) for word in words], name)
        self._grid.addWidget(kit.PlainLabel(name, style, "t1", elide=True), place, 0)
        self._grid.addWidget(row, place, 1, Qt.AlignmentFlag.AlignRight)
        return row

    def _links(self) -> QHBoxLayout:
        self.follow_all = kit.LinkButton(self.tr("全部跟随"))
        self.by_knowledge = kit.LinkButton(self.tr("按知识类别设…"))
        self.follow_all.clicked.connect(self._follow)
        self.by_knowledge.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.addWidget(self.follow_all)
        row.addStretch(1)
        row.addWidget(self.by_knowledge)
        return row

    def _lock(self, row: kit.Segmented, house: House, name: str, choices: tuple[Mode | None, ...]) -> None:
        """An agent may make the AI quieter; to make it louder is the owner's."""
        for place, mode in enumerate(choices):
            allowed = roles.may_set_mode(house, mode, name)
            row.set_segment_enabled(place, allowed, self.tr("店主设了密码：只能由店主往自动里调"))

    def _choose(self, mode: Mode | None, channel: str) -> None:
        self._gateway.submit(SetMode(mode, channel))

    def _follow(self) -> None:
        house = self._gateway.house()
        for name in house.channel_modes:
            if roles.may_set_mode(house, None, name):
                self._choose(None, name)

    def _leave(self) -> None:
        self.close()
        self.settings_requested.emit()

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.settings or changes.everything:
            self.refresh()
