"""Logistic regression over sparse rows, with numpy alone and in steps.

Limited-memory BFGS (Nocedal 1980). The ridge pulls towards given weights: towards zero at first, towards what was
learned before when more is learned later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine.linear import Row

Numbers: TypeAlias = NDArray[np.float64]
_REMEMBERED = 8
_ENOUGH = 1e-4
_LEAST_STEP = 1e-8


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows end to end, with dense columns beside them. The last weight of a fit is the offset."""

    buckets: NDArray[np.int64]
    values: Numbers
    owner: NDArray[np.int64]
    dense: Numbers
    size: int

    @staticmethod
    def of(rows: Sequence[Row], dense: Numbers, bits: int) -> "Rows":
        """`dense` has one line for each row, and may have no column."""
        owner = np.repeat(np.arange(len(rows)), [len(row.buckets) for row in rows])
        buckets = np.concatenate([row.buckets for row in rows]) if rows else np.zeros(0, np.int64)
        values = np.concatenate([row.values for row in rows]) if rows else np.zeros(0)
        return Rows(buckets, values.astype(np.float64), owner, dense, 1 << bits)

    def __len__(self) -> int:
        return len(self.dense)

    @property
    def width(self) -> int:
        """How many weights a fit has."""
        return self.size + int(self.dense.shape[1]) + 1

    def marked(self, groups: NDArray[np.int64], value: float) -> "Rows":
        """The rows with one more bucket for each group they belong to, behind the others: what is peculiar to a
        group goes there and leaves the other weights alone. `groups` count from 0."""
        places = np.arange(len(self))
        return Rows(
            np.concatenate([self.buckets, self.size + groups]),
            np.concatenate([self.values, np.full(len(self), value)]),
            np.concatenate([self.owner, places]),
            self.dense,
            self.size + int(groups.max(initial=-1)) + 1,
        )

    def only(self, kept: NDArray[np.bool_]) -> "Rows":
        """The rows where `kept` holds."""
        inside = kept[self.owner]
        place = np.cumsum(kept) - 1
        return Rows(
            self.buckets[inside],
            self.values[inside],
            place[self.owner[inside]],
            self.dense[kept],
            self.size,
        )

    def dot(self, weights: Numbers) -> Numbers:
        """The weighted sum of each row."""
        sums = np.bincount(self.owner, self.values * weights[self.buckets], len(self))
        told: Numbers = sums + self.dense @ weights[self.size : -1] + weights[-1]
        return told

    def pulled(self, pulls: Numbers) -> Numbers:
        """The transposed product: what the rows together want of each weight."""
        sparse = np.bincount(self.buckets, self.values * pulls[self.owner], self.size)
        return np.concatenate([sparse, self.dense.T @ pulls, [pulls.sum()]])


def fit(
    rows: Rows,
    truth: Numbers,
    ridge: float,
    dense_ridge: float,
    towards: Numbers | None = None,
    rounds: int = 100,
) -> Iterator[Numbers]:
    """Weights that get better with each step; the last are the fit. A step is one round of a few milliseconds."""
    start = np.zeros(rows.width) if towards is None else towards.copy()
    punished = np.concatenate(
        [np.full(rows.size, ridge), np.full(rows.dense.shape[1], dense_ridge), np.zeros(1)]
    )

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        sums = rows.dot(weights)
        guess = 1 / (1 + np.exp(-np.clip(sums, -30, 30)))
        off = weights - start
        cost = float((np.logaddexp(0, sums) - truth * sums).sum() + 0.5 * (punished * off * off).sum())
        return cost, rows.pulled(guess - truth) + punished * off

    weights, (cost, slope) = start, loss(start)
    moves: list[Numbers] = []
    turns: list[Numbers] = []
    for _ in range(rounds):
        step = _direction(slope, moves, turns)
        size = 1.0 if moves else 1 / max(1.0, _dot(slope, slope) ** 0.5)
        downhill = _dot(slope, step)
        next_cost, next_slope = loss(weights + size * step)
        while next_cost > cost + 1e-4 * size * downhill and size > _LEAST_STEP:
            size /= 2
            next_cost, next_slope = loss(weights + size * step)
        move, turn = size * step, next_slope - slope
        weights = weights + move
        yield weights
        if _dot(move, turn) > 1e-12:
            moves, turns = [*moves, move][-_REMEMBERED:], [*turns, turn][-_REMEMBERED:]
        if abs(cost - next_cost) < _ENOUGH * abs(cost):
            return
        cost, slope = next_cost, next_slope


def _direction(slope: Numbers, moves: Sequence[Numbers], turns: Sequence[Numbers]) -> Numbers:
    """Downhill, bent by what the last steps showed of the curvature."""
    step = slope.copy()
    shares = []
    for move, turn in zip(reversed(moves), reversed(turns), strict=True):
        share = _dot(move, step) / _dot(turn, move)
        shares.append(share)
        step -= share * turn
    if moves:
        step *= _dot(moves[-1], turns[-1]) / _dot(turns[-1], turns[-1])
    for move, turn, share in zip(moves, turns, reversed(shares), strict=True):
        step += move * (share - _dot(turn, step) / _dot(turn, move))
    return -step


def _dot(one: Numbers, other: Numbers) -> float:
    # The library's own product wakes a second thread at this length, which costs more than it saves.
    return float(np.einsum("i,i->", one, other))
