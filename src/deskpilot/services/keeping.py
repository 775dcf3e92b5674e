"""The state of a data folder: looked at without changing it, and copies of it."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from deskpilot import __version__
from deskpilot.domain.errors import KnownError
from deskpilot.paths import resource
from deskpilot.services.media import MediaStore, attachment_in
from deskpilot.services.media_copies import FOLDER, copy_media, media_beside
from deskpilot.services.stored_settings import PIN
from deskpilot.store import Reader, Store, backups_of, is_whole, read_marker, restore
from deskpilot.store.values import texts

_LITTLE_ROOM = 200 * 1024 * 1024  # bytes
_NAMED = 5
_RESOURCES = (("wording", "zh.toml"), ("wording", "guards.toml"), ("engine",), ("seed", "demo", "shop.json"))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `code` names it, `value` is what was found."""

    code: str
    sound: bool
    value: str = ""


def doctor(data_dir: Path) -> tuple[Check, ...]:
    """Look at everything that a data folder needs. Changes nothing and raises nothing that a person could not read
    in the checks."""
    return tuple(_checks(data_dir))


def _checks(data_dir: Path) -> Iterator[Check]:
    yield Check("version", True, __version__)
    yield Check("folder", data_dir.is_dir(), str(data_dir))
    free = shutil.disk_usage(data_dir).free if data_dir.is_dir() else 0
    yield Check("free_space", free >= _LITTLE_ROOM, f"{free // (1024 * 1024)} MB")
    for parts in _RESOURCES:
        yield _resource(parts)
    yield from _database(data_dir)
    backups = backups_of(data_dir)
    yield Check("backups", True, str(len(backups)))
    if backups:
        newest = max(backups, key=lambda backup: backup.at)
        yield Check("newest_backup", is_whole(newest.path), newest.path.name)


def _resource(parts: tuple[str, ...]) -> Check:
    try:
        resource(*parts)
    except FileNotFoundError:
        return Check("resource", False, "/".join(parts))
    return Check("resource", True, "/".join(parts))


def _database(data_dir: Path) -> Iterator[Check]:
    marker = read_marker(data_dir)
    if marker is None:
        yield Check("first_start", True)
        return
    try:
        with Store.open(data_dir, read_only=True) as store:
            yield Check("database", is_whole(store.path), store.path.name)
        yield from _counts(data_dir)
    except KnownError as error:
        yield Check("database", False, error.code)


def _counts(data_dir: Path) -> Iterator[Check]:
    reader = Reader(data_dir)
    try:
        for table in ("entries", "conversations", "messages", "customers", "orders"):
            row = reader.row(f"SELECT count(*) AS n FROM {table}", ())
            yield Check(table, True, str(row["n"] if row is not None else 0))
        row = reader.row("SELECT count(*) AS n FROM outbox WHERE state = 'failed'", ())
        failed = row["n"] if row is not None else 0
        yield Check("failed_replies", failed == 0, str(failed))
        yield from _media(reader, data_dir)
    finally:
        reader.close()


def _media(reader: Reader, data_dir: Path) -> Iterator[Check]:
    """Whether what lines and entries name lies in the folder."""
    store, missing, count = MediaStore(data_dir), dict[str, None](), 0
    for row in reader.each("SELECT payload FROM messages WHERE kind IN ('image', 'video', 'file')", ()):
        attachment = attachment_in(row["payload"])
        count += attachment is not None
        if attachment is not None and store.path_of(attachment.file) is None:
            missing[attachment.name] = None
    for row in reader.each("SELECT media FROM entries WHERE enabled AND media != '[]'", ()):
        names = texts(row["media"])
        count += len(names)
        missing.update({name: None for name in names if not store.has(name)})
    yield Check("media", True, str(count))
    if missing:
        named = ", ".join(list(missing)[:_NAMED])
        yield Check("media_missing", False, f"{len(missing)}: {named}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A copy: the file of the database, and how many pictures, films and files went along in the folder beside it."""

    file: Path
    media: int


def back_up(data_dir: Path, target: Path, *, while_open: bool = False) -> Kept:
    """A checked copy of the database as one file, and of the media in a folder beside it. `while_open`: a window works
    in the folder. Raises store errors."""
    with Store.open(data_dir, read_only=while_open) as store:
        written = store.backup_to(target)
    return Kept(written, copy_media(data_dir / FOLDER, media_beside(target)))


def put_back(backup: Path, data_dir: Path, now: datetime) -> Kept:
    """Put a copy in the database's place, and its media with it; what stood there stays beside it. Nobody may have the
    folder open. Raises store errors."""
    restored = restore(backup, data_dir, now)
    aside = f"before-restore.{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return Kept(restored, copy_media(media_beside(backup), data_dir / FOLDER, aside=aside))


def forget_pin(data_dir: Path, at: datetime) -> bool:
    """Take the owner's PIN off; false when none was set. Raises store errors."""
    with Store.open(data_dir) as store, store.begin() as uow:
        if not uow.settings.all().get(PIN):
            return False
        uow.settings.set({PIN: ""})
        uow.audit.add("", "pin_forgotten", "", "", at)
        return True
