"""Running desks that are always shut down, whatever the test did."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.worker.parts import Parts
from tests.desks import Phone, Running, furnish, parts_of, start_desk

StartDesk = Callable[..., Running]


@pytest.fixture
def phone() -> Phone:
    return Phone()


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[StartDesk]:
    """Start a desk with these parts."""
    running: list[Running] = []

    def start(parts: Parts, until_ready: bool = True) -> Running:
        running.append(start_desk(qtbot, parts, until_ready=until_ready))
        return running[-1]

    yield start
    for each in running:
        each.engine.shut_down()


@pytest.fixture
def desk(start: StartDesk, data_dir: Path, phone: Phone) -> Running:
    """A furnished desk at work, in mode auto, with the customer's `phone`."""
    furnish(data_dir)
    return start(parts_of(data_dir, phone))
