"""The pane as a whole: whom it shows, what its keys do, what it re-reads, and that everything has a name."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTranslator
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain import commands
from deskpilot.domain.conversation import Mode, Sender
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.conversation.letting_go import StillWaitingSheet
from deskpilot.ui.panels.conversation.transfer_sheet import TransferSheet
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway

WAITING, ANSWERED, AI_OWNED, CLOSED = 3, 9, 10, 12


@pytest.fixture
def pane(qtbot, gateway: SampleGateway, look) -> ConversationPanel:
    found = ConversationPanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(712, 852)
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    return found


def texts(menu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def test_without_a_conversation_the_pane_teaches(pane: ConversationPanel) -> None:
    assert pane.empty.isVisible()
    assert not pane.reply.isVisible()
    for key in ("F2", "1–3", "Ctrl"):
        assert key in pane.empty.accessibleName()


def test_the_head_says_who_how_long_and_who_answers(pane: ConversationPanel) -> None:
    pane.show_conversation(rows.FOCUS)
    assert pane.header.name_label.text() == "林间有座"
    assert pane.header.member_chip.text() == "老客 3 单"
    assert pane.header.meta_label.text() == "淘宝 · 等待 2 分 12 秒 · 由小美接待，AI 已静默"


def test_a_new_customer_wears_no_chip(pane: ConversationPanel) -> None:
    pane.show_conversation(AI_OWNED)
    assert not pane.header.member_chip.isVisible()


def test_the_waiting_time_runs(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    pane.show_conversation(rows.FOCUS)
    gateway.clock = rows.NOW.replace(second=59)
    qtbot.waitUntil(lambda: "2 分 59 秒" in pane.header.meta_label.text(), timeout=2_500)


def test_showing_tells_which_and_reads_it(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    with qtbot.waitSignal(pane.conversation_changed) as told:
        pane.show_conversation(rows.FOCUS)
    assert told.args == [rows.FOCUS]
    assert gateway.submitted.count(commands.MarkRead(rows.FOCUS)) == 1
    with qtbot.assertNotEmitted(pane.conversation_changed):
        pane.show_conversation(rows.FOCUS)
    assert gateway.submitted.count(commands.MarkRead(rows.FOCUS)) == 1


def test_how_far_was_read_is_kept_of_the_conversation_in_front_alone(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    gateway.queries.transcripts[AI_OWNED] = list(rows.long_transcript(1))
    for conversation in (rows.FOCUS, AI_OWNED, rows.FOCUS):
        pane.show_conversation(conversation)
    assert gateway.submitted.count(commands.MarkRead(rows.FOCUS)) == 2


def test_a_conversation_that_is_gone_empties_the_pane(pane: ConversationPanel) -> None:
    pane.show_conversation(999)
    assert pane.conversation_id is None
    assert pane.empty.isVisible()


@pytest.mark.parametrize("number", [WAITING, AI_OWNED])
def test_f2_takes_over(pane: ConversationPanel, gateway: SampleGateway, qtbot, number: int) -> None:
    pane.show_conversation(number)
    pane.focus_reply()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F2)
    assert commands.TakeOver(number, "小美") in gateway.submitted
    assert pane.header.owner_button.text() == "交还 AI"


def test_f2_on_what_is_mine_does_nothing(pane: ConversationPanel, gateway: SampleGateway, qtbot) -> None:
    pane.show_conversation(rows.FOCUS)
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_F2)
    assert not any(isinstance(each, commands.TakeOver) for each in gateway.submitted)


def test_inside_the_pane_f2_means_this_conversation_though_the_window_has_its_own(
    gateway: SampleGateway, look, qtbot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    found = ConversationPanel(gateway, look)
    QVBoxLayout(window).addWidget(found)
    windows_own = QShortcut(Qt.Key.Key_F2, window)
    fired: list[bool] = []
    windows_own.activated.connect(lambda: fired.append(True))
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    found.show_conversation(WAITING)
    found.focus_reply()
    qtbot.keyClick(found.reply.editor, Qt.Key.Key_F2)
    assert commands.TakeOver(WAITING, "小美") in gateway.submitted
    assert fired == []


def test_the_owner_button_hands_back_and_reopens(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    pane.show_conversation(ANSWERED)
    qtbot.mouseClick(pane.header.owner_button, Qt.MouseButton.LeftButton)
    assert commands.HandBack(ANSWERED, "小美") in gateway.submitted
    pane.show_conversation(CLOSED)
    assert pane.header.owner_button.text() == "重新打开"
    qtbot.mouseClick(pane.header.owner_button, Qt.MouseButton.LeftButton)
    assert commands.ReopenConversation(CLOSED) in gateway.submitted
    assert pane.reply.editor.isEnabled()


@pytest.mark.parametrize(
    ("code", "command"), [("hand_back", commands.HandBack), ("close", commands.CloseConversation)]
)
def test_who_still_waits_is_not_let_go_by_accident(
    pane: ConversationPanel, gateway: SampleGateway, code: str, command: type
) -> None:
    pane.show_conversation(rows.FOCUS)
    last = [row.text for row in pane.lines.rows if row.sender is Sender.CUSTOMER][-1]

    def asked() -> StillWaitingSheet:
        getattr(pane.header, f"{code}_requested").emit()
        return pane.header.findChildren(StillWaitingSheet)[-1]

    sheet = asked()
    assert any(last in label.text() for label in sheet.findChildren(kit.PlainLabel))
    sheet.first.click()
    assert command(rows.FOCUS, "小美") not in gateway.submitted
    assert pane.reply.editor.hasFocus()
    asked().go.click()
    assert command(rows.FOCUS, "小美") in gateway.submitted


def test_a_conversation_is_passed_on_with_a_word_to_the_least_busy_not_to_oneself(
    pane: ConversationPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.header.transfer_button.click()
    sheet = pane.findChild(TransferSheet)
    assert [choice.property("person") for choice in sheet.choices] == ["晓琳", "阿哲"]
    assert not sheet.tells.isHidden()
    assert sheet.line.text().count("晓琳") >= 1
    assert not sheet.warning.isVisible()
    sheet.choices[1].click()
    assert "阿哲" in sheet.line.text()
    sheet.tells.click()
    assert sheet.line.isHidden()
    qtbot.keyClicks(sheet.note, "VIP")
    qtbot.keyClick(sheet.note, Qt.Key.Key_Return)
    assert commands.Transfer(rows.FOCUS, "小美", "阿哲", "VIP", tells=False) in gateway.submitted
    assert "由阿哲接待" in pane.header.meta_label.text()


def test_with_nobody_else_at_work_the_sheet_warns(pane: ConversationPanel, gateway: SampleGateway) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"staff": "小美、阿哲:agent:3-4"})
    pane.show_conversation(rows.FOCUS)
    pane.ask_transfer()
    assert pane.findChild(TransferSheet).warning.isVisible()


def test_alone_at_the_desk_there_is_nobody_to_pass_on_to(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    gateway.shop_settings = gateway.shop_settings.with_values({"staff": "小美"})
    pane.show_conversation(rows.FOCUS)
    assert not pane.header.transfer_button.isEnabled()
    assert pane.header.transfer_button.toolTip()


def test_the_more_menu_holds_only_what_can_be_done(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(rows.FOCUS)
    assert texts(pane.header.more_menu()) == ["复制对话", "结束会话"]
    pane.show_conversation(AI_OWNED)
    assert texts(pane.header.more_menu()) == ["复制对话", "请同事来接", "结束会话"]
    pane.show_conversation(CLOSED)
    assert texts(pane.header.more_menu()) == ["复制对话"]


def test_the_copied_conversation_is_plain_text_in_order(pane: ConversationPanel) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.header.more_menu().actions()[0].trigger()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == len(rows.transcript())
    assert lines[0] == "2026-03-11 22:25 林间有座：上次看的白蜡木餐桌还在卖吗"


def test_a_line_that_comes_in_is_shown_and_read(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(rows.FOCUS)
    gateway.submitted.clear()
    gateway.receive(rows.FOCUS, "在吗")
    assert pane.lines.rows[-1].text == "在吗"
    assert gateway.submitted == [commands.MarkRead(rows.FOCUS)]


def test_a_line_out_of_sight_is_not_read_yet(pane: ConversationPanel, gateway: SampleGateway) -> None:
    gateway.queries.transcripts[WAITING] = list(rows.long_transcript(300))
    pane.show_conversation(WAITING)
    pane.transcript.verticalScrollBar().setValue(600)
    gateway.submitted.clear()
    gateway.receive(WAITING, "在吗")
    assert gateway.submitted == []


def test_what_happens_elsewhere_is_not_read(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(rows.FOCUS)
    gateway.queries.read_rows = 0
    gateway.receive(WAITING, "在吗")
    assert gateway.queries.read_rows == 0


def test_a_hidden_pane_waits_until_it_is_shown(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.hide()
    gateway.queries.read_rows = 0
    gateway.receive(rows.FOCUS, "在吗")
    assert gateway.queries.read_rows == 0
    pane.show()
    assert pane.lines.rows[-1].text == "在吗"


def test_a_line_of_another_conversation_leaves_the_transcript_alone(
    pane: ConversationPanel, gateway: SampleGateway
) -> None:
    gateway.queries.transcripts[rows.FOCUS] = list(rows.long_transcript(900))
    gateway.queries.transcripts[WAITING] = [replace(rows.transcript()[0], message_id=77)]
    pane.show_conversation(rows.FOCUS)
    assert not pane.scroll_to(77)
    assert pane.lines.rows[-1].seq == 900
    assert pane.scroll_to(1_001)


def test_a_failed_reply_is_tried_again(pane: ConversationPanel, gateway: SampleGateway) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.transcript.retry_requested.emit(1007)
    assert commands.RetryReply(1007) in gateway.submitted


def test_page_keys_scroll_the_transcript_while_one_writes(
    pane: ConversationPanel, gateway: SampleGateway, qtbot
) -> None:
    gateway.queries.transcripts[WAITING] = list(rows.long_transcript(300))
    pane.show_conversation(WAITING)
    bottom = pane.transcript.verticalScrollBar().value()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_PageUp)
    assert pane.transcript.verticalScrollBar().value() < bottom
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_PageDown)
    assert pane.transcript.at_end


def test_escape_goes_to_the_transcript_and_back(pane: ConversationPanel, qtbot) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.focus_reply()
    qtbot.keyClick(pane.reply.editor, Qt.Key.Key_Escape)
    assert pane.transcript.hasFocus()
    qtbot.keyClick(pane.transcript, Qt.Key.Key_Escape)
    assert pane.reply.editor.hasFocus()


def test_tab_walks_from_the_head_to_the_send_button(pane: ConversationPanel, qtbot) -> None:
    pane.show_conversation(rows.FOCUS)
    pane.reply.editor.insertPlainText("好")
    pane.header.owner_button.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[QWidget] = []
    for _ in range(16):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is pane.header.owner_button:
            break
    wanted = [
        pane.header.owner_button,
        pane.header.more_button,
        pane.transcript,
        *pane.suggestions.rows,
        pane.reply.editor,
    ]
    wanted += [pane.reply.phrase_button, pane.reply.send_button]
    places = [seen.index(widget) for widget in wanted]
    assert places == sorted(places)


class Brackets(QTranslator):
    """A language in which every text stands in brackets."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return f"[{source}]"


def test_another_language_reaches_every_word_on_screen(pane: ConversationPanel, qapp) -> None:
    pane.show_conversation(rows.FOCUS)
    language = Brackets()
    qapp.installTranslator(language)
    qapp.processEvents()
    delegate = pane.transcript.itemDelegate()
    shown = [
        *(
            button.text()
            for button in (pane.header.owner_button, pane.header.transfer_button, pane.reply.send_button)
        ),
        *(button.text() for button in (pane.suggestions.reject_button, pane.suggestions.rows[0].edit_link)),
        pane.suggestions.title.text(),
        pane.suggestions.hint.text(),
        pane.reply.editor.placeholderText(),
        pane.transcript.accessibleName(),
        delegate.sheet(3).state,
        delegate.sheet(5).note_lines[0],
        delegate.sheet(2).day_text,
    ]
    qapp.removeTranslator(language)
    qapp.processEvents()
    assert [text for text in shown if not text.startswith("[")] == []


def test_every_control_has_a_name(pane: ConversationPanel) -> None:
    pane.show_conversation(rows.FOCUS)
    controls = [
        *pane.findChildren(QAbstractButton),
        pane.transcript,
        pane.reply.editor,
        pane.reply.override_row.reason,
    ]
    nameless = [
        each for each in controls if each.isEnabled() and not each.accessibleName() and each.isVisibleTo(pane)
    ]
    assert nameless == []


def test_a_long_name_leaves_the_buttons_alone(pane: ConversationPanel) -> None:
    pane.resize(608, 671)
    pane.show_conversation(8)
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    header = pane.header
    assert header.name_label.geometry().right() < header.owner_button.geometry().left()
    assert header.more_button.geometry().right() <= header.width()
    assert header.name_label.toolTip()


def test_where_room_is_short_the_chips_go_before_the_words(pane: ConversationPanel) -> None:
    pane.show_conversation(rows.FOCUS)
    header = pane.header
    seen = []
    for width in range(712, 360, -4):
        header.resize(width, header.height())
        shown = (
            header.mode_chip.isVisible(),
            header.member_chip.isVisible(),
            bool(header.transfer_button.text()),
        )
        if shown not in seen:
            seen.append(shown)
    assert seen == [(True, True, True), (False, True, True), (False, False, True), (False, False, False)]
    header.resize(712, header.height())
    assert header.member_chip.isVisible()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_is_pushed_out_of_the_pane_at_any_size(
    pane: ConversationPanel, look, qapp, scale: float, name: str
) -> None:
    pane.resize(608, 671)
    pane.set_compact(True)
    pane.show_conversation(rows.FOCUS)
    look.apply(qapp, name)
    look.set_text_scale(scale)
    for _ in range(3):
        qapp.processEvents()
    assert pane.width() == 608
    for part in (
        pane.header.owner_button,
        pane.header.transfer_button,
        pane.header.more_button,
        pane.reply.send_button,
        pane.suggestions.rows[0],
        pane.reply.editor,
    ):
        box = part.rect().translated(part.mapTo(pane, part.rect().topLeft()))
        assert box.left() >= 0, part
        assert box.right() <= pane.width(), part
    assert pane.header.name_label.geometry().right() < pane.header.owner_button.geometry().left()
    assert pane.header.transfer_button.accessibleName() == "转接"


def test_a_name_is_read_before_the_chips_beside_it(pane: ConversationPanel) -> None:
    pane.show_conversation(rows.FOCUS)
    header, head = pane.header, pane.acts.head
    assert head is not None
    named = replace(head, nickname="一只名字特别长的小猫和她的三十个朋友")
    header.show_head(named, "小美", ("阿宁",), Mode.AUTO, rows.NOW)
    header.resize(460, header.height())
    header.layout().activate()
    assert header.name_label.width() >= 120


def test_in_a_wide_window_a_conversation_stays_together(pane: ConversationPanel) -> None:
    pane.resize(1700, 900)
    pane.show_conversation(rows.FOCUS)
    QApplication.processEvents()
    editor = pane.reply.mapTo(pane, QPoint(0, 0)).x()
    assert pane.reply.width() <= 960
    assert pane.header.avatar.mapTo(pane, QPoint(0, 0)).x() == editor
    assert pane.transcript.viewport().mapTo(pane, QPoint(0, 0)).x() + 24 == editor
    assert pane.suggestions.title.mapTo(pane, QPoint(0, 0)).x() == editor
