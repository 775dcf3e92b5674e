"""Pictures, films and files beside a copy of the database: FILE.db and, with what is in `media`, the folder FILE.db.media.

Files of the same content are not copied again, so the second backup to a stick takes seconds.
"""

import errno
import filecmp
import shutil
from collections.abc import Iterator
from pathlib import Path

from deskpilot.domain.errors import DiskFull, FolderUnusable

FOLDER = "media"


def media_beside(backup: Path) -> Path:
    """Where the files of a backup lie."""
    return backup.with_name(f"{backup.name}.media")


def copy_media(source: Path, target: Path, *, aside: str = "") -> int:
    """Copy all files over that are not there yet, each whole or not at all, and give how many files the source has.
    Another file of the same name is replaced; with `aside` it stays beside it under that ending.

    Raises DiskFull, FolderUnusable.
    """
    files = tuple(_files(source))
    try:
        for file in files:
            _bring(file, target / file.name, aside)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull(path=target) from error
        raise FolderUnusable(path=target, detail=str(error)) from error
    return len(files)


def _files(folder: Path) -> Iterator[Path]:
    """What was taken in; not what is just coming."""
    if folder.is_dir():
        yield from (p for p in sorted(folder.iterdir()) if p.is_file() and not p.name.startswith("."))


def _bring(file: Path, target: Path, aside: str) -> None:
    if target.exists():
        if filecmp.cmp(file, target, shallow=False):
            return
        if aside:
            target.replace(target.with_name(f"{target.name}.{aside}"))
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    incoming = target.with_name(f".{target.name}.new")
    try:
        shutil.copyfile(file, incoming)
        incoming.replace(target)
    finally:
        incoming.unlink(missing_ok=True)
