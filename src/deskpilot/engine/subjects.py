"""What a turn is about, told by how people put it: a linear model over runs of characters, concepts and meaning.

The word lists of `concepts` hold what somebody thought of. Beside them stands a softmax over the subjects that customers
of shops ask about, fitted to turns written for this project (`tools/train_subjects.py`). The same model reads the
entries, so that no shop has to say which entry is about what: an entry is as near to a turn as their subjects agree.
What a turn leaves open, and an entry about nothing the model knows, moves nothing.

A turn in its course is read in two steps: first each line before it by itself, then the turn with what those lines are about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine import tables
from deskpilot.engine.linear import BITS, EARLIER, PHRASES, SHOP, SINGLE, Row, row_of_parts, rows_of_texts
from deskpilot.engine.reading import Reading
from deskpilot.engine.segment import until_taught
from deskpilot.engine.vectors import Matrix, Vector, unit

# Runs of characters share half as many buckets as those of the other models: the upper bits of the same hash.
RUN_BITS: Final = 14
_FOLD: Final = BITS - RUN_BITS
_ASPECT: Final = 0.6
# What the concepts of each line weigh: of the turn, the shop's line, the customer's line before, the one before that.
_PLACES: Final = (0.5, 0.25, 0.25, 0.2)
# Below this share of agreement two texts have nothing to do with each other.
_NO_AGREEMENT: Final = 0.03
_STEPS: Final = 127


@dataclass(frozen=True, slots=True)
class Before:
    """What stood before a turn, read: the shop's line it answers, the customer's last line and the one before that."""

    shop: Reading | None = None
    customer: Reading | None = None
    earlier: Reading | None = None

    @property
    def lines(self) -> tuple[Reading | None, ...]:
        """All three, in the order of their weights."""
        return self.shop, self.customer, self.earlier


NOTHING: Final = Before()
# The name of all subjects that have none of their own.
OTHER: Final = "other"


def row_of_turn(turn: Reading, before: Before, places: Mapping[str, int]) -> Row:
    """The buckets of a turn in its course; `places` numbers the terms of concepts (`trefund`, `awhen`)."""
    texts = ((SINGLE, turn), (PHRASES, turn), (SHOP, before.shop), (EARLIER, before.customer))
    runs = row_of_parts([(part, reading.text) for part, reading in texts if reading], BITS)
    lines = (turn, *before.lines)
    found: list[int] = []
    shares: list[float] = []
    for number, (weight, reading) in enumerate(zip(_PLACES, lines, strict=True)):
        start = (1 << RUN_BITS) + number * len(places)
        for term, share in _terms(reading) if reading is not None else ():
            if (place := places.get(term)) is not None:
                found.append(start + place)
                shares.append(weight * share)
    return Row(
        np.concatenate([runs.buckets >> _FOLD, np.array(found, np.int64)]),
        np.concatenate([runs.values, np.array(shares, np.float32)]),
    )


def _terms(reading: Reading) -> list[tuple[str, float]]:
    things = [("t" + thing, 1.0) for thing in reading.concepts.things]
    return things + [("a" + aspect, _ASPECT) for aspect in reading.concepts.aspects]


class Subjects:
    """The weights that ship with the engine: int8 for buckets, float16 for the axes of the sentence vector."""

    def __init__(self) -> None:
        with np.load(tables.table_folder() / "subjects.npz") as stored:
            self.names = tuple(stored["names"].tobytes().decode().split("\n"))
            self.terms = tuple(stored["terms"].tobytes().decode().split("\n"))
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scales: Vector = stored["scales"]
            # What each subject of the lines before says for the subjects of the turn: a table for each line.
            self._course: NDArray[np.float32] = stored["course"].astype(np.float32)
            self._axes: Matrix = stored["axes"].astype(np.float32)
            self._offsets: Vector = stored["offsets"]
            # How often each subject is asked about.
            self._usual: Vector = stored["usual"]
        self._other = self.names.index(OTHER)
        self._places = {term: place for place, term in enumerate(self.terms)}

    def told(self, turn: Reading, before: Before = NOTHING) -> Vector:
        """How likely each subject is, adding up to one."""
        row = row_of_turn(turn, before, self._places)
        sums = row.values @ self._weights[row.buckets].astype(np.float32)
        sums = sums * self._scales + turn.vector @ self._axes + self._offsets
        for weights, line in zip(self._course, before.lines, strict=True):
            if line is not None:
                sums += np.sqrt(told_in_course(line)) @ weights
        return _shares(sums)

    def clearness(self, told: Vector) -> float:
        """How likely the likeliest subject is that has a name."""
        return float(max(told[: self._other].max(initial=0.0), told[self._other + 1 :].max(initial=0.0)))

    def packed(self, forms: Sequence[Reading]) -> NDArray[np.int8]:
        """What an entry is about, by its question forms: of length one, in steps of 1/127."""
        told = self._told_by_each(forms).sum(axis=0)
        steps: NDArray[np.int8] = np.round(unit(told) * _STEPS).astype(np.int8)
        return steps

    def _told_by_each(self, forms: Sequence[Reading]) -> Matrix:
        """As `told` for texts that nothing stands before, in one go."""
        texts = [form.text for form in forms]
        parts = [rows_of_texts(texts, part, BITS) for part in (SINGLE, PHRASES)]
        numbers, buckets, values = (np.concatenate(columns) for columns in zip(*parts, strict=True))
        terms = [
            (number, (1 << RUN_BITS) + place, _PLACES[0] * share)
            for number, form in enumerate(forms)
            for term, share in _terms(form)
            if (place := self._places.get(term)) is not None
        ]
        held = np.zeros((len(forms), len(buckets) + len(terms)), np.float32)
        held[numbers, np.arange(len(buckets))] = values
        for column, (number, _, share) in enumerate(terms, len(buckets)):
            held[number, column] = share
        rows = np.concatenate([buckets >> _FOLD, np.array([row for _, row, _ in terms], np.int64)])
        sums = held @ self._weights[rows].astype(np.float32)
        sums = sums * self._scales + np.stack([form.vector for form in forms]) @ self._axes + self._offsets
        return _shares(sums)

    def agreement(self, told: Vector, packed: NDArray[np.int8]) -> Vector:
        """Of each entry how much more it agrees with a turn than with any turn: log odds, 0 where nothing is known."""
        both = np.column_stack([told, self._usual]) / np.float32(_STEPS)
        sums = packed.astype(np.float32) @ both + np.float32(_NO_AGREEMENT)
        more: Vector = np.log(sums[:, 0] / sums[:, 1])
        return more


def _shares(sums: NDArray[np.float32]) -> NDArray[np.float32]:
    """The softmax of each row."""
    odds: NDArray[np.float32] = np.exp(sums - sums.max(axis=-1, keepdims=True))
    odds /= odds.sum(axis=-1, keepdims=True)
    return odds


@cache
def subjects() -> Subjects:
    """The one table of the process."""
    return Subjects()


@until_taught
def told_in_course(turn: Reading, before: Before = NOTHING) -> Vector:
    """As `Subjects.told`; kept, because whoever hears a turn asks, and the next turns look back at the same lines."""
    return subjects().told(turn, before)


def course_roots(turn: Reading, before: Before) -> Vector:
    """What the turn and each line before it are about, in one row: the roots of the probabilities, zero for no line."""
    nothing = np.zeros(len(subjects().names), np.float32)
    lines = [nothing if line is None else told_in_course(line) for line in before.lines]
    roots: Vector = np.sqrt(np.concatenate([told_in_course(turn, before), *lines]))
    return roots
