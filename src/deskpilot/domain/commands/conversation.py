"""What the desk can be asked to do in a conversation: lines, replies, who owns it, its alerts."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.escalation import Reason


@dataclass(frozen=True, slots=True)
class ReceiveMessage:
    """A line came in through a channel. `(channel, external_id)` seen before makes it a no-op; without an
    external id a line counts as new. `sender` AGENT is a human writing from the platform's own client."""

    channel: str
    conversation_key: str
    customer_key: str
    text: str
    nickname: str = ""
    external_id: str | None = None
    kind: MessageKind = MessageKind.TEXT
    sender: Sender = Sender.CUSTOMER
    sender_name: str = ""
    claimed_at: datetime | None = None
    payload: str = ""
    viewed_product: str | None = None
    order_no: str | None = None


@dataclass(frozen=True, slots=True)
class CloseTurn:
    """The quiet window of a conversation is over: understand, decide, act."""

    conversation_id: int


@dataclass(frozen=True, slots=True)
class SendAgentReply:
    """A human answers. Takes the conversation over when it was not theirs. `suggestion_rank` is 1-based; `override`
    says why a guard that blocks was overruled (its codes and the reason given) and goes into the audit.
    `attachments` follow the text, each as a line of its own; with them the text may be empty. `seen` is the newest line
    the human had before them: what the customer wrote after it is not answered by this (`None`: everything is)."""

    conversation_id: int
    text: str
    agent_name: str
    decision_id: int | None = None
    suggestion_rank: int | None = None
    edited: bool = False
    undo_seconds: float = 0.0
    override: str = ""
    attachments: tuple[Attachment, ...] = ()
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class CancelReply:
    """Take back a reply that has not left yet. Cancel wins over send."""

    message_id: int


@dataclass(frozen=True, slots=True)
class RetryReply:
    """Hand a failed reply over again, with the same id."""

    message_id: int


@dataclass(frozen=True, slots=True)
class TakeOver:
    conversation_id: int
    agent_name: str


@dataclass(frozen=True, slots=True)
class HandBack:
    conversation_id: int
    agent_name: str


LONGEST_NOTE = 500  # characters of a word to a colleague


@dataclass(frozen=True, slots=True)
class Transfer:
    """Pass a conversation on; `note` is read first, at most `LONGEST_NOTE` of it. With `tells` the customer hears once
    who goes on."""

    conversation_id: int
    from_agent: str
    to_agent: str
    note: str = ""
    tells: bool = True


@dataclass(frozen=True, slots=True)
class CloseConversation:
    conversation_id: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ReopenConversation:
    conversation_id: int


@dataclass(frozen=True, slots=True)
class CallForHuman:
    """A member of staff asks for a human on a conversation that the AI owns."""

    conversation_id: int
    agent_name: str
    reason: Reason = Reason.STAFF_REQUEST


@dataclass(frozen=True, slots=True)
class AcknowledgeEscalation:
    escalation_id: int
    agent_name: str


@dataclass(frozen=True, slots=True)
class SnoozeEscalation:
    escalation_id: int
    agent_name: str
    seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class RejectSuggestions:
    """None of the drafts fits (`rank` None) or this one does not."""

    decision_id: int
    agent_name: str
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class MarkRead:
    conversation_id: int


ConversationCommand = (
    ReceiveMessage
    | CloseTurn
    | SendAgentReply
    | CancelReply
    | RetryReply
    | TakeOver
    | HandBack
    | Transfer
    | CloseConversation
    | ReopenConversation
    | CallForHuman
    | AcknowledgeEscalation
    | SnoozeEscalation
    | RejectSuggestions
    | MarkRead
)
