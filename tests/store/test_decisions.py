"""A decision can be explained long after it was made."""

from datetime import timedelta

import pytest

from deskpilot.domain.conversation import Conversation
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.errors import NotFound
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.understanding import (
    Act,
    Candidate,
    Evidence,
    Resolution,
    Signal,
    Slot,
    Topic,
    Understanding,
)
from deskpilot.store import Draft, Judgement, Reader, Store
from tests.store.conftest import NOON

READING = Understanding(
    "能做一米五吗",
    Act.QUESTION,
    (Candidate("KB0042", 3.5, (Evidence("word", "一米五", 0.7),)), Candidate("KB0001", 1.0)),
    0.86,
    0.52,
    "buy",
    0.6,
    -0.3,
    0.1,
    0.2,
    0.35,
    0.15,
    True,
    (Signal(Topic.CUSTOM, 0.8, "做一米五"),),
    (Slot("length", "1.5 m", "一米五"),),
    (Resolution("product", "YY-01", "viewed", "那个"),),
    (Evidence("context", "餐桌", 0.2),),
)
CALL = Decision(
    Action.ESCALATE,
    "topic.custom",
    "KB0042",
    Wording.WARM_HANDOVER,
    Reason.CUSTOM,
    Severity.ATTENTION,
    "做一米五",
    (Evidence("rule", "R-07"),),
)
DRAFTS = (
    Draft("可以做。", "KB0042", 0.91, ("18 天",), ("price",)),
    Draft("1.4 米有现货。", "KB0001", 0.4),
    Draft("请问多大？"),
)


def test_understanding_decision_and_drafts_come_back_equal(store: Store, conversation: Conversation) -> None:
    with store.begin() as uow:
        number = uow.decisions.add(conversation.id, 3, READING, CALL, DRAFTS, NOON)
        stored = uow.decisions.get(number)
        assert (stored.understanding, stored.decision, stored.turn_id, stored.at) == (READING, CALL, 3, NOON)
        assert uow.decisions.drafts(number) == DRAFTS
        bare = uow.decisions.add(
            conversation.id, None, Understanding("", Act.EMPTY), Decision(Action.HOLD, "act.empty"), (), NOON
        )
        assert uow.decisions.latest(conversation.id) == uow.decisions.get(bare)
        assert [decision.id for decision in uow.decisions.recent(conversation.id)] == [bare, number]
        assert uow.decisions.latest(99) is None
        with pytest.raises(NotFound):
            uow.decisions.get(99)


def days(reader: Reader) -> list[tuple[object, ...]]:
    return reader.tuples(
        "SELECT entry_id, hits, sent, edited, rejected, denied FROM entry_days ORDER BY 1, day"
    )


def test_hits_and_verdicts_are_counted_for_the_entry_behind_the_draft(
    store: Store, reader: Reader, conversation: Conversation
) -> None:
    with store.begin() as uow:
        number = uow.decisions.add(conversation.id, 3, READING, CALL, DRAFTS, NOON)
        uow.decisions.feedback(number, 1, "sent", "可以做。", "小美", NOON)
        uow.decisions.feedback(number, 2, "edited", "没有现货。", "小美", NOON)
        uow.decisions.feedback(number, None, "rejected", "", "小美", NOON + timedelta(days=1))
        uow.decisions.feedback(number, 1, "denied", "", "", NOON)
    assert days(reader) == [
        ("KB0001", 0, 0, 1, 0, 0),
        ("KB0001", 0, 0, 0, 1, 0),
        ("KB0042", 1, 1, 0, 0, 1),
        ("KB0042", 0, 0, 0, 1, 0),
    ]
    assert reader.decisions.judgements([number])[0] == Judgement(number, 1, "sent", "可以做。", "小美", NOON)


def test_feedback_on_a_decision_that_is_not_there_is_refused(store: Store) -> None:
    with store.begin() as uow, pytest.raises(NotFound):
        uow.decisions.feedback(9, 1, "sent", "", "小美", NOON)
