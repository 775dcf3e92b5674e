"""Print every speed and memory figure of DeskPilot, peers measured in the same run.

Each part runs in a process of its own, so that none warms the caches or fills the memory of another.
"""

import argparse
import importlib
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import tables
from benchmarks.figures import Figure, Goal
from benchmarks.plan import Plan

ROOT = Path(__file__).resolve().parent.parent
PARTS = {
    "window": "the window beside a bare PySide6 window",
    "finding": "finding entries beside bm25s, rank_bm25, tantivy and SQLite FTS5",
    "understanding": "reading a turn in its course, at three sizes",
    "deciding": "from a message to the committed decision",
    "importing": "how long the window stands still during an import",
    "transcript": "a conversation of a million messages",
    "alert": "from the commit of an alert to its picture",
    "keystrokes": "how soon a typed character is seen while customers write",
    "memory": "memory, and how soon the engine is ready",
    "learning": "learning from 25,000 lines of past conversations",
    "soak": "eight hours of customers in one go (only when asked for)",
}
BY_DEFAULT = tuple(part for part in PARTS if part != "soak")


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the parts asked for; 0 also when a goal is missed: a benchmark is no test."""
    options = _options(argv)
    plan = Plan(options.quick, options.folder, options.eval)
    figures: list[Figure] = []
    say = _say if not options.silent else lambda text: None
    say(_machine())
    for part in options.parts or BY_DEFAULT:
        started = time.monotonic()
        say(f"{part}: {PARTS[part]} ...")
        figures += _measured_here(part, plan) if len(options.parts) == 1 else _measured_apart(part, plan)
        say(f"{part}: {time.monotonic() - started:.0f} s")
    print(tables.readme(figures) if options.readme else tables.plain(figures))
    if options.json is not None:
        rows = [asdict(figure) | {"met": figure.is_met} for figure in figures]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="parts:\n" + "\n".join(f"  {name:<13} {words}" for name, words in PARTS.items()),
    )
    parser.add_argument("parts", nargs="*", metavar="part", help="what to measure; all but soak by default")
    parser.add_argument("--quick", action="store_true", help="small sizes: seconds instead of minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--silent", action="store_true", help="do not tell how far it is")
    parser.add_argument("--readme", action="store_true", help="print the headline figures in Markdown")
    parser.add_argument(
        "--folder", type=Path, help="where databases are made (default: the system's folder for such)"
    )
    parser.add_argument(
        "--eval", type=Path, metavar="DIR", help="also find in DIR/retrieval_*_kb.csv with its queries"
    )
    options = parser.parse_args(argv)
    if unknown := [part for part in options.parts if part not in PARTS]:
        parser.error(f"unknown part {unknown[0]!r}; there are {', '.join(PARTS)}")
    return options


def _measured_here(part: str, plan: Plan) -> list[Figure]:
    module = importlib.import_module(f"benchmarks.{part}")
    found: list[Figure] = module.measure(plan)
    return found


def _measured_apart(part: str, plan: Plan) -> list[Figure]:
    with tempfile.TemporaryDirectory() as scratch:
        answer = Path(scratch, "figures.json")
        command = [
            sys.executable,
            "-m",
            "benchmarks",
            part,
            "--silent",
            "--json",
            str(answer),
            *plan.options(),
        ]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            _say(f"{part}: FAILED ({done.returncode})")
            return []
        return [_figure(row) for row in json.loads(answer.read_text(encoding="utf-8"))]


def _figure(row: dict[str, object]) -> Figure:
    fields = {name: value for name, value in row.items() if name != "met"}
    goal = fields.pop("goal")
    return Figure(**fields, goal=Goal(**goal) if isinstance(goal, dict) else None)  # type: ignore[arg-type]


def _machine() -> str:
    """What was measured on, and how busy it was with other things."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores, Python {platform.python_version()}{load}"


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
