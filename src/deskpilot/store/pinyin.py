"""How Chinese characters sound, for those who type `yunfei` or `yf` instead of the characters."""

from functools import cache

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
    """The sounds of the Chinese characters with a blank around each; other characters part the words."""
    table = _table()
    return " " + " ".join(table.get(character, "|") for character in text) + " "


def initials_of(text: str) -> str:
    """The first letters of the sounds; other characters part the words."""
    table = _table()
    return "".join(table[character][0] if character in table else " " for character in text)


def spoken(typed: str) -> str | None:
    """What was typed, cut into syllables with blanks between them, when it can be read as pinyin.

    The last syllable may still be unfinished: `yunfe` is `yun fe`. `None` for anything else.
    """
    letters = typed.replace(" ", "").replace("'", "").lower()
    if not (letters.isascii() and letters.isalpha()) or len(letters) > 40:
        return None
    parts = _cut(letters)
    return None if parts is None else " ".join(parts)


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
            if rest[:size] in known and follow:
                best[start] = (rest[:size], *follow)
                break
    return best[0]
