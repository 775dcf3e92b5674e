"""Keeps the transcript's place: at the end when it was there, else the line at the top stays where it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QAbstractItemView, QListView

from deskpilot.ui.models.transcript import RowRole, TranscriptModel
from deskpilot.ui.panels.conversation.bubble_sheet import LEFT
from deskpilot.ui.panels.conversation.jump_pill import JumpPill

_NEAR_END = 24  # dp from the bottom that still count as the end
_LOAD_AHEAD = 400  # dp from an end of the window at which the next page is read


class Scroller(QObject):
    """Reads pages as the list scrolls, follows new lines, and shows the pill while the end is out of sight."""

    def __init__(self, view: QListView, lines: TranscriptModel) -> None:
        super().__init__(view)
        self._view, self._lines = view, lines
        self._moving = False
        self.unseen = 0
        self.pill = JumpPill(view)
        self.pill.clicked.connect(self.jump_to_end)
        view.verticalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def at_end(self) -> bool:
        """Whether the newest line is in sight."""
        bar = self._view.verticalScrollBar()
        return not self._lines.has_newer and bar.value() >= bar.maximum() - _NEAR_END

    def open(self, conversation_id: int | None) -> None:
        """Show the end of a conversation; on a very tall screen with more pages than the first."""
        self.unseen = 0
        self._moving = True
        self._lines.open(conversation_id)
        self.to_end()
        while self._lines.has_older and self._view.verticalScrollBar().maximum() == 0:
            self._lines.load_older()
            self.to_end()

    def follow(self) -> None:
        """Read what changed or came in."""
        was_at_end = self.at_end
        self._lines.refresh()
        if was_at_end:
            self._moving = True
            self._lines.load_newer()
            self.to_end()
        elif not self._lines.has_newer:
            self.unseen += self._keeping_place(self._lines.load_newer)
        self.show_pill()

    def jump_to_end(self) -> None:
        """Go to the newest line."""
        if self._lines.has_newer:
            self._lines.open(self._lines.conversation_id)
        self.unseen = 0
        self.to_end()

    def to_middle(self, message_id: int, seq: int | None) -> int | None:
        """Bring a line into the middle and make it the current one; its number, `None` when it is not there."""
        number = self._lines.row_of(message_id)
        if number is None and seq is not None:
            self._lines.open(self._lines.conversation_id, around_seq=seq)
            number = self._lines.row_of(message_id)
        if number is None:
            return None
        self._moving = True
        self._lay_out()
        index = self._lines.index(number)
        self._view.setCurrentIndex(index)
        self._view.clearSelection()
        self._view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self._moving = False
        self.show_pill()
        return number

    def laying_out(self, change: Callable[[], None]) -> None:
        """Change the geometry of all rows and keep the place."""
        at_end, anchor = self.at_end, self._anchor()
        self._moving = True
        change()
        if at_end:
            self.to_end()
            return
        self._lay_out()
        self._restore(anchor)
        self._moving = False

    def to_end(self) -> None:
        """Scroll to the last loaded line."""
        self._moving = True
        self._lay_out()
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.maximum())
        self._moving = False
        self.show_pill()

    def show_pill(self) -> None:
        """Show or hide the way back to the end."""
        bar = self._view.verticalScrollBar()
        far = self._lines.has_newer or bar.maximum() - bar.value() > self._view.viewport().height()
        self.pill.show_count(self.unseen, visible=far or self.unseen > 0)

    def _on_scrolled(self, value: int) -> None:
        if self._moving:
            return
        if value < _LOAD_AHEAD and self._lines.has_older:
            self._keeping_place(self._lines.load_older)
        elif value > self._view.verticalScrollBar().maximum() - _LOAD_AHEAD and self._lines.has_newer:
            self._keeping_place(self._lines.load_newer)
        if self.at_end:
            self.unseen = 0
        self.show_pill()

    def _keeping_place(self, change: Callable[[], int]) -> int:
        """Change the rows; returns what `change` returned."""
        self._moving = True
        anchor = self._anchor()
        result = change()
        if result:
            self._lay_out()
            self._restore(anchor)
        self._moving = False
        return result

    def _anchor(self) -> tuple[int, int]:
        """The first line in sight and where its top is."""
        index = self._view.indexAt(QPoint(LEFT, 1))
        if not index.isValid():
            return -1, 0
        return index.data(RowRole).message_id, self._view.visualRect(index).top()

    def _restore(self, anchor: tuple[int, int]) -> None:
        number = self._lines.row_of(anchor[0])
        if number is not None:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + self._view.visualRect(self._lines.index(number)).top() - anchor[1])

    def _lay_out(self) -> None:
        self._view.doItemsLayout()
        self._view.updateGeometries()
