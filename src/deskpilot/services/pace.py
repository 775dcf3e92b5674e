"""Delays and limits on the clock that never jumps: undo windows, and how often one buyer is answered."""

from collections import deque
from datetime import datetime, timedelta

from deskpilot.services.clock import Clock

_WINDOW_SECONDS = 60.0


class Pace:
    """What of the last minute matters. Lives as long as the process; a restart starts a new minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._started_at, self._started = clock.now(), clock.monotonic()
        self._replies: dict[int, deque[float]] = {}
        self._held_until: dict[int, float] = {}

    def steady_now(self) -> datetime:
        """The wall's time, or what it would be had it not been set back since the start."""
        elapsed = timedelta(seconds=self._clock.monotonic() - self._started)
        return max(self._clock.now(), self._started_at + elapsed)

    def replied(self, conversation_id: int) -> None:
        """The AI answered this conversation by itself."""
        times = self._replies.pop(conversation_id, deque())
        times.append(self._clock.monotonic())
        self._replies[conversation_id] = times
        self._forget()

    def replies_of(self, conversation_id: int) -> int:
        """How often the AI answered this conversation within the last minute."""
        since = self._clock.monotonic() - _WINDOW_SECONDS
        return sum(at > since for at in self._replies.get(conversation_id, ()))

    def remembered(self) -> int:
        """How many replies it keeps count of."""
        return sum(map(len, self._replies.values()))

    def hold(self, message_id: int, seconds: float) -> None:
        """Keep an outgoing line back, so that it can still be taken back."""
        if seconds > 0:
            self._held_until[message_id] = self._clock.monotonic() + seconds

    def is_held(self, message_id: int) -> bool:
        """Whether the line may still be taken back, whatever the wall clock says."""
        until = self._held_until.get(message_id)
        if until is not None and until <= self._clock.monotonic():
            del self._held_until[message_id]
            return False
        return until is not None

    def drop(self, message_id: int) -> None:
        """The line was taken back or has left."""
        self._held_until.pop(message_id, None)

    def seconds_held(self, message_id: int, due_in_seconds: float) -> float:
        """Seconds until the line may go: its undo window if it has one, else when its row says."""
        until = self._held_until.get(message_id)
        return due_in_seconds if until is None else until - self._clock.monotonic()

    def _forget(self) -> None:
        """Let go of what is older than the window. The conversation that was answered last stands last."""
        since = self._clock.monotonic() - _WINDOW_SECONDS
        while self._replies:
            longest_ago = next(iter(self._replies))
            if self._replies[longest_ago][-1] > since:
                break
            del self._replies[longest_ago]
        newest = next(reversed(self._replies.values()), deque())
        while newest and newest[0] <= since:
            newest.popleft()
