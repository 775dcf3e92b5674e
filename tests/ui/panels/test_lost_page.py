"""Who went without buying is seen with the reason; one key writes down a follow-up, and nothing is ever sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskpilot.domain.catalog import Product
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.ui import theme
from deskpilot.ui.follow_ups_page import FollowUpsPage
from deskpilot.ui.models.headed import HEADING_ROLE
from deskpilot.ui.panels.lost import LostPanel
from deskpilot.ui.view_state import ViewState
from tests.services.shop import answers
from tests.ui.panels.task_shop import ShopGateway, task_shop

DAY = 86_400.0


@pytest.fixture
def desk(qtbot: QtBot, data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


def lose(desk: ShopGateway) -> None:
    """One fell silent after the answer, one took it and did not buy; both two days ago."""
    with desk.shop.store.begin() as uow:
        uow.products.put(Product("P1", "樱桃木床", 4000.0, attributes={"材质": "樱桃木"}))
    for key, text in (("c1", "用的什么材质 13812345678"), ("c2", "这个是实木吗")):
        desk.shop.reads(text, answers("KB0004", text, intent="material", intent_strength=0.5))
        desk.shop.turn(text, key, viewed_product="P1")
    desk.shop.turn("谢谢", "c2")
    desk.shop.clock.pass_(2 * DAY)


@pytest.fixture
def page(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> LostPanel:
    lose(desk)
    made = LostPanel(desk, look)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    return made


def texts(page: LostPanel) -> list[str]:
    rows = range(page.model.rowCount())
    headings = {n: page.model.index(n, 0).data(HEADING_ROLE) for n in rows}
    return [
        f"{headings[n][0]} {headings[n][1]}" if headings[n] else page.model.index(n, 0).data() for n in rows
    ]


def test_each_row_says_why_it_is_there(page: LostPanel) -> None:
    assert texts(page) == [
        "silent 1", "「用的什么材质 13812345678」答完没再回，也没下单",
        "asked 1", "看「樱桃木床」，问过，没下单",
    ]  # fmt: skip


def test_enter_leads_to_the_words(page: LostPanel, qtbot: QtBot) -> None:
    page.table.select(1)
    with qtbot.waitSignal(page.message_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    row = page.model.at(1)
    assert row is not None
    assert asked.args == [row.conversation_id, row.message_id]


def test_one_key_writes_down_a_follow_up_and_sends_nothing(
    page: LostPanel, desk: ShopGateway, qtbot: QtBot
) -> None:
    before = len(desk.shop.sent)
    page.table.select(1)
    qtbot.keyClick(page.table, Qt.Key.Key_Y)
    (row,) = desk.queries.tasks()
    assert (row.task.kind, row.task.state) == (TaskKind.WIN_BACK, TaskState.OPEN)
    assert "答完没再回" in row.task.text
    assert row.task.message_id is not None
    assert (row.due_local.hour, row.days_away) == (10, 1)
    desk.shop.leave()
    assert len(desk.shop.sent) == before
    qtbot.waitUntil(lambda: len(texts(page)) == 2)


def test_a_follow_up_made_by_mistake_is_taken_back(page: LostPanel, desk: ShopGateway, qtbot: QtBot) -> None:
    page.table.select(1)
    page.win_back.click()
    page.notice.action.emit()
    assert desk.queries.tasks() == ()
    qtbot.waitUntil(lambda: len(texts(page)) == 4)


def test_one_key_takes_a_row_off_the_list_and_it_is_found_and_put_back(
    page: LostPanel, desk: ShopGateway, qtbot: QtBot
) -> None:
    page.table.select(1)
    qtbot.keyClick(page.table, Qt.Key.Key_H)
    assert texts(page) == ["asked 1", "看「樱桃木床」，问过，没下单"]
    page.hidden.click()
    assert texts(page) == ["silent 1", "「用的什么材质 13812345678」答完没再回，也没下单"]
    page.table.select(1)
    page.off.click()
    assert page.empty.isVisible()
    page.empty.action.emit()
    assert len(texts(page)) == 4
    assert desk.queries.tasks() == ()


def test_a_row_taken_off_by_mistake_is_put_back(page: LostPanel) -> None:
    page.table.select(1)
    page.off.click()
    assert len(texts(page)) == 2
    page.notice.action.emit()
    assert len(texts(page)) == 4


def test_what_is_listed_is_written_into_a_table_without_numbers_of_phones(
    page: LostPanel, tmp_path: Path
) -> None:
    page.save_to(tmp_path / "lost.xlsx")
    sheet = load_workbook(tmp_path / "lost.xlsx").active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 3
    assert rows[1][:2] == ("答完没再回", "小明")
    assert float(str(rows[1][4])) > 0
    assert "13812345678" not in str(rows)


def test_a_search_and_a_span_that_hold_nobody_say_what_to_do(page: LostPanel) -> None:
    page.search.setText("火星")
    page.refresh()
    assert page.empty.isVisible()
    page.empty.action.emit()
    assert len(texts(page)) == 4


def test_the_lists_stand_beside_the_follow_ups(desk: ShopGateway, look: theme.Theme, qtbot: QtBot) -> None:
    lose(desk)
    both = FollowUpsPage(desk, look, ViewState())
    qtbot.addWidget(both)
    both.show()
    both.views.changed.emit(1)
    assert isinstance(both.second, LostPanel)
    assert both.second.isVisible()
    with qtbot.waitSignal(both.message_requested):
        both.second.table.select(1)
        qtbot.keyClick(both.second.table, Qt.Key.Key_Return)
