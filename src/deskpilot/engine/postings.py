"""An inverted index in memory that is changed in place: BM25 over two fields, the questions and the whole entry.

Each term has the slots it occurs in and, for either field, its saturated frequency there (the part of BM25 that does
not depend on other documents; the length norm uses a fixed average, so that adding an entry changes nothing that is
already stored). The inverse document frequency is taken when asking. A posting is one number: the slot above two
values of 12 bits. So a term that occurs once is one number, every other one growing array.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with Lucene's idf that is never negative.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Slots = NDArray[np.intp]
Packed = NDArray[np.int64]

_SATURATION = 1.2
_LENGTH_SHARE = 0.6
_USUAL_QUESTION = 60.0
_USUAL_ENTRY = 140.0
# How many postings one question may walk through: those of the rarest terms. The rest is only looked up.
_WALK = 6_000
_ALWAYS_WALKED = 3
# The two values of a posting are kept in steps of 1/1000.
_STEPS = 1000
_BITS = 12
_MASK = (1 << _BITS) - 1
_SLOT = 2 * _BITS
_LEAST_ROOM = 256
# Share of the best sum below which a slot is not looked at more closely.
_WORTH_A_LOOK = 0.2

# How many postings, their share of the score, the postings in rising order of slots.
_Term = tuple[int, float, "array[int]"]


@dataclass(frozen=True, slots=True)
class Walk:
    """The terms of a question that some entry has, the rarest first; what a perfect hit could have got."""

    terms: list[_Term]
    possible: float
    board: NDArray[np.float32]

    def everywhere(self, size: int) -> tuple[Scores, Scores]:
        """What the terms add to either field of each of the first `size` slots."""
        packed, shares = _joined(self.terms)
        slots = packed >> _SLOT
        questions = np.bincount(slots, (packed >> _BITS & _MASK) * shares, size)
        whole = np.bincount(slots, (packed & _MASK) * shares, size)
        return questions.astype(np.float64, copy=False), whole.astype(np.float64, copy=False)

    def rough(self, whole_share: float) -> tuple[Slots, NDArray[np.float32]]:
        """The slots that the rarer terms speak for, and how much; those far behind the best are left out."""
        packed, shares = _joined(_bearable(self.terms))
        values = ((packed >> _BITS & _MASK) + whole_share * (packed & _MASK)) * shares
        slots = packed >> _SLOT
        # The board is as long as there are slots: only what was touched is wiped.
        np.add.at(self.board, slots, values.astype(np.float32))
        sums = self.board[slots]
        met = _distinct(slots[sums > sums.max(initial=1e-6) * _WORTH_A_LOOK])
        found = self.board[met]
        self.board[slots] = 0.0
        return met, found

    def at(self, slots: Slots) -> tuple[Scores, Scores]:
        """What all terms, the commonest as well, add to either field of these slots."""
        keys = slots << _SLOT
        met = np.empty((len(self.terms), len(slots)), np.int64)
        for row, (_, _, posting) in zip(met, self.terms, strict=True):
            packed = np.frombuffer(posting, np.int64)
            packed.take(packed.searchsorted(keys), mode="clip", out=row)
        met *= (met >> _SLOT) == slots
        shares = np.array([share for _, share, _ in self.terms]) / _STEPS
        return shares @ (met >> _BITS & _MASK).astype(np.float64), shares @ (met & _MASK).astype(np.float64)


class Postings:
    """Terms to slots. Slots are given out by the caller, each once and in rising order."""

    def __init__(self) -> None:
        self._found: dict[str, int | array[int]] = {}
        self._documents = 0
        self._board: NDArray[np.float32] = np.zeros(_LEAST_ROOM, np.float32)

    def add(self, slot: int, questions: Iterable[str], answer: Iterable[str]) -> None:
        asked = Counter(questions)
        whole = asked.copy()
        whole.update(answer)
        short = _norm(asked.total(), _USUAL_QUESTION)
        long = _norm(whole.total(), _USUAL_ENTRY)
        found = self._found
        for term, count in whole.items():
            packed = _packed(slot, _saturated(asked.get(term, 0), short), _saturated(count, long))
            known = found.get(term)
            if known is None:
                found[term] = packed
            elif isinstance(known, int):
                found[term] = array("q", (known, packed))
            else:
                known.append(packed)
        self._documents += 1
        if slot >= len(self._board):
            self._board = np.zeros(2 * slot, np.float32)

    def rarity(self, term: str) -> float:
        """Inverse document frequency; an unknown term is as rare as can be."""
        return self._rarity(self.count(term))

    def _rarity(self, count: int) -> float:
        return log1p((self._documents - count + 0.5) / (count + 0.5)) if self._documents else 0.0

    def count(self, term: str) -> int:
        """In how many slots the term occurs."""
        posting = self._found.get(term, ())
        return 1 if isinstance(posting, int) else len(posting)

    def walk(self, weighted: Mapping[str, float]) -> Walk:
        """What there is to be met for a question: each term with its share of the score."""
        possible = 0.0
        met: list[_Term] = []
        for term, weight in weighted.items():
            posting = self._found.get(term)
            if isinstance(posting, int):
                posting = array("q", (posting,))
            count = len(posting) if posting else 0
            share = weight * self._rarity(count)
            possible += share
            if posting:
                met.append((count, share, posting))
        met.sort(key=itemgetter(0))
        return Walk(met, possible, self._board)

    def share(self, weighted: Mapping[str, float], slot: int) -> float:
        """What a walk gives to the questions of one slot, as a share of what a perfect hit could have got."""
        possible = got = 0.0
        for term, weight in weighted.items():
            part = weight * self.rarity(term)
            possible += part
            got += part * self._value(term, slot)
        return got / possible if possible else 0.0

    def _value(self, term: str, slot: int) -> float:
        posting = self._found.get(term, ())
        if isinstance(posting, int):
            posting = array("q", (posting,))
        place = bisect_left(posting, slot << _SLOT)
        there = place < len(posting) and posting[place] >> _SLOT == slot
        return (posting[place] >> _BITS & _MASK) / _STEPS if there else 0.0


def _bearable(terms: list[_Term]) -> list[_Term]:
    """The rarest terms, as many as may be walked through."""
    walked = 0
    for place, (count, _, _) in enumerate(terms):
        walked += count
        if walked > _WALK and place >= _ALWAYS_WALKED:
            return terms[:place]
    return terms


def _joined(terms: list[_Term]) -> tuple[Packed, Scores]:
    """All postings in one row, and the share of each for one step of its values."""
    packed: Packed = np.frombuffer(b"".join([posting for _, _, posting in terms]), np.int64)
    shares = np.array([share for _, share, _ in terms]) / _STEPS
    return packed, shares.repeat([count for count, _, _ in terms])


def _distinct(slots: Slots) -> Slots:
    """Each slot once, in rising order; several times as fast as `numpy.unique` on so few."""
    ordered = np.sort(slots)
    return ordered[np.concatenate(([True], ordered[1:] != ordered[:-1]))] if len(ordered) else ordered


def _norm(length: int, usual: float) -> float:
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / usual)


def _saturated(count: int, norm: float) -> float:
    return count * (_SATURATION + 1) / (count + norm)


def _packed(slot: int, question: float, whole: float) -> int:
    return (slot << _SLOT) | (round(question * _STEPS) << _BITS) | round(whole * _STEPS)
