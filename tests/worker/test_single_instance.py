"""One owner per data folder; a dead one never blocks the next, a later start calls the first to the front."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from deskpilot.domain.errors import AlreadyRunning, FolderUnusable
from deskpilot.worker.single_instance import LOCK_NAME, SingleInstance

HOLD = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deskpilot.worker.single_instance import SingleInstance
app = QCoreApplication([])
mine = SingleInstance(Path(sys.argv[1]))
won = mine.claim()
if won and sys.argv[2] == "listen":
    mine.listen()
print("owner" if won else "second", flush=True)
if won:
    app.exec() if sys.argv[2] == "listen" else time.sleep(60)
"""

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    running: list[subprocess.Popen[str]] = []

    def start(data_dir: Path, how: str = "listen") -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(data_dir), how],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_calls_the_first_to_the_front(qtbot: QtBot, data_dir: Path) -> None:
    first, second = SingleInstance(data_dir), SingleInstance(data_dir)
    assert first.claim()
    first.listen()
    with qtbot.waitSignal(first.called, timeout=2000):
        began = time.monotonic()
        assert not second.claim()
        assert time.monotonic() - began < 1.0
    first.release()
    assert second.claim()
    second.release()


def test_of_many_starts_at_once_exactly_one_wins(start: Start, data_dir: Path) -> None:
    processes = [start(data_dir) for _ in range(6)]
    assert sorted(first_line(process) for process in processes) == ["owner", *["second"] * 5]


def test_an_owner_that_was_killed_does_not_block_the_next(start: Start, data_dir: Path) -> None:
    process = start(data_dir)
    assert first_line(process) == "owner"
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (data_dir / LOCK_NAME).exists()
    following = SingleInstance(data_dir)
    assert following.claim()
    following.release()


def test_a_process_number_that_was_given_to_somebody_else_does_not_block(
    start: Start, data_dir: Path
) -> None:
    process = start(data_dir)
    assert first_line(process) == "owner"
    lock = data_dir / LOCK_NAME
    dead = lock.read_text()
    process.kill()
    process.wait()
    # This very process lives and never held the lock.
    lock.write_text(dead.replace(str(process.pid), str(os.getpid()), 1))
    following = SingleInstance(data_dir)
    assert following.claim()
    following.release()


def test_an_owner_who_lives_but_does_not_answer_is_told(start: Start, data_dir: Path) -> None:
    process = start(data_dir, "deaf")
    assert first_line(process) == "owner"
    with pytest.raises(AlreadyRunning):
        SingleInstance(data_dir).claim()


def test_a_folder_that_is_not_there_cannot_be_claimed(data_dir: Path) -> None:
    with pytest.raises(FolderUnusable):
        SingleInstance(data_dir / "none").claim()
