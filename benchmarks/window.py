"""The start: our window with an empty shop against the least that PySide6 can show, in turns."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter_ns

from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.shops import empty_shop

PART = "window"
_ROOT = Path(__file__).resolve().parent.parent
_PATIENCE_SECONDS = 60
_AT_MOST, _NONE = Goal(1.5), Goal(0)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part: on the invisible platform, and on an X server where one can be had."""
    with plan.scratch() as scratch:
        folder = empty_shop(scratch / "shop")
        compiled = {"PYTHONPYCACHEPREFIX": str(scratch / "compiled")}
        invisible = {"QT_QPA_PLATFORM": "offscreen", **compiled}
        figures = list(compare("offscreen", plan.pick(15, 3), folder, invisible))
        if shutil.which("Xvfb"):
            with _x_server() as display:
                screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display, **compiled}
                figures += compare("X11", plan.pick(9, 2), folder, screen)
        return figures


def compare(platform: str, runs: int, folder: Path, screen: Mapping[str, str]) -> Iterator[Figure]:
    """Start both windows by turns, `runs` times each, after one start of each that does not count."""
    durations: dict[str, list[int]] = {"bare": [], "desk": []}
    loaded: set[str] = set()
    for number in range(runs + 1):
        for kind in ("bare", "desk") if number % 2 else ("desk", "bare"):
            told = _started(kind, folder, screen)
            loaded.update(told["loaded"] if kind == "desk" else ())
            if number:
                durations[kind].append(round(told["ms"] * 1e6))
    bare, desk = (spread(durations[kind]) for kind in ("bare", "desk"))
    heavy = dict.fromkeys(sorted(loaded), 1.0)
    yield Figure(PART, f"{platform} · bare PySide6 window", bare.p50, "ms", beside=bare.beside())
    yield Figure(PART, f"{platform} · DeskPilot", desk.p50, "ms", beside=desk.beside())
    yield Figure(PART, f"{platform} · heavy modules loaded before", len(loaded), "", _NONE, heavy)
    name = f"{platform} · window shown, against a bare PySide6 window"
    yield Figure(PART, name, desk.p50 / bare.p50, "x", _AT_MOST, headline=True)


def _started(kind: str, folder: Path, screen: Mapping[str, str]) -> dict[str, float | list[str]]:
    command = [sys.executable, "-m", "benchmarks.first_picture", kind, str(folder), str(perf_counter_ns())]
    done = subprocess.run(
        command,
        cwd=_ROOT,
        env=_environment(screen),
        capture_output=True,
        timeout=_PATIENCE_SECONDS,
        check=False,
    )
    if not done.stdout.strip():
        raise RuntimeError(f"{kind} showed no window ({done.returncode}): {done.stderr.decode()[-400:]}")
    told: dict[str, float | list[str]] = json.loads(done.stdout.splitlines()[-1])
    return told


def _environment(screen: Mapping[str, str]) -> dict[str, str]:
    """As a user starts it: compiled modules are kept from one start to the next."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **screen}


@contextmanager
def _x_server() -> Iterator[str]:
    """An X server without a screen; gives its display."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        try:
            assert server.stdout is not None
            yield ":" + server.stdout.readline().decode().strip()
        finally:
            server.terminate()
