"""Conversations and who owns them. A change of owner or state is compared and set on the version."""

from datetime import datetime

from deskpilot.domain.conversation import Conversation, ConversationState, Owner
from deskpilot.domain.errors import NotFound, StaleVersion
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, maybe_micros, maybe_time, to_micros

COLUMNS = (
    "id, channel, external_key, customer_id, opened_at, last_message_at, state, owner, agent_name, version, next_seq,"
    " waiting_since, unread, viewed_product, mood, dissatisfied, misses, rejections, welcomed, breathing_until,"
    " warm_line_sent, intent, intent_quote"
)


def conversation_of(row: Row) -> Conversation:
    return Conversation(
        id=row["id"],
        channel=row["channel"],
        external_key=row["external_key"],
        customer_id=row["customer_id"],
        opened_at=from_micros(row["opened_at"]),
        last_message_at=from_micros(row["last_message_at"]),
        state=ConversationState(row["state"]),
        owner=Owner(row["owner"]),
        agent_name=row["agent_name"],
        version=row["version"],
        next_seq=row["next_seq"],
        waiting_since=maybe_time(row["waiting_since"]),
        unread=row["unread"],
        viewed_product=row["viewed_product"],
        mood=row["mood"],
        dissatisfied=row["dissatisfied"],
        misses=row["misses"],
        rejections=row["rejections"],
        welcomed=bool(row["welcomed"]),
        breathing_until=maybe_time(row["breathing_until"]),
        warm_line_sent=bool(row["warm_line_sent"]),
        intent=row["intent"],
        intent_quote=row["intent_quote"],
    )


class Conversations:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def get(self, conversation_id: int) -> Conversation:
        """The conversation. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {COLUMNS} FROM conversations WHERE id = ?", (conversation_id,))
        if row is None:
            raise NotFound(kind="conversation", id=conversation_id)
        return conversation_of(row)

    def find(self, channel: str, key: str) -> Conversation | None:
        """The newest open conversation of that key."""
        return self._newest(channel, key, "AND state = 'open'")

    def newest(self, channel: str, key: str) -> Conversation | None:
        """The newest conversation of that key, open or closed."""
        return self._newest(channel, key, "")

    def newest_of(self, customer_id: int) -> Conversation | None:
        """The newest conversation of a customer, open or closed."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM conversations WHERE customer_id = ? ORDER BY id DESC LIMIT 1",
            (customer_id,),
        )
        return None if row is None else conversation_of(row)

    def open(self, channel: str, key: str, customer_id: int, at: datetime) -> Conversation:
        """Begin a conversation, owned by the AI."""
        row = self._connection.row(
            "INSERT INTO conversations (channel, external_key, customer_id, opened_at, last_message_at)"
            f" VALUES (?, ?, ?, ?, ?) RETURNING {COLUMNS}",
            (channel, key, customer_id, to_micros(at), to_micros(at)),
        )
        assert row is not None
        self._changes.conversations.add(row["id"])
        self._changes.customers.add(customer_id)
        return conversation_of(row)

    def update(self, conversation: Conversation) -> Conversation:
        """Store the conversation if nobody changed its owner or state in between.

        The version grows only with owner, agent and state. What lines count (`next_seq`, `last_message_at`) and what
        names it are never written here. Raises `StaleVersion`, `NotFound`.
        """
        row = self._connection.row(_UPDATE, _values(conversation))
        if row is None:
            stored = self.get(conversation.id)
            raise StaleVersion(id=conversation.id, expected=conversation.version, found=stored.version)
        self._changes.conversations.add(conversation.id)
        return conversation_of(row)

    def open_ids(self) -> tuple[int, ...]:
        """Every open conversation, the oldest first."""
        rows = self._connection.rows("SELECT id FROM conversations WHERE state = 'open' ORDER BY id")
        return tuple(row["id"] for row in rows)

    def left_waiting(self, before: datetime, limit: int) -> tuple[Conversation, ...]:
        """Open conversations whose customer has waited for a human since then or longer and is owed no call-back for it:
        a human was called, has it, or was left drafts to send."""
        rows = self._connection.rows(_LEFT_WAITING, (to_micros(before), limit))
        return tuple(map(conversation_of, rows))

    def held_open(self, before: datetime, code: str, limit: int) -> tuple[Conversation, ...]:
        """Open conversations of the AI whose last turn was met with silence though a reason of this code says that a word
        is owed, and whose customer has waited since then or longer."""
        rows = self._connection.rows(_HELD_OPEN, (to_micros(before), code, limit))
        return tuple(map(conversation_of, rows))

    def _newest(self, channel: str, key: str, condition: str) -> Conversation | None:
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM conversations WHERE channel = ? AND external_key = ? {condition}"
            " ORDER BY id DESC LIMIT 1",
            (channel, key),
        )
        return None if row is None else conversation_of(row)


_LEFT_WAITING = f"""SELECT {COLUMNS} FROM conversations c WHERE c.state = 'open' AND c.waiting_since <= ?
    AND CASE c.owner
        WHEN 'waiting' THEN NOT EXISTS (SELECT 1 FROM escalations e
            WHERE e.conversation_id = c.id AND e.state != 'resolved' AND e.callback)
        WHEN 'agent' THEN NOT EXISTS (SELECT 1 FROM tasks t
            WHERE t.conversation_id = c.id AND t.kind = 'call_back' AND t.created_at >= c.waiting_since)
        ELSE c.drafts_waiting END
    ORDER BY c.waiting_since, c.id LIMIT ?"""

_HELD_OPEN = f"""SELECT {COLUMNS} FROM conversations c WHERE c.state = 'open' AND c.owner = 'ai'
    AND c.waiting_since <= ? AND NOT c.drafts_waiting AND EXISTS (SELECT 1 FROM decisions d
        WHERE d.id = c.last_decision_id AND d.action = 'hold' AND EXISTS (
            SELECT 1 FROM json_each(d.decision, '$.reasons') r WHERE json_extract(r.value, '$.code') = ?))
    ORDER BY c.waiting_since, c.id LIMIT ?"""

_UPDATE = (
    "UPDATE conversations SET version = version + (state != ?1 OR owner != ?2 OR agent_name != ?3),"
    " state = ?1, owner = ?2, agent_name = ?3, waiting_since = ?4, unread = ?5, viewed_product = ?6, mood = ?7,"
    " dissatisfied = ?8, misses = ?9, rejections = ?10, welcomed = ?11, breathing_until = ?12, warm_line_sent = ?13,"
    f" intent = ?14, intent_quote = ?15 WHERE id = ?16 AND version = ?17 RETURNING {COLUMNS}"
)


def _values(conversation: Conversation) -> tuple[object, ...]:
    return (
        conversation.state,
        conversation.owner,
        conversation.agent_name,
        maybe_micros(conversation.waiting_since),
        conversation.unread,
        conversation.viewed_product,
        conversation.mood,
        conversation.dissatisfied,
        conversation.misses,
        conversation.rejections,
        int(conversation.welcomed),
        maybe_micros(conversation.breathing_until),
        int(conversation.warm_line_sent),
        conversation.intent,
        conversation.intent_quote,
        conversation.id,
        conversation.version,
    )
