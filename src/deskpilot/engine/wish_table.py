"""How likely a line wishes for a human, told by how people put it: a linear model beside the patterns of `human_wish`.

Runs of characters, the meaning of the whole line and of its first and last clause, and what the patterns made of it. Fitted
to lines written for this project (`tools/train_wishes.py`), half of which only look like such a wish.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine import tables
from deskpilot.engine.linear import BITS, PHRASES, SINGLE, Row, row_of_parts
from deskpilot.engine.segment import words_of
from deskpilot.engine.vectors import Vector, sentence

# What the meaning of the line weighs beside that of its first and of its last clause.
_LINE: Final = 1.5
CLAUSE_ENDS: Final = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line as the model sees it: `signs` are what the patterns made of it, 0 or 1 each."""

    row: Row
    dense: Vector


def line_of(words: str, signs: Sequence[float]) -> Line:
    """The line of normalised words, what denies a wish and what only names goods taken out."""
    row = row_of_parts(((SINGLE, words), (PHRASES, words)), BITS)
    clauses = [clause for clause in CLAUSE_ENDS.split(words) if clause] or [words]
    whole, last = _meaning(words), _meaning(clauses[-1])
    first = _meaning(clauses[0]) if len(clauses) > 1 else last
    return Line(row, np.concatenate([_LINE * whole, last, first, np.array(signs, np.float32)]))


def _meaning(words: str) -> Vector:
    return sentence(words_of(words))


class WishTable:
    """The weights that ship with the engine: int8 for buckets, float16 for what is dense."""

    def __init__(self) -> None:
        with np.load(tables.table_folder() / "wishes.npz") as stored:
            self._weights: NDArray[np.int8] = stored["weights"]
            self._scale = float(stored["scale"])
            self._dense: NDArray[np.float32] = stored["dense"].astype(np.float32)
            self._offset = float(stored["offset"])

    def log_odds(self, line: Line) -> float:
        """For a wish, among lines of which one in seven has one: so it was where the weights were fitted."""
        told = line.row.values @ self._weights[line.row.buckets].astype(np.float32)
        return float(told * self._scale + line.dense @ self._dense + self._offset)


@cache
def wish_table() -> WishTable:
    """The one table of the process."""
    return WishTable()
