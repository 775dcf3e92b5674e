"""The case column: what it reads, when, and where its lines lead."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from deskpilot.domain.conversation import Sender
from deskpilot.domain.customer import Fact
from deskpilot.domain.escalation import Reason
from deskpilot.domain.understanding import Evidence
from deskpilot.services.views import BriefLine, Runner
from deskpilot.settings import Settings
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case import CasePanel
from deskpilot.ui.panels.case.brief_row import BriefRow
from deskpilot.ui.panels.case.customer_tags import TagChip
from deskpilot.ui.panels.case.fact_button import FactButton
from deskpilot.ui.panels.case.history import HistorySheet
from deskpilot.ui.panels.case.order_row import OrderRow
from deskpilot.ui.panels.case.text_lines import broken
from deskpilot.ui.panels.case.verdict import whole_way
from deskpilot.ui.view_state import ViewState
from tests.ui import sample_rows as rows
from tests.ui.sample import SampleGateway


@pytest.fixture
def panel(qtbot: QtBot, gateway: SampleGateway, look: theme.Theme) -> CasePanel:
    """The column beside the focused conversation."""
    found = CasePanel(gateway, look)  # type: ignore[arg-type]
    qtbot.addWidget(found)
    found.resize(352, 852)
    found.show()
    qtbot.waitExposed(found)
    found.show_conversation(rows.FOCUS)
    return found


def row_of(panel: CasePanel, kind: str) -> BriefRow:
    """The first line of a kind."""
    return next(row for row in panel.brief.rows if row.line.kind == kind)


def shown_facts(panel: CasePanel) -> list[FactButton]:
    """What is remembered, as far as it is to be seen."""
    return [button for button in panel.findChildren(FactButton) if button.isVisible()]


def test_a_line_of_the_brief_leads_to_the_words_behind_it(panel: CasePanel, qtbot: QtBot) -> None:
    wants = row_of(panel, "wants")
    with qtbot.waitSignal(panel.message_requested) as by_mouse:
        qtbot.mouseClick(wants, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(panel.message_requested) as by_key:
        qtbot.keyClick(wants, Qt.Key.Key_Return)
    assert by_mouse.args == by_key.args == [wants.line.message_id] == [1009]


def test_a_line_without_words_behind_it_leads_nowhere(panel: CasePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.message_requested):
        qtbot.mouseClick(row_of(panel, "who"), Qt.MouseButton.LeftButton)


def test_the_brief_is_one_stop_of_the_tab_key_and_arrows_move_inside(panel: CasePanel, qtbot: QtBot) -> None:
    stops = [row for row in panel.brief.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [row_of(panel, "next")]
    qtbot.keyClick(stops[0], Qt.Key.Key_Home)
    first, second = panel.brief.rows[:2]
    assert panel.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert panel.focusWidget() is second
    assert [row for row in panel.brief.rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus] == [second]


def test_the_label_stands_once_for_lines_of_the_same_kind(panel: CasePanel) -> None:
    rows = [row for row in panel.brief.rows if row.isVisible() and row.line.kind == "wants"]
    labels = ["情况：" if row.line.code == "told" else "想要：" for row in rows]
    assert len(rows) > 2
    assert [row.accessibleName()[:3] for row in rows] == labels


def test_the_same_no_twice_is_one_line(panel: CasePanel) -> None:
    lines = tuple(BriefLine("refused", "no", text="不是这个", message_id=number) for number in (8, 5))
    panel.brief.show_lines(lines, "林间有座")
    assert [row.line.message_id for row in panel.brief.rows if row.isVisible()] == [8]


def test_a_long_value_takes_two_lines_and_the_rest_stands_in_the_tooltip(panel: CasePanel) -> None:
    promise = row_of(panel, "promised")
    assert len(promise.lines) == 2
    assert promise.lines[-1].endswith("…")
    assert promise.sentence in promise.toolTip()
    assert promise.height() >= 2 * theme.line("body")


def test_words_of_a_customer_are_never_markup(panel: CasePanel) -> None:
    row = panel.brief.rows[0]
    row.show_line(BriefLine("wants", "question", text="<b>大</b>码" * 30, message_id=1), repeated=False)
    assert "&lt;b&gt;" in row.toolTip()


def test_the_copied_brief_has_every_line(panel: CasePanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.brief.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "简报：林间有座"
    assert len(lines) == 1 + sum(not row.isHidden() for row in panel.brief.rows)
    assert "复制" in panel.brief.copy.accessibleName()


def test_a_new_line_of_the_customer_is_in_the_brief_at_once(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    material = gateway.queries.materials[rows.FOCUS]
    last = material.messages[-1]
    newer = replace(last, id=1010, seq=10, text="那就做浅一点的颜色", sender=Sender.CUSTOMER)
    gateway.queries.materials[rows.FOCUS] = replace(material, messages=(*material.messages, newer))
    gateway.commit(conversations=frozenset({rows.FOCUS}))
    qtbot.waitUntil(lambda: row_of(panel, "wants").sentence == "「那就做浅一点的颜色」")


def test_what_happens_elsewhere_leaves_the_brief_alone(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    before = row_of(panel, "wants").sentence
    gateway.queries.materials.clear()
    figures = gateway.queries.read_figures
    gateway.commit(conversations=frozenset({5}))
    qtbot.waitUntil(lambda: gateway.queries.read_figures > figures)
    assert row_of(panel, "wants").sentence == before
    assert panel.brief.isVisible()


def test_figures_are_read_four_times_a_second_at_most(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    busy = QTimer(panel, interval=1)
    busy.timeout.connect(lambda: gateway.commit(conversations=frozenset({7}), kpi=True))
    before, watch = gateway.queries.read_figures, QElapsedTimer()
    watch.start()
    busy.start()
    qtbot.waitUntil(lambda: gateway.queries.read_figures >= before + 3)
    assert watch.elapsed() >= 700


def test_nothing_is_read_while_nobody_looks(panel: CasePanel, gateway: SampleGateway, qtbot: QtBot) -> None:
    panel.hide()
    before = gateway.queries.read_figures
    gateway.queries.materials.clear()
    gateway.commit(conversations=frozenset({rows.FOCUS}), kpi=True)
    panel._age()
    assert gateway.queries.read_figures == before
    panel.show()
    assert gateway.queries.read_figures == before + 1
    assert not panel.brief.isVisible()


def test_without_a_customer_the_column_teaches_and_the_day_stays(panel: CasePanel) -> None:
    panel.show_conversation(None)
    assert not panel.brief.isVisible()
    assert not panel.customer.isVisible()
    assert not panel.why.isVisible()
    assert panel._empty.isVisible()
    assert [row.view.value for row in panel.today.rows] == ["18", "8", "148", "21.4", "7"]
    assert panel.today.rows[2].view.delta == "人工 46"


def test_compact_folds_orders_and_tags_but_never_the_brief(panel: CasePanel) -> None:
    shown = [row for row in panel.findChildren(OrderRow) if row.isVisible()]
    height = panel.brief.height()
    panel.set_compact(True)
    assert len(shown) == 2
    assert not any(row.isVisible() for row in shown)
    assert not panel.customer.tags.isVisible()
    assert panel.brief.height() == height
    assert panel.why.texts() == ["要定制，一律由人来答"]
    assert panel.today.rows[0].sizeHint().height() < 40
    panel.set_compact(False)
    assert any(row.isVisible() for row in panel.findChildren(OrderRow))


def test_the_whole_way_opens_in_place_and_another_decision_folds_it(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    short = len(panel.why.texts())
    panel.why.unfold()
    qtbot.mouseClick(panel.why.header.link, Qt.MouseButton.LeftButton)
    assert panel.why.is_open
    said = panel.why.texts()
    assert len(said) > short + 10
    assert any(text.startswith("3 答对的把握 0.41") for text in said)
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    panel.why.show_trace(replace(trace, decision_id=99), gateway.settings())
    assert not panel.why.is_open
    assert len(panel.why.texts()) == short


def test_the_signs_are_explained_and_nothing_is_minus_zero(panel: CasePanel, gateway: SampleGateway) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    near = Runner("KB0099", "差不多一样像", 0.9996)
    steps = whole_way(replace(trace, others=(near,), margin=0.0004), gateway.settings())
    figures = [figure for step in steps for _, figure in step.rows]
    assert not any(figure in ("−0.00", "+0.00") for figure in figures)
    assert "带 + 的抬高它" in steps[2].rows[0][0]


def test_what_the_welcome_offered_is_told(panel: CasePanel, gateway: SampleGateway) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    evidence = (*trace.evidence, Evidence("offered", "多久发货"))
    panel.why.show_trace(replace(trace, decision_id=98, evidence=evidence), gateway.settings())
    panel.why.open_whole()
    assert "打招呼时给了这一条选：多久发货" in panel.why.texts()


def test_the_figure_that_decided_is_told_with_its_threshold(panel: CasePanel, gateway: SampleGateway) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    shop = gateway.settings()
    assert not any(
        "门槛" in text for text in panel.why.texts()
    )  # the topic decided, whatever the figures say
    sure = replace(
        trace, decision_id=5, action="reply", rule="confident", reason=None, confidence=0.93, signals=()
    )
    panel.why.show_trace(sure, shop)
    assert panel.why.texts() == ["知识库里有，把握够", f"答对的把握 0.93，门槛 {Settings().reply_floor:.2f}"]
    assert panel.why.header.title.text() == "为什么这样答"
    doubts = replace(
        trace,
        decision_id=6,
        rule="handoff",
        signals=(),
        evidence=(
            Evidence("handoff.do", "", 1.2),
            Evidence("handoff.score", "", -2.0),
            Evidence("handoff.mine", "", 0.4),
        ),
    )
    panel.why.show_trace(doubts, shop)
    assert panel.why.texts()[1:] == [
        "要人查一查、办一办",
        "问的是自己这一单",
        f"该转人工的把握 0.86，门槛 {Settings().handoff_floor:.2f}",
    ]


def test_what_called_the_human_stands_before_what_was_noticed_more_strongly(
    panel: CasePanel, gateway: SampleGateway
) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    signals = (Evidence("valuable", "5069", 0.95), Evidence("threat", "再不处理我就去投诉", 0.9))
    panel.why.show_trace(
        replace(trace, decision_id=10, rule="topic.threat", signals=signals), gateway.settings()
    )
    assert panel.why.texts()[1] == "下了最后通牒：「再不处理我就去投诉」"


def test_who_opens_with_trouble_is_measured_by_the_floor_for_that(
    panel: CasePanel, gateway: SampleGateway
) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    early = replace(trace, decision_id=9, rule="first_report", handoff=0.49, signals=(), evidence=())
    panel.why.show_trace(early, gateway.settings())
    assert panel.why.texts() == ["顾客一来就在说麻烦，没等他问就请人", "该转人工的把握 0.49，门槛 0.40"]


def test_a_figure_that_is_just_short_is_told_apart_from_its_threshold(
    panel: CasePanel, gateway: SampleGateway
) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    near = replace(
        trace, decision_id=5, action="clarify", rule="unsure_between", confidence=0.4987, signals=()
    )
    panel.why.show_trace(near, replace(gateway.settings(), reply_floor=0.5))
    assert "答对的把握 0.499，门槛 0.500" in panel.why.texts()


@pytest.mark.parametrize(
    ("action", "rule", "reason", "evidence", "said"),
    [
        ("suggest", "confident", None, ("kept.mode",), ["现在是辅助模式，AI 起草，由你来发", "知识库里有，把握够"]),
        ("suggest", "confident", None, ("kept.entry",), ["这一条知识定了由人来发，不自动发", "知识库里有，把握够"]),
        ("suggest", "mode_off", None, (), ["AI 关着，不自己发，只备好草稿给你"]),
        ("hold", "mode_off", None, (), ["AI 关着，不发也不插话"]),
        ("escalate", "no_answer", Reason.MISSED_TWICE, (), ["已经反问过一次，还是没把握，不再追问顾客"]),
    ],
)  # fmt: skip
def test_the_first_line_names_what_was_decisive(
    panel: CasePanel,
    gateway: SampleGateway,
    action: str,
    rule: str,
    reason: Reason | None,
    evidence: tuple[str, ...],
    said: list[str],
) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    shown = replace(
        trace,
        decision_id=7,
        action=action,
        rule=rule,
        reason=reason,
        signals=(),
        evidence=tuple(Evidence(code) for code in evidence),
    )
    panel.why.show_trace(shown, gateway.settings())
    assert [text for text in panel.why.texts() if "门槛" not in text] == said


def test_who_was_greeted_was_not_left_without_an_answer(panel: CasePanel, gateway: SampleGateway) -> None:
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    panel.why.show_trace(replace(trace, decision_id=8, action="hold", rule="greeting"), gateway.settings())
    assert panel.why.header.title.text() == "为什么只问声好"


def test_a_fact_leads_to_the_words_even_in_an_earlier_conversation(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    card = gateway.queries.customer_card(rows.FOCUS)
    assert card is not None
    facts = (
        Fact("height", "165", rows.ago(60), 1008),
        Fact("room", "客厅", rows.ago(900), 4711),
        Fact("喜好", "原木", rows.ago(9)),
    )
    panel.customer.show_card(replace(card, facts=facts), gateway.now(), 480)
    qtbot.waitUntil(lambda: len(shown_facts(panel)) == 3)
    here, elsewhere, typed = shown_facts(panel)
    with (
        qtbot.assertNotEmitted(panel.conversation_requested),
        qtbot.waitSignal(panel.message_requested) as asked,
    ):
        here.click()
    assert asked.args == [1008]
    with qtbot.waitSignals([panel.conversation_requested, panel.message_requested], order="strict"):
        elsewhere.click()
    with qtbot.assertNotEmitted(panel.message_requested):
        typed.click()
    assert "原话" in here.accessibleDescription()
    assert "导入" in typed.accessibleDescription()


def test_everything_there_was_is_one_press_away_and_opens_a_conversation(
    panel: CasePanel, qtbot: QtBot
) -> None:
    qtbot.mouseClick(panel.customer.header.link, Qt.MouseButton.LeftButton)
    sheet = panel.findChild(HistorySheet)
    assert sheet is not None
    assert [visit.conversation_id for visit in sheet.visits] == [rows.FOCUS, 31, 32]
    assert len(sheet.findChildren(OrderRow)) == 3
    with qtbot.waitSignal(panel.conversation_requested) as chosen:
        qtbot.keyClick(sheet.visits[1], Qt.Key.Key_Return)
    assert chosen.args == [31]


def test_every_figure_of_the_day_leads_to_the_figures_page(panel: CasePanel, qtbot: QtBot) -> None:
    for source in (panel.today.header.link, panel.today.rows[1]):
        with qtbot.waitSignal(panel.dashboard_requested):
            source.click()


def test_amounts_and_states_of_orders_are_never_cut(panel: CasePanel, gateway: SampleGateway) -> None:
    order = rows.orders()[0]
    long = replace(
        order, paid_amount=1234567.89, items=(replace(order.items[0], title="很长很长的名字" * 9),)
    )
    row = OrderRow(long, gateway.now(), 480)
    assert "¥1,234,567.89" in row.accessibleName()
    assert "很长很长的名字" * 9 in row.toolTip()


def test_the_figures_of_a_customer_break_rather_than_overlap(panel: CasePanel) -> None:
    stats = panel.customer._stats
    wide, narrow = stats.heightForWidth(320), stats.heightForWidth(150)
    assert narrow > wide


def test_the_column_survives_the_largest_text(panel: CasePanel, look: theme.Theme, qtbot: QtBot) -> None:
    look.set_text_scale(2.0)
    panel.resize(320, 700)
    qtbot.waitUntil(lambda: panel.scroll_area.widget().width() <= panel.scroll_area.viewport().width())
    qtbot.waitUntil(lambda: panel.brief.rows[0].height() >= theme.row("brief") > 24)
    assert not row_of(panel, "next").lines[-1].endswith("…")


def test_in_compact_facts_that_the_brief_names_are_left_out(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: len(shown_facts(panel)) == 2)
    card = gateway.queries.customer_card(rows.FOCUS)
    assert card is not None
    panel.set_compact(True)
    assert len(shown_facts(panel)) == 2
    panel.customer.show_card(card, gateway.now(), 480, frozenset(fact.key for fact in card.facts))
    assert shown_facts(panel) == []
    panel.set_compact(False)
    qtbot.waitUntil(lambda: len(shown_facts(panel)) == 2)


def test_a_long_note_and_many_tags_leave_room_for_the_rest(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    card = gateway.queries.customer_card(rows.FOCUS)
    assert card is not None
    who = replace(
        card.customer, note="晚上十点以后才回消息。" * 30, tags=tuple(f"标签{n}" for n in range(20))
    )
    panel.customer.show_card(replace(card, customer=who), gateway.now(), 480)
    assert len(panel.customer.tags.findChildren(TagChip)) >= 6
    assert any(chip.text() == "还有 14 个" for chip in panel.customer.tags.findChildren(kit.Chip))
    qtbot.waitUntil(lambda: "晚上十点" in panel.customer.note.toolTip())
    assert panel.customer.note.height() <= 2 * panel.customer.note.fontMetrics().lineSpacing() + 8


def test_a_folded_part_still_says_what_matters_and_stays_folded_after_a_restart(
    qtbot: QtBot, gateway: SampleGateway, look: theme.Theme
) -> None:
    state = ViewState()
    for part, said in (("customer", "¥12,860"), ("today", "18 秒")):
        for folded_before in (False, True):
            panel = CasePanel(gateway, look, state)  # type: ignore[arg-type]
            qtbot.addWidget(panel)
            panel.resize(352, 852)
            panel.show()
            panel.show_conversation(rows.FOCUS)
            section = getattr(panel, part)
            assert section.is_unfolded != folded_before
            if not folded_before:
                qtbot.mouseClick(section.header.title, Qt.MouseButton.LeftButton)
            assert section.sizeHint().height() < 50
            assert said in section.header.title.note
            assert not section.header.link.isVisible()


def test_the_way_of_a_decision_unfolds_on_demand_and_the_choice_stays(
    panel: CasePanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    assert not panel.why.is_unfolded
    assert "要定制，一律由人来答" in panel.why.header.title.note
    panel.why.open_whole()
    assert panel.why.header.title.isChecked()
    trace = gateway.queries.trace(rows.FOCUS)
    assert trace is not None
    panel.why.show_trace(replace(trace, decision_id=99), gateway.settings())
    assert not panel.why.header.title.isChecked()
    qtbot.mouseClick(panel.why.header.title, Qt.MouseButton.LeftButton)
    panel.why.show_trace(replace(trace, decision_id=100), gateway.settings())
    assert panel.why.header.title.isChecked()


def test_arrow_keys_fold_and_unfold(panel: CasePanel, qtbot: QtBot) -> None:
    title = panel.customer.header.title
    for key, open_ in ((Qt.Key.Key_Left, False), (Qt.Key.Key_Left, False), (Qt.Key.Key_Right, True)):
        qtbot.keyClick(title, key)
        assert panel.customer.is_unfolded == open_


def test_a_card_read_anew_is_whole_at_once(panel: CasePanel, gateway: SampleGateway) -> None:
    card = gateway.queries.customer_card(rows.FOCUS)
    assert card is not None
    panel.customer.show_card(replace(card, conversations=card.conversations + 1), gateway.now(), 480)
    shown = [row for row in panel.findChildren(OrderRow) if row.isVisible()]
    assert len(shown) == 2
    assert shown_facts(panel)
    assert [chip for chip in panel.findChildren(TagChip) if chip.isVisible()]


def test_a_broken_line_with_emoji_loses_and_moves_no_sign(look: theme.Theme) -> None:
    text = "你好😀我家的情况👨‍👩‍👧，客厅朝南，下午西晒比较厉害，" * 3
    lines = broken(text, 180, 20)
    assert len(lines) > 3
    assert "".join(lines) == text
    assert all(theme.text_width(line) <= 181 for line in lines)
