"""How a row of the knowledge table is painted."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from deskpilot.services.knowledge_views import KnowledgeRow
from deskpilot.ui import labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.knowledge import ROW_ROLE

_NONE = Qt.TextElideMode.ElideNone
_GAP = 12
_OFTEN_DENIED = 10
_SELDOM_UNCHANGED = 0.75


class KnowledgeDelegate(kit.RowDelegate):
    """Paints one cell of a `KnowledgeRow`."""

    def __init__(self, is_draft: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_draft = is_draft

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        self.paint_ground(painter, box, index, option)
        row: KnowledgeRow | None = index.data(ROW_ROLE)
        if row is None:
            _still_to_come(painter, box, index.column())
            return
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _PAINTERS[index.column()](self, painter, box, row, selected)
        self.paint_focus(painter, box, option)

    def _paint_question(self, painter: QPainter, box: QRectF, row: KnowledgeRow, selected: bool) -> None:
        area = box.adjusted(kit.ROW_INSET, 0, -_GAP, 0)
        number = theme.text_width(row.id, "body") + 1
        theme.draw_text(painter, QRectF(area.left(), area.top(), number, area.height()), row.id, "body", "t3")
        area.setLeft(area.left() + number + 8)
        if self._is_draft(row.id):
            theme.paint_icon(painter, kit.icon_box(area), "pencil", "warning_text")
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
        area = box.adjusted(8, 0, -kit.ROW_INSET / 2, 0)
        theme.paint_icon(painter, kit.icon_box(area), icon, tone)
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


def _still_to_come(painter: QPainter, box: QRectF, column: int) -> None:
    """A quiet bar where words will be."""
    if column == 0:
        bar = QRectF(box.left() + kit.ROW_INSET, box.center().y() - 5, min(180.0, box.width() - 32), 10)
        theme.fill_round(painter, bar, 5, "s2")
