"""The rows of the queue. Rows are patched in place, so that clocks and selection stay while the list moves."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from deskpilot.services.views import QueueRow

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
CLOCK_ROLE = Qt.ItemDataRole.UserRole + 2

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueModel(QAbstractListModel):
    """One `QueueRow` per conversation, in the order given. `say` names a row for screen readers."""

    def __init__(
        self, parent: QObject | None = None, say: Callable[[QueueRow], str] = lambda row: row.nickname
    ) -> None:
        super().__init__(parent)
        self._rows: list[QueueRow] = []
        self._say = say

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._say(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.nickname} {row.quote or row.last_text}"
        return None

    @property
    def rows(self) -> Sequence[QueueRow]:
        """All rows, in their order."""
        return self._rows

    def row_of(self, conversation_id: int) -> int:
        """Where a conversation stands, -1 if it is not in the list."""
        return next((n for n, row in enumerate(self._rows) if row.conversation_id == conversation_id), -1)

    def at(self, number: int) -> QueueRow | None:
        """The row at a place."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """Take the list as read anew: rows that left go, new ones come, those that moved move, the rest is repainted."""
        keep = {row.conversation_id for row in rows}
        for place in range(len(self._rows) - 1, -1, -1):
            if self._rows[place].conversation_id not in keep:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place]
                self.endRemoveRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def _put(self, place: int, row: QueueRow) -> None:
        if place < len(self._rows) and self._rows[place].conversation_id == row.conversation_id:
            changed = self._rows[place] != row
            self._rows[place] = row
            if changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        was = self.row_of(row.conversation_id)
        if was < 0:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self.endInsertRows()
            return
        self.beginMoveRows(QModelIndex(), was, was, QModelIndex(), place)
        del self._rows[was]
        self._rows.insert(place, row)
        self.endMoveRows()
        self.dataChanged.emit(self.index(place), self.index(place))

    def tick(self, first: int, last: int) -> None:
        """A second went by: repaint the clocks of the rows in sight."""
        if self._rows and first <= last:
            self.dataChanged.emit(self.index(first), self.index(min(last, len(self._rows) - 1)), [CLOCK_ROLE])
