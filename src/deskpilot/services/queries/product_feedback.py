"""What customers said about products, and which product a line is most likely about."""

import json
from collections.abc import Iterator, Sequence

from deskpilot.domain.conversation import Message, MessageKind
from deskpilot.domain.errors import NotFound
from deskpilot.domain.product_feedback import FeedbackKind, ProductFeedback
from deskpilot.services.feedback_views import FeedbackFilter, FeedbackRow
from deskpilot.services.queries.asking import Asking
from deskpilot.store import Reader, Row
from deskpilot.store.product_feedback import HOLDS, feedback_of
from deskpilot.store.search_text import escaped_like, typed
from deskpilot.store.values import from_micros, to_micros

_MOST = 5_000
_DECISIONS_READ = 20
_SELECT = f"""SELECT f.message_id, f.kind, f.product, f.note, f.made_by, f.at, coalesce(p.title, f.product) AS title,
    m.conversation_id, m.text, m.received_at, m.kind AS line_kind, u.nickname, u.channel
    FROM product_feedback f JOIN messages m ON m.id = f.message_id
    JOIN conversations c ON c.id = m.conversation_id JOIN customers u ON u.id = c.customer_id
    LEFT JOIN products p ON p.code = f.product WHERE {HOLDS}"""
_SEARCHED = ("m.text", "f.note", "f.product", "p.title", "u.nickname", "f.made_by")


class FeedbackQueries(Asking):
    """The part of the desk's queries that is about product feedback."""

    def feedback(self, wanted: FeedbackFilter | None = None) -> tuple[FeedbackRow, ...]:
        """The marked lines that match, what was said last first."""
        with self._reader.snapshot():
            return feedback(self._reader, wanted or FeedbackFilter())

    def feedback_on(self, message_id: int) -> ProductFeedback | None:
        """The mark of a line."""
        return self._reader.product_feedback.of_message(message_id)

    def product_behind(self, message_id: int) -> str:
        """The code of the product that a line is most likely about, empty when nothing says."""
        with self._reader.snapshot():
            return product_behind(self._reader, message_id)

    def product_names(self) -> tuple[tuple[str, str], ...]:
        """Codes and titles of what feedback can be about: the shop's products, and names given before."""
        rows = self._reader.tuples(
            "SELECT code, title FROM (SELECT code, title FROM products UNION"
            " SELECT product, product FROM product_feedback"
            " WHERE product != '' AND product NOT IN (SELECT code FROM products))"
            f" ORDER BY title, code LIMIT {_MOST}"
        )
        return tuple((str(code), str(title)) for code, title in rows)


def feedback(reader: Reader, wanted: FeedbackFilter) -> tuple[FeedbackRow, ...]:
    """The marked lines that match, what was said last first."""
    condition, params = _condition(wanted)
    rows = reader.rows(
        f"{_SELECT} AND {condition} ORDER BY m.received_at DESC, m.id DESC LIMIT {_MOST}", params
    )
    return tuple(map(_row, rows))


def product_behind(reader: Reader, message_id: int) -> str:
    """The first product of the shop among: the card that was sent, what was understood then or before, what the
    customer looks at, and the goods of the newest order, the dearest first."""
    try:
        message = reader.messages.get(message_id)
    except NotFound:
        return ""
    codes = (code for code in _candidates(reader, message) if code)
    return next((code for code in codes if reader.products.get(code) is not None), "")


def _candidates(reader: Reader, message: Message) -> Iterator[str | None]:
    if message.kind is MessageKind.PRODUCT_CARD:
        yield _code_on_card(message.payload)
    decisions = reader.decisions.recent(message.conversation_id, _DECISIONS_READ)
    yield from (
        found.understanding.resolved("product")
        for found in decisions
        if message.turn_id is not None and found.turn_id is not None and found.turn_id <= message.turn_id
    )
    conversation = reader.conversations.get(message.conversation_id)
    yield conversation.viewed_product
    for order in reader.orders.of_customer(conversation.customer_id, 1):
        yield from (item.product for item in sorted(order.items, key=lambda item: -item.price))


def _code_on_card(payload: str) -> str:
    try:
        values = json.loads(payload) if payload else {}
    except ValueError:
        return ""
    return str(values.get("code") or "") if isinstance(values, dict) else ""


def _condition(wanted: FeedbackFilter) -> tuple[str, Sequence[object]]:
    parts, params = ["1"], list[object]()
    if wanted.kind is not None:
        parts.append("f.kind = ?")
        params.append(wanted.kind.value)
    if wanted.since is not None:
        parts.append("m.received_at >= ?")
        params.append(to_micros(wanted.since))
    if words := typed(wanted.text):
        parts.append("(" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in _SEARCHED) + ")")
        params.extend([f"%{escaped_like(words)}%"] * len(_SEARCHED))
    return " AND ".join(parts), params


def _row(row: Row) -> FeedbackRow:
    return FeedbackRow(
        feedback_of(row),
        FeedbackKind(row["kind"]),
        row["title"],
        row["conversation_id"],
        row["nickname"],
        row["channel"],
        row["text"],
        from_micros(row["received_at"]),
        MessageKind(row["line_kind"]),
    )
