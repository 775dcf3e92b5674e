"""From the command to the open window and back: one process per folder, the faults at the start, the self-test."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from deskpilot import __version__, paths
from deskpilot.app.program import Program
from deskpilot.domain.errors import (
    DatabaseCorrupt,
    DatabaseMissing,
    FolderUnusable,
    KnownError,
)
from deskpilot.ui.theme import STYLE, STYLE_VARIABLE
from deskpilot.worker.scene import Scene
from deskpilot.worker.single_instance import SingleInstance

if TYPE_CHECKING:
    from deskpilot.settings import Settings
    from deskpilot.worker.parts import ChannelBuilders

_logger = logging.getLogger(__name__)


def open_window(data_dir: Path | None, demo: bool, play: Path | None, scene: Scene | None) -> int:
    """See `deskpilot.app.main`."""
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
        _stop_logging()


def self_test(data_dir: Path | None) -> int:
    """See `deskpilot.app.self_test`."""
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


def _run(folder: Path, instance: SingleInstance, demo: bool, play: Path | None, scene: Scene | None) -> int:
    app = _application()
    from deskpilot.ui.crash import CrashGuard

    scene = scene or Scene()
    scene = scene._replace(play=play or scene.play)
    guard = CrashGuard(str(folder / "logs"))
    guard.quit_wanted.connect(app.quit)
    guard.install()
    try:
        while True:
            program = Program(app, folder, lambda settings: _channels(settings, scene), asks_first=not demo)
            instance.called.connect(program.show_window)
            program.standing.connect(lambda: _attend(folder, instance))
            if demo:
                program.opened.connect(lambda opened=program: _fill_with_demo(opened))
            program.start()
            code = app.exec()
            program.shut_down()
            instance.called.disconnect(program.show_window)
            if program.failure is None:
                return code
            if not _recovered(program.failure, folder):
                return 1
    finally:
        guard.remove()


def _attend(folder: Path, instance: SingleInstance) -> None:
    """What nobody waits for, and all that follows needs: the log, and an ear for later starts."""
    _start_logging(folder)
    instance.listen()


def _channels(settings: Settings, scene: Scene) -> ChannelBuilders:
    from deskpilot.services.clock import SystemClock
    from deskpilot.worker.shop_channels import channels_for

    return channels_for(settings, scene, SystemClock())


def _fill_with_demo(program: Program) -> None:
    from deskpilot.domain.commands import LoadDemoShop

    if program.gateway is not None and not program.gateway.settings().demo:
        program.gateway.submit(LoadDemoShop())


def _application() -> QApplication:
    found = QCoreApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ[STYLE_VARIABLE] = STYLE
    app = QApplication(["deskpilot"])
    app.setApplicationName("DeskPilot")
    app.setApplicationDisplayName("副驾驶 DeskPilot")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("deskpilot")
    return app


def _start_logging(folder: Path) -> None:
    """The desk works without a log: a folder that cannot be written is told by the store."""
    from deskpilot import logs

    try:
        logs.start_logging(paths.log_dir(folder))
    except OSError:
        _logger.warning("no log in %s", folder)


def _stop_logging() -> None:
    from deskpilot import logs

    logs.stop_logging()


# ---- faults at the start ---------------------------------------------------------------------------------------------


def _tell(error: KnownError) -> None:
    from deskpilot.ui import start_faults

    start_faults.tell(error)


def _recovered(error: KnownError, folder: Path) -> bool:
    """Tell the fault; true when the user chose a way out of it and the start may be tried again."""
    from datetime import UTC, datetime

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
