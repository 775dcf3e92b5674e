"""Memory and readiness, each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter_ns

from benchmarks.corpus import make_corpus
from benchmarks.figures import Figure, Goal
from benchmarks.plan import Plan
from benchmarks.shops import empty_shop, shop_with

PART = "memory"
_ROOT = Path(__file__).resolve().parent.parent
_PATIENCE_SECONDS = 900
_ENGINE, _READY = Goal(150.0), Goal(1.5)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(take_stock(plan.pick(10_000, 300), scratch))


def take_stock(size: int, scratch: Path) -> Iterator[Figure]:
    """The bare window, the program with an empty shop and with `size` entries, and the engine alone."""
    empty = empty_shop(scratch / "empty")
    full = shop_with(scratch / "full", make_corpus(size).entries)
    bare = told_by("bare", empty)["rss"]
    yield Figure(PART, "bare PySide6 window", bare, "MB")
    first = told_by("program", full)["ready"]
    for name, folder in (("an empty shop", empty), (f"{size:,} entries", full)):
        told = told_by("program", folder)
        beside = {"above a bare window MB": told["rss"] - bare}
        yield Figure(PART, f"program with {name}", told["rss"], "MB", beside=beside, headline=True)
        beside = {"first start after the import s": first} if folder == full else {}
        name = f"program with {name}, engine ready after its start"
        yield Figure(PART, name, told["ready"], "s", _READY, beside, headline=True)
    told = told_by("engine", full)
    beside = {"process MB": told["rss"], "loading s": told["ready"]}
    name = f"engine with {size:,} entries, above the bare interpreter"
    yield Figure(PART, name, told["engine"], "MB", _ENGINE, beside, headline=True)


def told_by(kind: str, folder: Path) -> dict[str, float]:
    """What a process of that kind (see `stock`) told about itself."""
    command = [sys.executable, "-m", "benchmarks.stock", kind, str(folder), str(perf_counter_ns())]
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        command,
        cwd=_ROOT,
        env={**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")},
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{kind} ended with {done.returncode}: {done.stderr.decode()[-400:]}")
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told
