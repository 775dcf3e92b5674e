"""A promise: what somebody of the shop said they would do, and by when."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Deed(StrEnum):
    """What was promised. Codes; the word is made where it is shown."""

    ANSWER = "answer"
    CALL = "call"
    CHECK = "check"
    SHIP = "ship"
    RESEND = "resend"
    REFUND = "refund"
    COMPENSATE = "compensate"
    VISIT = "visit"
    DELIVER = "deliver"
    EXCHANGE = "exchange"
    HANDLE = "handle"
    SEND = "send"


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise in a line. `quote` are the words that hold it; `due_at` is aware UTC. `due_said` is False when the
    line names no time and `due_at` is what is usual for such a deed."""

    deed: Deed
    quote: str
    due_at: datetime
    due_said: bool
