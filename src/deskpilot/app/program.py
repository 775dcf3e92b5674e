"""The running program: first the window, then what it shows, then what works behind it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QApplication

from deskpilot import paths
from deskpilot.app.reading import Reading
from deskpilot.domain.errors import FolderUnusable, KnownError
from deskpilot.ui.appearance import Appearance, appearance_of, remembered
from deskpilot.ui.main_window import MainWindow
from deskpilot.ui.painted import Painted
from deskpilot.ui.theme import Theme
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.fairness import Fairness

if TYPE_CHECKING:
    from deskpilot.domain.events import ChangeSet
    from deskpilot.services.desk import Desk
    from deskpilot.settings import Settings
    from deskpilot.store import Reader, Store
    from deskpilot.worker.engine_thread import EngineThread
    from deskpilot.worker.gateway import Gateway
    from deskpilot.worker.parts import ChannelBuilders, Parts

_logger = logging.getLogger(__name__)

# What the panels are made of, in portions that the loop can take between two events.
_PORTIONS = (
    "deskpilot.services.queries",
    "deskpilot.worker.gateway",
    "deskpilot.ui.widgets",
    "deskpilot.ui.panels.queue",
    "deskpilot.ui.panels.conversation",
    "deskpilot.ui.panels.case",
    "deskpilot.ui.workspace",
)


class Program(QObject):
    """The running program on one data folder: the window, the engine thread, the reader and the gateway.

    `standing()`: the first picture of the window has been painted, and nothing else has been touched yet.
    `opened()`: the panels are in the window, and orders are taken.
    """

    standing = Signal()
    opened = Signal()

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        channels: Callable[[Settings], ChannelBuilders],
        *,
        asks_first: bool = False,
    ) -> None:
        super().__init__()
        self._app, self._folder, self._channels = app, folder, channels
        self._asks_first = asks_first
        self._theme = Theme()
        self._state = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        self._worn: Appearance | None = None
        self._reader: Reader | None = None
        self._reading = Reading(_PORTIONS, self)
        self._store_is_open = self._is_over = False
        self.gateway: Gateway | None = None
        self.window: MainWindow | None = None
        self.failure: KnownError | None = None
        self._fairness = Fairness(self)

    @cached_property
    def engine(self) -> EngineThread:
        """The engine thread; what it is made of is read when it is asked for first."""
        from deskpilot.worker.engine_thread import EngineThread

        return EngineThread(parts_of(self._folder, self._channels), self)

    def start(self) -> None:
        """Show the window, then open the store in the engine thread and read the panels meanwhile.

        Where the look that was in force is not known, the window waits for the store: it never changes its colours or
        its language before the user's eyes.
        """
        look = self._foreseen_look()
        if look is None:
            self._load()
            return
        self._wear(look)
        self.window = self._new_window()
        Painted(self.window, self._load)
        self.show_window()

    def build_window(self) -> Gateway:
        """Furnish the window, made now unless it stands already. Call it when the store is open."""
        from deskpilot.services.clock import SystemClock
        from deskpilot.services.queries import DeskQueries
        from deskpilot.store import Reader
        from deskpilot.worker.gateway import Gateway

        clock = SystemClock()
        self._reader = Reader(self._folder)
        gateway = self.gateway = Gateway(DeskQueries(self._reader, clock), clock=clock, parent=self)
        gateway.attach(self.engine)
        gateway.ready.connect(self._fairness.settle)
        gateway.committed.connect(self._on_committed)
        self._wear(appearance_of(gateway.settings()))
        self._remember_look()
        if self.window is None:
            self.window = self._new_window()
        self.window.furnish(gateway)
        return gateway

    def show_window(self) -> None:
        """Bring the window to the front, out of the task bar if need be."""
        if self.window is not None:
            self.window.bring_up()

    def shut_down(self) -> None:
        """Take everything down: no more orders, the window's reader first, the engine thread with the writer last."""
        self._is_over = True
        self._reading.stop()
        if self.gateway is not None:
            self.gateway.detach()
        if self.window is not None:
            # At once, not when the loop comes to it: its clocks would read from a closed reader.
            self.window.hide()
            shiboken6.delete(self.window)
            self.window = None
        if self._reader is not None:
            self._reader.close()
        if "engine" in self.__dict__:
            self.engine.shut_down()
        self._fairness.stop()

    # ---- the start, step by step -------------------------------------------------------------------------------------

    def _foreseen_look(self) -> Appearance | None:
        """The look that will be in force when the settings have been read, if it is known without reading them."""
        if not paths.database_path(self._folder).exists():
            return Appearance()
        return remembered(ViewState(self._state))

    def _load(self) -> None:
        """Open the store in the engine thread, and read the panels in this one."""
        if self._is_over:
            return
        self.standing.emit()
        self.engine.opened.connect(self._on_store_open)
        self.engine.failed.connect(self._on_failed)
        self.engine.start()
        self._reading.finished.connect(self._furnish)
        self._reading.failed.connect(self._on_failed)
        self._reading.start()

    def _on_store_open(self) -> None:
        self._store_is_open = True
        self._furnish()

    def _furnish(self) -> None:
        """Put the panels in, when both they and the store are there."""
        if self._is_over or not (self._store_is_open and self._reading.is_finished):
            return
        stood = self.window is not None
        try:
            settings = self.build_window().settings()
        except KnownError as error:
            self._on_failed(error)
            return
        except Exception as error:
            _logger.exception("the window could not be furnished")
            self._on_failed(KnownError("start_failed", reason=str(error)))
            return
        assert self.window is not None
        # The picture comes before the engine's tables.
        Painted(self.window, self._begin)
        if not stood:
            self.show_window()
        if self._asks_first and not (settings.setup_done or settings.demo):
            self.window.workspace.ask_first_questions()
        self.opened.emit()

    def _begin(self) -> None:
        if not self._is_over:
            self.engine.begin()

    def _on_failed(self, error: KnownError) -> None:
        if not self._is_over:
            self.failure = error
            self._reading.stop()
            self._app.exit(1)

    # ---- the look ----------------------------------------------------------------------------------------------------

    def _new_window(self) -> MainWindow:
        return MainWindow(None, self._theme, self._state, self._folder)

    def _wear(self, look: Appearance) -> None:
        if look != self._worn:
            look.put_on(self._app, self._theme)
            self._worn = look

    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.settings or changes.everything:
            self._remember_look()

    def _remember_look(self) -> None:
        if self.gateway is not None:
            appearance_of(self.gateway.settings()).remember(ViewState(self._state))


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
