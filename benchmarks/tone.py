"""How well dissatisfaction is told in rated dialogues, before and after learning from other dialogues of that shop."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.conversation import Line, Sender
from deskpilot.engine import Engine
from deskpilot.engine.gate import logistic
from deskpilot.engine.learned import Tone
from deskpilot.engine.learning import LabelledLine, rated_lessons
from deskpilot.engine.stacking import roc_area
from deskpilot.engine.tone import Lesson, learn_tone

_SPLITS = 5
_BINS = 10
_THRESHOLDS = tuple(step / 50 for step in range(1, 50))


def print_learned_tone(path: Path) -> None:
    """Mean and spread over both ways of random halves: nothing learned, and learned from the other half."""
    if not path.exists():
        return
    rated = _lessons(path)
    before, after = [], []
    for seed in range(_SPLITS):
        order = np.random.default_rng(seed).permutation(len(rated))
        halves = order[: len(order) // 2], order[len(order) // 2 :]
        for taught, tested in (halves, halves[::-1]):
            tone = _learned([one for place in sorted(taught) for one in rated[place]])
            lessons = [one for place in tested for one in rated[place]]
            before.append(_judged(lessons, None))
            after.append(_judged(lessons, tone))
    for name, figures in (("nothing learned", before), ("learned from the other half", after)):
        mean, spread = np.mean(figures, axis=0), np.std(figures, axis=0)
        told = ", ".join(
            f"{what} {middle:.3f} ± {wide:.3f}"
            for what, middle, wide in zip(("AUC", "F1", "ECE"), mean, spread, strict=True)
        )
        print(f"dissatisfied, {name}, {2 * _SPLITS} random halves: {told}")


def _lessons(path: Path) -> list[list[Lesson]]:
    found: dict[str, list[LabelledLine]] = {}
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        line = LabelledLine(Line(Sender(row["from"]), row["text"]), row.get("label") or {})
        found.setdefault(str(row["conversation"]), []).append(line)
    engine = Engine()
    return [list(rated_lessons(lines, group, engine)) for group, lines in enumerate(found.values())]


def _learned(lessons: Sequence[Lesson]) -> Tone | None:
    steps = learn_tone(lessons, None)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            tone: Tone | None = end.value[0]
            return tone


def _judged(lessons: Sequence[Lesson], tone: Tone | None) -> tuple[float, float, float]:
    """Area under the ROC curve, the best F1 over thresholds, the expected calibration error."""
    odds = [one.before if tone is None else tone.logit(one.before, one.heard, one.meaning) for one in lessons]
    told = np.array([logistic(each) for each in odds])
    truth = np.array([one.dissatisfied for one in lessons])
    best = max(_f1(told >= threshold, truth) for threshold in _THRESHOLDS)
    return roc_area(list(told), list(truth)), best, _calibration_error(told, truth)


def _f1(called: NDArray[np.bool_], truth: NDArray[np.bool_]) -> float:
    return 2 * float((called & truth).sum()) / max(1, int(called.sum() + truth.sum()))


def _calibration_error(told: NDArray[np.float64], truth: NDArray[np.bool_]) -> float:
    bins = np.minimum((told * _BINS).astype(int), _BINS - 1)
    gaps = [abs(told[bins == place].sum() - truth[bins == place].sum()) for place in range(_BINS)]
    return float(sum(gaps)) / len(told)
