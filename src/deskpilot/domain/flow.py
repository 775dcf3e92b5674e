"""Flows for hard topics, as a shop keeps them: what starts one, and its steps: ask, look up, compute, say, hand over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from deskpilot.domain.flow_arithmetic import Formula
from deskpilot.domain.shipping import Rate


class StepKind(StrEnum):
    """What a step does. Codes are stored: never rename one."""

    ASK = "ask"
    LOOK_UP = "look_up"
    COMPUTE = "compute"
    SAY = "say"
    HUMAN = "human"


class Answer(StrEnum):
    """What a question is after: things with prices, a coupon's worth, a plain number, one of the choices, a place, or words."""

    BASKET = "basket"
    COUPON = "coupon"
    NUMBER = "number"
    CHOICE = "choice"
    WORDS = "words"
    PLACE = "place"


class Source(StrEnum):
    """The rows a step can look up."""

    CROSS_CAMPAIGN = "cross_campaign"
    SHOP_CAMPAIGN = "shop_campaign"
    ORDER = "order"
    ORDERED_PRODUCT = "ordered_product"
    PRODUCT = "product"
    FACT = "fact"


FIELDS: Mapping[Source, tuple[str, ...]] = {
    Source.CROSS_CAMPAIGN: ("name", "threshold", "off", "ends_at"),
    Source.SHOP_CAMPAIGN: ("name", "threshold", "off", "ends_at"),
    Source.ORDER: ("order_no", "paid", "paid_days", "title", "price", "quantity"),
    Source.ORDERED_PRODUCT: ("title", "price"),
    Source.PRODUCT: ("title", "price", "stock"),
    Source.FACT: ("value",),
}
"""The values that each source gives; a step's value is named `key.field`."""

MISSING, ZERO, POSITIVE, ALWAYS = "missing", "zero", "positive", "always"
END = "end"
"""Where a branch goes that ends the flow."""
_GAP = re.compile(r"…+|\.{3,}")


@dataclass(frozen=True, slots=True)
class Branch:
    """Where to go on when a step's result is this: `missing` for rows, `zero` or `positive` for sums, a choice, or
    `always` for whatever is left. `to` is a later step's key, or `end`."""

    when: str
    to: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `key` names its value and the place that branches go to. `text` is the question, the template of what is
    said, or the note to the human; `inputs` are names of earlier values in the formula's order; `argument` names the
    shop's fact; `rates` are the fees by region of a sum that wants them."""

    key: str
    kind: StepKind
    text: str = ""
    answer: Answer = Answer.WORDS
    choices: tuple[str, ...] = ()
    source: Source = Source.PRODUCT
    argument: str = ""
    formula: Formula = Formula.BASKET_SUM
    inputs: tuple[str, ...] = ()
    branches: tuple[Branch, ...] = ()
    rates: tuple[Rate, ...] = ()


@dataclass(frozen=True, slots=True)
class Trigger:
    """What starts a flow: words in the text, or an answer, a category or an intent that was found. In words "…" stands
    for anything in between."""

    words: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()

    def is_said_in(self, text: str) -> bool:
        """Whether one of the words is in the text, its parts in their order."""
        return any(_holds(text.casefold(), _GAP.split(word.casefold())) for word in self.words)


def _holds(text: str, parts: list[str]) -> bool:
    place = 0
    for part in filter(None, parts):
        found = text.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return place > 0


@dataclass(frozen=True, slots=True)
class Flow:
    """A flow as the shop keeps it."""

    id: str
    name: str
    trigger: Trigger = field(default_factory=Trigger)
    steps: tuple[Step, ...] = ()
    enabled: bool = True

    def place(self, key: str) -> int | None:
        """The index of the step of that key; behind the last one for `end`."""
        if key == END:
            return len(self.steps)
        return next((place for place, step in enumerate(self.steps) if step.key == key), None)
