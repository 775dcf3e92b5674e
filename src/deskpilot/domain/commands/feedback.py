"""What the desk can be asked to do with what customers say about products."""

from dataclasses import dataclass

from deskpilot.domain.product_feedback import FeedbackKind


@dataclass(frozen=True, slots=True)
class MarkFeedback:
    """A customer's line is feedback on a product; marked again it is about something else, or another product.
    `product` is a code or a name, empty for none."""

    message_id: int
    kind: FeedbackKind
    agent_name: str
    product: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class UnmarkFeedback:
    """It was none."""

    message_id: int
    agent_name: str


FeedbackCommand = MarkFeedback | UnmarkFeedback
