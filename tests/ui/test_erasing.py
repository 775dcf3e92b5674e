"""A customer is erased from the screen: said before, done, and nothing that is open shows them any more."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import (
    CallForHuman,
    MakeTask,
    MarkFeedback,
    ReceiveMessage,
    SaveNote,
    SaveStaff,
    SetOwnerPin,
    SitDown,
)
from deskpilot.domain.persona import Staff
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.services.erasing import old_copies
from deskpilot.services.queries.audit import AuditFilter
from deskpilot.ui import theme
from deskpilot.ui.erasing import EraseDialog
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.panels.settings.customer_sheet import CustomerSheet
from deskpilot.worker.gateway import Gateway
from tests.desks import Running
from tests.ui.panels.desk_stage import running_gateway

NAME, WORDS = "林间有座", "梧桐路九号送得到吗"


@pytest.fixture
def stage(qtbot: QtBot, data_dir: Path) -> Iterator[tuple[Gateway, Running]]:
    with running_gateway(qtbot, data_dir, shop_name="木棉", mode="assist") as found:
        yield found


@pytest.fixture
def window(qtbot: QtBot, stage: tuple[Gateway, Running], data_dir: Path, look: theme.Theme) -> MainWindow:
    """A window on a shop where two customers wrote; the first one is in front, everything about them is open."""
    gateway, desk = stage
    for key, name, text in (("a", NAME, WORDS), ("b", "阿泽", "什么时候发货")):
        assert desk.submit(ReceiveMessage("phone", key, key, text, name)) is None
    desk.submit(MarkFeedback(1, FeedbackKind.WISH, "小美", note=WORDS))
    desk.submit(SaveNote(1, WORDS, "小美"))
    assert desk.submit(MakeTask(WORDS, gateway.now(), "小美", conversation_id=1)) is None
    found = MainWindow(gateway, look, folder=data_dir)
    qtbot.addWidget(found)
    with qtbot.waitExposed(found):
        found.show()
    for page in ("follow_ups", "dashboard", "settings"):
        found.show_page(page)
    found.show_page("dashboard").show_section("feedback")  # type: ignore[attr-defined]
    found.open_conversation(1)
    desk.submit(CallForHuman(1, "小美"))
    desk.wait(lambda: any("同事请人来接" in words for words in shown(found)))
    return found


def shown(window: QWidget) -> list[str]:
    """Every word that is seen or read aloud, with the kind of its widget."""
    ways = ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription")
    return [
        f"{type(each).__name__}.{way}: {getattr(each, way)()}"
        for each in window.findChildren(QWidget)
        for way in ways
        if each.isVisible() and isinstance(getattr(type(each), way, None), Callable) and getattr(each, way)()
    ]


def about_them(window: QWidget) -> list[str]:
    return [words for words in shown(window) if NAME in words or WORDS in words]


def dialog() -> EraseDialog:
    return next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, EraseDialog) and each.isVisible()
    )


def gone(gateway: Gateway) -> bool:
    return gateway.queries.customer(1) is None


def test_everything_open_lets_go_of_the_customer(
    window: MainWindow, stage: tuple[Gateway, Running], qtbot: QtBot
) -> None:
    gateway, desk = stage
    assert len(about_them(window)) > 10
    case = window.workspace.desk.case
    action = case.customer.more_menu().actions()[-1]
    assert action.isEnabled()
    action.trigger()
    asked = dialog()
    assert any("会话" in words for words in shown(asked))
    assert asked.cancel.hasFocus() or asked.focusWidget() is asked.cancel
    qtbot.mouseClick(asked.erase, Qt.MouseButton.LeftButton)
    desk.wait(lambda: gone(gateway))
    desk.wait(lambda: asked.head.text() == "已经删除")
    asked.close()
    assert window.workspace.desk.conversation.conversation_id is None
    assert [hit.nickname for hit in gateway.queries.customers_like("阿泽")] == ["阿泽"]
    for page in ("follow_ups", "dashboard", "settings", "desk"):
        window.show_page(page)
        desk.wait(lambda: about_them(window) == [], 1000)


def test_escape_and_the_safe_button_change_nothing(
    window: MainWindow, stage: tuple[Gateway, Running], qtbot: QtBot
) -> None:
    gateway, _ = stage
    window.workspace.desk.case.customer.erasing.ask(1)
    qtbot.keyClick(dialog(), Qt.Key.Key_Escape)
    window.workspace.desk.case.customer.erasing.ask(1)
    dialog().cancel.click()
    assert not gone(gateway)


def test_older_backups_go_only_when_that_was_ticked(
    window: MainWindow, stage: tuple[Gateway, Running], data_dir: Path, qtbot: QtBot
) -> None:
    gateway, desk = stage
    for number in (1, 2):
        (data_dir / "backups").mkdir(exist_ok=True)
        (data_dir / "backups" / f"2026010{number}T000000000000Z.daily.db").write_bytes(WORDS.encode())
    assert len(old_copies(data_dir)) == 2
    window.workspace.desk.case.customer.erasing.ask(1)
    asked = dialog()
    assert any("2 份旧备份" in words for words in shown(asked))
    assert not asked.backups.isChecked()
    asked.backups.click()
    asked.erase.click()
    desk.wait(lambda: asked.head.text() == "已经删除")
    assert gone(gateway)
    assert [path.name.split(".")[1] for path in old_copies(data_dir)] == ["renewed"]
    asked.close()


def test_a_customer_who_never_wrote_is_found_in_the_settings(
    window: MainWindow, stage: tuple[Gateway, Running], qtbot: QtBot
) -> None:
    gateway, _ = stage
    page = window.show_page("settings").show_section("data")  # type: ignore[attr-defined]
    page._erase.click()
    sheet = page.findChild(CustomerSheet)
    sheet.show_text("林")
    assert [button.text() for button in sheet.hits] == [f"{NAME}，phone，a"]
    sheet.give()
    assert NAME in dialog().windowTitle()
    dialog().close()
    assert not gone(gateway)


def test_an_agent_sees_why_they_may_not(window: MainWindow, stage: tuple[Gateway, Running]) -> None:
    _, desk = stage
    for command in (
        SaveStaff((Staff("小美"), Staff("老周", "owner"))),
        SitDown("老周"),
        SetOwnerPin("4711"),
        SitDown("小美"),
    ):
        assert desk.submit(command) is None
    action = window.workspace.desk.case.customer.more_menu().actions()[-1]
    assert not action.isEnabled()
    assert "店主" in action.text()
    page = window.show_page("settings").show_section("data")  # type: ignore[attr-defined]
    assert not page._erase.isEnabled()
    assert "店主" in page._erase.toolTip()


def test_a_copy_is_saved_from_the_card_and_before_erasing(
    window: MainWindow, stage: tuple[Gateway, Running], tmp_path: Path
) -> None:
    gateway, desk = stage
    card = window.workspace.desk.case.customer
    assert card.more_menu().actions()[-2].isEnabled()
    card.files.save(1, tmp_path / "card.html")
    assert "没有打码" in card.notice.accessibleName()
    card.erasing.ask(1)
    asked = dialog()
    assert asked.export.isVisible()
    card.erasing._files.save(1, tmp_path / "before.json")
    assert "没有打码" in asked.told.text()
    for name in ("card.html", "before.json"):
        assert WORDS in (tmp_path / name).read_text(encoding="utf-8")
    desk.wait(
        lambda: (
            [each.action for each in gateway.queries.every_deed(AuditFilter())].count("customer_exported")
            == 2
        )
    )
    assert not gone(gateway)
    asked.close()


def test_a_copy_that_cannot_be_saved_is_told(
    window: MainWindow, stage: tuple[Gateway, Running], tmp_path: Path
) -> None:
    card = window.workspace.desk.case.customer
    card.files.save(1, tmp_path / "no" / "card.html")
    assert "导出" not in card.notice.accessibleName()
    assert card.notice.isVisible()
