"""Files that travel with lines: taken into the shop's own folder by their content, under names that can do no harm."""

import filecmp
import hashlib
import json
import os
import re
import shutil
import unicodedata
from dataclasses import asdict, replace
from itertools import count
from pathlib import Path, PurePosixPath

from deskpilot.domain.attachment import Attachment
from deskpilot.domain.conversation import MessageKind
from deskpilot.domain.errors import DiskFull, FolderUnusable, InvalidInput
from deskpilot.paths import resource

MOST_ATTACHMENTS = 9
LONGEST_NAME = 120
_MEGABYTE = 1024 * 1024
LARGEST = {
    MessageKind.IMAGE: 20 * _MEGABYTE,
    MessageKind.VIDEO: 100 * _MEGABYTE,
    MessageKind.FILE: 50 * _MEGABYTE,
}
# How a file of that kind begins; nothing for kinds that have no sure beginning.
_BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "gif": (b"GIF87a", b"GIF89a"),
    "webp": (b"RIFF",),
    "bmp": (b"BM",),
    "svg": (b"<svg", b"<?xml", b"\xef\xbb\xbf<"),
    "mp4": (),
    "mov": (),
    "webm": (b"\x1aE\xdf\xa3",),
    "pdf": (b"%PDF",),
    "zip": (b"PK",),
    "docx": (b"PK",),
    "xlsx": (b"PK",),
    "pptx": (b"PK",),
    "txt": (),
    "csv": (),
}
_IMAGES, _VIDEOS = frozenset("png jpg jpeg gif webp bmp svg".split()), frozenset({"mp4", "mov", "webm"})
SUFFIXES = tuple(f".{suffix}" for suffix in _BEGINNINGS)
_STORED = re.compile(r"[0-9a-f]{64}\.[a-z0-9]{2,5}")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(\.|$)", re.IGNORECASE)
_CHUNK = 256 * 1024


def safe_name(name: str) -> str:
    """A file name as it may be shown and written on any system: no folders, no control or direction signs, none of
    the names that mean a device, and not too long."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(
        sign for sign in last if unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")
    )
    plain = re.sub(r'[<>:"|?*]', "_", kept).strip(" .")
    if not plain:
        return "_"
    if _RESERVED.match(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if dot and len(suffix) <= 10:
        return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return plain[:LONGEST_NAME]


class MediaStore:
    """The folder `media` of the shop. A file is stored once, under the hash of what is in it."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "media"
        self._known: dict[tuple[str, int, int], Attachment] = {}

    def take_in(self, path: Path) -> Attachment:
        """Copy a file in. Raises `InvalidInput` that says what is wrong with it, `DiskFull` or `FolderUnusable`."""
        name = safe_name(path.name)
        try:
            return self._taken(path, name)
        except FileNotFoundError as error:
            raise InvalidInput("no_such_file", file=name) from error
        except OSError as error:
            if error.errno in (28, 122):
                raise DiskFull(path=self._folder) from error
            if error.filename and Path(str(error.filename)).is_relative_to(self._folder):
                raise FolderUnusable(path=self._folder) from error
            raise InvalidInput("file_unreadable", file=name) from error

    def keep(self, path: Path) -> str:
        """Copy a file in under its own name, for an entry to name it; another file of that name gets a number.
        Raises like `take_in`."""
        attachment = self.take_in(path)
        stored = self._folder / attachment.file
        stem, dot, suffix = attachment.name.rpartition(".")
        for number in count(1):
            name = attachment.name if number == 1 else f"{stem} {number}{dot}{suffix}"
            target = self._folder / name
            if not target.exists():
                shutil.copyfile(stored, target)
                return name
            if filecmp.cmp(stored, target, shallow=False):
                return name
        raise AssertionError  # numbers do not end

    def path_of(self, file: str) -> Path | None:
        """Where a stored file lies; `None` when it is gone or was never one of ours."""
        path = self._folder / file
        return path if _STORED.fullmatch(file) and path.is_file() else None

    def remove(self, file: str) -> None:
        """Delete a stored file; what is gone or was never one of ours is left. Raises `FolderUnusable` while another
        program holds it."""
        path = self.path_of(file)
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise FolderUnusable("file_in_use", path=path) from error

    def has(self, name: str) -> bool:
        """Whether the picture or film that an entry names is there. Looks only."""
        return any(place.is_file() for place in self._places(name))

    def of_entry(self, name: str) -> Attachment | None:
        """The picture or film that an entry names: a file in the media folder, or one of the demo shop's.
        `None` when it is not there or cannot be sent."""
        path = next((each for each in self._places(name) if each.is_file()), None)
        if path is None:
            return None
        status = path.stat()
        key = (str(path), status.st_mtime_ns, status.st_size)
        known = self._known.get(key)
        if known is not None and self.path_of(known.file) is not None:
            return known  # a film is not copied anew each time it is shown
        try:
            self._known[key] = replace(self.take_in(path), name=safe_name(name))
        except InvalidInput:
            return None
        return self._known[key]

    def _places(self, name: str) -> tuple[Path, ...]:
        inside = PurePosixPath(name.replace("\\", "/"))
        if inside.is_absolute() or ".." in inside.parts or not name.strip():
            return ()
        try:
            return self._folder / inside, resource("seed", "demo", "media", *inside.parts)
        except (FileNotFoundError, ValueError):
            return (self._folder / inside,)

    def _taken(self, path: Path, name: str) -> Attachment:
        if not path.is_file():  # a folder, a device, a pipe
            raise InvalidInput("not_a_file" if path.exists() else "no_such_file", file=name)
        suffix = path.suffix.lower().removeprefix(".")
        if suffix not in _BEGINNINGS:
            raise InvalidInput("kind_not_allowed", file=name)
        kind = _kind(suffix)
        size = path.stat().st_size
        if size == 0:
            raise InvalidInput("empty_file", file=name)
        if size > LARGEST[kind]:
            raise InvalidInput("file_too_large", file=name, limit=LARGEST[kind] // _MEGABYTE)
        return Attachment(f"{self._copied(path, suffix, name, kind)}.{suffix}", name, size, kind)

    def _copied(self, path: Path, suffix: str, name: str, kind: MessageKind) -> str:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        incoming = self._folder / f".incoming-{os.getpid()}-{id(path)}"
        seen, content = 0, hashlib.sha256()
        try:
            with path.open("rb") as source, incoming.open("wb") as target:
                while chunk := source.read(_CHUNK):
                    if not seen and not _begins_well(chunk, suffix):
                        raise InvalidInput("not_what_it_says", file=name)
                    seen += len(chunk)
                    if seen > LARGEST[kind]:  # still being written by somebody
                        raise InvalidInput("file_too_large", file=name, limit=LARGEST[kind] // _MEGABYTE)
                    content.update(chunk)
                    target.write(chunk)
            digest = content.hexdigest()
            incoming.replace(self._folder / f"{digest}.{suffix}")
        finally:
            incoming.unlink(missing_ok=True)
        return digest


def payload_of(attachment: Attachment) -> str:
    """What a line remembers of its file."""
    return json.dumps({**asdict(attachment), "kind": attachment.kind.value}, ensure_ascii=False)


def attachment_in(payload: str) -> Attachment | None:
    """The stored file behind a line; `None` for a line from outside, whatever it claims."""
    values = _object(payload)
    file, name, size, kind = (values.get(key) for key in ("file", "name", "size", "kind"))
    if not (isinstance(file, str) and _STORED.fullmatch(file) and isinstance(name, str)):
        return None
    if kind not in (MessageKind.IMAGE, MessageKind.VIDEO, MessageKind.FILE):
        return None
    return Attachment(file, safe_name(name), size if isinstance(size, int) else 0, MessageKind(str(kind)))


def link_in(payload: str) -> str:
    """The web address of a file that a customer sent; "" when there is none. It is only ever opened by a press."""
    values = _object(payload)
    found = next((values[key] for key in ("url", "link", "href") if isinstance(values.get(key), str)), "")
    text = str(found) or payload.strip()
    return text if text.lower().startswith(("http://", "https://")) and " " not in text else ""


def kind_of(name: str) -> MessageKind:
    """What a file is, going by its name."""
    return _kind(name.rsplit(".", 1)[-1].lower())


def is_sound(attachment: Attachment) -> bool:
    """Whether this can be a file of ours."""
    return bool(_STORED.fullmatch(attachment.file)) and attachment.name == safe_name(attachment.name)


def _kind(suffix: str) -> MessageKind:
    if suffix in _IMAGES:
        return MessageKind.IMAGE
    return MessageKind.VIDEO if suffix in _VIDEOS else MessageKind.FILE


def _begins_well(chunk: bytes, suffix: str) -> bool:
    beginnings = _BEGINNINGS[suffix]
    if suffix == "svg" and b"<script" in chunk.lower():
        return False
    return not beginnings or chunk.lstrip(b" \r\n\t").startswith(beginnings)


def _object(payload: str) -> dict[str, object]:
    try:
        found = json.loads(payload) if payload else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
