"""Long commands, one step per turn of the event loop, one job after the other."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from deskpilot.domain.commands import Command
from deskpilot.domain.errors import KnownError
from deskpilot.worker.ports import Ports

if TYPE_CHECKING:
    from deskpilot.services.desk import Step

_logger = logging.getLogger(__name__)
_TOLD_EVERY_SECONDS = 0.05
BUG = "bug"
CANCELLED = "cancelled"


@dataclass(slots=True)
class Job:
    """A long command under way. Its id is the ticket it was handed in with."""

    ticket: int
    command: Command
    steps: Iterator[Step]
    report: object = None

    @property
    def id(self) -> str:
        return str(self.ticket)


class Progress:
    """Tells how far something is, but no more often than an eye can follow."""

    def __init__(self, tell: Callable[[str, int, int, str], None], monotonic: Callable[[], float]) -> None:
        self._tell = tell
        self._monotonic = monotonic
        self._told_at = -inf

    def __call__(self, job_id: str, step: Step) -> None:
        now = self._monotonic()
        is_last = step.done >= step.total > 0
        if is_last or now - self._told_at >= _TOLD_EVERY_SECONDS:
            self._told_at = now
            self._tell(job_id, step.done, step.total, step.label)


class Jobs:
    """The queue of jobs. The first one is at work; `on_through` hears how each of them ended."""

    def __init__(
        self, ports: Ports, progress: Progress, on_through: Callable[[Job, KnownError | None], None]
    ) -> None:
        self._ports = ports
        self._progress = progress
        self._on_through = on_through
        self._queue: deque[Job] = deque()

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, ticket: int, command: Command, steps: Iterator[Step]) -> None:
        """Put a job at the end of the queue."""
        self._queue.append(Job(ticket, command, steps))

    def step(self) -> None:
        """One step of the current job."""
        if not self._queue:
            return
        job = self._queue[0]
        try:
            step = next(job.steps, None)
        except KnownError as error:
            self._through(job, error)
        except Exception:
            _logger.exception("job %s failed", job.id)
            self._through(job, KnownError(BUG))
        else:
            self._took(job, step)

    def cancel(self, job_id: str) -> None:
        """Take a job out between two of its steps; nothing happens when it is through already."""
        for job in [job for job in self._queue if job.id == job_id]:
            _close(job)
            self._through(job, KnownError(CANCELLED))

    def cancel_all(self) -> None:
        """Take all jobs out."""
        for job in list(self._queue):
            self.cancel(job.id)

    def _took(self, job: Job, step: Step | None) -> None:
        if step is None:
            self._through(job, None)
            return
        job.report = step.report if step.report is not None else job.report
        if step.changes is not None:
            self._ports.publish(step.changes)
        self._progress(job.id, step)

    def _through(self, job: Job, error: KnownError | None) -> None:
        self._queue.remove(job)
        self._on_through(job, error)


def _close(job: Job) -> None:
    if isinstance(job.steps, Generator):
        job.steps.close()


def is_long(command: Command) -> bool:
    """Whether a command is done in steps."""
    # The engine's tables come with this import: only after the window is shown.
    from deskpilot.services import jobs

    return jobs.is_long(command)
