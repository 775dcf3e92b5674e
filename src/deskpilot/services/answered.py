"""What the turns before left open: the customer answers a flow's question or one of the choices that still stand, or waits
without a word."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from deskpilot.domain.conversation import Conversation, Message, Sender
from deskpilot.domain.decision import Action, Wording
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Understanding
from deskpilot.engine.flow_answers import read_answer
from deskpilot.services.clarified import Asked
from deskpilot.services.work import Work
from deskpilot.store import StoredDecision

_LOOKED_BACK = 6
_PICKED = "clarify_choice"
# After these the list that was offered is still in front of the customer.
_BETWEEN = frozenset({"greeting_in_between", "act.thanks", "act.acknowledge", "act.empty"})


def still_asked(work: Work, past: Sequence[StoredDecision]) -> Asked | None:
    """Our question back, or what the welcome offered, as far as it stands open after the decisions made, the last one first:
    who has picked one may pick another, by its number, unless something else was asked with the answer."""
    for place, each in enumerate(past[:_LOOKED_BACK]):
        if (asked := _asked(work, each)) is not None:
            return replace(asked, by_number=place > 0)
        if not _leaves_open(each):
            return None
    return None


def _asked(work: Work, past: StoredDecision) -> Asked | None:
    decision = past.decision
    if decision.wording is Wording.GREETING:
        ids = [found.detail for found in decision.reasons if found.code == "offered"]
        return Asked(decision.rule, None, tuple(_there(work, ids)))
    if decision.action is not Action.CLARIFY:
        return None
    ids = [draft.entry_id for draft in work.uow.decisions.drafts(past.id) if draft.entry_id]
    return Asked(decision.rule, decision.entry_id, tuple(_there(work, ids)))


def _leaves_open(past: StoredDecision) -> bool:
    """Whether the list is still in front of the customer: nothing was said, or what was said was picked from it."""
    asked_more = any(found.code == "probe" for found in past.decision.reasons)
    picked = any(found.code == _PICKED for found in past.understanding.reasons)
    return past.decision.rule in _BETWEEN or (picked and not asked_more)


def answers_flow(work: Work, conversation: Conversation, text: str) -> bool:
    """Whether a flow has asked something and this is an answer to it."""
    run = work.uow.flows.run_of(conversation.id)
    flow = None if run is None else work.uow.flows.get(run.flow_id)
    if run is None or flow is None or not run.state.asked or run.state.place >= len(flow.steps):
        return False
    return read_answer(flow.steps[run.state.place], text, True) is not None


def calm(understanding: Understanding, before: Conversation) -> Understanding:
    """The understanding of an answer: 没有 to our own question says no more of how somebody feels than was known before."""
    if understanding.signals:
        return understanding
    return replace(
        understanding,
        mood=max(understanding.mood, before.mood),
        dissatisfied=min(understanding.dissatisfied, before.dissatisfied),
    )


def _there(work: Work, ids: Sequence[str]) -> Iterator[KnowledgeEntry]:
    """The entries of these ids, in this order, without those that are gone."""
    found = work.uow.entries.some(ids)
    yield from (found[each] for each in ids if each in found)


def asked_twice(past: Sequence[StoredDecision]) -> bool:
    """Whether the last two turns were both met with a question back."""
    last = past[:2]
    return len(last) == 2 and all(each.decision.action is Action.CLARIFY for each in last)


def is_answered(past: Sequence[StoredDecision], heard: Sequence[Message]) -> bool:
    """Whether the last words are the AI's answer to the turn before."""
    last = past[0].decision if past else None
    answers = last is not None and last.action is Action.REPLY and last.wording is Wording.ANSWER
    return answers and heard[-1:] != () and heard[-1].sender is Sender.AI


def left_open(conversation: Conversation, messages: Sequence[Message], before: StoredDecision | None) -> bool:
    """Whether a line before these that told or asked something was met with silence, and its clock runs."""
    since = conversation.waiting_since
    held = before is not None and before.decision.action is Action.HOLD
    held = held and before is not None and before.decision.rule.startswith(("act.", "nothing_to_say"))
    return held and since is not None and since < messages[0].received_at
