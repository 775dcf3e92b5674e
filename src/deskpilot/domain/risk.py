"""The price of a mistake: how sure the engine has to be so that at most a share `risk` of what it sends is wrong.

Learn then Test (Angelopoulos, Bates, Candès, Jordan and Lei 2021, arXiv:2110.01052; Annals of Applied Statistics 2025).
For each threshold t of a grid, fixed before anything is looked at, stands the hypothesis "of the answers with a
confidence of t or more, more than `risk` are wrong". Given that n reviewed answers reach t, the number of wrong ones
among them is binomial, so P(Bin(n, risk) ≤ wrong) is a valid p-value at every sample size. The hypotheses are tested
from sure to unsure until one cannot be rejected; whatever was rejected may be used, and the lowest threshold answers
most.

Few answers reach the surest thresholds, and a chain that begins there would end at once. It therefore begins at
several places (`STARTS`): each brings an equal part of `delta`, and a chain that reaches the next beginning carries its
part along (the fallback procedure, Wiens 2003, Pharmaceutical Statistics 2, 211-215). Then

    P(of what is answered at the chosen threshold, more than `risk` is wrong) ≤ delta.

Proof: the first true hypothesis t that is rejected was tested at no more than the parts that begin after the true
hypothesis before it, for that one was not rejected. These levels are fixed, belong to no two true hypotheses at once,
and add up to at most `delta`; the union bound does the rest. Nothing is assumed about the engine or its confidence. What is
assumed: reviewed answers and those to come are drawn alike and independently, and `risk` and `delta` were chosen
before the history was looked at.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, exp, lgamma, log, log1p
from random import Random

GRID: tuple[float, ...] = tuple(hundredth / 100 for hundredth in range(95, 4, -1))
STARTS: tuple[float, ...] = (0.95, 0.85, 0.7, 0.5)
_TINY = 1e-18


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer that the engine would give by itself, and whether a person found it wrong. `confidence` from 0 to 1."""

    confidence: float
    wrong: bool
    conversation: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """Reviewed answers, and of how many customer turns they come; a turn without an answer was left to a human."""

    answers: tuple[Judged, ...]
    turns: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the history says about a threshold: answers that reach it and how many of them were wrong."""

    threshold: float
    answered: int
    wrong: int

    @property
    def measured(self) -> float | None:
        """The measured share of wrong answers; None without an answer."""
        return self.wrong / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the dial stands for a risk: the certified reading, with the upper bound of its risk at the level at which
    it was tested (never above `risk`). `reading` None: nothing could be certified, everything stays a suggestion."""

    risk: float
    reading: Reading | None = None
    bound: float | None = None


@dataclass(frozen=True, slots=True)
class SplitCheck:
    """How the promise fared over random halves: how often something was certified, how often the share of wrong
    answers exceeded the risk on the other half and in the whole history, and the mean share of turns answered
    (a half that certifies nothing answers none)."""

    risk: float
    splits: int
    certified: int
    broken: int
    broken_whole: int
    coverage: float


def binomial_tail(wrong: int, answered: int, risk: float) -> float:
    """P(Bin(answered, risk) ≤ wrong), exact to rounding. Raises `ValueError` for what is no count or probability."""
    _check_open(risk)
    if answered < 0 or wrong < 0 or wrong > answered:
        raise ValueError(f"{wrong} of {answered}")
    if wrong == answered:
        return 1.0
    # From the cut outwards terms only fall, so the sum of the shorter side is stable and may end early.
    odds = risk / (1.0 - risk)
    if wrong < (answered + 1) * risk:
        falling = (i / ((answered - i + 1) * odds) for i in range(wrong, 0, -1))
        return min(1.0, _sum(_term(wrong, answered, risk), falling))
    rising = ((answered - i) * odds / (i + 1) for i in range(wrong + 1, answered))
    return max(0.0, 1.0 - _sum(_term(wrong + 1, answered, risk), rising))


def upper_bound(wrong: int, answered: int, level: float) -> float:
    """The largest risk that so few wrong answers do not contradict at `level` (Clopper and Pearson 1934, one-sided):
    below it lies the true risk with probability 1 - `level` or more. 1.0 when nothing was answered."""
    _check_open(level)
    if wrong >= answered:
        return 1.0
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if binomial_tail(wrong, answered, middle) > level:
            low = middle
        else:
            high = middle
    return high


def fewest_needed(risk: float, delta: float, starts: Sequence[float] = STARTS) -> int:
    """How many reviewed answers above a beginning certify `risk` when not one of them is wrong: the least n with
    (1 - risk)^n ≤ delta / beginnings, that is n ≥ ln(delta / beginnings) / ln(1 - risk)."""
    _check_open(risk)
    _check_open(delta)
    return ceil(log(delta / len(starts)) / log1p(-risk))


def readings(answers: Iterable[Judged], grid: Sequence[float] = GRID) -> tuple[Reading, ...]:
    """What the answers say about each threshold of the grid, in its order."""
    ordered = sorted((answer.confidence, answer.wrong) for answer in answers)
    confidences = [confidence for confidence, _ in ordered]
    wrong_from = [0] * (len(ordered) + 1)
    for place in range(len(ordered) - 1, -1, -1):
        wrong_from[place] = wrong_from[place + 1] + ordered[place][1]
    places = [(threshold, bisect_left(confidences, threshold)) for threshold in grid]
    return tuple(Reading(threshold, len(ordered) - place, wrong_from[place]) for threshold, place in places)


def choose(answers: Iterable[Judged], risk: float, delta: float = 0.1) -> Setting:
    """The lowest threshold that can be certified for `risk` with probability 1 - `delta`. Raises `ValueError` unless
    both lie strictly between 0 and 1."""
    _check_open(risk)
    _check_open(delta)
    certified = tuple(_certified(readings(answers), risk, delta))
    if not certified:
        return Setting(risk)
    reading, level = certified[-1]
    return Setting(risk, reading, upper_bound(reading.wrong, reading.answered, level))


def check_by_splits(history: History, risk: float, delta: float, splits: int, seed: int = 1) -> SplitCheck:
    """Set the dial on a random half of the conversations and judge it on the other, `splits` times. Conversations are
    never parted, so that turns which hang together do not flatter the result."""
    chance = Random(seed)
    by_conversation = _by_conversation(history.answers)
    certified = broken = broken_whole = answered = 0
    for _ in range(splits):
        chance.shuffle(by_conversation)
        half = len(by_conversation) // 2
        found = choose(_joined(by_conversation[:half]), risk, delta).reading
        if found is None:
            continue
        certified += 1
        (other,) = readings(_joined(by_conversation[half:]), (found.threshold,))
        (whole,) = readings(history.answers, (found.threshold,))
        broken += (other.measured or 0.0) > risk
        broken_whole += (whole.measured or 0.0) > risk
        answered += whole.answered
    coverage = answered / (splits * history.turns) if splits and history.turns else 0.0
    return SplitCheck(risk, splits, certified, broken, broken_whole, coverage)


def _certified(found: Iterable[Reading], risk: float, delta: float) -> Iterator[tuple[Reading, float]]:
    part, level = delta / len(STARTS), 0.0
    for reading in found:
        if reading.threshold in STARTS:
            level += part
        if level and binomial_tail(reading.wrong, reading.answered, risk) <= level:
            yield reading, level
        else:
            level = 0.0


def _term(wrong: int, answered: int, risk: float) -> float:
    ways = lgamma(answered + 1) - lgamma(wrong + 1) - lgamma(answered - wrong + 1)
    return exp(ways + wrong * log(risk) + (answered - wrong) * log1p(-risk))


def _sum(first: float, ratios: Iterable[float]) -> float:
    total = term = first
    for ratio in ratios:
        term *= ratio
        total += term
        if term < _TINY * total:
            break
    return total


def _by_conversation(answers: Iterable[Judged]) -> list[list[Judged]]:
    found: dict[object, list[Judged]] = {}
    for place, answer in enumerate(answers):
        found.setdefault(answer.conversation or place, []).append(answer)
    return list(found.values())


def _joined(conversations: Iterable[Iterable[Judged]]) -> list[Judged]:
    return [answer for conversation in conversations for answer in conversation]


def _check_open(share: float) -> None:
    if not 0.0 < share < 1.0:
        raise ValueError(f"{share} does not lie between 0 and 1")
