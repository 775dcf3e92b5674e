"""A line that says what was just done and takes it back; it goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.buttons import IconButton
from deskpilot.ui.widgets.surfaces import Banner

_CALM, _LONG = 1, 2


class Notice(QWidget):
    """One notice at a time. With an action it stays twice as long."""

    action = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: Callable[[], None] | None = None
        self._banner = Banner("success", dismiss_text=self.tr("知道了"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 2, 12, 6)
        column.addWidget(self._banner)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        self._banner.action.connect(self.action)
        self._banner.dismissed.connect(self.hide)
        self.action.connect(self._act)
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
        self._banner.show_message(kind, text, action)
        self._banner.set_action_icon("undo" if run is not None and kind == "success" else None)
        self.setAccessibleName(text)
        self.show()
        if stays:
            self._timer.stop()
        else:
            self._timer.start(theme.motion("toast_visible") * (_LONG if run is not None else _CALM))

    @property
    def offers_undo(self) -> bool:
        """Whether it is seen and its action takes something back."""
        return self._run is not None and self.isVisible()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            for cross in self._banner.findChildren(IconButton):
                cross.set_text(self.tr("知道了"))
        super().changeEvent(event)

    def _act(self) -> None:
        run, self._run = self._run, None
        self.hide()
        if run is not None:
            run()
