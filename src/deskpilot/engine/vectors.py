"""Meaning without a neural network: a sentence is the weighted mean of its words' vectors.

The table was distilled from a sentence model at build time (see PROVENANCE.md beside it). Weights follow Arora's
smooth inverse frequency a / (a + p(word)); a word the table lacks stands for its characters.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine import tables
from deskpilot.engine.segment import segmenter, until_taught

Vector = NDArray[np.float32]
Matrix = NDArray[np.float32]

_SMOOTHING: Final = 1e-3
_CHARACTER_SHARE: Final = 0.5


class WordTable:
    """Vectors of single words, kept as int8 and unpacked when used."""

    def __init__(self) -> None:
        with np.load(tables.table_folder() / "word_vectors.npz") as stored:
            words = stored["words"].tobytes().decode().split("\n")
            self._vectors: NDArray[np.int8] = stored["vectors"]
            self._scales: Vector = stored["scales"]
        self._rows = {word: row for row, word in enumerate(words)}
        self.dimensions = int(self._vectors.shape[1])

    def sentence(self, words: Sequence[str]) -> Vector:
        """The unit vector of a cut sentence; all zero when no word is known."""
        rows: list[int] = []
        weights: list[float] = []
        place_of, probability = self._rows, segmenter().probability
        for word in words:
            weight = _SMOOTHING / (_SMOOTHING + probability(word))
            row = place_of.get(word)
            if row is not None:
                rows.append(row)
                weights.append(weight)
            elif not word[0].isascii():
                known = [place_of[character] for character in word if character in place_of]
                rows.extend(known)
                weights.extend([weight * _CHARACTER_SHARE] * len(known))
        if not rows:
            return np.zeros(self.dimensions, np.float32)
        scaled = np.asarray(weights, np.float32) * self._scales[rows]
        mean: Vector = scaled @ self._vectors[rows].astype(np.float32)
        return unit(mean)


def unit(vector: Vector) -> Vector:
    """The vector at length one; a zero vector stays zero."""
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length > 0 else vector


@cache
def word_table() -> WordTable:
    """The one table of the process."""
    return WordTable()


@until_taught
def sentence(words: tuple[str, ...]) -> Vector:
    """The vector of a cut sentence; kept, for a turn without courtesy is the same sentence to all who ask."""
    return word_table().sentence(words)
