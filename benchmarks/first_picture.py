"""Run as a process: show a window, tell when its first picture was complete, end.

    python -m benchmarks.first_picture bare|desk FOLDER STARTED_NS

`bare` is the least that a PySide6 program can show. Both windows are told ready at the same moment: when the paint event
that shows them for the first time has been dealt with, and with it those of everything inside.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget

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


def main() -> int:
    kind, folder, started_ns = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])

    def seen() -> None:
        milliseconds = (perf_counter_ns() - started_ns) / 1e6
        late = [name for name in ("jieba", "pyqtgraph", "openpyxl", "numpy") if name in sys.modules]
        print(json.dumps({"ms": milliseconds, "loaded": late}), flush=True)
        QApplication.exit(0)

    return _bare(seen) if kind == "bare" else _desk(folder, seen)


def _bare(seen: Callable[[], None]) -> int:
    application = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(QLabel("副驾驶"))
    window.resize(1440, 900)
    watch = FirstPicture(window, seen)
    window.show()
    code = application.exec()
    del watch
    return code


def _desk(folder: Path, seen: Callable[[], None]) -> int:
    from deskpilot import app

    class Watched(app.Program):
        def show_window(self) -> None:
            if self.window is not None:
                FirstPicture(self.window, seen)
            super().show_window()

    app.Program = Watched  # type: ignore[misc]
    return app.main(folder)


if __name__ == "__main__":
    sys.exit(main())
