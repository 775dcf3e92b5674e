"""What every channel can do. Time is handed in as monotonic seconds; a channel never sleeps and never blocks."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.conversation import MessageKind, Sender


@dataclass(frozen=True, slots=True)
class OutgoingReply:
    """A line that leaves. `reply_id` stays the same over every attempt, so the other side can tell a repeat. A line
    that is a picture, a film or a file has its name for a text and lies at `file`."""

    reply_id: str
    channel: str
    conversation_key: str
    text: str
    sender: Sender = Sender.AI
    customer_key: str = ""
    kind: MessageKind = MessageKind.TEXT
    file: Path | None = None


class Outcome(StrEnum):
    """How handing over went: done, try again, or never."""

    DELIVERED = "delivered"
    LATER = "later"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DeliveryResult:
    """`code` says why it was not delivered; empty when it was."""

    outcome: Outcome
    code: str = ""


DELIVERED = DeliveryResult(Outcome.DELIVERED)


@dataclass(frozen=True, slots=True)
class ChannelProblem:
    """Something that came in and cannot be used. `params` name the place, e.g. file and line."""

    channel: str
    code: str
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Inflow:
    """What one poll brought, in the order it arrived."""

    messages: tuple[ReceiveMessage, ...] = ()
    problems: tuple[ChannelProblem, ...] = ()


class Channel(Protocol):
    """A way in and out. `serves` are the channel names its messages carry and its replies are addressed to.

    All times are monotonic seconds of one clock. Methods raise `ChannelError` when the other side cannot be
    reached; the caller tries again later.
    """

    @property
    def name(self) -> str: ...

    @property
    def serves(self) -> frozenset[str]: ...

    def start(self, now: float) -> None:
        """Open what is needed. Called once, before anything else."""

    def poll(self, now: float, limit: int) -> Inflow:
        """At most `limit` lines that have arrived; the rest waits for the next poll."""

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        """The message is stored for good (or was already); only now may the other side forget it."""

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        """The desk will never take this message; `code` says why. It is not handed in again."""

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        """Hand a reply over. The same `reply_id` twice must not become two visible lines."""

    def wait_seconds(self, now: float) -> float | None:
        """Seconds until the next poll can bring something; `None` when nothing more will come by itself."""

    def stop(self) -> None:
        """Close everything. Nothing is called afterwards."""
