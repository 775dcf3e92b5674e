"""Small supervised steps: a ridge-regularised logistic curve, area under the ROC curve, a sign test."""

from collections.abc import Sequence
from math import comb

import numpy as np
from numpy.typing import NDArray

_ROUNDS = 25


def logistic_fit(rows: NDArray[np.float64], truth: NDArray[np.float64], ridge: float) -> NDArray[np.float64]:
    """Weights of a logistic regression by Newton's steps; the first column is the offset and goes unpunished."""
    punished = np.eye(rows.shape[1]) * ridge
    punished[0, 0] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(_ROUNDS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (guess - truth) + punished @ weights
        bend = (rows * (guess * (1 - guess))[:, None]).T @ rows + punished
        weights -= np.linalg.solve(bend, slope)
    return weights


def roc_area(scores: Sequence[float], truth: Sequence[bool]) -> float:
    """Chance that a true case scores higher than a false one; ties at half, 0.5 without both kinds."""
    order = np.argsort(np.asarray(scores), kind="stable")
    ranks = np.empty(len(order))
    values = np.asarray(scores)[order]
    starts = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]]))
    ends = np.concatenate([starts[1:], [len(values)]])
    for start, end in zip(starts, ends, strict=True):
        ranks[order[start:end]] = (start + end + 1) / 2
    positive = np.asarray(truth, bool)
    count, rest = int(positive.sum()), int((~positive).sum())
    if not count or not rest:
        return 0.5
    return float((ranks[positive].sum() - count * (count + 1) / 2) / (count * rest))


def chance_of_as_many(better: int, worse: int) -> float:
    """The chance that at least so many of the pairs that differ came out better, were it a toss of a coin (sign test,
    one-sided)."""
    pairs = better + worse
    ways: int = sum(comb(pairs, count) for count in range(better, pairs + 1))
    return ways / (1 << pairs)
