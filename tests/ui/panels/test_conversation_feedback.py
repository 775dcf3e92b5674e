"""A customer's words marked as product feedback: by key, by menu, by press, taken back, and seen where they stand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CloseConversation, SendAgentReply
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.feedback_views import FeedbackRow
from deskpilot.ui import labels_feedback, theme
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.bubble_side import sides
from deskpilot.ui.panels.conversation.feedback_sheet import FeedbackSheet
from tests.ui.panels.task_shop import ShopGateway, put_goods, task_shop


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        put_goods(gateway)
        yield gateway


@pytest.fixture
def pane(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> ConversationPanel:
    """Two lines of a customer who looks at the bed, an answer, and the cursor in the reply box."""
    desk.shop.hear("床收到了", viewed_product="P1")
    asked = desk.shop.hear("颜色比图片深")
    desk.shop.do(SendAgentReply(asked, "您发张图我看看", "小美"))
    made = ConversationPanel(desk, look)
    qtbot.addWidget(made)
    made.resize(720, 760)
    made.show()
    made.show_conversation(asked)
    made.focus_reply()
    return made


def sheet() -> FeedbackSheet:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, FeedbackSheet)]
    (shown,) = [each for each in found if each.isVisible()]
    return shown


def only(desk: ShopGateway) -> FeedbackRow:
    (row,) = desk.queries.feedback()
    return row


def test_two_keys_and_enter_mark_the_last_line_of_the_customer(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F6)
    asked = sheet()
    assert asked.product.text() == "樱桃木床"
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_1)
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    row = only(desk)
    assert (row.kind, row.feedback.product, row.text) == (FeedbackKind.COLOUR, "P1", "颜色比图片深")
    assert row.feedback.made_by == "小美"
    assert "颜色，樱桃木床" in pane.feedback.notice.accessibleName()
    assert pane.lines.rows[1].feedback is FeedbackKind.COLOUR


def test_the_line_in_hand_is_marked_with_another_product_and_a_note(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    pane.transcript.setFocus()
    pane.transcript.setCurrentIndex(pane.lines.index(0))
    qtbot.keyClick(pane.transcript, Qt.Key.Key_F6)
    asked = sheet()
    asked.kinds[FeedbackKind.WISH].click()
    asked.product.setText("升降书桌")
    asked.note.setText("加个抽屉")
    qtbot.keyClick(asked.note, Qt.Key.Key_Return)
    row = only(desk)
    assert (row.text, row.feedback.product, row.feedback.note) == ("床收到了", "P2", "加个抽屉")


def test_escape_changes_nothing_and_gives_the_focus_back(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    pane.transcript.setFocus()
    pane.transcript.setCurrentIndex(pane.lines.index(1))
    qtbot.keyClick(pane.transcript, Qt.Key.Key_F6)
    asked = sheet()
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_3)
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Escape)
    assert desk.queries.feedback() == ()
    assert pane.focusWidget() is pane.transcript


def test_without_a_kind_nothing_is_saved_and_the_sheet_says_what_is_missing(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F6)
    asked = sheet()
    asked.save.click()
    assert asked.isVisible()
    assert asked.missing.isVisible()
    assert desk.queries.feedback() == ()


def test_a_mark_is_taken_back_with_one_press_also_when_it_was_another_before(
    desk: ShopGateway, pane: ConversationPanel
) -> None:
    line = pane.lines.rows[1].message_id
    for kind in (FeedbackKind.COLOUR, FeedbackKind.QUALITY):
        pane.feedback.ask(line)
        sheet().kinds[kind].click()
        sheet().save.click()
    assert only(desk).kind is FeedbackKind.QUALITY
    pane.feedback.notice.action.emit()
    assert only(desk).kind is FeedbackKind.COLOUR
    asked = pane.feedback.ask(line)
    assert asked is not None
    asked.remove.click()
    assert desk.queries.feedback() == ()
    assert pane.lines.rows[1].feedback is None
    pane.feedback.notice.action.emit()
    assert only(desk).kind is FeedbackKind.COLOUR


def test_a_marked_line_shows_its_mark_and_says_it(desk: ShopGateway, pane: ConversationPanel) -> None:
    line = pane.lines.rows[1].message_id
    pane.feedback.ask(line)
    sheet().kinds[FeedbackKind.COLOUR].click()
    sheet().save.click()
    spoken = pane.lines.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "产品反馈" in spoken
    assert "颜色" in spoken
    delegate = pane.transcript.itemDelegate()
    (mark,) = sides(delegate.sheet(1), pane.lines.rows[1], delegate.frame, hovered=False)
    assert (mark.is_mark, mark.text) == (True, "颜色")
    texts = [action.text() for action in pane.transcript.menu_for(1).actions()]
    assert "改产品反馈…" in texts


def test_a_press_beside_a_hovered_line_asks(qtbot: QtBot, pane: ConversationPanel) -> None:
    view, delegate = pane.transcript, pane.transcript.itemDelegate()
    found = sides(delegate.sheet(1), pane.lines.rows[1], delegate.frame, hovered=True)
    box = next(side.box for side in found if side.what == "feedback")
    at = QPointF(view.visualRect(pane.lines.index(1)).topLeft()) + box.center()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    port = view.viewport()
    for kind, button in (
        (QEvent.Type.MouseMove, none),
        (QEvent.Type.MouseButtonPress, left),
        (QEvent.Type.MouseButtonRelease, left),
    ):
        where = QPointF(port.mapToGlobal(at.toPoint()))
        QApplication.sendEvent(
            port, QMouseEvent(kind, at, where, button, button, Qt.KeyboardModifier.NoModifier)
        )
    asked = sheet()
    corner = view.viewport().mapToGlobal(QPoint(0, view.visualRect(pane.lines.index(1)).bottom()))
    assert asked.y() >= corner.y()
    asked.close()


def test_the_key_stands_in_the_menu_and_in_the_tip(desk: ShopGateway, pane: ConversationPanel) -> None:
    keys = {action.text(): action.shortcut().toString() for action in pane.transcript.menu_for(1).actions()}
    assert keys["记成产品反馈…"] == "F6"
    assert labels_feedback.tip(None) == "记成产品反馈（F6）"
    assert labels_feedback.tip(FeedbackKind.COLOUR) == "产品反馈：颜色，按一下修改（F6）"


def test_only_what_a_customer_said_is_offered(pane: ConversationPanel) -> None:
    texts = [action.text() for action in pane.transcript.menu_for(2).actions()]
    assert "记成产品反馈…" not in texts
    assert "记成产品反馈…" in [action.text() for action in pane.transcript.menu_for(0).actions()]
    assert pane.feedback.ask(pane.lines.rows[2].message_id) is None


def test_a_conversation_that_is_over_can_still_be_marked(
    qtbot: QtBot, desk: ShopGateway, pane: ConversationPanel
) -> None:
    desk.submit(CloseConversation(desk.shop.conversation().id, "小美"))
    qtbot.keyClick(pane.transcript, Qt.Key.Key_F6)
    asked = sheet()
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_2)
    qtbot.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    assert only(desk).kind is FeedbackKind.SIZE
