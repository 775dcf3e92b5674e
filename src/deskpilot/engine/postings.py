"""An inverted index in memory that is changed in place: BM25 over two fields, the questions and the whole entry.

Each term has the slots it occurs in and, for either field, its saturated frequency there (the part of BM25 that does
not depend on other documents; the length norm uses a fixed average, so that adding an entry changes nothing that is
already stored). The inverse document frequency is taken when asking. A posting is one number: the slot above two
values of 16 bits. So a term that occurs once is one number, every other one growing array.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with Lucene's idf that is never negative.
"""

import sys
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import log1p
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Slots = NDArray[np.intp]

_SATURATION = 1.2
_LENGTH_SHARE = 0.6
_USUAL_QUESTION = 60.0
_USUAL_ENTRY = 140.0
# How many postings one question may walk through: those of the rarest terms. The rest is only looked up.
_WALK = 10_000
_ALWAYS_WALKED = 3
# How many of the common terms are looked up, the weightiest first: so many for all slots, so many altogether.
_FIRST_LOOK_UPS, _LOOK_UPS = 8, 24
# The two values of a posting are kept in steps of 1/1000.
_STEPS = 1000
_BITS = 16
_MASK = (1 << _BITS) - 1
_SLOT = 2 * _BITS
# Where the two values stand among the four parts of a posting.
_WHOLE, _QUESTION = (0, 1) if sys.byteorder == "little" else (3, 2)
_LEAST_ROOM = 256
# Share of the best sum below which a slot is not looked at more closely.
_WORTH_A_LOOK = 0.2

# How many postings, their share of the score, the postings in rising order of slots.
_Term = tuple[int, float, "array[int]"]


class Boards:
    """Two rows as long as there are slots, to write on while a question is worked on; wiped by whoever wrote."""

    def __init__(self, size: int) -> None:
        self.sums: NDArray[np.float32] = np.zeros(size, np.float32)
        self.places: NDArray[np.int32] = np.zeros(size, np.int32)


class Walk:
    """The terms of a question that some entry has, the rarest first; `possible` is what a perfect hit could have got."""

    def __init__(self, terms: list[_Term], possible: float, boards: Boards) -> None:
        self.possible = possible
        self._terms, self._boards = terms, boards
        self._bearable = _bearable(terms)
        self._common = sorted(terms[len(self._bearable) :], key=itemgetter(1), reverse=True)
        # Which postings belong to the slots that `rough` gave, and the slot of each.
        self._near: tuple[Slots, Slots] | None = None

    @cached_property
    def _walked(self) -> "_Joined":
        return _Joined(self._bearable)

    def everywhere(self, size: int) -> tuple[Scores, Scores]:
        """What the terms add to either field of each of the first `size` slots."""
        all_terms = _Joined(self._terms)
        return all_terms.sums(all_terms.slots, size)

    def rough(self, whole_share: float) -> tuple[Slots, NDArray[np.float32]]:
        """The slots that the rarer terms speak for, and how much; those far behind the best are left out."""
        board, slots = self._boards.sums, self._walked.slots
        np.add.at(board, slots, self._walked.values(whole_share))
        sums = board[slots]
        near = (sums > sums.max(initial=1e-6) * _WORTH_A_LOOK).nonzero()[0]
        self._near = near, slots[near]
        met = self._distinct(slots[near])
        found = board[met]
        board[slots] = 0.0
        return met, found

    def _distinct(self, slots: Slots) -> Slots:
        """Each slot once: whose number stands on the board is the last of its kind."""
        numbers = np.arange(len(slots), dtype=np.int32)
        self._boards.places[slots] = numbers
        once: Slots = slots[(self._boards.places[slots] == numbers).nonzero()[0]]
        self._boards.places[slots] = 0
        return once

    def at(self, slots: Slots, *, met: bool = False) -> tuple[Scores, Scores]:
        """What the rarer terms, and the weightiest of the common ones, add to either field of these slots. `met` says
        that `rough` gave them all: then only their postings are looked through."""
        walked, places = self._walked, self._boards.places
        near, near_slots = self._near if met and self._near else (None, walked.slots)
        places[slots] = np.arange(1, len(slots) + 1)
        there = places[near_slots]
        places[slots] = 0
        here = (there > 0).nonzero()[0]
        chosen = here if near is None else near[here]
        questions, whole = walked.sums(there[here] - 1, len(slots), chosen)
        more = _looked_up(self._common[:_FIRST_LOOK_UPS], slots)
        return questions + more[0], whole + more[1]

    def rest(self, slots: Slots) -> tuple[Scores, Scores]:
        """What the terms that `at` left out add, the very lightest never looked at."""
        return _looked_up(self._common[_FIRST_LOOK_UPS:_LOOK_UPS], slots)


class _Joined:
    """All postings of some terms in one row."""

    def __init__(self, terms: list[_Term]) -> None:
        packed = np.frombuffer(b"".join([posting for _, _, posting in terms]), np.int64)
        shares = np.array([share for _, share, _ in terms], np.float32) / np.float32(_STEPS)
        self._shares = shares.repeat([count for count, _, _ in terms])
        halves = packed.view(np.uint16)
        self._questions, self._whole = halves[_QUESTION::4], halves[_WHOLE::4]
        self.slots: Slots = packed >> _SLOT

    def values(self, whole_share: float) -> NDArray[np.float32]:
        """What each posting adds, both fields in one."""
        both: NDArray[np.float32] = self._whole * np.float32(whole_share)
        both += self._questions
        both *= self._shares
        return both

    def sums(
        self, places: NDArray[np.integer], size: int, chosen: Slots | slice = slice(None)
    ) -> tuple[Scores, Scores]:
        """The chosen postings added up at their places, for either field."""
        shares = self._shares[chosen]
        questions = np.bincount(places, self._questions[chosen] * shares, size)
        whole = np.bincount(places, self._whole[chosen] * shares, size)
        return questions.astype(np.float64, copy=False), whole.astype(np.float64, copy=False)


class Postings:
    """Terms to slots. Slots are given out by the caller, each once and in rising order."""

    def __init__(self) -> None:
        self._found: dict[str, int | array[int]] = {}
        self._documents = 0
        # Rarities by count, until the next entry changes them all.
        self._rarities: dict[int, float] = {}
        self._boards = Boards(_LEAST_ROOM)

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
        self._hold(self._documents + 1, slot)

    def written(self) -> tuple[list[str], NDArray[np.int32], NDArray[np.int64]]:
        """All terms, how many postings each has, and the postings of all in one row."""
        found = [one if isinstance(one, array) else array("q", (one,)) for one in self._found.values()]
        counts = np.array([len(one) for one in found], np.int32)
        return list(self._found), counts, np.frombuffer(b"".join(found), np.int64)

    def take(self, terms: Sequence[str], counts: Sequence[int], packed: NDArray[np.int64], start: int) -> int:
        """Some of what `written` gave, into empty postings; the first of their postings stands at `start`. Returns where
        the next ones begin."""
        for term, count in zip(terms, counts, strict=True):
            end = start + count
            if count == 1:
                self._found[term] = int(packed[start])
            else:
                self._found[term] = array("q", packed[start:end].tobytes())
            start = end
        return start

    def make_room(self, slots: int) -> None:
        """So many slots are taken by what `take` brought."""
        self._hold(slots, slots)

    def _hold(self, documents: int, last_slot: int) -> None:
        self._documents = documents
        self._rarities.clear()
        if last_slot >= len(self._boards.sums):
            self._boards = Boards(2 * last_slot)

    @staticmethod
    def last_slot(packed: NDArray[np.int64]) -> int:
        """The highest slot in a row of postings, -1 in an empty one; a row that names slots below 0 has none that fits."""
        slots = packed >> _SLOT
        return int(slots.max(initial=-1)) if slots.min(initial=0) >= 0 else sys.maxsize

    def rarity(self, term: str) -> float:
        """Inverse document frequency; an unknown term is as rare as can be."""
        return self._rarity(self.count(term))

    def _rarity(self, count: int) -> float:
        known = self._rarities.get(count)
        if known is None:
            known = log1p((self._documents - count + 0.5) / (count + 0.5)) if self._documents else 0.0
            self._rarities[count] = known
        return known

    def count(self, term: str) -> int:
        """In how many slots the term occurs."""
        posting = self._found.get(term, ())
        return 1 if isinstance(posting, int) else len(posting)

    def walk(self, weighted: Mapping[str, float]) -> Walk:
        """What there is to be met for a question: each term with its share of the score."""
        possible, unknown = 0.0, self._rarity(0)
        met: list[_Term] = []
        for term, weight in weighted.items():
            posting = self._found.get(term)
            if posting is None:
                possible += weight * unknown
                continue
            if isinstance(posting, int):
                posting = array("q", (posting,))
            count = len(posting)
            share = weight * self._rarity(count)
            possible += share
            met.append((count, share, posting))
        met.sort(key=itemgetter(0))
        return Walk(met, possible, self._boards)

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


def _looked_up(terms: list[_Term], slots: Slots) -> tuple[Scores, Scores]:
    """What these terms add to either field of a few slots in rising order."""
    if not terms:
        return np.zeros(len(slots)), np.zeros(len(slots))
    keys = slots << _SLOT
    met = np.empty((len(terms), len(slots)), np.int64)
    for row, (_, _, posting) in zip(met, terms, strict=True):
        packed = np.frombuffer(posting, np.int64)
        packed.take(packed.searchsorted(keys), mode="clip", out=row)
    met *= (met >> _SLOT) == slots
    shares = np.array([share for _, share, _ in terms]) / _STEPS
    halves = met.view(np.uint16)
    return shares @ halves[:, _QUESTION::4].astype(np.float64), shares @ halves[:, _WHOLE::4].astype(
        np.float64
    )


def _norm(length: int, usual: float) -> float:
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / usual)


def _saturated(count: int, norm: float) -> float:
    return count * (_SATURATION + 1) / (count + norm)


def _packed(slot: int, question: float, whole: float) -> int:
    return (slot << _SLOT) | (round(question * _STEPS) << _BITS) | round(whole * _STEPS)
