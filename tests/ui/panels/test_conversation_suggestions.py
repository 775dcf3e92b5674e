"""Suggestions: picked by key, sent as they are, rejected with a way back; what is cut cannot be sent unread."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from deskpilot.domain import commands
from deskpilot.ui.panels.conversation import ConversationPanel, suggestion_row
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway

CTRL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND, THIRD = rows.suggestions()


@pytest.fixture
def pane(qtbot, gateway: SampleGateway, look) -> ConversationPanel:
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(712, 852)
    with qtbot.waitExposed(found):
        found.show()
    found.show_conversation(rows.FOCUS)
    gateway.submitted.clear()
    return found


def replies(gateway: SampleGateway) -> list[commands.SendAgentReply]:
    return [each for each in gateway.submitted if isinstance(each, commands.SendAgentReply)]


def test_a_digit_in_the_empty_box_picks_that_draft(pane: ConversationPanel, qtbot) -> None:
    pane.focus_reply()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_2)
    assert pane.reply.editor.text() == SECOND.text
    assert pane.drafts.active == 1


def test_a_digit_in_a_sentence_is_a_digit(pane: ConversationPanel, qtbot) -> None:
    pane.reply.editor.insertPlainText("送")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_2)
    assert pane.reply.editor.text() == "送2"


def test_alt_and_a_digit_pick_while_writing(pane: ConversationPanel, qtbot) -> None:
    pane.reply.editor.insertPlainText("林姐，")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert pane.reply.editor.text() == f"林姐，{THIRD.text}"


def test_another_draft_takes_the_place_of_an_untouched_one(pane: ConversationPanel, qtbot) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        qtbot.keyClick(pane.reply.editor, key, Qt.KeyboardModifier.AltModifier)
    assert pane.reply.editor.text() == SECOND.text


def test_a_picked_draft_can_be_undone(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_1)
    pane.reply.editor.undo()
    assert pane.reply.editor.text() == ""


def test_a_draft_sent_untouched_says_so(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_2)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (sent,) = replies(gateway)
    assert (sent.decision_id, sent.suggestion_rank, sent.edited) == (90, 2, False)


def test_a_draft_changed_before_sending_counts_as_edited(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_3)
    pane.reply.editor.insertPlainText("您慢慢看。")
    pane.reply.send()
    (sent,) = replies(gateway)
    assert (sent.suggestion_rank, sent.edited) == (3, True)


def test_own_words_are_no_draft(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_1)
    pane.reply.editor.put("")
    pane.reply.editor.insertPlainText("我问一下工厂。")
    pane.reply.send()
    (sent,) = replies(gateway)
    assert (sent.decision_id, sent.suggestion_rank, sent.edited) == (None, None, False)


def test_sending_a_draft_as_it_is_leaves_what_is_being_written(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    pane.reply.editor.insertPlainText("等我")
    qtbot.mouseClick(pane.suggestions.rows[0].send_link, Qt.MouseButton.LeftButton)
    (sent,) = replies(gateway)
    assert sent.text == FIRST.text
    assert pane.reply.editor.text() == "等我"


def test_only_the_row_at_hand_offers_to_act(pane: ConversationPanel, qtbot) -> None:
    assert [row.send_link.isVisible() for row in pane.suggestions.rows] == [True, False, False]
    qtbot.mouseClick(pane.suggestions.rows[2], Qt.MouseButton.LeftButton)
    assert [row.send_link.isVisible() for row in pane.suggestions.rows] == [False, False, True]


def test_the_keyboard_walks_the_drafts_and_acts_on_them(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    first, second, _ = pane.suggestions.rows
    first.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    assert second.focus_visible
    qtbot.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert replies(gateway)[0].suggestion_rank == 2
    qtbot.keyClick(second, Qt.Key.Key_Return)
    assert pane.reply.editor.text() == SECOND.text


def test_the_row_at_hand_shows_all_its_words(pane: ConversationPanel, gateway: SampleGateway) -> None:
    low = pane.suggestions.rows[0].height()
    gateway.queries.drafts[rows.FOCUS] = (replace(FIRST, decision_id=91, text=FIRST.text * 3),)
    gateway.commit(conversations=frozenset({rows.FOCUS}))
    assert pane.suggestions.rows[0].height() > low
    assert pane.suggestions.rows[0].send_link.isVisible()


def test_words_too_long_to_show_cannot_be_sent_unread(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    gateway.queries.drafts[rows.FOCUS] = (replace(FIRST, decision_id=91, text=FIRST.text * 30),)
    gateway.commit(conversations=frozenset({rows.FOCUS}))
    row = pane.suggestions.rows[0]
    assert not row.send_link.isVisible()
    assert row.edit_link.isVisible()


def test_a_rejection_is_kept_back_until_it_can_no_longer_be_undone(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"undo_seconds": "0.05"})
    qtbot.mouseClick(pane.suggestions.reject_button, Qt.MouseButton.LeftButton)
    assert pane.suggestions.reject_button.text() == "撤销"
    assert not any(isinstance(each, commands.RejectSuggestions) for each in gateway.submitted)
    qtbot.waitUntil(lambda: commands.RejectSuggestions(90, "小美") in gateway.submitted)


def test_an_undone_rejection_brings_the_drafts_back(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    button = pane.suggestions.reject_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_1)
    assert pane.reply.editor.text() == "1"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "都不合适"
    assert pane.drafts.row(0) == FIRST
    pane.show_conversation(None)
    assert not any(isinstance(each, commands.RejectSuggestions) for each in gateway.submitted)


def test_leaving_the_conversation_makes_a_rejection_stand(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    qtbot.mouseClick(pane.suggestions.reject_button, Qt.MouseButton.LeftButton)
    pane.show_conversation(3)
    assert commands.RejectSuggestions(90, "小美") in gateway.submitted


def test_without_drafts_the_place_teaches_what_to_do(pane: ConversationPanel) -> None:
    pane.show_conversation(5)
    assert pane.suggestions.empty_label.isVisible()
    assert "/" in pane.suggestions.empty_label.text()
    assert not pane.suggestions.reject_button.isVisible()


def test_compact_rows_take_one_line_but_for_the_one_at_hand(pane: ConversationPanel) -> None:
    pane.set_compact(True)
    heights = [row.height() for row in pane.suggestions.rows]
    assert heights == [50, 32, 32]


def test_a_screen_reader_hears_rank_confidence_and_words(pane: ConversationPanel) -> None:
    assert pane.suggestions.rows[1].accessibleName() == f"建议 2，把握 0.84：{SECOND.text}"


def test_a_screen_reader_hears_what_was_checked_and_struck(pane: ConversationPanel) -> None:
    assert pane.suggestions.rows[0].accessibleDescription().startswith("18 天 · 12-14 已核对，")
    assert pane.suggestions.rows[1].accessibleDescription().startswith("去掉了没有依据的承诺，")


def test_a_draft_can_be_copied(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClick(pane.suggestions.rows[2], Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == THIRD.text


def test_copying_is_one_press_and_says_so_for_a_moment(pane: ConversationPanel, qtbot) -> None:
    row = pane.suggestions.rows[0]
    assert [each.copy_link.isVisible() for each in pane.suggestions.rows] == [True, False, False]
    qtbot.mouseClick(row.copy_link, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == rows.suggestions()[0].text
    assert row.copy_link.text() == "已复制"
    qtbot.waitUntil(lambda: row.copy_link.text() == "复制")


def test_a_bound_value_is_named_as_people_say_it(gateway: SampleGateway) -> None:
    draft = replace(
        rows.suggestions()[0], checks=("product.lead_days=30", "18 天", f"shop.ship_hours={'很' * 30}")
    )
    _files, checks, _struck = suggestion_row._remarks(draft)
    assert checks == f"工期天数 30 · 18 天 · 发货时限 {'很' * 11}… 已核对"
