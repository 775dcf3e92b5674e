"""Tables of plain words, one line a row."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from deskpilot.ui import theme

AnyIndex = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class WordsModel(QAbstractTableModel):
    """Rows of plain texts, with the thing behind each."""

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles: Sequence[str] = ("",) * columns
        self._rows: list[tuple[object, tuple[str, ...]]] = []

    def show(self, rows: Sequence[tuple[object, tuple[str, ...]]]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def set_titles(self, titles: Sequence[str]) -> None:
        """Names of the columns."""
        self._titles = titles
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(titles) - 1)

    def thing(self, row: int) -> object | None:
        """What a row stands for."""
        return self._rows[row][0] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self._rows[index.row()][1][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return theme.one_line(text)
        return theme.plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole and len(text) > 12 else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None


class _LineDelegate(QStyledItemDelegate):
    """One line of text per cell, on hairlines."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_tint"))
        else:
            theme.hairline(painter, box.left(), box.bottom() - 1, box.width())
        tone = "t1" if index.column() == 0 else "t2"
        theme.draw_text(painter, box.adjusted(8, 0, -8, 0), str(index.data()), "body", tone)


def words_table(model: QAbstractTableModel, widths: Sequence[int]) -> QTableView:
    """A table over the model; the last column takes what the `widths` of the others leave."""
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(_LineDelegate(table))
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(max(34, theme.line("body") + 14))
    table.horizontalHeader().setHighlightSections(False)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, width)
    table.horizontalHeader().setSectionResizeMode(len(widths), QHeaderView.ResizeMode.Stretch)
    return table
