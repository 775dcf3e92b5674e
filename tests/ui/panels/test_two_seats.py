"""Two people, one desk: what one does with an alert or a customer, the other sees."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import (
    AcknowledgeEscalation,
    CloseTurn,
    SendAgentReply,
    SetDedicatedAgent,
    SitDown,
    SnoozeEscalation,
    TakeOver,
)
from deskpilot.services.views import QueueFilter
from deskpilot.ui import labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.models.transcript import spoken
from deskpilot.ui.panels.conversation.transfer_sheet import TransferSheet
from tests.ui.panels.task_shop import ShopGateway, task_shop


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
    return made


def complaint(desk: ShopGateway, key: str = "c1") -> int:
    """A customer whom somebody has to answer; gives the alert."""
    conversation = desk.shop.hear("我要投诉你们", key)
    desk.submit(CloseTurn(conversation))
    return next(
        row.escalation.id for row in desk.queries.alerts() if row.escalation.conversation_id == conversation
    )


def owner_in_queue(desk: ShopGateway) -> str:
    """What the only row says of who sees to the customer."""
    (row,) = desk.queries.queue(QueueFilter.WAITING)
    return labels_queue.owner(row, desk.agent_name)[0]


def test_who_put_an_alert_off_is_seen_by_a_colleague_and_comes_back_with_it(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    alert, page = complaint(desk), window.workspace.desk
    strip = page.queue.findChild(kit.AlertStrip)
    qtbot.waitUntil(lambda: strip.alert() is not None)
    desk.submit(SnoozeEscalation(alert, "小美"))
    qtbot.waitUntil(lambda: strip.alert() is None)
    assert owner_in_queue(desk) == "我推后了"
    desk.submit(SitDown("老周"))
    assert owner_in_queue(desk) == "小美推后了"
    window.open_conversation(desk.shop.conversation().id)
    assert "小美推后了提醒，还有 5 分" in page.conversation.header.meta_label.text()
    desk.shop.clock.pass_(301)
    desk.tell(desk.shop.desk.wake_snoozed())
    qtbot.waitUntil(lambda: strip.alert() is not None)
    assert "小美推后过" in strip.alert().meta
    assert owner_in_queue(desk) == "未分配"


def test_who_has_seen_an_alert_without_taking_the_customer_is_seen_by_a_colleague(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    desk.submit(AcknowledgeEscalation(complaint(desk), "小美"))
    assert owner_in_queue(desk) == "我看过了"
    desk.submit(SitDown("老周"))
    assert owner_in_queue(desk) == "小美看过了"
    window.open_conversation(desk.shop.conversation().id)
    assert "小美看过提醒" in window.workspace.desk.conversation.header.meta_label.text()


def test_whose_customer_it_is_stands_in_the_alert(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    desk.shop.hear("在吗")
    desk.submit(SetDedicatedAgent(desk.shop.conversation().customer_id, "老周", "小美"))
    complaint(desk)
    strip = window.workspace.desk.queue.findChild(kit.AlertStrip)
    qtbot.waitUntil(lambda: strip.alert() is not None)
    assert "指派给老周" in strip.alert().meta
    desk.submit(SitDown("老周"))
    qtbot.waitUntil(lambda: "指派给我" in strip.alert().meta)


def test_the_colleague_s_seat_shows_who_passed_the_customer_on_with_which_word(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    complaint(desk)
    conversation, page = desk.shop.conversation().id, window.workspace.desk
    desk.submit(TakeOver(conversation, "小美"))
    window.open_conversation(conversation)
    page.conversation.ask_transfer()
    sheet = page.conversation.findChild(TransferSheet)
    sheet.note.setText("第三次来了，我没答应退款")
    sheet.go.click()
    assert page.conversation.header.owner_button.text() == "接手"
    assert "由老周接待" in page.conversation.header.meta_label.text()
    assert "老周正在接待" in page.conversation.reply.editor.placeholderText()
    desk.submit(SitDown("老周"))
    assert page.conversation.header.is_mine
    mark = next(row for row in reversed(page.conversation.lines.rows) if row.mark)
    told = spoken(mark, 480)
    assert "小美" in told
    assert "转给老周" in told
    assert "第三次来了，我没答应退款" in told
    qtbot.waitUntil(lambda: "小美：第三次来了，我没答应退款" in _brief(window))


def _brief(window: MainWindow) -> str:
    return " ".join(row.accessibleName() for row in window.workspace.desk.case.brief.rows if row.isVisible())


def second_of_two_open(qtbot: QtBot, desk: ShopGateway, window: MainWindow) -> tuple[int, int]:
    """Two customers wait for somebody, the first in the strip, the second open; gives their conversations."""
    for key in ("c1", "c2"):
        complaint(desk, key)
    first, second = (desk.shop.conversation(key).id for key in ("c1", "c2"))
    qtbot.waitUntil(lambda: window.workspace.desk.queue.alert_shown() == first)
    window.open_conversation(second)
    return first, second


def test_f2_takes_who_is_open_and_waits_and_after_a_hand_back_the_next_alert(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    page = window.workspace.desk
    first, second = second_of_two_open(qtbot, desk, window)
    window.workspace.desk.queue.focus_list()
    assert _keys(window) == (False, True)
    window.workspace._take_urgent()
    assert page.conversation.header.is_mine  # the second, who is open
    qtbot.waitUntil(lambda: _keys(window) == (True, False))
    desk.submit(SendAgentReply(second, "您好，我是小美，您说", "小美"))
    page.conversation.focus_reply()
    page.conversation.header.owner_button.click()  # back to the AI
    assert page.conversation.header.owner_button.text() == "接手"
    assert _keys(window) == (True, False)
    qtbot.keyClick(page.conversation.reply.editor, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: page.conversation.conversation_id == first)
    assert page.conversation.header.is_mine


def test_f2_on_another_page_takes_the_loudest_alert(
    qtbot: QtBot, desk: ShopGateway, window: MainWindow
) -> None:
    page = window.workspace.desk
    first, _ = second_of_two_open(qtbot, desk, window)
    window.show_page("follow_ups")
    window.workspace._take_urgent()
    assert page.conversation.conversation_id == first


def _keys(window: MainWindow) -> tuple[bool, bool]:
    """On which of the two buttons F2 stands: that of the strip, that of the head."""
    page = window.workspace.desk
    take = page.queue.findChild(kit.AlertStrip)._box.take
    return take._cap == "F2", page.conversation.header.owner_button._cap == "F2"


def test_at_night_the_head_says_what_the_ai_still_does(desk: ShopGateway, window: MainWindow) -> None:
    complaint(desk, "by day")
    window.open_conversation(desk.shop.conversation("by day").id)
    meta = window.workspace.desk.conversation.header.meta_label
    assert "等人来接，AI 只起草" in meta.text()
    desk.shop.clock.pass_(12 * 3600)
    complaint(desk, "at night")
    window.open_conversation(desk.shop.conversation("at night").id)
    assert "等人来接，没人时 AI 答常规问题" in meta.text()
