"""Five hundred customers want a human within a minute: all of it is gathered, nothing is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskpilot.app.program import Program
from deskpilot.services.views import QueueFilter
from deskpilot.ui.widgets.alert_strip import AlertStrip
from deskpilot.ui.widgets.toast import Toast
from deskpilot.worker.gateway import EngineState
from tests.desks import Phone, furnish, rows

CUSTOMERS = 500
CRIES = ("转人工", "我要投诉你们", "东西是坏的 要退", "叫你们老板来", "气死我了 骗子")


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, data_dir: Path, phone: Phone) -> Iterator[Program]:
    furnish(data_dir, agent_name="小美", sound="0")
    program = Program(qapp, data_dir, lambda settings: {"phone": lambda: phone})
    program.start()
    qtbot.waitUntil(lambda: program.gateway is not None and program.gateway.state is EngineState.READY)
    yield program
    program.shut_down()


def test_of_five_hundred_alerts_none_is_lost_and_few_stand_in_the_way(
    qtbot: QtBot, program: Program, phone: Phone, data_dir: Path
) -> None:
    gateway, window = program.gateway, program.window
    assert gateway is not None
    assert window is not None
    told: list[int] = []
    gateway.escalated.connect(lambda found: told.append(found.conversation_id))
    for number in range(CUSTOMERS):
        phone.say(CRIES[number % len(CRIES)], customer=f"顾客{number}")
    qtbot.waitUntil(lambda: len(set(told)) == CUSTOMERS)
    strip = window.findChild(AlertStrip)
    assert isinstance(strip, AlertStrip)
    qtbot.waitUntil(lambda: str(CUSTOMERS - 1) in strip.rest())
    assert gateway.queries.queue_counts("小美").alerts == CUSTOMERS
    assert len(gateway.queries.queue(QueueFilter.WAITING, limit=CUSTOMERS + 1)) == CUSTOMERS
    assert sum(toast.isVisible() for toast in window.findChildren(Toast)) <= 3
    ((stored,),) = rows(data_dir, "SELECT count(*) FROM escalations WHERE state = 'open'")
    assert stored == CUSTOMERS
