"""One process per data folder. A second start asks the first one to come to the front, and leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, QObject, Signal

from deskpilot.domain.errors import AlreadyRunning, FolderUnusable

# The network is read when there is somebody to talk to: the first picture of the window does not wait for it.
if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

LOCK_NAME = "deskpilot.lock"
_CALL = b"raise\n"
_CALL_MS = 300
_PAUSE_MS = 50
_YOUNG_ATTEMPTS = 4  # an owner that has just made the lock file needs a moment to hold it
_ATTEMPTS = 60  # and one that is starting, a few seconds before it listens


class SingleInstance(QObject):
    """Holds the folder for this process. `claim` first, `listen` once an event loop is about to run."""

    called = Signal()

    def __init__(self, data_dir: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = data_dir
        self._lock = QLockFile(str(data_dir / LOCK_NAME))
        # No age makes a lock stale: a shop's desk runs for weeks. A dead owner does.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True: the folder is ours. False: somebody else's, and they were called to the front.

        Raises `AlreadyRunning` when there is an owner who does not answer, `FolderUnusable` when no lock can be made.
        """
        for attempt in range(_ATTEMPTS):
            if self._lock.tryLock(0):
                return True
            if self._lock.error() is not QLockFile.LockError.LockFailedError:
                raise FolderUnusable(path=self._folder)
            if self._call_owner():
                return False
            # Nobody listens (yet). The process number in the file may belong to another program by now; whether the
            # owner lives is known to the system alone, and it does not let a held lock be removed.
            if attempt >= _YOUNG_ATTEMPTS and self._lock.removeStaleLockFile():
                continue
            _pause()
        raise AlreadyRunning(path=self._folder)

    def listen(self) -> None:
        """Hear the calls of later starts; `called` tells of each. A second call changes nothing."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        name = _server_name(self._folder)
        QLocalServer.removeServer(name)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        server.listen(name)
        self._server = server

    def release(self) -> None:
        """Give the folder up."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _call_owner(self) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(_server_name(self._folder))
        if not socket.waitForConnected(_CALL_MS):
            return False
        socket.write(_CALL)
        sent = socket.waitForBytesWritten(_CALL_MS)
        socket.disconnectFromServer()
        return sent

    def _on_connection(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            self.called.emit()


def _pause() -> None:
    from PySide6.QtCore import QThread

    QThread.msleep(_PAUSE_MS)


def _server_name(data_dir: Path) -> str:
    import hashlib

    return f"deskpilot-{hashlib.sha256(str(data_dir.resolve()).encode()).hexdigest()[:20]}"
