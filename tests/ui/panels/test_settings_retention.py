"""How long conversations are kept is chosen only after it was said how many would go, and by the owner alone."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import SaveStaff, SetOwnerPin, SitDown
from deskpilot.domain.persona import Staff
from deskpilot.store import Store
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.retention_row import RetentionRow
from deskpilot.worker.gateway import Gateway
from tests.desks import Running, furnish
from tests.ui.panels.desk_stage import running_gateway

Stage = tuple[Gateway, Running]


@pytest.fixture
def stage(qtbot: QtBot, data_dir: Path) -> Iterator[Stage]:
    """A shop in which one customer wrote two years ago."""
    furnish(data_dir)
    store = Store.open(data_dir)
    at = store.now() - timedelta(days=730)
    with store.begin() as uow:
        who = uow.customers.find_or_create("taobao", "old", "小鹿", at)
        uow.conversations.open("taobao", "old", who.id, at)
    store.close()
    with running_gateway(qtbot, data_dir, shop_name="木棉") as found:
        yield found


@pytest.fixture
def panel(qtbot: QtBot, stage: Stage, look: theme.Theme, data_dir: Path) -> SettingsPanel:
    made = SettingsPanel(stage[0], look)
    made.set_data_dir(data_dir)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def row(panel: SettingsPanel) -> RetentionRow:
    found = panel.show_section("data").findChild(RetentionRow)
    assert isinstance(found, RetentionRow)
    return found


def choose(row: RetentionRow, months: int, *, confirm: bool) -> list[str]:
    """Choose as the user does, and answer the question; gives what was asked."""
    asked: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kit.ConfirmDialog)
        asked.append(dialog.accessibleName())
        button = dialog.confirm_button if confirm else dialog.cancel_button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    row.box.setCurrentIndex(row.box.findData(str(months)))
    QTimer.singleShot(0, press)
    row.confirm()
    return asked


def test_it_is_said_how_many_would_go_and_nothing_is_saved_without_the_word(
    row: RetentionRow, stage: Stage
) -> None:
    gateway, _ = stage
    (asked,) = choose(row, 12, confirm=False)
    assert "12 个月" in asked
    assert "1 个会话会删掉" in asked
    assert gateway.settings().keep_months == 0
    assert row.box.currentData() == "0"


def test_the_word_saves_it_and_it_can_be_changed_back(row: RetentionRow, stage: Stage) -> None:
    gateway, desk = stage
    (asked,) = choose(row, 36, confirm=True)
    assert "现在还没有这么久的会话" in asked
    desk.wait(lambda: gateway.settings().keep_months == 36)
    desk.wait(row.undo_link.isVisible)
    row.undo_link.click()
    desk.wait(lambda: gateway.settings().keep_months == 0)


def test_keeping_more_is_saved_without_a_question(row: RetentionRow, stage: Stage) -> None:
    gateway, desk = stage
    choose(row, 12, confirm=True)
    desk.wait(lambda: gateway.settings().keep_months == 12)
    row.box.setCurrentIndex(row.box.findData("24"))
    row.confirm()
    desk.wait(lambda: gateway.settings().keep_months == 24)


def test_only_the_owner_says_how_long(row: RetentionRow, stage: Stage) -> None:
    gateway, desk = stage
    assert row.box.isEnabled()
    desk.submit(SaveStaff((Staff("老周", role="owner"), Staff("小美"))))
    desk.submit(SitDown("老周"))
    desk.submit(SetOwnerPin("4711"))
    desk.submit(SitDown("小美"))
    desk.wait(lambda: not row.box.isEnabled())
    assert gateway.settings().keep_months == 0
