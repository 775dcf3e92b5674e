"""The word lists and tables that ship with the engine, read once and kept."""

from functools import cache
from pathlib import Path

from deskpilot.paths import resource


@cache
def table_folder() -> Path:
    """Where the tables lie."""
    return resource("engine")


def rows(name: str) -> list[str]:
    """The lines of a table without blanks and comments (a line that starts with `#`)."""
    lines = (table_folder() / name).read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def columns(name: str) -> tuple[list[str], list[str]]:
    """The two columns of a long table that has no comments."""
    parts = (table_folder() / name).read_text(encoding="utf-8").split()
    return parts[::2], parts[1::2]


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
