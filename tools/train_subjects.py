"""Build-time only: fit the model of engine/subjects.py to turns that were written for this project.

    PYTHONPATH=src python tools/train_subjects.py [--corpus corpus] [--out resources/engine]

Reads corpus/asked.txt, corpus/asked.jsonl and, for what is asked about the goods themselves, the dialogues. Needs
nothing but numpy and comes to the same weights each time.

A softmax fitted by steps of AdaGrad (Duchi, Hazan and Singer 2011), one pace for each bucket. Fitted twice: the first fit tells
what each line before a turn is about by itself, the second hears that as well.
"""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine import tables
from deskpilot.engine.linear import Row
from deskpilot.engine.query import read_line
from deskpilot.engine.reading import Reading
from deskpilot.engine.subjects import NOTHING, OTHER, RUN_BITS, Before, row_of_turn

Table = NDArray[np.float32]

# What of the dialogues' intents is a subject; every other kind of question that rows answer is about the goods.
OF_GOODS: Mapping[str, str] = {
    "size": "size.advice size.chart size.runs size.plus size.measure fit.slimming fit.length fit.body_shape fit.foot_shape",
    "colour": "color.difference color.advice color.have",
    "material": "material.what material.sheer material.thickness material.stretch material.itchy material.pilling "
    "material.genuine material.board material.fill",
    "care": "care.wash care.shrink care.fade care.store care.stain",
    "usage": "usage.how",
    "stock": "stock.have stock.restock stock.reserve stock.notify",
    "shelflife": "quality.expired expiry.date expiry.near expiry.opened",
}
# Families of intents that are no question about the goods, and single ones of other families.
_SERVICE = frozenset(
    "account ack answer area bargain bot buy campaign card chat complaint coupon dropship exchange feedback give_up greet "
    "human install invoice legal logistics member minor missing order pay presale price privacy promo quality refund "
    "return review shipping thanks warranty wholesale".split()
)
_NO_GOODS = frozenset(
    "custom.size custom.color custom.print device.not_charging flower.wilted fresh.dead fruit.rotten gift.card "
    "gift.card_text gift.wrap lamp.flicker lamp.not_on shop.real".split()
)
_GOODS_SHARE, _OTHER_SHARE = 0.8, 0.8
_TOPIC_SHARE = 0.5
# Turns in the course of a dialogue teach more than those of the list.
_COURSE_SHARE = 1.5
_ROUNDS, _BATCH = 8, 48
_PACE, _LEAST_PACE = 0.15, 0.01
_RIDGE, _AXES_RIDGE = 2e-5, 1e-3
_MEANING = 4.5
_DIMENSIONS = 256
_BEFORE = ("shop", "customer", "earlier")


@dataclass(frozen=True)
class Asked:
    """A turn in its course, what it is about, and what it counts while fitting."""

    turn: Reading
    before: Before
    about: tuple[str, ...]
    share: float = 1.0


@dataclass
class Fitted:
    """Weights of the buckets (those of the lines before come last) and of the axes, and the offsets; a column for each
    subject."""

    runs: Table
    axes: Table
    offsets: Table


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("resources/engine"))
    given = parser.parse_args(argv)
    asked = [
        *from_list(given.corpus / "asked.txt"),
        *from_courses(given.corpus / "asked.jsonl"),
        *from_topics(given.corpus / "asked_after.txt"),
    ]
    goods = [one for path in sorted(given.corpus.glob("?.jsonl")) for one in from_dialogues(path)]
    everything = [*asked, *goods]
    names = sorted({name for one in everything for name in one.about})
    terms = concept_terms()
    places = {term: place for place, term in enumerate(terms)}
    rows = [row_of_turn(one.turn, one.before, places) for one in everything]
    size = (1 << RUN_BITS) + 4 * len(terms)
    first = fit(rows, everything, names, size)
    rows = with_course(rows, everything, said_before(first, everything, places), size, len(names))
    fitted = fit(rows, everything, names, size + len(_BEFORE) * len(names))
    shares = np.array([one.share for one in everything])
    usual = shares @ np.array(
        [told(fitted, row, one.turn) for row, one in zip(rows, everything, strict=True)]
    )
    usual /= shares.sum()
    written(given.out / "subjects.npz", fitted, names, terms, usual, size)
    return 0


def concept_terms() -> list[str]:
    """The terms of all concepts, a part's thing among them."""
    things = {part for thing in tables.sections("things.txt") for part in (thing, thing.partition(".")[0])}
    return sorted(
        {f"t{thing}" for thing in things} | {f"a{aspect}" for aspect in tables.sections("aspects.txt")}
    )


def from_list(path: Path) -> Iterator[Asked]:
    """The turns of a list: `[subject]`, then lines of `customer / shop / turn`."""
    about = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            about = line[1:-1]
        elif line and not line.startswith("#"):
            *said, turn = line.split(" / ")
            shop = read_line(said[-1]) if said else None
            customer = read_line(said[-2]) if len(said) > 1 else None
            yield Asked(read_line(turn), Before(shop, customer), (about,))


def from_topics(path: Path) -> Iterator[Asked]:
    """Short questions, each after two of the lines that stand for its topic: once as the shop's, once as the customer's."""
    topic: list[Reading] = []
    about, number, opening = "", 0, False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            topic = [*(topic if opening else ()), read_line(line[2:])]
        elif line.startswith("["):
            about = line[1:-1]
        elif line and not line.startswith("#"):
            shop, customer = topic[number % len(topic)], topic[(number + 1) % len(topic)]
            number += 1
            yield Asked(read_line(line), Before(shop=shop), (about,), _TOPIC_SHARE)
            yield Asked(read_line(line), Before(customer=customer), (about,), _TOPIC_SHARE)
        opening = line.startswith("= ")


def from_courses(path: Path) -> Iterator[Asked]:
    """The turns of dialogues with what stood before them."""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        before = Before(*(read_line(row[who]) if who in row else None for who in _BEFORE))
        yield Asked(read_line(row["text"]), before, tuple(row["about"]), _COURSE_SHARE)


def from_dialogues(path: Path) -> Iterator[Asked]:
    """The turns of labelled dialogues that are about the goods."""
    subject_of = {intent: subject for subject, intents in OF_GOODS.items() for intent in intents.split()}
    lines: list[dict[str, Any]] = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if lines and lines[-1]["conversation"] != row["conversation"]:
            lines = []
        if row["from"] == "customer":
            intent = row["label"]["intent"]
            subject = subject_of.get(intent, "")
            if subject:
                yield Asked(read_line(row["text"]), before_of(lines), (subject,), _GOODS_SHARE)
            elif row["label"]["action"] == "reply" and is_other(intent):
                yield Asked(read_line(row["text"]), before_of(lines), (OTHER,), _OTHER_SHARE)
        if row["from"] != "system":
            lines.append(row)


def is_other(intent: str) -> bool:
    """Whether an intent is about the goods in a way that has no subject of its own."""
    return intent not in _NO_GOODS and intent.partition(".")[0] not in _SERVICE


def before_of(lines: Sequence[dict[str, Any]]) -> Before:
    customer = [line["text"] for line in lines if line["from"] == "customer"]
    return Before(
        read_line(lines[-1]["text"]) if lines and lines[-1]["from"] != "customer" else None,
        read_line(customer[-1]) if customer else None,
        read_line(customer[-2]) if len(customer) > 1 else None,
    )


def said_before(fitted: Fitted, asked: Sequence[Asked], places: Mapping[str, int]) -> dict[str, Table]:
    """What each line before some turn is about by itself: the roots of the probabilities."""
    lines = {line.text: line for one in asked for line in one.before.lines if line is not None}
    return {
        text: np.sqrt(told(fitted, row_of_turn(line, NOTHING, places), line)) for text, line in lines.items()
    }


def with_course(
    rows: Sequence[Row], asked: Sequence[Asked], said: Mapping[str, Table], size: int, subjects: int
) -> list[Row]:
    """The rows with a bucket more for each line before and each subject."""
    buckets, nothing = np.arange(size, size + len(_BEFORE) * subjects), np.zeros(subjects, np.float32)
    found = []
    for row, one in zip(rows, asked, strict=True):
        told = np.concatenate([nothing if line is None else said[line.text] for line in one.before.lines])
        held = told.nonzero()[0]
        found.append(
            Row(np.concatenate([row.buckets, buckets[held]]), np.concatenate([row.values, told[held]]))
        )
    return found


def fit(rows: Sequence[Row], asked: Sequence[Asked], names: Sequence[str], size: int) -> Fitted:
    place = {name: number for number, name in enumerate(names)}
    truth = np.zeros((len(rows), len(names)), np.float32)
    for number, one in enumerate(asked):
        truth[number, [place[name] for name in one.about]] = 1 / len(one.about)
    shares = np.array([one.share for one in asked], np.float32)[:, None]
    vectors = _MEANING * np.stack([one.turn.vector for one in asked])
    fitted = Fitted(
        np.zeros((size, len(names)), np.float32),
        np.zeros((_DIMENSIONS, len(names)), np.float32),
        np.zeros(len(names), np.float32),
    )
    moved = np.full((size, 1), 1e-2, np.float32), np.full((_DIMENSIONS, 1), 1e-2, np.float32)
    chance = np.random.default_rng(0)
    for done in range(_ROUNDS):
        pace = _PACE * (1 - done / _ROUNDS) + _LEAST_PACE
        order = chance.permutation(len(rows))
        for start in range(0, len(order), _BATCH):
            chosen = order[start : start + _BATCH]
            step(fitted, moved, [rows[one] for one in chosen], chosen, (truth, shares, vectors), pace)
    fitted.axes *= _MEANING
    return fitted


def step(
    fitted: Fitted,
    moved: tuple[Table, Table],
    rows: Sequence[Row],
    chosen: NDArray[np.int64],
    known: tuple[Table, Table, Table],
    pace: float,
) -> None:
    """One step downhill for a batch of rows; `moved` keeps how far each bucket and axis has been pulled."""
    truth, shares, vectors = (table[chosen] for table in known)
    used, where = np.unique(np.concatenate([row.buckets for row in rows]), return_inverse=True)
    owner = np.repeat(np.arange(len(rows)), [len(row.buckets) for row in rows])
    held = np.zeros((len(used), len(rows)), np.float32)
    np.add.at(held, (where, owner), np.concatenate([row.values for row in rows]))
    sums = held.T @ fitted.runs[used] + vectors @ fitted.axes + fitted.offsets
    odds = np.exp(sums - sums.max(1, keepdims=True))
    off = (odds / odds.sum(1, keepdims=True) - truth) * shares
    pull = held @ off + _RIDGE * len(rows) * fitted.runs[used]
    moved[0][used] += (pull**2).mean(1, keepdims=True)
    fitted.runs[used] -= pace * pull / np.sqrt(moved[0][used])
    turn = vectors.T @ off + _AXES_RIDGE * len(rows) * fitted.axes
    moved[1][:] += (turn**2).mean(1, keepdims=True)
    fitted.axes -= pace * turn / np.sqrt(moved[1])
    fitted.offsets -= 0.01 * pace * off.sum(0)


def told(fitted: Fitted, row: Row, turn: Reading) -> Table:
    sums = row.values @ fitted.runs[row.buckets] + turn.vector @ fitted.axes + fitted.offsets
    odds: Table = np.exp(sums - sums.max())
    odds /= odds.sum()
    return odds


def written(
    path: Path, fitted: Fitted, names: Sequence[str], terms: Sequence[str], usual: Table, size: int
) -> None:
    runs, course = fitted.runs[:size], fitted.runs[size:]
    scales = np.abs(runs).max(axis=0) / 127
    np.savez_compressed(
        path,
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        terms=np.frombuffer("\n".join(terms).encode(), np.uint8),
        weights=np.round(runs / scales).astype(np.int8),
        course=course.reshape(len(_BEFORE), len(names), len(names)).astype(np.float16),
        scales=scales.astype(np.float32),
        axes=fitted.axes.astype(np.float16),
        offsets=fitted.offsets.astype(np.float32),
        usual=usual.astype(np.float32),
    )


if __name__ == "__main__":
    raise SystemExit(main())
