"""The composition root: builds every object, joins every signal, and takes all of it down again in order.

Imports that take long stand where they are first needed: a second start has to be gone within a second, and the
window's modules are read while the engine thread opens the store.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from deskpilot import __version__, logs, paths
from deskpilot.domain.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    FolderUnusable,
    KnownError,
)
from deskpilot.settings import Settings
from deskpilot.worker.single_instance import SingleInstance

if TYPE_CHECKING:
    from deskpilot.services.desk import Desk
    from deskpilot.store import Reader
    from deskpilot.ui.main_window import MainWindow
    from deskpilot.worker.gateway import Gateway
    from deskpilot.worker.parts import ChannelBuilders, Parts
    from deskpilot.worker.shop_channels import Scene

_logger = logging.getLogger(__name__)


def main(
    data_dir: Path | None = None, demo: bool = False, play: Path | None = None, scene: Scene | None = None
) -> int:
    """Open the window on a data folder and run until it is closed; the exit code.

    `demo` takes a folder of its own unless one is named, and fills it with the demo shop. `play` plays recorded
    conversations into the desk, `scene` says how. When the folder is open in another process, that one's window
    comes to the front and this returns 0.
    """
    try:
        folder = paths.data_dir(data_dir or (paths.data_dir() / "demo" if demo else None))
        instance = SingleInstance(folder)
        if not instance.claim():
            return 0
    except (KnownError, OSError) as error:
        _application()
        _tell(
            error if isinstance(error, KnownError) else FolderUnusable(path=data_dir, reason=error.strerror)
        )
        return 1
    try:
        return _run(folder, instance, demo, play, scene)
    finally:
        instance.release()
        logs.stop_logging()


def self_test(data_dir: Path | None = None) -> int:
    """Start everything without showing a window, pass one line through to its delivered reply, stop; 0 when all of
    that worked. Runs in a temporary folder; `data_dir` is only looked at for being usable."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if data_dir is not None and not os.access(paths.data_dir(data_dir), os.W_OK):
        return 1
    from deskpilot.worker.self_test import SelfTest

    app = _application()
    with tempfile.TemporaryDirectory(prefix="deskpilot-") as folder:
        test = SelfTest()
        program = Program(app, Path(folder), test.channels)
        failure = test.run(program.engine, program.build_window)
        program.shut_down()
    if failure and sys.stderr is not None:
        sys.stderr.write(f"self-test: {failure}\n")
    return 1 if failure else 0


class Program(QObject):
    """The running program on one data folder: the engine thread, the reader, the gateway and the window."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        channels: Callable[[Settings], ChannelBuilders],
        *,
        asks_first: bool = False,
    ) -> None:
        super().__init__()
        from deskpilot.ui.theme import Theme
        from deskpilot.worker.engine_thread import EngineThread
        from deskpilot.worker.fairness import Fairness

        self._app = app
        self._folder = folder
        self._asks_first = asks_first
        self._theme = Theme()
        self._reader: Reader | None = None
        self.gateway: Gateway | None = None
        self.window: MainWindow | None = None
        self.failure: KnownError | None = None
        self.engine = EngineThread(parts_of(folder, channels), self)
        self._fairness = Fairness(self)

    def start(self) -> None:
        """Open the store in the engine thread; the window follows when it is open."""
        self.engine.opened.connect(self._on_opened)
        self.engine.failed.connect(self._on_failed)
        self.engine.start()

    def build_window(self) -> Gateway:
        """Make the window, not shown yet, and what it reads from. Call it when the store is open."""
        from deskpilot.services.clock import SystemClock
        from deskpilot.services.queries import DeskQueries
        from deskpilot.store import Reader
        from deskpilot.ui.main_window import MainWindow
        from deskpilot.ui.translation import set_language
        from deskpilot.worker.gateway import Gateway

        clock = SystemClock()
        self._reader = Reader(self._folder)
        gateway = Gateway(DeskQueries(self._reader, clock), clock=clock, parent=self)
        gateway.attach(self.engine)
        gateway.ready.connect(self._fairness.settle)
        self._theme.set_text_scale(gateway.settings().text_scale)
        self._theme.apply(self._app, gateway.settings().theme)
        set_language(self._app, gateway.settings().language)
        state = QSettings(str(self._folder / "window.ini"), QSettings.Format.IniFormat)
        self.window = MainWindow(gateway, self._theme, state, self._folder)
        self.gateway = gateway
        return gateway

    def show_window(self) -> None:
        """Bring the window to the front, out of the task bar if need be."""
        if self.window is not None:
            self.window.bring_up()

    def shut_down(self) -> None:
        """Take everything down: no more orders, the window's reader first, the engine thread with the writer last."""
        if self.gateway is not None:
            self.gateway.detach()
        if self.window is not None:
            # At once, not when the loop comes to it: its clocks would read from a closed reader.
            self.window.hide()
            shiboken6.delete(self.window)
            self.window = None
        if self._reader is not None:
            self._reader.close()
        self.engine.shut_down()
        self._fairness.stop()

    def _on_opened(self) -> None:
        settings = self.build_window().settings()
        self.show_window()
        if self.window is not None and self._asks_first and not (settings.setup_done or settings.demo):
            self.window.ask_first_questions()
        # The first picture comes before the engine's tables.
        QTimer.singleShot(0, self.engine.begin)

    def _on_failed(self, error: KnownError) -> None:
        self.failure = error
        self._app.exit(1)


def parts_of(folder: Path, channels: Callable[[Settings], ChannelBuilders]) -> Parts:
    """The real parts on this folder. A folder that cannot be written is opened for reading, if there is something."""
    from deskpilot.services.clock import SystemClock
    from deskpilot.store import Store
    from deskpilot.worker.parts import Parts

    clock = SystemClock()

    def open_store() -> Store:
        try:
            return Store.open(folder)
        except FolderUnusable:
            return Store.open(folder, read_only=True)

    def build_desk(store: Store) -> Desk:
        # In the engine thread, when the window is shown: the engine is the heaviest of all imports.
        from deskpilot.engine import Engine
        from deskpilot.services.desk import Desk

        return Desk(store, Engine(), clock)

    return Parts(open_store, build_desk, channels, clock)


def _run(folder: Path, instance: SingleInstance, demo: bool, play: Path | None, scene: Scene | None) -> int:
    app = _application()
    instance.listen()
    from deskpilot.services.clock import SystemClock
    from deskpilot.ui.crash import CrashGuard
    from deskpilot.worker.shop_channels import Scene, channels_for

    clock, scene = SystemClock(), scene or Scene()
    scene = replace(scene, play=play or scene.play)
    _start_logging(folder)
    guard = CrashGuard(str(folder / "logs"))
    guard.quit_wanted.connect(app.quit)
    guard.install()
    try:
        while True:
            program = Program(
                app, folder, lambda settings: channels_for(settings, scene, clock), asks_first=not demo
            )
            instance.called.connect(program.show_window)
            program.start()
            if demo:
                # After start: the window's gateway is made by the first slot of `opened`.
                program.engine.opened.connect(lambda opened=program: _fill_with_demo(opened))
            code = app.exec()
            program.shut_down()
            instance.called.disconnect(program.show_window)
            if program.failure is None:
                return code
            if not _recovered(program.failure, folder):
                return 1
    finally:
        guard.remove()


def _fill_with_demo(program: Program) -> None:
    from deskpilot.domain.commands import LoadDemoShop

    if program.gateway is not None and not program.gateway.settings().demo:
        program.gateway.submit(LoadDemoShop())


def _application() -> QApplication:
    found = QCoreApplication.instance()
    if isinstance(found, QApplication):
        return found
    app = QApplication(["deskpilot"])
    app.setApplicationName("DeskPilot")
    app.setApplicationDisplayName("副驾驶 DeskPilot")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("deskpilot")
    return app


def _start_logging(folder: Path) -> None:
    """The desk works without a log: a folder that cannot be written is told by the store."""
    try:
        logs.start_logging(paths.log_dir(folder))
    except OSError:
        _logger.warning("no log in %s", folder)


# ---- faults at the start ---------------------------------------------------------------------------------------------


def _tell(error: KnownError) -> None:
    from deskpilot.ui import start_faults

    start_faults.tell(error)


def _recovered(error: KnownError, folder: Path) -> bool:
    """Tell the fault; true when the user chose a way out of it and the start may be tried again."""
    from deskpilot.store import backups_of, is_whole, restore, start_anew
    from deskpilot.ui import start_faults

    if not isinstance(error, DatabaseMissing | DatabaseCorrupt):
        start_faults.tell(error)
        return False
    newest = next((backup for backup in backups_of(folder) if is_whole(backup.path)), None)
    way = start_faults.ask_way_out(error, newest.at if newest else None)
    try:
        if newest is not None and way is start_faults.WayOut.RESTORE:
            restore(newest.path, folder, datetime.now(UTC))
        elif way is start_faults.WayOut.START_ANEW:
            start_anew(folder, datetime.now(UTC))
    except KnownError as further:
        start_faults.tell(further)
        return False
    return way is not start_faults.WayOut.QUIT
