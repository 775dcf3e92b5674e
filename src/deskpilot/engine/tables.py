"""The word lists and tables that ship with the engine, read once and kept."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from deskpilot.paths import resource


@cache
def table_folder() -> Path:
    """Where the tables lie."""
    return resource("engine")


def rows(name: str) -> list[str]:
    """The lines of a table without blanks and comments (a line that starts with `#`)."""
    return list(each_row(name))


def each_row(name: str) -> Iterator[str]:
    """The same one by one, for a table too long to be held twice."""
    with (table_folder() / name).open(encoding="utf-8") as lines:
        for line in lines:
            if (row := line.rstrip("\n")) and not row.startswith("#"):
                yield row


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """A word list in sections: `[name]` opens one, every further line holds words parted by blanks."""
    found: dict[str, list[str]] = {}
    current: list[str] = found.setdefault("", [])
    for line in rows(name):
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        else:
            current.extend(line.split())
    return {section: tuple(words) for section, words in found.items() if words}
