"""Put the probabilities right by the shop's own labels, as far as turns of other conversations bear it out.

A shop that labels only what went well, or only what went to a human, says nothing about how often either happens: both
kinds have to be there in fair number. The curve leans on leaving everything as it is, moves no probability far, and is
used only where its log loss on conversations it has not seen is less than that of what is in use, clearly beyond chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Evidence

Curve = tuple[float, float]
UNMOVED: Final[Curve] = (1.0, 0.0)
_LEAST_LABELS, _LEAST_OF_EACH = 60, 20
_FOLDS = 5
_RIDGE = 4.0
_ROUNDS = 25
_SLOPES, _OFFSETS = (0.5, 2.0), (-1.0, 1.0)
_SURE = 1.64  # standard errors: one in twenty by chance

_Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Told:
    """The log odds the engine had for a labelled turn, and whether it was so. `group` numbers the conversation."""

    logit: float
    truth: bool
    group: int


def learn_curve(
    name: str, told: Sequence[Told], known: Curve | None
) -> tuple[Curve | None, tuple[Evidence, ...]]:
    """Slope and offset for the log odds of a probability, `known` when nothing better was found, and what was found."""
    if not told:
        return known, ()
    count, true = len(told), sum(one.truth for one in told)
    report: tuple[Evidence, ...] = (
        Evidence("learn.labels", name, count),
        Evidence("learn.labels.true", name, true),
    )
    if count < _LEAST_LABELS:
        return known, (*report, _left_out(name, "few"))
    if min(true, count - true) < _LEAST_OF_EACH:
        return known, (*report, _left_out(name, "one_sided"))
    odds = np.array([one.logit for one in told])
    truth = np.array([float(one.truth) for one in told])
    groups = np.array([one.group for one in told])
    before, after = _loss(odds, truth, known or UNMOVED), _checked(odds, truth, groups)
    report = (
        *report,
        Evidence("learn.check.before", name, round(float(before.mean()), 4)),
        Evidence("learn.check.after", name, round(float(after.mean()), 4)),
    )
    if not _clearly_less(after, before, groups):
        return known, (*report, _left_out(name, "level"))
    slope, offset = _fitted(odds, truth)
    curve = round(slope, 3), round(offset, 3)
    shown = Evidence("learn.curve", f"{name} {curve[0]} {curve[1]}")
    return curve, (*report, Evidence("learn.adopted", name, 1.0), shown)


def _left_out(name: str, why: str) -> Evidence:
    return Evidence("learn.left_out", f"{name} {why}")


def _checked(odds: _Numbers, truth: _Numbers, groups: NDArray[np.int64]) -> _Numbers:
    """The loss of each turn under a curve of other conversations."""
    losses = np.zeros(len(odds))
    for fold in range(_FOLDS):
        inside = groups % _FOLDS == fold
        if inside.any():
            losses[inside] = _loss(odds[inside], truth[inside], _fitted(odds[~inside], truth[~inside]))
    return losses


def _loss(odds: _Numbers, truth: _Numbers, curve: Curve) -> _Numbers:
    moved = curve[0] * odds + curve[1]
    loss: _Numbers = np.logaddexp(0.0, np.where(truth > 0, -moved, moved))
    return loss


def _clearly_less(after: _Numbers, before: _Numbers, groups: NDArray[np.int64]) -> bool:
    """Whether what is gained is more than chance gives, turns of one conversation counting as one."""
    _, own = np.unique(groups, return_inverse=True)
    gained = np.bincount(own, before - after)
    return bool(gained.sum() > _SURE * sqrt(float(gained @ gained)))


def _fitted(odds: _Numbers, truth: _Numbers) -> Curve:
    """Newton's steps for offset and slope, drawn towards an unmoved curve and held within bounds."""
    rows = np.stack([np.ones(len(odds)), odds], 1)
    unmoved = np.array([0.0, 1.0])
    weights = unmoved.copy()
    for _ in range(_ROUNDS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (guess - truth) + _RIDGE * (weights - unmoved)
        bend = (rows * (guess * (1 - guess))[:, None]).T @ rows + _RIDGE * np.eye(2)
        weights -= np.linalg.solve(bend, slope)
    return float(np.clip(weights[1], *_SLOPES)), float(np.clip(weights[0], *_OFFSETS))


def learn_curves(
    told: Mapping[str, Sequence[Told]], known: Mapping[str, Curve]
) -> tuple[dict[str, Curve], tuple[Evidence, ...]]:
    """A curve for each probability that the labels put right, and what was found."""
    curves = dict(known)
    report: list[Evidence] = []
    for name, turns in told.items():
        curve, found = learn_curve(name, turns, known.get(name))
        report.extend(found)
        if curve is not None:
            curves[name] = curve
    return curves, tuple(report)
