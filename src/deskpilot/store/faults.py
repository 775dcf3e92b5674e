"""What an error of SQLite means to a person: a full disk, a folder that cannot be used, a damaged file."""

import sqlite3

from deskpilot.domain.errors import DatabaseCorrupt, DiskFull, FolderUnusable, KnownError, StoreError

_FULL = frozenset(
    {
        sqlite3.SQLITE_FULL,
        # A quota or a file limit shows as a failed write, not as SQLITE_FULL.
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
    }
)
_PRIMARY: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_CORRUPT: DatabaseCorrupt,
    sqlite3.SQLITE_NOTADB: DatabaseCorrupt,
    sqlite3.SQLITE_READONLY: FolderUnusable,
    sqlite3.SQLITE_CANTOPEN: FolderUnusable,
    sqlite3.SQLITE_PERM: FolderUnusable,
    sqlite3.SQLITE_IOERR: FolderUnusable,
}
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def known_error(error: sqlite3.Error) -> KnownError | None:
    """The known error behind an error of SQLite, `None` when it is a bug of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code in _FULL:
        return DiskFull(detail=str(error))
    primary = code & 0xFF
    if primary in _BUSY:
        # Somebody else holds the file (a virus scanner, a backup tool): the file is whole, only not ours just now.
        return StoreError("database_busy", detail=str(error))
    kind = _PRIMARY.get(primary)
    return kind(detail=str(error)) if kind else None
