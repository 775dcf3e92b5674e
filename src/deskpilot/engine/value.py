"""How near a customer is to buying, and how much is at stake."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Signal, Slot, Topic, TurnContext
from deskpilot.engine import tables
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.text import normalise, squeeze

_LOOKED_BACK = 12
_FADING = 0.75
_SLOT_HINTS = {
    "size": 0.15,
    "height": 0.25,
    "weight": 0.25,
    "quantity": 0.15,
    "budget": 0.3,
    "area": 0.2,
    "occasion": 0.1,
}
_VALUABLE_SPEND = 5000.0
_BIG_BUDGET = 3000
_MANY_KINDS = 3
_COURTED_TURNS = 8
_COURTED_STRENGTH = 0.45
_KNOWN_FACTS = 4
# What a valuable customer should tell a human and not the AI.
_MATTERS = frozenset(
    {Topic.QUALITY, Topic.WRONG_ITEM, Topic.DISAPPOINTMENT, Topic.ANGER, Topic.SARCASM, Topic.BARGAIN}
)
_LEAST_MATTER = 0.35
# Shares of what a valuable customer has spent.
_WELL_KNOWN, _KNOWN, _KNOWN_STRENGTH = 0.5, 0.2, 0.3


@cache
def _phrases() -> PhraseBook:
    return PhraseBook(tables.sections("buying.txt"))


@cache
def _baskets() -> PhraseBook:
    return PhraseBook(tables.sections("baskets.txt"))


@lru_cache(maxsize=512)
def _leaning(line: str) -> float:
    """How much one line speaks for buying, from -0.5 to 1."""
    buying, against = 0.0, 0.0
    for _, _, codes in _phrases().find(squeeze(normalise(line))):
        for code in codes:
            name, _, tenths = code.partition(".")
            weight = int(tenths) / 10
            if name == "buying":
                buying = 1 - (1 - buying) * (1 - weight * 0.8)
            else:
                against = max(against, weight)
    return buying - against


def intent_strength(normalised: str, slots: Iterable[Slot], lines: Iterable[Line]) -> float:
    """How strongly turn and course speak for buying (0 to 1)."""
    strength = max(0.0, _leaning(normalised))
    for slot in slots:
        strength = 1 - (1 - strength) * (1 - _SLOT_HINTS.get(slot.name, 0.0))
    earlier = 0.0
    customer = [line for line in lines if line.sender is Sender.CUSTOMER][-_LOOKED_BACK:]
    for line in customer:
        earlier = _FADING * earlier + 0.4 * _leaning(line.text)
    return round(max(0.0, min(1.0, 1 - (1 - strength) * (1 - max(0.0, min(0.6, earlier))))), 3)


def worth_signals(
    normalised: str, context: TurnContext, strength: float, slots: Sequence[Slot], topics: Iterable[Signal]
) -> tuple[Signal, ...]:
    """Customers whom a shop would rather look after itself, in a matter that is worth it.

    Being valuable is no matter by itself: a routine question of a big spender is a routine question.
    """
    found = _basket_words(squeeze(normalised))
    budget = max((float(slot.value) for slot in slots if slot.name == "budget"), default=0.0)
    big = budget >= _BIG_BUDGET
    signals: list[Signal] = []
    stake = _stake(found, big)
    if stake:
        signals.append(Signal(Topic.VALUABLE, stake, _quoted(found)))
    lifetime = min(1.0, context.worth.lifetime_value / _VALUABLE_SPEND)
    matter = bool(found["consulting"] or found["whole"]) or _has_matter(topics)
    spent = _spender(lifetime, matter, strength)
    if spent > stake:
        signals[:] = [Signal(Topic.VALUABLE, spent, f"{context.worth.lifetime_value:.0f}")]
    turns = sum(1 for line in context.lines if line.sender is Sender.CUSTOMER)
    if found["deciding"] and (big or found["planning"]) and (len(context.facts) >= _KNOWN_FACTS or big):
        signals.append(Signal(Topic.LONG_COURTED, 0.85, _quoted(found)))
    elif turns >= _COURTED_TURNS and not context.worth.paid_orders and strength >= _COURTED_STRENGTH:
        signals.append(Signal(Topic.LONG_COURTED, round(min(0.9, 0.4 + 0.02 * turns), 3), str(turns)))
    return tuple(signals)


def _spender(lifetime: float, matter: bool, strength: float) -> float:
    """What the purchases of a customer say: enough to call somebody in a matter, worth a mention else."""
    if lifetime >= _WELL_KNOWN and matter:
        return round(0.55 + 0.4 * lifetime, 3)
    return round(0.5 * lifetime, 3) if lifetime >= _KNOWN and strength >= _KNOWN_STRENGTH else 0.0


def _basket_words(bare: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {code: [] for code in tables.sections("baskets.txt")}
    for _, word, codes in _baskets().find(bare):
        for code in codes:
            if word not in found[code]:
                found[code].append(word)
    return found


def _stake(found: dict[str, list[str]], big_budget: bool) -> float:
    """How much of a basket the words of a turn make, from 0 to 1."""
    kinds, wanted = len(found["goods"]), bool(found["wanting"]) and not found["handling"]
    if found["whole"] and (kinds >= 2 or big_budget) and (wanted or big_budget):
        return 0.85
    if kinds >= _MANY_KINDS and found["together"] and wanted:
        return 0.8
    return 0.7 if big_budget and (kinds >= 2 or found["consulting"]) else 0.0


def _has_matter(topics: Iterable[Signal]) -> bool:
    return any(signal.topic in _MATTERS and signal.strength >= _LEAST_MATTER for signal in topics)


def _quoted(found: dict[str, list[str]]) -> str:
    for code in ("deciding", "whole", "together", "consulting"):
        if found[code]:
            return found[code][0]
    return ""
