"""What a screen reader says of alerts and of those who wait, in the order in which Tab comes to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CloseTurn, SnoozeEscalation
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.queue.list_view import QueueList
from tests.ui.panels.task_shop import ShopGateway, task_shop

ALERT = "紧急 · 说要投诉 小明 · 淘宝 我要投诉你们"


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def window(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> MainWindow:
    made = MainWindow(desk, look)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def complaints(desk: ShopGateway, count: int) -> None:
    for number in range(count):
        desk.submit(CloseTurn(desk.shop.hear("我要投诉你们", f"c{number}")))


def read_out(widget: QWidget) -> tuple[str, str]:
    """Name and description, as a screen reader is given them; of a description that only repeats the name nothing."""
    what = QAccessible.queryAccessibleInterface(widget)
    name, more = (what.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    return name, "" if more == name else more


def walked(qtbot: QtBot, first: QWidget, steps: int) -> list[tuple[str, str]]:
    """From a control on by Tab."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    said = []
    for _ in range(steps):
        here = QApplication.focusWidget()
        assert here is not None
        said.append(read_out(here))
        qtbot.keyClick(here, Qt.Key.Key_Tab)
    return said


def test_tab_goes_from_the_alert_over_the_lists_to_those_who_wait(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    complaints(desk, 3)
    queue = window.workspace.desk.queue
    strip = queue.findChild(kit.AlertStrip)
    qtbot.waitUntil(lambda: bool(strip.rest()) and queue.focus_list())
    assert walked(qtbot, strip._box.take, 8) == [
        ("接手", ALERT),
        ("稍后 5 分", ALERT),
        ("知道了", ALERT),
        ("另有 2 条：说要投诉", ""),
        ("待接 3", ""),
        ("每位三行：原因、花了多少、情绪", ""),
        ("换个顺序", ""),
        ("会话列表", ""),
    ]


def test_of_who_waits_it_says_the_time_left_why_what_they_spent_and_who_sees_to_them(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    complaints(desk, 1)
    desk.submit(SnoozeEscalation(desk.queries.alerts()[0].escalation.id, "老周"))
    rows = window.findChild(QueueList)
    qtbot.waitUntil(lambda: rows.model().rowCount() == 1)
    window.workspace.desk.queue.refresh()

    def said() -> str:
        return str(rows.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    assert said() == "小明，还剩 03:00，说要投诉 「我要投诉你们」，新客，很生气，老周推后了"
    desk.shop.clock.pass_(200)
    assert "超时 00:20" in said()


def test_of_a_toast_it_says_what_it_is_about_at_each_button_and_the_cross_comes_last(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    window.show_page("follow_ups")
    complaints(desk, 1)
    toasts = window.workspace._alarm._toasts
    qtbot.waitUntil(lambda: bool(toasts.toasts()))
    (toast,) = toasts.toasts()
    about = "紧急 紧急 · 说要投诉 小明：「我要投诉你们」"
    assert toast.accessibleName() == about
    first = toast.findChildren(kit.Button)[0]
    assert walked(qtbot, first, 3) == [("接手", about), ("稍后 5 分", about), ("关闭", "")]
