"""Garbage is collected in the window's thread alone; the process is left as it was found."""

import gc
import sys
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.worker.fairness import Fairness


@pytest.fixture
def fairness(qtbot: QtBot) -> Iterator[Fairness]:
    fairness = Fairness()
    yield fairness
    fairness.stop()


class Cycle:
    """Only a collection frees it; it tells in which thread."""

    def __init__(self, freed_in: list[int]) -> None:
        self.me = self
        self._freed_in = freed_in

    def __del__(self) -> None:
        self._freed_in.append(threading.get_ident())


def allocate_much() -> None:
    kept = [[number] for number in range(50_000)]
    assert len(kept) == 50_000


def test_work_in_another_thread_collects_nothing_there(fairness: Fairness, qtbot: QtBot) -> None:
    freed_in: list[int] = []
    Cycle(freed_in)
    other = threading.Thread(target=allocate_much)
    other.start()
    other.join()
    assert freed_in == []
    rest = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(freed_in), timeout=5_000)
    assert freed_in == [threading.get_ident()]
    assert len(rest) == 5_000


def test_old_garbage_is_collected_in_the_end(fairness: Fairness) -> None:
    freed_in: list[int] = []
    cycle = Cycle(freed_in)
    gc.collect()
    del cycle
    kept = []
    for _ in range(140):
        kept.append([[number] for number in range(2_100)])
        fairness.collect()
    assert len(kept) == 140
    assert freed_in == [threading.get_ident()]


def test_a_settled_object_is_looked_at_no_more(fairness: Fairness) -> None:
    before = gc.get_freeze_count()
    fairness.settle()
    assert gc.get_freeze_count() > before + 1_000


def test_the_process_is_left_as_it_was_found(qtbot: QtBot) -> None:
    seconds = sys.getswitchinterval()
    fairness = Fairness()
    assert not gc.isenabled()
    assert sys.getswitchinterval() < 0.002
    fairness.settle()
    fairness.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert sys.getswitchinterval() == seconds
