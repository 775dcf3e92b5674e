"""What is told aloud: a colleague hears what is passed on to them, and a masked notice names and quotes nobody."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import (
    CloseTurn,
    MakeTask,
    SaveSettings,
    SendAgentReply,
    SitDown,
    TakeOver,
    Transfer,
)
from deskpilot.domain.understanding import Signal, Topic
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.alarm import Alarm
from tests.services.shop import NOON, answers
from tests.ui.panels.kept_tray import KeptTray
from tests.ui.panels.task_shop import ShopGateway, task_shop

SECRET = "13800138000"
NAME = "小明"


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


@pytest.fixture
def tray(window: QWidget) -> KeptTray:
    return KeptTray(window)


@pytest.fixture
def alarm(desk: ShopGateway, tray: KeptTray, window: QWidget, look: theme.Theme) -> Alarm:
    return Alarm(desk, tray, window)


def told(alarm: Alarm) -> list[tuple[str, str, str]]:
    return [(toast.severity, toast.title, toast.text) for toast in alarm._toasts.toasts()]


def taken(desk: ShopGateway, by: str = "小美", key: str = "c1") -> int:
    conversation = desk.shop.hear("桌子能做一米五的吗", key)
    desk.submit(TakeOver(conversation, by))
    return conversation


def test_whoever_sits_here_is_told_what_a_colleague_passes_on_with_the_note(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm, tray: KeptTray
) -> None:
    conversation = taken(desk, "老周")
    desk.submit(Transfer(conversation, "老周", "小美", "要一米五，报价没给"))
    assert told(alarm) == [("attention", "老周转来一位顾客", "小明：「要一米五，报价没给」")]
    with qtbot.waitSignal(alarm.open_requested) as asked:
        alarm._toasts.toasts()[0].findChildren(kit.Button)[0].click()
    assert asked.args == [conversation]


def test_what_i_pass_on_myself_is_no_news_to_me(desk: ShopGateway, alarm: Alarm) -> None:
    desk.submit(Transfer(taken(desk), "小美", "老周", "大单"))
    assert told(alarm) == []


def test_who_sits_down_is_told_what_was_passed_on_to_them_meanwhile_until_they_answer(
    desk: ShopGateway, alarm: Alarm
) -> None:
    conversation = taken(desk)
    desk.submit(Transfer(conversation, "小美", "老周", "大单，要老板谈"))
    desk.submit(SitDown("老周"))
    assert told(alarm) == [("attention", "小美转来一位顾客", "小明：「大单，要老板谈」")]
    alarm._toasts.clear()
    desk.submit(SendAgentReply(conversation, "您好，我是老周", "老周"))
    desk.submit(SitDown("小美"))
    desk.submit(SitDown("老周"))
    assert told(alarm) == []


def test_of_many_that_came_meanwhile_a_few_are_told_and_the_rest_is_counted(
    desk: ShopGateway, alarm: Alarm
) -> None:
    for number in range(5):
        desk.submit(Transfer(taken(desk, key=f"c{number}"), "小美", "老周"))
    desk.submit(SitDown("老周"))
    assert alarm._toasts.gathered() + len(told(alarm)) == 3


@pytest.mark.parametrize("masked", [True, False])
def test_a_masked_notice_names_and_quotes_nobody_anywhere(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm, tray: KeptTray, window: QWidget, masked: bool
) -> None:
    in_front = QWidget()
    qtbot.addWidget(in_front)
    in_front.show()
    in_front.activateWindow()
    qtbot.waitUntil(lambda: not window.isActiveWindow())
    desk.submit(SaveSettings((("mask_notifications", "1" if masked else "0"),)))
    words = f"转人工，电话{SECRET}"
    desk.shop.reads(words, answers("KB0001", signals=(Signal(Topic.HUMAN_WANTED, 1.0, words),)))
    desk.submit(CloseTurn(desk.shop.hear(words, "alert")))
    qtbot.waitUntil(lambda: len(told(alarm)) == 1)
    seen = told(alarm)
    alarm._toasts.clear()
    conversation = taken(desk, "老周", "passed")
    desk.submit(Transfer(conversation, "老周", "小美", f"{NAME}的电话{SECRET}"))
    seen += told(alarm)
    alarm._toasts.clear()
    due = NOON + timedelta(minutes=5)
    desk.submit(MakeTask(f"给{NAME}回电{SECRET}", due, "小美", "小美", conversation_id=conversation))
    desk.remind()
    seen += told(alarm)
    assert len(seen) == 3
    assert len(tray.said) == 3
    everything = "\n".join(part for each in (*seen, *tray.said) for part in each)
    assert (NAME in everything) is not masked
    outside = "\n".join(part for each in tray.said for part in each)
    assert SECRET not in outside  # the system keeps its notices, masked or not
    assert SECRET not in everything or not masked


def test_with_large_text_a_notice_grows_and_leaves_the_rail_free(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    look.set_text_scale(2.0)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    desk.submit(Transfer(taken(desk, "老周"), "老周", "小美", "要一米五"))
    (toast,) = window.workspace._alarm._toasts.toasts()
    qtbot.waitUntil(lambda: toast.box().width() > 288)
    assert toast.pos().x() + toast.box().left() >= window.workspace._rail.width()


def test_the_window_s_title_and_the_tray_name_nobody(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    conversation = taken(desk)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    window.show()
    window.open_conversation(conversation)
    tips = [window.workspace._tray.words(count) for count in (0, 3)]
    assert all(NAME not in text for text in (window.windowTitle(), window.windowIconText(), *tips))


def test_a_masked_brief_is_copied_without_the_name_and_without_private_numbers(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    conversation = desk.shop.hear(f"我要退货，电话{SECRET}，急着明天用")
    desk.submit(TakeOver(conversation, "老周"))
    desk.submit(Transfer(conversation, "老周", "小美", f"{NAME}说打{SECRET}"))
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    window.show()
    window.open_conversation(conversation)
    brief = window.workspace.desk.case.brief
    qtbot.waitUntil(lambda: bool(brief._shown))
    brief.copy.click()
    assert SECRET in QGuiApplication.clipboard().text()
    desk.submit(SaveSettings((("mask_notifications", "1"),)))
    brief.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert SECRET not in copied
    assert NAME not in copied
    assert "小**" in copied


def test_a_colleague_is_told_later_though_it_stays_open_in_the_pane_of_who_passed_it_on(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    conversation = taken(desk)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    window.show()
    window.open_conversation(conversation)
    desk.submit(Transfer(conversation, "小美", "老周", "大单，要老板谈"))
    window.open_conversation(conversation)
    assert desk.shop.conversation().unread > 0
    desk.submit(SitDown("老周"))
    toasts = window.workspace._alarm._toasts
    assert [(toast.title, toast.text) for toast in toasts.toasts()] == [
        ("小美转来一位顾客", "小明：「大单，要老板谈」")
    ]
    assert desk.shop.conversation().unread == 0  # it is in front of who has it now
    toasts.clear()
    for name in ("小美", "老周"):
        desk.submit(SitDown(name))
    assert toasts.toasts() == ()  # heard of once is enough
