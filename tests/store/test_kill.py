"""A writer that is killed at any moment has lost nothing that it acknowledged, and left nothing by halves."""

import subprocess
import sys
import time
from pathlib import Path

from deskpilot.store import Reader, Store, read_marker

_WRITER = """
import sys
from datetime import datetime, UTC, timedelta
from pathlib import Path
from deskpilot.domain.conversation import Delivery, Sender
from deskpilot.domain.events import Event, EventKind
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.store import Store

store, start = Store.open(Path(sys.argv[1])), datetime(2026, 11, 22, tzinfo=UTC)
with store.begin() as uow:
    talk = uow.conversations.find("taobao", "t")
    if talk is None:
        customer = uow.customers.find_or_create("taobao", "k", "n", start)
        talk = uow.conversations.open("taobao", "t", customer.id, start)
    next_seq = uow.conversations.get(talk.id).next_seq
while True:
    at = start + timedelta(seconds=next_seq)
    with store.begin() as uow:
        line = uow.messages.append(talk.id, Sender.CUSTOMER, f"line {next_seq}", at, external_id=f"m{next_seq}")
        reply = uow.messages.append(talk.id, Sender.AI, "ok", at, delivery=Delivery.PENDING)
        uow.outbox.put(talk.id, reply.id, "taobao", "ok", at, None, None, f"reply-{reply.id}")
        uow.events.add(Event(EventKind.MESSAGE_RECEIVED, talk.id, at))
        uow.events.add(Event(EventKind.REPLY_SENT, talk.id, at + timedelta(seconds=1), (("sender", "ai"),)))
        uow.entries.put(KnowledgeEntry(f"KB{next_seq % 5}", f"question {next_seq}", "answer"), "n", at)
    next_seq += 2
    print(next_seq, flush=True)
"""
_KILLS = 6
_WRITES_SECONDS = 0.25


def acknowledged_before_kill(folder: Path) -> int:
    """Let a writer run for a moment and kill it; the last number it said."""
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    first = writer.stdout.readline()
    end = time.monotonic() + _WRITES_SECONDS
    while time.monotonic() < end:
        first = writer.stdout.readline()
    writer.kill()
    rest = writer.stdout.read().splitlines()
    writer.wait()
    writer.stdout.close()
    # A line may be cut off by the kill.
    return max(int(number) for number in [first, *rest[:-1]] if number.strip())


def test_no_acknowledged_line_is_lost_when_the_writer_is_killed(tmp_path: Path) -> None:
    stored = 0
    for _ in range(_KILLS):
        acknowledged = acknowledged_before_kill(tmp_path)
        marker = read_marker(tmp_path)
        assert marker is not None
        assert not marker.is_clean
        reader = Reader(tmp_path)
        before, stored = stored, reader.value("SELECT count(*) FROM messages")
        assert stored >= acknowledged > before
        assert reader.value("SELECT max(seq) + 1 FROM messages") == stored
        assert reader.value("SELECT next_seq FROM conversations") == stored
        for table, count in (("outbox", stored / 2), ("events", stored), ("rounds", stored / 2)):
            assert reader.value(f"SELECT count(*) FROM {table}") == count
        reader.close()
    with Store.open(tmp_path) as store, store.begin() as uow:
        tuples = uow._connection.tuples
        figures = tuples("SELECT * FROM kpi_quarters")
        rounds = tuples("SELECT * FROM rounds")
        uow.events.rebuild_rollups()
        assert tuples("SELECT * FROM kpi_quarters") == figures
        assert tuples("SELECT * FROM rounds") == rounds
        assert uow._connection.value("PRAGMA integrity_check") == "ok"
