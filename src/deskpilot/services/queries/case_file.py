"""All that is known about one case: the customer, why the last decision was made, and what a brief is made of."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from deskpilot.domain.conversation import Conversation, Message
from deskpilot.domain.customer import Customer, Fact, Worth
from deskpilot.domain.errors import NotFound
from deskpilot.domain.escalation import Escalation
from deskpilot.domain.order import Order
from deskpilot.domain.understanding import Candidate, Evidence, Resolution
from deskpilot.services.queries.follow_ups import tasks_of_customer
from deskpilot.services.task_views import TaskRow
from deskpilot.services.views import CustomerCard, Runner, Trace
from deskpilot.settings import Settings
from deskpilot.store import Handoff, Judgement, Reader, StoredDecision
from deskpilot.store.decisions import stored_decision_of
from deskpilot.store.values import maybe_time

_LINES_READ = 200
_DECISIONS_READ = 20
_RUNNERS = 2


@dataclass(frozen=True, slots=True)
class BriefMaterial:
    """The rows behind a brief, read at one moment.

    `messages` in time order, `tasks` live, what is owed first, `orders` and `decisions` newest first, `feedback` and `handoffs` oldest first.
    `escalation` is the alert that stands, else the last one. `last_contact_at` is before this conversation. `now` is when
    the rows were read.
    """

    conversation: Conversation
    customer: Customer
    worth: Worth
    orders: tuple[Order, ...]
    facts: tuple[Fact, ...]
    messages: tuple[Message, ...]
    decisions: tuple[StoredDecision, ...]
    feedback: tuple[Judgement, ...]
    escalation: Escalation | None
    handoffs: tuple[Handoff, ...]
    conversations: int
    last_contact_at: datetime | None
    tasks: tuple[TaskRow, ...] = ()
    now: datetime | None = None
    utc_offset_minutes: int = 480

    def days_since(self, at: datetime) -> int:
        """How many days of the shop's calendar ago something was; 0 is today."""
        offset = timedelta(minutes=self.utc_offset_minutes)
        return 0 if self.now is None else ((self.now + offset).date() - (at + offset).date()).days


def customer_card_of(
    reader: Reader, settings: Settings, now: datetime, customer_id: int
) -> CustomerCard | None:
    """Everything about a customer, `None` when there is no such customer."""
    try:
        customer = reader.customers.get(customer_id)
    except NotFound:
        return None
    contacts = reader.row(
        "SELECT count(*) AS n, max(last_message_at) AS last FROM conversations WHERE customer_id = ?",
        (customer_id,),
    )
    assert contacts is not None
    return CustomerCard(
        customer,
        reader.customers.worth(customer_id, now),
        reader.orders.of_customer(customer_id),
        reader.customers.facts(customer_id),
        contacts["n"],
        maybe_time(contacts["last"]),
        tasks_of_customer(reader, settings, now, customer_id),
    )


def customer_card(
    reader: Reader, settings: Settings, now: datetime, conversation_id: int
) -> CustomerCard | None:
    """The card of the customer of a conversation."""
    row = reader.row(
        "SELECT customer_id, intent, intent_quote FROM conversations WHERE id = ?", (conversation_id,)
    )
    card = None if row is None else customer_card_of(reader, settings, now, row["customer_id"])
    if row is None or card is None:
        return None
    before = reader.value(
        "SELECT max(last_message_at) FROM conversations WHERE customer_id = ? AND id != ?",
        (row["customer_id"], conversation_id),
    )
    return replace(
        card, intent=row["intent"], intent_quote=row["intent_quote"], last_contact_at=maybe_time(before)
    )


def conversation_ids_of(reader: Reader, customer_id: int, limit: int) -> list[int]:
    """The customer's conversations, the one last active first."""
    rows = reader.rows(
        "SELECT id FROM conversations WHERE customer_id = ? ORDER BY last_message_at DESC, id DESC LIMIT ?",
        (customer_id, limit),
    )
    return [row["id"] for row in rows]


def trace_of_conversation(reader: Reader, conversation_id: int) -> Trace | None:
    """Why the last decision about a conversation was made."""
    number = reader.value("SELECT last_decision_id FROM conversations WHERE id = ?", (conversation_id,))
    return None if number is None else trace(reader, number)


def trace(reader: Reader, decision_id: int) -> Trace | None:
    """Why a decision was made, `None` when there is no such decision."""
    row = reader.row(
        "SELECT d.*, e.question AS entry_title FROM decisions d LEFT JOIN entries e ON e.id = d.entry_id WHERE d.id = ?",
        (decision_id,),
    )
    if row is None:
        return None
    stored = stored_decision_of(row)
    understanding, decision = stored.understanding, stored.decision
    best = understanding.best
    return Trace(
        decision_id=decision_id,
        action=decision.action,
        rule=decision.rule,
        reason=decision.reason,
        entry_id=decision.entry_id,
        entry_title=row["entry_title"] or "",
        confidence=understanding.confidence,
        margin=understanding.margin,
        handoff=understanding.handoff,
        dissatisfied=understanding.dissatisfied,
        mood=understanding.mood,
        at=stored.at,
        evidence=(
            *understanding.reasons,
            *(_row_by_name(reader, each) for each in decision.reasons),
            *(best.evidence if best else ()),
        ),
        signals=tuple(Evidence(s.topic, s.quote, s.strength) for s in understanding.signals),
        resolved=tuple(_by_name(reader, each) for each in understanding.resolutions),
        others=tuple(_runner(reader, each) for each in understanding.candidates[1 : 1 + _RUNNERS]),
    )


def _by_name(reader: Reader, found: Resolution) -> Resolution:
    """A product or an entry by what the shop calls it: its code says nothing to who is new."""
    if found.kind == "product" and (product := reader.products.get(found.value)) is not None:
        return replace(found, value=product.title)
    if found.kind == "entry" and (entry := reader.entries.get(found.value)) is not None:
        return replace(found, value=entry.question)
    return found


def _row_by_name(reader: Reader, found: Evidence) -> Evidence:
    """A row that was quoted, an entry that was offered, a product that was mentioned: by name, not by code."""
    code, _, row = found.detail.partition(" ")
    if found.code == "offered" and (entry := reader.entries.get(code)) is not None:
        return replace(found, detail=entry.question)
    if found.code in ("attribute", "cross_sell") and (product := reader.products.get(code)) is not None:
        return replace(found, detail=f"{product.title} · {row}" if row else product.title)
    return found


def _runner(reader: Reader, candidate: Candidate) -> Runner:
    entry = reader.entries.get(candidate.entry_id)
    title = entry.question if entry is not None else ""
    return Runner(candidate.entry_id, title, candidate.score, candidate.evidence)


def brief_material(
    reader: Reader, settings: Settings, now: datetime, conversation_id: int
) -> BriefMaterial | None:
    """All rows that a brief needs, `None` when there is no such conversation."""
    try:
        conversation = reader.conversations.get(conversation_id)
    except NotFound:
        return None
    customer_id = conversation.customer_id
    before = reader.row(
        "SELECT count(*) AS n, max(CASE WHEN id != ? THEN last_message_at END) AS last FROM conversations"
        " WHERE customer_id = ?",
        (conversation_id, customer_id),
    )
    assert before is not None
    decisions = reader.decisions.recent(conversation_id, _DECISIONS_READ)
    return BriefMaterial(
        conversation=conversation,
        customer=reader.customers.get(customer_id),
        worth=reader.customers.worth(customer_id, now),
        orders=reader.orders.of_customer(customer_id),
        facts=reader.customers.facts(customer_id),
        messages=reader.messages.recent(conversation_id, _LINES_READ),
        decisions=decisions,
        feedback=reader.decisions.judgements([decision.id for decision in decisions]),
        escalation=reader.escalations.last_of(conversation_id),
        handoffs=reader.handoffs.of(conversation_id),
        conversations=before["n"],
        last_contact_at=maybe_time(before["last"]),
        tasks=tasks_of_customer(reader, settings, now, customer_id),
        now=now,
        utc_offset_minutes=settings.utc_offset_minutes,
    )
