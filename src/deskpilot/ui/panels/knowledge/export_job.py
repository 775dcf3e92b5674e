"""Knowledge into a file: entries are read a few hundred at a time between two turns of the event loop, and written in
a thread of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, Signal

from deskpilot.domain.errors import KnownError
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.services.exporting import export_knowledge
from deskpilot.services.queries import DeskQueries

_PER_STEP = 400


class _Writer(QThread):
    """Writes the file. `written` is how many, `error` why not."""

    def __init__(self, entries: list[KnowledgeEntry], path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._entries, self._path = entries, path
        self.written = 0
        self.error: KnownError | None = None
        self.stopped = False

    def run(self) -> None:
        try:
            self.written = export_knowledge(self._until_stopped(), self._path)
        except KnownError as error:
            self.error = error

    def _until_stopped(self) -> Iterator[KnowledgeEntry]:
        for entry in self._entries:
            if self.stopped:
                raise KnownError("cancelled")
            yield entry


class ExportJob(QObject):
    """Signals: `progressed(done, total)`, `finished(written, error)`."""

    progressed = Signal(int, int)
    finished = Signal(int, object)

    def __init__(self, queries: DeskQueries, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._queries = queries
        self._entries: list[KnowledgeEntry] = []
        self._writer: _Writer | None = None
        self._offset, self._total = 0, 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._step)

    def start(self) -> None:
        """Begin."""
        self._turn.start()

    def cancel(self) -> None:
        """Stop; no file is left behind."""
        if self._writer is not None:
            self._writer.stopped = True
            return
        self._end(0, KnownError("cancelled"))

    def wait(self) -> None:
        """Until the file is written or given up."""
        if self._writer is not None:
            self._writer.wait()

    def _step(self) -> None:
        page = self._queries.knowledge(sort="id", descending=False, offset=self._offset, limit=_PER_STEP)
        self._total = page.matched
        self._offset += len(page.rows)
        read: Callable[[str], KnowledgeEntry | None] = self._queries.entry
        self._entries += [entry for row in page.rows if (entry := read(row.id)) is not None]
        self.progressed.emit(self._offset, self._total)
        if len(page.rows) < _PER_STEP:
            self._turn.stop()
            self._write()

    def _write(self) -> None:
        self._writer = _Writer(self._entries, self.path, self)
        self._writer.finished.connect(self._on_written)
        self._writer.start()

    def _on_written(self) -> None:
        if self._writer is not None:
            self._end(self._writer.written, self._writer.error)

    def _end(self, written: int, error: KnownError | None) -> None:
        self._turn.stop()
        self._entries = []
        self.finished.emit(written, error)
