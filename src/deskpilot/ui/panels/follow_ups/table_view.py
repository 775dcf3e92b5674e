"""The table of tasks: keys, hover, and one row in hand."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels_tasks
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.follow_ups import COLUMNS, TaskModel
from deskpilot.ui.panels.follow_ups.row_delegate import TaskDelegate

# What goes first when the table is narrow: who made it, who does it, the customer.
_WIDTHS = kit.ColumnWidths((0, 228, 184, 84, 96), gives_way=(3, 4, 1))
_KEYS = {
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
    Qt.Key.Key_D: "done",
    Qt.Key.Key_P: "later",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_Y: "confirm",
    Qt.Key.Key_Delete: "drop",
}


class TaskTable(kit.RowTable):
    """Signals: `wanted(code)` for the task in hand (open, done, later, edit, confirm, drop), `picked()`."""

    wanted = Signal(str)
    picked = Signal()

    def __init__(self, rows: TaskModel, parent: QWidget | None = None) -> None:
        self._rows = rows
        self._in_hand: tuple[int, int] = (-1, -1)
        super().__init__(rows, TaskDelegate(), kit.PlainHeader(), _WIDTHS, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(lambda _index: self.wanted.emit("open"))
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        rows.modelReset.connect(self._on_reset)

    def row_in_hand(self) -> TaskRow | None:
        """The task that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.selectionModel().hasSelection() else None

    def end_row(self, *, first: bool) -> int:
        return self._rows.nearest(0 if first else self._rows.rowCount())

    def can_be_chosen(self, place: int) -> bool:
        return self._rows.at(place) is not None

    def tip(self, index: QModelIndex) -> str:
        row = self._rows.at(index.row())
        if row is None:
            return ""
        return f"{labels_tasks.what(row)}\n{labels_tasks.who(row)}\n{labels_tasks.due(row)}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = _KEYS.get(Qt.Key(event.key())) if kit.is_bare(event) else None
        if code is not None and self.row_in_hand() is not None:
            self.wanted.emit(code)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.row_in_hand() is None:
            self.select(self.end_row(first=True))

    def _on_reset(self) -> None:
        """Headings go over the whole width, and the task in hand stays in hand; when it left, the next one follows."""
        self.clearSpans()
        for place in range(self._rows.rowCount()):
            if self._rows.at(place) is None:
                self.setSpan(place, 0, 1, len(COLUMNS))
        task_id, before = self._in_hand
        if task_id >= 0:
            found = self._rows.place_of(task_id)
            self.select(found if found >= 0 else self._rows.nearest(before))

    def _on_selection(self) -> None:
        row = self.row_in_hand()
        if row is not None:
            self._in_hand = (row.task.id, self.currentIndex().row())
        self.viewport().update()
        self.picked.emit()
