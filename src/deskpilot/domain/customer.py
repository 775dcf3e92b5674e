"""A customer: what is known, where it is known from, and what they are worth to the shop."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Fact:
    """Something remembered about a customer, with the message it came from (`None`: imported or typed in)."""

    key: str
    value: str
    learned_at: datetime
    message_id: int | None = None
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Customer:
    """A buyer on one channel. `external_key` is the platform's own name for them."""

    id: int
    channel: str
    external_key: str
    nickname: str
    first_seen_at: datetime
    city: str = ""
    member_level: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    dedicated_agent: str = ""
    personalise: bool = True


@dataclass(frozen=True, slots=True)
class Worth:
    """What the order history says. Money in yuan; `days_since_last` is `None` before the first paid order."""

    paid_total: float = 0.0
    refunded_total: float = 0.0
    paid_orders: int = 0
    returned_orders: int = 0
    days_since_last: float | None = None

    @property
    def lifetime_value(self) -> float:
        """Paid minus refunded, in yuan."""
        return self.paid_total - self.refunded_total


@dataclass(frozen=True, slots=True)
class Traces:
    """How much there is of a customer, in rows; `files` are pictures and files that only their lines name."""

    conversations: int = 0
    lines: int = 0
    orders: int = 0
    facts: int = 0
    tasks: int = 0
    feedback: int = 0
    files: int = 0
