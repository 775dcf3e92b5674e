"""What a turn is about, as one code: logistics.where, size.advice, invoice …"""

from functools import cache

from deskpilot.engine import tables
from deskpilot.engine.concepts import Concepts

_PAIR, _PART, _THING = 1.6, 1.3, 1.0
_ORDER_OF_NAMING = 0.02


@cache
def _speakers() -> dict[str, str]:
    return {concept: intent for intent, codes in tables.sections("intents.txt").items() for concept in codes}


def intent_of(concepts: Concepts) -> tuple[str, float]:
    """The intent with most support and its share of all support (0 to 1); empty when nothing speaks."""
    votes: dict[str, float] = {}
    speakers = _speakers()
    for place, thing in enumerate(concepts.things):
        intent = speakers.get(thing)
        if intent:
            weight = _PART if "." in thing else _THING
            votes[intent] = votes.get(intent, 0.0) + weight - _ORDER_OF_NAMING * place
    for pair in concepts.pairs:
        intent = speakers.get(pair)
        if intent:
            votes[intent] = votes.get(intent, 0.0) + _PAIR
    if not votes:
        return "", 0.0
    best = max(votes, key=lambda intent: votes[intent])
    return best, round(votes[best] / sum(votes.values()), 3)
