"""Rules of the window as a whole, over the demo shop's rehearsed evening: real store, real rows, real panels."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import MarkRead, TakeOver
from deskpilot.domain.errors import FolderUnusable
from deskpilot.services.views import QueueFilter, SearchHit
from deskpilot.ui import screenshots, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.page import PAGES
from deskpilot.ui.panels.conversation import ConversationPanel
from deskpilot.ui.panels.queue.list_view import QueueList


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[screenshots.Scene]:
    made = screenshots.set_scene(tmp_path_factory.mktemp("evening"))
    yield made
    made.reader.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, scene: screenshots.Scene) -> MainWindow:
    look = theme.Theme()
    look.apply(qapp, "light")
    made = MainWindow(scene.gateway, look)
    qtbot.addWidget(made)
    made.show()
    scene.gateway.sent.clear()
    return made


def test_the_evening_leaves_customers_waiting_and_one_in_hand(scene: screenshots.Scene) -> None:
    queries, me = scene.gateway.queries, scene.gateway.agent_name
    assert len(queries.queue(QueueFilter.WAITING, me)) >= 4
    assert [row.conversation_id for row in queries.queue(QueueFilter.MINE, me)] == [scene.focus]


def test_choosing_a_row_opens_the_conversation_and_reads_it(
    qtbot: QtBot, window: MainWindow, scene: screenshots.Scene
) -> None:
    rows = window.findChild(QueueList)
    place = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    shown = rows.model().at(0).conversation_id
    assert window.findChild(ConversationPanel).conversation_id == shown
    assert MarkRead(shown) in scene.gateway.sent


def test_f2_takes_over_the_loudest_alert(qtbot: QtBot, window: MainWindow, scene: screenshots.Scene) -> None:
    loudest = scene.gateway.queries.alerts()[0].escalation.conversation_id
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert TakeOver(loudest, scene.gateway.agent_name) in scene.gateway.sent
    assert window.findChild(ConversationPanel).conversation_id == loudest


def _reply_has_the_keyboard(window: MainWindow) -> bool:
    return QApplication.focusWidget() is window.workspace.desk.conversation.reply.editor


def test_after_f2_the_next_key_writes_the_reply(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert _reply_has_the_keyboard(window)


def test_a_pressed_row_is_answered_at_once_and_arrow_keys_only_look(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows = window.findChild(QueueList)
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.model().index(1, 0)).center()
    )
    assert _reply_has_the_keyboard(window)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.hasFocus()
    assert window.findChild(ConversationPanel).conversation_id == rows.model().at(0).conversation_id
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert _reply_has_the_keyboard(window)


def test_the_keyboard_begins_at_those_who_wait(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is window.findChild(QueueList)


def test_escape_leads_from_the_search_back_to_the_reply(
    qtbot: QtBot, window: MainWindow, scene: screenshots.Scene
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.workspace.open_conversation(scene.focus)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = QApplication.focusWidget()
    assert isinstance(search, kit.SearchField)
    qtbot.keyClicks(search, "x")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert _reply_has_the_keyboard(window)


def test_a_search_result_leads_to_its_conversation_or_entry(
    window: MainWindow, scene: screenshots.Scene
) -> None:
    window.workspace._open_hit(SearchHit("message", "", "", scene.focus))
    assert window.findChild(ConversationPanel).conversation_id == scene.focus
    window.workspace._open_hit(SearchHit("entry", "", "", entry_id="KB001"))
    assert window.workspace._stack.currentWidget() is window.workspace._pages["knowledge"]


def test_pages_are_reached_by_key_and_made_once(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    knowledge = window.workspace._stack.currentWidget()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.workspace._stack.currentWidget() is knowledge


def test_every_page_has_its_key_and_its_title_on_the_rail(qtbot: QtBot, window: MainWindow) -> None:
    for number, page in enumerate(PAGES, start=1):
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), Qt.KeyboardModifier.ControlModifier)
        assert window.workspace._stack.currentWidget() is window.workspace._pages[page.code]
        assert [button.text() for button in window.findChildren(kit.RailButton) if button.isChecked()] == [
            page.title
        ]


def test_the_window_comes_back_in_the_size_it_was_left(
    qtbot: QtBot, window: MainWindow, scene: screenshots.Scene, tmp_path: Path
) -> None:
    state = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    left = QSize(
        1180, 760
    )  # the screen of the tests is small, and a window is never restored beyond its screen
    for size in (left, None):
        made = MainWindow(scene.gateway, theme.Theme(), state)
        qtbot.addWidget(made)
        made.show()
        if size is not None:
            made.resize(size)
        else:
            assert made.size() == left
        made.close()


@pytest.mark.parametrize("size", [QSize(1280, 720), QSize(1440, 900), QSize(1920, 1080), QSize(3840, 2160)])
def test_columns_keep_their_measure_at_every_size(window: MainWindow, size: QSize) -> None:
    window.resize(size)
    QApplication.processEvents()
    assert window.workspace.desk.left.width() == (280 if size.width() < 1400 else theme.size("queue"))
    assert 320 <= window.workspace.desk.right.width() <= 480
    assert window.size() == size


@pytest.mark.parametrize("page", [page.code for page in PAGES])
def test_every_control_on_a_page_has_a_name_and_can_be_reached(window: MainWindow, page: str) -> None:
    shown = window.show_page(page)
    nameless = [
        f"{type(control).__name__} {control.objectName()}"
        for control in shown.findChildren(QAbstractButton)
        if control.isVisible() and not (control.accessibleName() or control.text())
    ]
    assert nameless == []
    unreachable = [
        f"{type(control).__name__} {control.text()}"
        for control in shown.findChildren(kit.Button)
        if control.isVisible() and control.isEnabled() and not control.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert unreachable == []


def test_the_window_writes_nothing(scene: screenshots.Scene) -> None:
    with pytest.raises(FolderUnusable, match="readonly"):
        scene.reader.rows("DELETE FROM messages")


def test_looking_at_every_page_in_the_dark_loses_no_widget(window: MainWindow, qapp: QApplication) -> None:
    for page in ("knowledge", "dashboard", "settings", "desk"):
        window.show_page(page)
    before = len(window.findChildren(QWidget))
    window._look.apply(qapp, "dark")
    QApplication.processEvents()
    assert len(window.findChildren(QWidget)) >= before
    window._look.apply(qapp, "light")


def test_the_window_is_read_without_the_engine_and_its_tables() -> None:
    code = (
        "import sys, deskpilot.ui.main_window; "
        "print(sorted(sys.modules.keys() & {'numpy', 'pyqtgraph', 'openpyxl', 'deskpilot.engine'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _ini(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)


def _opened(qtbot: QtBot, scene: screenshots.Scene, state: QSettings | None) -> MainWindow:
    app, look = QApplication.instance(), theme.Theme()
    assert isinstance(app, QApplication)
    look.apply(app, "light")
    made = MainWindow(scene.gateway, look, state)
    qtbot.addWidget(made)
    made.show()
    return made


def test_what_was_arranged_is_found_again_after_a_restart(
    qtbot: QtBot, qapp: QApplication, scene: screenshots.Scene, tmp_path: Path
) -> None:
    left = _opened(qtbot, scene, _ini(tmp_path))
    left.resize(1600, 900)
    QApplication.processEvents()
    qtbot.keyClick(left.workspace.desk.grips["left"], Qt.Key.Key_Right)
    qtbot.keyClick(left.workspace.desk.grips["right"], Qt.Key.Key_Left)
    left.workspace.desk.queue._arrangement.switches[1].click()
    left.workspace.desk.queue._arrangement.sort_by("wait")
    left.workspace.desk.case.today.header.title.click()
    left.show_page("settings").show_section("clocks")
    left.show_page("dashboard").figures.show_days(7)
    tables = [left.show_page("follow_ups").tasks.table, left.show_page("knowledge").table.table]
    for table in tables:
        QApplication.processEvents()
        table.header.resizeSection(2, table.columnWidth(2) + 24)
    left.show_page("follow_ups").tasks.whose.changed.emit(1)
    dragged = [[table.columnWidth(n) for n in (1, 2, 3)] for table in tables]
    widths = left.workspace.desk.left.width(), left.workspace.desk.right.width()
    left.close()

    again = _opened(qtbot, scene, _ini(tmp_path))
    again.resize(1600, 900)
    QApplication.processEvents()
    assert (again.workspace.desk.left.width(), again.workspace.desk.right.width()) == widths
    assert widths[0] > theme.size("queue")
    assert again.workspace.desk.queue._arrangement.lines == 1
    assert again.workspace.desk.queue._arrangement.order == "wait"
    assert not again.workspace.desk.case.today.is_unfolded
    assert again.show_page("settings")._links["clocks"].isChecked()
    assert again.show_page("dashboard").figures.ranges.index() == 1
    assert again.show_page("follow_ups").tasks.whose.index() == 1
    kept = [again.show_page("follow_ups").tasks.table, again.show_page("knowledge").table.table]
    QApplication.processEvents()
    assert [[table.columnWidth(n) for n in (1, 2, 3)] for table in kept] == dragged


def test_a_broken_memory_opens_the_window_as_new(
    qtbot: QtBot, qapp: QApplication, scene: screenshots.Scene, tmp_path: Path
) -> None:
    (tmp_path / "window.ini").write_text(
        "[window]\ngeometry=nonsense\n[queue]\norder=sideways\nlines=9\nfilter=\n[desk]\nqueue_percent=-4\n"
        "case_percent=many\n[case]\ntoday=perhaps\n[settings]\nsection=gone\n[dashboard]\ndays=12\n"
        "[knowledge]\ncolumns=1 2 x\ntest=7\n[follow_ups]\ncolumns=-1 9 9 9 9\nmine=9\n",
        encoding="utf-8",
    )
    broken, fresh = _opened(qtbot, scene, _ini(tmp_path)), _opened(qtbot, scene, None)
    assert broken.size() == fresh.size()
    assert broken.workspace.desk.left.width() == fresh.workspace.desk.left.width()
    assert broken.workspace.desk.queue._arrangement.lines == 3
    assert broken.show_page("settings")._links["shop"].isChecked()
    assert broken.show_page("dashboard").figures.ranges.index() == 0
    for page in ("follow_ups", "knowledge"):
        tables = (each.show_page(page) for each in (broken, fresh))
        table, new = (each.table.table if page == "knowledge" else each.tasks.table for each in tables)
        QApplication.processEvents()
        assert [table.columnWidth(n) for n in (1, 2, 3)] == [new.columnWidth(n) for n in (1, 2, 3)]


def test_a_column_is_dragged_within_limits_and_put_back_by_a_double_click(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1440, 900)
    QApplication.processEvents()
    desk, grip = window.workspace.desk, window.workspace.desk.grips["left"]
    before = desk.left.width()
    middle = grip.rect().center()
    qtbot.mousePress(grip, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseMove(grip, middle + QPoint(60, 0))
    qtbot.mouseRelease(grip, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert before < desk.left.width() <= before + 64
    assert abs(grip.geometry().center().x() - desk.left.geometry().right()) <= 1
    for _ in range(80):
        qtbot.keyClick(grip, Qt.Key.Key_Right)
    assert desk.conversation.width() >= 290
    assert desk.right.isVisible()
    qtbot.mouseDClick(grip, Qt.MouseButton.LeftButton)
    assert desk.left.width() == before


def test_a_dragged_column_takes_from_its_neighbour_and_no_more_than_it_has(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(1440, 900)
    table = window.show_page("follow_ups").tasks.table
    QApplication.processEvents()
    own = [table.columnWidth(n) for n in range(table.model().columnCount())]
    table.header.resizeSection(1, own[1] + 20)
    assert [table.columnWidth(n) for n in (0, 1, 2)] == [own[0], own[1] + 20, own[2] - 20]
    table.header.resizeSection(1, own[1] + 2_000)
    assert table.columnWidth(2) >= 40
    assert sum(table.columnWidth(n) for n in range(len(own))) == sum(own)
    table.header.sectionHandleDoubleClicked.emit(1)
    assert [table.columnWidth(n) for n in range(len(own))] == own


def test_an_entry_that_was_looked_up_is_in_hand(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    window.workspace._open_hit(SearchHit("entry", "", "", entry_id="KB001"))
    page = window.show_page("knowledge")
    assert page.table.table.hasFocus()
    assert page.table.table.selectionModel().hasSelection()


def test_who_comes_to_the_knowledge_by_key_is_among_the_entries(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.show_page("knowledge").table.table.hasFocus()
