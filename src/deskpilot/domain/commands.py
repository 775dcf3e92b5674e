"""What the desk can be asked to do. Imperative, frozen, one per transaction."""

from dataclasses import dataclass, field
from datetime import datetime

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind, Mode, Sender
from deskpilot.domain.escalation import Reason
from deskpilot.domain.flow import Flow
from deskpilot.domain.follow_up import Task, TaskKind
from deskpilot.domain.knowledge import Alias, KnowledgeEntry, QuickPhrase
from deskpilot.domain.people_commands import PeopleCommand


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
    `attachments` follow the text, each as a line of its own; with them the text may be empty."""

    conversation_id: int
    text: str
    agent_name: str
    decision_id: int | None = None
    suggestion_rank: int | None = None
    edited: bool = False
    undo_seconds: float = 0.0
    override: str = ""
    attachments: tuple[Attachment, ...] = ()


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
    """Pass a conversation on; `note` is read first, at most `LONGEST_NOTE` of it."""

    conversation_id: int
    from_agent: str
    to_agent: str
    note: str = ""


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


@dataclass(frozen=True, slots=True)
class SaveEntry:
    """Create or change an entry; the former version is kept. An empty id gets the next free one."""

    entry: KnowledgeEntry
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class DeleteEntries:
    ids: tuple[str, ...]
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class EnableEntries:
    ids: tuple[str, ...]
    enabled: bool
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class RestoreEntry:
    """Bring back an earlier version of an entry, also of a deleted one."""

    entry_id: str
    version: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class SaveAlias:
    alias: Alias


@dataclass(frozen=True, slots=True)
class DeleteAlias:
    alias: str


@dataclass(frozen=True, slots=True)
class ChangePhrases:
    """Forget canned replies by their codes, then store others, all or none. A code that is taken is refused unless
    `replace` says that the new one takes its place."""

    put: tuple[QuickPhrase, ...] = ()
    drop: tuple[str, ...] = ()
    replace: bool = False


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """A canned reply was put into a reply."""

    code: str


@dataclass(frozen=True, slots=True)
class ImportKnowledge:
    """Read a CSV, XLSX or JSONL file into the knowledge base, in steps, with progress and cancel."""

    path: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class UndoImport:
    batch_id: int
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class MakeTask:
    """Somebody has to do something by then: for the customer of a conversation, for a customer, or for nobody in
    particular."""

    text: str
    due_at: datetime
    agent_name: str
    assigned_to: str = ""
    kind: TaskKind = TaskKind.FOLLOW_UP
    conversation_id: int | None = None
    customer_id: int | None = None
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class ConfirmTask:
    """A proposed task is meant."""

    task_id: int
    agent_name: str


@dataclass(frozen=True, slots=True)
class EditTask:
    task_id: int
    text: str
    due_at: datetime
    assigned_to: str = ""


@dataclass(frozen=True, slots=True)
class MoveTask:
    """Put a task off, or forward."""

    task_id: int
    due_at: datetime


@dataclass(frozen=True, slots=True)
class CloseTask:
    """It is done, or (`done` False) dropped."""

    task_id: int
    agent_name: str
    done: bool = True


@dataclass(frozen=True, slots=True)
class RestoreTask:
    """Undo: the task as it was before it was changed."""

    task: Task


@dataclass(frozen=True, slots=True)
class SaveFlow:
    """Create or change a flow. One that is switched on must have no faults."""

    flow: Flow
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class DeleteFlow:
    flow_id: str
    agent_name: str = ""


@dataclass(frozen=True, slots=True)
class ForgetLearned:
    """Put aside what the engine learned from the shop's own conversations. `RecallLearned` takes it back."""


@dataclass(frozen=True, slots=True)
class RecallLearned:
    """Use again what was put aside last, unless something was learned since."""


@dataclass(frozen=True, slots=True)
class SetMode:
    mode: Mode


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Set settings by name; an unknown name or a value out of range is an `InvalidInput`."""

    values: tuple[tuple[str, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class LoadDemoShop:
    """Fill an empty desk with the demo shop."""


Command = (
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
    | SaveEntry
    | DeleteEntries
    | EnableEntries
    | RestoreEntry
    | SaveAlias
    | DeleteAlias
    | ChangePhrases
    | CountPhrase
    | ImportKnowledge
    | UndoImport
    | MakeTask
    | ConfirmTask
    | EditTask
    | MoveTask
    | CloseTask
    | RestoreTask
    | SaveFlow
    | DeleteFlow
    | ForgetLearned
    | RecallLearned
    | SetMode
    | SaveSettings
    | LoadDemoShop
    | PeopleCommand
)
