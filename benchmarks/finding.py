"""Finding: the engine and its rivals take in the same entries and answer the same questions, block by block in turn."""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter_ns

from benchmarks.corpus import Query, make_corpus
from benchmarks.figures import Figure, Goal, Spread, spread
from benchmarks.plan import Plan
from benchmarks.rivals import Finder, Ours, rivals
from deskpilot.domain.knowledge import KnowledgeEntry

PART = "finding"
_BLOCK = 20
_LISTED = 10
_SLOW = "rank_bm25"
_SLOW_QUERIES = 40
_AT_LEAST_FASTER = Goal(5.0, at_most=False)
_AT_MOST_SLOWER = Goal(3.0)
_AT_LEAST_AS_MANY = Goal(0.0, at_most=False)


@dataclass(slots=True)
class Tally:
    """What one finder did with the questions it was asked."""

    durations_ns: list[int] = field(default_factory=list)
    ranks: list[int | None] = field(default_factory=list)

    def hit(self, limit: int) -> float:
        """The share of questions with a right entry among the first `limit`."""
        return sum(rank is not None and rank < limit for rank in self.ranks) / len(self.ranks)

    def reciprocal(self) -> float:
        """The mean of 1 / rank; 0 where none was found."""
        return sum(0.0 if rank is None else 1 / (rank + 1) for rank in self.ranks) / len(self.ranks)

    @property
    def spread(self) -> Spread:
        return spread(self.durations_ns)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    sizes = (1_000, 5_000) if plan.quick else (1_000, 10_000, 100_000)
    figures = list(compare(sizes, plan.pick(500, 60)))
    if plan.eval_folder is not None:
        figures += outside(plan.eval_folder, plan.pick(500, 60))
    return figures


def compare(sizes: Sequence[int], count: int) -> Iterator[Figure]:
    """Figures for each size; the ratios are those of the largest."""
    corpus = make_corpus(max(sizes))
    ours, others = Ours(), rivals()
    tallies: dict[str, Tally] = {}
    for size in sizes:
        part = corpus.first(size)
        finders: list[Finder] = [ours, *others]
        for finder in finders:
            finder.take(part.entries)
        tallies = ask_all(finders, part.entries, part.queries(count))
        for name, tally in tallies.items():
            beside = {"p99 ms": tally.spread.p99, "hit@1 %": tally.hit(1), "hit@3 %": tally.hit(3)}
            yield Figure(PART, f"{size:,} entries · {name}, p50", tally.spread.p50, "ms", beside=beside)
    yield from _ratios(f"{max(sizes):,} entries", tallies)


def ask_all(
    finders: Sequence[Finder], entries: Sequence[KnowledgeEntry], queries: Sequence[Query]
) -> dict[str, Tally]:
    """Ask every finder every question, a block each in turn; who begins changes from block to block."""
    tallies = {finder.name: Tally() for finder in finders}
    for finder in finders:
        finder.find(queries[0].text, _LISTED)
    for number, start in enumerate(range(0, len(queries), _BLOCK)):
        block = queries[start : start + _BLOCK]
        for turn in range(len(finders)):
            finder = finders[(turn + number) % len(finders)]
            if finder.name != _SLOW or start < _SLOW_QUERIES:
                _ask(finder, entries, block, tallies[finder.name])
    return tallies


def _ask(finder: Finder, entries: Sequence[KnowledgeEntry], block: Sequence[Query], tally: Tally) -> None:
    for query in block:
        before = perf_counter_ns()
        places = finder.find(query.text, _LISTED)
        tally.durations_ns.append(perf_counter_ns() - before)
        ids = [entries[place].id for place in places]
        tally.ranks.append(next((rank for rank, each in enumerate(ids) if each in query.wanted), None))


def _ratios(where: str, tallies: dict[str, Tally]) -> Iterator[Figure]:
    ours = tallies[Ours.name]
    own = ours.spread.p50
    for name, tally in tallies.items():
        if name not in (Ours.name, "tantivy"):
            goal = _AT_LEAST_FASTER if name == "bm25s" else None
            text = f"{where} · {name} takes so many times as long"
            yield Figure(PART, text, tally.spread.p50 / own, "x", goal, headline=True)
    text = f"{where} · so many times tantivy's time"
    yield Figure(PART, text, own / tallies["tantivy"].spread.p50, "x", _AT_MOST_SLOWER, headline=True)
    whole = [tally for name, tally in tallies.items() if name not in (Ours.name, _SLOW)]
    for limit in (1, 3):
        best = max(tally.hit(limit) for tally in whole)
        beside = {"ours %": ours.hit(limit), "best rival %": best}
        text = f"{where} · hit@{limit} above the best rival's"
        yield Figure(PART, text, ours.hit(limit) - best, "%", _AT_LEAST_AS_MANY, beside, headline=True)


def outside(folder: Path, count: int) -> Iterator[Figure]:
    """The same questions to all, about a knowledge base that somebody else wrote."""
    for file in sorted(folder.glob("retrieval_*_kb.csv")):
        name = file.stem.removesuffix("_kb")
        entries = _entries_in(file)
        queries = _queries_in(folder / f"{name}_queries.jsonl")
        step = max(1, len(queries) // count)
        finders: list[Finder] = [Ours(), *rivals()]
        for finder in finders:
            finder.take(entries)
        for finder_name, tally in ask_all(finders, entries, queries[::step]).items():
            figures = {"hit@1 %": tally.hit(1), "hit@3 %": tally.hit(3), "MRR": round(tally.reciprocal(), 3)}
            beside = {"p99 ms": tally.spread.p99, **figures}
            yield Figure(PART, f"{name} · {finder_name}, p50", tally.spread.p50, "ms", beside=beside)


def _entries_in(file: Path) -> list[KnowledgeEntry]:
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return [
            KnowledgeEntry(row["id"], row["question"], row["answer"], row.get("category") or "")
            for row in csv.DictReader(rows)
        ]


def _queries_in(file: Path) -> list[Query]:
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    return [Query(row["text"], frozenset(row["entries"])) for row in rows]
