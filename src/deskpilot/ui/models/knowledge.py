"""The knowledge table over any number of entries: only the pages in sight are read, and never while one scrolls."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from deskpilot.services.knowledge_views import KnowledgePage, KnowledgeRow
from deskpilot.ui.models.titled import NOWHERE, AnyIndex, TitledModel

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMNS = ("id", "category", "hits", "sent_unchanged", "denied", "status")
# Small: while the engine thread works, every row that is read waits for its turn.
PAGE = 80
_MOST_PAGES = 60
_PAUSE_MS = 25


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the table shows: words searched for, category (`None`: all), status, order."""

    text: str = ""
    category: str | None = None
    status: str | None = None
    sort: str = "hits"
    descending: bool = True


Read = Callable[[Wanted, int, int], KnowledgePage]
"""Reads `limit` rows from `offset` on."""


class KnowledgeModel(TitledModel):
    """`wanted` rows in the order asked for. A row whose page is not read yet is None, and comes a moment later.

    `counted` tells after each new search how it went; `say` names a row for screen readers.
    """

    counted = Signal(object)

    def __init__(
        self, read: Read, say: Callable[[KnowledgeRow, int], str], parent: QObject | None = None
    ) -> None:
        super().__init__(len(COLUMNS), parent)
        self._read, self._say = read, say
        self._wanted = Wanted()
        self._matched = 0
        self._pages: OrderedDict[int, tuple[KnowledgeRow, ...]] = OrderedDict()
        self._missing: OrderedDict[int, None] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._read_missing)

    @property
    def wanted(self) -> Wanted:
        """What is shown now."""
        return self._wanted

    def show(self, wanted: Wanted) -> KnowledgePage:
        """Search anew and read the first page; returns it."""
        return self._begin_with(wanted, self._read(wanted, 0, PAGE))

    def _begin_with(self, wanted: Wanted, page: KnowledgePage) -> KnowledgePage:
        self.beginResetModel()
        self._wanted = wanted
        self._pages.clear()
        self._missing.clear()
        self._matched = page.matched
        self._keep(0, page.rows)
        self.endResetModel()
        self.counted.emit(page)
        return page

    def refresh(self) -> KnowledgePage:
        """Read again what is in sight. Rows stay where they are when their number did not change."""
        page = self._read(self._wanted, 0, PAGE)
        if page.matched != self._matched:
            return self._begin_with(self._wanted, page)
        self._pages.clear()
        self._keep(0, page.rows)
        if self._matched:
            self.dataChanged.emit(self.index(0, 0), self.index(self._matched - 1, len(COLUMNS) - 1))
        self.counted.emit(page)
        return page

    def entry_row(self, row: int) -> KnowledgeRow | None:
        """The row at a place; None while its page is still to be read, or when there is none."""
        page = self._pages.get(row // PAGE)
        if page is None:
            if 0 <= row < self._matched:
                self._want(row // PAGE)
            return None
        return page[row % PAGE] if row % PAGE < len(page) else None

    def loaded_row(self, row: int) -> KnowledgeRow | None:
        """The row at a place, read at once if need be."""
        number = row // PAGE
        if number not in self._pages and 0 <= row < self._matched:
            self._load(number)
        return self.entry_row(row)

    def place_of(self, entry_id: str) -> int:
        """Where an entry stands among the rows read so far; -1 when it is not among them."""
        for number, page in self._pages.items():
            for place, row in enumerate(page):
                if row.id == entry_id:
                    return number * PAGE + place
        return -1

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else self._matched

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.entry_row(index.row())
        if role == ROW_ROLE or row is None:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._say(row, index.column())
        return None

    def _want(self, number: int) -> None:
        """Only the pages asked for last are read: whoever drags the bar passes many."""
        self._missing[number] = None
        self._missing.move_to_end(number)
        while len(self._missing) > 2:
            self._missing.popitem(last=False)
        self._soon.start()

    def _read_missing(self) -> None:
        if not self._missing:
            return
        number, _ = self._missing.popitem()
        self._load(number)
        first, last = number * PAGE, min(self._matched, (number + 1) * PAGE) - 1
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))
        if self._missing:
            self._soon.start()

    def _load(self, number: int) -> None:
        self._missing.pop(number, None)
        self._keep(number, self._read(self._wanted, number * PAGE, PAGE).rows)

    def _keep(self, number: int, rows: tuple[KnowledgeRow, ...]) -> None:
        self._pages[number] = rows
        self._pages.move_to_end(number)
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
