"""The whole program: it starts, tells what keeps it from starting, comes to the front, and ends in order."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from deskpilot.app import main, self_test
from deskpilot.app import start as starting
from deskpilot.app.program import Program
from deskpilot.domain.commands import LoadDemoShop
from deskpilot.domain.errors import DatabaseMissing
from deskpilot.services.clock import SystemClock
from deskpilot.services.views import QueueFilter
from deskpilot.settings import Settings
from deskpilot.store import Store, backups_of
from deskpilot.worker.gateway import EngineState
from deskpilot.worker.parts import ChannelBuilders
from deskpilot.worker.scene import Scene
from deskpilot.worker.shop_channels import channels_for
from deskpilot.worker.single_instance import SingleInstance
from tests.desks import Phone, furnish, rows

StartProgram = Callable[..., Program]


@pytest.fixture
def start(qapp: QApplication, data_dir: Path) -> Iterator[StartProgram]:
    """Start the program on the data folder; it is shut down in the end."""
    programs: list[Program] = []

    def start(channels: Callable[[Settings], ChannelBuilders] = lambda settings: {}) -> Program:
        programs.append(Program(qapp, data_dir, channels))
        programs[-1].start()
        return programs[-1]

    yield start
    for program in programs:
        program.shut_down()


def press(wanted: str, seen: list[str]) -> None:
    """Press a button of the next message box as soon as it is there; `seen` gets its words."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, look)
            return
        seen.append(box.text())
        button = next((each for each in box.buttons() if wanted in each.text()), box.buttons()[-1])
        button.click()

    QTimer.singleShot(0, look)


def is_ready(program: Program) -> bool:
    return program.gateway is not None and program.gateway.state is EngineState.READY


def test_the_window_is_there_before_the_engine_and_a_message_appears_in_it(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    furnish(data_dir)
    phone = Phone()
    program = start(lambda settings: {"phone": lambda: phone})
    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible(), timeout=10_000)
    assert program.gateway is not None
    assert program.gateway.state is not EngineState.READY
    phone.say("什么时候发货", customer="小明")
    qtbot.waitUntil(lambda: bool(phone.heard), timeout=10_000)
    ai_rows = program.gateway.queries.queue(QueueFilter.AI)
    assert [row.nickname for row in ai_rows] == ["小明"]


def test_the_end_leaves_no_thread_no_lock_and_a_clean_database(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    before = threading.active_count()
    program = start()
    qtbot.waitUntil(lambda: is_ready(program), timeout=10_000)
    began = time.monotonic()
    program.shut_down()
    assert time.monotonic() - began < 2.0
    assert not program.engine.is_running
    assert threading.active_count() <= before
    assert rows(data_dir, "PRAGMA quick_check") == [("ok",)]


def test_the_demo_fills_an_empty_folder_and_its_customers_come(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    clock, scene = SystemClock(), Scene(demo_speed=30.0)
    program = start(lambda settings: channels_for(settings, scene, clock))
    qtbot.waitUntil(lambda: program.gateway is not None, timeout=10_000)
    gateway = program.gateway
    assert gateway is not None
    gateway.submit(LoadDemoShop())
    qtbot.waitUntil(lambda: gateway.settings().demo, timeout=20_000)
    qtbot.waitUntil(lambda: bool(gateway.queries.alerts()), timeout=20_000)
    assert gateway.queries.knowledge().total > 0


def test_a_second_start_brings_the_first_window_to_the_front(
    qtbot: QtBot, start: StartProgram, data_dir: Path
) -> None:
    instance = SingleInstance(data_dir)
    assert instance.claim()
    instance.listen()
    program = start()
    instance.called.connect(program.show_window)
    qtbot.waitUntil(lambda: program.window is not None and program.window.isVisible(), timeout=10_000)
    assert program.window is not None
    program.window.showMinimized()
    with qtbot.waitSignal(instance.called, timeout=4000):
        assert main(data_dir) == 0
    qtbot.waitUntil(lambda: program.window is not None and not program.window.isMinimized())
    instance.release()


def test_the_program_runs_until_its_window_is_closed(qapp: QApplication, data_dir: Path) -> None:
    furnish(data_dir)

    def close_when_shown() -> None:
        shown = [each for each in qapp.topLevelWidgets() if each.isVisible() and each.windowTitle()]
        if shown:
            # Nothing but that: a second call to quit would wait and end the next event loop, whoever runs it.
            shown[0].close()
        else:
            QTimer.singleShot(50, close_when_shown)

    QTimer.singleShot(50, close_when_shown)
    assert main(data_dir) == 0
    following = SingleInstance(data_dir)
    assert following.claim()
    following.release()


def test_a_database_of_a_newer_version_is_told_and_left_untouched(qapp: QApplication, data_dir: Path) -> None:
    import sqlite3

    furnish(data_dir)
    path = Store.open(data_dir, read_only=True).path
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    before = path.read_bytes()
    seen: list[str] = []
    press("OK", seen)
    assert main(data_dir) == 1
    assert "新" in seen[0]
    assert path.read_bytes() == before


def test_a_database_that_went_missing_is_brought_back_from_its_backup(
    qapp: QApplication, data_dir: Path
) -> None:
    furnish(data_dir)
    with_backup = Store.open(data_dir)
    with_backup.back_up()
    with_backup.close()
    with_backup.path.unlink()
    assert backups_of(data_dir)
    seen: list[str] = []
    press("恢复", seen)
    assert starting._recovered(DatabaseMissing(path=with_backup.path), data_dir)
    assert rows(data_dir, "SELECT count(*) FROM entries")[0] != (0,)


def test_starting_anew_after_a_loss_is_a_persons_own_choice(qapp: QApplication, data_dir: Path) -> None:
    furnish(data_dir)
    path = Store.open(data_dir, read_only=True).path
    path.write_bytes(b"")
    refused: list[str] = []
    press("退出", refused)
    assert main(data_dir) == 1
    assert path.read_bytes() == b""
    press("从空的开始", refused)
    assert starting._recovered(DatabaseMissing(path=path), data_dir)
    Store.open(data_dir).close()


def test_a_folder_that_is_a_file_is_told(qapp: QApplication, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("")
    seen: list[str] = []
    press("OK", seen)
    assert main(place) == 1
    assert seen


def test_the_self_test_passes_in_a_process_of_its_own(tmp_path: Path) -> None:
    script = "import sys; from deskpilot.app import self_test; sys.exit(self_test())"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.glob("deskpilot-*")) == []


def test_the_self_test_fails_where_nothing_can_be_written(
    monkeypatch: pytest.MonkeyPatch, data_dir: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert self_test(data_dir) == 1
