"""Build-time only: fit the model of engine/wish_table.py to our own lines and dialogues.

    PYTHONPATH=src python tools/train_wishes.py [--corpus corpus] [--out resources/engine]

Reads corpus/wishes.jsonl, half of whose lines only look like a wish for a human, and every customer's turn of the dialogues,
nearly all of which have nothing to do with one. Comes to the same weights each time. The report (wishes.toml) tells for each hand,
judged by weights fitted to the others, how many of its wishes are heard and how often one is heard where there is none: by the
patterns alone and by both together.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from deskpilot.engine.human_wish import HEARD, REFUTED, line_heard
from deskpilot.engine.linear import BITS
from deskpilot.engine.sparse_fit import Numbers, Rows, fit
from deskpilot.engine.stacking import roc_area
from deskpilot.engine.text import normalise
from deskpilot.engine.wish_table import Line

RIDGE, DENSE_RIDGE = 0.05, 1.0
DIALOGUES = "dialogues"
FOLDS = 5


@dataclass(frozen=True)
class Said:
    """A line, who wrote it, and whether it wishes for a human."""

    hand: str
    text: str
    wishes: bool


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=Path("resources/engine"))
    given = parser.parse_args(argv)
    said = [*lines_in(given.corpus / "wishes.jsonl"), *turns_in(given.corpus)]
    lines = [line_heard(normalise(each.text)) for each in said]
    rows = rows_of(lines)
    truth = np.array([float(each.wishes) for each in said])
    *_, weights = fit(rows, truth, RIDGE, DENSE_RIDGE)
    written(given.out, weights)
    (given.out / "wishes.toml").write_text(report(said, lines, rows, truth), encoding="utf-8")
    return 0


def lines_in(path: Path) -> list[Said]:
    """The lines of all hands."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [Said(row["hand"], row["text"], bool(row["wish"])) for row in rows]


def turns_in(corpus: Path) -> Iterator[Said]:
    """The customers' turns of all dialogues."""
    for path in (*sorted(corpus.glob("?.jsonl")), *sorted((corpus / "counter").glob("?.jsonl"))):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if label := row.get("label"):
                wishes = "human_wanted" in label.get("topics", ()) or label.get("reason") == "human"
                yield Said(DIALOGUES, row["text"], wishes)


def rows_of(lines: Sequence[Line]) -> Rows:
    return Rows.of([line.row for line in lines], np.array([line.dense for line in lines], np.float64), BITS)


def held_out(said: Sequence[Said], rows: Rows, truth: Numbers) -> Numbers:
    """Log odds of each line, by weights fitted to the other hands; the dialogues are cut into as many parts."""
    folds = np.array([place % FOLDS for place in range(len(said))])
    hands = sorted({each.hand for each in said} - {DIALOGUES})
    parts = np.array([each.hand for each in said])
    for number, hand in enumerate(hands):
        folds[parts == hand] = FOLDS + number
    judged = np.zeros(len(said))
    for fold in sorted(set(folds.tolist())):
        inside = folds == fold
        *_, weights = fit(rows.only(~inside), truth[~inside], RIDGE, DENSE_RIDGE)
        judged[inside] = rows.only(inside).dot(weights)
    return judged


def report(said: Sequence[Said], lines: Sequence[Line], rows: Rows, truth: Numbers) -> str:
    """What it was worth on hands it had not seen."""
    judged = held_out(said, rows, truth)
    by_pattern = np.array([line.dense[-1] + line.dense[-2] > 0 for line in lines])
    heard = np.where(by_pattern, judged > REFUTED, judged > HEARD)
    hands = np.array([each.hand for each in said])
    told = [HEAD]
    for hand in sorted(set(hands.tolist())):
        told.append(_shares(hand, hands == hand, truth, judged, by_pattern, heard))
    told.append(_shares("all_hands", hands != DIALOGUES, truth, judged, by_pattern, heard))
    return "\n".join(told)


def _shares(
    name: str,
    inside: NDArray[np.bool_],
    truth: Numbers,
    judged: Numbers,
    by_pattern: NDArray[np.bool_],
    heard: NDArray[np.bool_],
) -> str:
    wish, other = inside & (truth > 0), inside & (truth == 0)
    area = roc_area(list(judged[inside]), list(truth[inside] > 0))
    return (
        f"[{name}]\nwishes = {wish.sum()}\nothers = {other.sum()}\narea = {area:.3f}\n"
        f"heard_by_patterns = {by_pattern[wish].mean():.3f}\nwrongly_by_patterns = {by_pattern[other].mean():.4f}\n"
        f"heard = {heard[wish].mean():.3f}\nwrongly = {heard[other].mean():.4f}\n"
    )


HEAD = (
    "# Written by tools/train_wishes.py: what wishes.npz was worth on hands it had not seen. Data: corpus/, written for this\n"
    "# project. `heard` is the share of wishes that are heard, `wrongly` that of other lines in which one is heard.\n"
)


def written(folder: Path, weights: Numbers) -> None:
    size = 1 << BITS
    scale = np.abs(weights[:size]).max() / 127
    np.savez_compressed(
        folder / "wishes.npz",
        weights=np.round(weights[:size] / scale).astype(np.int8),
        scale=np.float32(scale),
        dense=weights[size:-1].astype(np.float16),
        offset=np.float32(weights[-1]),
    )


if __name__ == "__main__":
    raise SystemExit(main())
