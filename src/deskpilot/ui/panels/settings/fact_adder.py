"""Writing down a new fact of the shop: what it is called, and what holds."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QWidget

from deskpilot.ui import labels_bindings, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.row import SettingRow
from deskpilot.ui.panels.settings.saver import Saver

LONGEST_FACT, _LONGEST_NAME = 500, 30
# What a name in an answer may consist of.
_NAME = re.compile(r"[\w （）()/·-]+")


class FactAdder(SettingRow):
    """The usual facts are offered by name; any other name will do as well."""

    def __init__(self, saver: Saver) -> None:
        holder = QWidget()
        self.name, self.value = kit.Line(), kit.Line()
        self.store_button = kit.Button("", "tint", "plus")
        self.name.setMaxLength(_LONGEST_NAME)
        self.value.setMaxLength(LONGEST_FACT)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in ((self.name, 2), (self.value, 3), (self.store_button, 0)):
            row.addWidget(widget, share)
        super().__init__(saver, self._said, holder, below=True)
        self.store_button.clicked.connect(self.store)
        self.name.textChanged.connect(self._show_unit)
        for edit in (self.name, self.value):
            edit.returnPressed.connect(self.store)

    def store(self) -> None:
        """Store what stands in the line, or say what is in the way."""
        name, value = self.name.text().strip(), self.value.text().strip()
        fault = self._fault(name, value)
        if fault:
            self.show_error(fault)
        else:
            self.save(**{f"shop.{self._code(name)}": value})

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        super().show_saved(undo)
        for edit in (self.name, self.value):
            edit.clear()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        super().retranslate()
        self.name.setPlaceholderText(self.tr("叫什么，比如 展厅地址"))
        self._show_unit()
        self.name.setAccessibleName(self.tr("叫什么"))
        self.value.setAccessibleName(self.tr("是什么"))
        self.store_button.setText(self.tr("加上"))
        completer = QCompleter(list(labels_bindings.usual_facts()), self.name)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(completer)

    def _said(self) -> tuple[str, str]:
        return self.tr("加一条"), self.tr("加好以后，写知识时点「插入」，在「店铺」里选它。")

    def _show_unit(self) -> None:
        unit = labels_bindings.fact_unit(self._code(self.name.text().strip()))
        self.value.setPlaceholderText(
            self.tr("只写数字，单位：{unit}").format(unit=unit)
            if unit
            else self.tr("是什么，比如 人民路 8 号")
        )

    def _code(self, name: str) -> str:
        return labels_bindings.usual_facts().get(name, name)

    def _fault(self, name: str, value: str) -> str:
        if not name or not value:
            return self.tr("叫什么、是什么，两样都要写")
        if not _NAME.fullmatch(name):
            return self.tr("名字里只能有字、数字和空格")
        if self._code(name) in self._saver.gateway.queries.shop_facts():
            return self.tr("已经有「{name}」了，改上面那一条").format(name=name)
        return ""

    def _mark_bad(self, bad: bool) -> None:
        for edit in (self.name, self.value):
            theme.set_kind(edit, "state", "error" if bad and not edit.text().strip() else "")
