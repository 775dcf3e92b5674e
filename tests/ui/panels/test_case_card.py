"""The customer's card on a desk that runs: changed where it stands, stored, and taken back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import AddFact, ReceiveMessage, SetPersonalise, TagCustomer
from deskpilot.domain.customer import Fact
from deskpilot.services.views import CustomerCard
from deskpilot.ui import labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.case import CasePanel
from deskpilot.ui.panels.case.card_sheets import FactSheet, TagSheet
from deskpilot.ui.panels.case.customer_tags import TagChip
from deskpilot.ui.panels.case.fact_button import FactButton
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui import sample_rows
from tests.ui.panels.desk_stage import running_gateway, take_back


@pytest.fixture
def stage(qtbot: QtBot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, shop_name="木棉", mode="assist") as found:
        yield found


@pytest.fixture
def gateway(stage: tuple[Gateway, Running]) -> Gateway:
    return stage[0]


@pytest.fixture
def desk(stage: tuple[Gateway, Running]) -> Running:
    return stage[1]


@pytest.fixture
def panel(qtbot: QtBot, gateway: Gateway, desk: Running, look: theme.Theme) -> CasePanel:
    """The card of somebody who has written."""
    assert desk.submit(ReceiveMessage("phone", "c", "c", "在吗", "小鹿")) is None
    found = CasePanel(gateway, look)
    qtbot.addWidget(found)
    found.resize(352, 852)
    with qtbot.waitExposed(found):
        found.show()
    found.show_conversation(1)
    return found


def card(gateway: Gateway) -> CustomerCard:
    found = gateway.queries.customer_card(1)
    assert found is not None
    return found


def shown(panel: CasePanel, kind: type) -> list:
    return [widget for widget in panel.findChildren(kind) if widget.isVisible()]


def test_a_note_is_stored_when_it_is_left_and_taken_back(
    panel: CasePanel, gateway: Gateway, desk: Running, qtbot: QtBot
) -> None:
    note = panel.customer.note
    note.setPlainText("晚上十点后才回")
    note.left.emit("晚上十点后才回")
    desk.wait(lambda: card(gateway).customer.note == "晚上十点后才回")
    assert panel.customer.notice.isVisible()
    take_back(desk, gateway, panel.customer.notice)
    desk.wait(lambda: card(gateway).customer.note == "")


def test_what_is_being_written_is_not_overwritten_and_escape_gives_it_up(
    panel: CasePanel, gateway: Gateway, qtbot: QtBot
) -> None:
    note = panel.customer.note
    panel.activateWindow()
    note.setFocus()
    qtbot.waitUntil(note.hasFocus)
    qtbot.keyClicks(note, "abc")
    panel.customer.show_card(
        replace(card(gateway), customer=replace(card(gateway).customer, note="别人写的")), gateway.now(), 480
    )
    assert note.toPlainText() == "abc"
    qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert note.toPlainText() == "别人写的"


def test_a_tag_is_put_on_with_the_plus_and_taken_off_with_delete(
    panel: CasePanel, gateway: Gateway, desk: Running, qtbot: QtBot
) -> None:
    assert desk.submit(ReceiveMessage("phone", "d", "d", "在吗", "阿泽")) is None
    assert desk.submit(TagCustomer(2, "团购")) is None
    panel.customer.tags.plus.click()
    sheet = panel.findChild(TagSheet)
    assert [chip.text() for chip in sheet.chips] == ["团购"]
    qtbot.keyClicks(sheet.edit, "VIP")
    qtbot.keyClick(sheet.edit, Qt.Key.Key_Return)
    desk.wait(lambda: card(gateway).customer.tags == ("VIP",))
    desk.wait(lambda: [chip.text() for chip in shown(panel, TagChip)] == ["VIP"])
    qtbot.keyClick(shown(panel, TagChip)[0], Qt.Key.Key_Delete)
    desk.wait(lambda: card(gateway).customer.tags == ())
    take_back(desk, gateway, panel.customer.notice)
    desk.wait(lambda: card(gateway).customer.tags == ("VIP",))


def test_somebody_gets_a_customer_of_their_own_and_gives_them_up(
    panel: CasePanel, gateway: Gateway, desk: Running
) -> None:
    mine = next(action for action in panel.customer.agent_menu().actions() if action.text() == "小美")
    mine.trigger()
    desk.wait(lambda: card(gateway).customer.dedicated_agent == "小美")
    desk.wait(lambda: panel.customer.tags.agent_chip is not None)
    nobody = next(action for action in panel.customer.agent_menu().actions() if action.text() == "不设专属")
    nobody.trigger()
    desk.wait(lambda: card(gateway).customer.dedicated_agent == "")


def test_something_noted_down_is_forgotten_by_its_cross_and_comes_back(
    panel: CasePanel, gateway: Gateway, desk: Running, qtbot: QtBot
) -> None:
    panel.customer.ask_fact()
    sheet = panel.findChild(FactSheet)
    qtbot.keyClicks(sheet.key, "size")
    qtbot.keyClick(sheet.key, Qt.Key.Key_Return)
    assert sheet.isVisible()
    qtbot.keyClicks(sheet.value, "38")
    qtbot.keyClick(sheet.value, Qt.Key.Key_Return)
    desk.wait(lambda: [(fact.key, fact.value) for fact in card(gateway).facts] == [("size", "38")])
    desk.wait(lambda: len(shown(panel, FactButton)) == 1)
    fact = shown(panel, FactButton)[0]
    cross = QPoint(fact.width() - 8, fact.height() // 2)
    qtbot.mouseClick(fact, Qt.MouseButton.LeftButton, pos=cross)
    desk.wait(lambda: card(gateway).facts == ())
    take_back(desk, gateway, panel.customer.notice)
    desk.wait(lambda: len(card(gateway).facts) == 1)


def test_a_fact_with_words_behind_it_offers_both_ways(
    panel: CasePanel, gateway: Gateway, desk: Running
) -> None:
    assert desk.submit(AddFact(1, Fact("size", "38", gateway.now(), 1))) is None
    desk.wait(lambda: len(shown(panel, FactButton)) == 1)
    menu = shown(panel, FactButton)[0].menu()
    assert [action.text() for action in menu.actions()] == ["看原话", "删除"]


def test_the_card_says_when_nothing_remembered_is_used(
    panel: CasePanel, gateway: Gateway, desk: Running
) -> None:
    assert desk.submit(AddFact(1, Fact("size", "38", gateway.now()))) is None
    assert desk.submit(SetPersonalise(1, False)) is None
    desk.wait(lambda: any(label.text() == "不再使用" for label in shown(panel, kit.PlainLabel)))
    assert not any("记一条" in action.text() for action in panel.customer.more_menu().actions())
    chips = [chip for chip in panel.findChildren(kit.Chip) if chip.text() == "不做个性推荐"]
    chips[-1].click()
    desk.wait(lambda: card(gateway).customer.personalise)


def test_what_cannot_be_stored_is_said_on_the_card(panel: CasePanel, gateway: Gateway, desk: Running) -> None:
    panel.customer.acts.remember(card(gateway).customer, "长" * 21, "38")
    desk.wait(lambda: "太长" in panel.customer.notice.accessibleName())


def test_how_near_to_buying_somebody_is_stands_on_the_card_with_the_words(
    panel: CasePanel, gateway: Gateway
) -> None:
    panel.customer.show_card(replace(card(gateway), intent=0.8, intent_quote="我要了"), gateway.now(), 480)
    assert panel.customer._intent.text == "成交意向强：「我要了」"
    assert panel.customer._intent.isVisible()
    panel.customer.show_card(replace(card(gateway), intent=0.2), gateway.now(), 480)
    assert not panel.customer._intent.isVisible()


def test_the_queue_says_whom_an_alert_is_addressed_to_and_how_near_to_buying() -> None:
    row = next(row for row in sample_rows.waiting_rows() if row.owner == "waiting")
    row = replace(row, assigned_to="阿哲", intent=0.5, intent_quote="什么时候能到")
    assert labels_queue.owner(row, "小美")[0] == "指派给阿哲"
    assert labels_queue.owner(row, "阿哲") == ("指派给我", "accent_text")
    assert "有成交意向：「什么时候能到」" in labels_queue.row_tip(row)


def test_the_card_says_how_often_somebody_has_come_and_when_last(
    panel: CasePanel, gateway: Gateway, desk: Running
) -> None:
    assert panel.customer._contacts.text() == "第一次来聊"
    assert desk.submit(ReceiveMessage("phone", "d", "c", "又来了", "小鹿")) is None
    panel.show_conversation(2)
    assert panel.customer._contacts.text() == "第 2 次来聊，上次是今天"
