"""The child process that unpacks a workbook: with a cap on its memory, so that a bad file can only harm itself.

Writes one JSON line per row to a file: `[row, [cells]]`, or `{"code": …}` for what cannot be used.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.sheet_check import check_workbook
from deskpilot.imports.table import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, shown

MEMORY_BYTES = 1024 * 1024 * 1024
_LARGEST_EXACT = 10**15  # a spreadsheet keeps fifteen digits; what is longer has been rounded


def main(source: str, target: str) -> int:
    """Read `source` into `target`. Gives 0 also for a file that was refused: the reason stands in `target`."""
    _cap_memory()
    with Path(target).open("w", encoding="utf-8") as out:
        try:
            check_workbook(Path(source))
            out.writelines(json.dumps(row, ensure_ascii=True) + "\n" for row in _rows(source))
        except InvalidInput as error:
            out.write(json.dumps({"code": error.code, **error.params}) + "\n")
        except (MemoryError, RecursionError):
            out.write(json.dumps({"code": "workbook_too_large", "file": Path(source).name}) + "\n")
        # Whatever else a hostile file brings the parser to: the file cannot be read, and that is all there is to say.
        except Exception as error:  # noqa: BLE001
            out.write(
                json.dumps(
                    {"code": "damaged_workbook", "file": Path(source).name, "why": type(error).__name__}
                )
                + "\n"
            )
    return 0


def _cap_memory() -> None:
    if sys.platform == "win32":
        return  # no such limit there; the check before unpacking bounds it
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _rows(source: str) -> Iterator[list[object] | dict[str, object]]:
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    book = load_workbook(source, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True), 1):
            if number > MOST_ROWS:
                yield {"row": number, "column": "", "code": "too_many_rows", "value": str(MOST_ROWS)}
                return
            if any(value not in (None, "") for value in row):
                yield _row(number, row, unescape)
    finally:
        book.close()


def _row(number: int, row: tuple[Any, ...], unescape: Any) -> list[object] | dict[str, object]:
    cells = []
    for place, value in enumerate(row, 1):
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= _LARGEST_EXACT:
            return {"row": number, "column": str(place), "code": "rounded_number", "value": str(value)}
        text = unescape(value) if isinstance(value, str) else _text(value)
        if len(text) > LONGEST_CELL:
            return {"row": number, "column": str(place), "code": "cell_too_long", "value": shown(text)}
        cells.append(text)
    while cells and not cells[-1]:
        cells.pop()
    return [number, cells]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
