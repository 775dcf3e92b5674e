"""Known phrases taken off a turn from left to right: what is left over is what the customer has to say."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from deskpilot.engine import tables
from deskpilot.engine.text import squeeze

_SINGLE_YES = re.compile(r"^(?:亲)?[是对好嗯行哦恩](?=[,.。!~\s])")
_PARTICLES = frozenset("啊呀呢吧了啦嘛哈的哦噢喔哟诶哎")
_CLAUSE_END = re.compile(r"[\s,.。!?~;、]+")
# "No" is an answer of its own before these, and the beginning of a report before anything else: 没, 好的; but 没收到.
_BESIDE_NO = frozenset({"thanks", "greeting", "closing", "ping"})
_YES_BESIDE_NO = frozenset("好的 好的好的 好的呢 好吧 嗯 嗯嗯 行 行吧 ok 可以 可以的 知道了 明白了".split())
# Made of known phrases, and yet something to say: "still like this", "but".
_TOLD = "told"
_DENIES_ALL, _DENIES_UNKNOWN = frozenset({"没", "没有", "还没", "还没有", "未"}), frozenset({"不"})


@dataclass(frozen=True, slots=True)
class Peeled:
    """The codes of the phrases a turn is made of, what is left, and the code of a phrase it opens with.

    Phrases of one character count only when nothing is left. A "no" that denies what stands behind it is no phrase.
    """

    codes: tuple[str, ...]
    rest: str
    first: str = ""

    @property
    def says_yes(self) -> bool:
        """Whether the turn opens with a word of agreement."""
        return self.first in ("confirm", "acknowledge")


def clauses(words: str) -> list[str]:
    """The parts of a turn between its marks and blanks."""
    return [clause for clause in _CLAUSE_END.split(words) if clause]


@cache
def _phrases() -> dict[str, str]:
    return {
        squeeze(word): code for code, words in reversed(tables.sections("acts.txt").items()) for word in words
    }


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the phrases that begin with a character are, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in filter(None, _phrases()):
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@lru_cache(maxsize=512)
def peel(words: str) -> Peeled:
    """Take known phrases off a text, longest first at each place."""
    bare = squeeze(words)
    ends = _ends(words)
    codes: dict[str, None] = {}
    rest: list[str] = []
    single: dict[str, None] = {}
    first = ""
    place = 0
    while place < len(bare):
        phrase = _phrase_at(bare, place)
        taken = phrase
        told = _phrases().get(phrase) == _TOLD
        if phrase and not told and not _denies_next(bare, place + len(phrase), phrase, ends):
            code = _phrases()[phrase]
            (codes if len(phrase) > 1 else single)[code] = None
            if not first and not rest and len(phrase) > 1 and code not in ("filler", "greeting"):
                first = code
        else:
            # With a "no" goes what it denies.
            taken = phrase + ("" if told else _phrase_at(bare, place + len(phrase))) or bare[place]
            rest.append(taken)
        place += len(taken)
    if _SINGLE_YES.match(words):
        first = "confirm"
    return Peeled(tuple(codes if rest else codes | single), "".join(rest), first)


def _phrase_at(bare: str, place: int) -> str:
    """The longest known phrase that begins there; empty when none does."""
    if place >= len(bare):
        return ""
    known = _phrases()
    parts = (bare[place : place + length] for length in _lengths().get(bare[place], ()))
    return next((part for part in parts if part in known), "")


def _denies_next(bare: str, place: int, phrase: str, ends: frozenset[int]) -> bool:
    """Whether a "no" that stops at a place goes on: it denies what is said there."""
    unknown_only = phrase in _DENIES_UNKNOWN
    if not (unknown_only or phrase in _DENIES_ALL) or place in ends or bare[place] in _PARTICLES:
        return False
    follows = _phrase_at(bare, place)
    code = _phrases().get(follows)
    if unknown_only:
        return code is None or (code == "closing" and follows[0] not in "不没")
    doubled = code == "closing" and follows[0] in "不没再拜"
    return not (doubled or (code in _BESIDE_NO and code != "closing") or follows in _YES_BESIDE_NO)


def _ends(words: str) -> frozenset[int]:
    """The places in the squeezed text where a clause ends."""
    ends, place = set(), 0
    for clause in clauses(words):
        place += len(squeeze(clause))
        ends.add(place)
    return frozenset(ends)
