"""How long learning from past conversations takes, and how much memory: our own dialogues, again and again until there
are enough lines, learned by the demo shop in a process of its own."""

import json
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.figures import Figure, Goal
from benchmarks.memory import told_by
from benchmarks.plan import Plan
from benchmarks.shops import demo_shop

PART = "learning"
CHATS = "chats.jsonl"
_CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_SECONDS = Goal(60.0)
_MEMORY = Goal(400.0)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(learn(plan.pick(25_000, 400), scratch))


def learn(size: int, scratch: Path) -> Iterator[Figure]:
    """Learn from `size` lines, more than half of them the customers' and rated."""
    folder = demo_shop(scratch / "shop")
    with (folder / CHATS).open("w", encoding="utf-8") as file:
        file.writelines(islice(_lines(), size))
    told = told_by("learning", folder)
    name = f"{size:,} lines learned from"
    beside = {"processor s": told["processor"], "longest step ms": told["longest"]}
    yield Figure(PART, name, told["seconds"], "s", _SECONDS, beside, headline=True)
    yield Figure(PART, f"{name}, most memory", told["peak"], "MB", _MEMORY)


def _lines() -> Iterator[str]:
    """The dialogues without end, each time as conversations of their own."""
    rows = [row for path in sorted(_CORPUS.glob("?.jsonl")) for row in _rows(path)]
    for turn in count():
        for row in rows:
            line = json.loads(row)
            sat = line.get("label", {}).get("sat")
            yield (
                json.dumps(
                    {
                        "conversation": f"{line['conversation']}-{turn}",
                        "from": line["from"],
                        "text": line["text"],
                        "label": {} if sat is None else {"sat": sat},
                    },
                    ensure_ascii=False,
                )
                + "\n"
            )


def _rows(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()
