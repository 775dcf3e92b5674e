"""Chinese words: the most probable way to cut a run of characters, by word frequency alone.

The classic maximum-probability path over a word list. No hidden Markov model: unknown names fall apart into
characters, which the bigrams of the index catch.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from math import log
from typing import ParamSpec, TypeVar, cast

import numpy as np

from deskpilot.engine import tables, text

_LONGEST = 8
# Rows of the table that tells how long a word that begins with two given characters may be.
_PAIRS = 1 << 18
_MADE_OF_WORDS: list[Callable[[], None]] = []

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


def until_taught(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Keep the last 512 results until the segmenter learns a word: for what is made of the words of a text."""
    kept = lru_cache(maxsize=512)(function)
    _MADE_OF_WORDS.append(kept.cache_clear)
    return cast(Callable[_Given, _Result], kept)


class Segmenter:
    """Cuts normalised text into words. The shop's own words can be taught at any time."""

    def __init__(self) -> None:
        self._cost: dict[str, float] = {}
        # By the hash of the pair: pairs that share a row only let a few more words be looked for than there are.
        self._reach = bytearray(_PAIRS)
        # The shop's own words, without those that ship.
        self.taught: set[str] = set()
        words, counts = tables.columns("words.txt")
        self._total = log(sum(map(int, counts)))
        # Words that are seen equally often share one number: most are seen a few times only.
        costs = {count: log(int(count) or 1) - self._total for count in set(counts)}
        self._cost.update(zip(words, map(costs.__getitem__, counts), strict=True))
        self._note_reach(words)
        for own in tables.sections("shop_words.txt").values():
            for word in own:
                self.teach(word)
        self.taught.clear()
        self._unknown = -self._total

    def _note_reach(self, words: Sequence[str]) -> None:
        rows = np.array([hash(word[:2]) for word in words]) % _PAIRS
        np.maximum.at(np.frombuffer(self._reach, np.uint8), rows, list(map(len, words)))

    def teach(self, word: str) -> None:
        """From now on `word` stays in one piece (Han words of 2 to 8 characters; others are left alone)."""
        if 2 <= len(word) <= _LONGEST and all(map(text.is_han, word)):
            parts = sum(self._cost.get(character, -self._total) for character in word)
            self._cost[word] = max(self._cost.get(word, -99.0), parts + 1.0, log(200) - self._total)
            self._note_reach([word])
            self.taught.add(word)
            for forget in _MADE_OF_WORDS:
                forget()

    def words(self, normalised: str) -> list[str]:
        """The words of a text in reading order, latin and digit runs among them."""
        found: list[str] = []
        for chunk in text.chunks(normalised):
            if chunk[0].isascii():
                found.append(chunk)
            else:
                self._cut(chunk, found)
        return found

    def probability(self, word: str) -> float:
        """How common the word is in running text, 0 when unknown."""
        cost = self._cost.get(word)
        return 0.0 if cost is None else float(2.718281828459045**cost)

    def _cut(self, run: str, found: list[str]) -> None:
        size = len(run)
        best = [0.0] * (size + 1)
        ends = [0] * size
        cost, reach, unknown = self._cost, self._reach, self._unknown
        for start in range(size - 1, -1, -1):
            top = cost.get(run[start], unknown) + best[start + 1]
            end = start + 1
            longest = reach[hash(run[start : start + 2]) % _PAIRS]
            for stop in range(start + 2, min(size, start + longest) + 1) if longest > 1 else ():
                value = cost.get(run[start:stop])
                if value is not None and value + best[stop] > top:
                    top, end = value + best[stop], stop
            best[start], ends[start] = top, end
        start = 0
        while start < size:
            found.append(run[start : ends[start]])
            start = ends[start]


@cache
def segmenter() -> Segmenter:
    """The one segmenter of the process."""
    return Segmenter()


@until_taught
def words_of(normalised: str) -> tuple[str, ...]:
    """The words of a text, cut once for all who ask."""
    return tuple(segmenter().words(normalised))
