"""A table of rows under headings, one of them in hand."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Protocol, cast

from PySide6.QtCore import QAbstractTableModel, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.pressing import RETURN_KEYS
from deskpilot.ui.widgets.table import ROW_INSET, ColumnWidths, RowDelegate, RowTable, is_bare
from deskpilot.ui.widgets.table_header import PlainHeader

_OPEN = "open"


class Headed(Protocol):
    """What is asked of the model besides what every table model has: `at` is None for a heading, `key_at`, `place_of` and
    `nearest` give -1 for nowhere."""

    def at(self, place: int) -> object | None: ...

    def key_at(self, place: int) -> int: ...

    def place_of(self, key: int) -> int: ...

    def nearest(self, place: int) -> int: ...


def paint_heading(painter: QPainter, box: QRectF, texts: Sequence[tuple[str, str, str, bool]]) -> None:
    """A heading over the whole width: one text behind the other, each with style, tone and whether it is strong."""
    painter.fillRect(box, theme.color("s1"))
    theme.hairline(painter, box.left(), box.bottom() - 1, box.width())
    area = box.adjusted(ROW_INSET, 0, -ROW_INSET, 0)
    for text, style, tone, strong in texts:
        area.setLeft(area.left() + theme.draw_text(painter, area, text, style, tone, strong=strong) + 8)


class HeadedTable(RowTable):
    """Over a table model that is `Headed` too. Signals: `picked()` when another row is in hand, or none, and
    `wanted(code)` for what is to be done with the one in hand: "open" by Return and by a double click, else by `keys`."""

    picked = Signal()
    wanted = Signal(str)
    keys: ClassVar[Mapping[Qt.Key, str]] = {}

    def __init__(
        self, rows: Headed, delegate: RowDelegate, columns: ColumnWidths, parent: QWidget | None = None
    ) -> None:
        self._headed = rows
        self._in_hand = (-1, -1)
        model = cast(QAbstractTableModel, rows)
        super().__init__(model, delegate, PlainHeader(), columns, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().selectionChanged.connect(lambda *_: self._on_selection())
        model.modelReset.connect(self._on_reset)
        self.doubleClicked.connect(lambda _index: self.wanted.emit(_OPEN))

    def has_in_hand(self) -> bool:
        """Whether a row is chosen."""
        return self.selectionModel().hasSelection() and self.can_be_chosen(self.currentIndex().row())

    def end_row(self, *, first: bool) -> int:
        return self._headed.nearest(0 if first else self.model().rowCount())

    def can_be_chosen(self, place: int) -> bool:
        return self._headed.at(place) is not None

    def follower(self, place: int) -> int:
        """Which row is taken in hand when the one that was, at `place`, is gone."""
        return self._headed.nearest(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        code = _OPEN if key in RETURN_KEYS else self.keys.get(key)
        if code is not None and is_bare(event) and self.has_in_hand():
            self.wanted.emit(code)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.has_in_hand():
            self.select(self.end_row(first=True))

    def _on_reset(self) -> None:
        """Headings go over the whole width, and the row in hand stays in hand."""
        self.clearSpans()
        for place in range(self.model().rowCount()):
            if not self.can_be_chosen(place):
                self.setSpan(place, 0, 1, self.model().columnCount())
        key, before = self._in_hand
        if key >= 0:
            found = self._headed.place_of(key)
            self.select(found if found >= 0 else self.follower(before))

    def _on_selection(self) -> None:
        if self.has_in_hand():
            place = self.currentIndex().row()
            self._in_hand = (self._headed.key_at(place), place)
        self.viewport().update()
        self.picked.emit()
