"""What the screen shows, one frozen row per thing, read through the read-only connection.

Codes stay codes here; sentences are made in the labels of the screen. Money in yuan, times aware UTC.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from deskpilot.domain.conversation import ConversationState, Delivery, MessageKind, Mode, Owner, Sender
from deskpilot.domain.customer import Customer, Fact, Worth
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity
from deskpilot.domain.order import Order
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.domain.understanding import Evidence, Resolution
from deskpilot.services.task_views import TaskRow


class QueueFilter(StrEnum):
    """The four lists of the queue: for a human, mine, the AI at work, ended."""

    WAITING = "waiting"
    MINE = "mine"
    AI = "ai"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class QueueRow:
    """One conversation in the queue. The clock runs from `waiting_since` (`None`: nobody waits) to
    `limit_seconds`; `cost` orders the list, higher first. It grows by the moment and is not shown: rows that differ
    in nothing else are equal. `assigned_to` is whom the alert is addressed to, `alert` how it stands and `handled_by`
    who has seen it or put it off until `snoozed_until`."""

    conversation_id: int
    channel: str
    nickname: str
    owner: Owner
    state: ConversationState
    agent_name: str
    waiting_since: datetime | None
    limit_seconds: float
    reason: Reason | None
    severity: Severity | None
    quote: str
    last_text: str
    last_at: datetime
    worth: float
    paid_orders: int
    mood: float
    dissatisfied: float
    unread: int
    cost: float = field(compare=False)
    tags: tuple[str, ...] = ()
    assigned_to: str = ""
    intent: float = 0.0
    intent_quote: str = ""
    alert: EscalationState | None = None
    handled_by: str = ""
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class QueueCounts:
    waiting: int = 0
    mine: int = 0
    ai: int = 0
    closed: int = 0
    alerts: int = 0
    nearest_limit_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TranscriptRow:
    """A line or a mark of the transcript. `mark` codes a `MessageKind.MARK` line (taken_over, handed_back,
    escalated, transferred, closed) and `reason` says why; `passed_by` is who transferred it. `feedback` is what a line marked as product feedback is about."""

    message_id: int
    seq: int
    sender: Sender
    sender_name: str
    kind: MessageKind
    text: str
    at: datetime
    delivery: Delivery
    release_at: datetime | None = None
    entry_id: str | None = None
    entry_title: str = ""
    confidence: float | None = None
    decision_id: int | None = None
    mark: str = ""
    reason: Reason | None = None
    payload: str = ""
    feedback: FeedbackKind | None = None
    passed_by: str = ""


@dataclass(frozen=True, slots=True)
class ConversationHead:
    """The header of the conversation pane. `mode` is the one in force there now, `mode_from` where it comes from: the
    shop, the channel, or night (nobody is on duty, so that standard questions are answered). Until
    `breathing_until` the customer is thinking it over and left in peace."""

    conversation_id: int
    channel: str
    nickname: str
    owner: Owner
    state: ConversationState
    agent_name: str
    waiting_since: datetime | None
    limit_seconds: float
    paid_orders: int
    version: int
    message_count: int
    customer_id: int
    escalation: Escalation | None = None
    mode: Mode | None = None
    mode_from: str = "shop"
    breathing_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """A draft for the human: ranked from 1, with its source and how sure the engine is. `checks` are bound values
    that were verified, `blocked` the codes of guards that struck something, `media` the files of its entry."""

    decision_id: int
    rank: int
    text: str
    entry_id: str | None
    entry_title: str
    confidence: float
    checks: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    rejected: bool = False
    media: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One line of the brief. `kind`: who, worth, wants, mood, tried, refused, promised, next. `code` and `values`
    are for sentences made by the screen; `text` is a customer's or agent's own words; `message_id` is behind it."""

    kind: str
    code: str = ""
    values: tuple[str, ...] = ()
    text: str = ""
    message_id: int | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """Everything about a customer. `intent` (0 to 1) and the words it comes from are of the conversation it was asked
    for, which `last_contact_at` leaves out: it is the contact before."""

    customer: Customer
    worth: Worth
    orders: tuple[Order, ...]
    facts: tuple[Fact, ...]
    conversations: int
    last_contact_at: datetime | None
    tasks: tuple[TaskRow, ...] = ()
    intent: float = 0.0
    intent_quote: str = ""


@dataclass(frozen=True, slots=True)
class Runner:
    """An entry that came near and lost: its score, comparable within one decision only, and why it scored so."""

    entry_id: str
    title: str
    score: float
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """Why the last decision was made. `resolved` is what was understood from context, `others` came second and
    third."""

    decision_id: int
    action: str
    rule: str
    reason: Reason | None
    entry_id: str | None
    entry_title: str
    confidence: float
    margin: float
    handoff: float
    dissatisfied: float
    mood: float
    at: datetime
    evidence: tuple[Evidence, ...] = ()
    signals: tuple[Evidence, ...] = ()
    resolved: tuple[Resolution, ...] = ()
    others: tuple[Runner, ...] = ()


@dataclass(frozen=True, slots=True)
class AlertRow:
    """An open alert with what the strip and the toast show."""

    escalation: Escalation
    nickname: str
    channel: str
    worth: float
    waiting_since: datetime | None
    limit_seconds: float


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One result of the search over customers, lines and knowledge. `kind`: customer, message, entry, order."""

    kind: str
    title: str
    detail: str
    conversation_id: int | None = None
    message_id: int | None = None
    entry_id: str | None = None
