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
)

from deskpilot.ui import theme


class _LineDelegate(QStyledItemDelegate):
    """One line of text per cell, on hairlines."""

    def __init__(self, strong_column: int, parent: QTableView) -> None:
        super().__init__(parent)
        self._strong_column = strong_column

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("accent_tint"))
        else:
            theme.hairline(painter, box.left(), box.bottom() - 1, box.width())
        tone = "t1" if index.column() == self._strong_column else "t2"
        role = Qt.ItemDataRole.TextAlignmentRole
        figure = index.model().headerData(index.column(), Qt.Orientation.Horizontal, role)
        side = theme.ALIGN_RIGHT if figure else theme.ALIGN_LEFT
        theme.draw_text(painter, box.adjusted(8, 0, -8, 0), str(index.data()), "body", tone, side)


def words_table(model: QAbstractTableModel, widths: Sequence[int], strong_column: int = 0) -> QTableView:
    """A table over the model; the last column takes what the `widths` of the others leave, and the words of
    `strong_column` carry most."""
    table = QTableView()
    table.setModel(model)
    table.setItemDelegate(_LineDelegate(strong_column, table))
    table.setShowGrid(False)
    table.setWordWrap(False)
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
