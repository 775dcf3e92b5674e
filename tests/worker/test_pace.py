"""The window's own work keeps out of the way of whoever types, and none of it is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import MarkRead, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.escalation import Escalation, Reason, Severity
from deskpilot.domain.events import ChangeSet
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.gateway import Gateway
from deskpilot.worker.pace import Errand, Pace
from tests.desks import Phone, furnish, parts_of


class Hands:
    """A clock that stands until it is moved; `done` is what was worked, in order."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.done: list[str] = []
        self.owner = QObject()
        self.pace = Pace(monotonic=lambda: self.seconds)

    def errand(self, name: str, gather_ms: int = 0) -> Errand:
        return self.pace.errand(self.owner, lambda: self.done.append(name), gather_ms)

    def after(self, seconds: float) -> list[str]:
        """What has been done when so much time went by and the loop has turned once."""
        self.seconds += seconds
        self.pace.step()
        return self.done


@pytest.fixture
def hands(qtbot: QtBot) -> Hands:
    return Hands()


@pytest.fixture
def joined(qtbot: QtBot, data_dir: Path) -> Iterator[tuple[Gateway, EngineThread]]:
    """A gateway that listens to an engine thread which is not started: the test says what it commits."""
    furnish(data_dir)
    engine = EngineThread(parts_of(data_dir, Phone()))
    reader = Reader(data_dir)
    gateway = Gateway(DeskQueries(reader, SystemClock()))
    gateway.attach(engine)
    yield gateway, engine
    gateway.detach()
    reader.close()


def test_one_errand_is_done_in_each_turn_of_the_loop(hands: Hands) -> None:
    hands.errand("rows").ask()
    hands.errand("figures").ask()
    assert hands.after(0.0) == ["rows"]
    assert hands.after(0.0) == ["rows", "figures"]


def test_the_first_of_many_is_done_at_once_and_the_others_together(hands: Hands) -> None:
    rows = hands.errand("rows", gather_ms=250)
    rows.ask()
    assert hands.after(0.0) == ["rows"]
    for _ in range(5):
        rows.ask()
    assert hands.after(0.1) == ["rows"]
    assert hands.after(0.2) == ["rows", "rows"]
    assert hands.after(5.0) == ["rows", "rows"]


def test_it_is_done_half_as_often_while_somebody_types(hands: Hands) -> None:
    rows = hands.errand("rows", gather_ms=250)
    hands.pace.typed()
    rows.do()
    rows.ask()
    hands.pace.rested()
    assert hands.after(0.3) == ["rows"]
    assert hands.after(0.3) == ["rows", "rows"]


def test_nothing_is_done_between_a_key_and_its_picture(hands: Hands) -> None:
    hands.errand("rows").ask()
    hands.pace.typed()
    assert hands.after(0.03) == []
    hands.pace.painted()
    assert hands.after(0.0) == []
    assert hands.after(0.003) == ["rows"]


def test_a_late_picture_leaves_a_moment_all_the_same(hands: Hands) -> None:
    hands.errand("rows").ask()
    hands.pace.typed()
    assert hands.after(0.06) == []
    hands.pace.painted()
    assert hands.after(0.01) == ["rows"]


def test_a_key_without_a_picture_holds_nothing_up_for_long(hands: Hands) -> None:
    hands.errand("rows").ask()
    hands.pace.typed()
    assert hands.after(0.09) == ["rows"]


def test_nothing_is_begun_when_the_next_key_is_near(hands: Hands) -> None:
    hands.pace.typed()
    hands.pace.painted()
    hands.seconds += 0.08
    hands.errand("rows").ask()
    assert hands.after(0.0) == []
    hands.pace.typed()
    hands.pace.painted()
    assert hands.after(0.02) == ["rows"]


def test_work_goes_on_in_a_pause_of_typing(hands: Hands) -> None:
    hands.pace.typed()
    hands.pace.painted()
    hands.seconds += 0.08
    hands.errand("rows").ask()
    assert hands.after(0.08) == ["rows"]


def test_however_fast_somebody_types_the_window_does_not_stand_still(hands: Hands) -> None:
    hands.errand("rows").ask()
    for _ in range(60):
        hands.pace.typed()
        hands.after(0.009)
    assert hands.done == ["rows"]


def test_what_waited_long_still_lets_the_key_that_is_under_way_be_seen(hands: Hands) -> None:
    hands.pace.typed()
    hands.pace.painted()
    hands.seconds += 0.06
    hands.errand("rows").ask()
    for _ in range(4):
        hands.pace.typed()
        hands.seconds += 0.1
    hands.pace.typed()
    assert hands.after(0.01) == []
    hands.pace.painted()
    assert hands.after(0.003) == ["rows"]


def test_what_is_urgent_gives_way_to_one_key_at_most(hands: Hands) -> None:
    alerts = hands.errand("alerts", gather_ms=250)
    hands.pace.typed()
    alerts.ask()
    alerts.ask(within_ms=60)
    assert hands.after(0.05) == []
    hands.pace.typed()
    assert hands.after(0.015) == ["alerts"]


def test_an_errand_of_something_that_is_gone_is_not_done(qtbot: QtBot, hands: Hands) -> None:
    hands.errand("rows").ask()
    del hands.owner
    assert hands.after(1.0) == []


def test_nothing_is_done_after_the_end(hands: Hands) -> None:
    rows = hands.errand("rows")
    rows.ask()
    hands.pace.stop()
    assert hands.after(1.0) == []


def test_changes_that_come_while_somebody_types_are_told_together_and_none_is_lost(
    qtbot: QtBot, joined: tuple[Gateway, EngineThread]
) -> None:
    gateway, engine = joined
    told: list[ChangeSet] = []
    gateway.committed.connect(told.append)
    gateway.pace.typed()
    for number in range(1, 6):
        engine.committed.emit(ChangeSet(number, conversations=frozenset({number})))
    assert told == []
    with qtbot.waitSignal(gateway.committed):
        pass
    assert told == [ChangeSet(5, conversations=frozenset({1, 2, 3, 4, 5}))]


def test_an_alert_does_not_wait_for_the_pause_in_typing(
    qtbot: QtBot, joined: tuple[Gateway, EngineThread]
) -> None:
    gateway, engine = joined
    heard: list[object] = []
    gateway.committed.connect(heard.append)
    gateway.escalated.connect(heard.append)
    found = Escalation(1, 7, Reason.COMPLAINT, Severity.URGENT, SystemClock().now())
    gateway.pace.typed()
    engine.committed.emit(ChangeSet(1, conversations=frozenset({3})))
    engine.committed.emit(ChangeSet(2, conversations=frozenset({7}), raised=(found,)))
    assert heard == [ChangeSet(2, conversations=frozenset({3, 7}), raised=(found,)), found]


def test_whoever_orders_something_does_not_wait_for_the_pause(
    qtbot: QtBot, joined: tuple[Gateway, EngineThread]
) -> None:
    gateway, _engine = joined
    gateway.pace.typed()
    gateway.submit(MarkRead(1))
    assert gateway.pace.is_typing()
    gateway.submit(SetMode(Mode.ASSIST))
    assert not gateway.pace.is_typing()


def test_what_an_order_changed_is_told_before_its_answer(
    qtbot: QtBot, joined: tuple[Gateway, EngineThread]
) -> None:
    gateway, engine = joined
    heard: list[object] = []
    gateway.committed.connect(heard.append)
    gateway.settled.connect(lambda ticket, _command, _error: heard.append(ticket))
    gateway.pace.typed()
    engine.committed.emit(ChangeSet(1, conversations=frozenset({3})))
    engine.settled.emit(4, None, None)
    assert heard == [ChangeSet(1, conversations=frozenset({3})), 4]
