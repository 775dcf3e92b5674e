"""A connection to the database whose errors are known and whose values are checked before they are bound."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn, cast

from deskpilot.domain.errors import FolderUnusable
from deskpilot.store.faults import known_error
from deskpilot.store.values import Params, bound, is_plain

Row = sqlite3.Row

_BUSY_SECONDS = 5.0
_CHECKPOINT_WAIT_SECONDS = 0.1
_WAL_LIMIT_BYTES = 64 * 1024 * 1024
_WRITER_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA mmap_size=0",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-12000",
    f"PRAGMA journal_size_limit={_WAL_LIMIT_BYTES}",
)
_READER_PRAGMAS = (
    "PRAGMA query_only=ON",
    "PRAGMA mmap_size=0",
    "PRAGMA temp_store=MEMORY",
    # Each commit of the writer makes these pages worthless: more of them would only fill up as the day grows.
    "PRAGMA cache_size=-3000",
    "PRAGMA trusted_schema=OFF",
)


class Connection:
    """The only way to SQLite: each statement goes through here. Not shared between threads."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        raw.row_factory = sqlite3.Row
        self.raw = raw

    def run(self, sql: str, params: Params = ()) -> sqlite3.Cursor:
        """Execute one statement. Raises the known errors of `faults`, or the bug as it is."""
        try:
            return _executed(self.raw, sql, params)
        except sqlite3.Error as error:
            _tell(error)

    def run_many(self, sql: str, rows: Iterable[Params]) -> None:
        """Execute one statement for many rows."""
        try:
            self.raw.executemany(sql, (bound(row) for row in rows))
        except sqlite3.Error as error:
            _tell(error)

    def insert(self, sql: str, params: Params) -> int:
        """Execute an INSERT and give the new row's number."""
        number = self.run(sql, params).lastrowid
        assert number is not None
        return number

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        """All rows of a query."""
        try:
            return _executed(self.raw, sql, params).fetchall()
        except sqlite3.Error as error:
            _tell(error)

    def tuples(self, sql: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """All rows of a query without names: several times quicker where there are many."""
        cursor = self.raw.cursor()
        cursor.row_factory = None
        try:
            return _executed(cursor, sql, params).fetchall()
        except sqlite3.Error as error:
            _tell(error)

    def packed(self, columns: str, sql: str, params: Params = ()) -> list[list[Any]]:
        """These columns of all rows of a query, in its order, handed over as one: text, numbers and nothing else. For the
        window's reads while the engine thread works, where Python's lock would change hands at every row."""
        found = self.value(f"SELECT json_group_array(json_array({columns})) FROM ({sql})", params)
        return cast("list[list[Any]]", json.loads(found))

    def stream(self, sql: str, params: Params = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query without names, one after the other: only what the caller keeps of them is held."""
        cursor = self.raw.cursor()
        cursor.row_factory = None
        try:
            yield from _executed(cursor, sql, params)
        except sqlite3.Error as error:
            _tell(error)

    def each(self, sql: str, params: Params = ()) -> Iterator[Row]:
        """The rows of a query one after the other, for results too long to hold."""
        cursor = self.run(sql, params)
        while True:
            try:
                found = cursor.fetchmany(500)
            except sqlite3.Error as error:
                _tell(error)
            if not found:
                return
            yield from found

    def row(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, if there is one."""
        found = self.rows(sql, params)
        return found[0] if found else None

    def value(self, sql: str, params: Params = ()) -> Any:
        """The first column of the first row, `None` without a row."""
        found = self.row(sql, params)
        return None if found is None else found[0]

    def close(self) -> None:
        self.raw.close()


def open_writer(path: Path) -> Connection:
    """The one connection that writes. The caller's thread owns it."""
    connection = _connected(f"{_uri(path)}?mode=rwc")
    for pragma in _WRITER_PRAGMAS:
        connection.run(pragma)
    return connection


def checkpointed(connection: Connection) -> bool:
    """Empty the write-ahead log; False when a reader stands in the way for longer than a moment."""
    connection.run(f"PRAGMA busy_timeout={int(_CHECKPOINT_WAIT_SECONDS * 1000)}")
    try:
        return bool(connection.value("PRAGMA wal_checkpoint(TRUNCATE)") == 0)
    finally:
        connection.run(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")


def open_reader(path: Path) -> Connection:
    """A connection that cannot write, whatever it is asked to do."""
    connection = _connected(f"{_uri(path)}?mode=ro")
    try:
        connection.value("SELECT count(*) FROM sqlite_schema")
    except FolderUnusable:
        connection.close()
        # In a folder that cannot be written the helper files of WAL cannot be made; the file alone can be read.
        connection = _connected(f"{_uri(path)}?mode=ro&immutable=1")
    for pragma in _READER_PRAGMAS:
        connection.run(pragma)
    return connection


def _uri(path: Path) -> str:
    return path.absolute().as_uri()


def _connected(uri: str) -> Connection:
    try:
        raw = sqlite3.connect(
            uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None, cached_statements=256
        )
    except sqlite3.Error as error:
        _tell(error)
    return Connection(raw)


def _executed(raw: sqlite3.Connection | sqlite3.Cursor, sql: str, params: Params) -> sqlite3.Cursor:
    """The statement with its values. SQLite's binding refuses text and numbers that it cannot keep before anything is
    done; only then is each value looked at. What it would bend, a float that is none, is looked for beforehand."""
    try:
        return raw.execute(sql, params if is_plain(params) else bound(params))
    except (UnicodeEncodeError, OverflowError):
        return raw.execute(sql, bound(params))


def _tell(error: sqlite3.Error) -> NoReturn:
    known = known_error(error)
    if known is None:
        raise error
    raise known from error
