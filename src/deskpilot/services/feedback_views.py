"""Product feedback as the screen shows it, one frozen row per marked line."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.product_feedback import FeedbackKind, ProductFeedback


@dataclass(frozen=True, slots=True)
class FeedbackFilter:
    """What is looked for. Empty fields ask for nothing; `since` is the earliest time of a customer's line."""

    kind: FeedbackKind | None = None
    since: datetime | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A marked line: whose it is, and what was said when. `title` names the product, empty for no product."""

    feedback: ProductFeedback
    kind: FeedbackKind
    title: str
    conversation_id: int
    nickname: str
    channel: str
    text: str
    said_at: datetime
    line_kind: MessageKind = MessageKind.TEXT


@dataclass(frozen=True, slots=True)
class FeedbackGroup:
    """What was said about one product, the newest first; `counts` by kind, the most frequent first."""

    product: str
    title: str
    counts: tuple[tuple[FeedbackKind, int], ...]
    rows: tuple[FeedbackRow, ...]


def grouped(rows: Iterable[FeedbackRow]) -> tuple[FeedbackGroup, ...]:
    """The rows by product: the product most is said about first, what belongs to none last."""
    by_product: dict[str, list[FeedbackRow]] = {}
    for row in rows:
        by_product.setdefault(row.feedback.product, []).append(row)
    groups = [_group(product, found) for product, found in by_product.items()]
    return tuple(sorted(groups, key=lambda group: (not group.product, -len(group.rows))))


def _group(product: str, rows: Sequence[FeedbackRow]) -> FeedbackGroup:
    counts = Counter(row.kind for row in rows)
    return FeedbackGroup(product, rows[0].title, tuple(counts.most_common()), tuple(rows))
