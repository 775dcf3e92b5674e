"""The record of control passing from one owner to another."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.conversation import Owner
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, to_micros


@dataclass(frozen=True, slots=True)
class Handoff:
    """Control of a conversation passed at `at`; `agent` is the human on the human side, `passed_by` whoever
    passed it on to a colleague."""

    conversation_id: int
    from_owner: Owner
    to_owner: Owner
    agent: str
    at: datetime
    note: str = ""
    passed_by: str = ""


def handoff_of(row: Row) -> Handoff:
    return Handoff(
        row["conversation_id"],
        Owner(row["from_owner"]),
        Owner(row["to_owner"]),
        row["agent"],
        from_micros(row["at"]),
        row["note"],
        row["passed_by"],
    )


class Handoffs:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def add(
        self,
        conversation_id: int,
        from_owner: Owner,
        to_owner: Owner,
        agent: str,
        at: datetime,
        note: str = "",
        passed_by: str = "",
    ) -> None:
        self._connection.run(
            "INSERT INTO handoffs (conversation_id, from_owner, to_owner, agent, at, note, passed_by)"
            " VALUES (?,?,?,?,?,?,?)",
            (conversation_id, from_owner, to_owner, agent, to_micros(at), note, passed_by),
        )
        self._changes.conversations.add(conversation_id)

    def of(self, conversation_id: int) -> tuple[Handoff, ...]:
        """All hand-offs of the conversation, oldest first."""
        rows = self._connection.rows(
            "SELECT * FROM handoffs WHERE conversation_id = ? ORDER BY id", (conversation_id,)
        )
        return tuple(map(handoff_of, rows))
