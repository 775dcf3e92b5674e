"""A text as the index and the retriever see it: words, neighbouring pairs, concepts and a vector."""

from dataclasses import dataclass, field
from functools import cache

from deskpilot.engine import tables, text
from deskpilot.engine.concepts import Concepts, concepts_of
from deskpilot.engine.levers import FULL, Shares
from deskpilot.engine.segment import words_of
from deskpilot.engine.vectors import Vector, sentence


@cache
def _courtesy() -> frozenset[str]:
    return frozenset(word for words in tables.sections("courtesy.txt").values() for word in words)


@dataclass(frozen=True, slots=True)
class Reading:
    """The terms of one text. `words` leaves courtesy out; `vector` has length one, or zero when nothing is known."""

    text: str
    words: tuple[str, ...]
    pairs: tuple[str, ...]
    concepts: Concepts
    vector: Vector = field(repr=False, compare=False)

    @property
    def terms(self) -> dict[str, float]:
        """Every term with its weight when asking."""
        return self.terms_at(FULL)

    def terms_at(self, shares: Shares) -> dict[str, float]:
        """Every term with the weight these shares give it."""
        weighted = {f"w{word}": 1.0 for word in self.words}
        weighted.update((f"b{pair}", shares.pair) for pair in self.pairs)
        weighted.update((f"t{thing}", shares.thing) for thing in self.concepts.things)
        weighted.update((f"a{aspect}", shares.aspect) for aspect in self.concepts.aspects)
        weighted.update((f"p{pair}", shares.thing_aspect) for pair in self.concepts.pairs)
        return weighted

    def stored_terms(self) -> list[str]:
        """The terms as an entry keeps them, repeats included."""
        found = [f"w{word}" for word in self.words]
        found += [f"b{pair}" for pair in self.pairs]
        found += [f"t{thing}" for thing in self.concepts.things]
        found += [f"a{aspect}" for aspect in self.concepts.aspects]
        return found + [f"p{pair}" for pair in self.concepts.pairs]


def read(normalised: str) -> Reading:
    """Read an already normalised text."""
    all_words, courtesy = words_of(normalised), _courtesy()
    kept = tuple(word for word in all_words if word not in courtesy) or all_words
    return Reading(
        normalised,
        kept,
        tuple(
            pair
            for chunk in text.chunks(normalised)
            if not chunk[0].isascii()
            for pair in text.bigrams(chunk)
        ),
        concepts_of(normalised),
        sentence(kept),
    )
