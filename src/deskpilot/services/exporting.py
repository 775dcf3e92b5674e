"""Knowledge into a file that reads back exactly, CSV, XLSX or JSON lines, and tables for a spreadsheet. Nothing in them
runs as a formula."""

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deskpilot.domain.errors import DiskFull, FolderUnusable, InvalidInput
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.imports.bars import joined
from deskpilot.imports.knowledge_rows import COLUMNS
from deskpilot.imports.neutral import neutralised

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def export_knowledge(entries: Iterable[KnowledgeEntry], path: Path) -> int:
    """Write the entries; the kind of file is that of its name. Gives how many. The file appears whole or not at all.

    Raises `InvalidInput` (`unknown_kind`), `FolderUnusable` or `DiskFull`.
    """
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise InvalidInput("unknown_kind", file=path.name)
    counted = _Counted(entries)
    written_whole(path, lambda incoming: writer(counted, incoming))
    return counted.count


def export_table(head: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> int:
    """Write a table for a spreadsheet, CSV or XLSX by its name, and give how many rows. The file appears whole or not
    at all.

    Raises `InvalidInput` (`unknown_kind`), `FolderUnusable` or `DiskFull`.
    """
    writer = _TABLES.get(path.suffix.lower())
    if writer is None:
        raise InvalidInput("unknown_kind", file=path.name)
    table = list(rows)
    written_whole(path, lambda incoming: writer(head, table, incoming))
    return len(table)


def written_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` fill a file that takes the place of `path` only when it is finished. Raises `FolderUnusable` or
    `DiskFull`."""
    incoming = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        write(incoming)
        incoming.replace(path)
    except OSError as error:
        full = error.errno in (28, 122)
        raise (DiskFull if full else FolderUnusable)(path=path.parent) from error
    finally:
        incoming.unlink(missing_ok=True)


@dataclass(slots=True)
class _Counted:
    entries: Iterable[KnowledgeEntry]
    count: int = 0

    def __iter__(self) -> "_Counted":
        self.entries = iter(self.entries)
        return self

    def __next__(self) -> KnowledgeEntry:
        entry = next(iter(self.entries))
        self.count += 1
        return entry


def _as_csv(entries: Iterable[KnowledgeEntry], path: Path) -> None:
    _write_csv(COLUMNS, _knowledge_rows(entries), path)


def _as_json_lines(entries: Iterable[KnowledgeEntry], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in entries:
            lists = {"alt": entry.alternatives, "product_scope": entry.scope, "media": entry.media}
            file.write(json.dumps({**_cells(entry), **lists}, ensure_ascii=False) + "\n")


def _as_workbook(entries: Iterable[KnowledgeEntry], path: Path) -> None:
    _write_workbook(COLUMNS, _knowledge_rows(entries), path)


def _knowledge_rows(entries: Iterable[KnowledgeEntry]) -> Iterator[list[str]]:
    for entry in entries:
        cells = _cells(entry)
        yield [cells[column] for column in COLUMNS]


def _write_csv(head: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(head)
        table.writerows([neutralised(cell) for cell in row] for row in rows)


def _write_workbook(head: Sequence[str], rows: Iterable[Sequence[str]], path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("deskpilot")
    sheet.append(list(head))
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value="")
            cell.value = _fit_for_xml(neutralised(text))
            cell.data_type = "s"  # whatever it looks like: text, never a formula or a date
            cells.append(cell)
        sheet.append(cells)
    with path.open("wb") as file:
        book.save(file)


def _fit_for_xml(text: str) -> str:
    """Signs that XML cannot hold, written the way spreadsheets do."""
    marked = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", marked)


def _cells(entry: KnowledgeEntry) -> dict[str, str]:
    return {
        "id": entry.id,
        "category": entry.category,
        "question": entry.question,
        "alt": joined(entry.alternatives),
        "answer": entry.answer,
        "sales_answer": entry.sales_answer,
        "product_scope": joined(entry.scope),
        "media": joined(entry.media),
        "valid_from": _time(entry.valid_from),
        "valid_to": _time(entry.valid_to),
        "priority": str(entry.priority),
        "auto": entry.policy.value,
        "enabled": str(int(entry.enabled)),
        "note": entry.note,
    }


def _time(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()


_WRITERS: Mapping[str, Callable[[Iterable[KnowledgeEntry], Path], None]] = {
    ".csv": _as_csv,
    ".xlsx": _as_workbook,
    ".jsonl": _as_json_lines,
}
_TABLES: Mapping[str, Callable[[Sequence[str], Iterable[Sequence[str]], Path], None]] = {
    ".csv": _write_csv,
    ".xlsx": _write_workbook,
}
