"""Small supervised steps: character odds, a ridge-regularised logistic curve, area under the ROC curve."""

from collections import Counter
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine.learned import gram_parts, grams_of

_SMOOTHING = 2.0
_LEAST_SEEN = 3
_FOLDS = 5
_ROUNDS = 25

Lesson = tuple[str, str, float, bool]
"""Words of the turn, words of the shop before it, hand-set logit, whether the customer was dissatisfied."""


def gram_odds(lessons: Sequence[Lesson]) -> dict[str, float]:
    """Log odds of each run of characters between dissatisfied and other turns."""
    upset: Counter[str] = Counter()
    calm: Counter[str] = Counter()
    for said, before, _, dissatisfied in lessons:
        (upset if dissatisfied else calm).update(grams_of(said, "c") | grams_of(before, "s"))
    all_upset, all_calm = max(1, upset.total()), max(1, calm.total())
    share = all_upset / (all_upset + all_calm)
    odds = {}
    for gram in upset.keys() | calm.keys():
        if upset[gram] + calm[gram] >= _LEAST_SEEN:
            high = log((upset[gram] + _SMOOTHING * share) / (all_upset + _SMOOTHING))
            low = log((calm[gram] + _SMOOTHING * (1 - share)) / (all_calm + _SMOOTHING))
            odds[gram] = round(high - low, 2)
    return odds


def stacked_rows(lessons: Sequence[Lesson], groups: Sequence[int]) -> NDArray[np.float64]:
    """Offset, hand-set logit and the two kinds of odds of each lesson, counted in other conversations than its own."""
    rows = np.zeros((len(lessons), 4))
    for fold in range(_FOLDS):
        seen = gram_odds([one for one, group in zip(lessons, groups, strict=True) if group % _FOLDS != fold])
        for place, (said, before, hand, _) in enumerate(lessons):
            if groups[place] % _FOLDS == fold:
                rows[place] = (1.0, hand, *gram_parts(seen, said, before))
    return rows


def mixed(rows: NDArray[np.float64], truth: NDArray[np.float64]) -> tuple[float, ...]:
    """Weights that join offset, hand-set logit and odds."""
    return tuple(round(float(weight), 4) for weight in logistic_fit(rows, truth, 1.0))


def cross_checked(rows: NDArray[np.float64], truth: NDArray[np.float64], groups: Sequence[int]) -> float:
    """Area under the ROC curve when each fifth of the conversations is judged by weights of the others."""
    folds = np.array([group % _FOLDS for group in groups])
    judged = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = folds == fold
        if inside.any() and not inside.all():
            judged[inside] = rows[inside] @ logistic_fit(rows[~inside], truth[~inside], 1.0)
    return roc_area(list(judged), list(truth > 0))


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
