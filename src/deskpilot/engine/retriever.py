"""Find the entries that may answer: words, concepts and meaning added up, each with its reason.

Two BM25 runs (questions; questions and answer) choose the field, cosines of the word vectors are added for the best
of it (for all of it while the knowledge is small). Scores are shares of what a perfect hit could reach, so that they
mean the same for a short and a long turn.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Candidate, Evidence
from deskpilot.engine.index import Index
from deskpilot.engine.levers import FULL, Shares
from deskpilot.engine.reading import Reading
from deskpilot.engine.vectors import Vector

_FIELD = 160
_CLOSER_LOOK = 24
_QUESTION_SHARE = 1.0
_PRIORITY_STEP = 0.01
_WORTH_A_LOOK = 0.2
# From this share of the words on a foreign thing counts less, from the second on nothing: who names the very entry may
# well ask for it in words of his own.
_FOREIGN_FADES, _FOREIGN_GONE = 0.3, 0.5

Slots = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms and a vector; `reading` is the turn itself, without what context added. `boosts` by entry id."""

    reading: Reading
    terms: dict[str, float]
    vector: Vector
    boosts: Mapping[str, float]
    shares: Shares = FULL


@dataclass(frozen=True, slots=True)
class Found:
    """A slot with the parts of its score: `words` and `whole` are shares, `meaning` and `answer` cosines, `boost` what
    was learned. `foreign` is the share of the entry's things that neither turn nor course mention."""

    slot: int
    score: float
    words: float
    whole: float
    meaning: float
    answer: float
    boost: float
    foreign: float


def plain_query(reading: Reading, boosts: Mapping[str, float], shares: Shares = FULL) -> Query:
    """The query of a turn that stands for itself."""
    return Query(reading, reading.terms_at(shares), reading.vector, boosts, shares)


def retrieve(index: Index, query: Query, limit: int, now: datetime | None) -> list[Found]:
    """The best usable slots, best first."""
    if not len(index) or not query.terms:
        return []
    slots, shares = index.slots, query.shares
    words = np.zeros(slots, np.float32)
    whole = np.zeros(slots, np.float32)
    possible = np.float32(max(index.postings.score(query.terms, words, whole), 1e-6))
    words /= possible
    whole /= possible
    rough = (_QUESTION_SHARE * words + shares.whole * whole) * index.alive[:slots]
    field = _field(index, rough, query, slots)
    if not len(field):
        return []
    meaning, answer = _closeness(index, field, query.vector)
    boost = _boosts(index, field, query)
    total = rough[field] + shares.meaning * meaning + shares.answer_meaning * answer + boost
    total += np.float32(_PRIORITY_STEP) * index.priority[field]
    # Words that name no thing may be the shop's own for what an entry is about: then it is not pushed back for it.
    share = shares.foreign if any(term.startswith("t") for term in query.terms) else 0.0
    found = []
    for place in np.argsort(-total)[: max(_CLOSER_LOOK, 2 * limit)]:
        slot = int(field[place])
        if not _usable(index, slot, now):
            continue
        foreign = _foreign(index, query, slot)
        found.append(
            Found(
                slot,
                float(total[place]) * (1 - share * foreign * _weight_of_foreign(float(words[slot]))),
                float(words[slot]),
                float(whole[slot]),
                float(meaning[place]),
                float(answer[place]),
                float(boost[place]),
                foreign,
            )
        )
    found.sort(key=lambda one: -one.score)
    return found[:limit]


def _field(index: Index, rough: NDArray[np.float32], query: Query, slots: int) -> Slots:
    """The slots worth a closer look."""
    if index.vectors.is_small:
        return np.flatnonzero(index.alive[:slots] > 0)
    hits = np.flatnonzero(rough > max(rough.max() * np.float32(_WORTH_A_LOOK), np.float32(1e-6)))
    if len(hits) > _FIELD:
        hits = hits[np.argpartition(rough[hits], -_FIELD)[-_FIELD:]]
    boosted = [slot for entry_id in query.boosts if (slot := index.slot_of(entry_id)) is not None]
    return np.union1d(hits, np.array(boosted, np.intp)) if boosted else hits


def _closeness(index: Index, field: Slots, vector: Vector) -> tuple[Vector, Vector]:
    """Of each slot the cosine of its closest form and of its answer."""
    counts = index.row_count[field]
    starts = np.concatenate([[0], np.cumsum(counts + 1)[:-1]])
    offsets = np.arange(int((counts + 1).sum())) - np.repeat(starts, counts + 1)
    rows = np.repeat(index.first_row[field], counts + 1) + offsets
    if index.vectors.is_small:
        close = index.vectors.all_closeness(vector)[rows]
    else:
        close = index.vectors.closeness(rows, vector)
    answers = starts + counts
    answer = close[answers]
    close[answers] = -1.0
    return np.maximum.reduceat(close, starts), answer


def _boosts(index: Index, field: Slots, query: Query) -> Vector:
    boost = np.zeros(len(field), np.float32)
    for entry_id, value in query.boosts.items():
        slot = index.slot_of(entry_id)
        if slot is not None:
            boost[field == slot] += np.float32(value)
    return boost


def _foreign(index: Index, query: Query, slot: int) -> float:
    """How much an entry is about things nobody mentioned: a refund's delay does not answer a parcel's."""
    total = missing = 0.0
    for thing in index.heads[slot]:
        term = f"t{thing}"
        rarity = index.postings.rarity(term)
        total += rarity
        missing += rarity * (1 - min(1.0, query.terms.get(term, 0.0) / query.shares.thing))
    return missing / total if total else 0.0


def _weight_of_foreign(words: float) -> float:
    """How much foreign things count for an entry that shares this much of the words."""
    return max(0.0, min(1.0, (_FOREIGN_GONE - words) / (_FOREIGN_GONE - _FOREIGN_FADES)))


def _usable(index: Index, slot: int, now: datetime | None) -> bool:
    entry = index.entries[slot]
    if entry is None:
        return False
    return entry.enabled if now is None else entry.is_usable(now)


def candidate(index: Index, found: Found, reading: Reading) -> Candidate:
    """The candidate with its evidence, strongest first."""
    entry = index.entries[found.slot]
    assert entry is not None
    things = index.things[found.slot]
    evidence = [
        Evidence("words", "", round(found.words, 3)),
        Evidence("meaning", "", round(found.meaning, 3)),
        *(Evidence("thing", thing) for thing in reading.concepts.things if thing in things),
    ]
    if found.boost:
        evidence.append(Evidence("learned", "", round(found.boost, 3)))
    if found.foreign:
        evidence.append(Evidence("foreign", "", round(-found.foreign, 3)))
    return Candidate(entry.id, round(found.score, 4), tuple(evidence))
