"""Rows under headings, as the follow-ups and the product feedback have them."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt

from deskpilot.ui.models.titled import NOWHERE, AnyIndex, TitledModel

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
HEADING_ROLE = Qt.ItemDataRole.UserRole + 2

Row = TypeVar("Row")


class HeadedModel(TitledModel, Generic[Row]):
    """Lines of `kind` are rows, all others headings. Headings cannot be chosen, so that the arrow keys go from row to row.
    `key` tells a row from the others; `say` words a cell for screen readers."""

    def __init__(
        self,
        kind: type[Row],
        key: Callable[[Row], int],
        say: Callable[[Row, int], str],
        columns: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._kind, self._key, self._say = kind, key, say
        self._lines: tuple[object, ...] = ()

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index.row())
        if row is None:
            return self._lines[index.row()] if role == HEADING_ROLE else None
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(row, index.column())
        return None

    def show_lines(self, lines: Sequence[object]) -> None:
        """Take headings and rows as read anew; nothing happens when they are the same."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def show_sections(self, rows: Sequence[Row], section: Callable[[Row], object]) -> None:
        """Take rows as read anew, those of a section one after the other: its heading is the section and how many there are."""
        counts = Counter(map(section, rows))
        lines: list[object] = []
        for row in rows:
            count = counts.pop(section(row), 0)
            lines += [(section(row), count), row] if count else [row]
        self.show_lines(lines)

    def at(self, place: int) -> Row | None:
        """The row at a place; None for a heading or beyond the end."""
        line = self._lines[place] if 0 <= place < len(self._lines) else None
        return line if isinstance(line, self._kind) else None

    def key_at(self, place: int) -> int:
        """The key of the row at a place; -1 for a heading or beyond the end."""
        row = self.at(place)
        return -1 if row is None else self._key(row)

    def place_of(self, key: int) -> int:
        """Where a row stands, -1 when it is not shown."""
        return next((n for n in self._rows() if self.key_at(n) == key), -1)

    def nearest(self, place: int) -> int:
        """The row at a place, else the next one below, else the last one above; -1 when there is none."""
        rows = self._rows()
        return next((n for n in rows if n >= place), rows[-1] if rows else -1)

    def _rows(self) -> list[int]:
        return [n for n, line in enumerate(self._lines) if isinstance(line, self._kind)]
