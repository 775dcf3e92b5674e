"""Canned replies out of a table: the columns by any of their names, one reply a row."""

import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import QuickPhrase
from deskpilot.imports.csv_table import read_csv
from deskpilot.imports.neutral import restored
from deskpilot.imports.sheet_table import read_sheet
from deskpilot.imports.table import Cells, Problem

COLUMNS = ("code", "title", "text", "category")
_NAMES = {
    **dict.fromkeys(("code", "短码", "快捷码", "编码", "代码", "shortcut"), "code"),
    **dict.fromkeys(("title", "名字", "名称", "标题", "name"), "title"),
    **dict.fromkeys(("text", "内容", "话术", "回复", "文本", "content", "reply"), "text"),
    **dict.fromkeys(("category", "类目", "分类", "分组", "group"), "category"),
}


def read_phrases(path: Path) -> Iterator[tuple[int, QuickPhrase] | Problem]:
    """Each reply with the number of its row. Raises `InvalidInput` when the file as a whole cannot be used."""
    if not path.is_file():
        raise InvalidInput("no_such_file", file=path.name)
    try:
        rows = read_sheet(path) if path.suffix.lower() in (".xlsx", ".xlsm") else read_csv(path)
        yield from _read(rows, path)
    except OSError as error:
        raise InvalidInput("file_unreadable", file=path.name) from error


def _read(rows: Iterator[Cells | Problem], path: Path) -> Iterator[tuple[int, QuickPhrase] | Problem]:
    header: Sequence[str] | None = None
    for row in rows:
        if isinstance(row, Problem):
            yield row
        elif header is None:
            header = [_column(cell) for cell in row.values]
            for wanted in ("code", "text"):
                if wanted not in header:
                    raise InvalidInput("missing_column", file=path.name, column=wanted)
        else:
            cells = {
                name: restored(cell).strip() for name, cell in zip(header, row.values, strict=False) if name
            }
            text = cells.get("text", "")
            title = cells.get("title", "") or text[:12]
            yield row.number, QuickPhrase(cells.get("code", ""), title, text, cells.get("category", ""))
    if header is None:
        raise InvalidInput("empty_file", file=path.name)


def _column(name: str) -> str:
    return _NAMES.get(unicodedata.normalize("NFKC", name).replace("\ufeff", "").strip(" *:：").casefold(), "")
