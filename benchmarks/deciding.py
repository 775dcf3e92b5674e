"""One message after the other through the desk: stored, read, decided, committed. The quiet window is left out."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from time import perf_counter_ns

from benchmarks.corpus import SEED, load_phrases, make_corpus
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.shops import BY, demo_shop, put_entries
from deskpilot.domain.commands import CloseTurn, DeleteEntries, ReceiveMessage
from deskpilot.domain.events import ChangeSet, EventKind
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.store import Store

PART = "deciding"
_LINES_EACH = 3
_P50, _P99 = Goal(5.0), Goal(25.0)
_PAGE_BYTES = 4096


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    sizes = (110, 2_000) if plan.quick else (110, 10_000, 100_000)
    with plan.scratch() as scratch:
        return list(decide_at(sizes, plan.pick(300, 40), scratch))


def decide_at(sizes: Sequence[int], messages: int, scratch: Path) -> Iterator[Figure]:
    """The demo shop, grown to each size; the goals hold for the largest."""
    store = Store.open(demo_shop(scratch / "shop"))
    desk = Desk(store, Engine())
    for _ in desk.load():
        pass
    traffic = Traffic(desk, scratch)
    _leave(desk, store, sizes[0])
    corpus = make_corpus(max(sizes))
    known = sizes[0]
    for size in sizes:
        _grow(desk, store, corpus.entries[known - sizes[0] : size - sizes[0]])
        known = size
        lines = [query.text for query in corpus.first(max(size, 200)).queries(messages // 2)]
        yield from _figures(size, traffic, lines, is_largest=size == max(sizes))
    store.close()


class Traffic:
    """Customers who write a few lines each, and what became of them."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self._desk = desk
        self._numbers = count()
        self.folder = folder
        self.actions: Counter[str] = Counter()

    def pass_through(self, text: str) -> int:
        """Nanoseconds from the order to store the line to the committed decision."""
        number = next(self._numbers)
        customer = f"c{number // _LINES_EACH}"
        line = ReceiveMessage("bench", customer, customer, text, customer, f"m{number}")
        before = perf_counter_ns()
        received = self._desk.dispatch(line)
        (conversation_id,) = received.conversations
        decided = self._desk.dispatch(CloseTurn(conversation_id))
        duration = perf_counter_ns() - before
        self._count(decided)
        return duration

    def _count(self, changes: ChangeSet) -> None:
        for event in changes.events:
            if event.kind is EventKind.TURN_DECIDED:
                self.actions[dict(event.fields).get("action", "")] += 1


def _figures(size: int, traffic: Traffic, lines: Sequence[str], *, is_largest: bool) -> Iterator[Figure]:
    mixed = [*lines, *Random(SEED).sample(load_phrases(), min(len(lines), len(load_phrases())))]
    Random(SEED).shuffle(mixed)
    for text in mixed[:10]:
        traffic.pass_through(text)
    traffic.actions.clear()
    found = spread([traffic.pass_through(text) for text in mixed])
    decided = sum(traffic.actions.values())
    shares = {f"{action} %": traffic.actions[action] / decided for action in sorted(traffic.actions)}
    disk = spread(disk_waits(traffic.folder, 60))
    beside = {"min ms": found.low, "max ms": found.high, "disk's fsync ms": disk.p50, **shares}
    p50, p99 = (_P50, _P99) if is_largest else (None, None)
    name = f"{size:,} entries · message to committed decision"
    yield Figure(PART, f"{name}, p50", found.p50, "ms", p50, beside, headline=is_largest)
    yield Figure(
        PART, f"{name}, p99", found.p99, "ms", p99, {"disk's fsync, p99 ms": disk.p99}, headline=is_largest
    )


def disk_waits(folder: Path, times: int) -> list[int]:
    """How long this disk takes to make one page safe, in nanoseconds."""
    waits = []
    with (folder / "fsync").open("wb", buffering=0) as file:
        for _ in range(times):
            before = perf_counter_ns()
            file.write(bytes(_PAGE_BYTES))
            os.fsync(file.fileno())
            waits.append(perf_counter_ns() - before)
    return waits


def _leave(desk: Desk, store: Store, size: int) -> None:
    """Take entries out until `size` are left."""
    with store.begin() as uow:
        ids = [entry.id for entry in uow.entries.all()]
    desk.dispatch(DeleteEntries(tuple(ids[size:]), BY))


def _grow(desk: Desk, store: Store, entries: Sequence[KnowledgeEntry]) -> None:
    put_entries(store, entries)
    for entry in entries:
        desk.engine.put_entry(entry)
    store.checkpoint()
