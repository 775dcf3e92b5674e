"""A conversation: who writes, who owns it, what was said and in which turn."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sender(StrEnum):
    """Who wrote a line. `SYSTEM` lines are marks of ours or of the platform, never a customer's words."""

    CUSTOMER = "customer"
    AI = "ai"
    AGENT = "agent"
    SYSTEM = "system"


class MessageKind(StrEnum):
    """What a line is; cards are data in `payload`, never mixed into the customer's text."""

    TEXT = "text"
    IMAGE = "image"
    VIDEO = "video"
    FILE = "file"
    PRODUCT_CARD = "product_card"
    ORDER_CARD = "order_card"
    MARK = "mark"
    RECALL = "recall"


class Owner(StrEnum):
    """Who answers: the AI, somebody still to come (`WAITING`), or a human."""

    AI = "ai"
    WAITING = "waiting"
    AGENT = "agent"


class Mode(StrEnum):
    """How far the AI goes by itself: send, draft for a human, or only listen."""

    AUTO = "auto"
    ASSIST = "assist"
    OFF = "off"


class ConversationState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


class Delivery(StrEnum):
    """Where an outgoing line is. `RECEIVED` is for incoming lines."""

    RECEIVED = "received"
    PENDING = "pending"
    HANDED = "handed"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


COURTESY = '{"courtesy":true}'
"""The payload of a line of ours that answers nothing: it only says who goes on. The customer still waits."""


@dataclass(frozen=True, slots=True)
class Message:
    """One line. `seq` orders lines within a conversation; `received_at` is ours, `claimed_at` is the client's."""

    id: int
    conversation_id: int
    seq: int
    sender: Sender
    text: str
    received_at: datetime
    kind: MessageKind = MessageKind.TEXT
    sender_name: str = ""
    external_id: str | None = None
    claimed_at: datetime | None = None
    turn_id: int | None = None
    delivery: Delivery = Delivery.RECEIVED
    decision_id: int | None = None
    payload: str = ""

    @property
    def is_courtesy(self) -> bool:
        """Whether the line only says who goes on."""
        return self.payload == COURTESY


@dataclass(frozen=True, slots=True)
class Conversation:
    """The state of one conversation. `version` grows with every change of owner or state; a reply is released
    only while owner and version are still those it was decided under. `intent` is how much speaks for buying
    (0 to 1), `intent_quote` the customer's words that said so last."""

    id: int
    channel: str
    external_key: str
    customer_id: int
    opened_at: datetime
    last_message_at: datetime
    state: ConversationState = ConversationState.OPEN
    owner: Owner = Owner.AI
    agent_name: str = ""
    version: int = 0
    next_seq: int = 0
    waiting_since: datetime | None = None
    unread: int = 0
    viewed_product: str | None = None
    mood: float = 0.0
    dissatisfied: float = 0.0
    misses: int = 0
    rejections: int = 0
    welcomed: bool = False
    breathing_until: datetime | None = None
    warm_line_sent: bool = False
    intent: float = 0.0
    intent_quote: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the engine sees it: words and who said them, nothing else."""

    sender: Sender
    text: str
    kind: MessageKind = MessageKind.TEXT
    at: datetime | None = None
    entry_id: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The lines a customer sent in one go, answered as one."""

    id: int
    conversation_id: int
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The sum of the lines, one per row, in the order they were sent."""
        return "\n".join(line.text for line in self.lines if line.text)
