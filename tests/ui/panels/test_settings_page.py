"""The settings over a desk that runs: what is changed holds at once, can be taken back, and faults are told in place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QScrollArea

from deskpilot.domain.commands import DeleteAlias, SaveSettings, SaveStaff, SetOwnerPin, SitDown
from deskpilot.domain.knowledge import Alias
from deskpilot.domain.persona import Staff
from deskpilot.domain.routing import RoutingRule, When
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.alias_page import AliasPage
from deskpilot.ui.panels.settings.data_page import DataPage
from deskpilot.ui.panels.settings.fact_adder import FactAdder
from deskpilot.ui.panels.settings.row import SettingRow
from deskpilot.ui.panels.settings.rows import ChoiceRow, DialRow, NumberRow, TextRow
from deskpilot.ui.panels.settings.rules_table import RulesTable
from deskpilot.ui.panels.settings.staff_table import StaffTable
from deskpilot.wording.facts import Facts
from deskpilot.wording.template import bind, unknown_variables
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway

SECTIONS = (
    "shop", "people", "ai", "modes", "persona", "sieve", "flows", "alerts", "clocks", "look", "data", "aliases", "phrases",
    "audit",
)  # fmt: skip


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, shop_name="木棉", mode="assist", reply_floor="0.6") as found:
        yield found


@pytest.fixture
def gateway(stage) -> Gateway:
    return stage[0]


@pytest.fixture
def desk(stage) -> Running:
    return stage[1]


@pytest.fixture
def panel(qtbot, gateway: Gateway, look: theme.Theme, data_dir: Path) -> SettingsPanel:
    found = SettingsPanel(gateway, look)
    qtbot.addWidget(found)
    found.set_data_dir(data_dir)
    found.resize(1208, 672)
    with qtbot.waitExposed(found):
        found.show()
    return found


def row_of(panel: SettingsPanel, section: str, kind: type, title: str) -> SettingRow:
    page = panel.show_section(section)
    found = [row for row in page.findChildren(kind) if row.control.accessibleName() == title]
    assert found, [row.control.accessibleName() for row in page.findChildren(SettingRow)]
    return found[0]


def test_a_new_name_holds_when_the_field_is_left_and_can_be_taken_back(
    panel: SettingsPanel, gateway: Gateway, desk: Running, qtbot
) -> None:
    row = row_of(panel, "shop", TextRow, "店名")
    assert row.edit.text() == "木棉"
    row.edit.setText("木棉生活馆")
    qtbot.keyClick(row.edit, Qt.Key.Key_Return)
    desk.wait(lambda: gateway.settings().shop_name == "木棉生活馆")
    desk.wait(lambda: row.undo_link.isVisible())
    row.undo_link.click()
    desk.wait(lambda: gateway.settings().shop_name == "木棉")
    desk.wait(lambda: not row.undo_link.isVisible())


def test_leaving_a_field_as_it_was_orders_nothing(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    told = []
    gateway.committed.connect(lambda changes: told.append(changes))
    row = row_of(panel, "shop", TextRow, "店名")
    row.edit.editingFinished.emit()
    row_of(panel, "alerts", SettingRow, "声音")
    assert not told


def test_a_value_that_is_refused_is_told_at_its_field(panel: SettingsPanel, desk: Running) -> None:
    row = row_of(panel, "shop", TextRow, "店名")
    row.save(limit_seconds="99999")
    desk.wait(lambda: row.told.isVisible())
    assert "1 小时" in row.told.text()
    assert isinstance(row.control, QLineEdit)
    assert row.control.property("state") == "error"


def test_a_threshold_says_what_it_leads_to_and_is_stored_when_let_go(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    row = row_of(panel, "ai", DialRow, "自动回复要的把握")
    calm = row.dial.accessibleDescription()
    row.dial.setValue(85)
    assert row.dial.accessibleDescription() != calm
    assert gateway.settings().reply_floor == 0.6
    desk.wait(lambda: gateway.settings().reply_floor == 0.85)


def test_the_arrow_keys_move_a_threshold(
    panel: SettingsPanel, gateway: Gateway, desk: Running, qtbot
) -> None:
    row = row_of(panel, "ai", DialRow, "自动回复要的把握")
    qtbot.keyClick(row.dial, Qt.Key.Key_Right)
    desk.wait(lambda: gateway.settings().reply_floor == 0.61)


def test_the_mode_changes_with_a_press(panel: SettingsPanel, gateway: Gateway, desk: Running) -> None:
    row = row_of(panel, "ai", ChoiceRow, "现在的模式")
    row.segments.changed.emit(1)
    desk.wait(lambda: gateway.settings().mode == "auto")


def test_a_platforms_clock_fills_in_the_limit(panel: SettingsPanel, gateway: Gateway, desk: Running) -> None:
    row = row_of(panel, "clocks", NumberRow, "多久要有人回")
    row.spin.setValue(30)
    desk.wait(lambda: gateway.settings().limit_seconds == 30.0)


def test_what_somebody_else_changes_shows_here(panel: SettingsPanel, gateway: Gateway, desk: Running) -> None:
    row = row_of(panel, "clocks", NumberRow, "多久要有人回")
    gateway.submit(SaveSettings((("limit_seconds", "240"),)))
    desk.wait(lambda: row.spin.value() == 240)


def test_people_are_stored_as_they_are_written(panel: SettingsPanel, gateway: Gateway, desk: Running) -> None:
    table = panel.show_section("people").findChild(StaffTable)
    table.show_staff(())
    person = table.add_person("阿、哲", 12, 22)
    person.skills.setText("定制，售后 木材")
    table.changed.emit()
    desk.wait(lambda: [each.to_hour for each in gateway.house().staff] == [22])
    assert gateway.house().staff == (Staff("阿、哲", "agent", ("定制", "售后", "木材"), 12, 22),)


def test_a_line_without_a_name_is_nobody_and_stays_to_be_filled_in(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    table = panel.show_section("people").findChild(StaffTable)
    blank = table.add_person("")
    table.add_person("晓琳").here.click()
    desk.wait(lambda: [each.name for each in gateway.house().staff] == ["小美", "晓琳"])
    assert not gateway.house().staff[1].on_duty
    assert blank.isVisible()


def test_a_rule_is_stored_once_it_is_whole(panel: SettingsPanel, gateway: Gateway, desk: Running) -> None:
    table = panel.show_section("people").findChild(RulesTable)
    line = table.add_rule(RoutingRule(When.TAG, ""))
    line.agent.setCurrentText("小美")
    table.changed.emit()
    assert table.rules() == gateway.house().rules == ()
    line.tag.setText("定制")
    line.tag.editingFinished.emit()
    desk.wait(lambda: gateway.house().rules == (RoutingRule(When.TAG, "小美", "定制"),))


def test_an_agent_sees_what_is_the_owners_shut_and_why(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    assert desk.submit(SaveStaff((Staff("老周", "owner", (), 0, 24), Staff("小美")))) is None
    assert desk.submit(SitDown("老周")) is None
    assert desk.submit(SetOwnerPin("2468")) is None
    assert desk.submit(SitDown("小美")) is None
    name = row_of(panel, "shop", TextRow, "店名")
    desk.wait(lambda: not name.control.isEnabled())
    assert "店主" in name.control.toolTip()
    panel.show_section("ai")
    assert not row_of(panel, "ai", ChoiceRow, "现在的模式").control.isEnabled()
    assert row_of(panel, "look", ChoiceRow, "深浅").control.isEnabled()
    assert desk.submit(SitDown("老周", "2468")) is None
    panel.show_section("shop")
    desk.wait(lambda: name.control.isEnabled() and not name.control.toolTip())


def test_the_look_changes_at_once(
    panel: SettingsPanel, gateway: Gateway, desk: Running, qapp: QApplication
) -> None:
    row = row_of(panel, "look", ChoiceRow, "深浅")
    row.choose("dark")
    assert theme.name() == "dark"
    desk.wait(lambda: gateway.settings().theme == "dark")


def test_a_word_is_taught_changed_and_forgotten(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    page = panel.show_section("aliases")
    assert isinstance(page, AliasPage)
    page.line.edit(Alias("奶茶色", "NC-01", "color"))
    page.line.store()
    desk.wait(lambda: gateway.queries.aliases() == (Alias("奶茶色", "NC-01", "color"),))
    page.line.edit(Alias("奶茶色", "NC-02", "color"))
    page.line.store()
    desk.wait(lambda: [a.canonical for a in gateway.queries.aliases()] == ["NC-02"])
    desk.wait(lambda: page.model.rowCount() == 1)
    page.list.selectRow(0)
    page.delete()
    desk.wait(lambda: any(isinstance(command, DeleteAlias) for _, command, _ in desk.settled))
    assert gateway.queries.aliases() == ()
    page.line.undo_link.click()
    desk.wait(lambda: len(gateway.queries.aliases()) == 1)


def test_a_word_without_a_meaning_is_refused_in_place(panel: SettingsPanel, desk: Running) -> None:
    page = panel.show_section("aliases")
    page.line.edit(Alias("奶茶色", "", "color"))
    page.line.store()
    desk.wait(lambda: page.line.told.isVisible())
    assert "不能空着" in page.line.told.text()


def test_a_backup_is_a_whole_database(panel: SettingsPanel, desk: Running, tmp_path: Path) -> None:
    page = panel.show_section("data")
    assert isinstance(page, DataPage)
    page.back_up_to(tmp_path / "备份.db")
    desk.wait(lambda: "备份.db" in page.told.accessibleName())
    assert (tmp_path / "备份.db").read_bytes().startswith(b"SQLite format 3")


def test_the_doctor_tells_what_it_found(panel: SettingsPanel, desk: Running) -> None:
    page = panel.show_section("data")
    page.look_over()
    desk.wait(lambda: page.checks.isVisible())


def test_a_fact_of_the_shop_is_written_down_under_its_usual_name_and_taken_back(
    qtbot, panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    adder = panel.show_section("shop").findChild(FactAdder)
    adder.name.setText("发货时限")
    adder.value.setText("48小时")
    qtbot.keyClick(adder.value, Qt.Key.Key_Return)
    desk.wait(lambda: gateway.queries.shop_facts().get("ship_hours") == "48小时")
    desk.wait(adder.undo_link.isVisible)
    assert adder.name.text() == adder.value.text() == ""
    adder.undo_link.click()
    desk.wait(lambda: "ship_hours" not in gateway.queries.shop_facts())


def test_a_fact_that_is_a_number_says_what_it_counts(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    page = panel.show_section("shop")
    adder = page.findChild(FactAdder)
    adder.name.setText("发货时限")
    assert adder.value.placeholderText() == "只写数字，单位：小时"
    adder.name.setText("门店电话")
    assert "单位" not in adder.value.placeholderText()
    gateway.submit(SaveSettings((("shop.ship_hours", "48"), ("shop.refund_days", "三五天"))))
    desk.wait(lambda: len(gateway.queries.shop_facts()) >= 2)
    desk.wait(lambda: "发货时限" in {row.control.accessibleName() for row in page.findChildren(SettingRow)})
    hints = {
        row.control.accessibleName(): row.control.accessibleDescription()
        for row in page.findChildren(SettingRow)
    }
    assert hints["发货时限"] == "单位：小时，只写数字"
    assert hints["退款天数"] == ""


def test_a_fact_of_the_shops_own_can_stand_in_an_answer(
    panel: SettingsPanel, gateway: Gateway, desk: Running
) -> None:
    adder = panel.show_section("shop").findChild(FactAdder)
    adder.name.setText("门店电话")
    adder.value.setText("0571-88880000")
    adder.store_button.click()
    desk.wait(lambda: "门店电话" in gateway.queries.shop_facts())
    bound = bind("打 {shop.门店电话} 找我们", Facts(gateway.queries.shop_facts()))
    assert (bound.text, bound.missing) == ("打 0571-88880000 找我们", ())
    assert not unknown_variables("{shop.门店电话}")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("", "48小时", "两样都要写"), ("电话{1}", "48小时", "只能有"), ("发货时限", "72小时", "已经有")],
)
def test_a_fact_that_cannot_be_stored_says_why_and_stays_to_be_put_right(
    panel: SettingsPanel, gateway: Gateway, desk: Running, name: str, value: str, told: str
) -> None:
    gateway.submit(SaveSettings((("shop.ship_hours", "48"),)))
    desk.wait(lambda: "ship_hours" in gateway.queries.shop_facts())
    adder = panel.show_section("shop").findChild(FactAdder)
    adder.name.setText(name)
    adder.value.setText(value)
    adder.store_button.click()
    assert told in adder.told.text()
    assert (adder.name.text(), adder.value.text()) == (name, value)
    assert gateway.queries.shop_facts()["ship_hours"] == "48"


def test_modes_stand_in_the_order_of_the_tool_bar(panel: SettingsPanel) -> None:
    page = panel.show_section("modes")
    texts = [
        [each.accessibleName() for each in row.findChildren(QAbstractButton)]
        for row in page.findChildren(kit.Segmented)
    ]
    assert texts[0] == ["辅助", "自动", "关闭"]
    assert all(each[1:] == texts[0] for each in texts[1:])


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_fits_its_width(panel: SettingsPanel, section: str) -> None:
    page = panel.show_section(section)
    if isinstance(page, QScrollArea):
        assert page.widget().minimumSizeHint().width() <= page.viewport().width()


@pytest.mark.parametrize("section", SECTIONS)
def test_every_control_has_a_name(panel: SettingsPanel, section: str, qapp: QApplication) -> None:
    page = panel.show_section(section)
    for control in page.findChildren(QLineEdit):
        inside = control.parentWidget().accessibleName()
        assert control.accessibleName() or inside, control


def test_sections_begin_at_the_same_edge_whether_they_scroll_or_not(panel: SettingsPanel) -> None:
    panel.resize(1300, 700)
    edges, scrolls = set(), set()
    for code in ("shop", "clocks", "look", "ai"):
        page = panel.show_section(code)
        QApplication.processEvents()
        edges.add(page._holder.mapTo(panel, QPoint(0, 0)).x())
        scrolls.add(page.verticalScrollBar().maximum() > 0)
    assert scrolls == {True, False}
    assert len(edges) == 1
