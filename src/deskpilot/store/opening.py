"""Opening the database: each guard tells one kind of trouble, and none of them changes the file."""

import contextlib
import errno
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from deskpilot.domain.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    DatabaseNewer,
    DiskFull,
    FolderUnusable,
)
from deskpilot.paths import database_path
from deskpilot.store import migrations
from deskpilot.store.backup import BACKUPS, backup_name, copy_to
from deskpilot.store.connection import Connection, open_reader, open_writer
from deskpilot.store.faults import known_error
from deskpilot.store.marker import Marker, read_marker
from deskpilot.store.values import to_micros

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_CHECKED = "pages_checked_at"
_CHECK_MICROS = 7 * 86_400 * 1_000_000


def opened(data_dir: Path, now: datetime) -> Connection:
    """The writer on a database that is ours, whole and up to date.

    Raises FolderUnusable, DatabaseMissing, DatabaseCorrupt, DatabaseNewer, DiskFull or StoreError("database_busy").
    """
    path = database_path(data_dir)
    check_folder(data_dir)
    marker = read_marker(data_dir)
    exists = look_at(path, marker)
    connection = open_writer(path)
    try:
        if exists and (marker is None or not marker.is_clean or _check_is_due(connection, now)):
            _check_whole(connection, path)
        _bring_up_to_date(connection, path, now, is_new=not exists)
        _note_check(connection, now)
    except BaseException:
        connection.close()
        raise
    return connection


def look_at(path: Path, marker: Marker | None) -> bool:
    """Whether there is a database to open; False means a first start. Reads only.

    Raises DatabaseMissing, DatabaseCorrupt or DatabaseNewer.
    """
    size = path.stat().st_size if path.exists() else 0
    if size == 0:
        if marker is not None:
            raise DatabaseMissing(path=path, messages=marker.messages, at=marker.at)
        return False
    _check_header(path, size)
    return _check_application(path, marker)


def check_folder(data_dir: Path) -> None:
    """Make the folder if need be and try to write into it. Raises FolderUnusable or DiskFull."""
    if str(data_dir).startswith("\\\\"):
        # WAL needs memory that all processes share, and a network share has none.
        raise FolderUnusable("folder_on_network", path=data_dir)
    trial = data_dir / f".deskpilot.{os.getpid()}.tmp"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        trial.write_bytes(b"?")
        trial.unlink()
    except OSError as error:
        with contextlib.suppress(OSError):
            trial.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(path=data_dir) from error
        raise FolderUnusable(path=data_dir, detail=str(error)) from error


def _check_header(path: Path, size: int) -> None:
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except OSError as error:
        raise FolderUnusable(path=path, detail=str(error)) from error
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise DatabaseCorrupt(path=path, why="header")
    if int.from_bytes(header[60:64], "big") > migrations.NEWEST_VERSION:
        raise DatabaseNewer(path=path, version=int.from_bytes(header[60:64], "big"))
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    is_checkpointed = not _holds_data(path.with_name(path.name + "-wal"))
    if is_checkpointed and size < pages * (65536 if page_size == 1 else page_size):
        raise DatabaseCorrupt(path=path, why="truncated")


def _check_application(path: Path, marker: Marker | None) -> bool:
    reader = open_reader(path)
    try:
        version = reader.value("PRAGMA user_version")
        if version > migrations.NEWEST_VERSION:
            raise DatabaseNewer(path=path, version=version)
        if reader.value("PRAGMA application_id") == migrations.APPLICATION_ID:
            return True
        if reader.value("SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE '\\_sqlite%' ESCAPE '\\'"):
            raise DatabaseCorrupt(path=path, why="foreign")
    finally:
        reader.close()
    # An empty database is what a start leaves that was cut off before its first table.
    if marker is not None:
        raise DatabaseMissing(path=path, messages=marker.messages, at=marker.at)
    return False


def _check_is_due(connection: Connection, now: datetime) -> bool:
    """Once a week the pages are checked also after a clean end."""
    checked = connection.value("SELECT value FROM meta WHERE name = ?", (_CHECKED,))
    return checked is None or abs(to_micros(now) - int(checked)) > _CHECK_MICROS


def _check_whole(connection: Connection, path: Path) -> None:
    """A damaged index still answers, only wrongly: nothing but a look at all pages tells."""
    found = connection.value("PRAGMA quick_check(1)")
    if found != "ok":
        raise DatabaseCorrupt(path=path, why="quick_check", detail=found)
    connection.run("DELETE FROM meta WHERE name = ?", (_CHECKED,))


def _note_check(connection: Connection, now: datetime) -> None:
    connection.run("INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)", (_CHECKED, str(to_micros(now))))


def _bring_up_to_date(connection: Connection, path: Path, now: datetime, *, is_new: bool) -> None:
    with told_faults():
        if connection.value("PRAGMA journal_mode=WAL") != "wal":
            raise FolderUnusable("folder_on_network", path=path.parent)
        if not migrations.are_pending(connection):
            return
        if not is_new:
            _check_room(path)
            copy_to(connection, path.parent / BACKUPS / backup_name(now, "before-update"))
        migrations.apply(connection)


def _check_room(path: Path) -> None:
    """A migration may need the size of the database twice: once for the backup, once for the new tables."""
    if shutil.disk_usage(path.parent).free < 2 * path.stat().st_size:
        raise DiskFull(path=path.parent, needed=2 * path.stat().st_size)


@contextlib.contextmanager
def told_faults() -> Iterator[None]:
    """Turns errors of SQLite that come from below `Connection` into known ones."""
    try:
        yield
    except sqlite3.Error as error:
        known = known_error(error)
        if known is None:
            raise
        raise known from error


def _holds_data(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0
