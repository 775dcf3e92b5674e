"""A folder as a channel: other programs drop JSON lines into `in`, replies are appended to `out`.

    in/*.jsonl            {"id", "conversation", "customer", "from", "text", "at", …}   written by others
    out/2026-11-20.jsonl  {"reply_id", "conversation", "customer", "from", "text", "at"}   written here
    out/files/*           the picture, film or file of a line that has "kind" and "file" besides
    acks/2026-11-20.jsonl {"id", "file", "line", "at"}: this line is stored for good
    problems/*.jsonl      {"file", "line", "code", "text"}: this line could not be used

Every line is taken once: rows with an `id` by that id, rows without one by file, line number and content. After a
crash the files are read again from the last noted position; the store drops what it has already.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from deskpilot.channels.base import DELIVERED, ChannelProblem, DeliveryResult, Inflow, OutgoingReply
from deskpilot.channels.conversation_rows import parse_row
from deskpilot.channels.incoming_file import NumberedLine, Position, read_lines
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.conversation import Sender
from deskpilot.domain.errors import ChannelError, InvalidInput

POLL_SECONDS = 0.5
IDLE_POLL_SECONDS = 2.0
_IDLE_AFTER_POLLS = 20
_REMEMBERED_DAYS = 7
_POSITIONS = "positions.json"
_BINARY = getattr(os, "O_BINARY", 0)  # or Windows turns each line end into two characters

Origin = tuple[str, int]


class WatchedFolder:
    """The channel `folder`. `now_at` gives the wall clock for the times that are written into the files."""

    def __init__(self, folder: Path, now_at: Callable[[], datetime]) -> None:
        self.name = "folder"
        self.serves = frozenset({"folder"})
        self._folder = folder
        self._now_at = now_at
        self._positions: dict[str, Position] = {}
        self._noted: dict[str, Position] = {}
        self._origins: dict[str, Origin] = {}
        self._handed: set[str] = set()
        self._quiet_polls = 0

    def start(self, now: float) -> None:
        with _told(self._folder):
            for name in ("in", "out", "acks", "problems"):
                (self._folder / name).mkdir(parents=True, exist_ok=True)
            self._positions = self._read_positions()
            self._noted = dict(self._positions)
            self._handed = set(self._handed_before())

    def poll(self, now: float, limit: int) -> Inflow:
        messages: list[ReceiveMessage] = []
        problems: list[ChannelProblem] = []
        with _told(self._folder):
            for path in self._incoming():
                lines = self._lines_of(path, limit - len(messages))
                for line in lines:
                    self._take(path, line, messages, problems)
                if len(messages) >= limit:
                    break
            if not self._origins:
                self._note_positions()
        self._quiet_polls = 0 if messages or problems else self._quiet_polls + 1
        return Inflow(tuple(messages), tuple(problems))

    def acknowledge(self, message: ReceiveMessage, now: float) -> None:
        origin = self._origins.pop(message.external_id or "", None)
        if origin is None:
            return
        file, number = origin
        row = {"id": message.external_id, "file": file, "line": number, "at": self._now_at().isoformat()}
        with _told(self._folder):
            _append(self._today("acks"), row)
            if not self._origins:
                self._note_positions()

    def refuse(self, message: ReceiveMessage, code: str, now: float) -> None:
        origin = self._origins.pop(message.external_id or "", None)
        if origin is not None:
            file, number = origin
            with _told(self._folder):
                _append(
                    self._today("problems"),
                    {"file": file, "line": number, "code": code, "text": message.text},
                )

    def deliver(self, reply: OutgoingReply, now: float) -> DeliveryResult:
        if reply.reply_id in self._handed:
            return DELIVERED
        row = {
            "reply_id": reply.reply_id,
            "conversation": reply.conversation_key,
            "customer": reply.customer_key,
            "from": "agent" if reply.sender is Sender.AGENT else "ai",
            "text": reply.text,
            "at": self._now_at().isoformat(),
        }
        with _told(self._folder):
            if reply.file is not None:
                row |= {"kind": reply.kind.value, "file": self._beside(reply.file)}
            _append(self._today("out"), row, durable=True)
        self._handed.add(reply.reply_id)
        return DELIVERED

    def _beside(self, file: Path) -> str:
        """The file, whole or not at all, next to the line that names it."""
        folder = self._folder / "out" / "files"
        target = folder / file.name
        if not target.exists():
            folder.mkdir(parents=True, exist_ok=True)
            incoming = folder / f".{file.name}.new"
            shutil.copyfile(file, incoming)
            incoming.replace(target)
        return f"files/{file.name}"

    def wait_seconds(self, now: float) -> float | None:
        return IDLE_POLL_SECONDS if self._quiet_polls > _IDLE_AFTER_POLLS else POLL_SECONDS

    def stop(self) -> None:
        with _told(self._folder):
            if not self._origins:
                self._note_positions()

    def _incoming(self) -> list[Path]:
        files = (self._folder / "in").glob("*.jsonl")
        return sorted(path for path in files if path.is_file() and not path.is_symlink())

    def _lines_of(self, path: Path, limit: int) -> list[NumberedLine]:
        known = self._positions.get(path.name, Position())
        status = path.stat()
        if known.file_id == status.st_ino and known.offset == status.st_size:
            return []
        return read_lines(path, known, limit)

    def _take(
        self, path: Path, line: NumberedLine, messages: list[ReceiveMessage], problems: list[ChannelProblem]
    ) -> None:
        self._positions[path.name] = line.after
        if line.text is not None and not line.text.strip():
            return
        try:
            message = _message(path.name, line)
        except InvalidInput as error:
            problems.append(self._keep_problem(path.name, line, error))
            return
        self._origins[message.external_id or ""] = (path.name, line.number)
        messages.append(message)

    def _keep_problem(self, file: str, line: NumberedLine, error: InvalidInput) -> ChannelProblem:
        text = (line.text or b"")[:2000].decode("utf-8", "backslashreplace")
        row = {"file": file, "line": line.number, "code": error.code, "text": text}
        _append(self._today("problems"), row)
        return ChannelProblem(
            self.name, "bad_line", (("file", file), ("line", str(line.number)), ("reason", error.code))
        )

    def _today(self, folder: str) -> Path:
        return self._folder / folder / f"{self._now_at():%Y-%m-%d}.jsonl"

    def _read_positions(self) -> dict[str, Position]:
        """The noted positions; a note that is missing or damaged only means reading again."""
        try:
            noted = json.loads((self._folder / _POSITIONS).read_text("utf-8"))
            return {str(file): Position(*map(int, place)) for file, place in noted.items()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}

    def _note_positions(self) -> None:
        if self._noted == self._positions:
            return
        noted = {file: (place.offset, place.line, place.file_id) for file, place in self._positions.items()}
        fresh = self._folder / f"{_POSITIONS}.new"
        fresh.write_text(json.dumps(noted), "utf-8")
        fresh.replace(self._folder / _POSITIONS)
        self._noted = dict(self._positions)

    def _handed_before(self) -> Iterator[str]:
        """Ids of the replies handed over lately. A line cut by a crash was not handed over; it is closed off."""
        for path in sorted((self._folder / "out").glob("*.jsonl"))[-_REMEMBERED_DAYS:]:
            content = path.read_bytes()
            if content and not content.endswith(b"\n"):
                with path.open("ab") as file:
                    file.write(b"\n")
            for line in content.splitlines():
                try:
                    yield str(json.loads(line)["reply_id"])
                except (ValueError, KeyError, TypeError):
                    continue


class _told:
    """Turns a fault of the folder into the error that is told."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise ChannelError(
                "folder_channel", folder=str(self._folder), reason=error.strerror or str(error)
            ) from error


def _message(file: str, line: NumberedLine) -> ReceiveMessage:
    if line.text is None:
        raise InvalidInput("line_too_long")
    row = parse_row(line.text)
    if row.sender not in (Sender.CUSTOMER, Sender.AGENT):
        raise InvalidInput("bad_value", field="from", value=row.sender.value)
    return ReceiveMessage(
        "folder",
        row.conversation,
        row.customer,
        row.text,
        nickname=row.nickname or row.customer,
        external_id=row.id or f"{file}:{line.number}:{hashlib.sha256(line.text).hexdigest()[:12]}",
        kind=row.kind,
        sender=row.sender,
        sender_name=row.sender_name,
        claimed_at=row.at,
        payload=row.payload,
        viewed_product=row.product,
        order_no=row.order_no,
    )


def _append(path: Path, row: dict[str, Any], durable: bool = False) -> None:
    """One line in one write, so that a reader never sees two half ones; on a full disk not even one half."""
    line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
    try:
        size = os.fstat(handle).st_size
        if os.write(handle, line) < len(line):
            os.ftruncate(handle, size)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if durable:
            os.fsync(handle)
    finally:
        os.close(handle)
