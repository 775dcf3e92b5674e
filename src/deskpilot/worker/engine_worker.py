"""The one object that lives in the engine thread. Slots come in by queued signals, frozen values go out by signals.

Each slot does a few milliseconds of work and then sets the timers to what comes next; nothing sleeps, nothing spins.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from deskpilot.channels import Channels
from deskpilot.domain.commands import Command
from deskpilot.domain.errors import FolderUnusable, KnownError, StoreError
from deskpilot.domain.events import ChangeSet, EventKind
from deskpilot.store import Store
from deskpilot.worker.calm import Calm
from deskpilot.worker.channel_keeper import ChannelKeeper
from deskpilot.worker.engine_care import EngineCare
from deskpilot.worker.intake import Intake
from deskpilot.worker.jobs import BUG, Job, Jobs, Progress, is_long
from deskpilot.worker.outflow import Outflow
from deskpilot.worker.parts import Parts
from deskpilot.worker.ports import Ports
from deskpilot.worker.retention import Retention
from deskpilot.worker.states import EngineState, Problem, problem_of
from deskpilot.worker.timers import Timers
from deskpilot.worker.turns import Turns
from deskpilot.worker.upkeep import Upkeep

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk

_logger = logging.getLogger(__name__)
_STEP_SECONDS = 0.006
_TICK_SECONDS = 5.0
STOPPED = "stopped"


class EngineWorker(QObject):
    """`start` opens the store, `begin` builds desk and channels and goes to work, `stop` closes everything."""

    opened = Signal()
    failed = Signal(object)
    state_changed = Signal(object)
    committed = Signal(object)
    settled = Signal(int, object, object)
    asked = Signal(int, object)
    progress = Signal(str, int, int, str)
    job_finished = Signal(str, object)
    problem = Signal(object)
    stopped = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._ports = Ports(self._publish, self.problem.emit, parts.clock.monotonic, self._is_stopping)
        self._store: Store | None = None
        self._desk: Desk | None = None
        self._channels = Channels()
        self._keeper = ChannelKeeper(self._channels, parts, self._ports)
        self._intake = Intake(self._channels, self._ports)
        self._outflow = Outflow(self._channels, self._ports)
        self._turns = Turns(self._ports)
        progress = Progress(self.progress.emit, parts.clock.monotonic)
        self._care = EngineCare(self._ports, self._turns, progress, self.state_changed.emit, self._reload_in)
        self._jobs = Jobs(self._ports, progress, self._on_job_through)
        self._early: list[Callable[[], None]] = []
        self._stopping = False
        self._calm = Calm(parts.clock.monotonic)
        self._timers: Timers | None = None
        self._upkeep: Upkeep | None = None
        self._retention = Retention(self._ports)

    # ---- life --------------------------------------------------------------------------------------------------------

    @Slot()
    def start(self) -> None:
        """Open the store. `opened` or `failed` follows."""
        self.state_changed.emit(EngineState.STARTING)
        try:
            self._store = self._parts.open_store()
        except KnownError as error:
            self.failed.emit(error)
        except Exception as error:
            _logger.exception("the store could not be opened")
            self.failed.emit(KnownError(BUG, reason=str(error)))
        else:
            self.opened.emit()
            if self._store.read_only:
                self.problem.emit(problem_of(self._cannot_write(), lasting=True))

    @Slot()
    def begin(self) -> None:
        """Build the desk and the channels, take lines in, and load the engine in steps. `failed` when that is
        impossible. A folder that can only be read is shown, no more."""
        if self._store is None or self._store.read_only or self._stopping or self._desk is not None:
            return
        self._timers = self._make_timers()
        self._upkeep = Upkeep(self._store, self._parts.clock, self._ports)
        try:
            self._desk = self._parts.build_desk(self._store)
            self._publish(self._desk.resume())
            self._keeper.follow(self._desk.settings())
        except KnownError as error:
            self.failed.emit(error)
            return
        except Exception as error:
            _logger.exception("the desk could not be built")
            self.failed.emit(KnownError(BUG, reason=str(error)))
            return
        self._timers.set("patience", self._parts.patience_seconds)
        self._care.begin(self._desk)
        early, self._early = self._early, []
        for call in early:
            call()
        self._rearm()

    @Slot()
    def stop(self) -> None:
        """Close jobs, channels and the store, in this order. `stopped` follows in any case."""
        if self._stopping:
            return
        self._stopping = True
        try:
            if self._timers is not None:
                self._timers.stop()
            self._jobs.cancel_all()
            for each in self._channels.stop():
                _logger.warning("channel %s did not close well: %s", each.channel, each.code)
            if self._store is not None:
                self._store.close()
        except StoreError as error:
            _logger.warning("the store did not close well: %s", error)
        finally:
            self.state_changed.emit(EngineState.STOPPED)
            self.stopped.emit()

    # ---- orders from the window --------------------------------------------------------------------------------------

    @Slot(int, object)
    def handle(self, ticket: int, command: Command) -> None:
        """Do one command; `settled` tells how it went. Long ones become jobs named after the ticket."""
        if self._stopping:
            self.settled.emit(ticket, command, KnownError(STOPPED))
        elif self._store is not None and self._store.read_only:
            self.settled.emit(ticket, command, self._cannot_write())
        elif self._desk is None:
            self._early.append(lambda: self.handle(ticket, command))
        elif is_long(command):
            self._jobs.add(ticket, command, self._desk.run(command))
            self._rearm()
        else:
            self.settled.emit(ticket, command, self._error_of(lambda desk: desk.dispatch(command)))
            self._rearm()

    @Slot(int, str, str)
    def ask(self, ticket: int, text: str, viewed_product: str) -> None:
        """Try a question on the engine; nothing is stored."""
        if self._desk is None or self._stopping:
            self.settled.emit(ticket, None, KnownError("not_ready"))
            return
        try:
            self.asked.emit(ticket, self._desk.ask(text, viewed_product))
        except KnownError as error:
            self.settled.emit(ticket, None, error)
        except Exception:
            _logger.exception("a trial question failed")
            self.settled.emit(ticket, None, KnownError(BUG))

    @Slot(str)
    def cancel(self, job_id: str) -> None:
        """Stop a job between two of its steps."""
        self._jobs.cancel(job_id)
        self._rearm()

    def _cannot_write(self) -> FolderUnusable:
        return FolderUnusable(path=self._store.data_dir if self._store is not None else "")

    def _error_of(self, work: Callable[[Desk], ChangeSet]) -> KnownError | None:
        if self._desk is None:
            return KnownError("not_ready")
        try:
            self._publish(work(self._desk))
        except KnownError as error:
            return error
        except Exception:
            _logger.exception("a command failed")
            return KnownError(BUG)
        return None

    # ---- timers ------------------------------------------------------------------------------------------------------

    def _make_timers(self) -> Timers:
        timers = Timers(self)
        for name, work in (
            ("intake", lambda desk: self._intake.work(desk, _STEP_SECONDS)),
            ("turns", self._turns.close_next),
            ("outbox", self._outflow.work),
            ("jobs", self._job_step),
            ("tick", self._tick),
            ("reload", self._reload),
            ("patience", self._care.lose_patience),
        ):
            timers.add(name, partial(self._guarded, name, work))
        return timers

    def _reload_in(self, seconds: float) -> None:
        if self._timers is not None:
            self._timers.set("reload", seconds)

    def _guarded(self, name: str, work: Callable[[Desk], None]) -> None:
        """One step of work. A fault of the store is told; a bug is reported and followed by a growing pause."""
        if self._desk is None or self._is_stopping():
            return
        try:
            work(self._desk)
        except StoreError as error:
            self._calm.lengthen()
            self.problem.emit(problem_of(error))
        except Exception:
            _logger.exception("the engine thread failed at %s", name)
            self._calm.lengthen()
            self.problem.emit(Problem("worker_failed", (("at", name),)))
        else:
            self._calm.end()
        self._rearm()

    def _rearm(self) -> None:
        """Set every timer to the next thing that is due, or off."""
        if self._desk is None or self._timers is None or self._stopping:
            return
        now = self._parts.clock.monotonic()
        least = self._calm.left_seconds()
        ready = self._desk.ready
        self._timers.set("intake", self._intake.wait_seconds(now), least)
        self._timers.set("turns", self._turns.wait_seconds(now) if ready else None, least)
        self._timers.set("outbox", self._outflow_wait(self._desk, now), least)
        self._timers.set("jobs", 0.0 if self._care.is_loading or self._jobs else None, least)
        if not self._timers.is_set("tick"):
            self._timers.set("tick", _TICK_SECONDS, least)

    def _outflow_wait(self, desk: Desk, now: float) -> float | None:
        try:
            return self._outflow.wait_seconds(desk, now)
        except StoreError:
            return _TICK_SECONDS

    # ---- work --------------------------------------------------------------------------------------------------------

    def _publish(self, changes: ChangeSet) -> None:
        """Tell the window what was committed, and draw from it what is to be done here."""
        if not changes.is_empty():
            if self._upkeep is not None:
                self._upkeep.changed()
            self.committed.emit(changes)
        kinds = {event.kind for event in changes.events}
        if EventKind.ENGINE_FAILED in kinds:
            self._care.failed()
        elif EventKind.TURN_DECIDED in kinds:
            self._care.worked()
        if self._desk is None:
            return
        for event in changes.events:
            if event.kind is EventKind.MESSAGE_RECEIVED and ("sender", "agent") not in event.fields:
                self._turns.heard(self._desk, event.conversation_id)
        if changes.settings or changes.everything:
            self._keeper.follow(self._desk.settings())

    def _tick(self, desk: Desk) -> None:
        """Wake what was snoozed, see to the night, remind of what is due; give the store its due when nobody is writing."""
        for see_to in (desk.wake_snoozed, desk.owe_call_backs, desk.remind):
            self._publish(see_to())
        self._publish(self._retention.work(desk))
        if self._upkeep is not None:
            self._upkeep.work()

    def _is_stopping(self) -> bool:
        return self._stopping or QThread.currentThread().isInterruptionRequested()

    def _reload(self, desk: Desk) -> None:
        """A new engine under a new desk; the store and the channels stay."""
        if self._store is not None:
            self._desk = self._parts.build_desk(self._store)
            self._care.begin(self._desk)

    def _job_step(self, desk: Desk) -> None:
        if self._care.is_loading:
            self._care.step(desk)
        else:
            self._jobs.step()

    def _on_job_through(self, job: Job, error: KnownError | None) -> None:
        if self._desk is not None and not self._desk.ready and not self._stopping:
            self._care.begin(self._desk)  # it ended while the engine was being fed anew
        self.job_finished.emit(job.id, error or job.report)
        self.settled.emit(job.ticket, job.command, error)
