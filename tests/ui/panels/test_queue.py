"""Rules of the left column: the loudest alert on top, four lists, and nothing told that the user did not do."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import AcknowledgeEscalation, SnoozeEscalation
from deskpilot.services.views import QueueFilter
from deskpilot.ui import labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.queue import QueuePanel
from deskpilot.ui.panels.queue.list_view import QueueList
from deskpilot.ui.view_state import ViewState
from tests.ui.sample import SampleGateway


@pytest.fixture
def panel(qtbot: QtBot, gateway: SampleGateway, look: theme.Theme) -> QueuePanel:
    made = QueuePanel(gateway, look)
    qtbot.addWidget(made)
    made.resize(304, 800)
    made.show()
    return made


def _button(panel: QueuePanel, text: str) -> kit.Button:
    strip = panel.findChild(kit.AlertStrip)
    return next(button for button in strip.findChildren(kit.Button) if button.text() == text)


def test_the_strip_shows_the_loudest_alert_and_counts_the_rest(
    panel: QueuePanel, gateway: SampleGateway
) -> None:
    view = panel.findChild(kit.AlertStrip).alert()
    assert view is not None
    assert view.alert_id == gateway.queries.open_alerts[0].escalation.id
    assert view.severity == "urgent"
    assert str(len(gateway.queries.open_alerts) - 1) in labels_queue.rest(gateway.queries.open_alerts[1:])


def test_no_open_alert_takes_no_room(panel: QueuePanel, gateway: SampleGateway) -> None:
    gateway.queries.open_alerts = ()
    panel.refresh()
    assert panel.findChild(kit.AlertStrip).alert() is None
    assert panel.alert_shown() is None


def test_taking_over_from_the_alert_names_its_conversation(qtbot: QtBot, panel: QueuePanel) -> None:
    with qtbot.waitSignal(panel.take_over_requested) as told:
        _button(panel, "接手").click()
    assert told.args == [panel.alert_shown()]


@pytest.mark.parametrize(
    ("which", "command"), [("知道了", AcknowledgeEscalation), ("稍后 5 分", SnoozeEscalation)]
)
def test_an_alert_can_be_seen_or_put_off(
    panel: QueuePanel, gateway: SampleGateway, which: str, command: type
) -> None:
    panel.resize(400, 800)
    alert = gateway.queries.open_alerts[0].escalation.id
    _button(panel, which).click()
    sent = gateway.submitted[-1]
    assert isinstance(sent, command)
    assert sent.escalation_id == alert
    assert sent.agent_name == "小美"


def test_choosing_a_row_tells_once_and_selecting_by_program_tells_nothing(
    qtbot: QtBot, panel: QueuePanel
) -> None:
    told: list[int] = []
    panel.selected.connect(told.append)
    panel.select(4)
    assert told == []
    rows = panel.findChild(QueueList)
    place = rows.visualRect(rows.model().index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == [1]


def test_arrow_keys_choose_rows(qtbot: QtBot, panel: QueuePanel) -> None:
    told: list[int] = []
    panel.selected.connect(told.append)
    rows = panel.findChild(QueueList)
    panel.select(1)
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert told == [3]


def test_each_list_shows_its_own_rows_and_an_empty_one_says_what_it_is_for(
    panel: QueuePanel, gateway: SampleGateway
) -> None:
    for which in QueueFilter:
        panel.show_filter(which)
        rows = panel.findChild(QueueList)
        assert rows.model().rowCount() == len(gateway.queries.lists[which])
    gateway.queries.lists[QueueFilter.CLOSED] = ()
    panel.show_filter(QueueFilter.CLOSED)
    empty = panel.findChild(kit.EmptyState)
    assert empty.isVisible()
    assert labels_queue.empty(QueueFilter.CLOSED)[0] in {
        label.text() for label in empty.findChildren(kit.PlainLabel)
    }


def test_a_commit_is_shown_and_the_open_conversation_stays_marked(
    qtbot: QtBot, panel: QueuePanel, gateway: SampleGateway
) -> None:
    panel.select(4)
    rows = panel.findChild(QueueList)
    waiting = gateway.queries.lists[QueueFilter.WAITING]
    gateway.queries.lists[QueueFilter.WAITING] = tuple(reversed(waiting))
    gateway.commit(conversations=frozenset({4}))
    qtbot.waitUntil(lambda: rows.model().at(0).conversation_id == waiting[-1].conversation_id)
    assert rows.model().at(rows.currentIndex().row()).conversation_id == 4


def test_those_who_wait_longest_can_stand_first(panel: QueuePanel, gateway: SampleGateway) -> None:
    panel._arrangement.sort_by("wait")
    rows = panel.findChild(QueueList).model()
    since = [rows.at(place).waiting_since for place in range(rows.rowCount())]
    assert since == sorted(since)


def test_the_alert_grows_older_on_screen(panel: QueuePanel, gateway: SampleGateway) -> None:
    before = panel.findChild(kit.AlertStrip).alert().ago
    gateway.clock += timedelta(minutes=10)
    panel._ages.timeout.emit()
    assert panel.findChild(kit.AlertStrip).alert().ago != before


def test_a_new_customer_is_called_new_and_an_old_one_by_worth() -> None:
    row = SampleGateway().queries.lists[QueueFilter.WAITING][0]
    assert labels_queue.worth(row) == "¥3,260"
    assert labels_queue.worth(replace(row, paid_orders=0)) == "新客"


def test_a_long_queue_is_read_as_far_as_it_is_looked_at(panel: QueuePanel, gateway: SampleGateway) -> None:
    some = gateway.queries.queue(QueueFilter.WAITING)[0]
    gateway.queries.lists[QueueFilter.WAITING] = tuple(
        replace(some, conversation_id=n) for n in range(1000, 1250)
    )
    panel.refresh()
    listed = panel.findChild(QueueList)
    assert listed.model().rowCount() == 50
    listed.scrollToBottom()
    assert listed.model().rowCount() == 100


def test_rows_say_as_much_as_was_chosen_and_it_is_remembered(
    qtbot: QtBot, gateway: SampleGateway, look: theme.Theme
) -> None:
    state = ViewState()
    heights = []
    for lines in (3, 2, 1):
        made = QueuePanel(gateway, look, state)
        qtbot.addWidget(made)
        made.resize(304, 800)
        made.show()
        made._arrangement.switches[lines].click()
        listed = made.findChild(QueueList)
        heights.append(listed.visualRect(listed.model().index(0, 0)).height())
        again = QueuePanel(gateway, look, state)
        qtbot.addWidget(again)
        assert [n for n, button in again._arrangement.switches.items() if button.isChecked()] == [lines]
    assert heights == sorted(heights, reverse=True)
    assert heights[-1] <= 32


def test_order_and_list_are_found_again_as_they_were_left(
    qtbot: QtBot, gateway: SampleGateway, look: theme.Theme
) -> None:
    state = ViewState()
    left = QueuePanel(gateway, look, state)
    qtbot.addWidget(left)
    left._arrangement.sort_by("last")
    left.show_filter(QueueFilter.AI)
    again = QueuePanel(gateway, look, state)
    qtbot.addWidget(again)
    assert again.findChild(kit.Segmented).index() == list(QueueFilter).index(QueueFilter.AI)
    rows = again.findChild(QueueList).model()
    last = [rows.at(place).last_at for place in range(rows.rowCount())]
    assert last == sorted(last, reverse=True)
    assert rows.rowCount() == len(gateway.queries.lists[QueueFilter.AI])


def _red_blocks(listed: QueueList) -> int:
    """How many blocks of solid red the list shows: stretches of rows with red over some width, but for outlines."""
    picture, red = listed.grab().toImage(), theme.color("danger").rgb()
    rows = "".join(
        "r" if sum(picture.pixel(x, y) == red for x in range(0, picture.width(), 2)) > 8 else " "
        for y in range(picture.height())
    )
    return sum(len(stretch) > 4 for stretch in rows.split())


def test_red_shows_once_in_the_strip_or_on_the_most_urgent_clock(
    panel: QueuePanel, gateway: SampleGateway
) -> None:
    some = gateway.queries.lists[QueueFilter.WAITING][0]
    gateway.queries.lists[QueueFilter.WAITING] = tuple(
        replace(
            some,
            conversation_id=n,
            waiting_since=gateway.clock - timedelta(seconds=170 + n),
            limit_seconds=180,
        )
        for n in (1, 3, 2)
    )
    listed = panel.findChild(QueueList)
    panel.refresh()
    assert panel.is_loud()
    assert _red_blocks(listed) == 0
    gateway.queries.open_alerts = ()
    panel.refresh()
    assert _red_blocks(listed) == 1
    assert listed._delegate.loud == 3


def test_of_a_storm_the_way_to_all_alerts_stands_below_the_loudest(
    panel: QueuePanel, gateway: SampleGateway
) -> None:
    panel.show_filter(QueueFilter.AI)
    panel._alert_count = 500
    panel._show_rest()
    (menu,) = (each for each in panel.findChildren(QMenu) if each.isVisible())
    last = menu.actions()[-1]
    assert "500" in last.text()
    last.trigger()
    menu.close()
    assert panel._shown is QueueFilter.WAITING
