"""Settings of the shop: its name, its trade, its hours, its facts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskpilot.settings import Settings
from deskpilot.ui import labels_bindings, labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.fact_adder import LONGEST_FACT, FactAdder
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.rows import PickRow, TextRow
from deskpilot.ui.panels.settings.saver import Saver

_OFFSETS = tuple(range(-720, 841, 60))


class ShopPage(SettingsPage):
    """Who the shop is and when somebody is there."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self._facts: dict[str, _FactRow] = {}
        self.add_group(lambda: (self.tr("店铺"), self.tr("顾客和 AI 都会用到这些。改了就生效。")))
        self.add_row(TextRow(saver, "shop_name", lambda: (self.tr("店名"), self.tr("AI 打招呼时会说"))))
        self.add_row(_TradeRow(saver, lambda: (self.tr("做什么生意"), self.tr("可以选几样"))))
        self.add_group(
            lambda: (
                self.tr("值班"),
                self.tr("值班时间以外，常规问题由 AI 先答，其余的告诉顾客什么时候有人。"),
            )
        )
        self.add_row(_HoursRow(saver, lambda: (self.tr("几点到几点有人"), self.tr("按店里的钟"))))
        self.add_row(PickRow(saver, "utc_offset_minutes", lambda: (self.tr("店里用哪个钟"), ""), _zones))
        self.add_group(
            lambda: (
                self.tr("店铺事实"),
                self.tr("回答里绑定了这些，比如发货时限。改这里一处，所有回答跟着对。"),
            )
        )
        self._facts_end = self.add_mark()
        self.add_row(FactAdder(saver))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        facts = self._saver.gateway.queries.shop_facts()
        for name in self._facts.keys() - facts.keys():
            self._facts[name].show_fact("")
        for name, value in facts.items():
            if name == "name":
                continue
            if name not in self._facts:
                self._facts[name] = _FactRow(self._saver, name)
                self.insert_row(self._facts[name], self._facts_end)
            self._facts[name].show_fact(value)


class _FactRow(SettingRow):
    """One fact of the shop."""

    def __init__(self, saver: Saver, name: str) -> None:
        self._edit = kit.Line()
        self._edit.setMaxLength(LONGEST_FACT)
        self._name = name
        super().__init__(saver, self._said, self._edit)
        self._edit.editingFinished.connect(lambda: self.save(**{f"shop.{name}": self._edit.text().strip()}))

    def retranslate(self) -> None:
        super().retranslate()
        self._edit.setPlaceholderText(self.tr("空着就是没有，用到它的回答不会发出去"))

    def show_fact(self, value: str) -> None:
        """Show what is stored."""
        if not self._edit.hasFocus() and value != self._edit.text():
            self._edit.setText(value)
            self._edit.setCursorPosition(0)
        self.retranslate()

    def _said(self) -> tuple[str, str]:
        unit = labels_bindings.fact_unit(self._name, self._edit.text().strip())
        hint = self.tr("单位：{unit}，只写数字").format(unit=unit) if unit else ""
        return labels_bindings.binding(f"shop.{self._name}"), hint


class TradeChips(QWidget):
    """Trades to choose from; several may hold. `text()` is what is stored."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._flow = kit.FlowLayout(self, gap=6)
        self._chips: dict[str, kit.Chip] = {}
        self._own: tuple[str, ...] = ()
        for code, name in labels_settings.trades():
            chip = kit.Chip(name, clickable=True)
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on: changed())
            self._chips[code] = chip
            self._flow.addWidget(chip)

    def text(self) -> str:
        """The chosen trades, and those of the shop's own words."""
        chosen = [code for code, chip in self._chips.items() if chip.isChecked()]
        return "、".join((*chosen, *self._own))

    def show_text(self, text: str) -> None:
        """Show what is stored."""
        parts = [part.strip() for part in text.split("、") if part.strip()]
        names = {name: code for code, name in labels_settings.trades()}
        codes = {names.get(part, part) for part in parts}
        for code, chip in self._chips.items():
            chip.setChecked(code in codes)
        self._own = tuple(part for part in parts if names.get(part, part) not in self._chips)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for code, name in labels_settings.trades():
                self._chips[code].setText(name)
        super().changeEvent(event)


class _TradeRow(SettingRow):
    def __init__(self, saver: Saver, words: Words) -> None:
        self._chips = TradeChips(lambda: self.save(trade=self._chips.text()))
        super().__init__(saver, words, self._chips)

    def show_settings(self, settings: Settings) -> None:
        self._chips.show_text(settings.trade)


class _HoursRow(SettingRow):
    def __init__(self, saver: Saver, words: Words) -> None:
        holder = QWidget()
        self._since, self._until = kit.NumberBox("", 0, 23), kit.NumberBox("", 1, 24)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for spin, name in ((self._since, "duty_from_hour"), (self._until, "duty_to_hour")):
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(lambda value, name=name: self.save(**{name: str(value)}))
        row.addWidget(self._since, 1)
        row.addWidget(kit.PlainLabel("–", "body", "t3"))
        row.addWidget(self._until, 1)
        super().__init__(saver, words, holder)

    def show_settings(self, settings: Settings) -> None:
        for spin, value in ((self._since, settings.duty_from_hour), (self._until, settings.duty_to_hour)):
            spin.blockSignals(True)
            spin.setValue(value)
            spin.blockSignals(False)

    def retranslate(self) -> None:
        super().retranslate()
        for spin, name in ((self._since, self.tr("几点开始")), (self._until, self.tr("几点结束"))):
            spin.setSuffix(self.tr(" 点"))
            spin.setAccessibleName(name)


def _zones() -> tuple[tuple[str, str], ...]:
    return tuple((str(offset), labels_settings.zone(offset)) for offset in _OFFSETS)
