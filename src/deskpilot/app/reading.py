"""Reading modules without holding up the window: one portion per turn of the event loop."""

import importlib
import logging
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from deskpilot.domain.errors import KnownError

_logger = logging.getLogger(__name__)


class Reading(QObject):
    """`start` imports the modules in their order; `finished()` tells when all are there, `failed(KnownError)` that one
    cannot be read (the program's own files are damaged)."""

    finished = Signal()
    failed = Signal(object)

    def __init__(self, modules: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left = list(modules)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._read_one)

    @property
    def is_finished(self) -> bool:
        """Whether everything has been read."""
        return not self._left

    def start(self) -> None:
        """Begin with the next turn of the loop."""
        self._timer.start()

    def stop(self) -> None:
        """Read no more."""
        self._timer.stop()

    def _read_one(self) -> None:
        name = self._left[0]
        try:
            importlib.import_module(name)
        except Exception as error:
            self.stop()
            _logger.exception("%s could not be read", name)
            self.failed.emit(KnownError("start_failed", reason=str(error)))
            return
        del self._left[0]
        if not self._left:
            self.stop()
            self.finished.emit()
