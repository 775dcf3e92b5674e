"""What is said about a change of an order: first what its row says, then what may follow. Templates; the row's values are
bound like those of any answer, so that nothing is said that the row does not hold."""

from collections.abc import Mapping, Sequence

from deskpilot.domain.catalog import Sku
from deskpilot.domain.order import Order
from deskpilot.domain.order_change import Change, Stage, stage_of
from deskpilot.wording.facts import Facts
from deskpilot.wording.phrases import Phrases, fill, phrases
from deskpilot.wording.template import bind


def state(order: Order, language: str) -> str:
    """The order and how far it is; only of what its row knows."""
    words, stage = _words(language), stage_of(order)
    if stage is Stage.SHIPPED:
        when = words["shipped_on" if order.shipped_at else "shipped"]
        return words["this_order"] + when + _on_its_way(order, words) + words["stop"]
    if stage is Stage.SIGNED:
        return words["this_order"] + words["signed_on" if order.signed_at else "signed"]
    return words["this_order"] + words[stage.value]


def noted(change: Change, language: str) -> str:
    """That the wish is noted for somebody to look at; no word that anything is changed."""
    return _words(language)[f"noted_{change.value}"]


def left_already(change: Change, language: str) -> str:
    """That nothing can be promised for an order that has left."""
    return _words(language)[f"left_{change.value}"]


def ask_what(change: Change, language: str) -> str:
    """Asks what it is to be instead; for cancelling, whether that is meant."""
    return _words(language)[f"what_{change.value}"]


def variant(sku: Sku, costs_other: bool, language: str) -> str:
    """What the row of the wanted variant says: how many there are, and its price where that is another one."""
    words = _words(language)
    return words["in_stock" if sku.stock > 0 else "sold_out"] + (words["costs_other"] if costs_other else "")


def which(orders: Sequence[Order], facts: Facts, language: str) -> tuple[str, str]:
    """Asks which order is meant: the template, and the numbered orders that go into it as `{flow.choices}`."""
    lines = phrases(language)
    return _words(language)["which"] + "\n{flow.choices}", _numbered(orders, facts, lines)


def none_under_way(language: str) -> str:
    """That no order is waiting or on its way, with the latest one, and asks which is meant."""
    return _words(language)["none_under_way"]


def not_yours(language: str) -> str:
    """That the number was looked for and not found among the customer's own orders."""
    return _words(language)["not_found"]


def no_day(language: str) -> str:
    """That the row does not know on which day a parcel comes."""
    return _words(language)["no_day"]


def unpaid(language: str) -> str:
    """A word about an order that waits to be paid, without pressure."""
    return _words(language)["unpaid"]


def _on_its_way(order: Order, words: Mapping[str, str]) -> str:
    parts = [words["carrier"]] if order.carrier else []
    parts += [words["tracking"]] if order.tracking_no else []
    parts += [words["latest"]] if order.logistics else []
    return "".join(parts)


def _numbered(orders: Sequence[Order], facts: Facts, lines: Phrases) -> str:
    sign, row = lines.slot("number_sign"), str(lines.tables["order_change"]["row"])
    texts = (
        bind(row, Facts(order=order, labels=lines.labels, utc_offset_minutes=facts.utc_offset_minutes)).text
        for order in orders
    )
    return "\n".join(fill(sign, {"number": str(n), "question": each}) for n, each in enumerate(texts, 1))


def _words(language: str) -> Mapping[str, str]:
    found: Mapping[str, str] = phrases(language).tables["order_change"]
    return found
