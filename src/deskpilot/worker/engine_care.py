"""Keeps an engine under the desk: loads it in steps, asks for a new one after failures, with growing pauses."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from deskpilot.worker.jobs import Progress
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import EngineState, Problem
from deskpilot.worker.turns import Turns

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk, Step

_logger = logging.getLogger(__name__)
_STEP_SECONDS = 0.006
_LONGEST_PAUSE_SECONDS = 60.0
_FAILURES = 3
_WITHIN_SECONDS = 60.0
LOAD_JOB = "load"


class EngineCare:
    """`on_state` hears how the engine is doing; `restart_in` is asked to build a new desk after so many seconds."""

    def __init__(
        self,
        ports: Ports,
        turns: Turns,
        progress: Progress,
        on_state: Callable[[EngineState], None],
        restart_in: Callable[[float], None],
    ) -> None:
        self._ports = ports
        self._turns = turns
        self._progress = progress
        self._on_state = on_state
        self._restart_in = restart_in
        self._loading: Iterator[Step] | None = None
        self._restarting = False
        self._restarts = 0
        self._failures: deque[float] = deque(maxlen=_FAILURES)

    @property
    def is_loading(self) -> bool:
        return self._loading is not None

    def begin(self, desk: Desk) -> None:
        """Load the engine of this desk from the beginning."""
        self._loading = desk.load()
        self._restarting = False
        self._failures.clear()
        self._on_state(EngineState.LOADING)

    def step(self, desk: Desk) -> None:
        """One step of loading. When it is through, the lines that waited are taken up."""
        if self._loading is None:
            return
        try:
            step = self._some_steps(self._loading)
        except Exception:
            _logger.exception("the engine could not be loaded")
            self._loading = None
            self._restart()
            self._turns.lose_patience(desk)
            return
        if step is not None and not desk.ready:
            self._progress(LOAD_JOB, step)
            return
        self._loading = None
        self._turns.pick_up(desk)
        self._on_state(EngineState.READY)

    def _some_steps(self, loading: Iterator[Step]) -> Step | None:
        """Steps for a few milliseconds: one alone costs less than a turn of the loop, which asks the store what is due."""
        until = self._ports.monotonic() + _STEP_SECONDS
        step = next(loading, None)
        while step is not None and self._ports.monotonic() < until and not self._ports.is_stopping():
            step = next(loading, None)
        return step

    def lose_patience(self, desk: Desk) -> None:
        """The engine should be there by now."""
        if not desk.ready:
            self._turns.lose_patience(desk)

    def failed(self) -> None:
        """The engine threw while reading a turn (the desk has called a human for it). When that happens too often,
        a new one is made."""
        now = self._ports.monotonic()
        self._failures.append(now)
        too_often = len(self._failures) == _FAILURES and now - self._failures[0] <= _WITHIN_SECONDS
        if too_often and not self._restarting:
            _logger.error("the engine failed too often and is made anew")
            self._restart()

    def worked(self) -> None:
        """It read a turn: what went wrong before does not count any more."""
        self._failures.clear()
        self._restarts = 0

    def _restart(self) -> None:
        self._restarting = True
        self._on_state(EngineState.RESTARTING)
        self._ports.tell(Problem("engine_failed"))
        pause_seconds = min(2.0**self._restarts, _LONGEST_PAUSE_SECONDS)
        self._restarts = min(self._restarts + 1, 16)
        self._restart_in(pause_seconds)
