"""When a customer's turn is over: after a quiet moment, or when they have been talking long enough."""

from dataclasses import dataclass

_LONGEST_TURN_SECONDS = 12.0
_LONGEST_TURN_QUIETS = 5.0


@dataclass(frozen=True, slots=True)
class _Open:
    began: float
    ends: float


class TurnClock:
    """The open turns by conversation, in monotonic seconds."""

    def __init__(self) -> None:
        self._open: dict[int, _Open] = {}

    def __len__(self) -> int:
        return len(self._open)

    @property
    def conversations(self) -> tuple[int, ...]:
        """The conversations whose turn is still open."""
        return tuple(self._open)

    def heard(self, conversation_id: int, now: float, quiet_seconds: float) -> None:
        """A line came in. The turn goes on until `quiet_seconds` pass without another, but not for ever."""
        known = self._open.get(conversation_id)
        began = known.began if known is not None else now
        longest = max(_LONGEST_TURN_SECONDS, _LONGEST_TURN_QUIETS * quiet_seconds)
        self._open[conversation_id] = _Open(began, min(now + quiet_seconds, began + longest))

    def put_off(self, conversation_id: int, until: float) -> None:
        """Look at this conversation again at `until`, whatever comes in before."""
        self._open[conversation_id] = _Open(until, until)

    def take_due(self, now: float) -> int | None:
        """The conversation whose turn ended first and is over; it is taken off the clock."""
        if not self._open:
            return None
        conversation_id = min(self._open, key=lambda each: self._open[each].ends)
        if self._open[conversation_id].ends > now:
            return None
        del self._open[conversation_id]
        return conversation_id

    def wait_seconds(self, now: float) -> float | None:
        """Seconds until the next turn is over; `None` when none is open."""
        ends = min((each.ends for each in self._open.values()), default=None)
        return None if ends is None else max(0.0, ends - now)
