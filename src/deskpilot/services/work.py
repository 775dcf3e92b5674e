"""What a command works with: the unit of work, the moment, what the shop has set, and the engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from deskpilot.domain.conversation import Conversation, Message, Sender
from deskpilot.domain.events import Event, EventKind
from deskpilot.services.duty import Roster
from deskpilot.services.media import MediaStore
from deskpilot.services.pace import Pace
from deskpilot.services.stored_settings import House
from deskpilot.store import UnitOfWork

if TYPE_CHECKING:
    from deskpilot.engine import Engine


@dataclass(slots=True)
class Work:
    """One command at work. `index` collects what the engine is told once the transaction is through."""

    uow: UnitOfWork
    now: datetime
    house: House
    engine: Engine
    pace: Pace
    roster: Roster
    ready: bool = True
    index: list[Callable[[Engine], None]] = field(default_factory=list)
    media: MediaStore | None = None

    @property
    def breath(self) -> timedelta:
        """How long a hesitating customer is left in peace."""
        return timedelta(seconds=self.house.settings.breathing_seconds)

    def event(self, kind: EventKind, conversation_id: int, **fields: str) -> None:
        """Write down what happened; the figures are counted from it."""
        self.uow.events.add(Event(kind, conversation_id, self.now, tuple(fields.items())))

    def settle_lines(self, conversation: Conversation, seen: int | None = None) -> None:
        """What the customer wrote so far, up to the line `seen` when one is named, needs no answer by the AI any more."""
        lines = [x for x in self.uow.messages.unanswered(conversation.id) if seen is None or x.id <= seen]
        if lines:
            self.uow.turns.create(conversation.id, [line.id for line in lines], self.now)


def is_ours(message: Message) -> bool:
    """Whether a line was written by us, AI or human."""
    return message.sender in (Sender.AI, Sender.AGENT)


def is_reply(message: Message) -> bool:
    """Whether a line of ours answers something."""
    return is_ours(message) and not message.is_courtesy
