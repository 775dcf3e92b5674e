"""Run as a process: get ready, then tell how much memory is used and how long it took.

python -m benchmarks.stock bare|program|engine|learning FOLDER STARTED_NS
"""

import gc
import json
import sys
from pathlib import Path
from time import perf_counter_ns, process_time

import psutil

_MEGABYTE = 1e6


def main() -> int:
    kind, folder, started_ns = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    told = {"bare": _bare, "program": _program, "engine": _engine, "learning": _learning}[kind](
        folder, started_ns
    )
    print(json.dumps(told), flush=True)
    return 0


def _bare(folder: Path, started_ns: int) -> dict[str, float]:
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QLabel("副驾驶"))
    window.resize(1440, 900)
    window.show()
    application.processEvents()
    return {"rss": _rss(), "ready": _seconds_since(started_ns)}


def _program(folder: Path, started_ns: int) -> dict[str, float]:
    from benchmarks.running import running_desk

    with running_desk(folder):
        return {"ready": _seconds_since(started_ns), "rss": _rss()}


def _engine(folder: Path, started_ns: int) -> dict[str, float]:
    before = _rss()
    from deskpilot.engine import Engine
    from deskpilot.services.desk import Desk
    from deskpilot.store import Store

    store = Store.open(folder)
    desk = Desk(store, Engine())
    began = perf_counter_ns()
    for _ in desk.load():
        pass
    loading = _seconds_since(began)
    gc.collect()
    rss = _rss()
    store.close()
    return {"engine": rss - before, "rss": rss, "ready": loading}


def _learning(folder: Path, _started_ns: int) -> dict[str, float]:
    from benchmarks.learning import CHATS
    from deskpilot.domain.commands import LearnFromFile
    from deskpilot.engine import Engine
    from deskpilot.services.desk import Desk
    from deskpilot.store import Store

    store = Store.open(folder)
    desk = Desk(store, Engine())
    for _ in desk.load():
        pass
    began, worked = perf_counter_ns(), process_time()
    last, longest = began, 0
    for _ in desk.run(LearnFromFile(str(folder / CHATS))):
        now = perf_counter_ns()
        last, longest = now, max(longest, now - last)
    told = {"seconds": _seconds_since(began), "processor": process_time() - worked, "peak": _peak()}
    store.close()
    return {**told, "longest": longest / 1e6}


def _peak() -> float:
    """The most memory the process ever had."""
    if sys.platform == "win32":
        return float(psutil.Process().memory_info().peak_wset) / _MEGABYTE
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / _MEGABYTE


def _rss() -> float:
    return float(psutil.Process().memory_info().rss) / _MEGABYTE


def _seconds_since(started_ns: int) -> float:
    return (perf_counter_ns() - started_ns) / 1e9


if __name__ == "__main__":
    sys.exit(main())
