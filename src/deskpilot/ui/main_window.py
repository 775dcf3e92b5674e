"""The window. It stands at once, with the grounds of everything painted; what is in it is put in when it has been read.

Nothing heavy may be imported here: until the first picture is painted, every millisecond is waited for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from deskpilot.ui import theme
from deskpilot.ui.first_frame import FirstFrame
from deskpilot.ui.view_state import ViewState

if TYPE_CHECKING:
    from deskpilot.ui.workspace import Workspace
    from deskpilot.worker.gateway import Gateway


class MainWindow(QMainWindow):
    """Everything of the desk in one window. `state` remembers size and place between starts (None: does not),
    `folder` is the one the data lies in. Without a `gateway` it shows its first frame until `furnish` is called."""

    def __init__(
        self,
        gateway: Gateway | None,
        look: theme.Theme,
        state: QSettings | None = None,
        folder: Path | None = None,
    ) -> None:
        super().__init__()
        self._look, self._state, self._folder = look, ViewState(state), folder
        self._workspace: Workspace | None = None
        self.setMinimumSize(QSize(1180, 700))
        self.setCentralWidget(FirstFrame(self._state))
        self.retranslate()
        self._restore()
        if gateway is not None:
            self.furnish(gateway)

    @property
    def workspace(self) -> Workspace:
        """What is in the window. Raises RuntimeError before `furnish`."""
        if self._workspace is None:
            raise RuntimeError("the window is not furnished yet")
        return self._workspace

    @property
    def is_furnished(self) -> bool:
        """Whether its panels are there."""
        return self._workspace is not None

    def furnish(self, gateway: Gateway) -> None:
        """Put the panels in the place of the first frame, in one go: nothing half made is ever painted."""
        from deskpilot.ui.workspace import Workspace

        workspace = Workspace(gateway, self._look, self._state, self._folder, self)
        workspace.raise_requested.connect(self.bring_up)
        workspace.close_requested.connect(self.close)
        workspace.fit(self.size())
        self._replace_by(workspace)
        self._workspace = workspace
        if self.isVisible():
            # At once: Qt itself would show it in a later turn, with an empty window in between.
            workspace.show()
        if not workspace.focus_first() and self.isActiveWindow():
            self._focus_first()

    def show_page(self, code: str) -> QWidget:
        """Bring a page to the front."""
        return self.workspace.show_page(code)

    def open_conversation(self, conversation_id: int) -> None:
        """Show a conversation at the desk."""
        self.workspace.show_conversation(conversation_id)

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self.setWindowTitle(self.tr("副驾驶"))

    def bring_up(self) -> None:
        """Come to the front, for a second start or a press on the tray."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._state.put("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._workspace is not None:
            self._workspace.fit(self.size())

    def _replace_by(self, workspace: Workspace) -> None:
        # Taken out first: when Qt replaces one by the other, PySide believes that much of what the new one holds dies
        # with the old.
        frame = self.takeCentralWidget()
        self.setCentralWidget(workspace)
        if frame is not None:
            frame.hide()
            frame.deleteLater()

    def _focus_first(self) -> None:
        """Give the keyboard to the first control, as Qt does when a window comes to the front that has any."""
        control = self.nextInFocusChain()
        while control is not None and control is not self:
            if (
                control.focusPolicy() & Qt.FocusPolicy.TabFocus
                and control.isVisible()
                and control.isEnabled()
            ):
                control.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
                return
            control = control.nextInFocusChain()

    def _restore(self) -> None:
        if not self.restoreGeometry(self._state.blob("window/geometry")):
            self.resize(1440, 900)
