"""Which conversations are no longer to be listed among the lost sales."""

from datetime import datetime

from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.values import to_micros

# For a row `c` of the conversations. What was said since lists it again.
IS_HIDDEN = (
    "EXISTS (SELECT 1 FROM lost_hidden h WHERE h.conversation_id = c.id AND h.at >= c.last_message_at)"
)


class LostHidden:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def hide(self, conversation_id: int, by: str, at: datetime) -> None:
        """No longer list a conversation, until more is said in it."""
        self._connection.run(
            "INSERT OR REPLACE INTO lost_hidden (conversation_id, hidden_by, at) VALUES (?, ?, ?)",
            (conversation_id, by, to_micros(at)),
        )
        self._changes.conversations.add(conversation_id)

    def show(self, conversation_id: int) -> None:
        """List it again."""
        self._connection.run("DELETE FROM lost_hidden WHERE conversation_id = ?", (conversation_id,))
        self._changes.conversations.add(conversation_id)
