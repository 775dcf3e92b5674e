"""Learn from lines labelled with satisfaction how dissatisfied customers of this shop sound."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import TONE_BITS, UNHEARD, Tone
from deskpilot.engine.linear import Heard, Row, row_of
from deskpilot.engine.sparse_fit import Numbers, Rows, fit
from deskpilot.engine.stacking import roc_area

_FOLDS = 5
_LEAST_LABELS = 60
_LEAST_RATED = 10
_RIDGE = 1.0
_ROUNDS = 40
_A_STEP = 50


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was heard, the logit the engine had for it, and whether the customer was dissatisfied. `group` numbers the
    conversation."""

    heard: Heard
    before: float
    dissatisfied: bool
    group: int


def learn_tone(
    lessons: Sequence[Lesson], known: Tone | None
) -> Generator[None, None, tuple[Tone | None, tuple[Evidence, ...]]]:
    """A tone that goes on from what was `known`, if on conversations it has not seen it tells dissatisfaction better
    than the engine alone; in steps of a few milliseconds. The check never looks at what was known before, for that
    may have been learned from the same conversations."""
    truth = np.array([float(lesson.dissatisfied) for lesson in lessons])
    groups = np.array([lesson.group for lesson in lessons], np.int64)
    if len(lessons) < _LEAST_LABELS or len(set(groups)) < _LEAST_RATED or not 0 < truth.sum() < len(truth):
        return known, ()
    rows = yield from _rows(lessons)
    judged = yield from _cross_checked(rows, truth, groups)
    before = roc_area([lesson.before for lesson in lessons], list(truth > 0))
    after = roc_area(list(judged), list(truth > 0))
    report = (
        Evidence("learn.labels", "sat", len(lessons)),
        Evidence("learn.check.before", "sat", round(before, 4)),
        Evidence("learn.check.after", "sat", round(after, 4)),
        Evidence("learn.adopted", "sat", float(after > before)),
    )
    if after <= before:
        return known, report
    weights = yield from _fitted(rows, truth, known)
    return Tone.of(weights), report


def _rows(lessons: Sequence[Lesson]) -> Generator[None, None, Rows]:
    found: list[Row] = []
    for lesson in lessons:
        found.append(row_of(lesson.heard, UNHEARD, TONE_BITS))
        if len(found) % _A_STEP == 0:
            yield
    return Rows.of(found, np.array([[lesson.before] for lesson in lessons]), TONE_BITS)


def _cross_checked(rows: Rows, truth: Numbers, groups: NDArray[np.int64]) -> Generator[None, None, Numbers]:
    """The log odds of each lesson by weights of other conversations."""
    judged = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = groups % _FOLDS == fold
        if inside.any() and not inside.all():
            weights = yield from _fitted(rows.only(~inside), truth[~inside], None)
            judged[inside] = rows.only(inside).dot(weights)
    return judged


def _fitted(rows: Rows, truth: Numbers, known: Tone | None) -> Generator[None, None, Numbers]:
    towards = np.concatenate([np.zeros(rows.size), [1.0, 0.0]]) if known is None else known.fitted()
    best = towards
    for weights in fit(rows, truth, _RIDGE, _RIDGE, towards, _ROUNDS):
        best = weights
        yield
    return best
