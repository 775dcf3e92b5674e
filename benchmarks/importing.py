"""How long the window stands still while entries are imported: the longest gap between beats of a timer in its thread."""

import gc
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer

from benchmarks.corpus import make_corpus
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan
from benchmarks.running import RunningDesk, running_desk, wait_until
from benchmarks.shops import BY, empty_shop, write_csv
from deskpilot.domain.commands import ImportKnowledge

PART = "importing"
_STALL = Goal(50.0)
_REST_SECONDS = 1.0
_PAGES = ("desk", "knowledge")


class Heartbeat(QObject):
    """Beats every millisecond as far as the thread lets it, and keeps the gaps between the beats."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._last = 0
        self.gaps_ns: list[int] = []

    def start(self) -> None:
        self.gaps_ns.clear()
        self._last = perf_counter_ns()
        self._timer.start(1)

    def stop(self) -> list[int]:
        """The gaps since the start, in nanoseconds."""
        self._timer.stop()
        self._beat()
        return list(self.gaps_ns)

    def _beat(self) -> None:
        now = perf_counter_ns()
        self.gaps_ns.append(now - self._last)
        self._last = now


class Collections:
    """The pauses of the garbage collector, which hold every thread."""

    def __init__(self) -> None:
        self.pauses_ns: list[int] = [0]
        self._started = 0

    def __enter__(self) -> "Collections":
        gc.callbacks.append(self._on_phase)
        return self

    def __exit__(self, *failure: object) -> None:
        gc.callbacks.remove(self._on_phase)

    def _on_phase(self, phase: str, _figures: dict[str, Any]) -> None:
        if phase == "start":
            self._started = perf_counter_ns()
        else:
            self.pauses_ns.append(perf_counter_ns() - self._started)


def measure(plan: Plan) -> list[Figure]:
    """All figures of this part."""
    with plan.scratch() as scratch:
        return list(stalls(plan.pick(10_000, 600), scratch))


def stalls(size: int, scratch: Path, pages: Sequence[str] = _PAGES) -> Iterator[Figure]:
    """Import `size` entries into an empty shop, once with each page in front."""
    file = write_csv(scratch / "entries.csv", make_corpus(size).entries)
    for page in pages:
        with running_desk(empty_shop(scratch / page)) as desk:
            desk.window.show_page(page)
            yield from _stall(desk, size, page, file)


def _stall(desk: RunningDesk, size: int, page: str, file: Path) -> Iterator[Figure]:
    heart = Heartbeat()
    at_rest = spread(_beats_at_rest(heart))
    finished: list[object] = []
    desk.gateway.job_finished.connect(lambda job, report: finished.append(report))
    with Collections() as collections:
        heart.start()
        started = perf_counter_ns()
        desk.gateway.submit(ImportKnowledge(str(file), BY))
        wait_until(lambda: finished)
        whole = perf_counter_ns() - started
        found = spread(heart.stop())
    beside = {
        "p99 ms": found.p99,
        "median ms": found.p50,
        "at rest, max ms": at_rest.high,
        "longest collection ms": max(collections.pauses_ns) / 1e6,
        "import s": whole / 1e9,
    }
    name = f"{size:,} entries imported, {page} page in front: window still for"
    yield Figure(PART, name, found.high, "ms", _STALL, beside, headline=page == "desk")


def _beats_at_rest(heart: Heartbeat) -> list[int]:
    heart.start()
    until = perf_counter_ns() + int(_REST_SECONDS * 1e9)
    wait_until(lambda: perf_counter_ns() > until)
    return heart.stop()
