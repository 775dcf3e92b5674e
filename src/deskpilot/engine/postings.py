"""An inverted index in memory that is changed in place: BM25 over two fields, the questions and the whole entry.

Each term has three growing arrays: the slots it occurs in and, for either field, its saturated frequency there (the
part of BM25 that does not depend on other documents; the length norm uses a fixed average, so that adding an entry
changes nothing that is already stored). The inverse document frequency is taken when asking. Most terms occur once:
those are packed into one number each.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with Lucene's idf that is never negative.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log1p

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

_SATURATION = 1.2
_LENGTH_SHARE = 0.6
_USUAL_QUESTION = 60.0
_USUAL_ENTRY = 140.0
# How many postings one question may walk through: the rarest terms first, the commonest are left out.
_WALK = 30_000
_ALWAYS_WALKED = 3
# A packed posting: slot, then two values of 12 bits in steps of 1/1000.
_STEPS = 1000.0
_BITS = 12
_MASK = (1 << _BITS) - 1

_Posting = tuple["array[int]", "array[float]", "array[float]"]


@dataclass(frozen=True, slots=True)
class Walk:
    """What a question met: a slot for each posting, what it adds to either field, what a perfect hit could have got."""

    slots: NDArray[np.intp]
    questions: Scores
    whole: Scores
    possible: float


class Postings:
    """Terms to slots. Slots are given out by the caller, each once and in rising order."""

    def __init__(self) -> None:
        self._single: dict[str, int] = {}
        self._many: dict[str, _Posting] = {}
        self._documents = 0

    def add(self, slot: int, questions: Iterable[str], answer: Iterable[str]) -> None:
        asked = Counter(questions)
        whole = asked + Counter(answer)
        short = _norm(asked.total(), _USUAL_QUESTION)
        long = _norm(whole.total(), _USUAL_ENTRY)
        for term, count in whole.items():
            times = asked.get(term, 0)
            self._put(term, slot, _saturated(times, short), _saturated(count, long))
        self._documents += 1

    def _put(self, term: str, slot: int, question: float, whole: float) -> None:
        posting = self._many.get(term)
        if posting is None:
            packed = self._single.pop(term, None)
            if packed is None:
                self._single[term] = _packed(slot, question, whole)
                return
            first, one, other = _unpacked(packed)
            posting = self._many[term] = (array("i", (first,)), array("f", (one,)), array("f", (other,)))
        posting[0].append(slot)
        posting[1].append(question)
        posting[2].append(whole)

    def rarity(self, term: str) -> float:
        """Inverse document frequency; an unknown term is as rare as can be."""
        return self._rarity(self.count(term))

    def _rarity(self, count: int) -> float:
        return log1p((self._documents - count + 0.5) / (count + 0.5)) if self._documents else 0.0

    def count(self, term: str) -> int:
        """In how many slots the term occurs."""
        posting = self._many.get(term)
        return len(posting[0]) if posting else int(term in self._single)

    def walk(self, weighted: Mapping[str, float]) -> Walk:
        """Every posting of the terms with its share of the score, the rarest terms first."""
        possible = 0.0
        found: list[tuple[int, str, float]] = []
        many, single = self._many, self._single
        for term, weight in weighted.items():
            posting = many.get(term)
            count = len(posting[0]) if posting else int(term in single)
            share = weight * self._rarity(count)
            possible += share
            if count:
                found.append((count, term, share))
        return self._joined(_bearable(found), possible)

    def _joined(self, found: list[tuple[int, str, float]], possible: float) -> Walk:
        lone: list[tuple[int, float, float]] = []
        parts: list[tuple[NDArray[np.int32], Scores, Scores]] = []
        counts: list[int] = []
        shares: list[float] = []
        for count, term, share in found:
            counts.append(count)
            shares.append(share)
            posting = self._many.get(term)
            if posting is None:
                lone.append(_unpacked(self._single[term]))
            else:
                parts.append(_arrays(posting))
        # The terms come by rising count: those that occur once are the first.
        slots = np.array([one[0] for one in lone], np.int32)
        questions = np.array([one[1] for one in lone], np.float32)
        whole = np.array([one[2] for one in lone], np.float32)
        each = np.repeat(np.array(shares, np.float32), counts)
        return Walk(
            np.concatenate([slots, *(part[0] for part in parts)]).astype(np.intp),
            np.concatenate([questions, *(part[1] for part in parts)]) * each,
            np.concatenate([whole, *(part[2] for part in parts)]) * each,
            possible,
        )

    def share(self, weighted: Mapping[str, float], slot: int) -> float:
        """What a walk gives to the questions of one slot, as a share of what a perfect hit could have got."""
        possible = got = 0.0
        for term, weight in weighted.items():
            part = weight * self.rarity(term)
            possible += part
            got += part * self._value(term, slot)
        return got / possible if possible else 0.0

    def _value(self, term: str, slot: int) -> float:
        posting = self._many.get(term)
        if posting is None:
            first, one, _ = _unpacked(self._single.get(term, -1))
            return one if first == slot else 0.0
        place = bisect_left(posting[0], slot)
        return posting[1][place] if place < len(posting[0]) and posting[0][place] == slot else 0.0


def _bearable(found: list[tuple[int, str, float]]) -> list[tuple[int, str, float]]:
    """The rarest terms, as many as may be walked through."""
    found.sort()
    walked = 0
    for place, (count, _, _) in enumerate(found):
        walked += count
        if walked > _WALK and place >= _ALWAYS_WALKED:
            return found[:place]
    return found


def _arrays(posting: _Posting) -> tuple[NDArray[np.int32], Scores, Scores]:
    """Views; while they live the posting cannot grow."""
    slots, questions, whole = posting
    return (
        np.frombuffer(slots, np.int32),
        np.frombuffer(questions, np.float32),
        np.frombuffer(whole, np.float32),
    )


def _norm(length: int, usual: float) -> float:
    return _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / usual)


def _saturated(count: int, norm: float) -> float:
    return count * (_SATURATION + 1) / (count + norm)


def _packed(slot: int, question: float, whole: float) -> int:
    return (slot << 2 * _BITS) | (round(question * _STEPS) << _BITS) | round(whole * _STEPS)


def _unpacked(packed: int) -> tuple[int, float, float]:
    return packed >> 2 * _BITS, (packed >> _BITS & _MASK) / _STEPS, (packed & _MASK) / _STEPS
