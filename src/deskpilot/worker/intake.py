"""From the channels into the desk: stored first, acknowledged after the commit, never lost in between."""

from __future__ import annotations

import logging
from collections import deque
from typing import TYPE_CHECKING

from deskpilot.channels import ChannelProblem, Channels
from deskpilot.domain.commands import ReceiveMessage
from deskpilot.domain.errors import ChannelError, KnownError, StoreError
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import Problem, cleared, problem_of

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk

_logger = logging.getLogger(__name__)
_MOST_WAITING = 100
_POLLED_AT_ONCE = 20
_PAUSE_SECONDS = 5.0
_TRIES = 2


class Intake:
    """Takes lines from the channels in small portions. The line that is being stored stays at the head of the queue
    until its commit; when the disk is full everything waits and nothing is acknowledged."""

    def __init__(self, channels: Channels, ports: Ports) -> None:
        self._channels = channels
        self._ports = ports
        self._waiting: deque[ReceiveMessage] = deque()
        self._resumes_at = 0.0
        self._tries = 0
        self._halted_by = ""

    def work(self, desk: Desk, budget_seconds: float) -> None:
        """Poll, then store lines until the budget is used up (at least one, when one is there)."""
        began = self._ports.monotonic()
        if began < self._resumes_at:
            return
        self._poll(began)
        while self._waiting and not self._ports.is_stopping():
            if not self._store(desk, self._waiting[0]):
                return
            if self._ports.monotonic() - began >= budget_seconds:
                return

    def wait_seconds(self, now: float) -> float | None:
        """Seconds until `work` has something to do; `None`: never by itself."""
        if now < self._resumes_at:
            return self._resumes_at - now
        return 0.0 if self._waiting else self._channels.wait_seconds(now)

    def _poll(self, now: float) -> None:
        room = min(_POLLED_AT_ONCE, _MOST_WAITING - len(self._waiting))
        if room <= 0:
            return
        flow = self._channels.poll(now, room)
        self._waiting.extend(flow.messages)
        for each in flow.problems:
            self._ports.tell(problem_of_channel(each))

    def _store(self, desk: Desk, message: ReceiveMessage) -> bool:
        """Whether the head of the queue is dealt with."""
        try:
            changes = desk.dispatch(message)
        except StoreError as error:
            self._halt(error)
            return False
        except KnownError as error:
            self._drop(message, error.code)
            return True
        except Exception:
            _logger.exception("a line from %s could not be stored", message.channel)
            return self._after_bug(message)
        self._done()
        self._ports.publish(changes)
        self._acknowledge(message)
        return True

    def _done(self) -> None:
        self._waiting.popleft()
        self._tries = 0
        if self._halted_by:
            self._ports.tell(cleared(self._halted_by))
            self._halted_by = ""

    def _halt(self, error: StoreError) -> None:
        self._resumes_at = self._ports.monotonic() + _PAUSE_SECONDS
        if self._halted_by != error.code:
            self._halted_by = error.code
            self._ports.tell(problem_of(error, lasting=True))

    def _after_bug(self, message: ReceiveMessage) -> bool:
        self._tries += 1
        if self._tries < _TRIES:
            self._resumes_at = self._ports.monotonic() + 1.0
            return False
        self._drop(message, "worker_failed")
        return True

    def _drop(self, message: ReceiveMessage, code: str) -> None:
        self._done()
        place = (("channel", message.channel), ("conversation", message.conversation_key))
        self._ports.tell(Problem(code, place))
        try:
            self._channels.refuse(message, code, self._ports.monotonic())
        except ChannelError as error:
            self._ports.tell(problem_of(error))

    def _acknowledge(self, message: ReceiveMessage) -> None:
        try:
            self._channels.acknowledge(message, self._ports.monotonic())
        except ChannelError as error:
            self._ports.tell(problem_of(error))


def problem_of_channel(problem: ChannelProblem) -> Problem:
    """What a channel reports, as it is told to the window."""
    return Problem(problem.code, (("channel", problem.channel), *problem.params))
