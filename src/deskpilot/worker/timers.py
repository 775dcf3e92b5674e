"""The timers of the engine thread by name: each is set to its next moment, never to a beat."""

from collections.abc import Callable
from math import ceil

from PySide6.QtCore import QObject, Qt, QTimer


class Timers(QObject):
    """Single-shot timers. Made and used in the thread they fire in."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timers: dict[str, QTimer] = {}

    def add(self, name: str, on_time: Callable[[], None]) -> None:
        """A timer that is off until it is set."""
        timer = QTimer(self, singleShot=True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(on_time)
        self._timers[name] = timer

    def set(self, name: str, wait_seconds: float | None, least_seconds: float = 0.0) -> None:
        """Fire once, after so many seconds but not before `least_seconds`; `None` switches it off.

        One that is due and is to be due keeps its place: set anew it would stand behind a timer that is always due,
        and never have its turn.
        """
        timer = self._timers[name]
        if wait_seconds is None:
            timer.stop()
            return
        wait_ms = ceil(max(wait_seconds, least_seconds) * 1000)
        if wait_ms > 0 or not timer.isActive() or timer.remainingTime() > 0:
            timer.start(wait_ms)

    def is_set(self, name: str) -> bool:
        """Whether it is going to fire."""
        return self._timers[name].isActive()

    def stop(self) -> None:
        """Switch all of them off."""
        for timer in self._timers.values():
            timer.stop()
