"""A notice takes room of its own on every page: it never lies over what one works on, and the foot stays in its place."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.page import PAGES
from tests.ui.panels.task_shop import ShopGateway, fill, task_shop


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        fill(gateway)
        yield gateway


@pytest.fixture
def window(qtbot: QtBot, desk: ShopGateway, look: theme.Theme, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(theme.LOOK, "reduced_motion", True)
    found = MainWindow(desk, look)
    qtbot.addWidget(found)
    found.resize(1280, 720)
    with qtbot.waitExposed(found):
        found.show()
    return found


def toasts(window: MainWindow) -> tuple[kit.Toast, ...]:
    return window.workspace._alarm._toasts.toasts()


def tell(window: MainWindow, level: str = "urgent") -> None:
    again = (kit.ToastAction("去看看", lambda: None, "calendar-check"),)
    window.workspace._alarm._notices.inside(level, "2 件跟进到时间了", "给小明回电、问问床架送到没有", again)


def box(toast: kit.Toast) -> QRect:
    return toast.box().translated(toast.mapTo(toast.window(), QPoint(0, 0)))


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())


def room(window: MainWindow) -> QRect:
    return next(place(each) for each in window.findChildren(kit.ToastRoom) if each.isVisible())


@pytest.mark.parametrize("page", [page.code for page in PAGES])
def test_on_every_page_toasts_lie_in_their_room_and_go_without_a_trace(
    window: MainWindow, qtbot: QtBot, page: str
) -> None:
    shown = window.show_page(page)
    parts = ("",) if page == "settings" else getattr(shown, "sections", ("",))  # its pages share one room
    for part in parts:
        if part:
            shown.show_section(part)  # type: ignore[attr-defined]
        qtbot.waitUntil(lambda: room(window).height() == 0)
        tell(window)
        tell(window)
        qtbot.waitUntil(lambda: all(room(window).contains(box(toast)) for toast in toasts(window)))
        first, second = (box(toast) for toast in toasts(window))
        assert not first.intersects(second)
        window.workspace._alarm._toasts.clear()
    qtbot.waitUntil(lambda: room(window).height() == 0)


def test_toasts_go_along_to_the_page_that_comes_to_the_front(window: MainWindow, qtbot: QtBot) -> None:
    tell(window)
    qtbot.waitUntil(lambda: room(window).contains(box(toasts(window)[0])))
    card = box(toasts(window)[0]).height()
    window.show_page("follow_ups")
    qtbot.waitUntil(lambda: room(window).contains(box(toasts(window)[0])))
    assert box(toasts(window)[0]).height() < card  # with so much width it is one line
    window.show_page("desk")
    qtbot.waitUntil(lambda: box(toasts(window)[0]).height() == card)


def test_the_foot_stays_in_its_place_and_the_row_in_hand_in_sight(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 700)
    page = window.show_page("follow_ups")
    table, foot = page.tasks.table, page.tasks.foot  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: foot.isVisible() and foot.y() > 400)
    before = place(foot)
    low = max(
        (row for row in range(table.model().rowCount()) if _is_seen(table, row)),
        default=0,
    )
    table.select(low)
    tell(window)
    tell(window)
    qtbot.waitUntil(lambda: room(window).height() > 60)
    assert place(foot) == before
    assert not room(window).intersects(place(table))
    assert _is_seen(table, low)


def _is_seen(table: kit.RowTable, row: int) -> bool:
    spot = table.visualRect(table.model().index(row, 0))
    return table.viewport().rect().contains(spot.topLeft()) and spot.bottom() < table.viewport().height()


def test_where_the_case_stands_in_the_queues_place_it_has_the_room(
    window: MainWindow, qtbot: QtBot, look: theme.Theme
) -> None:
    look.set_text_scale(2.0)
    window.resize(1280, 800)
    page = window.show_page("desk")
    page.toggle_case()  # type: ignore[attr-defined]
    tell(window)
    case = page.right  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: place(case).contains(box(toasts(window)[0])))
