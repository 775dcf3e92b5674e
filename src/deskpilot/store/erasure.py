"""Erasing a customer: their words leave every table, the search, and the bytes of the file."""

from datetime import datetime

from deskpilot.store.connection import Connection
from deskpilot.store.search_text import tokens
from deskpilot.store.traces import THEIRS, files_of
from deskpilot.store.unit_of_work import UnitOfWork
from deskpilot.store.values import Params, chunks

_LINES = """SELECT m.id, m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE c.customer_id = ? AND m.sender != 'system' AND m.text != ''"""
# Tags, what was remembered, and the reason a check was overruled for.
_TOLD = f"""subject = 'customer:' || :id OR (action = 'guard_overruled'
    AND subject IN (SELECT 'message:' || id FROM messages WHERE conversation_id IN {THEIRS}))"""
_DUE = "rewrite_due"


def overwrite_freed_bytes(connection: Connection) -> None:
    """From now on what is deleted is overwritten with zeros. Outside of a transaction."""
    connection.run("PRAGMA secure_delete=ON")


def erase(
    uow: UnitOfWork, connection: Connection, customer_id: int, by: str, at: datetime
) -> tuple[str, ...]:
    """Delete the customer with conversations, lines, drafts, alerts, facts and orders, and give the names of the files
    that nobody's line names any more. Raises `NotFound`.

    Events and figures stay: they hold numbers and codes, no words. Of the trail stays who did what and when.
    """
    uow.customers.get(customer_id)
    named = {"id": customer_id}
    files = files_of(connection, customer_id)
    forget_words(connection, _LINES, (customer_id,))
    connection.run(f"UPDATE audit SET detail = '' WHERE {_TOLD}", named)
    connection.run("DELETE FROM customers WHERE id = :id", named)
    note_due(connection)
    uow.audit.add(by, "customer_erased", str(customer_id), "", at)
    uow.touch_everything()
    return files


def forget_words(connection: Connection, lines: str, params: Params) -> None:
    """Take lines out of the search, before they are deleted; `lines` is a query for their numbers and texts."""
    for part in chunks(connection.tuples(lines, params)):
        connection.run_many(
            "INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)",
            ((number, tokens(text)) for number, text in part),
        )


def note_due(connection: Connection) -> None:
    """Something was deleted whose bytes may still lie somewhere in the file."""
    connection.run("INSERT OR REPLACE INTO meta (name, value) VALUES (?, '1')", (_DUE,))


def is_rewrite_due(connection: Connection) -> bool:
    """Whether something was erased whose bytes may still lie somewhere in the file."""
    return connection.value("SELECT 1 FROM meta WHERE name = ?", (_DUE,)) is not None


def rewrite(connection: Connection) -> None:
    """Write search and file anew. Until then the search keeps the pairs of letters of a deleted line, and pages keep
    copies of rows that moved within them. Outside of a transaction; takes the size of the file in memory."""
    connection.run("INSERT INTO message_words (message_words) VALUES ('optimize')")
    connection.run("VACUUM")


def note_rewritten(connection: Connection) -> None:
    """Nothing is due any more."""
    connection.run("DELETE FROM meta WHERE name = ?", (_DUE,))
