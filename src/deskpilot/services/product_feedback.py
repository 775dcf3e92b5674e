"""A customer's line marked as feedback on a product, by a human: what it is about, and which product."""

from dataclasses import replace

from deskpilot.domain.commands import MarkFeedback, UnmarkFeedback
from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.product_feedback import LONGEST_FEEDBACK_NOTE, LONGEST_PRODUCT, ProductFeedback
from deskpilot.services.work import Work


def mark(work: Work, command: MarkFeedback) -> None:
    """Mark a line, or mark it anew. What is marked so already stays as it is."""
    message = work.uow.messages.get(command.message_id)
    if message.sender is not Sender.CUSTOMER or message.kind is MessageKind.RECALL:
        raise InvalidInput("not_a_customers_line")
    product = _words("product", command.product, LONGEST_PRODUCT)
    note = _words("note", command.note, LONGEST_FEEDBACK_NOTE)
    fresh = ProductFeedback(message.id, command.kind, product, note, command.agent_name, work.now)
    before = work.uow.product_feedback.of_message(message.id)
    if before is None or replace(before, made_by=fresh.made_by, at=fresh.at) != fresh:
        work.uow.product_feedback.add(fresh, message.conversation_id)


def unmark(work: Work, command: UnmarkFeedback) -> None:
    """Take the mark off. A line without one stays as it is."""
    message = work.uow.messages.get(command.message_id)
    if work.uow.product_feedback.of_message(message.id) is not None:
        none = ProductFeedback(message.id, None, "", "", command.agent_name, work.now)
        work.uow.product_feedback.add(none, message.conversation_id)


def _words(place: str, text: str, longest: int) -> str:
    words = " ".join(text.split())
    if len(words) > longest:
        raise InvalidInput("field_too_long", place=place, limit=longest)
    return words
