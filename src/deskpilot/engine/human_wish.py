"""The wish for a human, in any wording: plain, indirect, rude, misspelt, in dialect; and its denial.

Two judges. Patterns (human_wish.toml) work on the squeezed text, so blanks and dots inside a word do not help to miss it,
and on the sound, so that 专人公 is still 转人工: `wishes` count wherever they stand, `mild` ones only where nothing is
merely told. Saying that no human is needed is no wish; asking why none comes is. Beside them a model (`wish_table`) hears
what nobody thought of, and which of the patterns' words only name goods or tell a story.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Final

from deskpilot.engine import tables
from deskpilot.engine.cards import part_words
from deskpilot.engine.segment import until_taught
from deskpilot.engine.text import is_han, pinyin, squeeze
from deskpilot.engine.wish_table import CLAUSE_ENDS, Line, line_of, wish_table

_LONGEST_HEARD: Final = 60
_LONGEST_QUOTE: Final = 60
# From these log odds on a line wishes for a human without a pattern; below the others it does not in spite of one.
HEARD: Final = 0.5
REFUTED: Final = -1.5
# So many lines of one turn are heard by themselves, the last ones.
_LINES: Final = 6
_SET = re.compile(r"<([a-z]+)>")


class _Patterns:
    """The compiled patterns, sets filled in."""

    def __init__(self) -> None:
        source = tomllib.loads((tables.table_folder() / "human_wish.toml").read_text(encoding="utf-8"))
        self._sets: dict[str, str] = source["sets"]
        single = {name: self._compiled(pattern) for name, pattern in source["patterns"].items()}
        self.latin, self.denied, self.undenied = single["latin"], single["denied"], single["undenied"]
        self.told, self.plain, self.refusal = single["told"], single["plain"], single["refusal"]
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


@dataclass(frozen=True, slots=True)
class _Told:
    """What the patterns make of a line: the words that wish, what is left of it, and what each kind of pattern found."""

    quote: str
    words: str
    signs: tuple[float, ...]
    denied: bool


@until_taught
def human_wish(normalised: str) -> str:
    """The words that ask for a human, empty when nobody asks. `normalised` as `text.normalise` gives it."""
    plain = _plainly(normalised)
    if plain:
        return plain
    told = _told_by_patterns(_words(normalised))
    quote = _judged(told)
    lines = normalised.split("\n")[-_LINES:]
    if quote or told.denied or len(lines) < 2:
        return quote
    # Several lines sent in a row are one turn, and each may be the wish.
    return next((quote for line in lines if line and (quote := _judged(_told_by_patterns(_words(line))))), "")


def line_heard(normalised: str) -> Line:
    """The line as the model sees it; what it is fitted to sees it so as well."""
    told = _told_by_patterns(_words(normalised))
    return line_of(told.words, told.signs)


def _words(normalised: str) -> str:
    """Without order numbers, cards and links; all of it where nothing else is there."""
    return part_words(normalised).words or normalised


def _plainly(normalised: str) -> str:
    """A clause that is nothing but the plain wish: no model is asked whether that holds."""
    patterns = _patterns()
    clauses = ["", *filter(None, CLAUSE_ENDS.split(normalised)), ""]
    return next(
        (
            clause
            for before, clause, after in zip(clauses, clauses[1:], clauses[2:], strict=False)
            if patterns.plain.fullmatch(clause)
            and not patterns.refusal.fullmatch(before)
            and not patterns.refusal.fullmatch(after)
        ),
        "",
    )


def _judged(told: _Told) -> str:
    log_odds = wish_table().log_odds(line_of(told.words, told.signs))
    if told.quote:
        return told.quote if log_odds > REFUTED else ""
    return told.words[:_LONGEST_QUOTE] if log_odds > HEARD else ""


def _told_by_patterns(normalised: str) -> _Told:
    patterns = _patterns()
    latin = patterns.latin.search(normalised)
    whole = bare = squeeze(normalised)
    for besides in patterns.besides:
        bare = besides.sub("", bare)
    denied = bool(patterns.denied.search(bare)) and not patterns.undenied.search(bare)
    if denied:
        bare = patterns.denied.sub("", bare)
    plain, mild = _first(patterns.wishes, bare), _first(patterns.mild, bare)
    story = patterns.told.search(bare)
    sound = _by_sound(bare)
    match = latin or plain or (None if story else mild)
    signs = (latin, plain, mild, story, denied, sound, match)
    return _Told(
        match.group() if match else sound,
        normalised if bare == whole else bare,
        tuple(float(bool(sign)) for sign in signs),
        denied,
    )


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
