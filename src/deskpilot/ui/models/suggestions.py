"""The drafts for a human, which of them is at hand, and the rejection that can still be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from deskpilot.services.views import SuggestionRow

MOST = 3


class Suggestions(QObject):
    """Up to three drafts of one decision, the best first.

    A rejection is told with `rejected(decision_id)` only after `undo_seconds`, or when the drafts change before: until
    then it is a pencil mark that `undo` wipes away.
    """

    changed = Signal()
    rejected = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[SuggestionRow, ...] = ()
        self._active = 0
        self._struck = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.settle)

    @property
    def rows(self) -> Sequence[SuggestionRow]:
        """The drafts, the best first."""
        return self._rows

    @property
    def active(self) -> int:
        """The number of the row at hand, from 0."""
        return self._active

    @property
    def struck(self) -> bool:
        """Whether all drafts are rejected and this can still be taken back."""
        return self._struck

    @property
    def usable(self) -> bool:
        """Whether a draft may be picked."""
        return bool(self._rows) and not self._struck

    def row(self, number: int) -> SuggestionRow | None:
        """The draft at `number` from 0, if it may be picked."""
        return self._rows[number] if self.usable and 0 <= number < len(self._rows) else None

    def show(self, rows: Sequence[SuggestionRow]) -> None:
        """Show other drafts, without those rejected before. The row at hand stays while the decision is the same."""
        wanted = sorted((row for row in rows if not row.rejected), key=lambda row: row.rank)
        fresh = tuple(wanted[:MOST])
        if fresh == self._rows:
            return
        same = bool(fresh and self._rows and fresh[0].decision_id == self._rows[0].decision_id)
        if not same:
            self.settle()
            self._active = 0
        self._rows = fresh
        self._active = min(self._active, max(0, len(fresh) - 1))
        self.changed.emit()

    def activate(self, number: int) -> None:
        """Put a row at hand; numbers beyond the ends are ignored."""
        if 0 <= number < len(self._rows) and number != self._active:
            self._active = number
            self.changed.emit()

    def reject(self, undo_seconds: float) -> None:
        """Strike all drafts; `undo` is possible for `undo_seconds`."""
        if not self.usable:
            return
        self._struck = True
        self._timer.start(round(undo_seconds * 1000))
        self.changed.emit()

    def undo(self) -> None:
        """Take the rejection back."""
        if self._struck:
            self._timer.stop()
            self._struck = False
            self.changed.emit()

    def settle(self) -> None:
        """Tell a rejection that stands, now."""
        if not self._struck:
            return
        self._timer.stop()
        self._struck = False
        decision_id = self._rows[0].decision_id
        self._rows = ()
        self.changed.emit()
        self.rejected.emit(decision_id)
