"""The numbered steps that bring a database to the newest shape. Append only; each step is one transaction."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from deskpilot.store import schema_1
from deskpilot.store.connection import Connection

APPLICATION_ID = 0x44504C54
NEWEST_VERSION = 1

_steps = Migrations("desk")


@_steps(name="0001_desk")
def _desk(db: Database) -> None:
    for statement in schema_1.STATEMENTS:
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION_ID}")
    db.execute("PRAGMA user_version=1")


def are_pending(connection: Connection) -> bool:
    """Whether the database is older than this program."""
    return bool(_steps.pending(_database(connection)))


def apply(connection: Connection) -> None:
    """Take every step that is missing. A step that fails leaves the database as it was before it."""
    _steps.apply(_database(connection))


def _database(connection: Connection) -> Database:
    return Database(connection.raw, execute_plugins=False)
