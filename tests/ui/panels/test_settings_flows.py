"""Flows are written, checked, played and kept on their page, over a desk that runs."""

import json
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit

from deskpilot.domain.commands import SaveFlow
from deskpilot.domain.flow import Answer, Flow, Step, StepKind, Trigger
from deskpilot.domain.flow_arithmetic import Formula
from deskpilot.domain.flow_edit import added, moved, removed, with_step
from deskpilot.domain.shipping import Rate
from deskpilot.engine.tables import sections
from deskpilot.paths import resource
from deskpilot.store.flow_json import flow_of
from deskpilot.ui import labels_flows, theme
from deskpilot.ui.panels.settings import SettingsPanel
from deskpilot.ui.panels.settings.flow_page import FlowPage
from deskpilot.ui.panels.settings.nav_link import NavLink
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway


def shipped() -> tuple[Flow, ...]:
    rows = json.loads(resource("seed", "demo", "flows.json").read_text(encoding="utf-8"))
    return tuple(flow_of(json.dumps(row)) for row in rows)


CROSS, PROTECT = shipped()[:2]


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, mode="assist") as found:
        yield found


@pytest.fixture
def page(qtbot, stage, look: theme.Theme) -> FlowPage:
    gateway, desk = stage
    for flow in (CROSS, PROTECT):
        gateway.submit(SaveFlow(flow))
    desk.wait(lambda: len(gateway.queries.flows()) == 2)
    panel = SettingsPanel(gateway, look)
    qtbot.addWidget(panel)
    panel.resize(1208, 672)
    with qtbot.waitExposed(panel):
        panel.show()
    found = panel.show_section("flows")
    assert isinstance(found, FlowPage)
    return found


def picker(page: FlowPage, name: str) -> QComboBox:
    found = page.editor.findChild(QComboBox, name)
    assert found is not None, name
    return found


def types(edit: QLineEdit, text: str) -> None:
    """As an input method does it: keys alone make no hanzi."""
    edit.setText(text)
    edit.textEdited.emit(text)


def choose(box: QComboBox, code: str) -> None:
    box.setCurrentIndex(box.findData(code))
    box.activated.emit(box.currentIndex())


def test_the_first_flow_is_open_and_can_be_played(page: FlowPage) -> None:
    assert page.editor.flow == CROSS
    assert len(page.editor.cards) == len(CROSS.steps)
    assert any("没有进行中的跨店满减" in text for text in page.preview.texts)


def test_the_sums_follow_the_sample_basket(page: FlowPage, stage) -> None:
    page.open(replace(PROTECT, steps=(CROSS.steps[1], CROSS.steps[2])))
    types(page.preview.basket, "沙发3980,茶几1280")
    stage[1].wait(lambda: any("沙发3980 + 茶几1280 = 5260" in text for text in page.preview.texts))


def test_a_change_is_kept_and_can_be_taken_back(page: FlowPage, stage) -> None:
    gateway, desk = stage
    types(page.editor.name, "跨店满减怎么算")
    page._save.click()
    desk.wait(lambda: gateway.queries.flows()[0].name == "跨店满减怎么算")
    desk.wait(lambda: page._undo_link.isVisible())
    page._undo_link.click()
    desk.wait(lambda: gateway.queries.flows()[0] == CROSS)
    desk.wait(lambda: page.editor.flow == CROSS)


def link(page: FlowPage, words: str) -> QAbstractButton:
    QCoreApplication.processEvents()  # a line that is new shows itself with the next layout
    return next(each for each in page.list.findChildren(NavLink) if each.isVisible() and words in each.text())


def test_what_is_not_saved_waits_while_one_looks_at_another_flow(page: FlowPage, stage) -> None:
    types(page.editor.name, "跨店满减怎么算")
    link(page, PROTECT.name).click()
    assert page.editor.flow == PROTECT
    link(page, "没保存").click()
    assert page.editor.flow.name == "跨店满减怎么算"
    assert "没有保存" in page._told.text()
    page._save.click()
    gateway, desk = stage
    desk.wait(lambda: gateway.queries.flows()[0].name == "跨店满减怎么算")
    QCoreApplication.processEvents()
    assert not any("没保存" in each.text() for each in page.list.findChildren(NavLink) if each.isVisible())


def test_a_flow_that_was_begun_waits_too(page: FlowPage) -> None:
    page.new()
    page.editor.add_step(StepKind.SAY)
    types(page.editor.name, "安装预约")
    link(page, CROSS.name).click()
    link(page, "安装预约").click()
    assert page.editor.flow.name == "安装预约"
    assert len(page.editor.flow.steps) == 1


def test_the_entries_that_start_a_flow_are_named_and_one_that_does_not_exist_is_told(page: FlowPage) -> None:
    types(page.editor.entries, "KB0002")
    assert page.editor.named.text() == "「能开发票吗」"
    types(page.editor.entries, "KB0002、KB999")
    assert page.editor.named.text() == "知识库里没有 KB999"


def test_a_fault_stands_at_its_step_and_keeps_the_flow_from_being_switched_on(page: FlowPage, stage) -> None:
    page.editor._become(removed(page.editor.flow, 1))
    card = page.editor.cards[1]
    assert not card.faults.isHidden()
    assert "篮子" in card.faults.text()
    assert not page._save.isEnabled()
    page.editor.enabled.click()
    page._save.click()
    stage[1].wait(lambda: not stage[0].queries.flows()[0].enabled)


def test_a_typed_figure_is_a_fault(page: FlowPage) -> None:
    card = page.editor.cards[8]
    edit = card.findChild(QPlainTextEdit)
    edit.appendPlainText("再送您20元")
    assert "手写了数字" in card.faults.text()


def test_a_step_is_added_named_filled_and_moved_from_the_keyboard(page: FlowPage, stage, qtbot) -> None:
    page.new()
    types(page.editor.words, "凑单")
    page.editor.add_step(StepKind.COMPUTE)
    page.editor.add_step(StepKind.ASK)
    choose(picker(page, "1.answer"), "basket")
    page.editor.cards[1].moved.emit(-1)
    assert [step.kind for step in page.editor.flow.steps] == [StepKind.ASK, StepKind.COMPUTE]
    choose(picker(page, "1.input0"), page.editor.flow.steps[0].key)
    edit = page.editor.cards[0].findChild(QPlainTextEdit)
    edit.setPlainText("有哪几样？")
    key = page.editor.cards[0].key
    key.setFocus()
    key.setText("篮子")
    qtbot.keyClick(key, Qt.Key.Key_Return)
    assert page.editor.flow.steps[1].inputs == ("篮子",)
    page.editor.enabled.click()
    assert page._save.isEnabled()
    page._save.click()
    stage[1].wait(lambda: len(stage[0].queries.flows()) == 3)
    stage[1].wait(lambda: page.editor.flow.id == "F003")


def test_a_deleted_flow_comes_back_with_undo(page: FlowPage, stage) -> None:
    gateway, desk = stage
    page.delete()
    desk.wait(lambda: len(gateway.queries.flows()) == 1)
    desk.wait(lambda: page._undo_link.isVisible())
    page._undo_link.click()
    desk.wait(lambda: CROSS in gateway.queries.flows())


def test_a_new_name_goes_wherever_the_old_one_stood() -> None:
    flow = with_step(CROSS, 2, replace(CROSS.steps[2], key="总价"))
    assert flow.steps[4].inputs == ("总价", "券")
    assert "{flow.总价.how}" in flow.steps[8].text
    assert "合计." not in flow.steps[8].text
    assert removed(added(flow, StepKind.SAY), len(flow.steps)) == flow
    assert moved(moved(flow, 0, 1), 1, -1) == flow
    assert moved(flow, 0, -1) == flow


FEES = Flow(
    "",
    "运费",
    Trigger(words=("运费",)),
    (
        Step("地方", StepKind.ASK, "寄到哪个城市？", Answer.PLACE),
        Step("篮子", StepKind.ASK, "买了哪些？", Answer.BASKET),
        Step("合计", StepKind.COMPUTE, formula=Formula.BASKET_SUM, inputs=("篮子",)),
        Step("费用", StepKind.COMPUTE, formula=Formula.SHIPPING_REGION, inputs=("地方", "合计")),
        Step("说", StepKind.SAY, "{flow.费用.how}元"),
    ),
)


def test_fees_by_region_are_written_row_by_row_and_played_at_once(page: FlowPage, stage) -> None:
    _, desk = stage
    page.open(FEES)
    card = page.editor.cards[3]
    assert "运费表还是空的" in card.faults.text()
    add = page.editor.findChild(QAbstractButton, "3.rates.add")
    add.click()
    types(page.editor.findChild(QLineEdit, "3.rates.0.regions"), "东北、江浙沪")
    page.editor.findChild(QDoubleSpinBox, "3.rates.0.0").setValue(8.5)
    page.editor.findChild(QDoubleSpinBox, "3.rates.0.1").setValue(99)
    assert page.editor.flow.steps[3].rates == (Rate(("东北", "江浙沪"), Decimal("8.50"), Decimal("99.00")),)
    assert card.faults.text() == ""
    types(page.preview.basket, "毛巾49")
    desk.wait(lambda: any("发辽宁沈阳，49元不到99元，运费8.5元" in text for text in page.preview.texts))
    types(page.preview.place, "新疆")
    desk.wait(lambda: any("现在查不到、算不出" in text for text in page.preview.texts))


def test_a_region_that_is_none_is_told_at_its_step(page: FlowPage) -> None:
    page.open(with_step(FEES, 3, replace(FEES.steps[3], rates=(Rate(("火星",), Decimal(8)),))))
    assert "火星" in page.editor.cards[3].faults.text()


def test_the_preview_asks_only_for_what_the_flow_asks(page: FlowPage) -> None:
    assert page.preview.basket.isVisible()
    assert page.preview.coupon.isVisible()
    assert not page.preview.place.isVisible()
    page.open(FEES)
    assert page.preview.place.isVisible()
    assert not page.preview.coupon.isVisible()


def test_what_customers_come_for_is_ticked_with_the_keyboard(page: FlowPage, qtbot) -> None:
    picker = page.editor.intents
    picker.setFocus()
    qtbot.keyClick(picker, Qt.Key.Key_Return)
    menu = picker.menu_open
    assert menu is not None
    for _ in range(2):
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert page.editor.flow.trigger.intents == ("shipping.when", "logistics.where")
    assert "什么时候发货" in picker.text()


def test_every_intent_of_the_engine_can_be_chosen() -> None:
    named = {code for code in sections("intents.txt") if code}
    assert named - set(labels_flows.INTENTS) <= {"complaint", "human"}
