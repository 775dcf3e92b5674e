"""One transaction per command: all of it or nothing of it."""

import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from deskpilot.domain.conversation import Conversation, Sender
from deskpilot.domain.errors import FolderUnusable, InvalidInput
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.events import ChangeSet, Event, EventKind
from deskpilot.domain.knowledge import Alias, KnowledgeEntry
from deskpilot.store import Reader, Store
from tests.store.conftest import NOON


class Stumble(Exception):
    pass


def test_an_exception_in_the_middle_leaves_nothing_behind(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    def stumble() -> None:
        with store.begin() as uow:
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
            uow.entries.put(KnowledgeEntry("", "包邮吗", "满 99 元包邮。"), "小美", NOON)
            uow.events.add(Event(EventKind.MESSAGE_RECEIVED, conversation.id, NOON))
            raise Stumble

    with pytest.raises(Stumble):
        stumble()
    assert reader.value("SELECT count(*) FROM messages") == 0
    assert reader.value("SELECT count(*) FROM message_words WHERE message_words MATCH '\"在吗\"'") == 0
    assert reader.value("SELECT count(*) FROM entries") == 0
    assert reader.value("SELECT count(*) FROM kpi_quarters") == 0
    assert reader.conversations.get(conversation.id).next_seq == 0


def test_a_failed_transaction_reports_no_change_and_the_next_one_works(
    store: Store, conversation: Conversation
) -> None:
    uow = store.begin()

    def refuse() -> None:
        with uow:
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
            raise InvalidInput(field="text")

    with pytest.raises(InvalidInput):
        refuse()
    assert uow.changes == ChangeSet()
    with store.begin() as after:
        after.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
    assert after.changes.conversations == {conversation.id}


def test_the_change_set_names_what_was_touched(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        uow.messages.append(conversation.id, Sender.CUSTOMER, "我要投诉", NOON)
        alert = uow.escalations.raise_(
            conversation.id, Reason.COMPLAINT, Severity.URGENT, "我要投诉", None, None, NOON
        )
        event = Event(EventKind.ESCALATION_RAISED, conversation.id, NOON)
        uow.events.add(event)
        uow.aliases.put(Alias("奶茶色", "NC-01", "color"))
        uow.settings.set({"mode": "auto"})
    changes = uow.changes
    assert changes.conversations == {conversation.id}
    assert changes.raised == (alert,)
    assert changes.events == (event,)
    assert changes.escalations
    assert changes.knowledge
    assert changes.settings
    assert changes.kpi
    assert not changes.catalog
    assert not changes.is_empty()


def test_a_transaction_that_changes_nothing_is_empty(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        uow.conversations.get(conversation.id)
    assert uow.changes.is_empty()


def test_the_sequence_grows_by_one_with_each_commit(store: Store) -> None:
    numbers = []
    for _ in range(3):
        with store.begin() as uow:
            uow.settings.set({"mode": "auto"})
        numbers.append(uow.changes.sequence)
    assert numbers == [1, 2, 3]
    assert store.last_sequence == 3


def test_a_thousand_imported_entries_are_told_as_knowledge_not_by_name(store: Store) -> None:
    with store.begin() as uow:
        batch = uow.imports.open_batch("csv", "a.csv", "小美", NOON)
        uow.entries.bulk_put(
            (KnowledgeEntry(f"A{n}", f"问{n}", "答") for n in range(1000)), batch, "小美", NOON
        )
    assert uow.changes.knowledge
    assert uow.changes.entries == frozenset()


def test_a_transaction_within_a_transaction_is_a_bug(store: Store) -> None:
    with store.begin(), pytest.raises(sqlite3.OperationalError), store.begin():
        pass


def test_the_reader_cannot_write(store: Store, reader: Reader, conversation: Conversation) -> None:
    for sql in (
        "DELETE FROM conversations",
        "UPDATE conversations SET owner = 'agent'",
        "DROP TABLE conversations",
    ):
        with pytest.raises(FolderUnusable):
            reader.rows(sql)
    assert reader.value("PRAGMA query_only") == 1
    with pytest.raises(FolderUnusable):
        reader.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
    with store.begin() as uow:
        assert uow.conversations.get(conversation.id) == conversation


def test_the_reader_sees_a_commit_at_once_but_one_state_within_a_snapshot(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    with reader.snapshot():
        before = reader.messages.recent(conversation.id)
        with store.begin() as uow:
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
        assert reader.messages.recent(conversation.id) == before == ()
    assert len(reader.messages.recent(conversation.id)) == 1


def test_another_thread_may_not_use_the_writer(store: Store) -> None:
    caught: list[BaseException] = []

    def intrude() -> None:
        try:
            store.begin().__enter__()
        except sqlite3.ProgrammingError as error:
            caught.append(error)

    thread = threading.Thread(target=intrude)
    thread.start()
    thread.join()
    assert len(caught) == 1


def test_the_writer_is_set_up_to_lose_nothing(store: Store) -> None:
    with store.begin() as uow:
        pragma = uow._connection.value
        assert pragma("PRAGMA journal_mode") == "wal"
        assert pragma("PRAGMA synchronous") == 2
        assert pragma("PRAGMA mmap_size") in (0, None)
        assert pragma("PRAGMA foreign_keys") == 1
        assert pragma("PRAGMA busy_timeout") >= 1000


def test_a_store_opened_for_reading_refuses_to_begin(store: Store, data_dir: Path) -> None:
    looking = Store.open(data_dir, read_only=True)
    with pytest.raises(FolderUnusable):
        looking.begin()
    looking.close()


def test_a_checkpoint_empties_the_log_and_does_not_wait_for_readers(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    log = store.path.with_name("deskpilot.db-wal")
    with reader.snapshot():
        assert reader.messages.recent(conversation.id) == ()
        with store.begin() as uow:
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
        started = time.monotonic()
        assert not store.checkpoint()
        assert time.monotonic() - started < 2.0
    assert store.checkpoint()
    assert log.stat().st_size == 0
    assert len(reader.messages.recent(conversation.id)) == 1


def test_closing_twice_does_nothing(data_dir: Path) -> None:
    store = Store.open(data_dir)
    store.close()
    store.close()
    assert not (data_dir / "deskpilot.db-wal").exists() or (data_dir / "deskpilot.db-wal").stat().st_size == 0


def test_frozen_values_come_back_equal(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        wanted = replace(
            conversation,
            waiting_since=NOON,
            unread=3,
            viewed_product="P-1",
            mood=-0.25,
            dissatisfied=0.5,
            misses=1,
            rejections=2,
            welcomed=True,
            breathing_until=NOON,
            warm_line_sent=True,
        )
        assert uow.conversations.update(wanted) == wanted
        assert uow.conversations.get(conversation.id) == wanted


def test_who_only_reads_waits_for_no_writer(store: Store, conversation: Conversation) -> None:
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with store.reading() as stored:
        assert stored.conversations.get(conversation.id) == conversation
    other.execute("ROLLBACK")
    other.close()


def test_what_is_written_while_reading_is_taken_back(store: Store, conversation: Conversation) -> None:
    with store.reading() as stored:
        stored.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
    with store.reading() as stored:
        assert stored.messages.recent(conversation.id) == ()


def test_what_the_window_keeps_of_the_file_is_full_long_before_a_day_is_over(reader: Reader) -> None:
    kibibytes = -int(reader.value("PRAGMA cache_size"))
    assert 0 < kibibytes <= 4_000
