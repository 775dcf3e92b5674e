"""A look at the health of a data folder that changes nothing."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from deskpilot.domain.errors import KnownError
from deskpilot.paths import database_path
from deskpilot.store.backup import Backup, backups_of
from deskpilot.store.connection import Connection, open_reader
from deskpilot.store.marker import Marker, read_marker
from deskpilot.store.migrations import NEWEST_VERSION
from deskpilot.store.opening import look_at

_WAL_LIMIT_BYTES = 64 * 1024 * 1024
_ROOM_BYTES = 512 * 1024 * 1024
_COUNTED = ("customers", "conversations", "messages", "entries", "products", "orders", "decisions", "events")
# Folders that are copied elsewhere while they are written to: the copy is rarely whole.
_SYNCED = ("onedrive", "dropbox", "google drive", "icloud", "坚果云", "nutstore", "baidusyncdisk", "百度网盘")


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """What was found. Sizes in bytes. `error` is the code that opening would fail with, empty when it would not;
    `quick_check` is `ok`, what is wrong, or empty when the file cannot be read.

    `warnings`: wal_large, disk_low, folder_synced, no_backup, unclean_end, lines_lost.
    """

    path: Path
    error: str
    database_bytes: int
    wal_bytes: int
    free_bytes: int
    schema_version: int
    newest_version: int
    quick_check: str
    counts: tuple[tuple[str, int], ...]
    marker: Marker | None
    backups: tuple[Backup, ...]
    warnings: tuple[str, ...]

    @property
    def is_healthy(self) -> bool:
        """Whether the database opens and its pages are in order."""
        return not self.error and self.quick_check in ("ok", "")


def doctor(data_dir: Path) -> DoctorReport:
    """Examine a data folder, also while the database is in use. Never raises for what it finds."""
    path = database_path(data_dir)
    marker = read_marker(data_dir)
    error, version, quick_check, counts = _examined(path, marker)
    backups = backups_of(data_dir)
    wal_bytes = _size(path.with_name(path.name + "-wal"))
    free_bytes = shutil.disk_usage(data_dir).free if data_dir.is_dir() else 0
    found = {
        "wal_large": wal_bytes > _WAL_LIMIT_BYTES,
        "disk_low": free_bytes < _ROOM_BYTES,
        "folder_synced": is_synced(data_dir),
        "no_backup": not backups,
        "unclean_end": marker is not None and not marker.is_clean,
        "lines_lost": marker is not None
        and not error
        and dict(counts).get("messages", 0) < marker.messages // 2,
    }
    return DoctorReport(
        path=path,
        error=error,
        database_bytes=_size(path),
        wal_bytes=wal_bytes,
        free_bytes=free_bytes,
        schema_version=version,
        newest_version=NEWEST_VERSION,
        quick_check=quick_check,
        counts=counts,
        marker=marker,
        backups=backups,
        warnings=tuple(code for code, holds in found.items() if holds),
    )


def is_synced(folder: Path) -> bool:
    """Whether the folder's path looks like one that a cloud service copies."""
    text = str(folder.absolute()).lower()
    return any(name in text for name in _SYNCED)


def _examined(path: Path, marker: Marker | None) -> tuple[str, int, str, tuple[tuple[str, int], ...]]:
    try:
        if not look_at(path, marker):
            return "", 0, "", ()
        connection = open_reader(path)
    except KnownError as error:
        return error.code, 0, "", ()
    try:
        return "", connection.value("PRAGMA user_version"), _pages(connection), _counts(connection)
    except KnownError as error:
        return error.code, 0, "", ()
    finally:
        connection.close()


def _pages(connection: Connection) -> str:
    return "; ".join(str(row[0]) for row in connection.rows("PRAGMA quick_check(5)"))


def _counts(connection: Connection) -> tuple[tuple[str, int], ...]:
    tables = {row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    return tuple(
        (name, connection.value(f"SELECT count(*) FROM {name}")) for name in _COUNTED if name in tables
    )


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
