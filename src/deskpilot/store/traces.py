"""What there is of a customer: counted, and the files that only they have."""

from deskpilot.domain.customer import Traces
from deskpilot.store.connection import Connection
from deskpilot.store.product_feedback import HOLDS

THEIRS = "(SELECT id FROM conversations WHERE customer_id = :id)"
_THEIR_LINES = f"(SELECT id FROM messages WHERE conversation_id IN {THEIRS})"
_COUNTS = {
    "conversations": "conversations WHERE customer_id = :id",
    "lines": f"messages WHERE sender != 'system' AND conversation_id IN {THEIRS}",
    "orders": "orders WHERE customer_id = :id",
    "facts": "facts WHERE customer_id = :id",
    "tasks": f"tasks WHERE customer_id = :id OR conversation_id IN {THEIRS}",
    "feedback": f"product_feedback f WHERE {HOLDS} AND f.message_id IN {_THEIR_LINES}",
}
# A payload comes from outside: it may be anything.
_FILES = """SELECT file FROM (
        SELECT c.customer_id AS who, CASE WHEN json_valid(m.payload) THEN json_extract(m.payload, '$.file') END AS file
        FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.kind IN ('image', 'video', 'file'))
    WHERE typeof(file) = 'text' GROUP BY file HAVING min(who) = :id AND max(who) = :id"""


def traces(connection: Connection, customer_id: int) -> Traces:
    """How much there is of a customer."""
    named = {"id": customer_id}
    counts = {
        name: int(connection.value(f"SELECT count(*) FROM {rows}", named)) for name, rows in _COUNTS.items()
    }
    return Traces(**counts, files=len(files_of(connection, customer_id)))


def files_of(connection: Connection, customer_id: int) -> tuple[str, ...]:
    """The stored names of files that only this customer's lines name."""
    return tuple(str(row[0]) for row in connection.tuples(_FILES, {"id": customer_id}))
