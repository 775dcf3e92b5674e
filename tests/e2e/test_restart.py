"""kill -9 at any moment: nothing that was acknowledged is lost, no reply is handed over twice."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.desks import furnish, rows

DESK = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from deskpilot.channels.watched_folder import WatchedFolder
from deskpilot.worker.engine_thread import EngineThread
from tests.desks import parts_of

class Mortal(WatchedFolder):
    def deliver(self, reply, now):
        if sys.argv[3] == "before":
            os._exit(9)
        result = super().deliver(reply, now)
        if sys.argv[3] == "after":
            os._exit(9)
        return result

    def acknowledge(self, message, now):
        if sys.argv[3] == "stored":
            os._exit(9)
        super().acknowledge(message, now)

app = QCoreApplication([])
data_dir, folder = Path(sys.argv[1]), Path(sys.argv[2])
engine = EngineThread(parts_of(data_dir, Mortal(folder, lambda: datetime.now(UTC))))
engine.opened.connect(engine.begin)
engine.failed.connect(lambda error: print("failed", error.code, flush=True))
engine.state_changed.connect(lambda state: print(state, flush=True))
engine.start()
print("up", flush=True)
app.exec()
"""
CUSTOMERS = 40


def start_process(data_dir: Path, folder: Path, dies: str = "") -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", DESK, str(data_dir), str(folder), dies],
        stdout=subprocess.PIPE,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([*sys.path, os.getcwd()]),
            "QT_QPA_PLATFORM": "offscreen",
        },
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "up"
    return process


def lines_in(folder: Path, kind: str) -> list[dict[str, str]]:
    found = []
    for path in sorted((folder / kind).glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue  # cut by the kill; written again whole
    return found


def wait_for(condition: object, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < deadline, "not in time"
        time.sleep(0.02)  # another process works meanwhile; there is no signal to wait for


def test_over_many_kills_every_line_is_kept_and_every_reply_is_handed_over_once(
    data_dir: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    furnish(data_dir, quiet_seconds="0.05")
    with (folder / "in" / "day.jsonl").open("w", encoding="utf-8") as file:
        for number in range(CUSTOMERS):
            row = {
                "id": f"x-{number}",
                "conversation": f"c-{number}",
                "text": "什么时候发货",
                "from": "customer",
            }
            file.write(json.dumps(row, ensure_ascii=False) + "\n")

    for kill in range(6):
        process = start_process(data_dir, folder)
        done = len(lines_in(folder, "out"))
        try:
            wait_for(
                lambda before=done, k=kill: len(lines_in(folder, "out")) >= min(CUSTOMERS, before + 2 + k),
                20.0,
            )
        finally:
            process.send_signal(signal.SIGKILL)
            process.communicate()
    process = start_process(data_dir, folder)
    try:
        wait_for(lambda: len({row["conversation"] for row in lines_in(folder, "out")}) == CUSTOMERS, 30.0)
        wait_for(
            lambda: (
                rows(data_dir, "SELECT count(*) FROM outbox WHERE state IN ('pending', 'handed')") == [(0,)]
            ),
            10.0,
        )
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()

    assert rows(data_dir, "SELECT count(*) FROM messages WHERE sender = 'customer'") == [(CUSTOMERS,)]
    replies = Counter(row["reply_id"] for row in lines_in(folder, "out"))
    assert set(replies.values()) == {1}
    by_conversation = Counter(row["conversation"] for row in lines_in(folder, "out"))
    assert set(by_conversation.values()) == {1}
    assert {row["id"] for row in lines_in(folder, "acks")} == {f"x-{number}" for number in range(CUSTOMERS)}
    assert rows(data_dir, "PRAGMA quick_check") == [("ok",)]


def says(process: subprocess.Popen[str], state: str) -> bool:
    """Wait until the desk says that it is this far; False when it says that it failed, ends, or hangs for good."""
    assert process.stdout is not None
    hung = threading.Timer(120.0, process.kill)
    hung.start()
    try:
        for line in process.stdout:
            if line.strip() == state:
                return True
            if line.startswith("failed"):
                return False
        return False
    finally:
        hung.cancel()


@pytest.mark.parametrize("moment", ["", "starting", "loading", "ready"])
def test_a_desk_that_was_killed_while_opening_opens_again(
    data_dir: Path, tmp_path: Path, moment: str
) -> None:
    """The moments are those of the start itself, so that a busy machine tests the same ones."""
    furnish(data_dir)
    process = start_process(data_dir, tmp_path / "folder")
    try:
        assert not moment or says(process, moment)
    finally:
        process.kill()
        process.communicate()
    process = start_process(data_dir, tmp_path / "folder")
    try:
        assert says(process, "ready")
    finally:
        process.kill()
        process.communicate()
    assert rows(data_dir, "PRAGMA quick_check") == [("ok",)]


@pytest.mark.parametrize("moment", ["stored", "before", "after"])
def test_dying_at_the_worst_moment_neither_loses_nor_doubles_a_reply(
    data_dir: Path, tmp_path: Path, moment: str
) -> None:
    """After the commit and before the acknowledgement; before the reply is handed over; before it is marked."""
    folder = tmp_path / "folder"
    (folder / "in").mkdir(parents=True)
    furnish(data_dir, quiet_seconds="0.05")
    row = {"id": "x-1", "conversation": "c-1", "text": "什么时候发货", "from": "customer"}
    (folder / "in" / "day.jsonl").write_text(json.dumps(row, ensure_ascii=False) + "\n", "utf-8")
    process = start_process(data_dir, folder, moment)
    assert process.wait(timeout=20) == 9
    process.communicate()
    process = start_process(data_dir, folder)
    delivered = "SELECT count(*) FROM outbox WHERE state = 'delivered'"
    try:
        wait_for(lambda: rows(data_dir, delivered) == [(1,)], 20.0)
    finally:
        process.kill()
        process.communicate()
    assert len(lines_in(folder, "out")) == 1
    assert rows(data_dir, "SELECT count(*) FROM messages WHERE sender = 'customer'") == [(1,)]
