"""How a row of the knowledge table is painted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskpilot.services.views import KnowledgeRow
from deskpilot.ui import labels_knowledge, theme
from deskpilot.ui.models.knowledge import ROW_ROLE

_NONE = Qt.TextElideMode.ElideNone
_INSET = 16
_GAP = 12
_OFTEN_DENIED = 10
_SELDOM_UNCHANGED = 0.75


class KnowledgeDelegate(QStyledItemDelegate):
    """Paints one cell of a `KnowledgeRow`. The row in hand is tinted from edge to edge, with a bar at its left."""

    def __init__(self, is_draft: Callable[[str], bool]) -> None:
        super().__init__()
        self.keyboard = False
        self.hovered = -1
        self._is_draft = is_draft

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), theme.row("table"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, index, selected)
        row: KnowledgeRow | None = index.data(ROW_ROLE)
        if row is None:
            _still_to_come(painter, box, index.column())
            return
        _PAINTERS[index.column()](self, painter, box, row, selected)
        if self.keyboard and option.state & QStyle.StateFlag.State_HasFocus:
            theme.focus_ring(painter, box.adjusted(1, 1, -1, -1), theme.radius("control"))

    def _ground(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex, selected: bool
    ) -> None:
        if selected:
            painter.fillRect(box, theme.color("accent_tint"))
        elif index.row() == self.hovered:
            painter.fillRect(box, theme.color("s2"))
        else:
            last = index.column() == index.model().columnCount() - 1
            left = box.left() + (_INSET if index.column() == 0 else 0)
            theme.hairline(painter, left, box.bottom() - 1, box.right() - left - (_INSET if last else 0))
        if selected and index.column() == 0:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), theme.color("accent"))

    def _paint_question(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        area = box.adjusted(_INSET, 0, -_GAP, 0)
        number = theme.text_width(row.id, "body") + 1
        theme.draw_text(painter, QRectF(area.left(), area.top(), number, area.height()), row.id, "body", "t3")
        area.setLeft(area.left() + number + 8)
        if self._is_draft(row.id):
            theme.paint_icon(painter, _mark(area), "pencil", "warning_text")
            area.setLeft(area.left() + theme.scaled(18))
        tone = "t1" if row.enabled else "t3"
        theme.draw_text(painter, area, row.question, "body", tone, strong=selected)

    def _paint_category(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        theme.draw_text(painter, box.adjusted(0, 0, -8, 0), row.category or "–", "body", "t2")

    def _paint_hits(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        _figure(painter, box, f"{row.hits:,}", "t1" if row.hits else "t3", strong=False)

    def _paint_unchanged(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        share = row.sent_unchanged
        if share is None:
            _figure(painter, box, "–", "t3", strong=False)
            return
        _figure(
            painter, box, f"{share:.0%}", "warning_text" if share < _SELDOM_UNCHANGED else "t1", strong=False
        )

    def _paint_denied(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        often = row.denied >= _OFTEN_DENIED
        _figure(
            painter,
            box,
            str(row.denied),
            "danger_text" if often else "t1" if row.denied else "t3",
            strong=often,
        )

    def _paint_status(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        icon, word, tone = labels_knowledge.status(row.status)
        area = box.adjusted(8, 0, -_INSET / 2, 0)
        theme.paint_icon(painter, _mark(area), icon, tone)
        theme.draw_text(painter, area.adjusted(theme.scaled(18), 0, 0, 0), word, "body", tone)


_PAINTERS = (
    KnowledgeDelegate._paint_question,
    KnowledgeDelegate._paint_category,
    KnowledgeDelegate._paint_hits,
    KnowledgeDelegate._paint_unchanged,
    KnowledgeDelegate._paint_denied,
    KnowledgeDelegate._paint_status,
)


def _figure(painter: QPainter, box: QRectF, text: str, tone: str, *, strong: bool) -> None:
    area = box.adjusted(0, 0, -_GAP, 0)
    theme.draw_text(painter, area, text, "body", tone, theme.ALIGN_RIGHT, _NONE, strong=strong)


def _mark(area: QRectF) -> QRectF:
    """The box of an icon at the left of a cell."""
    extent = theme.size("icon_small")
    return QRectF(area.left(), area.center().y() - extent / 2, extent, extent)


def _still_to_come(painter: QPainter, box: QRectF, column: int) -> None:
    """A quiet bar where words will be."""
    if column == 0:
        bar = QRectF(box.left() + _INSET, box.center().y() - 5, min(180.0, box.width() - 32), 10)
        theme.fill_round(painter, bar, 5, "s2")
