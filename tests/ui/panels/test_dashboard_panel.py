"""The figures page: what it reads, when, what can be opened, and what it writes."""

import csv
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.services.figure_views import Behind, BehindRow, HotCategory
from deskpilot.services.views import QueueFilter
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.dashboard import DashboardPanel
from deskpilot.ui.panels.dashboard.export import table
from deskpilot.ui.widgets.behind_sheet import BehindSheet
from tests.ui import sample_case as case
from tests.ui import sample_rows
from tests.ui.sample import SampleGateway


@pytest.fixture
def panel(qtbot: QtBot, gateway: SampleGateway, look: theme.Theme) -> DashboardPanel:
    """The page of a busy evening."""
    found = DashboardPanel(gateway, look)  # type: ignore[arg-type]
    qtbot.addWidget(found)
    found.resize(1368, 852)
    found.show()
    qtbot.waitUntil(lambda: found.board is not None and found.response.chart is not None)
    return found


def test_the_plotting_library_waits_for_the_first_figures() -> None:
    code = "import sys, deskpilot.ui.panels.dashboard, deskpilot.ui.panels.case; print('pyqtgraph' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == "False"


def test_nothing_is_read_while_the_page_is_hidden(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    panel.hide()
    before = gateway.queries.read_figures
    gateway.commit(kpi=True)
    panel._age()
    assert gateway.queries.read_figures == before
    panel.show()
    qtbot.waitUntil(lambda: gateway.queries.read_figures == before + 1)


def test_many_changes_are_read_once(panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot) -> None:
    before = gateway.queries.read_figures
    for _ in range(100):
        gateway.commit(kpi=True)
    assert gateway.queries.read_figures == before
    qtbot.waitUntil(lambda: gateway.queries.read_figures > before)
    assert gateway.queries.read_figures == before + 1


def test_another_stretch_of_days_shows_its_own_figures(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    week = gateway.queries.dashboards[7]
    gateway.queries.dashboards[7] = replace(week, hot=(HotCategory("安装", 900),))
    panel.ranges.changed.emit(1)
    assert panel.board == gateway.queries.dashboards[7]
    assert "900" in panel.hot.header.caption.text()
    assert panel.response.chart is not None
    assert panel.response.chart.point_count() == 7


def test_every_chart_says_how_many_cases_stand_behind_it(panel: DashboardPanel) -> None:
    assert "n=240" in panel.response.header.caption.text()
    assert "355 次" in panel.hot.header.caption.text()
    for code in ("in_time", "handoff_rate"):
        assert "n=" in panel.tiles.by_code[code].view.caption
        assert "%" in panel.tiles.by_code[code].view.caption


def open_sheet(panel: DashboardPanel) -> BehindSheet:
    return next(each for each in panel.findChildren(BehindSheet) if each.isVisible())


def test_every_tile_opens_the_conversations_behind_it_by_mouse_and_enter(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    panel.show_days(7)
    first = gateway.queries.lists[QueueFilter.CLOSED][0].conversation_id
    for code, tile in panel.tiles.by_code.items():
        if code == "waiting":
            continue
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
        assert gateway.queries.behind[-1] == (code, 7)
        open_sheet(panel).close()
        qtbot.keyClick(tile, Qt.Key.Key_Return)
        with qtbot.waitSignal(panel.conversation_requested) as told:
            qtbot.keyClick(open_sheet(panel).list.rows[0], Qt.Key.Key_Return)
        assert told.args == [first]
    panel.tiles.by_code["waiting"].click()
    assert panel.focusWidget() is panel.waiting_list.rows[0]


def test_what_is_asked_most_is_opened_by_mouse_and_keyboard(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    bars = panel.hot.bars
    assert panel.board is not None
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    second = panel.board.hot[1].category
    assert bars.accessibleDescription().startswith(second)
    qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert gateway.queries.behind == [(second, 1)]
    open_sheet(panel).close()
    qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(20, 6))
    assert gateway.queries.behind[-1] == (panel.board.hot[0].category, 1)
    sheet = open_sheet(panel)
    said = [label.text() for label in sheet.findChildren(kit.PlainLabel)]
    assert any("2 段没有列" in words for words in said)
    assert any("1 段已经随顾客删除" in words for words in said)


def test_the_arrow_keys_walk_through_all_that_is_listed(panel: DashboardPanel, qtbot: QtBot) -> None:
    rows = tuple(
        BehindRow(replace(sample_rows.closed_rows()[0], conversation_id=number)) for number in range(30)
    )
    sheet = BehindSheet(panel, "x", "y", Behind(rows), lambda _each: "")
    sheet.show_at(panel.hot)
    for place in range(29):
        qtbot.keyClick(sheet.list.rows[place], Qt.Key.Key_Down)
    QApplication.processEvents()
    last = sheet.list.rows[29]
    assert sheet.isVisible()  # nothing that it is made of was a window of its own for a moment
    assert sheet.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


def test_who_waits_is_opened_by_mouse_and_keyboard(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    first, second = panel.waiting_list.rows[:2]
    with qtbot.waitSignal(panel.conversation_requested) as opened:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert opened.args == [1]
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert panel.focusWidget() is second
    with qtbot.waitSignal(panel.conversation_requested) as opened:
        qtbot.keyClick(second, Qt.Key.Key_Return)
    assert opened.args == [3]


def test_a_day_without_anybody_teaches_and_points_to_a_longer_stretch(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    quiet = tuple(replace(one, value=None, n=0) for one in case.board().figures)
    gateway.queries.dashboards[1] = replace(case.board(), figures=quiet, hot=(), answered=(), response=())
    gateway.queries.lists[QueueFilter.WAITING] = ()
    panel.show_days(1)
    assert panel._empty.isVisible()
    assert not panel._figures.isVisible()
    assert not panel.export.isEnabled()
    assert "还没有数字" in panel.export.toolTip()
    panel._empty.action.emit()
    assert panel.ranges.index() == 2
    assert panel._figures.isVisible()


def test_a_figure_without_cases_says_what_will_be_there(
    panel: DashboardPanel, gateway: SampleGateway
) -> None:
    gateway.queries.dashboards[1] = replace(case.board(), hot=(), answered=(), response=())
    gateway.queries.lists[QueueFilter.WAITING] = ()
    panel.show_days(1)
    assert panel.response.is_empty
    assert panel.answered.is_empty
    assert panel.hot.is_empty
    assert panel.waiting.is_empty


def test_a_chart_that_is_being_read_is_not_torn_away(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    chart = panel.response.chart
    assert chart is not None
    chart.point_at(2)
    before = gateway.queries.read_figures
    panel._age()
    assert gateway.queries.read_figures == before
    assert chart.current() == 2
    chart.point_at(-1)
    panel._age()
    assert gateway.queries.read_figures == before + 1


def test_a_figure_between_two_gaps_is_still_to_be_seen(panel: DashboardPanel) -> None:
    from deskpilot.ui.panels.dashboard.response_chart import _stands_alone

    values = (None, 3.0, None, 4.0, 5.0, None)
    assert [at for at in (1, 3, 4) if _stands_alone(values, at)] == [1]


def test_bars_are_read_out_with_the_arrow_keys(panel: DashboardPanel, qtbot: QtBot) -> None:
    bars = panel.answered.bars
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription() == "8:00，AI 12，人工 5"
    qtbot.keyClick(bars, Qt.Key.Key_Left)
    qtbot.keyClick(bars, Qt.Key.Key_Escape)
    assert bars.accessibleDescription() == ""


def test_the_table_holds_every_figure_and_runs_nothing(panel: DashboardPanel, tmp_path: Path) -> None:
    assert panel.board is not None
    panel.board = replace(panel.board, hot=(HotCategory("=HYPERLINK(1)", 3),))
    target = tmp_path / "数字.csv"
    panel.save_to(target)
    text = target.read_text(encoding="utf-8-sig")
    read = list(csv.reader(text.splitlines()))
    assert read[0] == ["数字", "时间或类别", "值", "单位", "例数", "上一期"]
    assert ["人工首响", "全期，截至 2026-03-12", "18", "seconds", "96", "22"] in read
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in read for cell in row)
    assert len(read) == len(list(table(panel.board, 480)))
    assert panel.notice.isVisible()
    assert list(tmp_path.iterdir()) == [target]


def test_a_table_that_cannot_be_written_is_told_and_leaves_nothing(
    panel: DashboardPanel, tmp_path: Path
) -> None:
    panel.save_to(tmp_path / "gone" / "数字.csv")
    assert panel.notice.isVisible()
    assert "没有存成" in panel.notice.accessibleName()
    assert list(tmp_path.iterdir()) == []


def test_the_page_follows_the_theme_and_the_largest_text(
    panel: DashboardPanel, look: theme.Theme, qtbot: QtBot
) -> None:
    look.set_text_scale(1.5)
    panel.resize(1208, 672)
    qtbot.waitUntil(lambda: panel.tiles._columns == 3)
    assert panel.scroll_area.horizontalScrollBar().maximum() == 0


def test_a_press_on_a_chart_opens_the_conversations_behind_it(
    panel: DashboardPanel, gateway: SampleGateway, qtbot: QtBot
) -> None:
    assert panel.response.chart is not None
    for chart, start in (
        (panel.response.chart, panel.response._steps[1]),
        (panel.answered.bars, panel.answered._steps[1]),
    ):
        chart.activated.emit(1)
        assert gateway.queries.stretches[-1] == (start, start + timedelta(hours=1))
        sheet = next(each for each in panel.findChildren(BehindSheet) if each.isVisible())
        with qtbot.waitSignal(panel.conversation_requested) as told:
            qtbot.keyClick(sheet.list.rows[0], Qt.Key.Key_Return)
        assert told.args == [gateway.queries.lists[QueueFilter.CLOSED][0].conversation_id]


def test_a_bar_is_opened_by_mouse_and_by_enter(panel: DashboardPanel, qtbot: QtBot) -> None:
    bars = panel.answered.bars
    with qtbot.waitSignal(bars.activated) as by_key:
        qtbot.keyClick(bars, Qt.Key.Key_Right)
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    field = bars._field()
    place = QPoint(round(field.left() + bars._step() / 2), round(field.center().y()))
    qtbot.mouseMove(bars, place)
    with qtbot.waitSignal(bars.activated) as by_mouse:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=place)
    assert by_key.args == by_mouse.args == [0]


def test_on_a_very_wide_screen_the_figures_stay_together(panel: DashboardPanel) -> None:
    def span() -> tuple[int, int]:
        QApplication.processEvents()
        left = panel.tiles.mapTo(panel, QPoint(0, 0)).x()
        return left, left + panel.tiles.width()

    assert span()[0] < 40
    assert span()[1] > panel.width() - 50
    panel.resize(3840, 1440)
    left, right = span()
    assert right - left <= theme.column(1_880)
    assert abs(left - (3840 - right)) < 20
