"""How near a customer is to buying, and how much is at stake."""

from collections.abc import Iterable
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
_BIG_QUANTITY = 10
_COURTED_TURNS = 8
_COURTED_STRENGTH = 0.45


@cache
def _phrases() -> PhraseBook:
    return PhraseBook(tables.sections("buying.txt"))


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


def worth_signals(context: TurnContext, strength: float, slots: Iterable[Slot]) -> tuple[Signal, ...]:
    """Customers whom a shop would rather look after itself: big spenders, big baskets, long-courted leads."""
    found: list[Signal] = []
    stake = min(1.0, context.worth.lifetime_value / _VALUABLE_SPEND)
    for slot in slots:
        if (slot.name == "budget" and _number(slot.value) >= _BIG_BUDGET) or (
            slot.name == "quantity" and _number(slot.value) >= _BIG_QUANTITY
        ):
            stake = max(stake, 0.9)
    if stake >= 0.2 and strength >= 0.3:
        found.append(
            Signal(
                Topic.VALUABLE,
                round(stake * (0.5 + 0.5 * strength), 3),
                f"{context.worth.lifetime_value:.0f}",
            )
        )
    turns = sum(1 for line in context.lines if line.sender is Sender.CUSTOMER)
    if turns >= _COURTED_TURNS and not context.worth.paid_orders and strength >= _COURTED_STRENGTH:
        found.append(Signal(Topic.LONG_COURTED, round(min(0.9, 0.4 + 0.02 * turns), 3), str(turns)))
    return tuple(found)


def _number(value: str) -> float:
    return float(value) if value.replace(".", "", 1).isdigit() else 0.0
