"""A failure is an alert, never silence; and the desk gets up again by itself."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from deskpilot.domain.errors import DiskFull
from deskpilot.domain.escalation import Escalation, Reason
from deskpilot.domain.events import ChangeSet
from deskpilot.domain.understanding import TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.worker.states import EngineState, Problem
from tests.desks import Phone, Running, furnish, parts_of, rows
from tests.e2e.conftest import StartDesk

ExpectLog = Callable[[int, str], logging.LogRecord]


class Stumbling(Engine):
    """An engine that fails on some words."""

    def understand(self, text: str, context: TurnContext) -> Understanding:
        if "绊倒" in text:
            raise RuntimeError("stumbled")
        return super().understand(text, context)


def reasons(desk: Running) -> list[Reason]:
    return [escalation.reason for escalation in desk.raised if isinstance(escalation, Escalation)]


def test_when_the_engine_throws_a_human_is_called_and_the_next_customer_is_answered(
    start: StartDesk, data_dir: Path, phone: Phone, expect_log: ExpectLog
) -> None:
    furnish(data_dir)
    desk = start(parts_of(data_dir, phone, engine=Stumbling))
    phone.say("绊倒", customer="甲")
    desk.wait(lambda: reasons(desk) == [Reason.ENGINE_ERROR])
    phone.say("什么时候发货", customer="乙")
    desk.wait(lambda: any("隔天揽收" in text for text in phone.texts))
    answered = {reply.conversation_key for reply in phone.heard if "隔天揽收" in reply.text}
    assert answered == {"乙"}
    expect_log(logging.ERROR, "could not be read")


def test_an_engine_that_keeps_failing_is_made_anew(
    start: StartDesk, data_dir: Path, phone: Phone, expect_log: ExpectLog
) -> None:
    furnish(data_dir)
    built: list[Engine] = []

    def build() -> Engine:
        built.append(Engine() if built else Stumbling())
        return built[-1]

    desk = start(parts_of(data_dir, phone, engine=build))
    for number in range(3):
        phone.say("绊倒", customer=f"客{number}")
    desk.wait(lambda: desk.states.count(EngineState.READY) == 2)
    assert EngineState.RESTARTING in desk.states
    assert Problem("engine_failed") in desk.problems
    phone.say("什么时候发货", customer="新客")
    desk.wait(lambda: any(reply.conversation_key == "新客" for reply in phone.heard))
    for _ in range(3):
        expect_log(logging.ERROR, "could not be read")
    expect_log(logging.ERROR, "made anew")


def test_lines_that_come_before_the_engine_is_there_are_stored_and_answered_afterwards(
    start: StartDesk, data_dir: Path, phone: Phone
) -> None:
    furnish(data_dir)
    phone.say("什么时候发货")
    desk = start(parts_of(data_dir, phone), until_ready=False)
    desk.wait(lambda: phone.heard)
    assert desk.states == [EngineState.STARTING, EngineState.LOADING, EngineState.READY]


def test_an_engine_that_never_comes_means_a_human_for_everybody_who_writes(
    start: StartDesk, data_dir: Path, phone: Phone, expect_log: ExpectLog
) -> None:
    class Absent(Engine):
        def warm_up(self) -> None:
            raise OSError("tables missing")

    furnish(data_dir)
    phone.say("什么时候发货", customer="早来")
    desk = start(parts_of(data_dir, phone, engine=Absent, patience_seconds=0.3), until_ready=False)
    desk.wait(lambda: reasons(desk) == [Reason.ENGINE_ERROR])
    phone.say("在吗", customer="晚来")
    desk.wait(lambda: reasons(desk) == [Reason.ENGINE_ERROR] * 2)
    assert not any("隔天揽收" in text for text in phone.texts)
    expect_log(logging.ERROR, "could not be loaded")


class Choking(Desk):
    """A desk whose disk is full for the first few writes of lines."""

    left = 2

    def dispatch(self, command: object) -> ChangeSet:  # type: ignore[override]
        if type(command).__name__ == "ReceiveMessage" and self.left > 0:
            self.left -= 1
            raise DiskFull(path="/shop")
        return super().dispatch(command)  # type: ignore[arg-type]


def test_on_a_full_disk_nothing_is_acknowledged_and_all_goes_on_when_there_is_room(
    start: StartDesk, data_dir: Path, phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from deskpilot.services.clock import SystemClock

    monkeypatch.setattr("deskpilot.worker.intake._PAUSE_SECONDS", 0.2)
    furnish(data_dir)
    parts = replace(
        parts_of(data_dir, phone), build_desk=lambda store: Choking(store, Engine(), SystemClock())
    )
    desk = start(parts)
    phone.say("什么时候发货")
    desk.wait(lambda: desk.problems)
    assert phone.acknowledged == []
    assert rows(data_dir, "SELECT count(*) FROM messages") == [(0,)]
    desk.wait(lambda: phone.heard)
    assert phone.acknowledged == ["什么时候发货"]
    codes = [problem.code for problem in desk.problems if isinstance(problem, Problem)]
    assert codes == ["disk_full", "cleared"]
