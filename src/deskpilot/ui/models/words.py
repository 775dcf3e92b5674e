"""Rows of plain words."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from deskpilot.ui import theme
from deskpilot.ui.models.titled import NOWHERE, AnyIndex, TitledModel

_SURELY_FITS = 12  # characters: no tooltip has to repeat so few


class WordsModel(TitledModel):
    """Rows of plain texts, with the thing behind each."""

    _rows: Sequence[tuple[object, Sequence[str]]] = ()

    def show(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def thing(self, row: int) -> object | None:
        """What a row stands for."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return cell_data(self._rows[index.row()][1][index.column()], role) if index.isValid() else None


def cell_data(text: str, role: int) -> str | None:
    """A text as the words of a cell, or as its tooltip when it may be cut."""
    if role == Qt.ItemDataRole.DisplayRole:
        return theme.one_line(text)
    return theme.plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole and len(text) > _SURELY_FITS else None
