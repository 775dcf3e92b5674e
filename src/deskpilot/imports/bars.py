"""Several texts in one cell, separated by a bar; a bar of their own is written with a backslash before it."""

import re

_PART = re.compile(r"(?:\\[\\|｜]|[^|｜])*")
_ESCAPED = re.compile(r"\\([\\|｜])")


def joined(texts: tuple[str, ...]) -> str:
    """The texts as one cell."""
    return "|".join(re.sub(r"([\\|｜])", r"\\\1", text) for text in texts)


def parted(cell: str) -> tuple[str, ...]:
    """The texts of a cell, empty ones left out."""
    parts: list[str] = []
    place = 0
    while place <= len(cell):
        found = _PART.match(cell, place)
        if found is None:
            break
        parts.append(_ESCAPED.sub(r"\1", found[0]).strip())
        place = found.end() + 1
    return tuple(part for part in parts if part)
