"""A pause after a fault, so that one that stays does not fill the log or the processor."""

from collections.abc import Callable

_LONGEST_SECONDS = 60.0


class Calm:
    """Doubles with every fault in a row, from one second to a minute; a step that went well ends the row."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._faults = 0
        self._until = 0.0

    def lengthen(self) -> None:
        """Something failed."""
        self._until = self._monotonic() + min(2.0**self._faults, _LONGEST_SECONDS)
        self._faults += 1

    def end(self) -> None:
        """Something went well: the next fault is the first one again."""
        self._faults = 0

    def left_seconds(self) -> float:
        """For how long nothing is to be done."""
        return max(0.0, self._until - self._monotonic())
