"""The case: customer, trace, and all rows of a brief in one read."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.customer import Fact
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.escalation import EscalationState, Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import (
    Act,
    Candidate,
    Evidence,
    Resolution,
    Signal,
    Topic,
    Understanding,
)
from tests.services.desk_rows import NOON, Rows, desk_rows

READING = Understanding(
    "能定做吗",
    Act.QUESTION,
    (Candidate("KB0001", 2.0, (Evidence("word", "定做", 0.3),)),),
    0.86,
    0.5,
    handoff=0.4,
    signals=(Signal(Topic.CUSTOM, 0.8, "定做"),),
    reasons=(Evidence("context", "餐桌", 0.2),),
)
CALL = Decision(
    Action.ESCALATE, "topic.custom", "KB0001", reason=Reason.CUSTOM, reasons=(Evidence("rule", "R-07"),)
)


@pytest.fixture
def desk(data_dir: Path) -> Iterator[Rows]:
    with desk_rows(data_dir) as rows:
        yield rows


def test_the_trace_tells_the_rule_the_evidence_and_the_signals(desk: Rows) -> None:
    talk = desk.talk()
    assert desk.queries.trace(talk.id) is None
    with desk.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("KB0001", "可以定做吗", "可以。"), "小美", NOON)
        number = uow.decisions.add(talk.id, None, READING, CALL, (), NOON)
    trace = desk.queries.trace(talk.id)
    assert trace is not None
    assert trace == desk.queries.trace_of(number)
    assert (trace.action, trace.rule, trace.reason) == ("escalate", "topic.custom", Reason.CUSTOM)
    assert (trace.entry_id, trace.entry_title) == ("KB0001", "可以定做吗")
    assert (trace.confidence, trace.margin, trace.handoff, trace.at) == (0.86, 0.5, 0.4, NOON)
    assert trace.evidence == (*READING.reasons, *CALL.reasons, *READING.candidates[0].evidence)
    assert trace.signals == (Evidence("custom", "定做", 0.8),)
    assert desk.queries.trace_of(99) is None


def test_the_trace_calls_a_product_by_its_name_and_not_by_its_code(desk: Rows) -> None:
    talk = desk.talk()
    reading = replace(READING, resolutions=(Resolution("product", "L1", "viewed", "这个"),))
    told = replace(CALL, reasons=(Evidence("attribute", "L1 产地"),))
    with desk.store.begin() as uow:
        uow.products.put(Product("L1", "月白落地灯", 399.0))
        uow.decisions.add(talk.id, None, reading, told, (), NOON)
    trace = desk.queries.trace(talk.id)
    assert trace is not None
    assert trace.resolved == (Resolution("product", "月白落地灯", "viewed", "这个"),)
    assert Evidence("attribute", "月白落地灯 · 产地") in trace.evidence


def test_what_was_offered_or_mentioned_is_called_by_its_name(desk: Rows) -> None:
    talk = desk.talk()
    told = replace(CALL, reasons=(Evidence("offered", "KB0001"), Evidence("cross_sell", "L1")))
    with desk.store.begin() as uow:
        uow.entries.put(KnowledgeEntry("KB0001", "可以定做吗", "可以。"), "小美", NOON)
        uow.products.put(Product("L1", "月白落地灯", 399.0))
        uow.decisions.add(talk.id, None, READING, told, (), NOON)
    trace = desk.queries.trace(talk.id)
    assert trace is not None
    assert Evidence("offered", "可以定做吗") in trace.evidence
    assert Evidence("cross_sell", "月白落地灯") in trace.evidence


def test_the_card_sums_up_the_customer(desk: Rows) -> None:
    talk = desk.talk("林间有座", paid=12860.0)
    with desk.store.begin() as uow:
        fact = uow.customers.add_fact(talk.customer_id, Fact("餐厅", "2.4 米", NOON))
        second = uow.conversations.open("taobao", "t-2", talk.customer_id, NOON + timedelta(days=1))
    card = desk.queries.customer_card(talk.id)
    assert card is not None
    assert card == desk.queries.customer_card_of(talk.customer_id)
    assert card.customer.nickname == "林间有座"
    assert (card.worth.lifetime_value, card.worth.days_since_last) == (12860.0, 30.0)
    assert len(card.orders) == 1
    assert card.facts == (fact,)
    assert (card.conversations, card.last_contact_at) == (2, NOON + timedelta(days=1))
    second_card = desk.queries.customer_card(second.id)
    assert second_card is not None
    assert second_card.last_contact_at == NOON
    assert [row.conversation_id for row in desk.queries.conversations_of(talk.customer_id)] == [
        second.id,
        talk.id,
    ]
    assert desk.queries.customer_card(99) is None
    assert desk.queries.customer_card_of(99) is None


def test_a_brief_gets_all_its_rows(desk: Rows) -> None:
    talk = desk.talk(paid=99.0, alert=Severity.URGENT, owner=Owner.WAITING)
    with desk.store.begin() as uow:
        former = uow.conversations.open("taobao", "former", talk.customer_id, NOON - timedelta(days=9))
        for number in range(250):
            uow.messages.append(talk.id, Sender.CUSTOMER, f"第 {number} 句", NOON)
        first = uow.decisions.add(talk.id, None, READING, CALL, (), NOON)
        last = uow.decisions.add(talk.id, None, READING, CALL, (), NOON)
        uow.decisions.add(former.id, None, READING, CALL, (), NOON)
        uow.decisions.feedback(first, None, "denied", "", "", NOON)
        uow.handoffs.add(talk.id, Owner.AI, Owner.WAITING, "", NOON)
        uow.escalations.resolve(talk.id, "小美", NOON)
    material = desk.queries.brief_material(talk.id)
    assert material is not None
    assert material.conversation.id == talk.id
    assert material.worth.paid_total == 99.0
    assert len(material.orders) == 1
    assert [message.seq for message in material.messages] == list(range(51, 251))
    assert [decision.id for decision in material.decisions] == [last, first]
    assert [(f.decision_id, f.verdict) for f in material.feedback] == [(first, "denied")]
    assert material.escalation is not None
    assert material.escalation.state is EscalationState.RESOLVED
    assert [handoff.to_owner for handoff in material.handoffs] == [Owner.WAITING]
    assert (material.conversations, material.last_contact_at) == (2, NOON - timedelta(days=9))
    assert desk.queries.brief_material(99) is None


def test_a_brief_without_any_history_is_short_not_broken(desk: Rows) -> None:
    material = desk.queries.brief_material(desk.talk().id)
    assert material is not None
    assert (material.decisions, material.feedback, material.escalation) == ((), (), None)
    assert material.last_contact_at is None
