"""Find the entries that may answer: words, concepts and meaning added up, each with its reason.

Two BM25 runs (questions; questions and answer) choose the field, cosines of the word vectors are added for the best
of it (for all of it while the knowledge is small). Scores are shares of what a perfect hit could reach, so that they
mean the same for a short and a long turn.
"""

from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Candidate, Evidence
from deskpilot.engine.index import Index
from deskpilot.engine.reading import THING_WEIGHT, Reading
from deskpilot.engine.vectors import Vector

_FIELD = 160
_QUESTION_SHARE = 1.0
_WHOLE_SHARE = 0.5
_MEANING_SHARE = 0.35
_ANSWER_MEANING_SHARE = 0.15
_FOREIGN_SHARE = 0.2
_CLOSER_LOOK = 40
_PRIORITY_STEP = 0.01
_SMALL = 4000


@dataclass(frozen=True, slots=True)
class Found:
    """A slot with the parts of its score: `words` and `whole` are shares, `meaning` and `answer` cosines.

    `own` is the share the turn's own terms reach in the questions, without what the course lent; `foreign` the share of the entry's
    things that neither turn nor course mention; `shared` the share of the turn's things that the entry's question
    names; `unknown` the share of the turn's words that no entry knows.
    """

    slot: int
    score: float
    words: float
    whole: float
    meaning: float
    answer: float
    extra: float = 0.0
    own: float = 0.0
    foreign: float = 0.0
    shared: float = 0.0
    unknown: float = 0.0


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted terms and a vector; `reading` is the turn itself, without what context added."""

    reading: Reading
    terms: dict[str, float]
    vector: Vector
    boosts: dict[str, float]


def plain_query(reading: Reading) -> Query:
    """The query of a turn that stands for itself."""
    return Query(reading, reading.terms, reading.vector, {})


def retrieve(index: Index, query: Query, limit: int, now: datetime | None) -> list[Found]:
    """The best usable slots, best first."""
    if not len(index) or not query.terms:
        return []
    slots = index.slots
    words = np.zeros(slots, np.float32)
    whole = np.zeros(slots, np.float32)
    words /= np.float32(max(index.questions.score(query.terms, words), 1e-6))
    whole /= np.float32(max(index.whole.score(query.terms, whole), 1e-6))
    rough = (_QUESTION_SHARE * words + _WHOLE_SHARE * whole) * index.alive[:slots]
    field = _field(index, rough, slots)
    if not len(field):
        return []
    found = _scored(index, query, field, words, whole)
    found.sort(key=lambda one: -one.score)
    found = [_looked_at_closer(index, query, one) for one in found[:_CLOSER_LOOK]]
    found.sort(key=lambda one: -one.score)
    best = [one for one in found if _usable(index, one.slot, now)][:limit]
    if best:
        best[0] = replace(
            best[0],
            own=_own_share(index, query, best[0].slot),
            shared=_shared(index, query.reading, best[0].slot),
            unknown=_unknown(index, query.reading),
        )
    return best


def _looked_at_closer(index: Index, query: Query, one: Found) -> Found:
    foreign = _foreign(index, query, one.slot)
    return replace(one, score=one.score * (1 - _FOREIGN_SHARE * foreign), foreign=foreign)


def _foreign(index: Index, query: Query, slot: int) -> float:
    """What an entry loses for being about things that nobody mentioned: a refund's delay does not answer a parcel's."""
    total = missing = 0.0
    for thing in index.heads[slot]:
        rarity = index.questions.rarity(f"t{thing}")
        total += rarity
        missing += rarity * (1 - min(1.0, query.terms.get(f"t{thing}", 0.0) / THING_WEIGHT))
    return missing / total if total else 0.0


def _shared(index: Index, reading: Reading, slot: int) -> float:
    total = hit = 0.0
    for thing in reading.concepts.things:
        rarity = index.questions.rarity(f"t{thing}")
        total += rarity
        hit += rarity * (thing in index.heads[slot])
    return hit / total if total else 0.0


def _unknown(index: Index, reading: Reading) -> float:
    words = [word for word in reading.words if len(word) > 1]
    return sum(not index.whole.count(f"w{word}") for word in words) / len(words) if words else 0.0


def _own_share(index: Index, query: Query, slot: int) -> float:
    terms = query.reading.terms
    scores = np.zeros(index.slots, np.float32)
    possible = index.questions.score(terms, scores)
    return float(scores[slot]) / max(possible, 1e-6)


def _field(index: Index, rough: NDArray[np.float32], slots: int) -> NDArray[np.intp]:
    """The slots worth a closer look."""
    if index.vectors.is_small:
        return np.flatnonzero(index.alive[:slots] > 0)
    hits = np.flatnonzero(rough > rough.max() * np.float32(0.2))
    if len(hits) > _FIELD:
        hits = hits[np.argpartition(rough[hits], -_FIELD)[-_FIELD:]]
    return hits[rough[hits] > 0]


def _scored(
    index: Index,
    query: Query,
    field: NDArray[np.intp],
    words: NDArray[np.float32],
    whole: NDArray[np.float32],
) -> list[Found]:
    meaning, answer = _closeness(index, field, query.vector)
    extra = np.zeros(len(field), np.float32)
    for entry_id, boost in query.boosts.items():
        slot = index.slot_of(entry_id)
        if slot is not None:
            extra[field == slot] += np.float32(boost)
    priority = (
        np.array([_priority(index, slot) for slot in field], np.float32)
        if len(field) <= _SMALL
        else extra * 0
    )
    total = (
        _QUESTION_SHARE * words[field]
        + _WHOLE_SHARE * whole[field]
        + _MEANING_SHARE * meaning
        + _ANSWER_MEANING_SHARE * answer
        + extra
        + priority
    )
    columns = zip(field, total, words[field], whole[field], meaning, answer, extra, strict=True)
    return [Found(int(slot), *map(float, parts)) for slot, *parts in columns]


def _priority(index: Index, slot: int) -> float:
    entry = index.entries[slot]
    return _PRIORITY_STEP * max(-5, min(5, entry.priority)) if entry else 0.0


def _closeness(index: Index, field: NDArray[np.intp], vector: Vector) -> tuple[Vector, Vector]:
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


def _usable(index: Index, slot: int, now: datetime | None) -> bool:
    entry = index.entries[slot]
    if entry is None:
        return False
    return entry.enabled if now is None else entry.is_usable(now)


def candidate(index: Index, found: Found, reading: Reading) -> Candidate:
    """The candidate with its evidence, strongest first."""
    entry = index.entries[found.slot]
    assert entry is not None
    shared = [thing for thing in reading.concepts.things if thing in index.things[found.slot]]
    evidence = [
        Evidence("words", "", round(found.words, 3)),
        Evidence("meaning", "", round(found.meaning, 3)),
        *(Evidence("thing", thing) for thing in shared[:4]),
    ]
    if found.extra:
        evidence.append(Evidence("boost", "", round(found.extra, 3)))
    return Candidate(entry.id, round(found.score, 4), tuple(evidence))
