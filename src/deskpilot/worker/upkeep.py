"""What a store needs when nobody is writing: its log emptied, a backup a day, and the oldest backups let go."""

import logging
from datetime import timedelta

from deskpilot.domain.errors import StoreError
from deskpilot.services.clock import Clock
from deskpilot.store import Store, backups_of, backups_to_delete
from deskpilot.worker.ports import Ports
from deskpilot.worker.states import problem_of

_logger = logging.getLogger(__name__)
_IDLE_SECONDS = 30.0
_DAY = timedelta(hours=20)
_OVERDUE = timedelta(hours=30)
_BETWEEN_SECONDS = 3600.0


class Upkeep:
    """Asked every few seconds; works only while the desk is idle, or when a backup is long overdue."""

    def __init__(self, store: Store, clock: Clock, ports: Ports) -> None:
        self._store = store
        self._clock = clock
        self._ports = ports
        self._changed_at: float | None = None
        self._unsaved = False
        self._next_backup = 0.0

    def changed(self) -> None:
        """Something was committed."""
        self._changed_at = self._clock.monotonic()
        self._unsaved = True

    def work(self) -> None:
        """Do what is due. A backup that fails is told and tried again later."""
        now = self._clock.monotonic()
        idle = self._changed_at is not None and now - self._changed_at > _IDLE_SECONDS
        if idle:
            self._changed_at = None
            self._tidy()
        if self._unsaved and now >= self._next_backup and self._backup_due(idle):
            # Whatever the wall clock is set to: never more than one an hour.
            self._next_backup = now + _BETWEEN_SECONDS
            self._back_up()

    def _tidy(self) -> None:
        self._store.checkpoint()
        try:
            self._store.rewrite_if_due()
        except StoreError as error:
            self._ports.tell(problem_of(error))

    def _backup_due(self, idle: bool) -> bool:
        backups = backups_of(self._store.data_dir)
        if not backups:
            return idle
        age = self._clock.now() - backups[0].at
        return age > (_DAY if idle else _OVERDUE)

    def _back_up(self) -> None:
        try:
            self._store.back_up()
            for old in backups_to_delete(backups_of(self._store.data_dir), self._clock.now()):
                old.path.unlink(missing_ok=True)
            self._unsaved = False
        except StoreError as error:
            self._ports.tell(problem_of(error))
        except OSError as error:
            _logger.warning("an old backup could not be deleted: %s", error)
