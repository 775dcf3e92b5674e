"""A promise in the conversation pane: asked about quietly, answered with one key, taken back with one press."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CancelReply, CloseTask, ConfirmTask, EditTask, MakeTask, SendAgentReply
from deskpilot.domain.follow_up import Task, TaskState
from deskpilot.ui import theme
from deskpilot.ui.panels.conversation import ConversationPanel
from tests.ui.panels.task_shop import ShopGateway, task_shop

PROMISE = "今天六点前给您回电"


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def pane(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> ConversationPanel:
    """A conversation in which somebody asks, with the cursor in the reply box."""
    asked = desk.shop.hear("怎么还没修好")
    made = ConversationPanel(desk, look)
    qtbot.addWidget(made)
    made.resize(720, 760)
    made.show()
    qtbot.waitActive(made) if made.isActiveWindow() else None
    made.show_conversation(asked)
    made.focus_reply()
    return made


def write(qtbot: QtBot, pane: ConversationPanel, text: str = PROMISE) -> None:
    pane.reply.editor.start_with(text)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def tasks(desk: ShopGateway) -> list[tuple[str, TaskState]]:
    return [(row.task.text, row.task.state) for row in desk.queries.tasks()]


def only(desk: ShopGateway) -> Task:
    (row,) = desk.queries.tasks()
    return row.task


def test_a_promise_is_asked_about_without_taking_the_focus(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    assert pane.promise.isVisible()
    assert "今天 18:00" in pane.promise.accessibleName()
    assert PROMISE in pane.promise.accessibleName()
    assert pane.focusWidget() is pane.reply.editor
    assert tasks(desk) == [(PROMISE, TaskState.PROPOSED)]


def test_one_key_keeps_it_while_the_next_line_is_being_written(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    qtbot.keyClicks(pane.reply.editor, "hao")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F8)
    assert tasks(desk) == [(PROMISE, TaskState.OPEN)]
    assert pane.reply.editor.text() == "hao"
    assert "18:00 前会提醒" in pane.promise.accessibleName()


def test_another_key_says_that_it_is_none_and_that_can_be_undone(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    before = only(desk)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F9)
    assert isinstance(desk.sent[-1], CloseTask)
    assert tasks(desk) == []
    pane.promise.undo.click()
    assert only(desk) == before
    assert pane.promise.keep.isVisible()


def test_enter_and_escape_stay_what_they_are_in_the_reply_box(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        qtbot.keyClick(pane.reply.editor, key)
    assert tasks(desk) == [(PROMISE, TaskState.PROPOSED)]


def test_a_promise_with_no_time_says_that_its_time_is_a_guess(qtbot: QtBot, pane: ConversationPanel) -> None:
    write(qtbot, pane, "我给您补差价")
    assert "没说时间，先按 明天 12:00" in pane.promise.accessibleName()


def test_it_can_be_kept_in_other_words_and_by_another_time(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    dialog = pane.tasks.edit()
    assert dialog is not None
    dialog.text.line_edit().setText("回电，说修到哪了")
    dialog.save.click()
    assert isinstance(desk.sent[-1], EditTask)
    assert tasks(desk) == [("回电，说修到哪了", TaskState.OPEN)]


def test_a_line_that_is_taken_back_takes_its_question_with_it(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    (sent,) = [command for command in desk.sent if isinstance(command, SendAgentReply)]
    assert sent.undo_seconds > 0
    desk.submit(CancelReply(desk.shop.lines()[-1].id))
    assert not pane.promise.isVisible()


def test_the_question_waits_while_one_looks_at_another_conversation(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    write(qtbot, pane)
    here = pane.conversation_id
    pane.show_conversation(desk.shop.hear("在吗", "c2"))
    assert not pane.promise.isVisible()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F8)
    assert not any(isinstance(command, ConfirmTask) for command in desk.sent)
    pane.show_conversation(here)
    assert pane.promise.isVisible()


def test_a_line_without_a_promise_asks_nothing(qtbot: QtBot, pane: ConversationPanel) -> None:
    write(qtbot, pane, "一般48小时内发货")
    assert not pane.promise.isVisible()


def test_f7_and_the_calendar_make_a_follow_up_for_this_customer(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F7)
    (dialog,) = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.parent() is pane]
    assert dialog.windowTitle() == "新建跟进"
    dialog.text.line_edit().setText("问问修好没有")  # type: ignore[attr-defined]
    dialog.save.click()  # type: ignore[attr-defined]
    made = desk.sent[-1]
    assert isinstance(made, MakeTask)
    assert (made.conversation_id, made.assigned_to) == (pane.conversation_id, "小美")
    assert "F7" in pane.header.task_button.accessibleName()
