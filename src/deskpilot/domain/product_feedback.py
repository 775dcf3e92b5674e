"""What a customer said about a product, kept for those who buy and design it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_FEEDBACK_NOTE = 200  # characters
LONGEST_PRODUCT = 80  # characters of a product that is no row of the shop


class FeedbackKind(StrEnum):
    """What the words are about. Stored: never rename one."""

    COLOUR = "colour"
    SIZE = "size"
    QUALITY = "quality"
    MATERIAL = "material"
    PACKAGING = "packaging"
    WISH = "wish"
    PRAISE = "praise"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProductFeedback:
    """A customer's line, marked as feedback by `made_by`. `product` is the code of a product, or its name where the shop
    has no row for it, or empty for no product. Without a `kind` the mark was taken off again."""

    message_id: int
    kind: FeedbackKind | None
    product: str
    note: str
    made_by: str
    at: datetime
