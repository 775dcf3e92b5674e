"""Ends customers' turns and sees to it that none ends in silence, whatever state the engine is in."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from deskpilot.domain.commands import CallForHuman, CloseTurn
from deskpilot.domain.errors import KnownError, NotFound, StaleVersion, StoreError
from deskpilot.domain.escalation import Reason
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import Problem
from deskpilot.worker.turn_clock import TurnClock

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk

_logger = logging.getLogger(__name__)
_TRIES = 2
_PAUSE_SECONDS = 5.0
_AGAIN_SECONDS = 0.2


class Turns:
    """The open turns and what is done with them. While no engine is there they stay open; when it takes too long,
    a human is called for each."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._clock = TurnClock()
        self._left_over: set[int] = set()
        self._tries: dict[int, int] = {}
        self._called: set[int] = set()
        self._patient = True

    def heard(self, desk: Desk, conversation_id: int) -> None:
        """A customer's line was stored."""
        self._clock.heard(conversation_id, self._ports.monotonic(), desk.settings().quiet_seconds)
        if not self._patient:
            self._call_human(desk, conversation_id)

    def pick_up(self, desk: Desk) -> None:
        """The engine is there: take up the lines that nobody has dealt with, also those of an earlier process."""
        self._patient = True
        self._called.clear()
        now, quiet_seconds = self._ports.monotonic(), desk.settings().quiet_seconds
        for conversation_id, _ in desk.unclosed():
            self._left_over.add(conversation_id)
            self._clock.heard(conversation_id, now, quiet_seconds)

    def lose_patience(self, desk: Desk) -> None:
        """The engine does not come: call a human for everybody who waits, and for all who write from now on."""
        self._patient = False
        waiting = {conversation_id for conversation_id, _ in desk.unclosed()}
        for conversation_id in sorted(waiting | set(self._clock.conversations)):
            self._call_human(desk, conversation_id)

    def close_next(self, desk: Desk) -> None:
        """End the turn that is over for longest, if one is. Without an engine all wait."""
        if not desk.ready:
            return
        conversation_id = self._clock.take_due(self._ports.monotonic())
        if conversation_id is not None:
            self._close(desk, conversation_id)

    def wait_seconds(self, now: float) -> float | None:
        """Seconds until a turn is over; `None` when none is open."""
        return self._clock.wait_seconds(now)

    def _close(self, desk: Desk, conversation_id: int) -> None:
        left_over = conversation_id in self._left_over
        try:
            if left_over:
                changes = desk.close_unclosed(conversation_id)
            else:
                changes = desk.dispatch(CloseTurn(conversation_id))
        except StoreError:
            self._put_off(conversation_id, _PAUSE_SECONDS)
        except StaleVersion:
            self._put_off(conversation_id, _AGAIN_SECONDS)
        except NotFound:
            self._forget(conversation_id)
        except Exception:
            _logger.exception("the turn of conversation %d could not be ended", conversation_id)
            self._after_bug(desk, conversation_id)
        else:
            self._forget(conversation_id)
            self._ports.publish(changes)

    def _after_bug(self, desk: Desk, conversation_id: int) -> None:
        """One more try, then it is quarantined: a human gets it and the turn is left alone."""
        self._tries[conversation_id] = self._tries.get(conversation_id, 0) + 1
        if self._tries[conversation_id] < _TRIES:
            self._put_off(conversation_id, 1.0)
            return
        self._forget(conversation_id)
        self._call_human(desk, conversation_id)

    def _call_human(self, desk: Desk, conversation_id: int) -> None:
        if not self._patient and conversation_id in self._called:
            return
        self._called.add(conversation_id)
        try:
            self._ports.publish(desk.dispatch(CallForHuman(conversation_id, "", Reason.ENGINE_ERROR)))
        except NotFound:
            return
        except KnownError as error:
            self._ports.tell(Problem(error.code, (("conversation", str(conversation_id)),), lasting=True))

    def _put_off(self, conversation_id: int, seconds: float) -> None:
        self._clock.put_off(conversation_id, self._ports.monotonic() + seconds)

    def _forget(self, conversation_id: int) -> None:
        self._left_over.discard(conversation_id)
        self._tries.pop(conversation_id, None)
