"""How Chinese characters sound, for those who type `yunfei` or `yf` instead of the characters."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from deskpilot import paths


@cache
def _table() -> dict[str, str]:
    """Character to its commonest sound without tone; empty when the table was not shipped."""
    try:
        lines = paths.resource("engine", "pinyin.txt").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return {}
    sounds: dict[str, str] = {}
    for line in lines:
        sound, _, characters = line.partition(" ")
        for character in characters:
            sounds.setdefault(character, sound)
    return sounds


@cache
def _syllables() -> frozenset[str]:
    return frozenset(_table().values())


def sounds_of(text: str) -> str:
    """The sounds of the Chinese characters with a blank between them; other characters part the words by `|`."""
    table = _table()
    return " ".join(table.get(character, "|") for character in text)


def sound_tokens(sounds: str) -> str:
    """What the index holds of `sounds_of`: every two neighbouring syllables as one word, and every last one."""
    found: set[str] = set()
    for run in sounds.split("|"):
        syllables = run.split()
        found.update(map("".join, pairwise(syllables)))
        found.update(syllables[-1:])
    return " ".join(sorted(found))


def sound_expression(syllables: Sequence[str]) -> str:
    """The FTS5 expression for syllables of which the last may be unfinished."""
    words = [f'"{first}{second}"' for first, second in pairwise(syllables)] or [f'"{syllables[0]}"']
    return " AND ".join([*words[:-1], f"{words[-1]} *"])


def initials_of(text: str) -> str:
    """The first letters of the sounds; other characters part the words."""
    table = _table()
    return "".join(table[character][0] if character in table else " " for character in text)


def spoken(typed: str) -> tuple[str, ...]:
    """What was typed, cut into syllables, when it can be read as pinyin; empty for anything else.

    The last syllable may still be unfinished: `yunfe` is `yun`, `fe`.
    """
    letters = typed.replace(" ", "").replace("'", "").lower()
    if not (letters.isascii() and letters.isalpha()) or len(letters) > 40:
        return ()
    return _cut(letters) or ()


def _cut(letters: str) -> tuple[str, ...] | None:
    """The cut with the longest first syllables that leaves nothing over but the beginning of a syllable."""
    known = _syllables()
    best: list[tuple[str, ...] | None] = [None] * len(letters) + [()]
    for start in range(len(letters) - 1, -1, -1):
        rest = letters[start:]
        if any(syllable.startswith(rest) for syllable in known):
            best[start] = (rest,)
        for size in range(min(6, len(rest)), 0, -1):
            follow = best[start + size]
            if rest[:size] in known and follow is not None:
                best[start] = (rest[:size], *follow)
                break
    return best[0]
