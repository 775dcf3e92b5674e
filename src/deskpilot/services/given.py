"""What the customer read last, and whether a turn asks for it: nobody is given the same words for something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from deskpilot.domain.conversation import Message, Sender
from deskpilot.domain.decision import Action, Wording
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.engine.places import place_in
from deskpilot.engine.text import normalise
from deskpilot.store import StoredDecision
from deskpilot.wording.facts import Facts
from deskpilot.wording.template import bind

# What is said with these may want an answer; the others are courtesy.
_MAY_ASK = frozenset(
    {Act.QUESTION, Act.REQUEST, Act.STATEMENT, Act.CONFIRM, Act.DENY, Act.IDENTIFIER, Act.CARD}
)
# From here on a turn by itself asks for what it finds: of 145 other wordings of what was just answered, 140 do, while of
# follow-up questions about something else none found the same entry.
_FOUND_ALONE = 0.15
# The answer is known already, something else is asked.
_KNOWS = re.compile(
    r"我(?:都|已经)?知道|知道了?(?:但|可|我|,|\s)|(?:我|是)问(?:的是|你|的)|问你|没问(?:你|这)?|不是问"
)
_REFUSES = re.compile(r"(?:别|不要|不想|不用|换掉)(?:给我|再|发|用|走|寄|选|是)*([一-鿿]{2,4})")
# When something happens, which an answer without any time does not tell.
_WHEN = re.compile(r"今天|今晚|明天|后天|周[几末一二三四五六日天]|星期|几[点号天时]|什么时候|啥时候|多久")
_TIME = re.compile(r"[时天日周月年]|分钟|\d点|[上下]午|尽快|马上")
_PICKED = "clarify_choice"


@dataclass(frozen=True, slots=True)
class Given:
    """The entry behind the last words of the shop, how often in a row it was sent, and those words."""

    entry_id: str
    times: int = 1
    said: str = ""


def given_last(past: Sequence[StoredDecision], heard: Sequence[Message]) -> Given | None:
    """The entry that the AI answered with last, by the decisions made (the last one first), unless a human has spoken since or something else was said."""
    spoken = next((m for m in reversed(heard) if m.sender in (Sender.AI, Sender.AGENT)), None)
    if spoken is None or spoken.sender is Sender.AGENT:
        return None
    by_human = next((m.received_at for m in reversed(heard) if m.sender is Sender.AGENT), None)
    entry_id, times, said = None, 0, ""
    for each in past:
        decision = each.decision
        if decision.action is Action.HOLD:
            continue  # nothing was said: what was read before still stands last
        answers = decision.action is Action.REPLY and decision.wording is Wording.ANSWER
        if by_human is not None and each.at <= by_human:
            break
        if not answers or decision.entry_id is None or entry_id not in (None, decision.entry_id):
            break
        if entry_id is None:
            said = next((m.text for m in reversed(heard) if m.decision_id == each.id), "")
        entry_id, times = decision.entry_id, times + 1
    return None if entry_id is None else Given(entry_id, times, said)


def says_the_same(entry: KnowledgeEntry, facts: Facts, said: str) -> bool:
    """Whether the entry would be the same words again: the row of another product makes another answer of it."""
    texts = (_signs(bind(each, facts).text) for each in (entry.answer, entry.sales_answer) if each)
    return any(text and text in _signs(said) for text in texts)


def read_alone(
    engine: Engine,
    understanding: Understanding,
    text: str,
    context: TurnContext,
    given: Given | None,
    sure_from: float,
) -> Understanding:
    """The understanding, where it comes to what was read last, with the candidates of the turn by itself: the lines before
    a turn speak for what they were about, whatever it says."""
    best = understanding.best
    if given is None or best is None or best.entry_id != given.entry_id:
        return understanding
    if understanding.act not in _MAY_ASK or is_picked(understanding):
        return understanding
    alone = engine.understand(text, replace(context, lines=()))
    if wants_more(text, given.said):
        return _nothing_found(understanding)
    same = alone.best is not None and alone.best.entry_id == given.entry_id
    if same and _WHEN.search(text) and not _TIME.search(given.said):
        return _next_best(understanding, alone, given)
    if same and alone.confidence >= _FOUND_ALONE:
        return understanding
    if same or (
        alone.needs_context and alone.confidence < sure_from
    ):  # "really?", of which nothing else is meant
        return _nothing_found(understanding)
    return replace(
        understanding, candidates=alone.candidates, confidence=alone.confidence, margin=alone.margin
    )


def _nothing_found(understanding: Understanding) -> Understanding:
    return replace(understanding, candidates=(), confidence=0.0, margin=0.0)


def _next_best(understanding: Understanding, alone: Understanding, given: Given) -> Understanding:
    """The understanding with what else the turn by itself may ask; half of the confidence goes with what was given."""
    others = tuple(each for each in alone.candidates if each.entry_id != given.entry_id)
    confidence = alone.confidence * 0.5 if others else 0.0
    return replace(understanding, candidates=others, confidence=confidence, margin=0.0)


def wants_more(text: str, said: str) -> bool:
    """Whether a turn takes the answer up and asks beyond it: knows it, will not have what it names, or asks whether it holds
    for a place that it does not name."""
    words = normalise(text)
    if _KNOWS.search(words):
        return True
    refused = (found[1] for found in _REFUSES.finditer(words))
    if any(pair in said for each in refused for pair in map("".join, pairwise(each))):
        return True
    place = place_in(text, asked=True)
    return place is not None and not any(name in said for name in (place, *map("".join, pairwise(place))))


def is_picked(understanding: Understanding) -> bool:
    """Whether the customer chose the first candidate among those we offered."""
    best = understanding.best
    return best is not None and any(found.code == _PICKED for found in best.evidence)


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())
