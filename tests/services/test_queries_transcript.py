"""A window of the transcript costs the same at any length, and drafts stand only while they are wanted."""

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.conversation import Conversation, Delivery, MessageKind, Owner, Sender
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Understanding
from deskpilot.store import Draft, mark_payload
from tests.services.desk_rows import NOON, Rows, desk_rows

LINES = 50_000


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        yield rows


@pytest.fixture
def talk(desk: Rows) -> Conversation:
    return desk.talk()


def seqs(desk: Rows, talk: Conversation, **window: int) -> list[int]:
    return [row.seq for row in desk.queries.transcript(talk.id, **window)]


def fill(desk: Rows, talk: Conversation, lines: int) -> None:
    """Many lines the quick way; the first is there already."""
    with desk.store.begin() as uow:
        uow._connection.raw.executemany(
            "INSERT INTO messages (conversation_id, seq, sender, text, received_at, channel) VALUES (?,?,?,?,?,?)",
            ((talk.id, seq, "customer", f"第 {seq} 句", 0, "taobao") for seq in range(1, lines)),
        )
        uow._connection.run("UPDATE conversations SET next_seq = ? WHERE id = ?", (lines, talk.id))


def test_windows_over_fifty_thousand_lines_fit_together_and_are_quick(desk: Rows, talk: Conversation) -> None:
    fill(desk, talk, LINES)
    started = time.perf_counter()
    last = seqs(desk, talk)
    before = seqs(desk, talk, before=last[0])
    middle = seqs(desk, talk, before=25_000, limit=50)
    after = seqs(desk, talk, after=24_999, limit=50)
    tail = seqs(desk, talk, after=LINES - 3)
    seconds = time.perf_counter() - started
    assert last == list(range(LINES - 200, LINES))
    assert before == list(range(LINES - 400, LINES - 200))
    assert middle == list(range(24_950, 25_000))
    assert after == list(range(25_000, 25_050))
    assert tail == [LINES - 2, LINES - 1]
    assert seqs(desk, talk, before=0) == []
    assert seqs(desk, talk, after=LINES) == []
    # Five windows; one may take 30 ms on a quiet machine.
    assert seconds < 0.5


def test_a_reply_shows_its_source_and_an_undo_its_time(desk: Rows, talk: Conversation) -> None:
    with desk.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("KB0001", "包邮吗", "包邮。"), "小美", NOON)
        reading = Understanding("包邮吗", Act.QUESTION, confidence=0.93)
        decision = Decision(Action.REPLY, "confident", "KB0001")
        number = uow.decisions.add(talk.id, None, reading, decision, (), NOON)
        uow.messages.append(
            talk.id, Sender.AI, "包邮。", NOON, delivery=Delivery.DELIVERED, decision_id=number
        )
        line = uow.messages.append(
            talk.id, Sender.AGENT, "是的", NOON, sender_name="小美", decision_id=number
        )
        release = NOON + timedelta(seconds=5)
        uow.outbox.put(talk.id, line.id, "taobao", "是的", release, None, None, "r")
    _, machine, human = desk.queries.transcript(talk.id)
    assert (machine.entry_id, machine.entry_title, machine.confidence) == ("KB0001", "包邮吗", 0.93)
    assert (machine.release_at, machine.decision_id) == (None, number)
    assert (human.release_at, human.delivery, human.sender_name) == (release, Delivery.PENDING, "小美")
    assert (human.entry_id, human.confidence) == (None, None)
    with desk.store.begin() as uow:
        uow.outbox.cancel(line.id)
    assert desk.queries.transcript(talk.id)[-1].release_at is None


def test_a_mark_is_read_and_a_customers_card_is_not_one(desk: Rows, talk: Conversation) -> None:
    payload = mark_payload("escalated", Reason.ANGER)
    with desk.store.begin() as uow:
        uow.messages.append(talk.id, Sender.SYSTEM, "", NOON, kind=MessageKind.MARK, payload=payload)
        uow.messages.append(
            talk.id, Sender.CUSTOMER, "", NOON, kind=MessageKind.PRODUCT_CARD, payload=payload
        )
    _, mark, card = desk.queries.transcript(talk.id)
    assert (mark.mark, mark.reason) == ("escalated", Reason.ANGER)
    assert (card.mark, card.reason, card.payload) == ("", None, payload)


def test_a_line_is_found_by_its_number(desk: Rows, talk: Conversation) -> None:
    (row,) = desk.queries.transcript(talk.id)
    assert desk.queries.seq_of(row.message_id) == 0
    assert desk.queries.conversation_of(row.message_id) == talk.id
    assert desk.queries.seq_of(99) is None
    assert desk.queries.conversation_of(99) is None


def test_the_head_tells_who_what_and_the_alert(desk: Rows) -> None:
    talk = desk.talk("林间有座", waited=30, paid=100.0, alert=Severity.URGENT, owner=Owner.WAITING)
    head = desk.queries.head(talk.id)
    assert head is not None
    assert (head.nickname, head.owner, head.paid_orders, head.message_count) == (
        "林间有座",
        Owner.WAITING,
        1,
        1,
    )
    assert head.version == talk.version
    assert head.escalation is not None
    assert head.escalation.severity is Severity.URGENT
    assert desk.queries.head(99) is None


def suggest(desk: Rows, talk: Conversation, action: Action = Action.SUGGEST) -> int:
    with desk.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("KB0001", "包邮吗", "包邮。"), "小美", NOON)
        line = uow.messages.append(talk.id, Sender.CUSTOMER, "包邮吗", NOON)
        turn = uow.turns.create(talk.id, [line.id], NOON)
        drafts = (Draft("包邮。", "KB0001", 0.9, ("0 元",), ("price",)), Draft("请稍候"))
        decision = Decision(action, "confident", "KB0001")
        return uow.decisions.add(talk.id, turn, Understanding("包邮吗", Act.QUESTION), decision, drafts, NOON)


def test_drafts_are_ranked_and_say_where_they_are_from(desk: Rows, talk: Conversation) -> None:
    number = suggest(desk, talk)
    first, second = desk.queries.suggestions(talk.id)
    assert (first.decision_id, first.rank, first.text, first.entry_title) == (number, 1, "包邮。", "包邮吗")
    assert (first.checks, first.blocked) == (("0 元",), ("price",))
    assert (second.rank, second.entry_id, second.entry_title) == (2, None, "")
    assert not first.rejected
    assert not second.rejected


def test_rejected_drafts_are_marked_one_by_one_or_all(desk: Rows, talk: Conversation) -> None:
    number = suggest(desk, talk)
    with desk.store.begin() as uow:
        uow.decisions.feedback(number, 2, "rejected", "", "小美", NOON)
    assert [row.rejected for row in desk.queries.suggestions(talk.id)] == [False, True]
    with desk.store.begin() as uow:
        uow.decisions.feedback(number, None, "rejected", "", "小美", NOON)
    assert [row.rejected for row in desk.queries.suggestions(talk.id)] == [True, True]


def test_drafts_go_when_a_human_answers_and_come_back_when_that_is_taken_back(
    desk: Rows, talk: Conversation
) -> None:
    suggest(desk, talk)
    with desk.store.begin() as uow:
        line = uow.messages.append(talk.id, Sender.AGENT, "包邮的", NOON, delivery=Delivery.PENDING)
    assert desk.queries.suggestions(talk.id) == ()
    with desk.store.begin() as uow:
        uow.messages.set_delivery(line.id, Delivery.CANCELLED)
    assert len(desk.queries.suggestions(talk.id)) == 2


def test_a_courtesy_of_the_ai_leaves_the_drafts_and_its_answer_takes_them(
    desk: Rows, talk: Conversation
) -> None:
    number = suggest(desk, talk, Action.ESCALATE)
    with desk.store.begin() as uow:
        uow.messages.append(talk.id, Sender.AI, "我请同事来。", NOON, decision_id=number)
    assert len(desk.queries.suggestions(talk.id)) == 2
    number = suggest(desk, talk, Action.REPLY)
    assert len(desk.queries.suggestions(talk.id)) == 2
    with desk.store.begin() as uow:
        uow.messages.append(talk.id, Sender.AI, "包邮。", NOON, decision_id=number)
    assert desk.queries.suggestions(talk.id) == ()


def test_a_newer_decision_replaces_the_drafts(desk: Rows, talk: Conversation) -> None:
    suggest(desk, talk)
    with desk.store.begin() as uow:
        hold = Decision(Action.HOLD, "act.thanks")
        uow.decisions.add(talk.id, None, Understanding("谢谢", Act.THANKS), hold, (), NOON)
        uow.conversations.update(replace(uow.conversations.get(talk.id), mood=0.5))
    assert desk.queries.suggestions(talk.id) == ()
    assert desk.queries.suggestions(99) == ()
