"""The knowledge page over a desk that runs: what is found, what is written, what is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu

from deskpilot.domain.commands import ReceiveMessage, SaveEntry, SaveSettings, SaveStaff, SetOwnerPin, SitDown
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.persona import Staff
from deskpilot.imports.knowledge_rows import KnowledgeRow, read_knowledge
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge import KnowledgePanel
from deskpilot.ui.widgets.behind_sheet import BehindSheet
from deskpilot.worker.gateway import Gateway
from tests.desks import ENTRIES, Running
from tests.ui.panels.desk_stage import running_gateway, take_back

CTRL = Qt.KeyboardModifier.ControlModifier
ROWS = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir) as found:
        yield found


@pytest.fixture
def gateway(stage) -> Gateway:
    return stage[0]


@pytest.fixture
def desk(stage) -> Running:
    return stage[1]


@pytest.fixture
def page(qtbot, gateway: Gateway, look) -> KnowledgePanel:
    found = KnowledgePanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(1368, 852)
    with qtbot.waitExposed(found):
        found.show()
    return found


def shown(page: KnowledgePanel) -> list[str]:
    model = page.table.model
    return [model.loaded_row(place).id for place in range(model.rowCount())]


def pick(page: KnowledgePanel, *places: int) -> None:
    selection = page.table.table.selectionModel()
    selection.clearSelection()
    for place in places:
        selection.select(page.table.model.index(place, 0), ROWS)


def write_answer(page: KnowledgePanel, text: str) -> None:
    edit = page.desk.editor.form.answers.answer
    edit.selectAll()
    edit.insertPlainText(text)


# ---- finding ---------------------------------------------------------------------------------------------------------


def test_the_page_opens_with_every_entry(page: KnowledgePanel) -> None:
    assert sorted(shown(page)) == ["KB0001", "KB0002", "KB0003"]


def test_typing_searches_also_by_sound(page: KnowledgePanel, qtbot, desk: Running) -> None:
    qtbot.keyClicks(page.table.filters.search, "fapiao")
    desk.wait(lambda: shown(page) == ["KB0002"])


def test_a_search_that_finds_nothing_says_so_and_leads_back(page: KnowledgePanel, desk: Running) -> None:
    page.table.filters.search.setText("螺丝刀")
    desk.wait(lambda: page.table.model.rowCount() == 0)
    assert "螺丝刀" in page.table.nothing_found.accessibleName()
    page.table.nothing_found.action.emit()
    assert len(shown(page)) == 3


def test_a_column_sorts_and_sorts_the_other_way_at_the_second_press(page: KnowledgePanel) -> None:
    page.table.table.sort_wanted.emit(0)
    assert shown(page) == ["KB0001", "KB0002", "KB0003"]
    page.table.table.sort_wanted.emit(0)
    assert shown(page) == ["KB0003", "KB0002", "KB0001"]


def test_another_page_can_open_an_entry_that_is_filtered_out(page: KnowledgePanel, desk: Running) -> None:
    page.table.filters.search.setText("发票")
    desk.wait(lambda: shown(page) == ["KB0002"])
    page.show_entry("KB0003")
    assert page.desk.editor.entry_id == "KB0003"
    assert shown(page) == ["KB0003"]


# ---- writing ---------------------------------------------------------------------------------------------------------


def test_publishing_keeps_the_former_version_and_undo_brings_it_back(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    page.show_entry("KB0002")
    write_answer(page, "开票在订单页自己点。")
    page.desk.editor.publish()
    desk.wait(lambda: gateway.queries.entry("KB0002").answer == "开票在订单页自己点。")
    desk.wait(lambda: page.table.notice.isVisible())
    assert not page.desk.editor.dirty
    take_back(desk, gateway, page.table.notice)
    desk.wait(lambda: gateway.queries.entry("KB0002").answer == ENTRIES[1].answer)
    desk.wait(lambda: page.desk.editor.stored.answer == ENTRIES[1].answer)


def test_a_new_entry_gets_an_id_and_undo_takes_it_away(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    page.new_entry("支持七天内退换。")
    editor = page.desk.editor
    editor.form.forms.show_forms(["能退吗", "可以换吗"])
    editor.form.forms.changed.emit()
    editor.publish()
    desk.wait(lambda: editor.entry_id)
    stored = gateway.queries.entry(editor.entry_id)
    assert (stored.question, stored.alternatives, stored.answer) == (
        "能退吗",
        ("可以换吗",),
        "支持七天内退换。",
    )
    take_back(desk, gateway, page.table.notice)
    desk.wait(lambda: gateway.queries.entry(stored.id) is None)


def test_what_is_wrong_is_said_at_its_field(page: KnowledgePanel, desk: Running) -> None:
    page.new_entry("")
    form = page.desk.editor.form
    form.forms.show_forms(["能退吗"])
    form.forms.changed.emit()
    page.desk.editor.publish()
    desk.wait(lambda: not form.errors["answer"].isHidden())
    assert "回答" in form.errors["answer"].text()


def test_a_day_that_is_none_is_refused_before_anything_is_sent(page: KnowledgePanel, desk: Running) -> None:
    page.show_entry("KB0001")
    form = page.desk.editor.form
    form.valid_to.setText("三月初")
    page.desk.editor.publish()
    assert "2026-03-01" in form.errors["valid_to"].text()


def test_the_last_day_of_validity_is_meant_to_its_end(page: KnowledgePanel, gateway, desk: Running) -> None:
    page.show_entry("KB0001")
    form = page.desk.editor.form
    form.valid_to.setText("2031-05-01")
    page.desk.editor.publish()
    desk.wait(lambda: gateway.queries.entry("KB0001").valid_to is not None)
    # Midnight in Beijing, as UTC.
    assert gateway.queries.entry("KB0001").valid_to.isoformat() == "2031-05-01T16:00:00+00:00"
    desk.wait(lambda: form.valid_to.text() == "2031-05-01")


def test_changes_wait_while_one_looks_at_another_entry(page: KnowledgePanel) -> None:
    page.show_entry("KB0001")
    write_answer(page, "改到一半")
    page.desk.open("KB0003")
    assert page.desk.editor.entry_id == "KB0003"
    assert page.desk.editor.bar.isVisible()
    page.desk.editor.bar.first_chosen.emit()
    assert page.desk.editor.entry_id == "KB0001"
    assert page.desk.editor.draft().answer == "改到一半"


def test_changes_that_are_given_up_are_gone(page: KnowledgePanel) -> None:
    page.show_entry("KB0001")
    write_answer(page, "改到一半")
    page.desk.editor.discard_requested.emit()
    assert page.desk.editor.draft() == page.desk.editor.stored
    page.desk.open("KB0003")
    assert not page.desk.editor.bar.isVisible()


def test_a_change_by_a_colleague_does_not_overwrite_what_is_being_written(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    page.show_entry("KB0001")
    write_answer(page, "我的写法")
    other = KnowledgeEntry("KB0001", "什么时候发货", "同事的写法", "发货")
    gateway.submit(SaveEntry(other, "阿哲"))
    desk.wait(lambda: page.desk.editor.bar.isVisible())
    assert page.desk.editor.draft().answer == "我的写法"
    page.desk.editor.bar.first_chosen.emit()
    assert page.desk.editor.draft().answer == "同事的写法"


def test_a_change_by_a_colleague_shows_at_once_when_nothing_is_being_written(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    page.show_entry("KB0001")
    gateway.submit(SaveEntry(KnowledgeEntry("KB0001", "什么时候发货", "同事的写法", "发货"), "阿哲"))
    desk.wait(lambda: page.desk.editor.draft().answer == "同事的写法")


def test_an_earlier_version_can_be_brought_back(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    gateway.submit(SaveEntry(KnowledgeEntry("KB0001", "什么时候发货", "新写法", "发货"), "阿哲"))
    desk.wait(lambda: gateway.queries.entry("KB0001").version == 2)
    page.show_entry("KB0001")
    page.desk.editor.show_history()
    page.desk.editor.restore_requested.emit("KB0001", 1)
    desk.wait(lambda: gateway.queries.entry("KB0001").answer == ENTRIES[0].answer)


# ---- many at once ----------------------------------------------------------------------------------------------------


def test_deleting_several_offers_all_of_them_back(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    pick(page, 0, 2)
    page.table.table.delete_pressed.emit()
    desk.wait(lambda: len(shown(page)) == 1)
    take_back(desk, gateway, page.table.notice)
    desk.wait(lambda: len(shown(page)) == 3)


def test_switching_off_and_back_touches_only_those_that_changed(
    page: KnowledgePanel, gateway: Gateway, desk: Running
) -> None:
    gateway.submit(SaveEntry(KnowledgeEntry("KB0003", "怎么洗", "手洗", "养护", enabled=False), "小美"))
    desk.wait(lambda: not gateway.queries.entry("KB0003").enabled)
    pick(page, 0, 1, 2)
    page.table.enable_wanted.emit(False)
    desk.wait(lambda: not gateway.queries.entry("KB0001").enabled and page.table.notice.isVisible())
    take_back(desk, gateway, page.table.notice)
    desk.wait(lambda: gateway.queries.entry("KB0001").enabled)
    assert not gateway.queries.entry("KB0003").enabled


# ---- files -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "问答.csv"
    path.write_text(
        "问题,回答,生效时间\n能自提吗,可以到店自提。,\n几点关门,,\n有赠品吗,有的,没谱\n", encoding="utf-8"
    )
    return path


def test_an_import_names_its_bad_rows_and_can_be_undone(
    page: KnowledgePanel, sheet: Path, gateway: Gateway, desk: Running
) -> None:
    page.transfer.import_file(str(sheet))
    desk.wait(lambda: not page.importing.running)
    desk.wait(lambda: len(shown(page)) == 4)
    model = page.importing.problems
    told = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert told[0][:3] == ["3", "回答", "不能空着"]
    assert told[1] == ["4", "生效", "日期要写成 2026-03-01", "没谱"]
    page.importing.undo.click()
    desk.wait(lambda: gateway.queries.knowledge().total == 3)


def test_a_file_that_is_none_is_told_in_words(page: KnowledgePanel, tmp_path: Path, desk: Running) -> None:
    page.transfer.import_file(str(tmp_path / "没有.csv"))
    desk.wait(lambda: not page.importing.running)
    assert "没有.csv" in page.importing.fault.accessibleName()


def test_a_file_may_be_dropped_on_the_page(page: KnowledgePanel, sheet: Path, desk: Running) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    page.dropEvent(QDropEvent(QPointF(40, 40), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))  # fmt: skip
    desk.wait(lambda: len(shown(page)) == 4)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "jsonl"])
def test_what_is_exported_reads_back_as_it_was(
    page: KnowledgePanel, gateway: Gateway, tmp_path: Path, desk: Running, suffix: str
) -> None:
    path = tmp_path / f"out.{suffix}"
    page.transfer.export_to(path)
    desk.wait(path.exists)
    desk.wait(lambda: "3" in page.table.notice.accessibleName())
    back = [row.entry for row in read_knowledge(path) if isinstance(row, KnowledgeRow)]
    assert [(e.id, e.question, e.alternatives, e.answer) for e in back] == [
        (e.id, e.question, e.alternatives, e.answer) for e in ENTRIES
    ]


# ---- the hit test ----------------------------------------------------------------------------------------------------


def test_a_question_finds_its_entry_and_says_what_would_be_done(
    page: KnowledgePanel, qtbot, desk: Running
) -> None:
    page.test.line.setText("几天能发货")
    qtbot.keyClick(page.test.line, Qt.Key.Key_Return)
    desk.wait(lambda: page.test.cards)
    assert "什么时候发货" in page.test.cards[0].accessibleName()
    assert page.test.verdict.accessibleName()


def test_a_found_entry_opens_from_the_hit_test(page: KnowledgePanel, qtbot, desk: Running) -> None:
    page.test.line.setText("怎么开票")
    page.test.ask()
    desk.wait(lambda: page.test.cards)
    page.test.cards[0].chosen.emit("KB0002")
    assert page.desk.editor.entry_id == "KB0002"
    assert page.table.table.picked_rows() == (page.table.model.place_of("KB0002"),)


def test_an_agent_sees_that_deleting_is_the_owners(
    page: KnowledgePanel, desk: Running, gateway: Gateway
) -> None:
    for order in (
        SaveStaff((Staff("老周", "owner", (), 0, 24), Staff("小美"))),
        SitDown("老周"),
        SetOwnerPin("2468"),
    ):
        assert desk.submit(order) is None
    assert desk.submit(SitDown("小美")) is None
    desk.wait(lambda: gateway.agent_name == "小美")
    pick(page, 0, 1)
    desk.wait(lambda: page.table._delete.isVisible())
    assert not page.table._delete.isEnabled()
    assert "店主" in page.table._delete.toolTip()


def test_an_entry_leads_to_the_conversations_that_used_it(
    page: KnowledgePanel, gateway: Gateway, qtbot, desk: Running
) -> None:
    page.show_entry("KB0001")
    page.desk.editor.uses.click()
    (sheet,) = page.findChildren(BehindSheet)
    assert sheet.list.rows == []
    assert any("还没有" in label.text() for label in sheet.findChildren(kit.PlainLabel))
    sheet.close()
    assert desk.submit(ReceiveMessage("phone", "c", "c", "什么时候发货", "小鹿")) is None
    desk.wait(lambda: gateway.queries.behind_entry("KB0001", 30, 9).rows)
    page.desk.editor.uses.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.desk.editor.uses, Qt.Key.Key_Space)
    sheet = next(each for each in page.findChildren(BehindSheet) if each.isVisible())
    with qtbot.waitSignal(page.conversation_requested) as told:
        qtbot.keyClick(sheet.list.rows[0], Qt.Key.Key_Return)
    assert told.args == [1]


def test_down_leads_from_the_search_into_what_was_found(page: KnowledgePanel, qtbot) -> None:
    search = page.table.filters.search
    page.activateWindow()
    search.begin()
    qtbot.keyClicks(search, "fapiao")
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert page.table.table.hasFocus()
    assert page.desk.editor.entry_id == shown(page)[0] == "KB0002"


def test_a_value_is_chosen_from_the_menu_and_bound(page: KnowledgePanel, desk: Running) -> None:
    assert desk.submit(SaveSettings((("shop.ship_hours", "36"),))) is None
    page.new_entry()
    section = page.desk.editor.form.answers
    section.answer.setFocus()
    section._values_head.link.click()
    [menu] = section.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
    part = next(each.menu() for each in menu.actions() if each.text() == "店铺")
    next(each for each in part.actions() if each.text().startswith("发货时限")).trigger()
    menu.close()
    assert section.answer.template() == "{shop.ship_hours}"
