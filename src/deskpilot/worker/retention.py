"""Lets go of conversations that are older than the shop wants to keep, once a day, a few with every tick."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from deskpilot.domain.errors import KnownError
from deskpilot.domain.events import ChangeSet
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import problem_of

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk

_logger = logging.getLogger(__name__)
# After the start, and after the setting was changed by mistake, there is time to change it back.
_FIRST_SECONDS = 600.0
_BETWEEN_SECONDS = 86_400.0
_AGAIN_SECONDS = 3_600.0
_AT_ONCE = 25


class Retention:
    """Asked with every tick. What cannot be done is told, and tried again an hour later."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._months = 0
        self._due = 0.0

    def work(self, desk: Desk) -> ChangeSet:
        """A small batch, if it is time."""
        now, months = self._ports.monotonic(), desk.settings().keep_months
        if months != self._months:
            self._months, self._due = months, now + _FIRST_SECONDS
        if not months or now < self._due:
            return ChangeSet()
        try:
            changes, count = desk.let_go_old(_AT_ONCE)
        except KnownError as error:
            _logger.info("old conversations could not be deleted: %s", error.code)
            self._due = now + _AGAIN_SECONDS
            self._ports.tell(problem_of(error))
            return ChangeSet()
        if count < _AT_ONCE:
            self._due = now + _BETWEEN_SECONDS
        return changes
