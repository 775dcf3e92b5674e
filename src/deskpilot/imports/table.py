"""What every reader of a table yields: a row of cells, or what is wrong with one."""

from dataclasses import dataclass

MOST_ROWS = 1_000_000
MOST_COLUMNS = 200
LONGEST_CELL = 131_072  # characters
LARGEST_FILE = 256 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Cells:
    """A row; `number` counts from 1 as a spreadsheet does, the header being row 1."""

    number: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a file that cannot be used: where, what (a code), and the value as far as it can be shown."""

    row: int
    column: str
    code: str
    value: str = ""


def shown(value: str, longest: int = 60) -> str:
    """A value short enough for a report."""
    return value if len(value) <= longest else value[:longest] + "…"
