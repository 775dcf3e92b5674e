"""When the window does its own work: one errand per turn of the loop, and never between a key and its picture.

While somebody types, an errand runs in the moment after a key, when the next one is still far, or in a pause.
"""

from collections.abc import Callable
from math import ceil, inf
from time import monotonic as _monotonic

from PySide6.QtCore import QObject, Qt, QTimer

# Seconds after a key: its picture is there at the latest; the next key may come; nobody types any more.
_PAINTED, _NEXT_KEY, _PAUSE = 0.08, 0.045, 0.15
# Seconds from painting a key until it is on the screen, and how many after that are free even if it came late.
_SHOWN, _AFTER_PICTURE = 0.002, 0.02
# However fast somebody types, what is due for so many seconds is done; what is urgent gives way to one key.
_LONGEST, _ONE_KEY = 0.4, 0.06
# Whoever types looks at the letters: the rest is done half as often meanwhile.
_RESTS_TYPING = 2


class Errand:
    """A piece of work of a few milliseconds that may be asked for often and is done once for many.

    It rests `gather_ms` after each time, twice as long while somebody types. The first of many is done at once, the
    others together.
    """

    def __init__(self, pace: "Pace", work: Callable[[], None], gather_ms: int) -> None:
        self._pace, self._work, self._gather_ms = pace, work, gather_ms
        self._done_at = -inf
        self._due_at = inf
        self._is_urgent = False

    @property
    def is_asked(self) -> bool:
        """Whether it is going to be done."""
        return self._due_at < inf

    def ask(self, within_ms: int | None = None) -> None:
        """Have it done soon. `within_ms` makes it urgent: it rests no longer than that, and gives way to one key at most."""
        now = self._pace.monotonic()
        usual_ms = self._gather_ms * (_RESTS_TYPING if self._pace.is_typing() else 1)
        rest_ms = usual_ms if within_ms is None else within_ms
        due = max(now, self._done_at + rest_ms / 1000)
        if not self.is_asked:
            self._is_urgent = False
        elif due >= self._due_at and (self._is_urgent or within_ms is None):
            return
        self._due_at = min(due, self._due_at)
        self._is_urgent = self._is_urgent or within_ms is not None
        self._pace.rearm()

    def drop(self) -> None:
        """It was done by other means."""
        self._done_at, self._due_at = self._pace.monotonic(), inf

    def do(self) -> None:
        """Do it now."""
        self.drop()
        self._work()
        self._done_at = self._pace.monotonic()

    def moment(self, now: float) -> float:
        """When it may be done; `inf` if nobody asked."""
        if not self.is_asked:
            return inf
        calm = self._pace.next_calm(max(now, self._due_at))
        if self._is_urgent:
            return min(calm, self._due_at + _ONE_KEY)
        last = self._due_at + _LONGEST
        return min(calm, max(last, min(self._pace.painted_at, last + _PAINTED)))


class Pace(QObject):
    """Belongs to the window's thread. `typed` tells of a key, `painted` of its picture; `painted_at` is when the last
    key was or will be seen. Moments are seconds of `monotonic`."""

    def __init__(self, parent: QObject | None = None, monotonic: Callable[[], float] = _monotonic) -> None:
        super().__init__(parent)
        self.monotonic = monotonic
        self._errands: list[Errand] = []
        self._typed_at = -inf
        self.painted_at = -inf
        self._timer = QTimer(self, singleShot=True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # Behind what waits already: a key that was pressed comes first.
        self._timer.timeout.connect(self.step, Qt.ConnectionType.QueuedConnection)

    def errand(self, owner: QObject, work: Callable[[], None], gather_ms: int) -> Errand:
        """Something that will be asked for, as long as its owner lives."""
        made = Errand(self, work, gather_ms)
        self._errands.append(made)
        owner.destroyed.connect(lambda: self._forget(made))
        return made

    def _forget(self, errand: Errand) -> None:
        if errand in self._errands:
            self._errands.remove(errand)

    def typed(self) -> None:
        """A key was pressed in a field where letters must not lag."""
        self._typed_at = self.monotonic()
        self.painted_at = self._typed_at + _PAINTED
        self.rearm()

    def painted(self) -> None:
        """The key is on the screen: now there is time until the next."""
        self.painted_at = min(self.painted_at, self.monotonic() + _SHOWN)
        self.rearm()

    def rested(self) -> None:
        """Whoever typed asked for something now, and wants to see it."""
        self._typed_at = -inf
        self.rearm()

    def is_typing(self) -> bool:
        """Whether the next key may be near."""
        return self.monotonic() - self._typed_at < _PAUSE

    def next_calm(self, at: float) -> float:
        """The first moment from `at` on that is not needed for a key."""
        if at >= self._typed_at + _PAUSE:
            return at
        begin = max(at, self.painted_at)
        end = max(self._typed_at + _NEXT_KEY, self.painted_at + _AFTER_PICTURE)
        return begin if begin <= end else self._typed_at + _PAUSE

    def step(self) -> None:
        """Do what is due for longest; anything else has its turn after events and pictures."""
        now = self.monotonic()
        first = min(self._errands, key=lambda each: each.moment(now), default=None)
        try:
            if first is not None and first.moment(now) <= now:
                first.do()
        finally:
            self.rearm()

    def stop(self) -> None:
        """Do nothing more: what the errands read from is closed."""
        self._errands.clear()
        self._timer.stop()

    def rearm(self) -> None:
        """Wake when the next errand may be done."""
        now = self.monotonic()
        moment = min((each.moment(now) for each in self._errands), default=inf)
        if moment == inf:
            self._timer.stop()
        else:
            self._timer.start(max(0, ceil((moment - now) * 1000)))
