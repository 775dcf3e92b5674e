"""The rows of the follow-ups page: tasks under the headings of their sections."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deskpilot.services.task_views import TaskRow
from deskpilot.ui.models.headed import HeadedModel

COLUMNS = ("what", "who", "due", "by", "assigned")


class TaskModel(HeadedModel[TaskRow]):
    """A heading is its section, and how many tasks stand below it."""

    def __init__(self, say: Callable[[TaskRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(TaskRow, lambda row: row.task.id, say, len(COLUMNS), parent)

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Take the tasks as read anew, in the order of their sections."""
        self.show_sections(rows, lambda row: row.section)
