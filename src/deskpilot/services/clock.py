"""The two clocks: the wall's, for what is stored, and one that never jumps, for delays and limits."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Time as the services see it."""

    def now(self) -> datetime:
        """Now, aware UTC. May jump."""

    def monotonic(self) -> float:
        """Seconds since some moment. Never jumps."""


class SystemClock:
    """This machine's clocks."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()
