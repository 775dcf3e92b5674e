"""How long the engine takes to understand a turn: conversations of a few turns, each read in its course."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from random import Random
from time import perf_counter_ns, thread_time_ns

from benchmarks.corpus import SEED, Corpus, load_phrases, make_corpus
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import TurnContext
from deskpilot.engine import Engine

PART = "understanding"
_TURNS_EACH = 4
_FIRST_ONES = 10
_P50, _P99 = Goal(2.0), Goal(8.0)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    sizes = (110, 2_000) if plan.quick else (110, 10_000, 100_000)
    return list(understand_at(sizes, plan.pick(150, 20)))


def understand_at(sizes: Sequence[int], conversations: int) -> Iterator[Figure]:
    """An engine that has grown to each size and was started anew, asked the same number of conversations at each."""
    corpus, engine = make_corpus(max(sizes)), Engine()
    engine.warm_up()
    known = 0
    for size in sizes:
        for entry in corpus.entries[known:size]:
            engine.put_entry(entry)
        known = size
        engine = _started_anew(engine, corpus.first(size))
        courses = list(_courses(corpus.first(size), conversations))
        _timed(engine, courses[:_FIRST_ONES])
        busy, passed = _timed(engine, courses)
        busy_spread, passed_spread = spread(busy), spread(passed)
        beside = {"max ms": busy_spread.high, "by the clock ms": passed_spread.p50}
        name = f"{size:,} entries · understanding a turn, processor time"
        yield Figure(PART, f"{name}, p50", busy_spread.p50, "ms", _P50, beside, headline=True)
        beside = {"by the clock ms": passed_spread.p99}
        yield Figure(PART, f"{name}, p99", busy_spread.p99, "ms", _P99, beside, headline=True)


def _started_anew(engine: Engine, corpus: Corpus) -> Engine:
    """The engine as the next start has it: from what was kept, where that is worth it."""
    if not engine.is_worth_keeping:
        return engine
    with BytesIO() as kept:
        engine.keep(kept)
        kept.seek(0)
        anew = Engine()
        for _ in anew.load(corpus.entries, kept=kept):
            pass
    return anew


def _courses(corpus: Corpus, count: int) -> Iterator[list[Line]]:
    """Conversations: questions about entries and small talk by turns, each answered."""
    draw = Random(SEED)
    queries, phrases = corpus.queries(count * _TURNS_EACH // 2), load_phrases()
    for number in range(count):
        lines = []
        for turn in range(_TURNS_EACH):
            asks = turn % 2 == 0
            query = queries[(number * _TURNS_EACH // 2 + turn // 2) % len(queries)]
            lines.append(Line(Sender.CUSTOMER, query.text if asks else draw.choice(phrases)))
            lines.append(Line(Sender.AI, draw.choice(corpus.entries).answer))
        yield lines


def _timed(engine: Engine, courses: Sequence[Sequence[Line]]) -> tuple[list[int], list[int]]:
    """Processor time and time by the clock of every turn, in nanoseconds."""
    busy, passed = [], []
    for lines in courses:
        for place in range(0, len(lines), 2):
            context = TurnContext(lines=tuple(lines[:place]))
            before, started = thread_time_ns(), perf_counter_ns()
            engine.understand(lines[place].text, context)
            passed.append(perf_counter_ns() - started)
            busy.append(thread_time_ns() - before)
    return busy, passed
