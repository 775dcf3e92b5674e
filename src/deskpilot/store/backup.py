"""Copies of the database, checked before they count, and the way back from one."""

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskpilot.domain.errors import (
    DatabaseCorrupt,
    DatabaseNewer,
    DiskFull,
    FolderUnusable,
    KnownError,
    NotFound,
)
from deskpilot.store import marker as marker_file
from deskpilot.store.connection import Connection, open_reader
from deskpilot.store.faults import known_error
from deskpilot.store.migrations import NEWEST_VERSION

BACKUPS = "backups"

_STAMP = "%Y%m%dT%H%M%S%fZ"
_DATABASE = "deskpilot.db"
_COMPANIONS = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file, made at `at`; `reason` is why: daily, before-update …"""

    path: Path
    at: datetime
    reason: str
    size: int


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many backups stay: all of the last days, then one a day, one a week, one a month (30 days)."""

    all_days: int = 2
    daily: int = 12
    weekly: int = 10
    monthly: int = 9


def backup_name(at: datetime, reason: str = "daily") -> str:
    """The file name of a backup: its time in UTC first, so that names sort by age."""
    return f"{at.astimezone(UTC).strftime(_STAMP)}.{reason}.db"


def copy_to(connection: Connection, target: Path) -> Path:
    """Copy the database of an open connection, also while it is written to, and check the copy.

    The target appears only when it is whole. Raises DiskFull, FolderUnusable, DatabaseCorrupt.
    """
    temporary = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        _copy(connection, temporary)
        _check(temporary)
        temporary.replace(target)
    except sqlite3.Error as error:
        raise known_error(error) or error from error
    except OSError as error:
        raise FolderUnusable(path=target.parent, detail=str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    return target


def back_up_folder(data_dir: Path, target: Path) -> Path:
    """A checked copy of a data folder's database, for any thread: the writer goes on writing meanwhile.

    Raises DiskFull, FolderUnusable, DatabaseCorrupt.
    """
    source = open_reader(data_dir / _DATABASE)
    try:
        return copy_to(source, target)
    finally:
        source.close()


def backups_of(data_dir: Path) -> tuple[Backup, ...]:
    """The backups of a data folder, the newest first. Whether they are whole is not looked at here."""
    folder = data_dir / BACKUPS
    files = [path for path in folder.glob("*.db") if path.is_file()] if folder.is_dir() else []
    found = [backup for backup in map(_backup_of, files) if backup is not None]
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def is_whole(backup: Path) -> bool:
    """Whether the file is a database of ours whose pages are in order."""
    try:
        _check(backup)
    except KnownError:
        return False
    return True


def backups_to_delete(
    backups: Sequence[Backup], now: datetime, rotation: Rotation | None = None
) -> tuple[Backup, ...]:
    """Which backups the policy lets go. Pure. Never one that claims to be from the future: after the clock was set
    back those are the newest that there are."""
    rotation = rotation or Rotation()
    kept: set[Path] = set()
    past: list[Backup] = []
    for backup in sorted(backups, key=lambda backup: backup.at, reverse=True):
        if backup.at > now - timedelta(days=rotation.all_days):
            kept.add(backup.path)
        else:
            past.append(backup)
    for days, count in ((1, rotation.daily), (7, rotation.weekly), (30, rotation.monthly)):
        newest: dict[int, Path] = {}
        for backup in past:
            newest.setdefault(backup.at.toordinal() // days, backup.path)
        kept.update(list(newest.values())[:count])
    return tuple(backup for backup in backups if backup.path not in kept)


def restore(backup: Path, data_dir: Path, now: datetime) -> Path:
    """Put a backup in the database's place. The former files stay beside it as NAME.before-restore.<time>.

    Nobody may have the database open. Raises NotFound, DatabaseCorrupt, DatabaseNewer, DiskFull, FolderUnusable.
    """
    if not backup.is_file():
        raise NotFound(kind="backup", path=backup)
    path = data_dir / _DATABASE
    incoming = data_dir / f"{_DATABASE}.{os.getpid()}.tmp"
    try:
        if shutil.disk_usage(data_dir).free < backup.stat().st_size:
            raise DiskFull(path=data_dir, needed=backup.stat().st_size)
        shutil.copyfile(backup, incoming)
        _check(incoming)
        _check_version(incoming)
        _move_away(data_dir, f"before-restore.{now.astimezone(UTC).strftime(_STAMP)}")
        incoming.replace(path)
        _mark_restored(data_dir, now)
    except OSError as error:
        raise FolderUnusable(path=data_dir, detail=str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            incoming.unlink(missing_ok=True)
    return path


def set_aside(data_dir: Path, now: datetime) -> tuple[Path, ...]:
    """Rename a damaged database and its helper files to NAME.corrupt.<time>, bytes untouched.

    The marker stays: what was lost is not forgotten until a backup is restored or `start_anew` is chosen.
    """
    try:
        return _move_away(data_dir, f"corrupt.{now.astimezone(UTC).strftime(_STAMP)}")
    except OSError as error:
        raise FolderUnusable(path=data_dir, detail=str(error)) from error


def start_anew(data_dir: Path, now: datetime) -> None:
    """Give up what was there, by a person's own choice: the next opening is a first start. Nothing is deleted."""
    set_aside(data_dir, now)
    marker = data_dir / marker_file.NAME
    if marker.exists():
        marker.replace(marker.with_name(f"{marker.name}.{now.astimezone(UTC).strftime(_STAMP)}"))


def _copy(connection: Connection, target: Path) -> None:
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        # In one go: a copy in steps begins anew whenever somebody else writes in between.
        connection.raw.backup(copy, pages=-1)
        # A backup is one file: it must not need helper files of its own.
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()


def _check(path: Path) -> None:
    """Raises DatabaseCorrupt unless the pages are in order."""
    connection = open_reader(path)
    try:
        found = connection.value("PRAGMA quick_check(1)")
        tables = connection.value("SELECT count(*) FROM sqlite_schema WHERE name = 'messages'")
    finally:
        connection.close()
    if found != "ok" or not tables:
        raise DatabaseCorrupt(path=path, why="quick_check", detail=found)


def _check_version(path: Path) -> None:
    """Raises DatabaseNewer for a copy that this program could not open: the shop's own stays in its place."""
    connection = open_reader(path)
    try:
        version = int(connection.value("PRAGMA user_version"))
    finally:
        connection.close()
    if version > NEWEST_VERSION:
        raise DatabaseNewer(path=path, version=version)


def _move_away(data_dir: Path, suffix: str) -> tuple[Path, ...]:
    moved = []
    for companion in _COMPANIONS:
        path = data_dir / (_DATABASE + companion)
        if path.exists():
            target = data_dir / f"{_DATABASE}.{suffix}{companion}"
            path.replace(target)
            moved.append(target)
    return tuple(moved)


def _mark_restored(data_dir: Path, now: datetime) -> None:
    connection = open_reader(data_dir / _DATABASE)
    try:
        marker_file.write_marker(data_dir, marker_file.marker_of(connection, now, is_clean=False))
    finally:
        connection.close()


def _backup_of(path: Path) -> Backup | None:
    stamp, _, rest = path.name.partition(".")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, rest.removesuffix(".db"), path.stat().st_size)
