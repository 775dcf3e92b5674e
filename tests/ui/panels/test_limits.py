"""Nobody's time runs out unseen: whoever sits here is told while there is time left, wherever they look."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import (
    CloseTurn,
    MakeTask,
    SaveSettings,
    SendAgentReply,
    TakeOver,
    Transfer,
)
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.alarm import Alarm
from tests.services.shop import NOON
from tests.ui.panels.kept_tray import KeptBell, KeptTray
from tests.ui.panels.task_shop import ShopGateway, task_shop

LIMIT = 180


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def rung() -> list[bool]:
    return []


@pytest.fixture
def tray(qtbot: QtBot) -> KeptTray:
    behind = QWidget()
    qtbot.addWidget(behind)
    return KeptTray(behind)


@pytest.fixture
def alarm(qtbot: QtBot, desk: ShopGateway, tray: KeptTray, look: theme.Theme, rung: list[bool]) -> Alarm:
    window = QWidget()  # not in front: the agent is in the platform's own client
    qtbot.addWidget(window)
    window.resize(1440, 900)
    desk.front = None  # type: ignore[attr-defined]
    bell = KeptBell(desk, rung)
    return Alarm(desk, tray, window, in_front=lambda: desk.front, bell=bell)  # type: ignore[attr-defined]


def waits(desk: ShopGateway, key: str = "c1", by: str = "小美") -> int:
    """A customer asks something of the agent who has them."""
    conversation = desk.shop.hear("修好了吗", key)
    desk.submit(TakeOver(conversation, by))
    return conversation


def look_after(desk: ShopGateway, alarm: Alarm, seconds: float) -> list[tuple[str, str, str]]:
    """Time passes and the watch looks; gives the toasts that came of it."""
    desk.shop.clock.pass_(seconds)
    alarm._toasts.clear()
    alarm.limits.look()
    return [(toast.severity, toast.title, toast.text) for toast in alarm._toasts.toasts()]


def test_a_minute_before_the_limit_it_is_heard_seen_and_told_outside_once(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm, tray: KeptTray, rung: list[bool]
) -> None:
    conversation = waits(desk)
    assert look_after(desk, alarm, LIMIT - 61) == []
    assert look_after(desk, alarm, 6) == [("attention", "再过 55 秒就超时：小明", "「修好了吗」")]
    assert tray.said == [("再过 55 秒就超时", "「修好了吗」")]
    assert rung == [True]
    (toast,) = alarm._toasts.toasts()
    with qtbot.waitSignal(alarm.open_requested) as asked:
        toast.findChildren(kit.Button)[0].click()
    assert asked.args == [conversation]
    assert look_after(desk, alarm, 6) == []
    assert look_after(desk, alarm, LIMIT) == []


def test_it_is_seen_though_urgent_alerts_fill_the_stack(desk: ShopGateway, alarm: Alarm) -> None:
    waits(desk)
    desk.shop.clock.pass_(LIMIT - 30)
    for text in ("一", "二"):
        alarm._toasts.show_toast("urgent", text)
    alarm.limits.look()
    assert [toast.title for toast in alarm._toasts.toasts()][2:] == ["再过 30 秒就超时：小明"]


def test_who_was_answered_and_writes_again_is_told_again(desk: ShopGateway, alarm: Alarm) -> None:
    conversation = waits(desk)
    assert len(look_after(desk, alarm, LIMIT - 30)) == 1
    desk.submit(SendAgentReply(conversation, "好了，这就寄", "小美"))
    desk.shop.leave()
    assert look_after(desk, alarm, 20) == []
    desk.shop.hear("寄哪家快递")
    assert len(look_after(desk, alarm, LIMIT - 30)) == 1


def test_its_toast_goes_when_the_customer_was_answered(desk: ShopGateway, alarm: Alarm) -> None:
    conversation = waits(desk)
    assert len(look_after(desk, alarm, LIMIT - 30)) == 1
    alarm.limits.look()
    assert len(alarm._toasts.toasts()) == 1
    desk.submit(SendAgentReply(conversation, "好了，这就寄", "小美"))
    desk.shop.leave()
    alarm.limits.look()
    assert alarm._toasts.toasts() == ()


def test_of_the_one_before_my_eyes_nothing_is_told(desk: ShopGateway, alarm: Alarm) -> None:
    desk.front = waits(desk)  # type: ignore[attr-defined]
    waits(desk, "c2")
    ((_, title, _),) = look_after(desk, alarm, LIMIT - 20)
    assert title.startswith("再过 ")  # one, not two


def test_many_at_once_are_one_toast(desk: ShopGateway, alarm: Alarm, rung: list[bool]) -> None:
    for number in range(5):
        waits(desk, f"c{number}")
    ((_, title, words),) = look_after(desk, alarm, LIMIT - 20)
    assert title == "5 位顾客快超时了"
    assert words.count("小明") == 3
    assert rung == [True]


def test_the_watch_looks_by_itself_once_the_desk_is_at_work(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm
) -> None:
    assert not alarm.limits._timer.isActive()
    waits(desk)
    desk.shop.clock.pass_(LIMIT - 20)
    qtbot.waitUntil(lambda: bool(alarm._toasts.toasts()), timeout=9_000)


def test_nobody_is_told_of_at_night_but_those_of_whoever_still_sits_here(
    desk: ShopGateway, alarm: Alarm
) -> None:
    desk.submit(SaveSettings((("duty_from_hour", "9"), ("duty_to_hour", "11"))))  # it is noon
    waits(desk, "c1", "老周")
    assert look_after(desk, alarm, LIMIT - 20) == []
    waits(desk, "c2", "小美")
    assert len(look_after(desk, alarm, LIMIT - 20)) == 1


def test_all_that_comes_within_a_moment_rings_once_and_nothing_where_it_shall_be_silent(
    qtbot: QtBot, desk: ShopGateway, alarm: Alarm, rung: list[bool]
) -> None:
    conversation = waits(desk, by="老周")
    desk.submit(MakeTask("给小明回电", NOON - timedelta(hours=2), "小美", conversation_id=conversation))

    def everything_at_once() -> None:
        look_after(desk, alarm, LIMIT - 20)
        desk.submit(Transfer(conversation, "老周", "小美", "他在等"))
        desk.submit(CloseTurn(desk.shop.hear("我要投诉你们", "c2")))
        desk.remind()

    everything_at_once()
    levels = {toast.severity for toast in alarm._toasts.toasts()}
    assert "urgent" in levels  # the task that is long overdue: it would ring by itself
    assert rung == [True]
    qtbot.waitUntil(lambda: alarm._bell._quiet.elapsed() > 3_000)
    desk.submit(SaveSettings((("sound", "0"),)))
    desk.submit(CloseTurn(desk.shop.hear("我要投诉你们", "c3")))
    assert rung == [True]


def test_a_masked_notice_of_a_limit_names_and_quotes_nobody(
    desk: ShopGateway, alarm: Alarm, tray: KeptTray
) -> None:
    desk.submit(SaveSettings((("mask_notifications", "1"),)))
    waits(desk)
    seen = look_after(desk, alarm, LIMIT - 20)
    assert "小明" not in str((seen, tray.said))
    assert "修好" not in str((seen, tray.said))


def test_in_the_window_who_is_open_at_the_desk_is_in_front_and_on_another_page_is_not(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    conversation = waits(desk)
    window = MainWindow(desk, look)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    workspace = window.workspace
    window.open_conversation(conversation)
    desk.shop.clock.pass_(LIMIT - 20)
    workspace._alarm.limits.look()
    assert workspace._alarm._toasts.toasts() == ()
    desk.shop.hear("在吗", "c2")
    desk.submit(TakeOver(desk.shop.conversation("c2").id, "小美"))
    window.show_page("follow_ups")
    desk.shop.clock.pass_(LIMIT - 20)
    workspace._alarm.limits._told.clear()
    workspace._alarm.limits.look()
    (toast,) = workspace._alarm._toasts.toasts()
    toast.findChildren(kit.Button)[0].click()
    assert workspace.desk.conversation.conversation_id == desk.shop.conversation("c2").id
