"""A line that says what was just done and takes it back; it goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_CALM, _LONG = 1, 2


class Notice(kit.Banner):
    """One notice at a time. With an action it stays twice as long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("success", "", "", parent, dismiss_text=QCoreApplication.translate("Notice", "知道了"))
        self._run: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self.action.connect(self._act)
        self.dismissed.connect(self.hide)
        self.hide()

    def tell(
        self,
        kind: str,
        text: str,
        action: str = "",
        run: Callable[[], None] | None = None,
        *,
        stays: bool = False,
    ) -> None:
        """Say something; `run` is what the action does. One that `stays` waits for the user."""
        self._run = run
        self.show_message(kind, text, action)
        self.set_action_icon("undo" if run is not None and kind == "success" else None)
        self.show()
        if stays:
            self._timer.stop()
        else:
            self._timer.start(theme.motion("toast_visible") * (_LONG if run is not None else _CALM))

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run is not None:
            run()
