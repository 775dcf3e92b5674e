"""The first start over a desk that runs: three steps, stopped and gone on with, with the demo shop or a file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from deskpilot.ui import theme
from deskpilot.ui.wizard import FirstStartWizard
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway

SHOP, KNOWLEDGE, MODE = range(3)


@pytest.fixture
def stage(qtbot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, (), setup_done="0", mode="assist") as found:
        yield found


@pytest.fixture
def gateway(stage) -> Gateway:
    return stage[0]


@pytest.fixture
def desk(stage) -> Running:
    return stage[1]


@pytest.fixture
def opened(qtbot, gateway: Gateway, look: theme.Theme):
    """Opens the dialog; again for another start."""

    def open_dialog() -> FirstStartWizard:
        dialog = FirstStartWizard(gateway, look)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    return open_dialog


def test_an_empty_shop_is_set_up_by_keyboard_alone(opened, gateway: Gateway, desk: Running, qtbot) -> None:
    dialog = opened()
    assert dialog.step == SHOP
    qtbot.keyClicks(dialog.shop.name.line_edit(), "Mumian")
    qtbot.keyClick(dialog.shop.name.line_edit(), Qt.Key.Key_Return)
    assert dialog.step == KNOWLEDGE
    dialog.knowledge.choose("empty")
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.step == MODE
    assert dialog.mode.choice() == "assist"
    qtbot.keyClick(dialog.next_button, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    desk.wait(lambda: gateway.settings().setup_done)
    assert (gateway.settings().shop_name, gateway.settings().mode) == ("Mumian", "assist")


def test_a_shop_without_a_name_is_asked_for_one(opened) -> None:
    dialog = opened()
    dialog.go_on()
    assert dialog.step == SHOP
    assert dialog.shop.name.error()


def test_who_stops_goes_on_at_the_same_step(opened, gateway: Gateway, desk: Running) -> None:
    dialog = opened()
    dialog.shop.fill("木棉", "clothing", "小美")
    dialog.go_on()
    desk.wait(lambda: gateway.settings().shop_name == "木棉")
    dialog.reject()
    assert not gateway.settings().setup_done
    again = opened()
    assert again.step == KNOWLEDGE
    again.go_back()
    assert again.shop.values() == ("木棉", "clothing", "小美")


def test_the_demo_shop_fills_the_desk_and_leads_on(opened, gateway: Gateway, desk: Running) -> None:
    dialog = opened()
    dialog.shop.fill("木棉", "", "")
    dialog.go_on()
    dialog.knowledge.choose("demo")
    dialog.go_on()
    desk.wait(lambda: dialog.step == MODE, timeout=30_000)
    assert gateway.queries.knowledge(limit=1).total > 100
    assert dialog.mode.choice() == gateway.settings().mode


def test_a_file_is_read_and_bad_rows_are_told(
    opened, gateway: Gateway, desk: Running, tmp_path: Path
) -> None:
    path = tmp_path / "问答.csv"
    path.write_text("问题,回答\n能自提吗,可以到店自提。\n几点关门,\n", encoding="utf-8")
    dialog = opened()
    dialog.shop.fill("木棉", "", "")
    dialog.go_on()
    dialog.load_file(str(path))
    desk.wait(lambda: dialog.told.isVisible())
    assert gateway.queries.knowledge().total == 1
    assert "1" in dialog.told.accessibleName()
    dialog.go_on()
    assert dialog.step == MODE


def test_a_file_that_cannot_be_read_is_told_and_another_may_be_chosen(
    opened, desk: Running, tmp_path: Path
) -> None:
    path = tmp_path / "空.csv"
    path.write_bytes(b"")
    dialog = opened()
    dialog.shop.fill("木棉", "", "")
    dialog.go_on()
    dialog.load_file(str(path))
    desk.wait(lambda: dialog.told.isVisible())
    assert "空.csv" in dialog.told.accessibleName()
    assert dialog.step == KNOWLEDGE
    assert dialog.next_button.isEnabled()
