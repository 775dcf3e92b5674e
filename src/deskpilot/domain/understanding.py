"""What the engine makes of a customer's turn. Codes and figures, no sentences."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskpilot.domain.conversation import Line
from deskpilot.domain.customer import Fact, Worth
from deskpilot.domain.order import Order


class Act(StrEnum):
    """The dialogue act of a turn: what the customer does with these words."""

    QUESTION = "question"
    REQUEST = "request"
    STATEMENT = "statement"
    GREETING = "greeting"
    CLOSING = "closing"
    THANKS = "thanks"
    ACKNOWLEDGE = "acknowledge"
    CONFIRM = "confirm"
    DENY = "deny"
    HESITATE = "hesitate"
    PING = "ping"
    IDENTIFIER = "identifier"
    CARD = "card"
    EMPTY = "empty"


class Topic(StrEnum):
    """Topics and states a careful shop gives to a human."""

    HUMAN_WANTED = "human_wanted"
    COMPLAINT = "complaint"
    THREAT = "threat"
    LEGAL = "legal"
    INJURY = "injury"
    MINOR = "minor"
    PRIVACY = "privacy"
    QUALITY = "quality"
    WRONG_ITEM = "wrong_item"
    BARGAIN = "bargain"
    CUSTOM = "custom"
    WHOLESALE = "wholesale"
    MANUAL_ACTION = "manual_action"
    ANGER = "anger"
    DISAPPOINTMENT = "disappointment"
    SARCASM = "sarcasm"
    REJECTED = "rejected"
    REPEATED = "repeated"
    VALUABLE = "valuable"
    LONG_COURTED = "long_courted"
    INJECTION = "injection"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a score is what it is: a code, what it points at, and how much it moved the score."""

    code: str
    detail: str = ""
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that may answer the turn; `score` is comparable within one turn only."""

    entry_id: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Signal:
    """A topic found in the turn or in its course. `strength` is 0 to 1, `quote` the words that set it off."""

    topic: Topic
    strength: float
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a reference stands for: kind is product, order, entry or topic; `source` says where it was found."""

    kind: str
    value: str
    source: str
    mention: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value the customer named: size, colour, height, weight, quantity, budget (yuan), area (m2) …

    `own` is what a customer tells of themselves: not what is somebody else's, and not what is only asked about."""

    name: str
    value: str
    quote: str = ""
    own: bool = True


_NO_ORDERS = Worth()


@dataclass(frozen=True, slots=True)
class TurnContext:
    """All that is known before the turn. `lines` are in time order and end before the turn. `valuable_from` is what a
    customer of weight has spent, or is about to, in yuan."""

    lines: tuple[Line, ...] = ()
    viewed_product: str | None = None
    orders: tuple[Order, ...] = ()
    facts: tuple[Fact, ...] = ()
    worth: Worth = _NO_ORDERS
    now: datetime | None = None
    waiting_seconds: float = 0.0
    valuable_from: float = 5000.0


@dataclass(frozen=True, slots=True)
class Understanding:
    """The engine's reading of one turn.

    `confidence`: probability that the first candidate is a right answer. `margin`: its lead over the runner-up in
    score. `dissatisfied`, `handoff`, `silence`: probabilities that the customer is dissatisfied now, that a human is
    needed, and that nothing needs to be said. `mood` and `mood_trend` run from -1 to 1, `intent_strength` from 0 to 1.
    `reasons` is the trace.
    """

    text: str
    act: Act
    candidates: tuple[Candidate, ...] = ()
    confidence: float = 0.0
    margin: float = 0.0
    intent: str = ""
    intent_strength: float = 0.0
    mood: float = 0.0
    mood_trend: float = 0.0
    dissatisfied: float = 0.0
    handoff: float = 0.0
    silence: float = 0.5
    needs_context: bool = False
    signals: tuple[Signal, ...] = ()
    slots: tuple[Slot, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    reasons: tuple[Evidence, ...] = ()

    @property
    def best(self) -> Candidate | None:
        return self.candidates[0] if self.candidates else None

    def signal(self, topic: Topic) -> Signal | None:
        """The signal of this topic, if the turn carries it."""
        return next((found for found in self.signals if found.topic is topic), None)

    def resolved(self, kind: str) -> str | None:
        """What a reference of this kind stands for, if one was resolved."""
        return next((found.value for found in self.resolutions if found.kind == kind), None)
