"""Small linear models over runs of characters: how dissatisfied, angry or content customers sound.

A turn, the shop's line before it and the customer's line before that are cut into overlapping runs of characters; each
run falls into one of 2^15 buckets by a fixed hash, so that no word list is needed. A model is one weight for each
bucket (and for some one for each axis of the sentence vector and for each subject of the turn and of the lines before
it, see `subjects.course_roots`). What comes out is evidence: log odds over those of the
corpus the weights were fitted on, 0 for a turn that says nothing either way. `tools/train_models.py` makes the weights.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine import tables
from deskpilot.engine.vectors import Vector

BITS: Final = 15
_READ: Final = 80
_SPREAD: Final = np.uint64(0x9E3779B97F4A7C15)
_OF_CHARACTER: Final = np.uint64(0xBF58476D1CE4E5B9)
_OF_NEXT: Final = np.uint64(0xD6E8FEB86659FD93)
_OF_PLACE: Final = 0x94D049BB133111EB
_MIX: Final = np.uint64(29)
_WORD: Final = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Part:
    """One of the texts a row is made of: how long its runs are, where it stands, what it weighs."""

    shortest: int
    longest: int
    place: int
    weight: float


@dataclass(frozen=True, slots=True)
class Heard:
    """The texts a row is made of, normalised; `act` is the code of the turn's act."""

    said: str
    before: str = ""
    previous: str = ""
    act: str = ""


SINGLE: Final = Part(1, 1, 4, 0.7)
PHRASES: Final = Part(2, 4, 1, 1.0)
SHOP: Final = Part(2, 3, 2, 0.5)
EARLIER: Final = Part(2, 3, 3, 0.5)
ACT: Final = Part(3, 3, 5, 0.7)


@dataclass(frozen=True, slots=True)
class Row:
    """The buckets a turn falls into, and with which values."""

    buckets: NDArray[np.int64]
    values: NDArray[np.float32]


def row_of(heard: Heard, without: frozenset[Part] = frozenset(), bits: int = BITS) -> Row:
    """The row of a turn. Each part has length one times its weight."""
    texts = (
        (SINGLE, heard.said),
        (PHRASES, heard.said),
        (SHOP, heard.before),
        (EARLIER, heard.previous),
        (ACT, heard.act),
    )
    return row_of_parts([(part, text) for part, text in texts if part not in without], bits)


def row_of_parts(texts: Iterable[tuple[Part, str]], bits: int) -> Row:
    """The row of several texts, each with how it is cut and what it weighs."""
    rows = [_row_of_part(text, part, bits) for part, text in texts if text]
    if not rows:
        return Row(np.zeros(0, np.int64), np.zeros(0, np.float32))
    return Row(np.concatenate([row.buckets for row in rows]), np.concatenate([row.values for row in rows]))


@lru_cache(maxsize=1024)
def _row_of_part(text: str, part: Part, bits: int) -> Row:
    """The row of one text; kept, because the next turn hears the same lines again."""
    buckets = _buckets(text, part, bits)
    return Row(buckets, np.full(len(buckets), part.weight / max(1, len(buckets)) ** 0.5, np.float32))


def _buckets(text: str, part: Part, bits: int) -> NDArray[np.int64]:
    found = [buckets for _, buckets in _runs(_framed([text]), part, bits)]
    return _distinct(np.concatenate(found)).astype(np.int64) if found else np.zeros(0, np.int64)


def rows_of_texts(
    texts: Sequence[str], part: Part, bits: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
    """The rows of several texts in one go: the number of the text, bucket and value of each of their runs."""
    owner = np.repeat(np.arange(len(texts)), [min(len(text), _READ) + 2 for text in texts]).astype(np.uint64)
    marked = owner << np.uint64(bits)
    found = [
        (marked[: len(buckets)] | buckets)[owner[: len(buckets)] == owner[size - 1 :]]
        for size, buckets in _runs(_framed(texts), part, bits)
    ]
    keys = _distinct(np.concatenate(found)).astype(np.int64)
    numbers = keys >> bits
    values = part.weight / np.sqrt(np.bincount(numbers, minlength=len(texts)))
    return numbers, keys & (1 << bits) - 1, values[numbers].astype(np.float32)


def _framed(texts: Sequence[str]) -> NDArray[np.uint64]:
    """The characters of the texts, each text between a beginning and an end."""
    framed = "".join(f"^{text[-_READ:]}$" for text in texts).encode("utf-32-le", "surrogatepass")
    return np.frombuffer(framed, np.uint32).astype(np.uint64)


def _runs(letters: NDArray[np.uint64], part: Part, bits: int) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """The buckets of all runs of each size."""
    run = letters * _OF_CHARACTER + np.uint64(part.place * _OF_PLACE & _WORD)
    following = letters * _OF_NEXT
    shift = np.uint64(64 - bits)
    spread = run * _SPREAD
    for size in range(1, min(part.longest, len(letters)) + 1):
        if size > 1:
            run = spread[:-1] ^ following[size - 1 :]
            run ^= run >> _MIX
            spread = run * _SPREAD
        if size >= part.shortest:
            yield size, spread >> shift


def _distinct(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Each number once, in rising order; for the few of one text sorting them is quicker than `np.unique`."""
    numbers.sort()
    first = np.empty(len(numbers), np.bool_)
    first[0] = True
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]


class Models:
    """The weights that ship with the engine, int8 for the buckets and float16 for axes and subjects."""

    def __init__(self) -> None:
        with np.load(tables.table_folder() / "models.npz") as stored:
            self.names = tuple(stored["names"].tobytes().decode().split("\n"))
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scales: NDArray[np.float32] = stored["scales"]
            self._axes: NDArray[np.float32] = stored["axes"].astype(np.float32)
            self._offsets: NDArray[np.float32] = stored["offsets"]
            self._about: NDArray[np.float32] = stored["about"].astype(np.float32)
            # The digest of the table of subjects that they were fitted with.
            self.fitted_with = stored["fitted_with"].tobytes().decode()

    def evidence(self, row: Row, vector: Vector, about: Vector) -> dict[str, float]:
        """What each model makes of a turn, in log odds against the average turn of the corpus; `about` as
        `subjects.course_roots` tells it."""
        sums = row.values @ self._weights[row.buckets].astype(np.float32)
        sums = sums * self._scales + vector @ self._axes + about @ self._about + self._offsets
        return dict(zip(self.names, map(float, sums), strict=True))


@cache
def models() -> Models:
    """The one set of models of the process."""
    return Models()
