"""Words that customers of this shop use for its entries, learned from aligned pairs of turn and entry.

Smoothed log odds of an entry given a word against the entry's share of all lessons. Few words, few entries a word:
the state stays small and can be read by a person.
"""

from collections.abc import Iterable, Mapping
from heapq import nlargest
from math import log
from types import MappingProxyType
from typing import Final

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Evidence
from deskpilot.engine.text import normalised

_LEAST_SEEN = 2
_TRUSTED_AT = 5
_SMOOTHING = 3.0
_ENTRIES_A_WORD = 4
_LEAST_ODDS = 0.3
_SHOWN = 12
_ALL = ""
NOTHING: Final[Mapping[str, Mapping[str, float]]] = MappingProxyType({})


class Association:
    """Collects lessons and turns them into log odds."""

    def __init__(self, known: Mapping[str, Mapping[str, float]] = NOTHING) -> None:
        """Goes on from the `counts` of lessons taken in before."""
        self._by_term = {term: dict(counts) for term, counts in known.items()}
        self._by_entry = self._by_term.pop(_ALL, {})
        self.lessons = 0

    def learn(self, terms: Iterable[str], entry_id: str, weight: float) -> None:
        """Take in one lesson; `weight` from 0 to 1 is how sure it is."""
        self.lessons += 1
        self._by_entry[entry_id] = self._by_entry.get(entry_id, 0.0) + weight
        for term in terms:
            counts = self._by_term.setdefault(term, {})
            counts[entry_id] = counts.get(entry_id, 0.0) + weight

    def counts(self) -> dict[str, dict[str, float]]:
        """What was taken in: term to entry to weight, and under the empty term the entries' own."""
        counted = {_ALL: self._by_entry, **self._by_term}
        return {
            term: {entry_id: round(weight, 2) for entry_id, weight in counts.items()}
            for term, counts in counted.items()
            if counts
        }

    def odds(self) -> dict[str, dict[str, float]]:
        """Term to entry to log odds, the strongest few of each."""
        total = sum(self._by_entry.values())
        prior = {
            entry_id: (count + 1) / (total + len(self._by_entry))
            for entry_id, count in self._by_entry.items()
        }
        found = {}
        for term, counts in self._by_term.items():
            seen = sum(counts.values())
            if seen < _LEAST_SEEN:
                continue
            trust = min(1.0, seen / _TRUSTED_AT)
            strongest = {}
            for entry_id, count in nlargest(_ENTRIES_A_WORD, counts.items(), key=lambda pair: pair[1]):
                share = (count + _SMOOTHING * prior[entry_id]) / (seen + _SMOOTHING)
                odds = trust * log(share / prior[entry_id])
                if odds >= _LEAST_ODDS:
                    strongest[entry_id] = round(odds, 2)
            if strongest:
                found[term] = strongest
        return found


def loudest_words(
    words: Mapping[str, Mapping[str, float]], entries: Iterable[KnowledgeEntry]
) -> tuple[Evidence, ...]:
    """The words that speak loudest for an entry that does not use them itself, one entry for each."""
    written = {entry.id: normalised(" ".join((*entry.forms, entry.answer))) for entry in entries}
    loudest: dict[str, tuple[float, str]] = {}
    for term, led_to in words.items():
        word = term[1:]
        if term[0] != "w" or len(word) < 2 or not word.isalpha():
            continue
        news = [(odds, entry) for entry, odds in led_to.items() if word not in written.get(entry, word)]
        if news:
            loudest[word] = max(news)
    ordered = sorted(loudest.items(), key=lambda pair: pair[1], reverse=True)[:_SHOWN]
    return tuple(Evidence("learn.word", f"{word} {entry}", odds) for word, (odds, entry) in ordered)
