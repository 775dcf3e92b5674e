"""Run as a process: show a window, tell when its pictures were complete, end.

    python -m benchmarks.first_picture bare|desk FOLDER STARTED_NS

`bare` is the least that a PySide6 program can show; its one picture counts as `frame`. The desk is started by its own
command line and tells two moments: `frame`, when the window stands in its final place with rail, bar and columns in the
colours and the language of the shop, and `ready`, when the panels with their rows are painted and take keys. A picture
is complete when the paint event of the window has been dealt with, and with it those of everything inside.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway

_PAINTED = QEvent.Type(QEvent.registerEventType())


class FirstPicture(QObject):
    """Calls `seen` once, when the window has been painted."""

    def __init__(self, window: QWidget, seen: Callable[[], None]) -> None:
        super().__init__(window)
        self._window, self._seen = window, seen
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Dealt with as soon as the loop comes back from painting, before anything else that waits.
            QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            self._seen()
            return True
        return super().event(event)


class Told:
    """Collects when each picture was complete, and ends the program after the last."""

    def __init__(self, started_ns: int, pictures: int) -> None:
        self._started_ns, self._pictures = started_ns, pictures
        self._ms: dict[str, float] = {}

    def __call__(self, picture: str) -> None:
        """A picture is complete."""
        self._ms.setdefault(picture, (perf_counter_ns() - self._started_ns) / 1e6)
        if len(self._ms) == self._pictures:
            late = [name for name in ("jieba", "pyqtgraph", "openpyxl", "numpy") if name in sys.modules]
            print(json.dumps({"ms": self._ms, "loaded": late}), flush=True)
            QApplication.exit(0)


def main() -> int:
    kind, folder, started_ns = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    return _bare(Told(started_ns, 1)) if kind == "bare" else _desk(folder, Told(started_ns, 2))


def _bare(told: Told) -> int:
    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QLabel("副驾驶"))
    window.resize(1440, 900)
    watch = FirstPicture(window, lambda: told("frame"))
    window.show()
    code = application.exec()
    del watch
    return code


def _desk(folder: Path, told: Told) -> int:
    from deskpilot import app

    # As in a real start, where Qt is read after this.
    app.import_plainly()
    from deskpilot import cli
    from deskpilot.app import start

    class Watched(start.Program):
        def show_window(self) -> None:
            if self.window is not None:
                FirstPicture(self.window, lambda: told("frame"))
            super().show_window()

        def build_window(self) -> "Gateway":
            gateway = super().build_window()
            if self.window is not None:
                FirstPicture(self.window, lambda: told("ready"))
            return gateway

    start.Program = Watched  # type: ignore[misc]
    return cli.main(["--data-dir", str(folder)])


if __name__ == "__main__":
    sys.exit(main())
