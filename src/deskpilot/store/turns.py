"""Turns: the lines a customer sent in one go."""

from collections.abc import Sequence
from datetime import datetime

from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.messages import Messages
from deskpilot.store.values import from_micros, to_micros


class Turns:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._messages = Messages(connection, changes)

    def create(self, conversation_id: int, message_ids: Sequence[int], at: datetime) -> int:
        """Close a turn over these lines and give its number."""
        number = self._connection.insert(
            "INSERT INTO turns (conversation_id, created_at) VALUES (?, ?)", (conversation_id, to_micros(at))
        )
        self._messages.assign_turn(message_ids, number)
        return number

    def unclosed(self) -> tuple[tuple[int, datetime], ...]:
        """Conversations with customer lines that no turn holds, with the time of the last such line."""
        rows = self._connection.rows(
            "SELECT conversation_id, max(received_at) AS last FROM messages"
            " WHERE sender = 'customer' AND turn_id IS NULL GROUP BY conversation_id ORDER BY conversation_id"
        )
        return tuple((row["conversation_id"], from_micros(row["last"])) for row in rows)
