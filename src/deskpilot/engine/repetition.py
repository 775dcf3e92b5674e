"""Whether a customer says the same thing again after the shop has spoken."""

from collections.abc import Sequence
from functools import lru_cache

from deskpilot.domain.conversation import Line, Sender
from deskpilot.engine.cards import part_words
from deskpilot.engine.text import bigrams, chunks, normalise, squeeze

_LOOKED_BACK = 24
_LEAST_CHARACTERS = 4
_LEAST_LIKENESS = 0.55


@lru_cache(maxsize=512)
def grams(words: str) -> frozenset[str]:
    """The pairs of neighbours in a text, its latin and digit runs whole."""
    return frozenset(
        pair for chunk in chunks(words) for pair in ([chunk] if chunk[0].isascii() else bigrams(chunk))
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of common pairs in the smaller set (0 to 1); a short text inside a long one counts fully."""
    return len(one & other) / max(3, min(len(one), len(other))) if one and other else 0.0


def asked_before(words: str, lines: Sequence[Line]) -> float:
    """How much the turn repeats an earlier one that the shop has had a chance to answer; 0 when it does not."""
    if len(squeeze(words)) < _LEAST_CHARACTERS:
        return 0.0
    mine = grams(words)
    best, answered = 0.0, False
    for line in reversed(lines[-_LOOKED_BACK:]):
        if line.sender in (Sender.AI, Sender.AGENT):
            answered = True
        elif answered and line.sender is Sender.CUSTOMER:
            earlier = part_words(normalise(line.text)).words
            if len(squeeze(earlier)) >= _LEAST_CHARACTERS:
                best = max(best, likeness(mine, grams(earlier)))
    return round(best, 3) if best >= _LEAST_LIKENESS else 0.0
