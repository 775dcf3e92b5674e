"""The rows of the product feedback: what was said, under the heading of its product."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from deskpilot.services.feedback_views import FeedbackGroup, FeedbackRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2
COLUMNS = ("words", "kind", "who", "when", "by")

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
Line = FeedbackGroup | FeedbackRow


class FeedbackModel(QAbstractTableModel):
    """Headings cannot be chosen, so that the arrow keys go from line to line. `say` words a cell for screen readers."""

    def __init__(self, say: Callable[[FeedbackRow, int], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._lines: tuple[Line, ...] = ()
        self._titles: tuple[str, ...] = ("",) * len(COLUMNS)

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if isinstance(line, FeedbackGroup):
            return line if role == HEADING_ROLE else None
        if role == ROW_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(line, index.column())
        return None

    def set_titles(self, titles: Sequence[str]) -> None:
        """The words over the columns."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def show_groups(self, groups: Sequence[FeedbackGroup]) -> None:
        """Take what was read anew, product by product."""
        lines: tuple[Line, ...] = tuple(line for group in groups for line in _under_heading(group))
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def at(self, place: int) -> FeedbackRow | None:
        """The line at a place; None for a heading or beyond the end."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, FeedbackRow) else None

    def place_of(self, message_id: int) -> int:
        """Where a line stands, -1 when it is not shown."""
        return next((n for n in self._rows() if self._id(n) == message_id), -1)

    def nearest(self, place: int) -> int:
        """The line at a place, else the next one below, else the last one above; -1 when there is none."""
        rows = self._rows()
        return next((n for n in rows if n >= place), rows[-1] if rows else -1)

    def _rows(self) -> list[int]:
        return [n for n, line in enumerate(self._lines) if isinstance(line, FeedbackRow)]

    def _id(self, place: int) -> int:
        row = self.at(place)
        return -1 if row is None else row.feedback.message_id


def _under_heading(group: FeedbackGroup) -> tuple[Line, ...]:
    return (group, *group.rows)
