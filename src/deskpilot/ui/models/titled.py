"""What every table's model has in common: words over its columns."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class TitledModel(QAbstractTableModel):
    """A model with `columns` columns, whose titles follow the language. Those in `figures` hold numbers, which stand
    below each other at the right."""

    def __init__(self, columns: int, parent: QObject | None = None, *, figures: Collection[int] = ()) -> None:
        super().__init__(parent)
        self._figures = frozenset(figures)
        self._titles: tuple[str, ...] = ("",) * columns

    def set_titles(self, titles: Sequence[str]) -> None:
        """The words over the columns."""
        self._titles = tuple(titles)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(titles) - 1)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._figures:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None
