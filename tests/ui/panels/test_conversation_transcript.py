"""The transcript view: it keeps its place, shows text as it was typed, and every press has an equal on the keyboard."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import theme
from deskpilot.ui.models.transcript import FIRST_PAGE, WINDOW, TranscriptModel
from deskpilot.ui.panels.conversation.bubble_side import sides
from deskpilot.ui.panels.conversation.bubble_text import lay_out, safe_link
from deskpilot.ui.panels.conversation.transcript import TranscriptView
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway

LONG = 3


@pytest.fixture
def view(qtbot, gateway: SampleGateway) -> TranscriptView:
    gateway.queries.transcripts[LONG] = list(rows.long_transcript(1_000))
    found = TranscriptView(TranscriptModel(gateway.queries))
    qtbot.addWidget(found)
    found.resize(712, 480)
    with qtbot.waitExposed(found):
        found.show()
    found.open(rows.FOCUS, gateway.now())
    return found


def show(view: TranscriptView, gateway: SampleGateway, *lines: TranscriptRow) -> None:
    gateway.queries.transcripts[99] = list(lines)
    view.open(99, gateway.now())


def top_line(view: TranscriptView) -> tuple[int, int]:
    index = view.indexAt(QPoint(24, 1))
    return view.model().rows[index.row()].seq, view.visualRect(index).top()


def beside(view: TranscriptView, number: int) -> dict[str, QRectF]:
    """What stands beside a hovered line, and where."""
    delegate = view.itemDelegate()
    found = sides(delegate.sheet(number), view.model().rows[number], delegate.frame, hovered=True)
    return {side.what: side.box for side in found}


def press(view: TranscriptView, number: int, region: str) -> None:
    sheet = view.itemDelegate().sheet(number)
    box = sheet.regions[region] if region in sheet.regions else beside(view, number)[region]
    at = QPointF(view.visualRect(view.model().index(number)).topLeft()) + box.center()
    click(view, at)


def click(view: TranscriptView, at: QPointF) -> None:
    button, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    where = view.viewport().mapToGlobal(at.toPoint())
    for kind, held in (
        (QEvent.Type.MouseMove, none),
        (QEvent.Type.MouseButtonPress, button),
        (QEvent.Type.MouseButtonRelease, none),
    ):
        pressed = none if kind is QEvent.Type.MouseMove else button
        event = QMouseEvent(kind, at, QPointF(where), pressed, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view.viewport(), event)


def grabbed(view: TranscriptView) -> QImage:
    return view.viewport().grab().toImage()


def test_opening_shows_the_newest_line(view: TranscriptView, gateway: SampleGateway) -> None:
    view.open(LONG, gateway.now())
    assert view.at_end
    bottom = view.visualRect(view.model().index(view.model().rowCount() - 1)).bottom()
    assert bottom <= view.viewport().height()


def test_opening_reads_one_page_however_long_the_conversation(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    gateway.queries.read_rows = 0
    view.open(LONG, gateway.now())
    assert gateway.queries.read_rows == FIRST_PAGE


def test_a_new_line_comes_into_sight_when_one_is_at_the_end(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    view.open(LONG, gateway.now())
    gateway.queries.read_rows = 0
    row = gateway.receive(LONG, "还有一句")
    view.follow()
    assert view.at_end
    assert view.model().rows[-1] == row
    assert gateway.queries.read_rows < 5


def test_a_new_line_does_not_move_what_one_reads_further_up(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    view.open(LONG, gateway.now())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    before = top_line(view)
    gateway.receive(LONG, "还有一句")
    view.follow()
    assert top_line(view) == before
    assert view.unseen == 1


def test_the_pill_counts_what_came_in_below_and_leads_there(
    view: TranscriptView, gateway: SampleGateway, qtbot
) -> None:
    view.open(LONG, gateway.now())
    pill = view._scroller.pill
    assert not pill.isVisible()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    assert pill.text() == "回到最新"
    gateway.receive(LONG, "一")
    view.follow()
    gateway.receive(LONG, "二")
    view.follow()
    assert pill.text() == "回到最新 · 2 条新消息"
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert view.at_end
    assert view.unseen == 0
    assert not pill.isVisible()


def test_older_lines_come_in_above_without_moving_what_is_read(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    view.open(LONG, gateway.now())
    bar = view.verticalScrollBar()
    bar.setValue(401)
    seq, top = top_line(view)
    before = view.model().rowCount()
    bar.setValue(399)
    assert view.model().rowCount() > before
    after_seq, after_top = top_line(view)
    assert (after_seq, after_top) == (seq, top + 2)


def test_scrolling_to_the_very_first_line_keeps_the_window_small(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    view.open(LONG, gateway.now())
    while view.model().has_older or view.verticalScrollBar().value() > 0:
        view.verticalScrollBar().setValue(0)
    assert view.model().rows[0].seq == 1
    assert view.model().rowCount() <= WINDOW
    view.jump_to_end()
    assert view.model().rows[-1].seq == 1_000
    assert view.at_end


def test_a_change_of_width_keeps_the_line_at_the_top(view: TranscriptView, gateway: SampleGateway) -> None:
    view.open(LONG, gateway.now())
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum() // 2)
    seq, _ = top_line(view)
    view.resize(520, 480)
    assert top_line(view)[0] == seq


def test_a_line_asked_for_comes_into_sight_and_flashes_then_rests(
    view: TranscriptView, gateway: SampleGateway, qtbot
) -> None:
    view.open(LONG, gateway.now())
    assert view.scroll_to(1_100, 100)
    number = view.model().row_of(1_100)
    box = view.visualRect(view.model().index(number))
    assert view.viewport().rect().contains(box)
    bubble = view.itemDelegate().sheet(number).bubble.translated(QPointF(box.topLeft()))
    spot = QPoint(int(bubble.left()) + 6, int(bubble.center().y()))
    rest = theme.color("bub_cust" if view.model().rows[number].sender is Sender.CUSTOMER else "bub_ai")
    assert grabbed(view).pixelColor(spot) == theme.color("accent_tint2")
    qtbot.waitUntil(lambda: grabbed(view).pixelColor(spot) == rest, timeout=2_000)


def test_a_line_of_another_conversation_is_not_found(view: TranscriptView) -> None:
    assert not view.scroll_to(424242, None)


def test_markup_is_shown_as_it_was_typed(view: TranscriptView, gateway: SampleGateway) -> None:
    show(view, gateway, rows.line(1, Sender.CUSTOMER, "<b>粗</b>&amp;", rows.NOW))
    assert view.itemDelegate().sheet(0).text.layout.text() == "<b>粗</b>&amp;"


def test_marks_that_turn_the_direction_are_shown_not_obeyed(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    show(view, gateway, rows.line(1, Sender.CUSTOMER, "反\u202e转", rows.NOW))
    assert view.itemDelegate().sheet(0).text.layout.text() == "反⟨202E⟩转"


def test_a_word_without_end_stays_inside_its_bubble(view: TranscriptView, gateway: SampleGateway) -> None:
    show(view, gateway, rows.line(1, Sender.CUSTOMER, "a" * 1_000, rows.NOW))
    sheet = view.itemDelegate().sheet(0)
    assert sheet.bubble.width() <= theme.size("bubble_max")
    assert sheet.bubble.right() < view.viewport().width()


def test_lines_stand_at_fixed_steps_whatever_the_script(qapp) -> None:
    laid = lay_out("abc\n中文\n😀 emoji\nÄÖ", 400)
    assert laid.height == 4 * theme.line("message")
    tops = [laid.layout.lineAt(n).y() + laid.layout.lineAt(n).ascent() for n in range(4)]
    assert {round(b - a) for a, b in pairwise(tops)} == {theme.line("message")}


def test_an_endless_message_is_cut_and_says_so(qapp) -> None:
    laid = lay_out("好" * 100_000, 456, more="（还有 {n} 字）")
    assert laid.layout.text().endswith("（还有 96000 字）")


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("https://example.com/a?b=1", True),
        ("http://例子.cn", True),
        ("javascript:alert(1)", False),
        ("file:///etc/passwd", False),
        ("https:", False),
        ("ftp://example.com/a", False),
    ],
)
def test_only_web_addresses_can_be_opened(text: str, open_: bool) -> None:
    assert (safe_link(text) is not None) is open_


def test_a_press_on_a_web_address_asks_for_it(view: TranscriptView, gateway: SampleGateway, qtbot) -> None:
    show(
        view, gateway, rows.line(1, Sender.CUSTOMER, "javascript:alert(1) https://example.com/x。", rows.NOW)
    )
    sheet = view.itemDelegate().sheet(0)
    assert [url for _, url in sheet.text.links] == ["https://example.com/x"]
    box = sheet.text.links[0][0].translated(sheet.text_box.topLeft())
    with qtbot.waitSignal(view.link_requested) as asked:
        click(view, QPointF(view.visualRect(view.model().index(0)).topLeft()) + box.center())
    assert asked.args == ["https://example.com/x"]


def test_a_web_address_behind_emoji_is_marked_where_it_stands(qapp) -> None:
    laid = lay_out("😀😀 https://example.com/x 好", 456)
    (span,) = laid.layout.formats()
    assert (span.start, span.length) == (5, 21)


def test_a_press_on_the_source_opens_the_entry(view: TranscriptView, qtbot) -> None:
    with qtbot.waitSignal(view.entry_requested) as asked:
        press(view, 3, "source")
    assert asked.args == ["KB0312"]


def test_a_press_on_a_mark_opens_its_trace(view: TranscriptView, qtbot) -> None:
    with qtbot.waitSignal(view.trace_requested) as asked:
        press(view, 5, "trace")
    assert asked.args == [72]


def test_a_hovered_line_of_people_can_become_knowledge(view: TranscriptView, qtbot) -> None:
    with qtbot.waitSignal(view.knowledge_requested) as asked:
        press(view, 6, "learn")
    assert asked.args == [1007, rows.transcript()[6].text]


def test_words_of_the_ai_are_not_offered_as_knowledge(view: TranscriptView) -> None:
    assert beside(view, 3) == {}


def test_a_failed_reply_offers_another_try(view: TranscriptView, gateway: SampleGateway, qtbot) -> None:
    show(view, gateway, rows.line(1, Sender.AGENT, "在的", rows.NOW, delivery=Delivery.FAILED))
    with qtbot.waitSignal(view.retry_requested) as asked:
        press(view, 0, "retry")
    assert asked.args == [1001]
    view.setCurrentIndex(view.model().index(0))
    with qtbot.waitSignal(view.retry_requested):
        qtbot.keyClick(view, Qt.Key.Key_Return)


def test_everything_a_line_offers_is_in_its_menu(view: TranscriptView) -> None:
    texts = [action.text() for action in view.menu_for(3).actions()]
    assert texts == [
        "复制",
        "看来源 KB0312 餐桌规格与现货",
        "撤回（已经发出，渠道收不回来）",
        "发一条更正",
        "看看为什么",
    ]
    assert [action.text() for action in view.menu_for(6).actions()] == [
        "复制",
        "设为知识",
        "撤回（已经发出，渠道收不回来）",
        "发一条更正",
    ]


def test_the_keyboard_walks_copies_and_leaves(view: TranscriptView, qtbot) -> None:
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(view.model().index(7))
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == rows.transcript()[8].text
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_the_ring_is_shown_for_the_keyboard_only(view: TranscriptView, qtbot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.itemDelegate().ring_visible
    click(view, QPointF(view.visualRect(view.model().index(8)).topLeft()) + QPointF(40, 20))
    assert not view.itemDelegate().ring_visible


def test_a_screen_reader_gets_the_whole_line(view: TranscriptView) -> None:
    spoken = view.model().index(6).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("小美，22:30，")
    assert view.accessibleName() == "聊天记录"


def test_bubbles_take_the_colours_of_the_other_theme(view: TranscriptView, look: theme.Theme, qapp) -> None:
    def spot() -> QPoint:
        box = view.visualRect(view.model().index(8))
        return box.topLeft() + view.itemDelegate().sheet(8).bubble.topLeft().toPoint() + QPoint(6, 17)

    assert grabbed(view).pixelColor(spot()).name() == "#eff1f4"
    look.apply(qapp, "dark")
    view.take_look()
    assert grabbed(view).pixelColor(spot()).name() == "#282c34"


def test_bubbles_grow_with_the_text_and_stay_in_the_pane(view: TranscriptView, look: theme.Theme) -> None:
    before = view.itemDelegate().sheet(6).bubble.height()
    look.set_text_scale(2.0)
    view.take_look()
    bubble = view.itemDelegate().sheet(6).bubble
    assert bubble.height() > before * 1.5
    assert bubble.left() >= 0


def test_a_narrow_pane_takes_the_new_text_size_too(view: TranscriptView, look: theme.Theme) -> None:
    view.resize(330, 480)
    before = view.itemDelegate().sheet(6).bubble.height()
    look.set_text_scale(1.5)
    view.take_look()
    assert view.itemDelegate().sheet(6).bubble.height() > before


@pytest.mark.parametrize("kind", [MessageKind.IMAGE, MessageKind.PRODUCT_CARD, MessageKind.FILE])
def test_a_line_that_is_no_text_says_what_it_is(
    view: TranscriptView, gateway: SampleGateway, kind: MessageKind
) -> None:
    row = rows.line(1, Sender.CUSTOMER, "", rows.NOW, kind=kind, payload='{"title": "白蜡木餐桌"}')
    show(view, gateway, row)
    assert "白蜡木餐桌" in view.itemDelegate().sheet(0).kind_text


def test_a_broken_card_still_shows_its_kind(view: TranscriptView, gateway: SampleGateway) -> None:
    show(
        view,
        gateway,
        rows.line(1, Sender.CUSTOMER, "", rows.NOW, kind=MessageKind.ORDER_CARD, payload="{oops"),
    )
    assert view.itemDelegate().sheet(0).kind_text == "订单卡片"


def test_a_new_delivery_state_is_painted_from_a_fresh_sheet(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    sent = rows.line(1, Sender.AGENT, "在的", rows.NOW, delivery=Delivery.PENDING)
    show(view, gateway, sent)
    assert view.itemDelegate().sheet(0).state == "发送中"
    gateway.queries.transcripts[99] = [replace(sent, delivery=Delivery.DELIVERED)]
    view.follow()
    assert view.itemDelegate().sheet(0).state == "已送达"


def test_how_a_conversation_was_laid_out_goes_when_another_is_opened(
    view: TranscriptView, gateway: SampleGateway
) -> None:
    view.open(LONG, gateway.now())
    show(view, gateway, *rows.long_transcript(1))
    QApplication.processEvents()
    assert len(view.itemDelegate()._sheets) == 1
