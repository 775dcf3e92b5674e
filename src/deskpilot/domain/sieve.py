"""The sieve: open questions, one at a time, that tell who buys from who wants advice. Pure; when to ask nothing is as
much a rule as what to ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_BUYER_FROM = 0.6
_NEEDS_OF_ADVICE = 2
_LONGEST_ANSWER = 24


@dataclass(frozen=True, slots=True)
class Probe:
    """One open question. `slot` names what is learned by it; `answers` are words that answer it by themselves."""

    slot: str
    ask: str
    answers: tuple[str, ...] = ()
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ProbeSet:
    """The questions of a trade, in order. `goods` are words of the products it is about."""

    trade: str
    goods: tuple[str, ...] = ()
    probes: tuple[Probe, ...] = ()

    def is_about(self, words: str) -> bool:
        """Whether a product of this category and title belongs to the trade."""
        return any(good in words for good in self.goods)


class Need(StrEnum):
    """What somebody is here for."""

    BUYER = "buyer"
    ADVICE = "advice"
    LOOKING = "looking"


@dataclass(frozen=True, slots=True)
class NeedReading:
    """What somebody is here for, how strong that is (0 to 1), and by which needs and figures it is known."""

    need: Need
    strength: float
    reasons: tuple[str, ...] = ()


def next_probe(probes: Sequence[Probe], known: frozenset[str], asked: Sequence[str]) -> Probe | None:
    """The next question to ask. One that was asked is never asked again, what is known is not asked for, and after a
    question that was left unanswered nothing more is asked."""
    if asked and asked[-1] not in known:
        return None
    return next((p for p in probes if p.enabled and p.slot not in known and p.slot not in asked), None)


def answer_to(probe: Probe, text: str, slots: Sequence[tuple[str, str]], is_plain: bool) -> str | None:
    """What of a text answers the question, in the customer's own words: a value of that name, one of its words, or, where
    the customer only says something (`is_plain`), the short text itself. `slots` are pairs of name and quote."""
    quote = next((quote for name, quote in slots if name == probe.slot), None)
    if quote:
        return quote.strip()
    words = [word for word in probe.answers if word in text]
    if words:
        return "、".join(dict.fromkeys(words))
    plain = " ".join(text.split())
    return plain if is_plain and 0 < len(plain) <= _LONGEST_ANSWER else None


def reading(intent_strength: float, needs: Sequence[str]) -> NeedReading:
    """Whether somebody buys, wants advice, or looks around: buying words weigh most, then how much they told of themselves."""
    told = tuple(dict.fromkeys(needs))
    if intent_strength >= _BUYER_FROM:
        return NeedReading(Need.BUYER, intent_strength, told)
    if len(told) >= _NEEDS_OF_ADVICE:
        return NeedReading(Need.ADVICE, min(1.0, 0.4 + 0.15 * len(told)), told)
    return NeedReading(Need.LOOKING, max(0.1, intent_strength), told)
