"""Erasing a customer: their words leave every table and the search, and the freed bytes are overwritten."""

from datetime import datetime

from deskpilot.store.connection import Connection
from deskpilot.store.search_text import tokens
from deskpilot.store.unit_of_work import UnitOfWork
from deskpilot.store.values import chunks

_LINES = """SELECT m.id, m.text FROM messages m JOIN conversations c ON c.id = m.conversation_id
    WHERE c.customer_id = ? AND m.sender != 'system' AND m.text != ''"""


def overwrite_freed_bytes(connection: Connection) -> None:
    """From now on what is deleted is overwritten with zeros. Outside of a transaction."""
    connection.run("PRAGMA secure_delete=ON")


def erase(uow: UnitOfWork, connection: Connection, customer_id: int, by: str, at: datetime) -> None:
    """Delete the customer with conversations, lines, drafts, alerts, facts and orders. Raises `NotFound`.

    Events and figures stay: they hold numbers and codes, no words.
    """
    uow.customers.get(customer_id)
    for part in chunks(connection.tuples(_LINES, (customer_id,))):
        connection.run_many(
            "INSERT INTO message_words (message_words, rowid, words) VALUES ('delete', ?, ?)",
            ((number, tokens(text)) for number, text in part),
        )
    connection.run("DELETE FROM customers WHERE id = ?", (customer_id,))
    uow.audit.add(by, "customer_erased", str(customer_id), "", at)
    uow.touch_everything()
