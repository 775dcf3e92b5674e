"""Keeps the window moving while the engine thread works: Python's one lock changes hands quickly, and garbage is
collected in the window's thread alone.

A collection holds every thread, and one that happens to run in the engine thread would destroy Qt objects of the
window there. So the automatic one is off; a timer of the window's thread does its work in small portions.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

# SQLite gives the lock away at every row: a read of 30 rows in the window waits up to 30 times this long.
_SWITCH_SECONDS = 0.0002
_LOOK_EVERY_MS = 200
# Young objects that make a look worth a collection, and how many collections of one kind make one of the next.
_YOUNG = 2_000
_ROUNDS = 10


class Fairness(QObject):
    """Make it in the window's thread. `settle` when everything that stays has been built, `stop` at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._former_seconds = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        gc.disable()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect what is due: the young often, the old seldom."""
        young, rounds, old_rounds = gc.get_count()
        if young < _YOUNG:
            return
        if rounds < _ROUNDS:
            gc.collect(0)
        else:
            gc.collect(1 if old_rounds < _ROUNDS else 2)

    def settle(self) -> None:
        """What is there now will stay: no collection looks at it again, which keeps all of them short."""
        gc.freeze()

    def stop(self) -> None:
        """Leave the process as it was found."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
        sys.setswitchinterval(self._former_seconds)
