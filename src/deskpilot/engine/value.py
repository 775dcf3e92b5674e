"""How near a customer is to buying, and how much is at stake."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.order import Order, OrderStatus
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
_MENTIONED, _AT_STAKE = 0.5, 0.8
# Below this share of what is much to the shop no wavering is worth somebody's time; what is bought is no wavering.
_LITTLE = 0.1
_BOUGHT = re.compile(r"(?:下单|拍下?|付款?|买|订)好?了(?![吗么没呢解再就])")
# An order that was not paid for longer than this is no longer wanted.
_STILL_WANTED = timedelta(days=14)
# Who comes back with a decision after so long had gone to think it over.
_SILENCE, _SAID_BEFORE, _CAME_BACK = timedelta(hours=2), 2, 0.7


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
    normalised: str,
    context: TurnContext,
    strength: float,
    slots: Sequence[Slot],
    topics: Iterable[Signal],
    price: float = 0.0,
) -> tuple[Signal, ...]:
    """Customers whom a shop would rather look after itself, in a matter that is worth it. `price` is that of one piece of the
    thing that is meant.

    Being valuable is no matter by itself: a routine question of a big spender is a routine question.
    """
    found = _basket_words(squeeze(normalised))
    budget = max((float(slot.value) for slot in slots if slot.name == "budget"), default=0.0)
    big = budget >= _BIG_BUDGET
    valuable_from = max(context.valuable_from, 1.0)
    matter = bool(found["consulting"] or found["whole"]) or _has_matter(topics)
    near = bool(found["deciding"] or found["paying"]) or matter
    kinds = [
        Signal(Topic.VALUABLE, _stake(found, big), _quoted(found)),
        _waiting_to_be_paid(context, valuable_from, near),
        _counted(price, slots, valuable_from, bool(found["wanting"]) or near),
        _spender(context, valuable_from, matter, strength),
    ]
    best = max(kinds, key=lambda signal: signal.strength)
    signals = [best] if best.strength else []
    turns = sum(1 for line in context.lines if line.sender is Sender.CUSTOMER)
    if found["deciding"] and (big or found["planning"]) and (len(context.facts) >= _KNOWN_FACTS or big):
        signals.append(Signal(Topic.LONG_COURTED, 0.85, _quoted(found)))
    elif found["deciding"] and _comes_back(context, turns):
        signals.append(Signal(Topic.LONG_COURTED, _CAME_BACK, _quoted(found)))
    elif turns >= _COURTED_TURNS and strength >= _COURTED_STRENGTH and _wavers(normalised, context, price):
        signals.append(Signal(Topic.LONG_COURTED, round(min(0.9, 0.4 + 0.02 * turns), 3), str(turns)))
    return tuple(signals)


def _wavers(normalised: str, context: TurnContext, price: float) -> bool:
    """Whether somebody who has bought nothing yet is still about to, and not for a trifle."""
    if context.worth.paid_orders or _BOUGHT.search(normalised):
        return False
    return not 0 < price < _LITTLE * context.valuable_from


def _waiting_to_be_paid(context: TurnContext, valuable_from: float, near: bool) -> Signal:
    """An order of weight that is not paid yet: worth a mention, and a human where its customer decides or stumbles."""
    open_sum = max((_sum_of(o) for o in context.orders if _is_still_wanted(o, context.now)), default=0.0)
    strength = 0.0 if open_sum < valuable_from else _AT_STAKE if near else _MENTIONED
    return Signal(Topic.VALUABLE, strength, f"unpaid:{open_sum:.0f}")


def _is_still_wanted(order: Order, now: datetime | None) -> bool:
    recent = now is None or now - order.created_at <= _STILL_WANTED
    return order.status is OrderStatus.UNPAID and recent


def _sum_of(order: Order) -> float:
    """What it is to cost; an order that is not paid may have no amount yet."""
    return order.paid_amount or sum(item.price * item.qty for item in order.items)


def _counted(price: float, slots: Sequence[Slot], valuable_from: float, wanted: bool) -> Signal:
    """Several pieces of what is meant, at its price."""
    pieces = max((float(slot.value) for slot in slots if slot.name == "quantity"), default=0.0)
    total = price * pieces if pieces > 1 else 0.0
    strength = 0.0 if total < valuable_from else _AT_STAKE if wanted else _MENTIONED
    return Signal(Topic.VALUABLE, strength, f"basket:{total:.0f}")


def _comes_back(context: TurnContext, turns: int) -> bool:
    """Whether the customer had asked before and was silent for long."""
    times = [line.at for line in context.lines if line.sender is Sender.CUSTOMER and line.at is not None]
    return (
        turns >= _SAID_BEFORE
        and bool(times)
        and context.now is not None
        and context.now - times[-1] >= _SILENCE
    )


def _spender(context: TurnContext, valuable_from: float, matter: bool, strength: float) -> Signal:
    """What the purchases of a customer say: enough to call somebody in a matter, worth a mention else."""
    spent = context.worth.lifetime_value
    lifetime = min(1.0, spent / valuable_from)
    says = 0.0
    if lifetime >= _WELL_KNOWN and matter:
        says = round(0.55 + 0.4 * lifetime, 3)
    elif lifetime >= _KNOWN and strength >= _KNOWN_STRENGTH:
        says = round(0.5 * lifetime, 3)
    return Signal(Topic.VALUABLE, says, f"{spent:.0f}")


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
