"""An inverted index in memory that is changed in place: BM25 over one stream of terms.

Each term has two growing arrays, the slots it occurs in and its saturated frequency there (the part of BM25 that
does not depend on other documents; the length norm uses a fixed average, so that adding an entry changes nothing
that is already stored). The inverse document frequency is taken when asking.

Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), with Lucene's idf that is never negative.
"""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from math import log1p

import numpy as np
from numpy.typing import NDArray

_SATURATION = 1.2
_LENGTH_SHARE = 0.6
# What a term is worth at best where it occurs once in an entry of usual length.
_USUAL_VALUE = 1.0
# How many postings one question may walk through: the rarest terms first, the commonest are left out.
_WALK = 25_000
_ALWAYS_WALKED = 3


class Postings:
    """Terms to slots. Slots are given out by the caller, each once."""

    def __init__(self, usual_length: float) -> None:
        self._usual_length = usual_length
        self._terms: dict[str, tuple[array[int], array[float]]] = {}
        self._documents = 0

    def add(self, slot: int, terms: Iterable[str]) -> None:
        counts = Counter(terms)
        length = sum(counts.values())
        norm = _SATURATION * (1 - _LENGTH_SHARE + _LENGTH_SHARE * length / self._usual_length)
        for term, count in counts.items():
            posting = self._terms.get(term)
            if posting is None:
                posting = self._terms[term] = (array("i"), array("f"))
            posting[0].append(slot)
            posting[1].append(count * (_SATURATION + 1) / (count + norm))
        self._documents += 1

    def rarity(self, term: str) -> float:
        """Inverse document frequency; an unknown term is as rare as can be."""
        return self._rarity(self.count(term))

    def _rarity(self, count: int) -> float:
        return log1p((self._documents - count + 0.5) / (count + 0.5)) if self._documents else 0.0

    def count(self, term: str) -> int:
        """In how many slots the term occurs."""
        posting = self._terms.get(term)
        return len(posting[0]) if posting else 0

    def score(self, weighted: Mapping[str, float], scores: NDArray[np.float32]) -> float:
        """Add every term's share to `scores` (indexed by slot); return what a perfect hit could have got."""
        possible = 0.0
        found: list[tuple[int, str, float]] = []
        known, documents = self._terms, self._documents
        for term, weight in weighted.items():
            posting = known.get(term)
            count = len(posting[0]) if posting else 0
            share = weight * log1p((documents - count + 0.5) / (count + 0.5))
            possible += share
            if count:
                found.append((count, term, share))
        found.sort()
        walked = 0
        for place, (count, term, share) in enumerate(found):
            walked += count
            if walked > _WALK and place >= _ALWAYS_WALKED:
                break
            slots, values = known[term]
            scores[np.frombuffer(slots, np.int32)] += np.frombuffer(values, np.float32) * np.float32(share)
        return possible * _USUAL_VALUE

    def share(self, weighted: Mapping[str, float], slot: int) -> float:
        """What `score` gives to one slot, as a share of what a perfect hit could have got."""
        possible = got = 0.0
        for term, weight in weighted.items():
            part = weight * self.rarity(term)
            possible += part
            posting = self._terms.get(term)
            if posting is not None:
                place = bisect_left(posting[0], slot)
                if place < len(posting[0]) and posting[0][place] == slot:
                    got += part * posting[1][place]
        return got / (possible * _USUAL_VALUE) if possible else 0.0
