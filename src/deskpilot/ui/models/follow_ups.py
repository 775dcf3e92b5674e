"""The rows of the follow-ups page: tasks under the headings of their sections."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt

from deskpilot.services.task_views import TaskRow, TaskSection
from deskpilot.ui.models.titled import NOWHERE, AnyIndex, TitledModel

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
COLUMNS = ("what", "who", "due", "by", "assigned")

Line = TaskRow | TaskSection


class TaskModel(TitledModel):
    """Headings cannot be chosen, so that the arrow keys go from task to task. `say` words a cell for screen readers."""

    def __init__(self, say: Callable[[TaskRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(len(COLUMNS), parent)
        self._say = say
        self._lines: tuple[Line, ...] = ()
        self._counts: dict[TaskSection, int] = {}

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if isinstance(line, TaskSection):
            return (line, self._counts[line]) if role == HEADING_ROLE else None
        if role == ROW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(line, index.column())
        return None

    def show_rows(self, rows: Sequence[TaskRow]) -> None:
        """Take the tasks as read anew, in the order of their sections."""
        lines: list[Line] = []
        self._counts = {}
        for row in rows:
            if row.section not in self._counts:
                lines.append(row.section)
            self._counts[row.section] = self._counts.get(row.section, 0) + 1
            lines.append(row)
        if tuple(lines) == self._lines:
            return
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def at(self, place: int) -> TaskRow | None:
        """The task at a place; None for a heading or beyond the end."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, TaskRow) else None

    def place_of(self, task_id: int) -> int:
        """Where a task stands, -1 when it is not shown."""
        places = (
            n for n, line in enumerate(self._lines) if isinstance(line, TaskRow) and line.task.id == task_id
        )
        return next(places, -1)

    def nearest(self, place: int) -> int:
        """The task at a place, else the next one below, else the last one above; -1 when there is none."""
        tasks = [n for n, line in enumerate(self._lines) if isinstance(line, TaskRow)]
        return next((n for n in tasks if n >= place), tasks[-1] if tasks else -1)
