"""The strip that says how long a reply can still be taken back, or that something did not work."""

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from deskpilot.services.views import TranscriptRow
from deskpilot.ui.widgets.surfaces import Banner

_TICK_MS = 250


class UndoStrip(Banner):
    """Counts down to the moment a reply leaves; sends `undo_requested(message_id)`."""

    undo_requested = Signal(int)
    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("info", "", "", parent, dismiss_text="")
        self._offered: TranscriptRow | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.ticked)
        self.action.connect(self.take_back)
        self.set_action_icon("undo")
        self.hide()

    @property
    def row(self) -> TranscriptRow | None:
        """The reply that can still be taken back."""
        return self._offered

    def offer(self, row: TranscriptRow | None, now: datetime) -> None:
        """Offer to take `row` back until it leaves; `None` takes the offer away."""
        left = 0.0 if row is None or row.release_at is None else (row.release_at - now).total_seconds()
        if row is None or left <= 0:
            self._offered = None
            self._timer.stop()
            self.hide()
            return
        self._offered = row
        seconds = max(1, int(left + 0.999))
        self.show_message("info", self.tr("{n} 秒内可撤回").format(n=seconds), self.tr("撤回"), "clock")
        if not self._timer.isActive():
            self._timer.start()
        self.show()

    def take_back(self) -> None:
        """Take the offered reply back."""
        row, self._offered = self._offered, None
        if row is not None:
            self._timer.stop()
            self.hide()
            self.undo_requested.emit(row.message_id)
