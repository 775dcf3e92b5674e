"""Old conversations go with lines, search, files and bytes; what somebody still has to do with them keeps them."""

import json
from datetime import datetime, timedelta

import pytest

from deskpilot.domain.conversation import Conversation, MessageKind, Owner, Sender
from deskpilot.domain.customer import Fact
from deskpilot.domain.errors import FolderUnusable
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.store import Reader, Store
from deskpilot.store.retention import count_old
from tests.store.conftest import NOON

SECRET = "住在梧桐路九号"
BEFORE = NOON + timedelta(days=30)
PICTURE, SHARED = "a" * 64 + ".png", "b" * 64 + ".png"


def talk(store: Store, key: str, at: datetime = NOON, text: str = "在吗") -> Conversation:
    """A conversation whose customer was answered by the AI and does not wait."""
    with store.begin() as uow:
        who = uow.customers.find_or_create("taobao", f"buyer-{key}", "小鹿", at)
        conversation = uow.conversations.open("taobao", key, who.id, at)
        uow.messages.append(conversation.id, Sender.CUSTOMER, text, at)
        uow._connection.run(
            "UPDATE conversations SET last_message_at = ?, waiting_since = NULL WHERE id = ?",
            (round(at.timestamp() * 1e6), conversation.id),
        )
        return uow.conversations.get(conversation.id)


def left(reader: Reader) -> list[str]:
    return [row[0] for row in reader.tuples("SELECT external_key FROM conversations ORDER BY id")]


def test_no_word_of_an_old_conversation_is_left_in_the_file_and_orders_and_facts_stay(
    store: Store, reader: Reader
) -> None:
    old = talk(store, "old", text=SECRET)
    new = talk(store, "new", BEFORE + timedelta(days=1), "梧桐木的桌子")
    with store.begin() as uow:
        line = uow.messages.recent(old.id)[0]
        uow.customers.add_fact(old.customer_id, Fact("尺码", "M", NOON, line.id))
        uow.orders.put(Order("1", old.customer_id, "taobao", OrderStatus.PAID, NOON))
    store.checkpoint()
    assert SECRET.encode() in store.path.read_bytes()
    assert count_old(reader.value, BEFORE) == 1
    changes, count = store.let_go(BEFORE, "", 10)
    assert (count, changes.everything) == (1, True)
    store.rewrite_if_due()
    for path in (store.path, store.path.with_name(store.path.name + "-wal")):
        assert SECRET.encode() not in path.read_bytes()
    assert left(reader) == ["new"]
    found = reader.tuples("SELECT rowid FROM message_words WHERE message_words MATCH '\"梧桐\"'")
    assert found == [(reader.messages.recent(new.id)[0].id,)]
    (fact,) = reader.customers.facts(old.customer_id)
    assert (fact.value, fact.message_id) == ("M", None)
    assert reader.orders.get("1") is not None
    assert reader.tuples("SELECT action, detail FROM audit") == [("conversations_let_go", "1")]


def test_what_is_open_waited_for_owed_or_alarmed_about_is_kept(store: Store, reader: Reader) -> None:
    talks = {key: talk(store, key) for key in ("over", "human", "waits", "task", "alert", "outbox")}
    with store.begin() as uow:
        uow._connection.run(
            "UPDATE conversations SET owner = ? WHERE id = ?", (Owner.AGENT.value, talks["human"].id)
        )
        uow._connection.run("UPDATE conversations SET waiting_since = 1 WHERE id = ?", (talks["waits"].id,))
        task = Task(0, TaskKind.PROMISE, TaskState.OPEN, "回电", NOON, NOON, None, talks["task"].id, None)
        uow.tasks.add(task)
        uow.escalations.raise_(talks["alert"].id, Reason.CUSTOM, Severity.NOTICE, "投诉", None, None, NOON)
        line = uow.messages.append(talks["outbox"].id, Sender.AI, "有的", NOON)
        uow.outbox.put(talks["outbox"].id, line.id, "taobao", "有的", NOON, None, None, "r")
    assert count_old(reader.value, BEFORE) == 1
    store.let_go(BEFORE, "", 10)
    assert left(reader) == ["human", "waits", "task", "alert", "outbox"]


def test_a_conversation_that_a_human_had_goes_once_it_is_closed(store: Store, reader: Reader) -> None:
    ended = talk(store, "ended")
    with store.begin() as uow:
        uow._connection.run(
            "UPDATE conversations SET owner = 'agent', state = 'closed' WHERE id = ?", (ended.id,)
        )
    store.let_go(BEFORE, "", 10)
    assert left(reader) == []


def test_the_oldest_go_first_and_no_more_than_asked_for(store: Store, reader: Reader) -> None:
    for days in (3, 1, 2):
        talk(store, f"day-{days}", NOON + timedelta(days=days))
    assert store.let_go(BEFORE, "", 2)[1] == 2
    assert left(reader) == ["day-3"]
    assert store.let_go(BEFORE, "", 2)[1] == 1
    changes, count = store.let_go(BEFORE, "", 2)
    assert (count, changes.everything) == (0, False)


def picture(store: Store, conversation: Conversation, file: str) -> None:
    with store.begin() as uow:
        payload = json.dumps({"file": file})
        uow.messages.append(
            conversation.id,
            Sender.AGENT,
            "",
            conversation.last_message_at,
            kind=MessageKind.IMAGE,
            payload=payload,
        )
        uow._connection.run("UPDATE conversations SET waiting_since = NULL")


def test_files_go_that_nobody_elses_line_names(store: Store) -> None:
    old, new = talk(store, "old"), talk(store, "new", BEFORE + timedelta(days=1))
    for conversation, file in ((old, PICTURE), (old, SHARED), (new, SHARED)):
        picture(store, conversation, file)
    removed: list[str] = []
    store.let_go(BEFORE, "", 10, removed.append)
    assert removed == [PICTURE]


def test_a_file_that_cannot_be_deleted_keeps_the_whole_batch(store: Store, reader: Reader) -> None:
    def refuse(_file: str) -> None:
        raise FolderUnusable("file_in_use")

    picture(store, talk(store, "old"), PICTURE)
    talk(store, "other")
    with pytest.raises(FolderUnusable):
        store.let_go(BEFORE, "", 10, refuse)
    assert left(reader) == ["old", "other"]
