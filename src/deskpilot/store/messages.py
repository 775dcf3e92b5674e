"""The lines of all conversations. A line gets its place when it is stored and keeps it."""

import json
from collections.abc import Sequence
from datetime import datetime

from deskpilot.domain.conversation import Delivery, Message, MessageKind, Sender
from deskpilot.domain.errors import InvalidInput, KnownError, NotFound
from deskpilot.domain.escalation import Reason
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.search_text import tokens
from deskpilot.store.values import chunks, from_micros, marks, maybe_micros, maybe_time, to_json, to_micros

COLUMNS = (
    "id, conversation_id, seq, sender, text, received_at, kind, sender_name, external_id, claimed_at, turn_id, delivery,"
    " decision_id, payload"
)
# Channel and place come from the conversation; a line whose id the channel used before puts nothing.
_APPEND = (
    "INSERT INTO messages (conversation_id, seq, channel, sender, text, received_at, kind, sender_name, external_id,"
    " claimed_at, delivery, decision_id, payload) SELECT id, next_seq, channel, ?,?,?,?,?,?,?,?,?,? FROM conversations"
    " WHERE id = ? ON CONFLICT (channel, external_id) WHERE external_id IS NOT NULL DO NOTHING"
    f" RETURNING {COLUMNS}"
)


def message_of(row: Row) -> Message:
    return Message(
        id=row["id"],
        conversation_id=row["conversation_id"],
        seq=row["seq"],
        sender=Sender(row["sender"]),
        text=row["text"],
        received_at=from_micros(row["received_at"]),
        kind=MessageKind(row["kind"]),
        sender_name=row["sender_name"],
        external_id=row["external_id"],
        claimed_at=maybe_time(row["claimed_at"]),
        turn_id=row["turn_id"],
        delivery=Delivery(row["delivery"]),
        decision_id=row["decision_id"],
        payload=row["payload"],
    )


def mark_payload(mark: str, reason: Reason | None = None, note: str = "") -> str:
    """The payload of a `MARK` line: what happened to the conversation there, and why."""
    return to_json({"mark": mark, "reason": reason or "", "note": note})


def mark_of(payload: str) -> tuple[str, Reason | None]:
    """What `mark_payload` was given; no mark for a payload of another kind."""
    try:
        fields = json.loads(payload) if payload else {}
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(fields, dict):
        return "", None
    reason = fields.get("reason")
    return str(fields.get("mark", "")), Reason(reason) if reason in set(Reason) else None


def note_of(payload: str) -> tuple[str, str]:
    """The word to a colleague that a mark carries, and whose it is."""
    try:
        fields = json.loads(payload) if payload else {}
    except (ValueError, RecursionError):
        return "", ""
    if not isinstance(fields, dict):
        return "", ""
    return str(fields.get("note", "")), str(fields.get("by", ""))


class Messages:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def append(
        self,
        conversation_id: int,
        sender: Sender,
        text: str,
        at: datetime,
        *,
        kind: MessageKind = MessageKind.TEXT,
        sender_name: str = "",
        external_id: str | None = None,
        claimed_at: datetime | None = None,
        delivery: Delivery = Delivery.RECEIVED,
        decision_id: int | None = None,
        payload: str = "",
    ) -> Message:
        """Put a line at the end of the conversation.

        Raises `NotFound` without the conversation and `InvalidInput` for an external id that the channel used before.
        """
        row = self._connection.row(
            _APPEND,
            (
                sender,
                text,
                to_micros(at),
                kind,
                sender_name,
                external_id,
                maybe_micros(claimed_at),
                delivery,
                decision_id,
                payload,
                conversation_id,
            ),
        )
        if row is None:
            raise self._why_not(conversation_id, external_id)
        message = message_of(row)
        self._count(conversation_id, message.seq, at)
        self._index(message.id, sender, text)
        return message

    def by_external(self, channel: str, external_id: str) -> Message | None:
        """The line that the channel knows under that id."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM messages WHERE channel = ? AND external_id = ?", (channel, external_id)
        )
        return None if row is None else message_of(row)

    def get(self, message_id: int) -> Message:
        """The line. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {COLUMNS} FROM messages WHERE id = ?", (message_id,))
        if row is None:
            raise NotFound(kind="message", id=message_id)
        return message_of(row)

    def recent(self, conversation_id: int, limit: int = 40) -> tuple[Message, ...]:
        """The last lines of the conversation, in the order they came."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM messages WHERE conversation_id = ? ORDER BY seq DESC LIMIT ?",
            (conversation_id, limit),
        )
        return tuple(map(message_of, reversed(rows)))

    def unanswered(self, conversation_id: int) -> tuple[Message, ...]:
        """The customer's lines that belong to no turn yet, in the order they came."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM messages WHERE conversation_id = ? AND sender = 'customer' AND turn_id IS NULL"
            " ORDER BY seq",
            (conversation_id,),
        )
        return tuple(map(message_of, rows))

    def assign_turn(self, message_ids: Sequence[int], turn_id: int) -> None:
        """Put lines into a turn."""
        for part in chunks(message_ids):
            self._touch(
                f"UPDATE messages SET turn_id = ? WHERE id IN ({marks(part)}) RETURNING conversation_id",
                (turn_id, *part),
            )

    def set_delivery(self, message_id: int, delivery: Delivery) -> None:
        """Where the line is on its way out."""
        self._touch(
            "UPDATE messages SET delivery = ? WHERE id = ? RETURNING conversation_id", (delivery, message_id)
        )

    def set_text(self, message_id: int, text: str) -> None:
        """Replace what a line says, for a recalled line or an edit that the platform reports. Raises `NotFound`."""
        former = self.get(message_id)
        self._forget(message_id, former.sender, former.text)
        self._touch("UPDATE messages SET text = ? WHERE id = ? RETURNING conversation_id", (text, message_id))
        self._index(message_id, former.sender, text)

    def _why_not(self, conversation_id: int, external_id: str | None) -> KnownError:
        channel = self._connection.value("SELECT channel FROM conversations WHERE id = ?", (conversation_id,))
        if channel is None:
            return NotFound(kind="conversation", id=conversation_id)
        return InvalidInput("duplicate_external_id", channel=channel, external_id=external_id)

    def _count(self, conversation_id: int, seq: int, at: datetime) -> None:
        self._connection.run(
            "UPDATE conversations SET next_seq = ?, last_message_at = max(last_message_at, ?) WHERE id = ?",
            (seq + 1, to_micros(at), conversation_id),
        )
        self._changes.conversations.add(conversation_id)

    def _index(self, number: int, sender: Sender, text: str) -> None:
        if sender is not Sender.SYSTEM and text:
            self._connection.run(
                "INSERT INTO message_words (rowid, words) VALUES (?, ?)", (number, tokens(text))
            )

    def _forget(self, number: int, sender: Sender, text: str) -> None:
        if sender is not Sender.SYSTEM and text:
            self._connection.run(
                "INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)",
                (number, tokens(text)),
            )

    def _touch(self, sql: str, params: Sequence[object]) -> None:
        self._changes.conversations.update(row[0] for row in self._connection.rows(sql, params))
