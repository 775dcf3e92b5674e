"""Customers who went without buying, as the screen shows them."""

from dataclasses import dataclass

from deskpilot.domain.lost_sale import Lost


@dataclass(frozen=True, slots=True)
class LostRow:
    """One customer with their last conversation. `price` is that of what was asked about, or what the customer spends
    on an order on average (`price_of_goods` False), 0 where neither is known; `at_stake` is what is expected of it, in
    yuan. `said` is the customer's last line, `answered` ours."""

    kind: Lost
    conversation_id: int
    customer_id: int
    nickname: str
    channel: str
    message_id: int | None
    said: str
    answered: str
    title: str
    price: float
    price_of_goods: bool
    strength: float
    at_stake: float
    quiet_days: int
    worth: float = 0.0
    paid_orders: int = 0
    dedicated_agent: str = ""
