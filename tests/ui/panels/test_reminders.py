"""What is due is brought to mind in the window: once for each step, one toast for all that came together."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CloseTask, EraseCustomer, MakeTask
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.alarm import Alarm, Tray
from tests.services.shop import NOON
from tests.ui.panels.task_shop import ShopGateway, task_shop


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def alarm(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> Alarm:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return Alarm(desk, Tray(window), window)


def promise(desk: ShopGateway, minutes: int, text: str = "给小明回电") -> None:
    about = desk.shop.hear("在吗")
    desk.submit(MakeTask(text, NOON + timedelta(minutes=minutes), "小美", "小美", conversation_id=about))


def pass_(desk: ShopGateway, minutes: float) -> None:
    """Time passes, and the engine thread ticks."""
    desk.shop.clock.pass_(minutes * 60)
    desk.remind()


def toasts(alarm: Alarm) -> list[tuple[str, str]]:
    return [(toast.severity, toast.title) for toast in alarm._toasts.toasts()]


def test_a_task_is_told_before_it_is_due_and_louder_when_it_is_over(desk: ShopGateway, alarm: Alarm) -> None:
    promise(desk, 60)
    told = []
    for minutes in (44, 2, 15, 61):
        pass_(desk, minutes)
        told += toasts(alarm)
        alarm._toasts.clear()
    assert told == [
        ("notice", "今天 13:00：小明"),
        ("attention", "过期 1 分钟：小明"),
        ("urgent", "过期 1 小时：小明"),
    ]


def test_a_colleague_s_task_is_told_as_theirs(desk: ShopGateway, alarm: Alarm) -> None:
    about = desk.shop.hear("在吗")
    for name in ("老周", "小美"):
        due = desk.now() + timedelta(minutes=5)
        desk.submit(MakeTask("报价给小明", due, "小美", name, conversation_id=about))
        desk.remind()
    assert [toast.text for toast in alarm._toasts.toasts()] == [
        "跟进：报价给小明，该老周做",
        "跟进：报价给小明",
    ]


def test_many_that_are_due_together_are_one_toast_that_leads_to_the_page(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm
) -> None:
    for number in range(6):
        promise(desk, 60 + number, f"事 {number}")
    desk.shop.clock.at += timedelta(days=1)  # the clock jumps
    desk.remind()
    desk.remind()
    assert toasts(alarm) == [("urgent", "6 件跟进到时间了")]
    with qtbot.waitSignal(alarm.reminders.page_requested):
        alarm._toasts.toasts()[0].findChildren(kit.Button)[0].click()


def test_the_toast_leads_to_the_words_and_closes_the_task(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm
) -> None:
    promise(desk, 10)
    pass_(desk, 1)
    (task,) = [row.task for row in desk.queries.tasks()]
    (toast,) = alarm._toasts.toasts()
    look, finish = toast.findChildren(kit.Button)
    with qtbot.waitSignal(alarm.reminders.message_requested) as told:
        look.click()
    assert told.args == [task.conversation_id, None]
    finish.click()
    assert desk.sent[-1] == CloseTask(task.id, "小美")


def test_the_rail_counts_what_is_due_and_goes_on_counting_it_when_it_is_over(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    promise(desk, 10)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    button = window.workspace._rail._buttons["follow_ups"]
    assert button.badge() == 1
    pass_(desk, 20)
    promise(desk, 10, "再催一次快递")
    qtbot.waitUntil(lambda: button.badge() == 2)


def test_a_reminder_in_the_window_opens_the_conversation_at_its_line(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    promise(desk, 10)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    window.show()
    pass_(desk, 1)
    (toast,) = window.workspace._alarm._toasts.toasts()
    toast.findChildren(kit.Button)[0].click()
    assert window.workspace.desk.conversation.conversation_id == desk.shop.conversation().id


def test_a_toast_about_an_erased_customer_goes_and_the_others_stay(desk: ShopGateway, alarm: Alarm) -> None:
    promise(desk, 5)
    pass_(desk, 6)
    other = desk.shop.hear("在吗", "c2")
    desk.submit(MakeTask("问问尺寸", desk.now() + timedelta(minutes=5), "小美", conversation_id=other))
    pass_(desk, 6)
    assert len(toasts(alarm)) == 2
    desk.submit(EraseCustomer(desk.shop.conversation("c1").customer_id, "小美"))
    assert [toast.text for toast in alarm._toasts.toasts()] == ["跟进：问问尺寸"]
