"""The follow-ups page over the small shop: what stands where, and what its keys do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CloseTask, ConfirmTask, EditTask, MakeTask, MoveTask, RestoreTask
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.domain.order import Order, OrderItem, OrderStatus
from deskpilot.services.task_views import TaskRow, TaskSection
from deskpilot.ui import labels_tasks, theme
from deskpilot.ui.models.headed import HEADING_ROLE
from deskpilot.ui.panels.follow_ups import FollowUpsPanel
from tests.services.shop import NOON
from tests.ui.panels.task_shop import ShopGateway, fill, task_shop


@pytest.fixture
def desk(data_dir: Path) -> Iterator[ShopGateway]:
    with task_shop(data_dir) as gateway:
        yield gateway


@pytest.fixture
def page(qtbot: QtBot, desk: ShopGateway, look: theme.Theme) -> FollowUpsPanel:
    """The page with something in every section."""
    fill(desk)
    made = FollowUpsPanel(desk, look)
    qtbot.addWidget(made)
    made.resize(1200, 720)
    made.show()
    return made


def lines(page: FollowUpsPanel) -> list[str]:
    """Headings and tasks as they stand."""
    found = []
    for place in range(page.model.rowCount()):
        row = page.model.at(place)
        heading = page.model.index(place, 0).data(HEADING_ROLE)
        found.append(
            row.task.text if row is not None else f"— {labels_tasks.section(heading[0])} {heading[1]}"
        )
    return found


def take(page: FollowUpsPanel, text: str) -> TaskRow:
    """Take the task with this text in hand."""
    place = next(n for n, line in enumerate(lines(page)) if text in line)
    page.table.select(place)
    row = page.table.row_in_hand()
    assert row is not None
    return row


def states(desk: ShopGateway, row: TaskRow) -> TaskState:
    found = desk.queries.task(row.task.id)
    assert found is not None
    return found.task.state


def test_tasks_stand_under_their_sections_the_pressing_ones_first(page: FollowUpsPanel) -> None:
    assert lines(page) == [
        "— 过期 2", "把补发的单号发给她", "催快递改派",
        "— 早上回访 3", "能做一米五的吗", "能做一米五的吗", "能做一米五的吗",
        "— 今天 1", "寄色卡之前先拍照确认",
        "— 待确认 2", "您放心，今天六点前给您回电，跟您说修得怎么样了", "我再看看",
        "— 之后 2", "问问桌子用得怎么样", "给纸箱厂打电话",
    ]  # fmt: skip
    first_call = page.model.at(4)
    assert first_call is not None
    assert (first_call.nickname, first_call.section) == ("林间有座", TaskSection.MORNING)


def test_arrow_keys_go_from_task_to_task_over_the_headings(qtbot: QtBot, page: FollowUpsPanel) -> None:
    page.table.select(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    row = page.table.row_in_hand()
    assert row is not None
    assert row.task.kind is TaskKind.CALL_BACK


def test_a_call_back_for_a_bare_picture_says_what_to_look_at(page: FollowUpsPanel) -> None:
    row = take(page, "您放心")
    assert labels_tasks.what(replace(row, task=replace(row.task, text=""))).endswith("看看发来的图片或文件")


def test_enter_opens_the_words_behind_a_task(qtbot: QtBot, page: FollowUpsPanel) -> None:
    row = take(page, "您放心")
    with qtbot.waitSignal(page.message_requested) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == [row.task.conversation_id, row.task.message_id]


@pytest.mark.parametrize(
    ("key", "text", "state"),
    [
        (Qt.Key.Key_D, "寄色卡", TaskState.DONE),
        (Qt.Key.Key_Y, "您放心", TaskState.OPEN),
        (Qt.Key.Key_Delete, "您放心", TaskState.DISMISSED),
        (Qt.Key.Key_Delete, "能做一米五", TaskState.BROKEN),
    ],
)
def test_one_key_deals_with_a_task_and_one_press_takes_it_back(
    qtbot: QtBot, desk: ShopGateway, page: FollowUpsPanel, key: Qt.Key, text: str, state: TaskState
) -> None:
    row = take(page, text)
    before = row.task
    qtbot.keyClick(page.table, key)
    assert states(desk, row) is state
    assert page.notice.isVisible()
    page.notice.action.emit()
    after = desk.queries.task(before.id)
    assert after is not None
    assert after.task == before


def test_the_next_task_comes_into_the_hand_when_one_is_done(qtbot: QtBot, page: FollowUpsPanel) -> None:
    take(page, "把补发的单号")
    qtbot.keyClick(page.table, Qt.Key.Key_D)
    page.refresh()
    row = page.table.row_in_hand()
    assert row is not None
    assert row.task.text == "催快递改派"


def test_a_task_is_put_off_to_one_of_the_usual_times(desk: ShopGateway, page: FollowUpsPanel) -> None:
    row = take(page, "催快递")
    menu: QMenu = page.acts.later_menu(row)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "1 小时后", "今晚 20:00", "明天 10:00", "一周后 10:00", "选个时间…",
    ]  # fmt: skip
    menu.actions()[0].trigger()
    assert desk.sent[-1] == MoveTask(row.task.id, NOON + timedelta(hours=1))


def test_a_task_is_edited_with_its_own_words_and_time(desk: ShopGateway, page: FollowUpsPanel) -> None:
    row = take(page, "催快递")
    dialog = page.acts.edit(row)
    dialog.text.line_edit().setText("催快递改派到公司")
    dialog.save.click()
    assert desk.sent[-1] == EditTask(row.task.id, "催快递改派到公司", row.task.due_at, "")


def test_a_new_task_is_made_for_whoever_is_in_hand_or_for_nobody_and_can_be_undone(
    qtbot: QtBot, desk: ShopGateway, page: FollowUpsPanel
) -> None:
    dialog = page.acts.make()
    dialog.text.line_edit().setText("给仓库打电话")
    qtbot.keyClick(dialog.text.line_edit(), Qt.Key.Key_Return)
    made = desk.sent[-1]
    assert isinstance(made, MakeTask)
    assert (made.text, made.conversation_id, made.assigned_to) == ("给仓库打电话", None, "小美")
    assert f"{made.due_at:%d %H:%M}" == "13 02:00"  # ten in the morning, shop time
    page.notice.action.emit()
    assert isinstance(desk.sent[-1], CloseTask)
    assert "给仓库打电话" not in lines(page)


def test_a_time_that_is_over_is_refused_with_a_reason(page: FollowUpsPanel) -> None:
    dialog = page.acts.make()
    dialog.text.line_edit().setText("打电话")
    dialog.due.set_moment(NOON - timedelta(days=1))
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog._due_field.error() == "这个时间已经过了"
    dialog.reject()


def test_mine_leaves_out_what_a_colleague_does(page: FollowUpsPanel) -> None:
    page.whose.set_index(1)
    page.refresh()
    assert "问问桌子用得怎么样" not in lines(page)
    assert "把补发的单号发给她" in lines(page)


def test_search_finds_by_words_and_by_customer(page: FollowUpsPanel) -> None:
    page.search.setText("林间")
    page.refresh()
    assert lines(page) == ["— 早上回访 1", "能做一米五的吗"]
    page.search.setText("没有这样的事")
    page.refresh()
    assert page.empty.isVisible()
    page.empty.action.emit()
    assert len(lines(page)) == 15


def test_an_empty_page_teaches_what_will_stand_here(
    qtbot: QtBot, desk: ShopGateway, look: theme.Theme
) -> None:
    page = FollowUpsPanel(desk, look)
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible()
    assert "没有要跟进的" in page.empty.accessibleName()


def test_what_was_done_elsewhere_leaves_the_page(
    qtbot: QtBot, desk: ShopGateway, page: FollowUpsPanel
) -> None:
    row = take(page, "寄色卡")
    desk.submit(CloseTask(row.task.id, "老周"))
    qtbot.waitUntil(lambda: "寄色卡之前先拍照确认" not in lines(page))
    desk.submit(RestoreTask(row.task))
    qtbot.waitUntil(lambda: "寄色卡之前先拍照确认" in lines(page))


def test_a_cell_is_read_out_with_all_it_says(page: FollowUpsPanel) -> None:
    row = take(page, "能做一米五")
    place = page.model.place_of(row.task.id)
    said = [page.model.index(place, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(5)]
    assert said == ["回访：能做一米五的吗", "林间有座 ¥12,860", "过期 2 小时", "AI", "谁都行"]


def test_confirming_what_is_open_already_says_nothing(
    qtbot: QtBot, desk: ShopGateway, page: FollowUpsPanel
) -> None:
    take(page, "寄色卡")
    qtbot.keyClick(page.table, Qt.Key.Key_Y)
    assert not any(isinstance(command, ConfirmTask) for command in desk.sent)


def test_a_new_task_can_be_about_the_customer_in_hand(desk: ShopGateway, page: FollowUpsPanel) -> None:
    row = take(page, "能做一米五")
    dialog = page.acts.make(row)
    assert dialog.about is not None
    assert "林间有座" in dialog.about.text()
    dialog.text.line_edit().setText("量好尺寸再报价")
    dialog.about.setChecked(True)
    dialog.save.click()
    made = desk.sent[-1]
    assert isinstance(made, MakeTask)
    assert (made.conversation_id, made.customer_id) == (row.task.conversation_id, row.task.customer_id)


def test_the_words_about_an_unpaid_order_are_copied_and_not_sent(
    qtbot: QtBot, desk: ShopGateway, page: FollowUpsPanel
) -> None:
    shop = desk.shop
    customer = shop.conversation().customer_id
    items = (OrderItem("P1", "", 1, 3999.0, "樱桃木床"),)
    with shop.store.begin() as uow:
        uow.orders.put(
            Order("2856233973310882996", customer, "taobao", OrderStatus.UNPAID, shop.clock.now(), items)
        )
    shop.clock.pass_(900)
    desk.remind()
    page.refresh()
    said = len(shop.sent)
    take(page, "2856233973310882996")
    assert page.buttons["copy"].isVisible()
    qtbot.keyClick(page.table, Qt.Key.Key_C)
    assert "「樱桃木床」还没有付款" in QGuiApplication.clipboard().text()
    shop.leave()
    assert len(shop.sent) == said
    take(page, "问问桌子用得怎么样")
    assert not page.buttons["copy"].isVisible()


def test_down_leads_from_the_search_into_the_list(page: FollowUpsPanel, qtbot: QtBot) -> None:
    page.activateWindow()
    page.table.clearSelection()
    page.search.begin()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    assert page.table.selectionModel().hasSelection()
