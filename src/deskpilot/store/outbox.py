"""Replies on their way out. A reply leaves only while the conversation is still in the hands it was decided in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskpilot.domain.conversation import Delivery, Owner, Sender
from deskpilot.domain.errors import NotFound
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.messages import Messages
from deskpilot.store.values import from_micros, maybe_time, to_micros

_SELECT = """SELECT outbox.*, conversations.external_key AS conversation_key, customers.external_key AS customer_key
    FROM outbox JOIN conversations ON conversations.id = outbox.conversation_id
    JOIN customers ON customers.id = conversations.customer_id """

# The sender is that of the line. An id that is known puts nothing.
_PUT = """INSERT INTO outbox (reply_id, conversation_id, channel, text, release_at, next_try_at, expected_version,
        expected_owner, message_id, sender)
    SELECT ?, ?, ?, ?, ?, ?, ?, ?, id, sender FROM messages WHERE id = ?
    ON CONFLICT (reply_id) DO NOTHING
    RETURNING id, (SELECT delivery FROM messages WHERE messages.id = message_id) AS delivery"""

# The process ended between the hand-over and the channel's word: the customer may have read it.
MAY_BE_SEEN = "unacknowledged"


class OutboxState(StrEnum):
    """Where a reply is: waiting, handed to the channel, acknowledged by it, given up, or taken back."""

    PENDING = "pending"
    HANDED = "handed"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class OutgoingReply:
    """One reply. `reply_id` stays the same over all attempts: a client that saw it before shows it once."""

    id: int
    reply_id: str
    conversation_id: int
    message_id: int
    sender: Sender
    channel: str
    conversation_key: str
    customer_key: str
    text: str
    release_at: datetime
    state: OutboxState
    attempts: int
    expected_version: int | None
    expected_owner: Owner | None
    next_try_at: datetime
    error: str
    delivered_at: datetime | None


def reply_of(row: Row) -> OutgoingReply:
    owner = row["expected_owner"]
    return OutgoingReply(
        id=row["id"],
        reply_id=row["reply_id"],
        conversation_id=row["conversation_id"],
        message_id=row["message_id"],
        sender=Sender(row["sender"]),
        channel=row["channel"],
        conversation_key=row["conversation_key"],
        customer_key=row["customer_key"],
        text=row["text"],
        release_at=from_micros(row["release_at"]),
        state=OutboxState(row["state"]),
        attempts=row["attempts"],
        expected_version=row["expected_version"],
        expected_owner=None if owner is None else Owner(owner),
        next_try_at=from_micros(row["next_try_at"]),
        error=row["error"],
        delivered_at=maybe_time(row["delivered_at"]),
    )


class Outbox:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes
        self._messages = Messages(connection, changes)

    def put(
        self,
        conversation_id: int,
        message_id: int,
        channel: str,
        text: str,
        release_at: datetime,
        expected_version: int | None,
        expected_owner: Owner | None,
        reply_id: str,
    ) -> int:
        """Queue a reply for `release_at`; `None` for what need not be compared. The same id again changes nothing."""
        due = to_micros(release_at)
        row = self._connection.row(
            _PUT,
            (
                reply_id,
                conversation_id,
                channel,
                text,
                due,
                due,
                expected_version,
                expected_owner,
                message_id,
            ),
        )
        if row is None:
            known = self._connection.value("SELECT id FROM outbox WHERE reply_id = ?", (reply_id,))
            if known is None:
                raise NotFound(kind="message", id=message_id)
            return int(known)
        self._changes.conversations.add(conversation_id)
        if row["delivery"] != Delivery.PENDING:
            self._messages.set_delivery(message_id, Delivery.PENDING)
        return int(row["id"])

    def due(self, now: datetime, limit: int = 50) -> tuple[OutgoingReply, ...]:
        """Replies whose time has come, the longest due first; within a conversation in the order they were queued."""
        rows = self._connection.rows(
            _SELECT
            + "WHERE outbox.state = 'pending' AND next_try_at <= ? ORDER BY next_try_at, outbox.id LIMIT ?",
            (to_micros(now), limit),
        )
        return tuple(map(reply_of, rows))

    def next_due_at(self) -> datetime | None:
        """When the next reply is to leave."""
        return maybe_time(
            self._connection.value("SELECT min(next_try_at) FROM outbox WHERE state = 'pending'")
        )

    def get(self, reply_number: int) -> OutgoingReply:
        """The reply. Raises `NotFound`."""
        row = self._connection.row(_SELECT + "WHERE outbox.id = ?", (reply_number,))
        if row is None:
            raise NotFound(kind="reply", id=reply_number)
        return reply_of(row)

    def of_message(self, message_id: int) -> OutgoingReply | None:
        """The reply that carries this line."""
        row = self._connection.row(
            _SELECT + "WHERE message_id = ? ORDER BY outbox.id DESC LIMIT 1", (message_id,)
        )
        return None if row is None else reply_of(row)

    def claim(self, reply_number: int) -> bool:
        """Take a pending reply for hand-over, in the transaction that compares owner and version.

        False when it was not pending, or when the conversation changed hands: then the reply is cancelled for good.
        """
        reply = self.get(reply_number)
        if reply.state is not OutboxState.PENDING:
            return False
        if not self._is_still_wanted(reply):
            self._move(reply, OutboxState.CANCELLED, Delivery.CANCELLED)
            return False
        self._connection.run("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", (reply.id,))
        self._move(reply, OutboxState.HANDED, Delivery.HANDED)
        return True

    def mark_delivered(self, reply_number: int, at: datetime) -> None:
        """The channel acknowledged it. Raises `NotFound`."""
        reply = self.get(reply_number)
        self._connection.run(
            "UPDATE outbox SET delivered_at = ?, error = '' WHERE id = ?", (to_micros(at), reply.id)
        )
        self._move(reply, OutboxState.DELIVERED, Delivery.DELIVERED)

    def mark_failed(self, reply_number: int, error: str, next_try_at: datetime | None) -> None:
        """The channel refused it: tried again from `next_try_at`, or given up when that is `None`. A reply that was
        taken back meanwhile stays taken back. Raises `NotFound`."""
        reply = self.get(reply_number)
        if reply.state not in (OutboxState.HANDED, OutboxState.PENDING):
            return
        if reply.error != MAY_BE_SEEN:
            self._connection.run("UPDATE outbox SET error = ? WHERE id = ?", (error, reply.id))
        if next_try_at is None:
            self._move(reply, OutboxState.FAILED, Delivery.FAILED)
        else:
            self._connection.run(
                "UPDATE outbox SET next_try_at = ? WHERE id = ?", (to_micros(next_try_at), reply.id)
            )
            self._move(reply, OutboxState.PENDING, Delivery.PENDING)

    def retry(self, message_id: int, at: datetime) -> bool:
        """Queue a failed reply once more, under the same id; False when it has not failed."""
        reply = self.of_message(message_id)
        if reply is None or reply.state is not OutboxState.FAILED:
            return False
        self._connection.run("UPDATE outbox SET next_try_at = ? WHERE id = ?", (to_micros(at), reply.id))
        self._move(reply, OutboxState.PENDING, Delivery.PENDING)
        return True

    def cancel(self, message_id: int) -> bool:
        """Take a reply back that has not left; False when it has, or when nobody can tell."""
        reply = self.of_message(message_id)
        if reply is None or reply.state not in (OutboxState.PENDING, OutboxState.FAILED):
            return False
        if reply.error == MAY_BE_SEEN:
            return False
        self._move(reply, OutboxState.CANCELLED, Delivery.CANCELLED)
        return True

    def cancel_of(self, conversation_id: int, sender: Sender = Sender.AI) -> int:
        """Take back everything of this sender that has not left, and give the count."""
        rows = self._connection.rows(
            _SELECT + "WHERE conversation_id = ? AND outbox.state = 'pending' AND sender = ?",
            (conversation_id, sender),
        )
        for row in rows:
            self._move(reply_of(row), OutboxState.CANCELLED, Delivery.CANCELLED)
        return len(rows)

    def requeue_handed(self) -> int:
        """After a start: what was handed over but never acknowledged goes out again under its id."""
        rows = self._connection.rows(_SELECT + "WHERE outbox.state = 'handed'")
        for row in rows:
            self._connection.run("UPDATE outbox SET error = ? WHERE id = ?", (MAY_BE_SEEN, row["id"]))
            self._move(reply_of(row), OutboxState.PENDING, Delivery.PENDING)
        return len(rows)

    def _is_still_wanted(self, reply: OutgoingReply) -> bool:
        row = self._connection.row(
            "SELECT owner, version FROM conversations WHERE id = ?", (reply.conversation_id,)
        )
        assert row is not None
        same_owner = reply.expected_owner is None or row["owner"] == reply.expected_owner
        same_version = reply.expected_version is None or row["version"] == reply.expected_version
        return same_owner and same_version

    def _move(self, reply: OutgoingReply, state: OutboxState, delivery: Delivery) -> None:
        self._connection.run("UPDATE outbox SET state = ? WHERE id = ?", (state, reply.id))
        self._messages.set_delivery(reply.message_id, delivery)
