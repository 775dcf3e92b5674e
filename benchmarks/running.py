"""The whole program on a data folder, as it runs for a user, on a screen nobody sees."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from deskpilot.app.program import Program, parts_of
from deskpilot.engine import Engine
from deskpilot.services.clock import SystemClock
from deskpilot.services.desk import Desk
from deskpilot.settings import Settings
from deskpilot.store import Store
from deskpilot.ui.main_window import MainWindow
from deskpilot.worker.engine_thread import EngineThread
from deskpilot.worker.gateway import EngineState, Gateway
from deskpilot.worker.parts import ChannelBuilders

_LOOK_EVERY_MS = 2
_PATIENCE_MS = 180_000


def application() -> QApplication:
    """The one application of this process."""
    found = QCoreApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["benchmark"])


def wait_until(condition: Callable[[], object], patience_ms: int | None = _PATIENCE_MS) -> None:
    """Let the loop run until the condition holds. Raises `TimeoutError`; with `None` never."""
    loop, timer, limit = QEventLoop(), QTimer(), QTimer(singleShot=True)
    timer.timeout.connect(lambda: loop.exit(0) if condition() else None)
    limit.timeout.connect(lambda: loop.exit(1))
    timer.start(_LOOK_EVERY_MS)
    if patience_ms is not None:
        limit.start(patience_ms)
    if loop.exec() != 0:
        raise TimeoutError("what the benchmark waits for did not happen")


class RunningDesk:
    """A program that is ready, its gateway and its window."""

    def __init__(self, program: Program) -> None:
        self.program = program
        if program.gateway is None or program.window is None:
            raise RuntimeError(f"the program did not start: {program.failure}")
        self.gateway: Gateway = program.gateway
        self.window: MainWindow = program.window


@contextmanager
def running_desk(
    folder: Path,
    desk_of: Callable[[Store], Desk] | None = None,
    channels: Callable[[Settings], ChannelBuilders] | None = None,
) -> Iterator[RunningDesk]:
    """Start the program on this folder, without channels unless some are given; it is shut down at the end."""
    channels = channels or _no_channels
    program = Program(application(), folder, channels)
    if desk_of is not None:
        program.engine = EngineThread(replace(parts_of(folder, channels), build_desk=desk_of), program)
    program.start()
    try:
        wait_until(lambda: program.failure or _is_ready(program))
        yield RunningDesk(program)
    finally:
        program.shut_down()


def desk_on(store: Store) -> Desk:
    """A desk like the program's own."""
    return Desk(store, Engine(), SystemClock())


def _is_ready(program: Program) -> bool:
    return program.gateway is not None and program.gateway.state is EngineState.READY


def _no_channels(settings: Settings) -> ChannelBuilders:
    return {}
