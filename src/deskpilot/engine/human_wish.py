"""The wish for a human, in any wording: plain, indirect, rude, misspelt, in dialect; and its denial.

Works on the squeezed text, so blanks and dots inside a word do not help to miss it; and on the sound, so that
专人公 is still 转人工. Saying that no human is needed is no wish; asking why none comes is. The patterns lie in
human_wish.toml: `wishes` count wherever they stand, `mild` ones only where nothing is merely told.
"""

import re
import tomllib
from functools import cache
from typing import Final

from deskpilot.engine import tables
from deskpilot.engine.text import is_han, pinyin, squeeze

_LONGEST_HEARD: Final = 60
_SET = re.compile(r"<([a-z]+)>")


class _Patterns:
    """The compiled patterns, sets filled in."""

    def __init__(self) -> None:
        source = tomllib.loads((tables.table_folder() / "human_wish.toml").read_text(encoding="utf-8"))
        self._sets: dict[str, str] = source["sets"]
        single = {name: self._compiled(pattern) for name, pattern in source["patterns"].items()}
        self.latin, self.denied, self.undenied = single["latin"], single["denied"], single["undenied"]
        self.told = single["told"]
        self.besides = (single["staff_things"], single["busy"], single["but_product"])
        self.wishes = tuple(self._compiled(pattern) for pattern in source["wishes"]["list"])
        self.mild = tuple(self._compiled(pattern) for pattern in source["mild"]["list"])
        self.sounds: tuple[str, ...] = tuple(source["sounds"]["list"])

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        while _SET.search(pattern):
            pattern = _SET.sub(lambda match: self._sets[match.group(1)], pattern)
        return re.compile(pattern)


@cache
def _patterns() -> _Patterns:
    return _Patterns()


def human_wish(normalised: str) -> str:
    """The words that ask for a human, empty when nobody asks. `normalised` as `text.normalise` gives it."""
    patterns = _patterns()
    latin = patterns.latin.search(normalised)
    if latin:
        return latin.group()
    bare = squeeze(normalised)
    for besides in patterns.besides:
        bare = besides.sub("", bare)
    if patterns.denied.search(bare) and not patterns.undenied.search(bare):
        bare = patterns.denied.sub("", bare)
    match = _first(patterns.wishes, bare)
    if match is None and not patterns.told.search(bare):
        match = _first(patterns.mild, bare)
    return match.group() if match else _by_sound(bare)


def _first(patterns: tuple[re.Pattern[str], ...], bare: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(bare))), None)


def _by_sound(bare: str) -> str:
    """A misspelling that sounds like the wish: 专人公, 转仁工."""
    if len(bare) > _LONGEST_HEARD:
        return ""
    run = "".join(character for character in bare if is_han(character))
    spoken = " ".join(pinyin(run))
    for sound in _patterns().sounds:
        if sound in spoken:
            start = spoken[: spoken.index(sound)].count(" ")
            heard = run[start : start + sound.count(" ") + 1]
            if not heard.startswith("人工"):
                return heard
    return ""
