"""Tell apart entries that say nearly the same: about the same things, with most of the turn's words in each of them.

Words, things and meaning cannot do that, for all of them have these. What is left is how a text runs on the whole, in
both directions: the longest row of syllables, gaps allowed, that turn and question form share. Syllables, because whoever
types by sound takes 帐 for 账.
"""

from collections.abc import Sequence
from functools import lru_cache

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.text import normalised, pinyin, squeezed

# Up to this share of the turn's words the wording counts nothing, from the second on in full.
_SLIGHT, _FULL = 0.35, 0.5
_READ_FORMS, _READ_CHARACTERS = 6, 120


def weight_of_wording(words: float) -> float:
    """How much the wording counts for an entry that shares this much of the turn's words."""
    return max(0.0, min(1.0, (words - _SLIGHT) / (_FULL - _SLIGHT)))


class Wording:
    """How a turn runs, to be compared with many forms."""

    def __init__(self, text: str) -> None:
        said = _syllables(text)
        self._length = len(said)
        self._places: dict[str, int] = {}
        for place, syllable in enumerate(said):
            self._places[syllable] = self._places.get(syllable, 0) | 1 << place

    def likeness(self, entry: KnowledgeEntry) -> float:
        """To the entry's closest form: twice the longest common subsequence by both lengths, from 0 to 1."""
        best = 0.0
        for form in entry.forms[:_READ_FORMS]:
            best = max(best, self.likeness_to_form(form, best))
        return best

    def likeness_to_form(self, form: str, least: float = 0.0) -> float:
        """To one form; 0 where the lengths alone tell that it is no more than `least`."""
        other = _syllables(form)
        whole = self._length + len(other)
        if not whole or 2 * min(self._length, len(other)) / whole <= least:
            return 0.0
        return 2 * self._longest_shared(other) / whole

    def _longest_shared(self, other: Sequence[str]) -> int:
        """Length of the longest common subsequence; rows of bits instead of a table (Hyyrö 2004)."""
        every = (1 << self._length) - 1
        row = every
        for syllable in other:
            if met := row & self._places.get(syllable, 0):
                row = ((row + met) | (row - met)) & every
        return self._length - row.bit_count()


@lru_cache(maxsize=2048)
def _syllables(text: str) -> tuple[str, ...]:
    return pinyin(squeezed(normalised(text))[:_READ_CHARACTERS])
