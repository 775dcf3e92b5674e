"""Build-time only: fit the small linear models of engine/linear.py to our own dialogues and reviews.

    PYTHONPATH=src python tools/train_models.py [--corpus corpus] [--out resources/engine]

Reads nothing but the corpus, needs nothing but numpy, and comes to the same weights each time. Every model is judged
on each hand (the author of a file) by weights fitted to the other hands; these figures and the sizes go into
models.toml beside the weights.

How far a dialogue has got, how long a turn is and whether it asks say much about our dialogues (trouble comes late in
them) and little about others: they stand beside the runs of characters while fitting and are thrown away afterwards.
Only those at the counter are built as chats are, and nothing of them is thrown away.

`praise` is fitted to reviews.jsonl instead, and judged on goods it has not seen. `person`, `answer` and `nothing` are fitted
to the dialogues at a large shop's counter (corpus/counter), which are labelled with what should be done and no more. These
three also hear what the turn and the lines before it are about: run tools/train_subjects.py first.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from deskpilot.domain.conversation import Line, Sender
from deskpilot.engine.acts import act_of, shop_line
from deskpilot.engine.linear import ACT, BITS, SINGLE, Heard, Part, row_of
from deskpilot.engine.mood import vector_of
from deskpilot.engine.query import before_of, parted_line, read_line
from deskpilot.engine.sparse_fit import Numbers, Rows, fit
from deskpilot.engine.stacking import logistic_fit, roc_area
from deskpilot.engine.subjects import NOTHING, course_roots
from deskpilot.engine.text import normalise

Label = dict[str, Any]


@dataclass(frozen=True)
class Turn:
    """A customer's turn with what stood before it."""

    hand: str
    conversation: str
    heard: Heard
    words: str
    about: NDArray[np.float32]
    label: Label
    customer_lines: int
    shop_lines: int


@dataclass(frozen=True)
class Target:
    """What a model tells: its name, its truth, how hard it is held back, and how much it sees of the sentence vector."""

    name: str
    holds: Callable[[Label], bool]
    ridge: float = 0.3
    meaning: float = 0.0
    about: float = 0.0
    without: frozenset[Part] = frozenset()
    source: str = "dialogues"


MOODS = frozenset({SINGLE, ACT})
ANSWERED = ("reply", "clarify")
TARGETS = (
    Target("dissatisfied", lambda label: label["sat"] == 0, without=MOODS),
    Target("sad", lambda label: label["mood"] < 0, meaning=2.0, without=MOODS),
    Target("glad", lambda label: label["mood"] > 0, meaning=2.0, without=MOODS),
    Target("escalate", lambda label: label["action"] == "escalate"),
    Target("praise", lambda label: label["positive"], 0.2, 1.5, without=frozenset({ACT}), source="reviews"),
    Target("person", lambda label: label["action"] == "escalate", meaning=1.5, about=1.0, source="counter"),
    Target("answer", lambda label: label["action"] in ANSWERED, meaning=1.5, about=1.0, source="counter"),
    Target("nothing", lambda label: label["action"] == "hold", meaning=1.5, about=1.0, source="counter"),
)
GOODS_FOLDS = 6


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("resources/engine"))
    given = parser.parse_args(argv)
    sources = {
        "dialogues": dialogues_in(given.corpus),
        "reviews": reviews_of(given.corpus / "reviews.jsonl"),
        "counter": dialogues_in(given.corpus / "counter"),
    }
    weights, dense, offsets = [], [], []
    card = [CARD_HEAD, *(counted(name, sources[name]) for name in ("dialogues", "counter"))]
    for target in TARGETS:
        model, report = trained(sources[target.source], target)
        size = 1 << BITS
        weights.append(model[:size])
        dense.append(model[size:-1])
        offsets.append(model[-1])
        card.append(report)
    written(given.out, np.stack(weights, 1), np.stack(dense, 1), np.array(offsets))
    (given.out / "models.toml").write_text("\n".join(card), encoding="utf-8")
    return 0


def dialogues_in(folder: Path) -> list[Turn]:
    """The customer's turns of all hands in a folder."""
    return [turn for path in sorted(folder.glob("?.jsonl")) for turn in turns_of(path)]


def turns_of(path: Path) -> list[Turn]:
    """The customer's turns of a file."""
    found: list[Turn] = []
    lines: list[Line] = []
    conversation = ""
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        if row["conversation"] != conversation:
            conversation, lines = row["conversation"], []
        sender = Sender(row["from"])
        if sender is Sender.CUSTOMER:
            found.append(turn_of(path.stem, conversation, row, lines))
        if sender is not Sender.SYSTEM:
            lines.append(Line(sender, row["text"]))
    return found


def reviews_of(path: Path) -> list[Turn]:
    """The reviews; what they are about stands for the hand, several goods in one."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    places = {about: place for place, about in enumerate(sorted({row["about"] for row in rows}))}
    return [
        Turn(
            f"goods_{places[row['about']] % GOODS_FOLDS + 1}",
            str(number),
            Heard(normalise(row["text"])),
            parted_line(row["text"]).words,
            course_roots(read_line(row["text"]), NOTHING),
            {"act": "statement", "positive": row["positive"]},
            0,
            0,
        )
        for number, row in enumerate(rows)
    ]


def turn_of(hand: str, conversation: str, row: dict[str, Any], lines: Sequence[Line]) -> Turn:
    own = [line.text for line in lines if line.sender is Sender.CUSTOMER]
    parted = parted_line(row["text"])
    act = act_of(parted.words, parted, lines)
    before, previous = shop_line(lines), normalise(own[-1]) if own else ""
    return Turn(
        hand,
        conversation,
        Heard(normalise(row["text"]), before, previous, act.value),
        parted.words,
        course_roots(read_line(row["text"]), before_of(lines)),
        row["label"],
        len(own),
        len(lines) - len(own),
    )


def rows_of(turns: Sequence[Turn], target: Target) -> Rows:
    """Buckets, then the axes of the sentence vector, then what is thrown away after fitting."""
    rows = [row_of(turn.heard, target.without) for turn in turns]
    dense = np.array([passing(turn) for turn in turns])
    if ACT not in target.without:
        dense[:, -2:] = 0.0
    if target.source == "counter":
        dense[:] = 0.0
    if target.about:
        dense = np.hstack([target.about * np.array([turn.about for turn in turns], np.float64), dense])
    if target.meaning:
        meaning = np.array([vector_of(turn.words) for turn in turns], np.float64)
        dense = np.hstack([target.meaning * meaning, dense])
    return Rows.of(rows, dense, BITS)


def passing(turn: Turn) -> tuple[float, ...]:
    """What says more about how our dialogues are built than about the customer."""
    act = turn.label.get("act", turn.heard.act)
    return (
        np.log1p(turn.customer_lines) / 3,
        np.log1p(turn.shop_lines) / 3,
        float(turn.shop_lines == 0),
        min(1.0, np.log1p(len(turn.heard.said)) / 4.5),
        float(act == "question"),
        float(act == "statement"),
    )


PASSING = 6
DIMENSIONS = 256


def fitted(rows: Rows, truth: Numbers, target: Target) -> Numbers:
    *_, weights = fit(rows, truth, target.ridge, 1.0)
    weights[-1 - PASSING : -1] = 0.0
    return weights


def trained(turns: Sequence[Turn], target: Target) -> tuple[Numbers, str]:
    """Weights of evidence with the passing columns cut off, and the lines of the card."""
    rows = rows_of(turns, target)
    truth = np.array([float(target.holds(turn.label)) for turn in turns])
    hands = np.array([turn.hand for turn in turns])
    judged = np.zeros(len(turns))
    areas = {}
    for hand in sorted(set(hands)):
        inside = hands == hand
        judged[inside] = rows.only(inside).dot(fitted(rows.only(~inside), truth[~inside], target))
        judged[inside] -= judged[inside].mean()
        areas[hand] = roc_area(list(judged[inside]), list(truth[inside] > 0))
    offset, slope = logistic_fit(np.stack([np.ones(len(judged)), judged], 1), truth, 1.0)
    weights = fitted(rows, truth, target)
    middle = float(rows.dot(weights).mean())
    weights[-1] -= middle
    weights *= slope
    weights[-1] += offset - np.log(truth.mean() / (1 - truth.mean()))
    size, subjects = 1 << BITS, len(turns[0].about)
    dense = weights[size : -1 - PASSING]
    axes = dense[:DIMENSIONS] * target.meaning if target.meaning else np.zeros(DIMENSIONS)
    about = dense[-subjects:] * target.about if target.about else np.zeros(subjects)
    kept = np.concatenate([weights[:size], axes, about, weights[-1:]])
    listed = ", ".join(f"{hand} = {area:.3f}" for hand, area in areas.items())
    report = (
        f'[{target.name}]\nfrom = "{target.source}"\nlines = {len(turns)}\nshare = {truth.mean():.3f}\nslope = {slope:.3f}\n'
        f"area_by_held_out_hand = {{ {listed} }}\narea = {roc_area(list(judged), list(truth > 0)):.3f}\n"
    )
    return kept, report


CARD_HEAD = (
    "# Written by tools/train_models.py: where models.npz comes from and what it was worth on hands it had not seen.\n"
    "# Data: corpus/, written for this project; no customer's text. Area: under the ROC curve.\n\n"
    f"buckets = {1 << BITS}\n"
)


def counted(name: str, turns: Sequence[Turn]) -> str:
    """The sizes of a source, a line each for the card."""
    hands = sorted({turn.hand for turn in turns})
    counts = ", ".join(f"{hand} = {sum(turn.hand == hand for turn in turns)}" for hand in hands)
    return (
        f"[of_{name}]\nturns = {len(turns)}\nconversations = {len({turn.conversation for turn in turns})}\n"
        f"turns_by_hand = {{ {counts} }}\n"
    )


def written(folder: Path, weights: Numbers, dense: Numbers, offsets: Numbers) -> None:
    scales = np.abs(weights).max(axis=0) / 127
    packed: NDArray[np.int8] = np.round(weights / scales).astype(np.int8)
    np.savez_compressed(
        folder / "models.npz",
        names=np.frombuffer("\n".join(target.name for target in TARGETS).encode(), np.uint8),
        weights=packed,
        scales=scales.astype(np.float32),
        axes=dense[:DIMENSIONS].astype(np.float16),
        about=dense[DIMENSIONS:].astype(np.float16),
        fitted_with=np.frombuffer(
            sha256((folder / "subjects.npz").read_bytes()).hexdigest().encode(), np.uint8
        ),
        offsets=offsets.astype(np.float32),
    )


if __name__ == "__main__":
    raise SystemExit(main())
