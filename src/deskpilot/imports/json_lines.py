"""JSON lines, one object each, read one by one: half a line, deep nesting or a giant number is that line's problem."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.table import MOST_ROWS, Problem

LONGEST_LINE = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Fields:
    """One object; `number` is its line."""

    number: int
    fields: Mapping[str, Any]


def read_json_lines(path: Path) -> Iterator[Fields | Problem]:
    """The objects of a file. Blank lines are passed over. Raises OSError."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(LONGEST_LINE + 1):
            number += 1
            if number > MOST_ROWS:
                yield Problem(number, "", "too_many_rows", str(MOST_ROWS))
                return
            if len(line) > LONGEST_LINE:
                _skip_line(file, line)
                yield Problem(number, "", "line_too_long", str(LONGEST_LINE))
            elif line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _object(line, number)


def _skip_line(file: Any, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LONGEST_LINE)


def _object(line: bytes, number: int) -> Fields | Problem:
    try:
        found = json.loads(line.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError as error:
        return Problem(number, str(error.start + 1), "not_utf8")
    except json.JSONDecodeError as error:
        return Problem(number, str(error.pos + 1), "not_json")
    except (ValueError, RecursionError, InvalidInput):
        return Problem(number, "", "not_json")
    return Fields(number, found) if isinstance(found, dict) else Problem(number, "", "not_an_object")


def _no_number(name: str) -> float:
    raise InvalidInput("not_json", value=name)
