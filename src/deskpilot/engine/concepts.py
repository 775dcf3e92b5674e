"""What a text is about and what is asked of it: things (invoice.title), aspects (when, where) and their pairs.

Two word lists carry the knowledge; a phrase trie finds their words. Things, aspects and pairs become terms of the
index beside words and bigrams: a paraphrase that shares no word with an entry still shares them.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from deskpilot.engine import tables

_PAIRED_THINGS = 6
_PAIRED_ASPECTS = 4
# Who wants to send back what has not come yet wants to cancel.
_IMPLIED = (("return", "before", "cancel"), ("refund", "before", "cancel"), ("return", "before", "refund"))


class PhraseBook:
    """Finds the listed words in a text: the longest at each place, none inside an accepted one.

    Words may overlap at their ends only where `overlapping` allows it.
    """

    def __init__(self, sections: dict[str, tuple[str, ...]], *, overlapping: bool = False) -> None:
        self._overlapping = overlapping
        self._codes: dict[str, tuple[str, ...]] = {}
        # By the two characters that words begin with, and for a word of one character by that: the longest first.
        self._lengths: dict[str, tuple[int, ...]] = {}
        for code, words in sections.items():
            for word in words:
                self._codes[word] = (*self._codes.get(word, ()), code)
        lengths: dict[str, set[int]] = {}
        for word in self._codes:
            lengths.setdefault(word[:2], {1} if word[0] in self._codes else set()).add(len(word))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def find(self, text: str) -> list[tuple[int, str, tuple[str, ...]]]:
        """`(position, word, codes)` for every word found, in reading order."""
        found: list[tuple[int, str, tuple[str, ...]]] = []
        lengths_of, codes_of = self._lengths, self._codes
        covered = 0
        for start, character in enumerate(text):
            lengths = lengths_of.get(text[start : start + 2]) or lengths_of.get(character)
            if lengths is None:
                continue
            for length in lengths:
                word = text[start : start + length]
                codes = codes_of.get(word)
                if codes is not None:
                    if start >= covered or (self._overlapping and start + length > covered):
                        found.append((start, word, codes))
                        covered = start + length
                    break
        return found


@dataclass(frozen=True, slots=True)
class Concepts:
    """Codes in the order in which the text names them, without repeats."""

    things: tuple[str, ...]
    aspects: tuple[str, ...]

    @property
    def pairs(self) -> tuple[str, ...]:
        """Each thing with each aspect: refund|when."""
        things, aspects = self.things[:_PAIRED_THINGS], self.aspects[:_PAIRED_ASPECTS]
        return tuple(f"{thing}|{aspect}" for thing in things for aspect in aspects)


@cache
def _things() -> PhraseBook:
    return PhraseBook(tables.sections("things.txt"), overlapping=True)


@cache
def _aspects() -> PhraseBook:
    return PhraseBook(tables.sections("aspects.txt"), overlapping=True)


@lru_cache(maxsize=512)
def concepts_of(normalised: str) -> Concepts:
    """The concepts of a text; a part (refund.when) brings its thing (refund) along."""
    things: dict[str, None] = {}
    for _, _, codes in _things().find(normalised):
        for code in codes:
            things[code] = None
            things[code.partition(".")[0]] = None
    aspects = {code: None for _, _, codes in _aspects().find(normalised) for code in codes}
    for thing, aspect, implied in _IMPLIED:
        if thing in things and aspect in aspects:
            things[implied] = None
    return Concepts(tuple(things), tuple(aspects))
