"""The table of tasks: keys, hover, and one row in hand."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels_tasks
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.follow_ups import TaskModel
from deskpilot.ui.panels.follow_ups.row_delegate import TaskDelegate

# What goes first when the table is narrow: who made it, who does it, the customer.
_WIDTHS = kit.ColumnWidths((0, 228, 184, 84, 96), gives_way=(3, 4, 1))
_KEYS = {
    Qt.Key.Key_D: "done",
    Qt.Key.Key_P: "later",
    Qt.Key.Key_E: "edit",
    Qt.Key.Key_Y: "confirm",
    Qt.Key.Key_C: "copy",
    Qt.Key.Key_Delete: "drop",
}


class TaskTable(kit.HeadedTable):
    """What is wanted for the task in hand: open, done, later, edit, confirm, copy, drop."""

    keys = _KEYS

    def __init__(self, rows: TaskModel, parent: QWidget | None = None) -> None:
        self._rows = rows
        super().__init__(rows, TaskDelegate(), _WIDTHS, parent)

    def row_in_hand(self) -> TaskRow | None:
        """The task that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.has_in_hand() else None

    def tip(self, index: QModelIndex) -> str:
        row = self._rows.at(index.row())
        if row is None:
            return ""
        return f"{labels_tasks.what(row)}\n{labels_tasks.who(row)}\n{labels_tasks.due(row)}"
