"""No room: what was acknowledged stays, nothing is acknowledged that is not stored, and it goes on when there is room."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deskpilot.domain.conversation import Conversation, Sender
from deskpilot.domain.errors import DiskFull
from deskpilot.store import Store
from tests.store.conftest import NOON

# A file may not grow beyond the limit: the system answers the way a quota does.
_LIMITED = """
import resource, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import DiskFull
from deskpilot.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder, now = Path(sys.argv[1]), datetime(2026, 11, 22, tzinfo=UTC)
store = Store.open(folder)
with store.begin() as uow:
    customer = uow.customers.find_or_create("taobao", "k", "n", now)
    talk = uow.conversations.open("taobao", "t", customer.id, now)
def say():
    with store.begin() as uow:
        uow.messages.append(talk.id, Sender.CUSTOMER, "x" * 5000, now)
_, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
size = (folder / "deskpilot.db-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 400_000, hard))
acknowledged = 0
try:
    while acknowledged < 10_000:
        say()
        acknowledged += 1
except DiskFull:
    print("full", acknowledged)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
try:
    store.back_up()
except DiskFull:
    print("backup full", list((folder / "backups").iterdir()))
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
say()
print("again", acknowledged + 1)
store.close()
"""


def _until_it_fails(act: Callable[[], None]) -> None:
    for _ in range(10_000):
        act()


def test_a_full_database_is_told_as_a_full_disk_and_loses_nothing(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        pages = uow._connection.value("PRAGMA page_count")
    store._connection.run(f"PRAGMA max_page_count={pages + 40}")
    acknowledged: list[int] = []

    def say() -> None:
        with store.begin() as uow:
            line = uow.messages.append(conversation.id, Sender.CUSTOMER, "长" * 2000, NOON)
        acknowledged.append(line.seq)

    with pytest.raises(DiskFull):
        _until_it_fails(say)
    assert acknowledged
    store._connection.run("PRAGMA max_page_count=1000000")
    say()
    with store.begin() as uow:
        lines = uow.messages.recent(conversation.id, 10_000)
        assert [line.seq for line in lines] == acknowledged == list(range(len(acknowledged)))
        assert uow._connection.value("PRAGMA quick_check") == "ok"


if os.name == "posix":  # Limits on files are a matter of POSIX.

    def test_a_file_that_may_not_grow_is_told_as_a_full_disk_and_loses_nothing(tmp_path: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-c", _LIMITED, str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        full, backup, again = done.stdout.splitlines()
        assert full.startswith("full ")
        assert int(full.split()[1]) > 0
        assert backup == "backup full []"
        with Store.open(tmp_path) as store, store.begin() as uow:
            assert uow.conversations.get(1).next_seq == int(again.split()[1])
