"""Learn from lines labelled with satisfaction how dissatisfied customers of this shop sound.

Whoever rates a conversation calls the same words dissatisfied in one and neutral in the next: half of what differs
between ratings lies between conversations and not in any line. Each conversation is therefore given an offset of its
own while fitting, thrown away afterwards, so that the weights learn what tells the turns of one customer apart.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import log
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.understanding import Evidence
from deskpilot.engine.learned import Tone
from deskpilot.engine.linear import Heard, Row
from deskpilot.engine.sparse_fit import Numbers, Rows, fit
from deskpilot.engine.stacking import logistic_fit, roc_area
from deskpilot.engine.tone_row import TONE_BITS, tone_row
from deskpilot.engine.vectors import Vector

_FOLDS = 5
_LEAST_LABELS = 60
_LEAST_RATED = 10
_RIDGE, _DENSE_RIDGE = 0.3, 1.0
_OWN_OFFSET = 1.0
_ROUNDS = 60
_A_STEP = 50
_SHOWN = 12
_LEAST_SAID = 3

_Result = TypeVar("_Result")
_Steps = Generator[None, None, _Result]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was heard and what it means, the logit the engine had for it, and whether the customer was dissatisfied.
    `group` numbers the conversation."""

    heard: Heard
    meaning: Vector
    before: float
    dissatisfied: bool
    group: int


def learn_tone(
    lessons: Sequence[Lesson], known: Tone | None
) -> _Steps[tuple[Tone | None, tuple[Evidence, ...]]]:
    """A tone that goes on from what was `known`, if on conversations it has not seen it tells dissatisfaction better
    than the engine alone and no worse than what is known; in steps of a few milliseconds."""
    truth = np.array([float(lesson.dissatisfied) for lesson in lessons])
    groups = np.array([lesson.group for lesson in lessons], np.int64)
    labels = Evidence("learn.labels", "sat", len(lessons))
    why = _too_little(truth, groups)
    if why:
        return known, (labels, Evidence("learn.left_out", f"sat {why}")) if lessons else ()
    rows = yield from _rows(lessons)
    judged = yield from _cross_checked(rows, truth, groups, known)
    before = roc_area([lesson.before for lesson in lessons], list(truth > 0))
    if known is not None:
        before = max(before, roc_area(list(rows.dot(known.fitted())), list(truth > 0)))
    after = roc_area(list(judged), list(truth > 0))
    report = (
        labels,
        Evidence("learn.check.before", "sat", round(before, 4)),
        Evidence("learn.check.after", "sat", round(after, 4)),
        Evidence("learn.adopted", "sat", float(after > before)),
    )
    if after <= before:
        return known, (*report, Evidence("learn.left_out", "sat level"))
    weights = yield from _fitted(rows, truth, groups, known)
    tone = Tone.of(weights, _curve(judged, truth))
    told = yield from _telling(lessons, weights)
    return tone, (*report, *told)


def _too_little(truth: Numbers, groups: NDArray[np.int64]) -> str:
    """Why nothing can be learned from so few ratings, or ratings of one kind; empty when something can."""
    if len(truth) < _LEAST_LABELS or len(set(groups)) < _LEAST_RATED:
        return "few"
    return "" if 0 < truth.sum() < len(truth) else "one_sided"


def _rows(lessons: Sequence[Lesson]) -> _Steps[Rows]:
    found: list[Row] = []
    for lesson in lessons:
        found.append(tone_row(lesson.heard))
        if len(found) % _A_STEP == 0:
            yield
    meaning = np.array([lesson.meaning for lesson in lessons], np.float64)
    before = np.array([[lesson.before] for lesson in lessons])
    return Rows.of(found, np.hstack([meaning, before]), TONE_BITS)


def _cross_checked(
    rows: Rows, truth: Numbers, groups: NDArray[np.int64], known: Tone | None
) -> _Steps[Numbers]:
    """The log odds of each lesson by what is known and weights of other conversations."""
    judged = np.zeros(len(rows))
    for fold in range(_FOLDS):
        inside = groups % _FOLDS == fold
        if inside.any() and not inside.all():
            weights = yield from _fitted(rows.only(~inside), truth[~inside], groups[~inside], known)
            judged[inside] = rows.only(inside).dot(weights)
    return judged


def _fitted(rows: Rows, truth: Numbers, groups: NDArray[np.int64], known: Tone | None) -> _Steps[Numbers]:
    """The weights without those of the single conversations."""
    _, own = np.unique(groups, return_inverse=True)
    marked = rows.marked(own, _OWN_OFFSET)
    towards = np.zeros(rows.width) if known is None else known.fitted()
    if known is None:
        towards[-2] = 1.0
    start = np.concatenate([towards[: rows.size], np.zeros(marked.size - rows.size), towards[rows.size :]])
    best = start
    for weights in fit(marked, truth, _RIDGE, _DENSE_RIDGE, start, _ROUNDS):
        best = weights
        yield
    return np.concatenate([best[: rows.size], best[marked.size :]])


def _curve(judged: Numbers, truth: Numbers) -> tuple[float, float]:
    """Slope and shift that make probabilities of what is told about conversations nobody has rated."""
    shift, slope = logistic_fit(np.stack([np.ones(len(judged)), judged], 1), truth, 1.0)
    return max(0.1, float(slope)), float(shift)


def _telling(lessons: Sequence[Lesson], weights: Numbers) -> _Steps[tuple[Evidence, ...]]:
    """The runs of characters that speak loudest for dissatisfaction and against it, as far as they were said in several
    conversations. The weights stand beside what the engine knows already, so that they may say the opposite of what
    was said: only runs whose ratings agree are told."""
    upset: dict[str, set[int]] = {}
    calm: dict[str, set[int]] = {}
    for place, lesson in enumerate(lessons):
        said_in = upset if lesson.dissatisfied else calm
        for run in {*_runs(lesson.heard.said, 2), *_runs(lesson.heard.said, 3)}:
            said_in.setdefault(run, set()).add(lesson.group)
        if place % _A_STEP == 0:
            yield
    many, few = sum(map(len, upset.values())), sum(map(len, calm.values()))
    loud = []
    for place, run in enumerate({*upset, *calm}):
        if place % (4 * _A_STEP) == 0:
            yield
        here, there = len(upset.get(run, ())), len(calm.get(run, ()))
        if here + there < _LEAST_SAID:
            continue
        rated = log((here + 1) / (many + 1)) - log((there + 1) / (few + 1))
        weight = _loudness(run, weights)
        if rated * weight > 0:
            loud.append((weight, run))
    loud.sort(reverse=True)
    found = [*_distinct(loud), *_distinct(loud[::-1])[::-1]]
    return tuple(Evidence("learn.sound", run, round(weight, 2)) for weight, run in found)


def _distinct(loud: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """The first few of one sign, none of which is part of another."""
    kept: list[tuple[float, str]] = []
    for weight, run in loud:
        if len(kept) == _SHOWN or weight * loud[0][0] <= 0:
            break
        if not any(run in other or other in run for _, other in kept):
            kept.append((weight, run))
    return kept


def _loudness(run: str, weights: Numbers) -> float:
    """What a run says when it is all that is said."""
    row = tone_row(Heard(run))
    return float(row.values @ weights[row.buckets])


def _runs(text: str, size: int) -> list[str]:
    return [run for run in (text[n : n + size] for n in range(len(text) - size + 1)) if run.isalpha()]
