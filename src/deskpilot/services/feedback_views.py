"""Product feedback as the screen shows it, one frozen row per marked line."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.product_feedback import FeedbackKind, ProductFeedback
from deskpilot.logs import strike_private


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
class FeedbackCells:
    """A marked line as it is written into a table for others: no phone number and the like, `when` on the shop's clock.
    `code` is empty where the product is a name only, `nickname` where names are masked."""

    code: str
    product: str
    kind: FeedbackKind
    words: str
    line_kind: MessageKind
    note: str
    when: str
    channel: str
    nickname: str
    made_by: str


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


def for_others(rows: Iterable[FeedbackRow], offset_minutes: int, masked: bool) -> Iterator[FeedbackCells]:
    """The rows of a table for others, product by product."""
    zone = timezone(timedelta(minutes=offset_minutes))
    for group in grouped(rows):
        for row in group.rows:
            mark = row.feedback
            yield FeedbackCells(
                mark.product if row.title != mark.product else "",
                row.title,
                row.kind,
                strike_private(row.text),
                row.line_kind,
                strike_private(mark.note),
                f"{row.said_at.astimezone(zone):%Y-%m-%d %H:%M}",
                row.channel,
                "" if masked else row.nickname,
                mark.made_by,
            )


def _group(product: str, rows: Sequence[FeedbackRow]) -> FeedbackGroup:
    counts = Counter(row.kind for row in rows)
    return FeedbackGroup(product, rows[0].title, tuple(counts.most_common()), tuple(rows))
