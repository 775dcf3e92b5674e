"""Customers who asked about goods and went without buying: who they are, why they are counted, and what is at stake."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from deskpilot.domain.routing import SOME_INTENT
from deskpilot.domain.understanding import Act

QUIET_FROM = timedelta(hours=24)
"""So long nothing was said and nothing ordered: before that it is no loss, the next day they may still buy."""
_LEAST_CHANCE = 0.1
_PRESALE = frozenset(
    "size.advice colour material price stock usage install campaign bargain custom payment".split()
)
_AFTERSALE = frozenset(
    "logistics.where address.change order.change order.cancel order.lookup refund return exchange repair damage"
    " price.protect complaint account".split()
)
# After these nothing was left open: the customer took the answer and did not buy.
_CONTENT = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.HESITATE, Act.EMPTY})


class Lost(StrEnum):
    """SILENT: the last word is ours, and it answered something. ASKED: they took the answer and did not buy."""

    SILENT = "silent"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Talk:
    """What is known of the last conversation of a customer without an order since. `intent` is the last topic that was
    recognised, `act` what the customer did last, `strength` how near to buying they were (0 to 1)."""

    intent: str
    act: Act | None
    strength: float
    looked_at_goods: bool
    last_word_ours: bool


def lost(talk: Talk) -> Lost | None:
    """How the sale was lost; None where nothing was for sale: no goods were asked about, or it was about an order."""
    about_goods = talk.looked_at_goods or talk.strength >= SOME_INTENT or talk.intent in _PRESALE
    if not about_goods or talk.intent in _AFTERSALE:
        return None
    return Lost.SILENT if talk.last_word_ours and talk.act not in _CONTENT else Lost.ASKED


def at_stake(price: float, strength: float) -> float:
    """Expected value in yuan: the price of what was asked about times how near to buying the customer was, at least a
    tenth of it."""
    return price * max(_LEAST_CHANCE, min(1.0, strength))
