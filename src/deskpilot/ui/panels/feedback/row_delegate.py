"""How a line of feedback, and the heading of a product, is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from deskpilot.services.feedback_views import FeedbackGroup, FeedbackRow
from deskpilot.ui import labels_feedback, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.headed import HEADING_ROLE, ROW_ROLE
from deskpilot.ui.widgets.chips import chip_width, paint_chip

_GAP = 12


class FeedbackDelegate(kit.RowDelegate):
    """Paints one cell. `offset_minutes` is the shop's offset from UTC."""

    def __init__(self) -> None:
        super().__init__()
        self.offset_minutes = 480

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        row: FeedbackRow | None = index.data(ROW_ROLE)
        if row is None:
            _paint_heading(painter, box, index.data(HEADING_ROLE))
            return
        self.paint_ground(painter, box, index, option)
        area = box.adjusted(kit.ROW_INSET if index.column() == 0 else 0, 0, -_GAP, 0)
        if index.column() == 0:
            _paint_words(painter, area, row)
        elif index.column() == 1:
            _paint_kind(painter, area, row)
        else:
            text = (row.nickname, labels_feedback.when(row, self.offset_minutes), row.feedback.made_by)
            theme.draw_text(painter, area, theme.one_line(text[index.column() - 2]), "body", "t2")
        self.paint_focus(painter, box, option)


def _paint_heading(painter: QPainter, box: QRectF, group: FeedbackGroup) -> None:
    title = theme.one_line(labels_feedback.product(group.title))
    counts = labels_feedback.counts(group)
    kit.paint_heading(painter, box, ((title, "body", "t1", True), (counts, "caption", "t2", False)))


def _paint_words(painter: QPainter, area: QRectF, row: FeedbackRow) -> None:
    """The customer's words, and behind them what a human added."""
    words = theme.one_line(labels_feedback.words(row))
    area.setLeft(area.left() + theme.draw_text(painter, area, words, "body", "t1") + _GAP)
    note = theme.one_line(row.feedback.note)
    if note and area.width() > theme.scaled(48):
        theme.paint_icon(painter, kit.icon_box(area), "pencil", "t3")
        area.setLeft(area.left() + theme.scaled(18))
        theme.draw_text(painter, area, note, "body", "t2")


def _paint_kind(painter: QPainter, area: QRectF, row: FeedbackRow) -> None:
    text, tall = labels_feedback.kind(row.kind), float(theme.size("chip"))
    width = min(area.width(), chip_width(text, None, strong=False))
    box = QRectF(area.left(), area.center().y() - tall / 2, width, tall)
    tone = labels_feedback.tone(row.kind)
    paint_chip(painter, box, text, tone, radius=theme.radius("chip_square"))
