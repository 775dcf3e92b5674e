"""The window's only door: orders get answers, settings are fresh, alerts follow their commit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain.commands import CallForHuman, Command, MarkRead, SaveSettings, SetMode
from deskpilot.domain.conversation import Mode
from deskpilot.domain.errors import KnownError
from deskpilot.domain.escalation import Escalation
from deskpilot.domain.events import ChangeSet
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader
from deskpilot.worker import gateway as gateway_module
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.gateway import EngineState, Gateway
from tests.desks import Phone, furnish, parts_of


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def gateway(qtbot: QtBot, data_dir: Path, phone: Phone) -> Iterator[Gateway]:
    """A gateway on a furnished shop, joined to an engine thread at work."""
    furnish(data_dir)
    engine = EngineThread(parts_of(data_dir, phone))
    reader = Reader(data_dir)
    made = Gateway(DeskQueries(reader, SystemClock()))
    made.attach(engine)
    engine.opened.connect(engine.begin)
    try:
        with qtbot.waitSignal(made.ready):
            engine.start()
        yield made
    finally:
        made.detach()
        reader.close()
        engine.shut_down()


def test_without_an_engine_thread_orders_are_only_noted(qtbot: QtBot, data_dir: Path) -> None:
    furnish(data_dir)
    reader = Reader(data_dir)
    alone = Gateway(DeskQueries(reader, SystemClock()))
    alone.submit(MarkRead(1))
    assert alone.sent == [MarkRead(1)]
    assert alone.state is EngineState.STARTING
    reader.close()


def test_an_order_is_answered_by_its_ticket_and_settings_are_fresh_by_then(
    qtbot: QtBot, gateway: Gateway
) -> None:
    assert gateway.settings().mode == "auto"
    modes: list[str] = []
    gateway.committed.connect(lambda changes: modes.append(gateway.settings().mode))
    answers: list[tuple[int, Command, KnownError | None]] = []
    gateway.settled.connect(lambda ticket, command, error: answers.append((ticket, command, error)))
    ticket = gateway.submit(SetMode(Mode.ASSIST))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(ticket, SetMode(Mode.ASSIST), None)]
    assert modes == ["assist"]


def test_an_order_that_cannot_be_done_is_told_twice_by_ticket_and_by_command(
    qtbot: QtBot, gateway: Gateway
) -> None:
    order = SaveSettings((("quiet_seconds", "a while"),))
    told: list[tuple[object, ...]] = []
    gateway.rejected.connect(lambda *what: told.append(what))
    gateway.settled.connect(lambda *what: told.append(what))
    ticket = gateway.submit(order)
    qtbot.waitUntil(lambda: len(told) == 2)
    error = told[0][1]
    assert isinstance(error, KnownError)
    assert told == [(order, error), (ticket, order, error)]


def test_an_alert_follows_the_commit_that_carried_it(qtbot: QtBot, gateway: Gateway, phone: Phone) -> None:
    heard: list[object] = []
    gateway.committed.connect(heard.append)
    gateway.escalated.connect(heard.append)
    phone.say("在吗")
    qtbot.waitUntil(lambda: bool(gateway.queries.alerts()) or bool(phone.heard), timeout=8000)
    gateway.submit(CallForHuman(1, "小美"))
    qtbot.waitUntil(lambda: any(isinstance(each, Escalation) for each in heard), timeout=4000)
    place = next(number for number, each in enumerate(heard) if isinstance(each, Escalation))
    assert isinstance(heard[place - 1], ChangeSet)
    assert heard[place] in heard[place - 1].raised


def test_a_trial_question_is_answered_without_leaving_a_trace(qtbot: QtBot, gateway: Gateway) -> None:
    with qtbot.waitSignal(gateway.asked, timeout=4000) as told:
        ticket = gateway.ask("什么时候发货")
    number, result = told.args
    assert number == ticket
    assert result.candidates[0].entry_id == "KB0001"
    assert gateway.queries.queue_counts().ai == 0


def test_who_sits_at_the_desk_can_change(qtbot: QtBot, gateway: Gateway) -> None:
    assert gateway.agent_name == "小美"
    with qtbot.waitSignal(gateway.committed, timeout=4000):
        gateway.set_agent_name("阿宁")
    assert gateway.agent_name == "阿宁"


def test_orders_beyond_what_can_be_held_are_refused_at_once(
    qtbot: QtBot, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gateway_module, "_MOST_UNSETTLED", 2)
    codes: list[str] = []
    gateway.rejected.connect(lambda command, error: codes.append(error.code))
    for _ in range(4):
        gateway.submit(SetMode(Mode.OFF))
    assert codes == ["queue_full"] * 2


def test_after_the_end_every_order_is_answered_and_none_is_taken(qtbot: QtBot, gateway: Gateway) -> None:
    answers: list[tuple[int, str]] = []
    gateway.settled.connect(
        lambda ticket, command, error: answers.append((ticket, error.code if error else ""))
    )
    in_flight = gateway.submit(MarkRead(1))
    gateway.detach()
    late = gateway.submit(MarkRead(1))
    assert answers == [(in_flight, "stopped"), (late, "stopped")]
    assert gateway.state is EngineState.STOPPED


def test_a_thread_that_stops_by_itself_leaves_no_order_unanswered(qtbot: QtBot, gateway: Gateway) -> None:
    answers: list[str] = []
    gateway.settled.connect(lambda ticket, command, error: answers.append(error.code if error else "done"))
    engine = gateway._engine
    assert engine is not None
    engine._stop.emit()
    gateway.submit(MarkRead(1))
    qtbot.waitUntil(lambda: gateway.state is EngineState.STOPPED)
    assert answers == ["stopped"]
