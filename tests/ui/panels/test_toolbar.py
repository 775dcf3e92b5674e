"""Rules of the bar on top: the mode in force is seen and set, the nearest limit leads to its customer."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deskpilot.domain.commands import SetMode, SetOnDuty, SitDown
from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import KnownError
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.toolbar import ToolBar
from deskpilot.ui.panels.toolbar.limit_badge import LimitBadge
from deskpilot.ui.panels.toolbar.mode_sheet import ModeSheet
from deskpilot.ui.panels.toolbar.seat import PinSheet
from tests.ui import sample_rows
from tests.ui.sample import SampleGateway


@pytest.fixture
def bar(qtbot: QtBot, gateway: SampleGateway, look: theme.Theme) -> ToolBar:
    made = ToolBar(gateway, look)
    qtbot.addWidget(made)
    made.resize(1368, 48)
    made.show()
    return made


def test_choosing_a_mode_orders_it(bar: ToolBar, gateway: SampleGateway) -> None:
    bar.findChild(kit.Segmented).changed.emit(1)
    assert gateway.submitted[-1] == SetMode(Mode.AUTO)


def test_modes_of_their_own_are_told_beside_the_switch(bar: ToolBar, gateway: SampleGateway) -> None:
    assert not bar._exceptions.isVisible()
    gateway.channel_modes = {"jd": Mode.AUTO, "pdd": Mode.OFF}
    bar.refresh()
    assert bar._exceptions.isVisible()
    assert bar._exceptions.text() == "另有 2 处单独设"


def test_the_mode_in_force_is_the_one_that_is_shown(
    qtbot: QtBot, bar: ToolBar, gateway: SampleGateway
) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"mode": "off"})
    gateway.commit(settings=True)
    qtbot.waitUntil(lambda: bar.findChild(kit.Segmented).index() == 2)


def test_the_limit_is_shown_only_when_it_is_near(qtbot: QtBot) -> None:
    badge = LimitBadge(lambda: sample_rows.NOW)
    holder = kit.Pane()
    badge.setParent(holder)
    qtbot.addWidget(holder)
    holder.show()
    badge.set_limit(sample_rows.NOW + timedelta(minutes=30))
    assert not badge.isVisible()
    badge.set_limit(sample_rows.NOW + timedelta(seconds=19))
    assert badge.isVisible()
    assert "00:19" in badge.accessibleName()
    badge.set_limit(sample_rows.NOW - timedelta(seconds=75))
    assert "01:15" in badge.accessibleName()


def test_a_press_on_the_limit_asks_for_its_customer(qtbot: QtBot, bar: ToolBar) -> None:
    with qtbot.waitSignal(bar.nearest_requested):
        bar.findChild(LimitBadge).click()


def test_the_theme_button_says_what_it_does_next(bar: ToolBar, look: theme.Theme) -> None:
    names = {button.accessibleName() for button in bar.findChildren(kit.IconButton)}
    assert "换成深色" in names
    look.toggle()
    assert "换成浅色" in {button.accessibleName() for button in bar.findChildren(kit.IconButton)}


def test_a_digit_in_the_list_lets_somebody_else_sit_down(
    qtbot: QtBot, bar: ToolBar, gateway: SampleGateway
) -> None:
    menu = bar.seat.menu()
    people = [action for action in menu.actions() if action.isCheckable()]
    assert [action.text().split()[:2] for action in people] == [
        ["&1", "小美"],
        ["&2", "阿哲"],
        ["&3", "晓琳"],
    ]
    assert [action.isChecked() for action in people] == [True, False, False]
    people[1].trigger()
    assert gateway.submitted[-1] == SitDown("阿哲")
    qtbot.waitUntil(lambda: bar.seat.button.text() == "阿哲")


def test_the_owners_seat_asks_for_the_pin_beside_it_and_says_when_it_is_wrong(
    qtbot: QtBot, bar: ToolBar, gateway: SampleGateway
) -> None:
    gateway.refuse(SitDown("老周"), KnownError("pin_wanted", name="老周"))
    sheet = bar.findChild(PinSheet)
    qtbot.keyClicks(sheet.pin, "2468")
    with qtbot.waitSignal(sheet.given) as given:
        qtbot.keyClick(sheet.pin, Qt.Key.Key_Return)
    assert given.args == ["2468"]
    assert gateway.submitted[-1] == SitDown("老周", "2468")


def test_a_wrong_pin_is_said_and_the_sheet_stays(qtbot: QtBot, bar: ToolBar, gateway: SampleGateway) -> None:
    gateway.refuse(SitDown("老周"), KnownError("pin_wanted", name="老周"))
    sheet = bar.findChild(PinSheet)
    gateway.refuse(SitDown("老周", "1"), KnownError("wrong_pin", field="pin"))
    assert sheet.isVisible()
    assert any("密码不对" in label.text() for label in sheet.findChildren(kit.PlainLabel))


def test_an_agent_cannot_give_the_ai_more_to_do_but_less(
    qtbot: QtBot, bar: ToolBar, gateway: SampleGateway
) -> None:
    gateway.pin = "set"
    gateway.commit(settings=True)
    modes = bar.findChild(kit.Segmented)
    qtbot.waitUntil(lambda: [button.isEnabled() for button in modes._buttons] == [True, False, True])
    assert "店主" in modes._buttons[1].toolTip()


def test_the_bar_leads_to_the_list_of_people_and_sends_somebody_off(
    qtbot: QtBot, bar: ToolBar, gateway: SampleGateway
) -> None:
    actions = bar.seat.menu().actions()
    leave = next(action for action in actions if "先离开" in action.text())
    assert leave.text() == "小美 先离开，手上还有 2 段会话"
    leave.trigger()
    assert gateway.submitted[-1] == SetOnDuty("小美", False)
    with qtbot.waitSignal(bar.settings_requested):
        next(action for action in actions if "店里的人" in action.text()).trigger()


@pytest.fixture
def sheet(bar: ToolBar) -> Iterator[ModeSheet]:
    bar.by_channel.click()
    found = bar.findChild(ModeSheet)
    assert found is not None
    yield found
    if isValid(found):
        found.close()


def test_a_channel_gets_a_mode_of_its_own_from_the_bar(sheet: ModeSheet, gateway: SampleGateway) -> None:
    sheet.rows[sheet.channels.index("jd")].changed.emit(3)
    assert gateway.submitted[-1] == SetMode(Mode.OFF, "jd")
    sheet.rows[0].changed.emit(0)
    assert gateway.submitted[-1] == SetMode(None, sheet.channels[0])
    sheet.first.changed.emit(1)
    assert gateway.submitted[-1] == SetMode(Mode.AUTO)


def test_what_differs_is_seen_and_goes_back_at_once(sheet: ModeSheet, gateway: SampleGateway) -> None:
    assert not sheet.follow_all.isVisible()
    gateway.channel_modes = {"jd": Mode.AUTO}
    gateway.commit(settings=True)
    assert sheet.rows[sheet.channels.index("jd")].index() == 2
    sheet.follow_all.click()
    assert gateway.submitted[-1] == SetMode(None, "jd")


def test_the_list_of_channels_is_gone_through_with_the_keyboard(
    sheet: ModeSheet, gateway: SampleGateway, qtbot: QtBot
) -> None:
    focused = sheet.focusWidget()
    assert sheet.first.isAncestorOf(focused)
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    assert gateway.submitted[-1] == SetMode(Mode.AUTO)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_kinds_of_knowledge_are_set_in_the_settings(sheet: ModeSheet, bar: ToolBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.settings_requested) as asked:
        sheet.by_knowledge.click()
    assert asked.args == ["modes"]


def test_who_is_at_work_is_told_anew_when_their_hours_begin(bar: ToolBar, gateway: SampleGateway) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"duty_from_hour": "9", "duty_to_hour": "18"})
    gateway.clock = gateway.clock.replace(hour=23)  # seven in the morning where the shop is
    bar.seat.refresh()
    assert bar.seat.note.text() == "0 人在岗"
    gateway.clock += timedelta(hours=4)
    bar.seat._minute.timeout.emit()
    assert bar.seat.note.text() == "3 人在岗"
