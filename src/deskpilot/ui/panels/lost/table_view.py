"""The table of those who went without buying: keys, hover, and one row in hand."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from deskpilot.services.lost_views import LostRow
from deskpilot.ui import labels_lost
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.lost import LostModel
from deskpilot.ui.panels.lost.row_delegate import LostDelegate

# What goes first when the table is narrow: how long it is quiet, what was looked at.
_WIDTHS = kit.ColumnWidths((0, 208, 176, 96, 84), gives_way=(4, 2, 1))
_KEYS = {Qt.Key.Key_Y: "win_back", Qt.Key.Key_H: "hide"}


class LostTable(kit.HeadedTable):
    """What is wanted for the row in hand: open, win_back, hide."""

    keys = _KEYS

    def __init__(self, rows: LostModel, parent: QWidget | None = None) -> None:
        self._rows = rows
        super().__init__(rows, LostDelegate(), _WIDTHS, parent)

    def row_in_hand(self) -> LostRow | None:
        """The customer that is chosen."""
        return self._rows.at(self.currentIndex().row()) if self.has_in_hand() else None

    def tip(self, index: QModelIndex) -> str:
        row = self._rows.at(index.row())
        return "" if row is None else labels_lost.in_full(row)
