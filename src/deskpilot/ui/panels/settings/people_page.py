"""Settings of the people: who works here, who gets which customer, and the owner's PIN."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from deskpilot.domain.commands import SaveRoutingRules, SaveStaff, SetOwnerPin
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule
from deskpilot.settings import Settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.rules_table import RulesTable
from deskpilot.ui.panels.settings.saver import Saver
from deskpilot.ui.panels.settings.staff_table import StaffTable


class PeoplePage(SettingsPage):
    """Who is there for customers."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self.add_group(lambda: (self.tr("店里的人"), self.tr("谁坐在这台电脑前，在最上方换，或者按 F4。")))
        self.add_row(
            _StaffRow(saver, lambda: (self.tr("谁在店里"), self.tr("转人工时按这个排班找人，先找当班的客服")))
        )
        self.add_group(
            lambda: (
                self.tr("谁接谁"),
                self.tr(
                    "要叫人时，先看顾客有没有专属客服，再从上往下看规则，都没有就谁有空谁接。不在岗的跳过。"
                ),
            )
        )
        self.add_row(
            _RulesRow(
                saver,
                lambda: (
                    self.tr("规则"),
                    self.tr("比如有「定制」标签的请老周。成交意向强不强，客户卡上写着是从哪句话看出来的。"),
                ),
            )
        )
        self.add_group(
            lambda: (
                self.tr("店主密码"),
                self.tr(
                    "不设，谁都可以改设置，一个人开店就这样。设了，坐到店主的位子要输密码，"
                    "改设置、删知识、删顾客、改人员都要店主来。忘了密码，在这台电脑的命令行里运行 deskpilot forget-pin。"
                ),
            )
        )
        self.add_row(_PinRow(saver, lambda: (self.tr("密码"), self.tr("4 到 32 位，不存原文"))))


class _StaffRow(SettingRow):
    names = ("staff",)

    def __init__(self, saver: Saver, words: Words) -> None:
        self.table = StaffTable()
        super().__init__(saver, words, self.table, below=True)
        self._shown: tuple[Staff, ...] = ()
        self.table.changed.connect(self._store)

    def show_settings(self, settings: Settings) -> None:
        staff = self._saver.gateway.house().staff
        if staff != self._shown:
            self._shown = staff
            self.table.show_staff(staff)

    def _store(self) -> None:
        people, before = self.table.people(), self._saver.gateway.house().staff
        if people != self._shown:
            self._shown = people
            self._saver.submit(self, SaveStaff(people), SaveStaff(before))


class _RulesRow(SettingRow):
    names = ("staff",)

    def __init__(self, saver: Saver, words: Words) -> None:
        self.table = RulesTable()
        super().__init__(saver, words, self.table, below=True)
        self._shown: tuple[tuple[RoutingRule, ...], tuple[str, ...]] | None = None
        self.table.changed.connect(self._store)

    def show_settings(self, settings: Settings) -> None:
        house = self._saver.gateway.house()
        people = tuple(person.name for person in house.staff)
        if self._shown != (house.rules, people):
            self._shown = (house.rules, people)
            self.table.show_rules(house.rules, people, self._saver.gateway.queries.tags_in_use())

    def _store(self) -> None:
        rules, house = self.table.rules(), self._saver.gateway.house()
        if rules != house.rules:
            self._shown = (rules, tuple(person.name for person in house.staff))
            self._saver.submit(self, SaveRoutingRules(rules), SaveRoutingRules(house.rules))


class _PinRow(SettingRow):
    """Sets the PIN; once there is one, changes it or takes it off with the one in force."""

    names = ("staff",)

    def __init__(self, saver: Saver, words: Words) -> None:
        holder = QWidget()
        self._old, self._new = _secret(), _secret()
        self._store, self._off = kit.Button("", "secondary"), kit.Button("", "ghost")
        self._is_set = False
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget, share in ((self._old, 1), (self._new, 1), (self._store, 0), (self._off, 0)):
            row.addWidget(widget, share)
        row.addStretch(1)
        super().__init__(saver, words, holder, below=True)
        self._store.clicked.connect(self._set)
        self._off.clicked.connect(lambda: self._submit(""))
        self._new.returnPressed.connect(self._set)

    def show_settings(self, settings: Settings) -> None:
        self._is_set = bool(self._saver.gateway.house().pin)
        self._old.setVisible(self._is_set)
        self._off.setVisible(self._is_set)
        self.retranslate()

    def show_saved(self, undo: Callable[[], None] | None) -> None:
        super().show_saved(undo)
        self.told.setText(self.tr("已保存"))
        self._old.clear()
        self._new.clear()

    def retranslate(self) -> None:
        super().retranslate()
        self._store.setText(self.tr("改密码") if self._is_set else self.tr("设密码"))
        self._off.setText(self.tr("不要密码了"))
        for edit, text in ((self._old, self.tr("现在的密码")), (self._new, self.tr("新密码"))):
            edit.setPlaceholderText(text)
            edit.setAccessibleName(text)

    def _set(self) -> None:
        if self._new.text():
            self._submit(self._new.text())

    def _submit(self, pin: str) -> None:
        self._saver.submit(self, SetOwnerPin(pin, self._old.text()))


def _secret() -> QLineEdit:
    edit = kit.Line()
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setMaxLength(32)
    return edit
