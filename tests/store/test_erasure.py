"""An erased customer is gone from the tables, the search, and the bytes."""

import pytest

from deskpilot.domain.conversation import Conversation, Sender
from deskpilot.domain.customer import Fact
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.errors import NotFound
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.store import Draft, Reader, Store
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
