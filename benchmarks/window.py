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
from typing import Any

from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.shops import empty_shop

PART = "window"
_ROOT = Path(__file__).resolve().parent.parent
_PATIENCE_SECONDS = 60
_AT_MOST, _NONE = Goal(1.5), Goal(0)
# What `first_picture` tells, in words. The first is the goal: the window is there, its panels are not yet.
_PICTURES: Mapping[str, tuple[str, Goal | None]] = {
    "frame": ("first frame: the window stands, rail, bar and columns painted, panels still empty", _AT_MOST),
    "ready": ("desk ready: panels with their rows painted, keys are taken", None),
}


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
    bare: list[int] = []
    desk: dict[str, list[int]] = {picture: [] for picture in _PICTURES}
    loaded: set[str] = set()
    for number in range(runs + 1):
        for kind in ("bare", "desk") if number % 2 else ("desk", "bare"):
            told = _started(kind, folder, screen)
            loaded.update(told["loaded"] if kind == "desk" else ())
            for picture, ms in told["ms"].items() if number else ():
                (bare if kind == "bare" else desk[picture]).append(round(ms * 1e6))
    least = spread(bare)
    heavy = dict.fromkeys(sorted(loaded), 1.0)
    yield Figure(PART, f"{platform} · bare PySide6 window", least.p50, "ms", beside=least.beside())
    yield Figure(PART, f"{platform} · heavy modules loaded before", len(loaded), "", _NONE, heavy)
    for picture, (words, goal) in _PICTURES.items():
        ours = spread(desk[picture])
        yield Figure(PART, f"{platform} · {words}", ours.p50, "ms", beside=ours.beside())
        name = f"{platform} · {words}, against a bare PySide6 window"
        yield Figure(PART, name, ours.p50 / least.p50, "x", goal, headline=goal is not None)


def _started(kind: str, folder: Path, screen: Mapping[str, str]) -> dict[str, Any]:
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
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
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
