"""What must not go out: numbers no row stands behind, claims, pressure, promises, private data, other platforms.

Two readers: the AI, whose text is stopped by a finding that blocks, and a human, who sees every finding while typing
and may send anyway.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from deskpilot.paths import resource
from deskpilot.wording.figures import figures
from deskpilot.wording.personal import private_spans
from deskpilot.wording.template import variables

_NO_PRICE = 0.4  # of the floor price; what is less is no offer for the product
_LOW_STOCK = 10  # pieces; above that nothing is scarce, whatever the row says


class GuardCode(StrEnum):
    UNBOUND_NUMBER = "unbound_number"
    UNFILLED_VARIABLE = "unfilled_variable"
    ABSOLUTE_CLAIM = "absolute_claim"
    UNPROVEN_CLAIM = "unproven_claim"
    URGENCY = "urgency"
    PROMISE = "promise"
    PERSONAL_DATA = "personal_data"
    OFF_PLATFORM = "off_platform"
    FLOOR_PRICE = "floor_price"


class Weight(StrEnum):
    """`BLOCK` stops the AI; `WARN` is only said."""

    WARN = "warn"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, with its place in the text and words to put there instead (may be empty)."""

    code: GuardCode
    start: int
    end: int
    severity: Weight = Weight.BLOCK
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What a text may rest on. `texts` are approved words, quoted as they stand; `values` were bound from rows.

    `stock` (pieces) and `campaign_end` (as text) are what urgency may rest on; `channel` picks the list of names
    that are not to be said there. `strict_numbers` is off where a human types: then a number is only a warning.
    `price` and `floor` (yuan) are those of the product in question: below the floor nothing is offered. `names` are
    what somebody is called: 天下第一 in the name of a shop claims nothing.
    """

    texts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    stock: int | None = None
    campaign_end: str = ""
    channel: str = ""
    strict_numbers: bool = True
    price: float | None = None
    floor: float | None = None
    names: tuple[str, ...] = ()


def check(text: str, grounds: Grounds) -> tuple[Finding, ...]:
    """Everything the guards have against this text, in the order of the text."""
    lists = _lists()
    found = [
        *_unfilled(text),
        *_unbound_numbers(text, grounds),
        *_below_floor(text, grounds),
        *_words(text, lists["absolute"], GuardCode.ABSOLUTE_CLAIM),
        *_words(text, lists["claim"], GuardCode.UNPROVEN_CLAIM),
        *_urgency(text, lists["urgency"], grounds),
        *_approved_apart(_words(text, lists["promise"], GuardCode.PROMISE), text, grounds),
        *_approved_apart(_personal(text), text, grounds),
        *_off_platform(text, lists["off_platform"], grounds.channel),
    ]
    named = [span for name in grounds.names if name for span in _places(text, name)]
    against = (each for each in found if not _inside(each.start, each.end, named))
    return tuple(sorted(against, key=lambda finding: (finding.start, finding.end, finding.code)))


def blocks(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The codes among the findings that stop a text of the AI, each once."""
    return tuple(dict.fromkeys(each.code.value for each in findings if each.severity is Weight.BLOCK))


def _unfilled(text: str) -> Iterator[Finding]:
    for variable in variables(text):
        yield Finding(GuardCode.UNFILLED_VARIABLE, variable.start, variable.end)


def _unbound_numbers(text: str, grounds: Grounds) -> Iterator[Finding]:
    """A number stands on a row's value, or on the same number with the same unit in approved words."""
    found = figures(text)
    if not found:
        return
    values = {figure.value for value in grounds.values for figure in figures(value)}
    quoted = {(figure.value, figure.unit) for words in grounds.texts for figure in figures(words)}
    weight = Weight.BLOCK if grounds.strict_numbers else Weight.WARN
    for figure in found:
        if not _stands(figure.value, figure.unit, values, quoted):
            yield Finding(GuardCode.UNBOUND_NUMBER, figure.start, figure.end, weight)


def _below_floor(text: str, grounds: Grounds) -> Iterator[Finding]:
    """An amount or a discount that goes below the floor price, and the floor price itself. What the customer named
    before may be said back; it is only pointed at. Amounts far below are a coupon or the postage, no price."""
    if grounds.floor is None or grounds.floor <= 0:
        return
    said = {each.value for words in grounds.texts for each in figures(words)}
    bound = {each.value for value in grounds.values for each in figures(value)}
    for each in figures(text):
        amount = _offered(each.value, each.unit, grounds.price)
        if amount is None or each.value in bound or not _NO_PRICE * grounds.floor <= amount <= grounds.floor:
            continue
        yield Finding(
            GuardCode.FLOOR_PRICE, each.start, each.end, Weight.WARN if each.value in said else Weight.BLOCK
        )


def _offered(value: Decimal, unit: str, price: float | None) -> float | None:
    """The price that a figure offers: yuan as they stand, 八折 and 85 折 of the list price."""
    if unit in ("yuan", ""):
        return float(value)
    if unit != "tenths" or price is None:
        return None
    return price * float(value) / (100 if value >= 10 else 10)


def _stands(value: Decimal, unit: str, values: set[Decimal], quoted: set[tuple[Decimal, str]]) -> bool:
    return value in values or (value, unit) in quoted


def _personal(text: str) -> Iterator[Finding]:
    for span in private_spans(text):
        yield Finding(GuardCode.PERSONAL_DATA, span.start, span.end)


def _urgency(text: str, lists: Mapping[str, Any], grounds: Grounds) -> Iterator[Finding]:
    exceptions = lists["except"]
    scarce = grounds.stock is not None and 0 < grounds.stock <= _LOW_STOCK and _quotes(text, grounds.stock)
    if not scarce:
        yield from _occurrences(text, lists["stock"], exceptions, GuardCode.URGENCY)
    if not (grounds.campaign_end and grounds.campaign_end in text):
        yield from _occurrences(text, lists["time"], exceptions, GuardCode.URGENCY)


def _quotes(text: str, pieces: int) -> bool:
    return any(figure.value == pieces for figure in figures(text))


def _off_platform(text: str, lists: Mapping[str, Any], channel: str) -> Iterator[Finding]:
    words = [*lists["words"], *lists["names"].get(channel, ())]
    return _occurrences(text, words, lists["except"], GuardCode.OFF_PLATFORM)


def _words(text: str, lists: Mapping[str, Any], code: GuardCode) -> Iterator[Finding]:
    return _occurrences(text, lists["words"], lists["except"], code, lists.get("instead", {}))


def _occurrences(
    text: str,
    words: Sequence[str],
    exceptions: Sequence[str],
    code: GuardCode,
    instead: Mapping[str, str] | None = None,
) -> Iterator[Finding]:
    said = [word for word in words if word in text]
    if not said:
        return
    normal = [span for phrase in exceptions for span in _places(text, phrase)]
    taken: list[tuple[int, int]] = []
    for word in sorted(said, key=len, reverse=True):
        for start, end in _places(text, word):
            if not _inside(start, end, normal) and not _inside(start, end, taken):
                taken.append((start, end))
                yield Finding(code, start, end, Weight.BLOCK, (instead or {}).get(word, ""))


def _places(text: str, word: str) -> Iterator[tuple[int, int]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = text.find(word, start + 1)


def _inside(start: int, end: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(low <= start and end <= high for low, high in spans)


def _approved_apart(findings: Iterable[Finding], text: str, grounds: Grounds) -> Iterator[Finding]:
    """What stands word for word in an approved text was weighed when it was approved."""
    for finding in findings:
        words = text[finding.start : finding.end]
        if not any(words in approved for approved in (*grounds.texts, *grounds.values)):
            yield finding


@cache
def _lists() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resource("wording", "guards.toml").read_text(encoding="utf-8"))
