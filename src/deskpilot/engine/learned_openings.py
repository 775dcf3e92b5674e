"""Learn which openings lead to a human, in steps, and adopt it only where chats held back bear it out."""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from deskpilot.domain.conversation import Line
from deskpilot.domain.understanding import Evidence, TurnContext
from deskpilot.engine.engine import Engine
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.openings import ALL, Counts, counted, kept, odds_of, opening_of, went_to_human, words_of
from deskpilot.engine.stacking import roc_area

_CHECKED_EVERY = 5
_LEAST_CHECKS, _LEAST_OF_EACH, _MOST_CHECKS = 40, 5, 1_000
# From so many checks on a small gain speaks for itself; before that it has to be beyond chance.
_MANY_CHECKS, _MANY_OF_EACH = 60, 10
_SURE = 1.64  # standard errors: one in twenty by chance
_LEAST_GAIN = 0.01
_SHOWN = 12
_A_STEP = 20


@dataclass(frozen=True, slots=True)
class Chat:
    """The lines of a past conversation, and whether one of its turns is labelled as one for a human."""

    lines: tuple[Line, ...]
    labelled: bool


@dataclass(frozen=True, slots=True)
class _Opening:
    words: frozenset[str]
    text: str
    before: tuple[Line, ...]
    led: bool


def learn_openings(
    chats: Sequence[Chat], engine: Engine
) -> Generator[None, None, tuple[dict[str, float], dict[str, tuple[int, int]], tuple[Evidence, ...]]]:
    """Log odds by word, the counts behind them, and what was found. Goes on from the counts the engine has learned;
    what does no better on the chats held back leaves the odds that are in use."""
    taught: list[_Opening] = []
    checks: list[_Opening] = []
    for place, chat in enumerate(chats, 1):
        held_back = place % _CHECKED_EVERY == 0 and len(checks) < _MOST_CHECKS
        (checks if held_back else taught).extend(_opening(chat))
        if place % _A_STEP == 0:
            yield
    known = engine.learned
    counts = counted(known.opening_counts, ((one.words, one.led) for one in taught))
    odds = odds_of(counts)
    plain, before, after = yield from _checked(checks, engine, odds)
    why = _left_out(checks, odds, min(after - before, after - plain - _least_gain(checks)))
    report = (
        Evidence("learn.openings", "", counts.get(ALL, (0, 0))[0]),
        Evidence("learn.checks", "opening", len(checks)),
        Evidence("learn.check.before", "opening", round(before, 4)),
        Evidence("learn.check.after", "opening", round(after, 4)),
        Evidence("learn.adopted", "opening", float(not why)),
        *((Evidence("learn.left_out", f"opening {why}"),) if why else ()),
        *_told(odds, counts),
    )
    return (dict(known.openings) if why else odds), kept(counts), report


def _least_gain(checks: Sequence[_Opening]) -> float:
    """How much better they must be told apart (area under the curve): few checks are often better by chance."""
    led = sum(one.led for one in checks)
    not_led = len(checks) - led
    is_much = len(checks) >= _MANY_CHECKS and min(led, not_led) >= _MANY_OF_EACH
    if is_much or not led or not not_led:
        return _LEAST_GAIN
    return _SURE * sqrt((len(checks) + 1) / (12 * led * not_led))


def _left_out(checks: Sequence[_Opening], odds: dict[str, float], gain: float) -> str:
    """Why the odds are not adopted; empty when they are."""
    led = sum(one.led for one in checks)
    if len(checks) < _LEAST_CHECKS:
        return "few"
    if min(led, len(checks) - led) < _LEAST_OF_EACH:
        return "rare"
    return "" if odds and gain > 0 else "level"


def _opening(chat: Chat) -> Iterator[_Opening]:
    place = opening_of(chat.lines)
    if place is not None:
        text = chat.lines[place].text
        led = chat.labelled or went_to_human(chat.lines, place)
        yield _Opening(words_of(text), text, chat.lines[:place], led)


def _checked(
    checks: Sequence[_Opening], engine: Engine, odds: dict[str, float]
) -> Generator[None, None, tuple[float, float, float]]:
    """How well the need of a human is told at the openings held back: without anything learned, with what is in use and
    with what was learned now; level when there are too few of either kind."""
    truth = [one.led for one in checks]
    if min(sum(truth), len(truth) - sum(truth)) < _LEAST_OF_EACH:
        return 0.5, 0.5, 0.5
    states = (NOTHING_LEARNED, Learned(openings=engine.learned.openings), Learned(openings=odds))
    told: tuple[list[float], ...] = ([], [], [])
    for place, one in enumerate(checks):
        handoff = engine.understand_with(one.text, TurnContext(lines=one.before), NOTHING_LEARNED).handoff
        for state, figures in zip(states, told, strict=True):
            figures.append(state.opened(handoff, one.words))
        if place % _A_STEP == 0:
            yield
    plain, before, after = (roc_area(figures, truth) for figures in told)
    return plain, before, after


def _told(odds: dict[str, float], counts: Counts) -> Iterator[Evidence]:
    """The words that lead to a human most surely: the word, how many chats began with it, how many led to a human."""
    loudest = sorted((word for word in odds if odds[word] > 0), key=lambda word: (-odds[word], word))
    for word in loudest[:_SHOWN]:
        chats, led = counts[word]
        yield Evidence("learn.opening", f"{word} {chats} {led}", odds[word])
