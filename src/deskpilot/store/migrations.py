"""The numbered steps that bring a database to the newest shape. Append only; each step is one transaction."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from deskpilot.store import (
    schema_1,
    schema_2,
    schema_3,
    schema_4,
    schema_5,
    schema_6,
    schema_7,
    schema_8,
    schema_9,
    schema_10,
)
from deskpilot.store.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x44504C54
NEWEST_VERSION = 10


def _desk(db: "Database") -> None:
    for statement in schema_1.STATEMENTS:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


def _follow_ups(db: "Database") -> None:
    for statement in schema_2.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=2")


def _flows(db: "Database") -> None:
    for statement in schema_3.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=3")


def _phrase_uses(db: "Database") -> None:
    for statement in schema_4.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=4")


def _people(db: "Database") -> None:
    for statement in schema_5.STATEMENTS:
        db.execute(statement)
    stored = db.execute("SELECT value FROM settings WHERE name = 'staff'").fetchone()
    for row in schema_5.staff_rows(stored[0] if stored else ""):
        db.execute("INSERT INTO staff (name, place, role, from_hour, to_hour) VALUES (?, ?, ?, ?, ?)", row)
    db.execute("PRAGMA user_version=5")


def _product_feedback(db: "Database") -> None:
    for statement in schema_6.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=6")


def _unpaid(db: "Database") -> None:
    for statement in schema_7.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=7")


def _lost_hidden(db: "Database") -> None:
    for statement in schema_8.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=8")


def _first_answers(db: "Database") -> None:
    for statement in schema_9.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=9")


def _former_values(db: "Database") -> None:
    for statement in schema_10.STATEMENTS:
        db.execute(statement)
    db.execute("PRAGMA user_version=10")


# The last one sets `user_version` to `NEWEST_VERSION`.
STEPS: tuple[tuple[str, Callable[["Database"], None]], ...] = (
    ("0001_desk", _desk),
    ("0002_follow_ups", _follow_ups),
    ("0003_flows", _flows),
    ("0004_phrase_uses", _phrase_uses),
    ("0005_people", _people),
    ("0006_product_feedback", _product_feedback),
    ("0007_unpaid", _unpaid),
    ("0008_lost_hidden", _lost_hidden),
    ("0009_first_answers", _first_answers),
    ("0010_former_values", _former_values),
)


def are_pending(connection: Connection) -> bool:
    """Whether the database is older than this program."""
    return bool(connection.value("PRAGMA user_version") < NEWEST_VERSION)


def apply(connection: Connection) -> None:
    """Take every step that is missing. A step that fails leaves the database as it was before it."""
    # Seldom needed, and it takes longer to import than the rest of this room.
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    steps = Migrations("desk")
    for name, step in STEPS:
        steps(name=name)(step)
    steps.apply(Database(connection.raw, execute_plugins=False))
