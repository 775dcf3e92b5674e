"""Conversations that are older than the shop wants to keep: let go of in small batches, as thoroughly as a customer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from deskpilot.store.connection import Connection
from deskpilot.store.erasure import forget_words, note_due
from deskpilot.store.unit_of_work import UnitOfWork
from deskpilot.store.values import marks, to_micros

# Over, or nobody's: a conversation in the hands of a human goes on until they end it, the AI's is over with its last
# line. What somebody still waits for, has to do or has to send is not let go of.
_OLD = """FROM conversations c WHERE c.last_message_at < :before AND c.waiting_since IS NULL
    AND (c.state = 'closed' OR c.owner = 'ai')
    AND NOT EXISTS (SELECT 1 FROM tasks t WHERE t.conversation_id = c.id AND t.state IN ('proposed', 'open'))
    AND NOT EXISTS (SELECT 1 FROM escalations e WHERE e.conversation_id = c.id AND e.state != 'resolved')
    AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.conversation_id = c.id AND o.state IN ('pending', 'handed'))"""
_NAMED_FILE = "CASE WHEN json_valid(m.payload) THEN json_extract(m.payload, '$.file') END"


def count_old(value: Callable[..., Any], before: datetime) -> int:
    """How many conversations would be let go of; `value` asks the database for one value."""
    return int(value(f"SELECT count(*) {_OLD}", {"before": to_micros(before)}))


def let_go(
    uow: UnitOfWork, connection: Connection, before: datetime, most: int
) -> tuple[int, tuple[str, ...]]:
    """Delete the oldest conversations whose last line is before that moment, at most so many, with lines, drafts, alerts
    and search, and give how many and the names of the files that nobody's line names any more.

    Customers with their orders and what is remembered of them stay, and so do events and figures.
    """
    found = connection.tuples(
        f"SELECT c.id {_OLD} ORDER BY c.last_message_at LIMIT :most",
        {"before": to_micros(before), "most": most},
    )
    ids = tuple(int(row[0]) for row in found)
    if not ids:
        return 0, ()
    which = marks(ids)
    files = _files_of(connection, ids)
    lines = f"SELECT id FROM messages WHERE conversation_id IN ({which})"
    forget_words(
        connection,
        f"SELECT id, text FROM messages WHERE conversation_id IN ({which}) AND sender != 'system' AND text != ''",
        ids,
    )
    connection.run(f"UPDATE facts SET message_id = NULL WHERE message_id IN ({lines})", ids)
    connection.run(
        "UPDATE audit SET detail = '' WHERE action = 'guard_overruled' AND subject IN"
        f" (SELECT 'message:' || id FROM ({lines}))",
        ids,
    )
    connection.run(f"DELETE FROM conversations WHERE id IN ({which})", ids)
    note_due(connection)
    uow.touch_everything()
    return len(ids), files


def _files_of(connection: Connection, ids: tuple[int, ...]) -> tuple[str, ...]:
    """The stored names of files that only lines of these conversations name."""
    kinds = "m.kind IN ('image', 'video', 'file')"
    theirs = {
        row[0]
        for row in connection.tuples(
            f"SELECT DISTINCT {_NAMED_FILE} FROM messages m WHERE {kinds} AND m.conversation_id IN ({marks(ids)})",
            ids,
        )
        if isinstance(row[0], str)
    }
    if not theirs:
        return ()
    names = tuple(sorted(theirs))
    others = connection.tuples(
        f"SELECT DISTINCT {_NAMED_FILE} AS file FROM messages m WHERE {kinds} AND file IN ({marks(names)})"
        f" AND m.conversation_id NOT IN ({marks(ids)})",
        (*names, *ids),
    )
    return tuple(name for name in names if name not in {row[0] for row in others})
