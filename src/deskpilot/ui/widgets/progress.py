"""Progress of a long job, with cancel."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QWidget

from deskpilot.ui import theme
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.labels import PlainLabel


class ProgressRow(Retranslated, QWidget):
    """What is being done, how far it is, and a way out. `cancelled` is sent once per job."""

    cancelled = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(theme.tokens().space["x3"])
        grid.setVerticalSpacing(4)
        self._title = PlainLabel("", "body", elide=True)
        self._detail = PlainLabel("", "caption", "t3")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = Button("", "ghost", size="small")
        self._cancel.clicked.connect(self._on_cancel)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._detail, 0, 1)
        grid.addWidget(self._bar, 1, 0, 1, 2)
        grid.addWidget(self._cancel, 0, 2, 2, 1)
        grid.setColumnStretch(0, 1)
        self.retranslate()
        self.start(title)

    def start(self, title: str, total: int = 0) -> None:
        """Begin a job; a `total` of 0 means that its length is not known yet."""
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._bar.setRange(0, total)
        self._bar.setValue(0)
        self._detail.setText("")
        self._cancel.setEnabled(True)
        self._cancel.setVisible(True)

    def set_progress(self, done: int, total: int, detail: str = "") -> None:
        """Show how far it is, with words such as 1,200 / 12,486 行."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._detail.setText(detail or (f"{done:,} / {total:,}" if total else ""))

    def finish(self, text: str) -> None:
        """The job is over: say how it went, without a cancel button."""
        self._bar.setRange(0, 1)
        self._bar.setValue(1)
        self._detail.setText(text)
        self._cancel.setVisible(False)

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self._cancel.setText(self.tr("停止"))

    def _on_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()
