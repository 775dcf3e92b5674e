"""Rules of the bar on top: the mode in force is seen and set, the nearest limit leads to its customer."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.toolbar import ToolBar
from deskpilot.ui.panels.toolbar.limit_badge import LimitBadge
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
