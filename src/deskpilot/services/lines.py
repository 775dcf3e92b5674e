"""A conversation's lines as the engine reads them, what else it is told with them, and whether two machines are talking past each other."""

from collections.abc import Sequence

from deskpilot.domain.conversation import Conversation, Delivery, Line, Message, MessageKind, Sender
from deskpilot.domain.customer import Customer, Worth
from deskpilot.domain.order import Order
from deskpilot.domain.understanding import TurnContext
from deskpilot.services.work import Work
from deskpilot.store import UnitOfWork

_SOURCES_LOOKED_UP = 6
_STUCK_AFTER = 3
_LONG_ENOUGH_TO_ECHO = 6


def engine_lines(uow: UnitOfWork, messages: Sequence[Message]) -> tuple[Line, ...]:
    """What was really said, with the entry behind each of the latest answers of the AI."""
    said = [m for m in messages if _was_said(m)]
    answers = [m for m in said if m.sender is Sender.AI and m.decision_id is not None]
    decided = {m.id: m.decision_id for m in answers[-_SOURCES_LOOKED_UP:] if m.decision_id is not None}
    sources = uow.decisions.entries_behind(tuple(decided.values())) if decided else {}
    return tuple(
        Line(m.sender, m.text, m.kind, m.received_at, sources.get(decided.get(m.id, 0))) for m in said
    )


def context_of(
    work: Work,
    conversation: Conversation,
    customer: Customer,
    worth: Worth,
    orders: tuple[Order, ...],
    heard: Sequence[Message],
) -> TurnContext:
    """All that the engine is told beside the turn itself: what was said, is known and was bought before it."""
    since = conversation.waiting_since
    return TurnContext(
        engine_lines(work.uow, heard),
        conversation.viewed_product,
        orders,
        work.uow.customers.facts(customer.id) if customer.personalise else (),
        worth,
        work.now,
        (work.now - since).total_seconds() if since else 0.0,
        work.house.settings.valuable_lifetime,
    )


def _was_said(message: Message) -> bool:
    if message.sender is Sender.SYSTEM or message.kind in (MessageKind.MARK, MessageKind.RECALL):
        return False
    return message.delivery not in (Delivery.CANCELLED, Delivery.FAILED)


def is_stuck(heard: Sequence[Message], text: str) -> bool:
    """Whether the AI has answered three times in a row without anything new from the other side: an echo of our
    own words, or the same line again."""
    said = [message for message in heard if _was_said(message)]
    answered, newer = 0, text
    for place in range(len(said) - 1, -1, -1):
        message = said[place]
        if message.sender is Sender.AGENT:
            return False
        if message.sender is Sender.AI:
            answered += message.kind is MessageKind.TEXT
            continue
        if newer and _is_novel(newer, said[: place + 1], said[place + 1 :]):
            return False
        if answered >= _STUCK_AFTER:
            return True
        newer = message.text
    return False


def _is_novel(text: str, before: Sequence[Message], between: Sequence[Message]) -> bool:
    words = _bare(text)
    for message in (*before, *between):
        other = _bare(message.text)
        if message.sender is Sender.CUSTOMER and other == words:
            return False
        if message.sender is Sender.AI and len(other) >= _LONG_ENOUGH_TO_ECHO and other in words:
            return False
    return True


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
