"""The alert: a customer needs a human, and why."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum


class Severity(IntEnum):
    """How loud an alert is. Higher is more urgent."""

    NOTICE = 1
    ATTENTION = 2
    URGENT = 3


class Reason(StrEnum):
    """Why a human is called. Codes; the sentence is made where it is shown."""

    HUMAN_WANTED = "human_wanted"
    COMPLAINT = "complaint"
    ANGER = "anger"
    LEGAL = "legal"
    INJURY = "injury"
    MINOR = "minor"
    PRIVACY = "privacy"
    QUALITY = "quality"
    BARGAIN = "bargain"
    CUSTOM = "custom"
    VALUABLE = "valuable"
    MANUAL_ACTION = "manual_action"
    REPEATED_NO = "repeated_no"
    MISSED_TWICE = "missed_twice"
    DISSATISFIED = "dissatisfied"
    NO_KNOWLEDGE = "no_knowledge"
    UNSURE = "unsure"
    POLICY_HUMAN = "policy_human"
    GUARD_BLOCKED = "guard_blocked"
    ENGINE_ERROR = "engine_error"
    DELIVERY_FAILED = "delivery_failed"
    FLOOD = "flood"
    STAFF_REQUEST = "staff_request"


# Which reason tells more of what is at stake; those not named here say only that somebody is needed.
_GRAVITY = {
    Reason.INJURY: 6,
    Reason.LEGAL: 5,
    Reason.COMPLAINT: 4,
    Reason.ANGER: 4,
    Reason.MINOR: 4,
    Reason.PRIVACY: 4,
    Reason.QUALITY: 3,
    Reason.DISSATISFIED: 2,
    Reason.REPEATED_NO: 2,
    Reason.MISSED_TWICE: 2,
    Reason.BARGAIN: 1,
    Reason.CUSTOM: 1,
    Reason.VALUABLE: 1,
    Reason.HUMAN_WANTED: 1,
    Reason.MANUAL_ACTION: 1,
}


def is_graver(reason: Reason, other: Reason) -> bool:
    """Whether a reason weighs more than another: harm before law before a quarrel before faulty goods before displeasure."""
    return _GRAVITY.get(reason, 0) > _GRAVITY.get(other, 0)


class EscalationState(StrEnum):
    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    SNOOZED = "snoozed"
    TAKEN = "taken"
    RESOLVED = "resolved"


@dataclass(frozen=True, slots=True)
class Escalation:
    """One alert. `quote` is the customer's sentence that set it off; `count` says how often it was raised again
    while open. A conversation has at most one open escalation. `assigned_to` is whom it is addressed to, empty when
    it is for whoever is there."""

    id: int
    conversation_id: int
    reason: Reason
    severity: Severity
    raised_at: datetime
    quote: str = ""
    message_id: int | None = None
    decision_id: int | None = None
    state: EscalationState = EscalationState.OPEN
    count: int = 1
    snoozed_until: datetime | None = None
    closed_at: datetime | None = None
    handled_by: str = ""
    callback: bool = False
    assigned_to: str = ""
