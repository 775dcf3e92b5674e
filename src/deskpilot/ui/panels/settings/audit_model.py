"""The audit trail over any number of rows: only the pages in sight are read."""

from collections import OrderedDict

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.audit import AuditFilter, Deed
from deskpilot.ui import labels, labels_audit, labels_deeds
from deskpilot.ui.models.titled import NOWHERE, AnyIndex, TitledModel
from deskpilot.ui.models.words import cell_data

PAGE = 80
_MOST_PAGES, _PAUSE_MS = 40, 20


class AuditModel(TitledModel):
    """Who, what, to whom, how, when. A row that is not read yet is empty and comes a moment later."""

    def __init__(self, queries: DeskQueries, parent: QWidget | None = None) -> None:
        super().__init__(5, parent)
        self._queries = queries
        self._wanted = AuditFilter()
        self._offset_minutes = 480
        self._count = 0
        self._pages: OrderedDict[int, tuple[Deed, ...]] = OrderedDict()
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._read_missing)

    def show(self, wanted: AuditFilter, offset_minutes: int) -> int:
        """Look anew; returns how many rows match."""
        self.beginResetModel()
        self._wanted, self._offset_minutes = wanted, offset_minutes
        self._pages.clear()
        self._missing.clear()
        self._count = self._queries.deed_count(wanted)
        self._load(0)
        self.endResetModel()
        return self._count

    def deed(self, row: int) -> Deed | None:
        """The row at a place; None while its page is still to be read."""
        page = self._pages.get(row // PAGE)
        if page is None:
            if 0 <= row < self._count:
                self._missing[row // PAGE] = None
                self._missing.move_to_end(row // PAGE)
                while len(self._missing) > 2:  # whoever drags the bar passes many
                    self._missing.popitem(last=False)
                if not self._soon.isActive():
                    self._soon.start()
            return None
        return page[row % PAGE] if row % PAGE < len(page) else None

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        deed = self.deed(index.row()) if index.isValid() else None
        if deed is None:
            return "" if role == Qt.ItemDataRole.DisplayRole else None
        return cell_data(self._cell(deed, index.column()), role)

    def _cell(self, deed: Deed, column: int) -> str:
        local = labels.local(deed.at, self._offset_minutes)
        return (
            f"{local:%Y-%m-%d %H:%M:%S}",
            labels_deeds.actor(deed),
            labels_audit.action(deed.action),
            labels_deeds.about(deed),
            labels_deeds.detail(deed),
        )[column]

    def _read_missing(self) -> None:
        while self._missing:
            number, _ = self._missing.popitem()
            self._load(number)
            last = min(self._count, (number + 1) * PAGE) - 1
            if last >= number * PAGE:
                self.dataChanged.emit(self.index(number * PAGE, 0), self.index(last, len(self._titles) - 1))

    def _load(self, number: int) -> None:
        self._pages[number] = self._queries.deeds(self._wanted, number * PAGE, PAGE)
        self._pages.move_to_end(number)
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
