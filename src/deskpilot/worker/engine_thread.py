"""Owns the engine thread, seen from the window's side."""

import logging

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QThread, Signal

from deskpilot.domain.commands import Command
from deskpilot.worker.engine_worker import EngineWorker
from deskpilot.worker.parts import Parts

_logger = logging.getLogger(__name__)
_PATIENCE_MS = 10_000


class EngineThread(QObject):
    """Starts and stops the thread; passes orders in by queued signals and answers out the same way.

    `start()` opens the store (`opened` or `failed` follows); `begin()` builds the heavy rest behind it.
    """

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

    _handle = Signal(int, object)
    _ask = Signal(int, str, str)
    _cancel = Signal(str)
    _begin = Signal()
    _stop = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = QThread()
        self._thread.setObjectName("engine")
        self._worker: EngineWorker | None = EngineWorker(parts)
        self._worker.moveToThread(self._thread)
        self._join(self._worker)

    @property
    def is_running(self) -> bool:
        return self._thread.isRunning()

    def start(self) -> None:
        """Start the thread and open the store in it."""
        self._thread.start()

    def begin(self) -> None:
        """Build desk and channels, load the engine, go to work. Ignored until the store is open."""
        self._begin.emit()

    def submit(self, ticket: int, command: Command) -> None:
        """Queue a command; `settled` answers with the same ticket."""
        self._handle.emit(ticket, command)

    def ask(self, ticket: int, text: str, viewed_product: str) -> None:
        """Queue a trial question; `asked` answers, or `settled` when it cannot be tried."""
        self._ask.emit(ticket, text, viewed_product)

    def cancel(self, job_id: str) -> None:
        """Stop a long command between two of its steps."""
        self._cancel.emit(job_id)

    def shut_down(self) -> None:
        """End in order and come back when the thread is gone: nothing more is taken in, what is committed is safe.

        Close the window's own reader first. A thread that takes long is waited for, never killed.
        """
        if self._worker is None:
            return
        self._thread.requestInterruption()
        self._stop.emit()
        while not self._thread.wait(QDeadlineTimer(_PATIENCE_MS)):
            _logger.error("the engine thread is still at work after %d ms", _PATIENCE_MS)
        self._worker = None

    def _join(self, worker: EngineWorker) -> None:
        self._thread.started.connect(worker.start)
        self._begin.connect(worker.begin)
        self._handle.connect(worker.handle)
        self._ask.connect(worker.ask)
        self._cancel.connect(worker.cancel)
        self._stop.connect(worker.stop)
        # Straight from the worker's own thread: the window may be waiting in `shut_down` and run no events.
        worker.stopped.connect(self._thread.quit, Qt.ConnectionType.DirectConnection)
        self._thread.finished.connect(worker.deleteLater)
        worker.opened.connect(self.opened)
        worker.failed.connect(self.failed)
        worker.state_changed.connect(self.state_changed)
        worker.committed.connect(self.committed)
        worker.settled.connect(self.settled)
        worker.asked.connect(self.asked)
        worker.progress.connect(self.progress)
        worker.job_finished.connect(self.job_finished)
        worker.problem.connect(self.problem)
        worker.stopped.connect(self.stopped)
