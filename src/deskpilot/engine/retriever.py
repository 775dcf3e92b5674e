"""Find the entries that may answer: words, concepts and meaning added up, each with its reason.

Two BM25 runs (questions; questions and answer) choose the field, cosines of the word vectors are added for the best
of it (for all of it while the knowledge is small). Scores are shares of what a perfect hit could reach, so that they
mean the same for a short and a long turn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Candidate, Evidence
from deskpilot.engine.crowd import Wording, weight_of_wording
from deskpilot.engine.encoder import joined
from deskpilot.engine.index import Index
from deskpilot.engine.levers import FULL, Shares
from deskpilot.engine.postings import Walk
from deskpilot.engine.reading import Reading
from deskpilot.engine.subjects import subjects
from deskpilot.engine.vectors import Vector

_FIELD, _CLOSE_FIELD = 128, 48
_CLOSER_LOOK = 24
_PRIORITY_STEP = 0.01
# From this share of the words on a foreign thing counts less, from the second on nothing: who names the very entry may
# well ask for it in words of his own.
_FOREIGN_FADES, _FOREIGN_GONE = 0.3, 0.5
# Of an entry whose main question says nothing that was mentioned, one clipped form may have been met by chance ("when
# does it come?" as another way to ask for what is sold out): so much of it counts all the same.
_ALL_FOREIGN = 0.5

Slots = NDArray[np.intp]
# Slot, score, words, whole, meaning, answer, boost, lift by its subject.
_Row = tuple[int, float, float, float, float, float, float, float]
# The score once foreign things have counted, and the row.
_Scored = tuple[float, _Row]


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms, and what was said with its weight, to be made a vector of; `reading` is the turn itself, without
    what context added. `boosts` by entry id; `told` is how likely each subject is (engine/subjects.py)."""

    reading: Reading
    terms: dict[str, float]
    said: Sequence[tuple[float, Reading]]
    boosts: Mapping[str, float]
    shares: Shares = FULL
    told: Vector | None = None


class Found(NamedTuple):
    """A slot with the parts of its score: `words` and `whole` are shares, `meaning` and `answer` cosines, `boost` what
    was learned. `foreign` is the share of the entry's things that neither turn nor course mention, `lift` how far what the
    turn is about moved it."""

    slot: int
    score: float
    words: float
    whole: float
    meaning: float
    answer: float
    boost: float
    foreign: float
    lift: float


def plain_query(reading: Reading, boosts: Mapping[str, float], shares: Shares = FULL) -> Query:
    """The query of a turn that stands for itself."""
    return Query(reading, reading.terms_at(shares), ((1.0, reading),), boosts, shares)


def retrieve(index: Index, query: Query, limit: int, now: datetime | None) -> list[Found]:
    """The best usable slots, best first."""
    if not len(index) or not query.terms:
        return []
    shares = query.shares
    field, words, whole = _field(index, index.postings.walk(query.terms), query)
    if not len(field):
        return []
    meaning, answer = _closeness(index, field, joined(index.encoder, query.said))
    boost = _boosts(index, field, query)
    total = words + shares.whole * whole
    total += shares.meaning * meaning + shares.answer_meaning * answer + boost
    total += np.float32(_PRIORITY_STEP) * index.priority[field]
    lift = _lift(index, field, query)
    best = (-(total + lift)).argsort()[: max(_CLOSER_LOOK, 2 * limit)]
    columns = (field, total, words, whole, meaning, answer, boost, lift)
    rows = zip(*(column[best].tolist() for column in columns), strict=True)
    return _judged(index, query, [row for row in rows if _usable(index, row[0], now)], limit)


def _judged(index: Index, query: Query, rows: list[_Row], limit: int) -> list[Found]:
    """The best of the rows once foreign things have counted against them, best first."""
    # Words that name no thing may be the shop's own for what an entry is about: then it is not pushed back for it.
    unmentioned = _Unmentioned(index, query)
    share = query.shares.foreign if unmentioned.said else 0.0
    kept = []
    for row in rows:
        foreign = unmentioned.share(row[0]) if share else 0.0
        kept.append((row[1] * (1 - share * foreign * _weight_of_foreign(foreign, row[2])), row))
    kept.sort(key=lambda one: -one[0])
    best = _lifted(_told_apart(index, query, kept))[:limit]
    return [_found(score, row, unmentioned.share(row[0])) for score, row in best]


def _told_apart(index: Index, query: Query, kept: list[_Scored]) -> list[_Scored]:
    """The rows, best first; those about the first one's things, with most of the words, by wording among themselves."""
    share = query.shares.wording
    if len(kept) < 2 or not share * weight_of_wording(kept[0][1][2]):
        return kept
    wording, matter = Wording(query.reading.text), _matter(index.heads[kept[0][1][0]])
    first = _gain(index, share, wording, kept[0])
    gains = {0: first}
    for place, (score, row) in enumerate(kept[1:], 1):
        # Whoever could not get past the first even with its very wording is not looked at.
        could = score * (1 + share * weight_of_wording(row[2]))
        if could > first and _matter(index.heads[row[0]]) == matter:
            gains[place] = _gain(index, share, wording, kept[place])
    told = list(kept)
    for place, other in zip(gains, sorted(gains, key=lambda one: -gains[one]), strict=True):
        told[place] = (kept[place][0], kept[other][1])
    return told


def _lifted(told: list[_Scored]) -> list[_Scored]:
    """The rows with those first whose subject speaks for them too; like wording, it leaves the scores in their order."""
    order = sorted(told, key=lambda one: -(one[0] + one[1][-1]))
    return [(score, row) for (score, _), (_, row) in zip(told, order, strict=True)]


@lru_cache(maxsize=1024)
def _matter(things: tuple[str, ...]) -> frozenset[str]:
    """What a main question is about, without its details."""
    return frozenset(thing.partition(".")[0] for thing in things)


def _gain(index: Index, share: float, wording: Wording, scored: _Scored) -> float:
    score, row = scored
    entry = index.entries[row[0]]
    assert entry is not None
    return score * (1 + share * weight_of_wording(row[2]) * wording.likeness(entry))


def _found(score: float, row: _Row, foreign: float) -> Found:
    slot, _, words, whole, meaning, answer, boost, lift = row
    return Found(slot, score, words, whole, meaning, answer, boost, foreign, lift)


def _field(index: Index, walk: Walk, query: Query) -> tuple[Slots, Vector, Vector]:
    """The slots worth a closer look, and for each how much of the words its questions and its whole entry share."""
    possible, slots = max(walk.possible, 1e-6), index.slots
    if index.vectors.is_small:
        field = np.flatnonzero(index.alive[:slots] > 0)
        words, whole = (one[field] for one in walk.everywhere(slots))
    else:
        field = _best_by_words(index, walk, query)
        words, whole = walk.at(field, met=not query.boosts)
        if len(field) > _CLOSE_FIELD:
            kept = _closest(index, query, field, words + query.shares.whole * whole)
            field, words, whole = field[kept], words[kept], whole[kept]
        more_words, more_whole = walk.rest(field)
        words, whole = words + more_words, whole + more_whole
    return field, (words / possible).astype(np.float32), (whole / possible).astype(np.float32)


def _closest(index: Index, query: Query, field: Slots, scores: NDArray[np.float64]) -> Slots:
    """Places of the best of the field, and of those that something learned speaks for."""
    best = scores.argpartition(-_CLOSE_FIELD)[-_CLOSE_FIELD:]
    boosted = np.flatnonzero(np.isin(field, _boosted(index, query))) if query.boosts else best[:0]
    return np.union1d(best, boosted) if len(boosted) else np.sort(best)


def _boosted(index: Index, query: Query) -> Slots:
    """The slots that something learned speaks for."""
    slots = (index.slot_of(entry_id) for entry_id in query.boosts)
    return np.array([slot for slot in slots if slot is not None], np.intp)


def _best_by_words(index: Index, walk: Walk, query: Query) -> Slots:
    """The best slots by the rarer words alone, and those that something learned speaks for."""
    hits, rough = walk.rough(query.shares.whole)
    if len(index) < index.slots:
        hits, rough = hits[alive := index.alive[hits] > 0], rough[alive]
    if len(hits) > _FIELD:
        hits = hits[rough.argpartition(-_FIELD)[-_FIELD:]]
    return np.union1d(hits, _boosted(index, query)) if query.boosts else np.sort(hits)


def _closeness(index: Index, field: Slots, vector: Vector) -> tuple[Vector, Vector]:
    """Of each slot the cosine of its closest form and of its answer."""
    counts = index.row_count[field] + 1
    ends = counts.cumsum()
    starts = ends - counts
    rows = np.arange(ends[-1]) + (index.first_row[field] - starts).repeat(counts)
    if index.vectors.is_small:
        close = index.vectors.all_closeness(vector)[rows]
    else:
        close = index.vectors.closeness(rows, vector)
    answers = ends - 1
    answer = close[answers]
    close[answers] = -1.0
    return np.maximum.reduceat(close, starts), answer


def _lift(index: Index, field: Slots, query: Query) -> Vector:
    """How far what the turn seems to be about moves each slot of the field."""
    if query.told is None:
        return np.zeros(len(field), np.float32)
    agreement = subjects().agreement(query.told, index.subjects[field])
    return np.float32(query.shares.subject) * agreement


def _boosts(index: Index, field: Slots, query: Query) -> Vector:
    boost = np.zeros(len(field), np.float32)
    for entry_id, value in query.boosts.items():
        slot = index.slot_of(entry_id)
        if slot is not None:
            boost[field == slot] += np.float32(value)
    return boost


class _Unmentioned:
    """How much an entry is about things nobody mentioned: a refund's delay does not answer a parcel's."""

    def __init__(self, index: Index, query: Query) -> None:
        full = query.shares.thing
        self.said = {
            term[1:]: min(1.0, weight / full) for term, weight in query.terms.items() if term[0] == "t"
        }
        self._index = index

    def share(self, slot: int) -> float:
        """The share of the entry's things, rare ones counting more, that neither turn nor course mention."""
        total = missing = 0.0
        for thing, rarity in self._index.rare_things(slot):
            total += rarity
            missing += rarity * (1 - self.said.get(thing, 0.0))
        return missing / total if total else 0.0


def _weight_of_foreign(foreign: float, words: float) -> float:
    """How much foreign things count for an entry of which this share is foreign and that shares this much of the words."""
    least = _ALL_FOREIGN if foreign >= 1 else 0.0
    return max(least, min(1.0, (_FOREIGN_GONE - words) / (_FOREIGN_GONE - _FOREIGN_FADES)))


def _usable(index: Index, slot: int, now: datetime | None) -> bool:
    entry = index.entries[slot]
    if entry is None:
        return False
    return entry.enabled if now is None else entry.is_usable(now)


@lru_cache(maxsize=1024)
def _about(thing: str) -> Evidence:
    return Evidence("thing", thing)


def candidate(index: Index, found: Found, reading: Reading) -> Candidate:
    """The candidate with its evidence, strongest first."""
    entry = index.entries[found.slot]
    assert entry is not None
    things = index.things[found.slot]
    evidence = [
        Evidence("words", "", round(found.words, 3)),
        Evidence("meaning", "", round(found.meaning, 3)),
        *[_about(thing) for thing in reading.concepts.things if thing in things],
    ]
    if found.boost:
        evidence.append(Evidence("learned", "", round(found.boost, 3)))
    if found.foreign:
        evidence.append(Evidence("foreign", "", round(-found.foreign, 3)))
    return Candidate(entry.id, round(found.score, 4), tuple(evidence))
