"""What each part of the engine adds, measured on labelled files that stay outside the project.

    python -m benchmarks.engine --eval DIR

DIR holds gold_kb.csv, gold_dev.jsonl and, if there, gold_history.jsonl, satisfaction_dev.jsonl, sentiment_dev.jsonl
and retrieval_atec_*. Lines are those of `deskpilot replay`, labels stand under `label`.
"""

import argparse
import csv
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.calibration import error_of_chance, expected_error
from benchmarks.tone import print_learned_tone
from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.engine.learned import NOTHING_LEARNED, Learned
from deskpilot.engine.learning import LabelledLine, learn
from deskpilot.engine.levers import ALL, FULL, Levers, Shares
from deskpilot.engine.stacking import roc_area
from deskpilot.settings import Settings

Row = dict[str, Any]
_WORDS = Shares(
    pair=0.0,
    thing=1e-9,
    aspect=0.0,
    thing_aspect=0.0,
    whole=0.0,
    meaning=0.0,
    answer_meaning=0.0,
    foreign=0.0,
    wording=0.0,
    subject=0.0,
    customer=0.0,
    shop=0.0,
)
_ASKED_FROM = Settings().clarify_floor
# What each step adds to the one before it, with the weight it has in the product.
_STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("BM25 of the questions, words", ()),
    ("+ character pairs", ("pair",)),
    ("+ second field with the answer", ("whole",)),
    ("+ word vectors", ("meaning", "answer_meaning")),
    ("+ concepts and their pairs", ("thing", "aspect", "thing_aspect")),
    ("+ the course of the conversation", ("customer", "shop")),
    ("+ foreign things count against", ("foreign",)),
    ("+ wording among entries about the same", ("wording",)),
    ("+ what the turn is about, by how it is put", ("subject",)),
)

# Figures that count for nothing, one group at a time: what is lost is what the group adds.
_SILENCED: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("all figures", ()),
    (
        "without the small models",
        ("told_to_human", "sounds_waiting", "sounds_dissatisfied", "sounds_person", "sounds_answer"),
    ),
    ("without what turn and entry are about", ("subject",)),
    ("without how the candidates stand to each other", ("ratio", "near")),
    (
        "without what the turn names and the entry holds",
        ("own", "part_miss", "foreign", "thingless", "nameless", "follows"),
    ),
    ("without what kind of turn it is", ("question", "statement", "peeled", "bare", "short", "length")),
    (
        "without goods, other people and hands",
        ("productish", "goods_shown", "others", "do", "told", "masks", "identifiers"),
    ),
    (
        "without mood and course",
        ("upset", "sad", "praise", "negates", "sad_before", "sorry_before", "urge", "waits", "shop_ask"),
    ),
)


@dataclass(frozen=True)
class Case:
    """A labelled turn with the lines before it."""

    text: str
    lines: tuple[Line, ...]
    label: Row


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--eval", type=Path, required=True, help="folder of the labelled files")
    folder: Path = parser.parse_args(argv).eval
    engine = _engine(folder / "gold_kb.csv")
    cases = list(_cases(folder / "gold_dev.jsonl"))
    print("| what finds the entry | hit@1 | hit@3 | MRR@10 |\n|---|---|---|---|")
    for name, shares in _steps():
        _print_found(name, _engine(folder / "gold_kb.csv", Levers(shares)), cases)
    learned = _learned(engine, folder / "gold_history.jsonl")
    if learned is not None:
        engine.learned = learned
        _print_found("+ learned from the shop's own chats", engine, cases)
    engine.learned = NOTHING_LEARNED
    _print_understanding(engine, cases)
    _print_silenced(folder / "gold_kb.csv", cases)
    _print_moods(engine, folder)
    print_learned_tone(folder / "satisfaction_dev.jsonl")
    _print_lookup(folder)
    return 0


def _steps() -> Iterator[tuple[str, Shares]]:
    """Each step with all parts up to it."""
    shares = _WORDS
    for name, added in _STEPS:
        shares = replace(shares, **{part: getattr(FULL, part) for part in added})
        yield name, shares


def _engine(path: Path, levers: Levers = ALL) -> Engine:
    engine = Engine(levers=levers)
    with path.open(encoding="utf-8-sig", newline="") as file:
        entries = [
            KnowledgeEntry(
                row["id"], row["question"], row["answer"], row.get("category") or "", _forms(row.get("alt"))
            )
            for row in csv.DictReader(file)
        ]
    for _ in engine.load(entries):
        pass
    return engine


def _forms(text: str | None) -> tuple[str, ...]:
    return tuple(form for form in (text or "").split("|") if form)


def _conversations(path: Path) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    with path.open(encoding="utf-8") as file:
        for row in map(json.loads, file):
            found.setdefault(str(row["conversation"]), []).append(row)
    return found


def _line(row: Row) -> Line:
    return Line(Sender(row["from"]), row["text"])


def _cases(path: Path) -> Iterator[Case]:
    for rows in _conversations(path).values():
        for place, row in enumerate(rows):
            if row["from"] == "customer" and row.get("label"):
                yield Case(row["text"], tuple(map(_line, rows[:place])), row["label"])


def _print_found(name: str, engine: Engine, cases: Sequence[Case]) -> None:
    places = []
    for case in cases:
        if case.label.get("action") == "reply" and case.label.get("entries") and case.label.get("sure"):
            ids = [c.entry_id for c in engine.find(case.text, 10, TurnContext(lines=case.lines))]
            places.append(next((p for p, entry in enumerate(ids, 1) if entry in case.label["entries"]), 0))
    print(f"| {name} | {_hits(places)} |", flush=True)


def _hits(places: Sequence[int]) -> str:
    count = max(1, len(places))
    first = sum(place == 1 for place in places) / count
    three = sum(0 < place <= 3 for place in places) / count
    rank = sum(1 / place for place in places if place) / count
    return f"{first:.3f} | {three:.3f} | {rank:.3f}"


def _learned(engine: Engine, path: Path) -> Learned | None:
    if not path.exists():
        return None
    conversations = (
        tuple(LabelledLine(_line(row), row.get("label") or {}) for row in rows)
        for rows in _conversations(path).values()
    )
    *_, last = learn(conversations, engine)
    return last.learned


def _print_understanding(engine: Engine, cases: Sequence[Case]) -> None:
    times: list[float] = []
    pairs = _read(engine, cases, times)
    times.sort()
    answered, human = _told(pairs)
    print(f"\nright answer told by confidence: AUC {answered:.3f}")
    print(f"need of a human told by handoff: AUC {human:.3f}")
    _print_held(pairs)
    print(
        f"understand: p50 {times[len(times) // 2] * 1e3:.2f} ms, p99 {times[int(len(times) * 0.99)] * 1e3:.2f} ms"
    )


def _print_held(pairs: Sequence[tuple[Understanding, Row]]) -> None:
    """Of turns sure enough to be answered or asked back: those below are not told to anybody."""
    held = [
        (read.confidence, _is_right(read, label)) for read, label in pairs if read.confidence >= _ASKED_FROM
    ]
    told = [confidence for confidence, _ in held]
    error = expected_error(told, [right for _, right in held])
    print(
        f"confidence, calibration error: {error:.3f}; one that holds exactly, on {len(held)} turns: {error_of_chance(told):.3f}"
    )


def _print_silenced(knowledge: Path, cases: Sequence[Case]) -> None:
    print("| what tells whether to answer | right answer, AUC | need of a human, AUC |\n|---|---|---|")
    for name, figures in _SILENCED:
        engine = _engine(knowledge, Levers(silent=frozenset(figures)))
        answered, human = _told(_read(engine, cases, []))
        print(f"| {name} | {answered:.3f} | {human:.3f} |", flush=True)


def _read(engine: Engine, cases: Sequence[Case], times: list[float]) -> list[tuple[Understanding, Row]]:
    """Every case as the engine reads it, with its label; seconds go into `times`."""
    pairs: list[tuple[Understanding, Row]] = []
    for case in cases:
        started = time.perf_counter()
        read = engine.understand(case.text, TurnContext(lines=case.lines))
        times.append(time.perf_counter() - started)
        pairs.append((read, case.label))
    return pairs


def _told(pairs: Sequence[tuple[Understanding, Row]]) -> tuple[float, float]:
    """How well `confidence` tells a right answer and `handoff` the need of a human, as areas under the curve."""
    right = [_is_right(read, label) for read, label in pairs]
    human = [label.get("action") == "escalate" for _, label in pairs]
    return (
        roc_area([read.confidence for read, _ in pairs], right),
        roc_area([read.handoff for read, _ in pairs], human),
    )


def _is_right(read: Understanding, label: Row) -> bool:
    answered = label.get("action") in ("reply", "clarify")
    return answered and read.best is not None and read.best.entry_id in label.get("entries", ())


def _print_moods(engine: Engine, folder: Path) -> None:
    rated = folder / "satisfaction_dev.jsonl"
    if rated.exists():
        told = [
            (c, engine.understand(c.text, TurnContext(lines=c.lines)))
            for c in _cases(rated)
            if "sat" in c.label
        ]
        upset = [case.label["sat"] == 0 for case, _ in told]
        print(
            f"dissatisfied, nothing learned: AUC {roc_area([read.dissatisfied for _, read in told], upset):.3f}"
        )
    reviews = folder / "sentiment_dev.jsonl"
    if reviews.exists():
        moods = [
            (engine.understand(c.text, TurnContext()).mood, bool(c.label["positive"]))
            for c in _cases(reviews)
        ]
        right = sum((mood > 0) == positive and mood != 0 for mood, positive in moods) / len(moods)
        area = roc_area([mood for mood, _ in moods], [positive for _, positive in moods])
        print(f"mood of reviews: accuracy {right:.3f}, AUC {area:.3f}")


def _print_lookup(folder: Path) -> None:
    knowledge, asked = folder / "retrieval_atec_kb.csv", folder / "retrieval_atec_queries.jsonl"
    if not (knowledge.exists() and asked.exists()):
        return
    engine = _engine(knowledge)
    places = []
    for row in map(json.loads, asked.read_text(encoding="utf-8").splitlines()):
        ids = [c.entry_id for c in engine.find(row["text"])]
        places.append(next((p for p, entry in enumerate(ids, 1) if entry in row["entries"]), 0))
    print(f"{engine.entry_count} questions of a payment service, hit@1 | hit@3 | MRR: {_hits(places)}")


if __name__ == "__main__":
    raise SystemExit(main())
