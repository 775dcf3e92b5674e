"""A customer's words made comparable: one form for full width, invisible, accented and traditional characters.

`normalise` keeps the reading order and the punctuation; `squeeze` keeps nothing but letters, digits and Han
characters, so that a word pulled apart by blanks, dots or emoji is whole again.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

from deskpilot.engine import tables

MAX_CHARACTERS = 3000
_KEPT_HEAD = 2400

_BLANKS = re.compile(r"[ \t\u3000]+")
_BREAKS = re.compile(r"\s*\n\s*")
# Noughts in the middle of an order number are part of it.
_REPEATED = re.compile(r"(\D)\1{5,}|(?<!\d)(\d)\2{5,}(?!\d)")
# The same words three times and more, with or without signs in between; numbers may repeat themselves.
_SAID_AGAIN = re.compile(r"([\u3400-\u9fff][^\n]{1,39}?)(?:[\s,.。!?~、…;]*\1){2,}")
_WORDLIKE = re.compile(r"[a-z0-9]+(?:[.\-_][a-z0-9]+)*|[\u3400-\u9fff]+")
_NOISE_CATEGORIES = frozenset({"Cf", "Mn", "Me", "Cs", "Co", "Cn"})


class _Folding(dict[int, str | None]):
    """Grows as it is used: characters that carry no meaning vanish, traditional ones become simplified."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        category = unicodedata.category(character)
        folded: str | None = character
        if category in _NOISE_CATEGORIES:
            folded = None
        elif category == "Cc":
            folded = "\n" if character in "\n\r\x0b\x0c" else " "
        elif category in ("Zl", "Zp"):
            folded = "\n"
        elif category == "Zs":
            folded = " "
        elif category == "Ll" and code < 0x250 and (parts := unicodedata.decomposition(character)):
            folded = chr(int(parts.split(" ")[0], 16)) if parts[0] != "<" else character
        self[code] = folded
        return folded


@cache
def _folding() -> _Folding:
    folding = _Folding()
    for row in tables.rows("traditional.txt"):
        many, few = row.split(" ")
        folding[ord(many)] = few
    return folding


def clip(raw: str) -> str:
    """A text of bearable length: of a very long one its head and its tail."""
    if len(raw) <= MAX_CHARACTERS:
        return raw
    return raw[:_KEPT_HEAD] + "\n" + raw[-(MAX_CHARACTERS - _KEPT_HEAD - 1) :]


@lru_cache(maxsize=512)
def normalise(raw: str) -> str:
    """NFKC, lower case, simplified characters, no invisible characters, single blanks. Total over all strings. What is
    said three times and more in a row stands there twice: that it was repeated can be heard, how often says no more.

    Kept for a while: the parts of the engine each ask for the turn and for the lines before it.
    """
    text = normalised(raw)
    return _SAID_AGAIN.sub(r"\1 \1", text) if _may_repeat_itself(text) else text


def _may_repeat_itself(text: str) -> bool:
    """Whether a pair of characters stands there three times: most texts need no closer look."""
    pairs = list(pairwise(text))
    return len(pairs) - len(set(pairs)) > 1 and max(Counter(pairs).values()) > 2


def normalised(raw: str) -> str:
    """The same for a text that is no line of a conversation, and would only push those out."""
    if raw.isascii():
        text = clip(raw).lower().translate(_folding())
    else:
        text = unicodedata.normalize("NFKC", clip(raw).translate(_folding()))
        text = clip(text).lower().translate(_folding())
    text = _BREAKS.sub("\n", _BLANKS.sub(" ", text))
    return _REPEATED.sub(_shortened, text).strip()


def _shortened(match: re.Match[str]) -> str:
    return match.group()[0] * 5


@lru_cache(maxsize=512)
def squeeze(text: str) -> str:
    """Only the letters, digits and Han characters of an already normalised text; kept like `normalise`."""
    return squeezed(text)


def squeezed(text: str) -> str:
    """The same for a text that is no line of a conversation."""
    return "".join(filter(str.isalnum, text))


def chunks(text: str) -> list[str]:
    """Runs of Han characters and runs of latin letters or digits, in reading order."""
    return _WORDLIKE.findall(text)


def is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def bigrams(chunk: str) -> list[str]:
    """Neighbouring pairs of a Han run; a single character stands for itself."""
    return [chunk] if len(chunk) == 1 else [chunk[i : i + 2] for i in range(len(chunk) - 1)]


@cache
def _readings() -> dict[str, str]:
    pairs = (row.split(" ") for row in tables.rows("pinyin.txt"))
    return {character: syllable for syllable, characters in pairs for character in characters}


def pinyin(text: str) -> tuple[str, ...]:
    """Toneless syllables; characters without a known reading stand for themselves."""
    known = _readings()
    return tuple(known.get(character, character) for character in text)


def initials(text: str) -> str:
    """First letters of the syllables: 发货 gives fh."""
    return "".join(syllable[:1] for syllable in pinyin(text))
