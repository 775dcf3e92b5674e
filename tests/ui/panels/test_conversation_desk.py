"""The pane over a desk that runs: a real database, a real engine, a customer's phone at the other end."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from deskpilot.domain.conversation import Delivery
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.letting_go import StillWaitingSheet
from deskpilot.worker.gateway import Gateway
from tests.desks import Phone, Running, furnish, parts_of, start_desk

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def desk(qtbot, data_dir: Path, phone: Phone) -> Iterator[Running]:
    furnish(data_dir, mode="assist", undo_seconds="1.5", agent_name="小美")
    running = start_desk(qtbot, parts_of(data_dir, phone))
    yield running
    running.engine.shut_down()


@pytest.fixture
def pane(qtbot, desk: Running, data_dir: Path, phone: Phone, look) -> Iterator[ConversationPanel]:
    """The pane shows the customer's first conversation, in which a question waits with its draft."""
    reader = Reader(data_dir)
    gateway = Gateway(DeskQueries(reader, SystemClock()))
    gateway.attach(desk.engine)
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(712, 852)
    with qtbot.waitExposed(found):
        found.show()
    phone.say("什么时候发货")
    desk.wait(lambda: any(changes.conversations for changes in desk.changes))
    found.show_conversation(1)
    desk.wait(lambda: found.drafts.rows)
    yield found
    gateway.detach()
    reader.close()


def test_a_customers_line_and_its_draft_appear(pane: ConversationPanel) -> None:
    assert pane.lines.rows[0].text == "什么时候发货"
    assert "隔天揽收" in pane.drafts.rows[0].text


def test_a_picked_draft_reaches_the_customer_and_takes_over(
    pane: ConversationPanel, desk: Running, phone: Phone, qtbot
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_1)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, CTRL)
    desk.wait(lambda: pane.reply.undo_strip.isVisible())
    assert phone.heard == []
    desk.wait(lambda: phone.heard)
    assert "隔天揽收" in phone.texts[0]
    desk.wait(lambda: pane.lines.rows[-1].delivery in (Delivery.HANDED, Delivery.DELIVERED))
    assert pane.header.is_mine
    assert not pane.reply.undo_strip.isVisible()
    assert pane.drafts.rows == ()


def test_a_reply_taken_back_never_reaches_the_customer(
    pane: ConversationPanel, desk: Running, phone: Phone, qtbot
) -> None:
    pane.reply.editor.insertPlainText("发早了")
    pane.reply.send()
    desk.wait(lambda: pane.reply.undo_strip.isVisible())
    qtbot.mouseClick(pane.reply.undo_strip._button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: pane.lines.rows[-1].delivery is Delivery.CANCELLED)
    assert pane.reply.editor.text() == "发早了"
    phone.say("还在吗")
    desk.wait(lambda: pane.lines.rows[-1].text == "还在吗")
    assert phone.heard == []


def need_no_answer(pane: ConversationPanel) -> None:
    """The customer's last words are left without one."""
    pane.header.findChildren(StillWaitingSheet)[-1].go.click()
    pane.activateWindow()  # which the system does when a sheet is gone


def test_taking_over_and_handing_back_leave_their_marks(
    pane: ConversationPanel, desk: Running, qtbot
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F2)
    desk.wait(lambda: pane.lines.rows[-1].mark == "taken_over")
    assert pane.header.owner_button.text() == "交还 AI"
    qtbot.mouseClick(pane.header.owner_button, Qt.MouseButton.LeftButton)
    need_no_answer(pane)
    desk.wait(lambda: pane.lines.rows[-1].mark == "handed_back")
    assert pane.header.owner_button.text() == "接手"


def test_rejected_drafts_are_gone_for_good(pane: ConversationPanel, desk: Running, qtbot) -> None:
    qtbot.mouseClick(pane.suggestions.reject_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: not pane.drafts.rows)
    pane.show_conversation(None)
    pane.show_conversation(1)
    desk.wait(lambda: not pane.drafts.rows)
    assert pane.suggestions.empty_label.isVisible()


def test_an_ended_conversation_can_be_opened_again(pane: ConversationPanel, desk: Running, qtbot) -> None:
    pane.header.close_requested.emit()
    need_no_answer(pane)
    desk.wait(lambda: not pane.reply.editor.isEnabled())
    qtbot.mouseClick(pane.header.owner_button, Qt.MouseButton.LeftButton)
    desk.wait(lambda: pane.reply.editor.isEnabled())


def test_who_ends_a_conversation_keeps_the_keyboard_in_it(
    pane: ConversationPanel, desk: Running, qtbot
) -> None:
    pane.activateWindow()
    pane.focus_reply()
    pane.header.close_requested.emit()
    need_no_answer(pane)
    desk.wait(lambda: not pane.reply.editor.isEnabled())
    assert pane.transcript.hasFocus()
