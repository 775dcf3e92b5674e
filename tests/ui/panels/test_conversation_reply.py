"""The reply box: drafts are kept, guards look over the shoulder, a reply can be taken back, nothing acts by itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextCharFormat
from PySide6.QtWidgets import QApplication

from deskpilot.domain import commands
from deskpilot.domain.conversation import Delivery
from deskpilot.domain.errors import InvalidInput, StaleVersion
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.services.media import MediaStore
from deskpilot.ui import theme, translation
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.attachments import FileChip
from deskpilot.ui.panels.conversation.phrase_popup import missing_text
from deskpilot.ui.panels.conversation.reply_editor import local_files
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass(frozen=True)
class Found:
    code: str
    start: int
    end: int
    severity: str
    suggestion: str = ""


def guard(text: str, conversation_id: int) -> Sequence[Found]:
    """Holds 全网最低 for a claim and 加微信 for a way out of the platform."""
    known = (
        ("全网最低", "absolute_claim", "warn", "老客价"),
        ("加微信", "off_platform", "block", ""),
        ("{tracking}", "unfilled_variable", "block", ""),
    )
    places = ((text.find(words), words, code, weight, better) for words, code, weight, better in known)
    return [
        Found(code, at, at + len(words), weight, better)
        for at, words, code, weight, better in places
        if at >= 0
    ]


@pytest.fixture
def pane(qtbot, gateway: SampleGateway, look) -> ConversationPanel:
    found = ConversationPanel(gateway, look, guard=guard)
    qtbot.addWidget(found)
    found.resize(712, 852)
    with qtbot.waitExposed(found):
        found.show()
    found.show_conversation(rows.FOCUS)
    found.activateWindow()
    found.focus_reply()
    gateway.submitted.clear()
    return found


def write(pane: ConversationPanel, text: str) -> None:
    pane.reply.editor.insertPlainText(text)


def replies(gateway: SampleGateway) -> list[commands.SendAgentReply]:
    return [each for each in gateway.submitted if isinstance(each, commands.SendAgentReply)]


def test_ctrl_enter_sends_and_empties_the_box(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    write(pane, "  马上给您看。\n")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, CTRL)
    (sent,) = replies(gateway)
    assert (sent.text, sent.agent_name, sent.undo_seconds) == ("马上给您看。", "小美", 5.0)
    assert pane.reply.editor.text() == ""


def test_enter_alone_breaks_the_line(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    write(pane, "一")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return)
    write(pane, "二")
    assert pane.reply.editor.text() == "一\n二"
    assert replies(gateway) == []


def test_typing_takes_nothing_over(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(3)
    gateway.submitted.clear()
    write(pane, "您好")
    assert gateway.submitted == []


def test_an_empty_box_cannot_be_sent_and_says_why(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    assert not pane.reply.send_button.isEnabled()
    assert "1–3" in pane.reply.send_button.toolTip()
    write(pane, " \n ")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, CTRL)
    assert replies(gateway) == []


def test_each_conversation_keeps_its_own_draft(pane: ConversationPanel) -> None:
    write(pane, "给林姐的")
    pane.show_conversation(3)
    assert pane.reply.editor.text() == ""
    write(pane, "给另一位的")
    pane.show_conversation(rows.FOCUS)
    assert pane.reply.editor.text() == "给林姐的"
    pane.show_conversation(3)
    assert pane.reply.editor.text() == "给另一位的"


def test_undo_never_brings_back_another_customers_words(pane: ConversationPanel) -> None:
    write(pane, "给林姐的")
    pane.show_conversation(3)
    pane.reply.editor.undo()
    assert pane.reply.editor.text() == ""


def test_a_kept_draft_still_knows_the_suggestion_it_began_with(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_2)
    pane.show_conversation(3)
    pane.show_conversation(rows.FOCUS)
    pane.reply.send()
    assert replies(gateway)[0].suggestion_rank == 2


def test_what_is_pasted_is_plain_text(pane: ConversationPanel) -> None:
    data = QMimeData()
    data.setHtml("<b>粗体</b><img src='http://x/y.png'>")
    data.setText("粗体\r\n第二行\x07")
    pane.reply.editor.insertFromMimeData(data)
    assert pane.reply.editor.text() == "粗体\n第二行"


def png(folder: Path, name: str = "桌面.png") -> Path:
    image = QImage(64, 40, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    path = folder / name
    assert image.save(str(path), "PNG")
    return path


@pytest.fixture
def shelf(gateway: SampleGateway, pane: ConversationPanel, tmp_path: Path) -> Path:
    """A folder with files to send; what is taken in goes to a folder of its own."""
    (tmp_path / "shop").mkdir()
    store = MediaStore(tmp_path / "shop")
    gateway.queries.media = store
    pane.reply.tray._media = store
    return tmp_path


def test_one_key_puts_the_better_words_in(pane: ConversationPanel, qtbot) -> None:
    write(pane, "这是全网最低了")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Period, CTRL)
    assert pane.reply.editor.text() == "这是老客价了"


def test_files_that_are_dropped_become_attachments_and_no_words(
    pane: ConversationPanel, shelf: Path, qtbot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(png(shelf)))])
    data.setHtml("<b>bold</b>")
    assert pane.reply.editor.canInsertFromMimeData(data)
    pane.reply.editor.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    assert pane.reply.editor.text() == ""
    assert pane.reply.tray.files[0].name == "桌面.png"
    assert pane.reply.send_button.isEnabled()


def test_a_screenshot_on_the_clipboard_becomes_an_attachment(
    pane: ConversationPanel, shelf: Path, qtbot
) -> None:
    data = QMimeData()
    data.setImageData(QImage(str(png(shelf))))
    pane.reply.editor.insertFromMimeData(data)
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    assert pane.reply.tray.files[0].name.startswith("截图")
    assert pane.reply.editor.text() == ""


def test_files_of_another_computer_are_neither_fetched_nor_written(pane: ConversationPanel) -> None:
    data = QMimeData()
    data.setUrls([QUrl("file://server/share/a.png")])
    assert not local_files(data)
    assert not pane.reply.editor.canInsertFromMimeData(data)


def test_an_attachment_is_sent_and_comes_back_when_it_is_taken_back(
    pane: ConversationPanel, gateway: SampleGateway, shelf: Path, qtbot
) -> None:
    pane.reply.tray.take_in([png(shelf)])
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    (kept,) = pane.reply.tray.files
    write(pane, "您看")
    newest = pane.lines.rows[-1].message_id
    pane.reply.send()
    sent = next(each for each in gateway.submitted if isinstance(each, commands.SendAgentReply))
    assert sent.seen == newest
    assert (sent.text, sent.attachments) == ("您看", (kept,))
    assert pane.reply.tray.files == ()
    gateway.refuse(sent, StaleVersion())
    assert (pane.reply.editor.text(), pane.reply.tray.files) == ("您看", (kept,))


def test_a_file_that_cannot_be_sent_is_told_and_the_others_are_kept(
    pane: ConversationPanel, shelf: Path, qtbot
) -> None:
    bad = shelf / "setup.exe"
    bad.write_bytes(b"MZ")
    pane.reply.tray.take_in([bad, png(shelf)])
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    assert "setup.exe" in pane.reply.notice.accessibleName()


def test_attachments_stay_with_their_conversation(pane: ConversationPanel, shelf: Path, qtbot) -> None:
    pane.reply.tray.take_in([png(shelf)])
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    pane.show_conversation(3)
    assert pane.reply.tray.files == ()
    pane.show_conversation(rows.FOCUS)
    assert len(pane.reply.tray.files) == 1


def test_the_delete_key_takes_an_attachment_away(pane: ConversationPanel, shelf: Path, qtbot) -> None:
    pane.reply.tray.take_in([png(shelf)])
    qtbot.waitUntil(lambda: len(pane.reply.tray.files) == 1)
    (chip,) = pane.reply.tray.findChildren(FileChip)
    assert "桌面.png" in chip.accessibleName()
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert pane.reply.tray.files == ()


def test_a_suggestion_says_how_many_pictures_it_has_and_takes_them_along(
    pane: ConversationPanel, gateway: SampleGateway, shelf: Path
) -> None:
    draft = replace(rows.suggestions()[0], media=("wabi-living-room.svg", "gone.png"))
    gateway.queries.drafts[rows.FOCUS] = (draft,)
    gateway.commit(conversations=frozenset({rows.FOCUS}))
    assert "附图 2 张" in pane.suggestions.rows[0].accessibleDescription()
    pane.acts.send_draft(0)
    sent = next(each for each in gateway.submitted if isinstance(each, commands.SendAgentReply))
    assert [each.name for each in sent.attachments] == ["wabi-living-room.svg"]


def test_the_count_is_of_characters_not_of_code_units(pane: ConversationPanel) -> None:
    write(pane, "好😀")
    assert pane.reply.count_label.text() == "2 字"


# ---- guards ----------------------------------------------------------------------------------------------------------


def test_a_finding_shows_while_typing_with_its_words_and_its_fix(pane: ConversationPanel, qtbot) -> None:
    write(pane, "按全网最低给您")
    qtbot.waitUntil(pane.reply.guard_bar.isVisible)
    assert pane.reply.guard_bar.accessibleName() == "1 处需改：「全网最低」是绝对化用语"
    assert not pane.reply.clear_line.isVisible()


def test_the_wave_lies_under_the_words_even_behind_emoji(pane: ConversationPanel) -> None:
    write(pane, "😀第一行\n😀按全网最低")
    pane.reply.guard.check_now()
    block = pane.reply.editor.document().findBlockByNumber(1)
    (span,) = block.layout().formats()
    assert (span.start, span.length) == (3, 4)
    assert span.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline


def test_replacing_puts_the_suggestion_in_and_can_be_undone(pane: ConversationPanel) -> None:
    write(pane, "😀按全网最低给您")
    pane.reply.guard_bar.action.emit()
    assert pane.reply.editor.text() == "😀按老客价给您"
    assert not pane.reply.guard_bar.isVisible()
    pane.reply.editor.undo()
    assert pane.reply.editor.text() == "😀按全网最低给您"


def test_all_clear_is_said_in_one_line(pane: ConversationPanel) -> None:
    write(pane, "工厂说能做")
    pane.reply.guard.check_now()
    assert pane.reply.clear_line.isVisible()


def test_a_warning_does_not_stop_a_human(pane: ConversationPanel, gateway: SampleGateway) -> None:
    write(pane, "按全网最低给您")
    pane.reply.send()
    assert replies(gateway)[0].override == ""


def test_what_blocks_needs_a_reason_that_goes_with_the_reply(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    write(pane, "您加微信聊")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, CTRL)
    assert replies(gateway) == []
    row = pane.reply.override_row
    assert row.isVisible()
    assert not row.send_button.isEnabled()
    assert not pane.reply.send_button.isVisible()
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    assert replies(gateway) == []
    row.reason.setText("店主同意")
    qtbot.keyClick(row.reason, Qt.Key.Key_Return)
    (sent,) = replies(gateway)
    assert (sent.text, sent.override) == ("您加微信聊", "off_platform: 店主同意")
    assert not row.isVisible()


def test_a_blocked_draft_says_so_on_the_button(pane: ConversationPanel) -> None:
    write(pane, "您加微信聊")
    pane.reply.guard.check_now()
    assert pane.reply.send_button.text() == "说明后发送"


def test_escape_leaves_the_question_for_a_reason(pane: ConversationPanel, qtbot) -> None:
    write(pane, "您加微信聊")
    pane.reply.send()
    qtbot.keyClick(pane.reply.override_row.reason, Qt.Key.Key_Escape)
    assert not pane.reply.override_row.isVisible()
    assert pane.reply.editor.hasFocus()
    assert pane.reply.send_button.isVisible()


def test_sending_checks_the_last_letters_too(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    write(pane, "您加微")
    pane.reply.guard.check_now()
    write(pane, "信聊")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, CTRL)
    assert replies(gateway) == []


def test_without_a_guard_handed_in_the_houses_own_looks(qtbot, gateway: SampleGateway, look) -> None:
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.show_conversation(rows.FOCUS)
    found.reply.editor.insertPlainText("我的微信号是 abc12345，加我")
    found.reply.guard.check_now()
    assert found.reply.guard.findings


def test_all_that_stands_in_the_way_is_told_at_once(qtbot, gateway: SampleGateway, look) -> None:
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.show_conversation(rows.FOCUS)
    found.reply.editor.insertPlainText("这是全网最低价，加我微信")
    found.reply.guard.check_now()
    said = found.reply.guard_bar.accessibleName()
    assert said == "2 处不能这样发：「全网最低」是绝对化用语、「加我微信」引顾客去平台外"


# ---- taking back -----------------------------------------------------------------------------------------------------


def test_a_sent_reply_can_be_taken_back_and_its_words_return(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    write(pane, "发早了")
    pane.reply.send()
    strip = pane.reply.undo_strip
    assert strip.isVisible()
    assert strip.accessibleName() == "5 秒内可撤回"
    message_id = strip.row.message_id
    strip.action.emit()
    assert gateway.submitted[-1] == commands.CancelReply(message_id)
    assert pane.reply.editor.text() == "发早了"
    assert not strip.isVisible()
    assert pane.lines.rows[-1].delivery is Delivery.CANCELLED


def test_the_strip_counts_down_and_goes_when_the_reply_leaves(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    write(pane, "好的")
    pane.reply.send()
    gateway.clock += timedelta(seconds=3.2)
    pane.reply.undo_strip.ticked.emit()
    assert pane.reply.undo_strip.accessibleName() == "2 秒内可撤回"
    gateway.clock += timedelta(seconds=2)
    pane.reply.undo_strip.ticked.emit()
    assert not pane.reply.undo_strip.isVisible()


def test_the_strip_runs_by_itself(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    write(pane, "好的")
    pane.reply.send()
    gateway.clock += timedelta(seconds=6)
    qtbot.waitUntil(lambda: not pane.reply.undo_strip.isVisible(), timeout=2_000)


def test_undo_in_an_empty_box_takes_the_reply_back(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    write(pane, "发早了")
    pane.reply.send()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Z, CTRL)
    assert isinstance(gateway.submitted[-1], commands.CancelReply)
    assert pane.reply.editor.text() == "发早了"


def test_words_taken_back_do_not_overwrite_what_was_begun_since(pane: ConversationPanel) -> None:
    write(pane, "发早了")
    pane.reply.send()
    write(pane, "下一句")
    pane.reply.undo_strip.take_back()
    assert pane.reply.editor.text() == "下一句"


def test_the_offer_belongs_to_the_conversation_it_was_made_in(pane: ConversationPanel) -> None:
    write(pane, "好的")
    pane.reply.send()
    pane.show_conversation(3)
    assert not pane.reply.undo_strip.isVisible()
    pane.show_conversation(rows.FOCUS)
    assert pane.reply.undo_strip.isVisible()


def test_without_undo_time_there_is_no_strip(pane: ConversationPanel, gateway: SampleGateway) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"undo_seconds": "0"})
    write(pane, "好的")
    pane.reply.send()
    assert not pane.reply.undo_strip.isVisible()


def test_a_reply_that_left_already_says_so(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    gateway.refuse(commands.CancelReply(1), InvalidInput("too_late"))
    assert pane.reply.notice.isVisible()
    assert pane.reply.notice.accessibleName() == "已经发出去了，撤不回来"
    pane.reply.notice.action.emit()
    assert not pane.reply.notice.isVisible()


def test_a_refused_reply_comes_back_into_its_own_box(pane: ConversationPanel, gateway: SampleGateway) -> None:
    gateway.refuse(commands.SendAgentReply(3, "没发成的话", "小美"), StaleVersion())
    assert pane.reply.editor.text() == ""
    assert not pane.reply.notice.isVisible()
    pane.show_conversation(3)
    assert pane.reply.editor.text() == "没发成的话"


# ---- quick phrases ---------------------------------------------------------------------------------------------------


def test_a_slash_opens_the_list_and_enter_puts_the_phrase_in(pane: ConversationPanel, qtbot) -> None:
    write(pane, "好的，")
    qtbot.keyClicks(pane.reply.editor, "/fp")
    popup = pane.reply.phrases.popup
    assert popup.isVisible()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return)
    assert pane.reply.editor.text() == f"好的，{rows.phrases()[1].text}"
    assert not popup.isVisible()


def test_an_exact_code_and_a_blank_expand(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClicks(pane.reply.editor, "/wh ")
    assert pane.reply.editor.text() == rows.phrases()[2].text


def test_arrows_choose_in_the_list_and_escape_closes_only_the_list(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClicks(pane.reply.editor, "/")
    popup = pane.reply.phrases.popup
    first = popup.chosen
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Down)
    assert popup.chosen is not first
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert pane.reply.editor.hasFocus()
    assert pane.reply.editor.text() == "/"


def test_a_closed_list_stays_closed_until_the_code_changes(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClicks(pane.reply.editor, "/f")
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Escape)
    pane.reply.phrases.look()
    assert not pane.reply.phrases.popup.isVisible()
    qtbot.keyClicks(pane.reply.editor, "h")
    assert pane.reply.phrases.popup.isVisible()


def test_the_button_does_what_the_slash_does(pane: ConversationPanel, qtbot) -> None:
    write(pane, "好的")
    qtbot.mouseClick(pane.reply.phrase_button, Qt.MouseButton.LeftButton)
    popup = pane.reply.phrases.popup
    assert popup.isVisible()
    qtbot.mouseClick(popup, Qt.MouseButton.LeftButton, pos=QPoint(60, theme.shadow_margin("e1") + 20))
    assert pane.reply.editor.text() == f"好的 {rows.phrases()[0].text}"


def test_values_are_filled_in_and_what_is_missing_is_said_before_it_is_taken(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    phrase = QuickPhrase("zz", "追踪", "{nickname}，口令{campaign.password}。")
    gateway.queries.quick_phrases = (phrase,)
    qtbot.keyClicks(pane.reply.editor, "/zz")
    chosen = pane.reply.phrases.popup.chosen
    assert chosen is not None
    assert missing_text(chosen.filled) == "缺活动口令"
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return)
    nickname = gateway.queries.materials[rows.FOCUS].customer.nickname
    assert pane.reply.editor.text() == f"{nickname}，口令{{campaign.password}}。"
    assert commands.CountPhrase("zz") in gateway.submitted


def test_a_variable_without_a_value_cannot_be_sent_whatever_the_reason(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    write(pane, "单号{tracking}")
    before = len(gateway.submitted)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not pane.reply.override_row.isVisible()
    assert len(gateway.submitted) == before
    assert pane.reply.send_button.text() == "发送"


def test_the_list_lies_inside_the_window_above_the_box(pane: ConversationPanel, qtbot) -> None:
    qtbot.keyClicks(pane.reply.editor, "/")
    popup = pane.reply.phrases.popup
    margin = theme.shadow_margin("e1")
    assert popup.window() is pane.window()
    assert popup.geometry().bottom() - margin < pane.reply.mapTo(pane, QPoint(0, 0)).y()


# ---- when one may write ----------------------------------------------------------------------------------------------


def test_an_ended_conversation_says_why_one_cannot_write(pane: ConversationPanel) -> None:
    pane.show_conversation(12)
    assert not pane.reply.editor.isEnabled()
    assert "重新打开" in pane.reply.editor.placeholderText()
    assert "重新打开" in pane.reply.send_button.toolTip()


def test_with_nobody_on_duty_one_cannot_write(pane: ConversationPanel, gateway: SampleGateway) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"agent_name": ""})
    gateway.commit(settings=True)
    assert not pane.reply.editor.isEnabled()
    assert "谁在岗" in pane.reply.send_button.toolTip()


def test_the_placeholder_says_that_sending_takes_over(pane: ConversationPanel) -> None:
    pane.show_conversation(10)
    assert "接手" in pane.reply.editor.placeholderText()


def test_the_box_never_jumps_when_a_bar_appears(pane: ConversationPanel) -> None:
    before = pane.reply.height()
    write(pane, "按全网最低给您")
    pane.reply.guard.check_now()
    assert pane.reply.guard_bar.isVisible()
    assert pane.reply.height() == before


@pytest.mark.parametrize(("text", "said"), [("", "0 chars"), ("a", "1 char"), ("ab", "2 chars")])
def test_one_letter_is_not_counted_in_the_plural(
    pane: ConversationPanel, qapp: QApplication, text: str, said: str
) -> None:
    translation.set_language(qapp, "en")
    try:
        write(pane, f"x{text}")
        pane.reply.editor.setPlainText(text)
        assert pane.reply.count_label.text() == said
    finally:
        translation.set_language(qapp, translation.SOURCE_LANGUAGE)


def test_emoji_before_the_cursor_change_nothing_for_a_code_or_a_draft(pane: ConversationPanel, qtbot) -> None:
    editor = pane.reply.editor
    pane.focus_reply()
    editor.put("😀😀，/f后面还有字")
    cursor = editor.textCursor()
    cursor.setPosition(len("😀😀，/f".encode("utf-16-le")) // 2)
    editor.setTextCursor(cursor)
    assert pane.reply.phrases._before_cursor() == "😀😀，/f"
    editor.start_with("😀😀", 4)
    assert editor.textCursor().position() == 4
