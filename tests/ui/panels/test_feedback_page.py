"""What customers say about products, as a list: by product, found, opened, and written into a table for others."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import MarkFeedback, SaveSettings
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.ui import theme
from deskpilot.ui.figures_page import FiguresPage
from deskpilot.ui.models.headed import HEADING_ROLE
from deskpilot.ui.panels.feedback import FeedbackPanel
from deskpilot.ui.view_state import ViewState
from tests.ui.panels.task_shop import ShopGateway, put_goods, task_shop


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        put_goods(gateway)
        yield gateway


@pytest.fixture
def page(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> FeedbackPanel:
    made = FeedbackPanel(desk, look)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    return made


def mark(desk: ShopGateway, text: str, kind: FeedbackKind, product: str = "", note: str = "") -> int:
    desk.shop.hear(text)
    line = desk.shop.lines()[-1].id
    desk.submit(MarkFeedback(line, kind, "小美", product, note))
    return line


def fill(desk: ShopGateway) -> None:
    mark(desk, "盒子破了", FeedbackKind.PACKAGING)
    mark(desk, "桌腿矮", FeedbackKind.SIZE, "P2")
    mark(desk, "颜色深", FeedbackKind.COLOUR, "P1", "主图偏冷")
    mark(desk, "还是深", FeedbackKind.COLOUR, "P1")
    mark(desk, "榫卯做得好", FeedbackKind.PRAISE, "P1")


def lines(page: FeedbackPanel) -> list[str]:
    """What stands in the list: headings in brackets."""
    found = []
    for place in range(page.model.rowCount()):
        row = page.model.at(place)
        group = page.model.index(place, 0).data(HEADING_ROLE)
        found.append(row.text if row is not None else f"[{group.title}]")
    return found


def test_what_was_said_stands_under_its_product_the_newest_first(
    desk: ShopGateway, page: FeedbackPanel
) -> None:
    fill(desk)
    page.refresh()
    assert lines(page) == [
        "[樱桃木床]",
        "榫卯做得好",
        "还是深",
        "颜色深",
        "[升降书桌]",
        "桌腿矮",
        "[]",
        "盒子破了",
    ]
    assert page.model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "颜色深，主图偏冷"


def test_an_empty_list_teaches_how_to_mark(page: FeedbackPanel) -> None:
    assert page.empty.isVisible()
    assert "F6" in page.empty.accessibleDescription() or "F6" in page.empty.accessibleName()
    assert not page.export.isEnabled()


def test_kind_and_words_narrow_the_list_and_one_press_widens_it(
    desk: ShopGateway, page: FeedbackPanel
) -> None:
    fill(desk)
    page.refresh()
    page.kind.setCurrentIndex(page.kind.findData("colour"))
    page.kind.activated.emit(0)
    assert lines(page) == ["[樱桃木床]", "还是深", "颜色深"]
    page.search.setText("没有的话")
    page.refresh()
    assert page.empty.isVisible()
    page.empty.action.emit()
    assert len(lines(page)) == 8


def test_enter_opens_the_conversation_at_the_line(
    qtbot: QtBot, desk: ShopGateway, page: FeedbackPanel
) -> None:
    line = mark(desk, "颜色深", FeedbackKind.COLOUR, "P1")
    page.refresh()
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.message_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [desk.shop.conversation().id, line]


def test_arrow_keys_go_over_the_headings(qtbot: QtBot, desk: ShopGateway, page: FeedbackPanel) -> None:
    fill(desk)
    page.refresh()
    page.table.select(3)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    row = page.table.row_in_hand()
    assert row is not None
    assert row.text == "桌腿矮"


def test_what_is_marked_meanwhile_comes_in(qtbot: QtBot, desk: ShopGateway, page: FeedbackPanel) -> None:
    mark(desk, "桌腿矮", FeedbackKind.SIZE, "P2")
    qtbot.waitUntil(lambda: lines(page) == ["[升降书桌]", "桌腿矮"])


def test_the_table_for_others_names_no_number_and_runs_nothing(
    desk: ShopGateway, page: FeedbackPanel, tmp_path: Path
) -> None:
    mark(desk, "=1+1 打我电话13800138000", FeedbackKind.OTHER, "老款凳子")
    mark(desk, "颜色深", FeedbackKind.COLOUR, "P1", "主图偏冷")
    page.refresh()
    page.save_to(tmp_path / "反馈.csv")
    with (tmp_path / "反馈.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head[:4] == ["商品编码", "商品", "说的是", "顾客的话"]
    assert [row[:5] for row in rows] == [
        ["P1", "樱桃木床", "颜色", "颜色深", "主图偏冷"],
        ["", "老款凳子", "其他", "'=1+1 打我电话[phone]", ""],
    ]
    assert rows[0][-2:] == ["小明", "小美"]
    page.save_to(tmp_path / "反馈.xlsx")
    cells = list(load_workbook(tmp_path / "反馈.xlsx").active.values)
    assert [list(row) for row in cells][1][:4] == ["P1", "樱桃木床", "颜色", "颜色深"]
    assert "已导出 2 条" in page.notice.accessibleName()


def test_where_customers_are_hidden_their_names_stay_out_of_the_table(
    desk: ShopGateway, page: FeedbackPanel, tmp_path: Path
) -> None:
    mark(desk, "颜色深", FeedbackKind.COLOUR, "P1")
    desk.submit(SaveSettings((("mask_notifications", "1"),)))
    page.refresh()
    page.save_to(tmp_path / "反馈.csv")
    assert "小明" not in (tmp_path / "反馈.csv").read_text(encoding="utf-8-sig")


def test_a_file_that_cannot_be_written_is_told(
    desk: ShopGateway, page: FeedbackPanel, tmp_path: Path
) -> None:
    mark(desk, "颜色深", FeedbackKind.COLOUR, "P1")
    page.refresh()
    page.save_to(tmp_path / "nowhere" / "反馈.csv")
    assert page.notice.isVisible()
    assert "没有存下来" in page.notice.accessibleName()


def test_the_list_is_one_press_away_from_the_figures(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    line = mark(desk, "颜色深", FeedbackKind.COLOUR, "P1")
    figures = FiguresPage(desk, look, ViewState())
    qtbot.addWidget(figures)
    figures.resize(1100, 700)
    figures.show()
    figures.views.setFocus()
    figures.show_section("feedback")
    assert isinstance(figures.second, FeedbackPanel)
    assert lines(figures.second) == ["[樱桃木床]", "颜色深"]
    figures.second.table.select(1)
    with qtbot.waitSignal(figures.message_requested) as asked:
        figures.second.open.click()
    assert asked.args[1] == line
