"""Learn from the shop's own past conversations, in small steps, and adopt only what does better.

Four things can be learned: the words customers use for entries (from what agents replied), how this shop's
customers sound when they are dissatisfied (from labels), which openings led to a human (from how chats went on), and
how far the probabilities are off (from labels). Words and openings are checked on one conversation in five, dissatisfaction on every fifth in turn, each time by what the others taught:
a part that does no better there than the engine did before is left out.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Act, Evidence, TurnContext
from deskpilot.engine.acts import act_of
from deskpilot.engine.alignment import SaidToAll, meant, reply_scores, turn_scores, with_answer_as_question
from deskpilot.engine.association import Association, loudest_words
from deskpilot.engine.engine import Engine
from deskpilot.engine.gate import logit
from deskpilot.engine.index import Index
from deskpilot.engine.learned import LEARNED_FROM, NOTHING_LEARNED, Learned, Tone
from deskpilot.engine.learned_openings import Chat, learn_openings
from deskpilot.engine.query import parted_line, read_line
from deskpilot.engine.stacking import logistic_fit
from deskpilot.engine.tone import Lesson, learn_tone

_CHECKED_EVERY = 5
_LOOKED_BACK = 6
_ASKING = (Act.QUESTION, Act.REQUEST, Act.STATEMENT)
_SURE = 3.0
_LEAST_LABELS = 60
_MOST_RATED = 8_000
_A_STEP = 20
_LEAST_CHECKS = 100
_LEAST_GAIN = 0.001


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line of a past conversation. `label` may hold sat (0 dissatisfied to 2 satisfied), entries and action."""

    line: Line
    label: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LearningProgress:
    """How far learning is; the last one carries what was learned and a report of codes and figures."""

    done: int
    total: int
    learned: Learned | None = None
    report: tuple[Evidence, ...] = ()


_Result = TypeVar("_Result")
# Work that reports progress on the way and ends with a result.
_Steps = Generator[LearningProgress, None, _Result]


@dataclass(slots=True)
class _Exchange:
    """One turn of a customer with what followed: terms, entry meant by the reply, and whether it is for checking."""

    turn: str
    lines: tuple[Line, ...]
    reply: str
    entries: frozenset[str]
    check: bool


def learn(conversations: Iterable[tuple[LabelledLine, ...]], engine: Engine) -> Iterator[LearningProgress]:
    """Learn in steps; the engine is read, never changed. The caller adopts the result by `engine.learned = …`.

    Goes on from what the engine has learned: the conversations must not be among those it learned from."""
    kept = list(conversations)
    total = 2 * len(kept) + 1
    said = SaidToAll(engine.entries())
    exchanges: list[_Exchange] = []
    for done, conversation in enumerate(kept, 1):
        for exchange in _exchanges(conversation, done % _CHECKED_EVERY == 0):
            said.count(exchange.reply)
            exchanges.append(exchange)
        if done % 50 == 0:
            yield LearningProgress(done, total)
    lessons = _Lessons(engine.learned)
    step = max(1, len(exchanges) // max(1, len(kept)))
    answers = Index()
    for done, entry in enumerate(engine.entries(), 1):
        answers.put(with_answer_as_question(entry))
        if done % _A_STEP == 0:
            yield LearningProgress(len(kept), total)
    for place, exchange in enumerate(exchanges, 1):
        lessons.take(exchange, said, answers, engine)
        if place % (20 * step) == 0:
            yield LearningProgress(min(total - 1, len(kept) + place // step), total)
    busy = LearningProgress(total - 1, total)
    words, report = yield from lessons.adopted(engine, busy)
    tone, mood_report = yield from _satisfaction(kept, engine, busy)
    chats = [_chat(conversation) for conversation in kept]
    openings, opening_counts, opening_report = yield from _worked_off(learn_openings(chats, engine), busy)
    curves = {**engine.learned.curves, **_curves(kept, engine, words)}
    learned = replace(words, tone=tone, curves=curves, openings=openings, opening_counts=opening_counts)
    facts = (Evidence("learn.conversations", "", len(kept)), Evidence("learn.exchanges", "", len(exchanges)))
    yield LearningProgress(
        total, total, learned, (*facts, *report, *mood_report, *opening_report, *_curve_report(learned))
    )


def _exchanges(conversation: Sequence[LabelledLine], check: bool) -> Iterator[_Exchange]:
    """Customer's lines in a row with the shop's reply to them."""
    lines = [one.line for one in conversation]
    start = 0
    while start < len(lines):
        if lines[start].sender is not Sender.CUSTOMER:
            start += 1
            continue
        middle = _run(lines, start, customer=True)
        end = _run(lines, middle, customer=False)
        labels = (one.label.get("entries") for one in conversation[start:middle])
        entries = frozenset(str(e) for label in labels if isinstance(label, (list, tuple)) for e in label)
        turn = "\n".join(line.text for line in lines[start:middle])
        reply = " ".join(line.text for line in lines[middle:end])
        if reply or entries:
            yield _Exchange(turn, tuple(lines[max(0, start - _LOOKED_BACK) : start]), reply, entries, check)
        start = end


def _run(lines: Sequence[Line], start: int, *, customer: bool) -> int:
    end = start
    while end < len(lines) and (lines[end].sender is Sender.CUSTOMER) is customer:
        end += 1
    return end


class _Lessons:
    """Aligned exchanges: most teach, the check set tells whether the teaching helped."""

    def __init__(self, known: Learned) -> None:
        self._known = known
        self._association = Association(known.counts)
        self._checks: list[tuple[str, tuple[Line, ...], frozenset[str]]] = []

    def take(self, exchange: _Exchange, said: SaidToAll, answers: Index, engine: Engine) -> None:
        parted = parted_line(exchange.turn)
        if act_of(parted.words, parted, exchange.lines) not in _ASKING:
            return
        by_reply = reply_scores(answers, said.news(exchange.reply))
        if exchange.check:
            wanted = exchange.entries or _best(by_reply)
            if wanted:
                self._checks.append((exchange.turn, exchange.lines, wanted))
            return
        terms = [term for term in read_line(exchange.turn).terms if term[0] in LEARNED_FROM]
        if exchange.entries:
            for entry_id in exchange.entries:
                self._association.learn(terms, entry_id, _SURE / len(exchange.entries))
            return
        if not by_reply:
            return
        entry_id, lead = meant(turn_scores(engine.index, exchange.turn, exchange.lines), by_reply)
        if entry_id:
            self._association.learn(terms, entry_id, min(1.0, 2 * lead))

    def adopted(self, engine: Engine, busy: LearningProgress) -> _Steps[tuple[Learned, tuple[Evidence, ...]]]:
        """The learned words if they rank the check set better, else those known before, and what was found."""
        counts = self._association.counts()
        tried = Learned(words=Association(counts).odds(), counts=counts)
        before = yield from self._check(engine, NOTHING_LEARNED, busy)
        after = yield from self._check(engine, tried, busy)
        better = len(self._checks) >= _LEAST_CHECKS and after > before + _LEAST_GAIN
        kept = tried if better else replace(tried, words=self._known.words)
        report = (
            Evidence("learn.lessons", "", self._association.lessons),
            Evidence("learn.words", "", len(tried.words)),
            Evidence("learn.checks", "words", len(self._checks)),
            Evidence("learn.check.before", "words", round(before, 4)),
            Evidence("learn.check.after", "words", round(after, 4)),
            Evidence("learn.adopted", "words", float(better)),
            *loudest_words(kept.words, engine.entries()),
        )
        return kept, report

    def _check(self, engine: Engine, learned: Learned, busy: LearningProgress) -> _Steps[float]:
        """Mean reciprocal rank of what the replies of the check set stand for."""
        total = 0.0
        for number, (turn, lines, wanted) in enumerate(self._checks):
            if number % _A_STEP == 0:
                yield busy
            ranked = engine.ranked(turn, lines, learned)
            total += next((1 / place for place, entry_id in enumerate(ranked, 1) if entry_id in wanted), 0.0)
        return total / len(self._checks) if self._checks else 0.0


def _best(by_reply: Mapping[str, float]) -> frozenset[str]:
    ordered = sorted(by_reply, key=lambda entry_id: -by_reply[entry_id])[:2]
    clear = len(ordered) == 1 or (len(ordered) == 2 and by_reply[ordered[1]] < 0.8)
    return frozenset(ordered[:1]) if clear else frozenset()


def _satisfaction(
    kept: Sequence[tuple[LabelledLine, ...]], engine: Engine, busy: LearningProgress
) -> _Steps[tuple[Tone | None, tuple[Evidence, ...]]]:
    """What the lines labelled with satisfaction teach."""
    lessons: list[Lesson] = []
    # The newest first: what was rated long ago is left out when there is more than can be learned in a minute.
    for group in reversed(range(len(kept))):
        if len(lessons) >= _MOST_RATED:
            break
        found = list(rated_lessons(kept[group], group, engine))
        if found:
            yield busy
        lessons.extend(found)
    return (yield from _worked_off(learn_tone(lessons, engine.learned.tone), busy))


def _chat(conversation: Sequence[LabelledLine]) -> Chat:
    labelled = any(one.label.get("action") == "escalate" for one in conversation)
    return Chat(tuple(one.line for one in conversation), labelled)


def _worked_off(steps: Generator[None, None, _Result], busy: LearningProgress) -> _Steps[_Result]:
    """What the steps end with."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            outcome: _Result = end.value
            return outcome
        yield busy


def rated_lessons(conversation: Sequence[LabelledLine], group: int, engine: Engine) -> Iterator[Lesson]:
    """The customer's lines of a conversation that are labelled with satisfaction; `group` numbers it."""
    lines: list[Line] = []
    for one in conversation:
        sat = one.label.get("sat")
        if one.line.sender is Sender.CUSTOMER and isinstance(sat, int):
            context = TurnContext(lines=tuple(lines))
            heard, meaning, before = engine.unlearned_dissatisfaction(one.line.text, context)
            yield Lesson(heard, meaning, logit(before), sat == 0, group)
        lines.append(one.line)


def _curves(
    kept: Sequence[tuple[LabelledLine, ...]], engine: Engine, words: Learned
) -> dict[str, tuple[float, float]]:
    """Slope and offset for the probabilities, from turns whose right action and entries are labelled."""
    confidence: list[tuple[float, bool]] = []
    handoff: list[tuple[float, bool]] = []
    for conversation in kept:
        lines: list[Line] = []
        for one in conversation:
            action = one.label.get("action")
            if one.line.sender is Sender.CUSTOMER and isinstance(action, str):
                read = engine.understand_with(one.line.text, TurnContext(lines=tuple(lines)), words)
                wanted = one.label.get("entries") or ()
                right = (
                    read.best is not None
                    and isinstance(wanted, (list, tuple))
                    and read.best.entry_id in wanted
                )
                confidence.append((logit(read.confidence), right and action in ("reply", "clarify")))
                handoff.append((logit(read.handoff), action == "escalate"))
            lines.append(one.line)
    if len(confidence) < _LEAST_LABELS:
        return {}
    return {"confidence": _curve(confidence), "handoff": _curve(handoff)}


def _curve(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    rows = np.array([(1.0, value) for value, _ in pairs])
    offset, slope = logistic_fit(rows, np.array([float(truth) for _, truth in pairs]), 1.0)
    return round(max(0.1, float(slope)), 3), round(float(offset), 3)


def _curve_report(learned: Learned) -> tuple[Evidence, ...]:
    return tuple(
        Evidence("learn.curve", f"{name} {slope} {offset}")
        for name, (slope, offset) in learned.curves.items()
    )
