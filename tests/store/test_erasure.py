"""An erased customer is gone from the tables, the search, and the bytes."""

import json
from dataclasses import replace
from random import Random

import pytest

from deskpilot.domain.conversation import Conversation, MessageKind, Sender
from deskpilot.domain.customer import Fact, Traces
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.errors import FolderUnusable, NotFound
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.product_feedback import FeedbackKind, ProductFeedback
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.store import Draft, Reader, Store, erasure
from tests.store.conftest import NOON

SECRET = "住在梧桐路九号"


def test_no_word_of_an_erased_customer_is_left_in_the_files(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    with store.begin() as uow:
        other = uow.customers.find_or_create("taobao", "buyer-2", "阿泽", NOON)
        kept = uow.conversations.open("taobao", "talk-2", other.id, NOON)
        uow.messages.append(kept.id, Sender.CUSTOMER, "梧桐木的桌子", NOON)
        line = uow.messages.append(conversation.id, Sender.CUSTOMER, SECRET, NOON)
        for number in range(50):
            uow.messages.append(conversation.id, Sender.CUSTOMER, f"{SECRET} {number}", NOON)
        customer_id = conversation.customer_id
        uow.customers.add_fact(customer_id, Fact("地址", SECRET, NOON))
        uow.orders.put(Order("1", customer_id, "taobao", OrderStatus.PAID, NOON, note=SECRET))
        reading = Understanding(SECRET, Act.STATEMENT)
        decision = Decision(Action.HOLD, "act.statement", quote=SECRET)
        number = uow.decisions.add(conversation.id, 1, reading, decision, [Draft(SECRET)], NOON)
        uow.decisions.feedback(number, 1, "edited", SECRET, "小美", NOON)
        uow.escalations.raise_(conversation.id, Reason.CUSTOM, Severity.NOTICE, SECRET, line.id, number, NOON)
        uow.outbox.put(conversation.id, line.id, "taobao", SECRET, NOON, None, None, "r")
        task = Task(
            0, TaskKind.PROMISE, TaskState.OPEN, SECRET, NOON, NOON, customer_id, conversation.id, line.id
        )
        uow.tasks.add(task)
    store.checkpoint()
    assert SECRET.encode() in store.path.read_bytes()
    changes = store.erase_customer(conversation.customer_id, "小美")
    assert changes.everything
    for path in (store.path, store.path.with_name(store.path.name + "-wal")):
        assert SECRET.encode() not in path.read_bytes()
    with pytest.raises(NotFound):
        reader.customers.get(conversation.customer_id)
    found = reader.tuples("SELECT rowid FROM message_words WHERE message_words MATCH '\"梧桐\"'")
    assert found == [(1,)]
    assert reader.messages.recent(kept.id)[0].text == "梧桐木的桌子"


def test_the_erasure_itself_is_on_record_without_a_name(store: Store, conversation: Conversation) -> None:
    store.erase_customer(conversation.customer_id, "小美")
    with store.begin() as uow:
        rows = uow._connection.tuples("SELECT actor, action, subject, detail FROM audit")
    assert rows == [("小美", "customer_erased", str(conversation.customer_id), "")]
    with pytest.raises(NotFound):
        store.erase_customer(conversation.customer_id, "小美")


def test_the_number_of_an_erased_conversation_is_not_used_again(
    store: Store, conversation: Conversation
) -> None:
    store.erase_customer(conversation.customer_id, "小美")
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "buyer-1", "小鹿", NOON)
        assert customer.id > conversation.customer_id
        assert uow.conversations.open("taobao", "talk-1", customer.id, NOON).id > conversation.id


def test_neither_the_search_nor_a_corner_of_a_page_keeps_a_busy_shops_customer(store: Store) -> None:
    """Rows that moved within their pages leave copies behind (with this seed they do), and the search keeps the
    letters of deleted lines."""
    chance, size = Random(5), 500
    words = {number: "other" if number % 40 else "zyqxw" for number in range(size)}
    people: list[tuple[int, int]] = []
    with store.begin() as uow:
        for number in chance.sample(range(size), size):
            key = f"{words[number]}{number:04}"
            people.append((uow.customers.find_or_create("taobao", key, f"客{number}", NOON).id, number))
    with store.begin() as uow:
        for customer, number in (each for _ in range(3) for each in chance.sample(people, size)):
            uow.customers.add_fact(customer, Fact("住", f"{words[number]}{chance.random()}", NOON))
            note = f"{words[number]}备注" * chance.randrange(30)
            uow.customers.update(replace(uow.customers.get(customer), note=note))
        for customer, number in people:
            talk = uow.conversations.open("taobao", f"talk-{number}", customer, NOON)
            uow.messages.append(talk.id, Sender.CUSTOMER, words[number], NOON)
    store.checkpoint()
    for customer, number in people:
        if words[number] == "zyqxw":
            store.erase_customer(customer, "老周")
    left = store.path.read_bytes()
    assert [word for word in (b"zyqxw", b"zy", b"yq", b"qx", b"xw") if word in left] == []
    assert b"other" in left


def test_what_could_not_be_overwritten_at_once_is_overwritten_later(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        uow.messages.append(conversation.id, Sender.CUSTOMER, "zyqxw", NOON)
    connection = store._connection
    with store.begin() as uow:
        erasure.erase(uow, connection, conversation.customer_id, "老周", NOON)
    store.checkpoint()
    assert b"qx" in store.path.read_bytes()
    store.rewrite_if_due()
    assert b"qx" not in store.path.read_bytes()
    assert not erasure.is_rewrite_due(connection)


def test_what_there_is_of_a_customer_is_counted(store: Store, conversation: Conversation) -> None:
    both, own = "a" * 64 + ".png", "b" * 64 + ".png"
    with store.begin() as uow:
        other = uow.customers.find_or_create("taobao", "buyer-2", "阿泽", NOON)
        talk = uow.conversations.open("taobao", "talk-2", other.id, NOON)
        for number, file in ((conversation.id, both), (conversation.id, own), (talk.id, both)):
            payload = json.dumps({"file": file})
            uow.messages.append(number, Sender.AGENT, "", NOON, kind=MessageKind.IMAGE, payload=payload)
        line = uow.messages.append(
            conversation.id, Sender.CUSTOMER, "?", NOON, kind=MessageKind.IMAGE, payload="{not json"
        )
        uow.customers.add_fact(conversation.customer_id, Fact("尺码", "M", NOON))
        uow.orders.put(Order("1", conversation.customer_id, "taobao", OrderStatus.PAID, NOON))
        mark = ProductFeedback(line.id, FeedbackKind.QUALITY, "", "", "小美", NOON)
        uow.product_feedback.add(mark, conversation.id)
        found = uow.customers.traces(conversation.customer_id)
        nothing = uow.customers.traces(999)
    assert found == Traces(conversations=1, lines=3, orders=1, facts=1, tasks=0, feedback=1, files=1)
    assert nothing == Traces()
    removed: list[str] = []
    store.erase_customer(conversation.customer_id, "老周", removed.append)
    assert removed == [own]


def test_a_file_that_cannot_be_deleted_leaves_everything_as_it_was(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    def refuse(_file: str) -> None:
        raise FolderUnusable("file_in_use")

    with store.begin() as uow:
        payload = json.dumps({"file": "b" * 64 + ".png"})
        uow.messages.append(conversation.id, Sender.AGENT, "", NOON, kind=MessageKind.IMAGE, payload=payload)
    with pytest.raises(FolderUnusable):
        store.erase_customer(conversation.customer_id, "老周", refuse)
    assert reader.customers.get(conversation.customer_id).nickname == "小鹿"


def test_the_trail_keeps_who_did_what_to_an_erased_customer_but_no_word_of_it(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        line = uow.messages.append(conversation.id, Sender.AGENT, "x", NOON)
        uow.audit.add("小美", "tag_added", f"customer:{conversation.customer_id}", "住院", NOON)
        uow.audit.add("小美", "guard_overruled", f"message:{line.id}", "她自己说的", NOON)
        uow.audit.add("小美", "guard_overruled", f"message:{line.id + 1}", "别人的", NOON)
    store.erase_customer(conversation.customer_id, "老周")
    with store.begin() as uow:
        rows = uow._connection.tuples("SELECT actor, action, detail FROM audit ORDER BY id")
    assert rows == [
        ("小美", "tag_added", ""),
        ("小美", "guard_overruled", ""),
        ("小美", "guard_overruled", "别人的"),
        ("老周", "customer_erased", ""),
    ]
