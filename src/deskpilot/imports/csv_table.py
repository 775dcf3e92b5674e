"""CSV as it comes out of spreadsheets and shops: any encoding, comma, semicolon or tab, quotes that never close."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.encodings import encoding_of
from deskpilot.imports.table import LARGEST_FILE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, Cells, Problem, shown

_DELIMITERS = ",\t;"
_MOST_LINES_OF_A_ROW = 500
_UNREADABLE = "\ufffd"


def read_csv(path: Path) -> Iterator[Cells | Problem]:
    """The rows of a file, one at a time. Raises `InvalidInput` for a file that is no text table at all, and OSError."""
    if path.stat().st_size > LARGEST_FILE:
        raise InvalidInput("file_too_large", file=path.name, limit=LARGEST_FILE)
    encoding = encoding_of(path)
    with path.open(encoding=encoding.name, errors="replace", newline="") as file:
        yield from _rows(_Lines(file), _delimiter(path, encoding.name))


def _delimiter(path: Path, encoding: str) -> str:
    """The separator that the first line has most of."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        first = file.readline(LONGEST_CELL)
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1]
    return max(_DELIMITERS, key=first.count)


class _Lines:
    """The lines of a file with their number; lines can be given back."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._back: list[str] = []
        self.number = 0

    def next(self) -> str | None:
        line = self._back.pop() if self._back else next(self._file, None)
        if line is not None:
            self.number += 1
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back.extend(reversed(lines))
        self.number -= len(lines)


def _rows(lines: _Lines, delimiter: str) -> Iterator[Cells | Problem]:
    number = 0
    while (line := lines.next()) is not None:
        if number == 0 and line.lower().startswith("sep="):
            continue
        if not line.strip("\r\n\0 "):
            continue
        number += 1
        if number > MOST_ROWS:
            yield Problem(number, "", "too_many_rows", str(MOST_ROWS))
            return
        yield _row(line, lines, delimiter, number)


def _row(line: str, lines: _Lines, delimiter: str, number: int) -> Cells | Problem:
    if '"' not in line:
        cells = line.rstrip("\r\n").split(delimiter)
    else:
        parsed = _Quoted(delimiter).parse(line, lines)
        if parsed is None:
            return Problem(number, "", "unterminated_quote", shown(line.strip()))
        cells = parsed
    return _checked(cells, number)


def _checked(cells: list[str], number: int) -> Cells | Problem:
    if len(cells) > MOST_COLUMNS:
        return Problem(number, "", "too_many_columns", str(len(cells)))
    for place, cell in enumerate(cells, 1):
        if len(cell) > LONGEST_CELL:
            return Problem(number, str(place), "cell_too_long", shown(cell))
        if "\0" in cell:
            return Problem(number, str(place), "control_character", shown(cell.replace("\0", "\u2400")))
        if _UNREADABLE in cell:
            return Problem(number, str(place), "unreadable_bytes", shown(cell))
    return Cells(number, tuple(cells))


@dataclass(slots=True)
class _Quoted:
    """One row with quotes in it, perhaps over several lines."""

    delimiter: str

    def parse(self, line: str, lines: _Lines) -> list[str] | None:
        """The cells, or `None` when a quote is never closed; then only the first line is used up."""
        taken: list[str] = []
        text = line
        while (cells := self._cells(text)) is None:
            more = (
                lines.next() if len(taken) < _MOST_LINES_OF_A_ROW and len(text) <= 4 * LONGEST_CELL else None
            )
            if more is None:
                lines.give_back(taken)
                return None
            taken.append(more)
            text += more
        return cells

    def _cells(self, text: str) -> list[str] | None:
        """All cells of a whole row; `None` when a quoted cell does not end in it."""
        cells: list[str] = []
        place = 0
        while True:
            if text.startswith('"', place):
                found = self._quoted(text, place + 1)
                if found is None:
                    return None
                cell, place = found
            else:
                end = text.find(self.delimiter, place)
                end = len(text) if end < 0 else end
                cell, place = text[place:end].rstrip("\r\n"), end
            cells.append(cell)
            if place >= len(text):
                return cells
            place += 1

    def _quoted(self, text: str, start: int) -> tuple[str, int] | None:
        """The cell that begins behind a quote, and where it ends."""
        pieces: list[str] = []
        while (end := text.find('"', start)) >= 0:
            pieces.append(text[start:end])
            if not text.startswith('"', end + 1):
                after = text.find(self.delimiter, end + 1)
                after = len(text) if after < 0 else after
                return "".join(pieces) + text[end + 1 : after].rstrip("\r\n"), after
            pieces.append('"')
            start = end + 2
        return None
