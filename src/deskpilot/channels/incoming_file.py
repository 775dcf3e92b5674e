"""A file of lines that somebody else is still writing."""

from dataclasses import dataclass
from pathlib import Path

CHUNK_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Position:
    """How far a file was read: the byte after the last whole line, the number of that line, and which file it was."""

    offset: int = 0
    line: int = 0
    file_id: int = 0


@dataclass(frozen=True, slots=True)
class NumberedLine:
    """A whole line, its number from 1, and the position after it. `None` text: longer than one chunk, passed over."""

    text: bytes | None
    number: int
    after: Position


def read_lines(path: Path, start: Position, limit: int) -> list[NumberedLine]:
    """At most `limit` whole lines after `start`. What stands behind the last line break is still being written and
    is left for the next time. A file that was replaced or cut is read from its beginning. Raises OSError."""
    with path.open("rb") as file:
        status = path.stat()
        if start.file_id != status.st_ino or status.st_size < start.offset:
            start = Position(file_id=status.st_ino)
        file.seek(start.offset)
        chunk = file.read(CHUNK_BYTES)
    if b"\n" not in chunk and len(chunk) == CHUNK_BYTES:
        return _pass_over(path, start)
    return _split(chunk, start, limit)


def _split(chunk: bytes, position: Position, limit: int) -> list[NumberedLine]:
    lines: list[NumberedLine] = []
    begin = 0
    while len(lines) < limit and (end := chunk.find(b"\n", begin)) >= 0:
        position = Position(position.offset + end + 1 - begin, position.line + 1, position.file_id)
        lines.append(NumberedLine(chunk[begin:end].rstrip(b"\r"), position.line, position))
        begin = end + 1
    return lines


def _pass_over(path: Path, start: Position) -> list[NumberedLine]:
    """The end of a line that is too long to be taken, in memory-bounded steps; nothing while it is unfinished."""
    offset = start.offset
    with path.open("rb") as file:
        file.seek(offset)
        while chunk := file.read(CHUNK_BYTES):
            end = chunk.find(b"\n")
            if end >= 0:
                after = Position(offset + end + 1, start.line + 1, start.file_id)
                return [NumberedLine(None, after.line, after)]
            offset += len(chunk)
    return []
