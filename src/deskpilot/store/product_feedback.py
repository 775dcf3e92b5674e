"""Marks on customers' lines that say something about a product. Rows are added, never changed."""

from deskpilot.domain.product_feedback import FeedbackKind, ProductFeedback
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, to_micros

COLUMNS = "message_id, kind, product, note, made_by, at"
# The mark that holds on a line, for a row `f` of the table.
HOLDS = "f.kind != '' AND f.id = (SELECT max(id) FROM product_feedback WHERE message_id = f.message_id)"


def feedback_of(row: Row) -> ProductFeedback:
    return ProductFeedback(
        row["message_id"],
        FeedbackKind(row["kind"]) if row["kind"] else None,
        row["product"],
        row["note"],
        row["made_by"],
        from_micros(row["at"]),
    )


class ProductFeedbacks:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def of_message(self, message_id: int) -> ProductFeedback | None:
        """The mark that holds on a line."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM product_feedback f WHERE message_id = ? AND {HOLDS}", (message_id,)
        )
        return None if row is None else feedback_of(row)

    def history(self, message_id: int) -> tuple[ProductFeedback, ...]:
        """Every mark a line ever had, the oldest first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM product_feedback WHERE message_id = ? ORDER BY id", (message_id,)
        )
        return tuple(map(feedback_of, rows))

    def add(self, feedback: ProductFeedback, conversation_id: int) -> None:
        """From now on this holds on the line, which is one of that conversation."""
        self._connection.run(
            f"INSERT INTO product_feedback ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)",
            (
                feedback.message_id,
                feedback.kind.value if feedback.kind else "",
                feedback.product,
                feedback.note,
                feedback.made_by,
                to_micros(feedback.at),
            ),
        )
        self._changes.feedback.add(feedback.message_id)
        self._changes.conversations.add(conversation_id)
