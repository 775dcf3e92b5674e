"""What the corpus holds, counted: turns, dialogues, trades, intents, labels, repetition, duplicates, agreement.

    PYTHONPATH=src python tools/corpus_report.py [--corpus corpus]

The figures in corpus/README.md are those this prints. Exit code 1 when the corpus is smaller or more repetitive than
the engine's models need.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deskpilot.engine.text import normalise, squeeze

Row = dict[str, Any]
LEAST_TURNS, LEAST_DIALOGUES, LEAST_INTENTS, LEAST_TRADES = 6000, 1200, 250, 12
MOST_REPEATED = 0.25
RUN = 4
LEAST_DUPLICATE = 8
COUNTER = "counter"
READ_AGAIN = ("act", "action", "mood", "sat")


@dataclass(frozen=True)
class Counts:
    """Figures of a corpus; see `lines` for what each means."""

    hands: Counter[str]
    dialogues: int
    trades: Counter[str]
    intents: Counter[str]
    labels: dict[str, Counter[str]]
    topics: Counter[str]
    repeated: float
    duplicates: Counter[str]
    twins: int

    @property
    def turns(self) -> int:
        return self.hands.total()

    @property
    def enough(self) -> bool:
        return (
            self.turns >= LEAST_TURNS
            and self.dialogues >= LEAST_DIALOGUES
            and len(self.intents) >= LEAST_INTENTS
            and len(self.trades) >= LEAST_TRADES
            and self.repeated < MOST_REPEATED
        )


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    folder: Path = parser.parse_args(argv).corpus
    counts = counted(folder)
    at_counter = folder / COUNTER
    told = [
        *lines(counts),
        *agreement(folder),
        "",
        "at the counter:",
        *plain_lines(at_counter),
        *agreement(at_counter),
    ]
    sys.stdout.write("\n".join(told) + "\n")
    return 0 if counts.enough else 1


def counted(folder: Path) -> Counts:
    dialogues: dict[str, list[Row]] = {}
    hand_of: dict[str, str] = {}
    for hand, row in written(folder):
        dialogues.setdefault(row["conversation"], []).append(row)
        hand_of[row["conversation"]] = hand
    said = [(name, row) for name, rows in dialogues.items() for row in rows if row["from"] == "customer"]
    whole = Counter("\n".join(row["text"] for row in rows) for rows in dialogues.values())
    same = Counter(squeeze(normalise(row["text"])) for _, row in said)
    return Counts(
        Counter(hand_of[name] for name, _ in said),
        len(dialogues),
        trades(folder / "trades.tsv", list(dialogues)),
        Counter(row["label"]["intent"] for _, row in said),
        {
            kind: Counter(str(row["label"][kind]) for _, row in said)
            for kind in ("act", "action", "mood", "sat")
        },
        Counter(topic for _, row in said for topic in row["label"]["topics"]),
        repetition([squeeze(normalise(row["text"])) for _, row in said]),
        Counter({text: n for text, n in same.items() if n > 1 and len(text) >= LEAST_DUPLICATE}),
        sum(n - 1 for n in whole.values()),
    )


def written(folder: Path) -> Iterator[tuple[str, Row]]:
    """Every line of every hand, with the hand: the letter its file is named by."""
    for path in sorted(folder.glob("?.jsonl")):
        for row in rows(path):
            yield path.stem, row


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def agreement(folder: Path) -> list[str]:
    """How the second reading agrees with the labels: a line for each round and field."""
    labels = {(row["conversation"], row["seq"]): row["label"] for _, row in written(folder) if "label" in row}
    again = rows(folder / "second_reading.jsonl")
    told = []
    for number in sorted({row["round"] for row in again}):
        read = [row for row in again if row["round"] == number]
        for field in (field for field in READ_AGAIN if field in read[0]):
            pairs = [(labels[row["conversation"], row["seq"]][field], row[field]) for row in read]
            same = sum(first == second for first, second in pairs) / len(pairs)
            told.append(
                f"read again, round {number}, {field}: {len(pairs)} turns, same {same:.3f}, kappa {kappa(pairs):.3f}"
            )
    return told


def kappa(pairs: Sequence[tuple[Any, Any]]) -> float:
    """Agreement beyond chance, 1 for perfect and 0 for none: (observed - expected) / (1 - expected).

    Expected is what two readers agree on who spread the same labels blindly. J. Cohen, A coefficient of agreement for
    nominal scales, Educational and Psychological Measurement 20 (1960) 37-46. Not a number without pairs; 1 when
    both readers know only one and the same label.
    """
    total = len(pairs)
    if not total:
        return float("nan")
    observed = sum(first == second for first, second in pairs) / total
    ours, theirs = Counter(first for first, _ in pairs), Counter(second for _, second in pairs)
    expected = sum(ours[label] * theirs[label] for label in ours) / total**2
    return (observed - expected) / (1 - expected) if expected < 1 else 1.0


def repetition(texts: Sequence[str]) -> float:
    """The share of runs of four characters that occur more than once."""
    runs = Counter(text[i : i + RUN] for text in texts for i in range(len(text) - RUN + 1))
    total = runs.total()
    return sum(n for n in runs.values() if n > 1) / total if total else 0.0


def trades(path: Path, dialogues: Sequence[str]) -> Counter[str]:
    """Dialogues by trade, from lines of `first<TAB>last<TAB>trade`."""
    if not path.exists():
        return Counter()
    found: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            first, last, trade = line.split("\t")
            found[trade] += sum(first <= name <= last for name in dialogues)
    return found


def lines(counts: Counts) -> list[str]:
    return [
        f"customer turns: {counts.turns} ({_listed(counts.hands)})",
        f"dialogues: {counts.dialogues}, turns a dialogue: {counts.turns / max(1, counts.dialogues):.2f}",
        f"trades: {len(counts.trades)} ({_listed(counts.trades)})",
        f"intents: {len(counts.intents)}, of them with 10 turns or more: "
        f"{sum(n >= 10 for n in counts.intents.values())}; most frequent: "
        + _listed(Counter(dict(counts.intents.most_common(12)))),
        *(f"{kind}: {_shares(values)}" for kind, values in counts.labels.items()),
        f"topics: {_listed(counts.topics)}",
        f"runs of {RUN} characters that occur more than once: {counts.repeated:.3f}",
        (
            f"turns of {LEAST_DUPLICATE} or more characters said more than once: {len(counts.duplicates)}"
            f" (with repeats {counts.duplicates.total()}); whole dialogues twice: {counts.twins}"
        ),
    ]


def plain_lines(folder: Path) -> list[str]:
    """Sizes, labels and repetition of dialogues that are labelled with what should be done and no more."""
    said = [(hand, row) for hand, row in written(folder) if "label" in row]
    labels = [row["label"] for _, row in said]
    reasons = Counter(label["reason"] for label in labels if label["action"] == "escalate")
    return [
        f"customer turns: {len(said)} ({_listed(Counter(hand for hand, _ in said))})",
        f"dialogues: {len({row['conversation'] for _, row in said})}",
        *(
            f"{kind}: {_shares(Counter(str(one[kind]) for one in labels))}"
            for kind in ("action", "mood", "sure")
        ),
        f"why a human: {_listed(reasons)}",
        (
            f"runs of {RUN} characters that occur more than once: "
            f"{repetition([squeeze(normalise(row['text'])) for _, row in said]):.3f}"
        ),
    ]


def _listed(values: Counter[str]) -> str:
    return ", ".join(f"{name} {n}" for name, n in values.most_common())


def _shares(values: Counter[str]) -> str:
    return ", ".join(f"{name} {n / values.total():.3f}" for name, n in values.most_common())


if __name__ == "__main__":
    raise SystemExit(main())
