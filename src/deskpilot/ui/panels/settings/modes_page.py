"""Where the AI decides by itself: a mode for each channel and each kind of knowledge, beside the shop's own switch."""

from collections.abc import Callable
from functools import partial

from deskpilot.domain.conversation import Mode
from deskpilot.services.duty import mode_in_force, roster
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.ui import labels, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.saver import Saver

# In the order of the tool bar.
_CHOICES = ("", Mode.ASSIST.value, Mode.AUTO.value, Mode.OFF.value)
_USUAL = ("taobao", "jd", "pdd", "douyin")


class ModesPage(SettingsPage):
    """The matrix: a row each for the shop, its channels and its kinds of knowledge; the stricter one always holds."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._cells: dict[str, _ModeCell] = {}
        self.add_group(
            lambda: (
                self.tr("AI 在哪里做主"),
                self.tr("每一格点一下就生效。渠道和知识类别都说了算时，听更谨慎的那一个。"),
            )
        )
        self.add_row(_ShopMode(saver))
        self._channels = self._group(lambda: (self.tr("渠道"), self.tr("顾客从哪里来")))
        self._categories = self._group(lambda: (self.tr("知识类别"), self.tr("顾客问的是哪类事")))

    def show_settings(self, settings: Settings) -> None:
        queries = self._saver.gateway.queries
        house = queries.house()
        channels = dict.fromkeys((*(queries.channels() or _USUAL), *house.channel_modes))
        categories = dict.fromkeys((*(c for c, _ in queries.categories() if c), *house.category_modes))
        for channel in channels:
            self._cell(f"mode.channel.{channel}", partial(labels.channel, channel), self._channels)
        for category in categories:
            self._cell(f"mode.category.{category}", partial(str, category), self._categories)
        super().show_settings(settings)
        staffed = roster(house, self._saver.gateway.now()).staffed
        for name, cell in self._cells.items():
            cell.show_cell(house, name, staffed)

    def _group(self, words: Callable[[], tuple[str, str]]) -> kit.Hairline:
        """A heading, and the mark that its rows are put before."""
        self.add_group(words)
        return self.add_mark()

    def _cell(self, name: str, say: Callable[[], str], before: kit.Hairline) -> None:
        if name in self._cells:
            return
        cell = self._cells[name] = _ModeCell(self._saver, name, say)
        self.insert_row(cell, before)


class _ShopMode(SettingRow):
    """The shop's own switch, the one of the tool bar."""

    def __init__(self, saver: Saver) -> None:
        self.segments = kit.Segmented(["", "", ""], "")
        super().__init__(saver, lambda: (self.tr("总开关"), self.tr("和上方工具栏是同一个")), self.segments)
        self.segments.changed.connect(lambda place: self.save(mode=_CHOICES[place + 1]))

    def show_settings(self, settings: Settings) -> None:
        self.segments.set_index(_CHOICES.index(settings.mode) - 1)

    def retranslate(self) -> None:
        super().retranslate()
        self.segments.set_texts([labels_settings.mode(code)[0] for code in _CHOICES[1:]])


class _ModeCell(SettingRow):
    """One channel or kind of knowledge: follow the shop, or a mode of its own. Below it what holds there now."""

    def __init__(self, saver: Saver, name: str, say: Callable[[], str]) -> None:
        self.segments = kit.Segmented([""] * len(_CHOICES), "")
        self._now = ""
        super().__init__(saver, self._said(say), self.segments)
        self.segments.changed.connect(lambda place: self.save(**{name: _CHOICES[place]}))

    def show_cell(self, house: House, name: str, staffed: bool) -> None:
        """Show what is stored for this row, and what comes of it."""
        _, kind, key = name.split(".", 2)
        own = (house.channel_modes if kind == "channel" else house.category_modes).get(key)
        self.segments.set_index(_CHOICES.index(own.value if own else ""))
        general = mode_in_force(house, key if kind == "channel" else "", staffed)
        mode = general if kind == "channel" else stricter(general, own)
        self._now = self.tr("现在：{mode}").format(mode=labels_settings.mode(mode.value)[0])
        self._hint.setText(self._now)
        self._hint.show()

    def retranslate(self) -> None:
        super().retranslate()
        modes = [labels_settings.mode(code)[0] for code in _CHOICES[1:]]
        self.segments.set_texts([self.tr("跟随总开关"), *modes])

    def _said(self, say: Callable[[], str]) -> Words:
        return lambda: (say(), "")


def stricter(general: Mode, own: Mode | None) -> Mode:
    """The mode that holds where two have a say: the one that lets the AI do less."""
    order = (Mode.OFF, Mode.ASSIST, Mode.AUTO)
    return min((general, own or general), key=order.index)
