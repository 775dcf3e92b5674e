"""Text as the search sees it: folded, cut into pairs of characters, and the sound of its Chinese characters.

SQLite's own tokenizers cannot find a Chinese word of two characters. So the index holds every pair of neighbouring
letters and every last letter; a search takes the rows that hold all pairs of what was typed, and those few are
then compared letter by letter. A pair is one word for the `ascii` tokenizer, which cuts at ASCII punctuation only.
"""

import re
import unicodedata
from itertools import pairwise

from deskpilot.store.values import clean

_LONGEST = 20_000
# Soft hyphens, joiners, marks of direction and the like: what Unicode calls format characters.
_INVISIBLE = re.compile(
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0001-\U000e007f]"
)


def fold(text: str) -> str:
    """Text without the differences that a person who searches does not see: width, case, invisible characters."""
    if text.isascii():
        return text.lower()
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).casefold())


def tokens(text: str) -> str:
    """The words that an index row holds for this text. Of very long texts the beginning."""
    return words_of(fold(clean(text[:_LONGEST])))


def words_of(folded: str) -> str:
    """The words that an index row holds for a text that is folded already."""
    return " ".join(sorted(_pairs(folded)))


def expression(text: str) -> str | None:
    """The FTS5 expression for a text that was typed; `None` when it holds no letter to look for.

    Nothing that was typed is ever read as an operator: only quoted letters and digits go in.
    """
    words: set[str] = set()
    for run in _runs(fold(text)):
        if len(run) == 1:
            words.add(f'"{run}" *')
        words.update(f'"{run[i : i + 2]}"' for i in range(len(run) - 1))
    return " AND ".join(sorted(words)) or None


def typed(text: str, longest: int = 100) -> str:
    """What was typed into a search box, without what nobody types: NUL ends a LIKE pattern in SQLite."""
    return text.replace("\0", "").strip()[:longest]


def escaped_like(text: str) -> str:
    """Text for a LIKE pattern with ESCAPE '\\': its % and _ stand for themselves."""
    return re.sub(r"([\\%_])", r"\\\1", text)


def _pairs(folded: str) -> set[str]:
    found: set[str] = set()
    for run in _runs(folded):
        found.update(map("".join, pairwise(run)))
        found.add(run[-1])
    return found


def _runs(folded: str) -> list[str]:
    # Beyond ASCII everything is a letter for the tokenizer, so it must be one here.
    return re.findall(r"[^\x00-\x2f\x3a-\x60\x7b-\x7f\s]+", folded)
