"""Learn from the shop's own past conversations, in small steps, and adopt only what does better.

Four things can be learned: the words customers use for entries (from what agents replied), how this shop's
customers sound when they are dissatisfied (from labels), which openings led to a human (from how chats went on), and
how far the probabilities are off (from labels). Words and openings are checked on one conversation in five, the others on
every fifth in turn, each time by what the others taught: a part that does no better there than what is in use is left
out, and the report says why (`learn.left_out`).
"""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Evidence, TurnContext, Understanding
from deskpilot.engine.alignment import SaidToAll, with_answer_as_question
from deskpilot.engine.engine import Engine
from deskpilot.engine.gate import logit
from deskpilot.engine.index import Index
from deskpilot.engine.learned import Learned, Tone
from deskpilot.engine.learned_curves import Told, learn_curves
from deskpilot.engine.learned_openings import Chat, learn_openings
from deskpilot.engine.learned_words import Exchange, Lessons
from deskpilot.engine.tone import Lesson, learn_tone
from deskpilot.engine.verbatim import is_certain

_CHECKED_EVERY = 5
_LOOKED_BACK = 6
_MOST_RATED = 8_000
_A_STEP = 20


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


def learn(conversations: Iterable[tuple[LabelledLine, ...]], engine: Engine) -> Iterator[LearningProgress]:
    """Learn in steps; the engine is read, never changed. The caller adopts the result by `engine.learned = …`.

    Goes on from what the engine has learned: the conversations must not be among those it learned from."""
    kept = list(conversations)
    total = 2 * len(kept) + 1
    said = SaidToAll(engine.entries())
    exchanges: list[Exchange] = []
    for done, conversation in enumerate(kept, 1):
        for exchange in _exchanges(conversation, done % _CHECKED_EVERY == 0):
            said.count(exchange.reply)
            exchanges.append(exchange)
        if done % 50 == 0:
            yield LearningProgress(done, total)
    known = engine.still_meant()
    lessons = Lessons(known)
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
    words, report = yield from _worked_off(lessons.adopted(engine), busy)
    tone, mood_report = yield from _satisfaction(kept, engine, busy)
    chats = [_chat(conversation) for conversation in kept]
    openings, opening_counts, opening_report = yield from _worked_off(learn_openings(chats, engine), busy)
    learned = replace(words, openings=openings, opening_counts=opening_counts)
    told = yield from _labelled(kept, engine, learned, busy)
    curves, curve_report = learn_curves(told, known.curves)
    learned = replace(learned, tone=tone, curves=curves)
    facts = (Evidence("learn.conversations", "", len(kept)), Evidence("learn.exchanges", "", len(exchanges)))
    findings = (*facts, *report, *mood_report, *opening_report, *curve_report)
    yield LearningProgress(total, total, learned, findings)


def _exchanges(conversation: Sequence[LabelledLine], check: bool) -> Iterator[Exchange]:
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
            yield Exchange(turn, tuple(lines[max(0, start - _LOOKED_BACK) : start]), reply, entries, check)
        start = end


def _run(lines: Sequence[Line], start: int, *, customer: bool) -> int:
    end = start
    while end < len(lines) and (lines[end].sender is Sender.CUSTOMER) is customer:
        end += 1
    return end


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


def _labelled(
    kept: Sequence[tuple[LabelledLine, ...]], engine: Engine, learned: Learned, busy: LearningProgress
) -> _Steps[dict[str, list[Told]]]:
    """How sure the engine was of an answer and of a human, at turns whose right action and entries are labelled. Labels
    that name only entries which do not exist here say nothing about an answer."""
    known = {entry.id for entry in engine.entries()}
    told: dict[str, list[Told]] = {"confidence": [], "handoff": []}
    read_turns = 0
    for group, conversation in enumerate(kept):
        lines: list[Line] = []
        for one in conversation:
            action = one.label.get("action")
            if one.line.sender is Sender.CUSTOMER and isinstance(action, str):
                read = engine.understand_with(one.line.text, TurnContext(lines=tuple(lines)), learned)
                if not is_certain(read):
                    _take(told, read, one.label, known, group)
                read_turns += 1
                if read_turns % _A_STEP == 0:
                    yield busy
            lines.append(one.line)
    return told


def _take(
    told: dict[str, list[Told]],
    read: Understanding,
    label: Mapping[str, object],
    known: Collection[str],
    group: int,
) -> None:
    """What a labelled turn says of the gate: not one that is a form word for word, whose figures decide nothing."""
    action, wanted = label["action"], label.get("entries") or ()
    names = wanted if isinstance(wanted, (list, tuple)) else ()
    right = read.best is not None and read.best.entry_id in names
    if not wanted or any(name in known for name in names):
        answered = right and action in ("reply", "clarify")
        told["confidence"].append(Told(logit(read.confidence), answered, group))
    told["handoff"].append(Told(logit(read.handoff), action == "escalate", group))
