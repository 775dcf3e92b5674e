"""Lines keep their place and their words."""

import threading
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskpilot.domain.conversation import Conversation, Delivery, MessageKind, Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import Reason
from deskpilot.store import Reader, Store, UnitOfWork, mark_of, mark_payload
from deskpilot.store.connection import open_writer
from tests.store.conftest import NOON

ODD_TEXTS = {
    "empty": "",
    "nul": "a\0b",
    "rtl": "价格\u202e001",
    "family": "👨‍👩‍👧‍👦在吗",
    "combining": "z" + "\u0300" * 500,
    "markup": "<img src='file:///etc/passwd'>",
    "quotes": "';DROP TABLE messages;--",
    "long": "长" * 100_000,
    "line breaks": "a\r\nb\rc\u2028d",
    "byte order mark": "\ufeff在吗",
}


def test_lines_are_numbered_in_the_order_they_are_stored(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        early = NOON - timedelta(days=1)
        for text in "一二三":
            uow.messages.append(conversation.id, Sender.CUSTOMER, text, NOON)
        late = uow.messages.append(conversation.id, Sender.AI, "四", early)
        assert [(m.seq, m.text) for m in uow.messages.recent(conversation.id)] == list(enumerate("一二三四"))
        assert [m.seq for m in uow.messages.recent(conversation.id, 2)] == [2, 3]
        assert uow.messages.get(late.id) == late
        # The clock was set back: the newest contact stays the newest.
        assert uow.conversations.get(conversation.id).last_message_at == NOON


def test_all_fields_of_a_line_come_back(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        line = uow.messages.append(
            conversation.id,
            Sender.CUSTOMER,
            "这款",
            NOON,
            kind=MessageKind.PRODUCT_CARD,
            sender_name="小鹿",
            external_id="m-1",
            claimed_at=NOON - timedelta(microseconds=1),
            delivery=Delivery.RECEIVED,
            decision_id=7,
            payload='{"code":"P-1"}',
        )
        assert uow.messages.get(line.id) == line
        assert line.claimed_at == NOON - timedelta(microseconds=1)
        assert uow.messages.by_external("taobao", "m-1") == line
        assert uow.messages.by_external("jd", "m-1") is None


@pytest.mark.parametrize("text", ODD_TEXTS.values(), ids=ODD_TEXTS.keys())
def test_odd_texts_come_back_as_they_were(
    store: Store, reader: Reader, conversation: Conversation, text: str
) -> None:
    with store.begin() as uow:
        line = uow.messages.append(conversation.id, Sender.CUSTOMER, text, NOON)
        uow.messages.set_text(line.id, "别的")
        uow.messages.set_text(line.id, text)
    assert reader.messages.get(line.id).text == text


@given(st.text(alphabet=st.characters()))
def test_any_text_is_stored_and_read_back(store: Store, text: str) -> None:
    with store.begin() as uow:
        customer = uow.customers.find_or_create("taobao", "any", "任意", NOON)
        uow.customers.update(customer)
        place = uow.conversations.newest("taobao", "any") or uow.conversations.open(
            "taobao", "any", customer.id, NOON
        )
        line = uow.messages.append(place.id, Sender.CUSTOMER, text, NOON)
    assert line.text == text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def test_a_lone_surrogate_becomes_the_replacement_character(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        lone = uow.messages.append(conversation.id, Sender.CUSTOMER, "好\ud83d的\udc00", NOON)
        pair = uow.messages.append(conversation.id, Sender.CUSTOMER, "\ud83d\ude00", NOON)
        uow.messages.set_text(lone.id, "改")
    assert lone.text == "好\ufffd的\ufffd"
    assert pair.text == "😀"


def test_the_search_forgets_what_a_line_no_longer_says(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    def hits(word: str) -> int:
        return len(reader.rows("SELECT rowid FROM message_words WHERE message_words MATCH ?", (f'"{word}"',)))

    with store.begin() as uow:
        line = uow.messages.append(conversation.id, Sender.CUSTOMER, "桌腿", NOON)
    assert hits("桌腿") == 1
    with store.begin() as uow:
        uow.messages.set_text(line.id, "椅背")
    assert (hits("桌腿"), hits("椅背")) == (0, 1)


@pytest.mark.parametrize("number", [2**63, -(2**63) - 1, 10**40])
def test_a_number_too_large_to_keep_is_refused(store: Store, conversation: Conversation, number: int) -> None:
    with store.begin() as uow, pytest.raises(InvalidInput, match="number_too_large"):
        uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON, decision_id=number)


def test_a_repeated_external_id_is_refused_and_leaves_one_line(
    store: Store, conversation: Conversation
) -> None:
    with store.begin() as uow:
        uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON, external_id="m-1")
    with store.begin() as uow, pytest.raises(InvalidInput, match="duplicate_external_id"):
        uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON, external_id="m-1")
    with store.begin() as uow:
        assert len(uow.messages.recent(conversation.id)) == 1


def test_lines_without_an_external_id_are_all_kept(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        for _ in range(2):
            uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
        assert len(uow.messages.recent(conversation.id)) == 2


def test_one_message_delivered_by_many_at_once_is_stored_once(
    store: Store, conversation: Conversation
) -> None:
    start = threading.Barrier(6)
    stored: list[bool] = []

    def deliver() -> None:
        connection = open_writer(store.path)
        start.wait()
        for number in range(20):
            with UnitOfWork(connection, lambda: 0) as uow:
                is_new = uow.messages.by_external("taobao", f"m-{number}") is None
                if is_new:
                    uow.messages.append(
                        conversation.id, Sender.CUSTOMER, "在吗", NOON, external_id=f"m-{number}"
                    )
            stored.append(is_new)
        connection.close()

    threads = [threading.Thread(target=deliver) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(stored) == 120
    assert sum(stored) == 20
    with store.begin() as uow:
        assert [m.seq for m in uow.messages.recent(conversation.id)] == list(range(20))


def test_lines_wait_for_a_turn_until_one_holds_them(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        first = uow.messages.append(conversation.id, Sender.CUSTOMER, "在吗", NOON)
        uow.messages.append(conversation.id, Sender.AI, "在的", NOON)
        last = uow.messages.append(conversation.id, Sender.CUSTOMER, "包邮吗", NOON + timedelta(seconds=3))
        assert [m.id for m in uow.messages.unanswered(conversation.id)] == [first.id, last.id]
        assert uow.turns.unclosed() == ((conversation.id, NOON + timedelta(seconds=3)),)
        turn = uow.turns.create(conversation.id, [first.id, last.id], NOON)
        assert uow.messages.unanswered(conversation.id) == ()
        assert uow.turns.unclosed() == ()
        assert uow.messages.get(last.id).turn_id == turn


def test_a_mark_carries_its_code_and_reason() -> None:
    assert mark_of(mark_payload("escalated", Reason.ANGER)) == ("escalated", Reason.ANGER)
    assert mark_of(mark_payload("closed")) == ("closed", None)
    for payload in ("", "no json", "[1]", '{"mark":"x","reason":"unheard"}', "[" * 100_000):
        assert mark_of(payload)[1] is None
