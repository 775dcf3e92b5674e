"""What somebody who haggles was let off before: list price against paid, from the rows of their orders."""

from collections.abc import Iterator, Sequence

from deskpilot.domain.escalation import Reason
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.understanding import Topic
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.views import BriefLine
from deskpilot.wording.facts import figure

_LEAST_SIGN = 0.5
_LEAST_OFF = 0.5  # yuan; less is rounding
_TAKEN_BACK = frozenset({OrderStatus.UNPAID, OrderStatus.CLOSED, OrderStatus.REFUNDED})


def past_discounts(material: BriefMaterial) -> Iterator[BriefLine]:
    """A line for somebody who haggles, where the rows tell: `discounts` with list price and paid of the latest order below
    its list price, how many of how many orders were, and the most that was let off in percent; else `list_price`."""
    if not _haggles(material):
        return
    told = [(listed, order.paid_amount) for order in material.orders if (listed := _list_price(order))]
    below = [(listed, paid) for listed, paid in told if listed - paid >= _LEAST_OFF]
    if below:
        listed, paid = below[0]
        values = (figure(listed) or "", figure(paid) or "", str(len(below)), str(len(told)), _most_off(below))
        yield BriefLine("worth", "discounts", values)
    elif told:
        yield BriefLine("worth", "list_price", (str(len(told)),))


def _haggles(material: BriefMaterial) -> bool:
    alert = material.escalation
    if alert is not None and alert.reason is Reason.BARGAIN:
        return True
    signs = (each.understanding.signal(Topic.BARGAIN) for each in material.decisions)
    return any(sign is not None and sign.strength >= _LEAST_SIGN for sign in signs)


def _list_price(order: Order) -> float:
    """What the goods of a paid order came to at the prices of its rows; 0 where they do not tell."""
    if order.status in _TAKEN_BACK or order.paid_amount <= 0 or not order.items:
        return 0.0
    if any(item.price <= 0 or item.qty <= 0 for item in order.items):
        return 0.0
    return sum(item.price * item.qty for item in order.items)


def _most_off(below: Sequence[tuple[float, float]]) -> str:
    return figure(round(max(100 * (1 - paid / listed) for listed, paid in below), 1)) or ""
