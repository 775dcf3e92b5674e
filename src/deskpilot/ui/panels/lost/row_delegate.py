"""How a customer who went without buying, and the heading of a list, is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from deskpilot.domain.lost_sale import Lost
from deskpilot.services.lost_views import LostRow
from deskpilot.ui import labels_lost, labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.headed import HEADING_ROLE, ROW_ROLE

_GAP = 12


class LostDelegate(kit.RowDelegate):
    """Paints one cell, or the heading of a list over the whole width."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        row: LostRow | None = index.data(ROW_ROLE)
        if row is None:
            _paint_heading(painter, box, *index.data(HEADING_ROLE))
            return
        self.paint_ground(painter, box, index, option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        area = box.adjusted(kit.ROW_INSET if index.column() == 0 else 0, 0, -_GAP, 0)
        _PAINTERS[index.column()](painter, area, row, selected)
        self.paint_focus(painter, box, option)


def _paint_heading(painter: QPainter, box: QRectF, kind: Lost, count: int) -> None:
    texts = (
        (labels_lost.heading(kind), "body", "t1", True),
        (str(count), "caption", "t2", False),
        (labels_lost.hint(kind), "caption", "t3", False),
    )
    kit.paint_heading(painter, box, texts)


def _paint_why(painter: QPainter, area: QRectF, row: LostRow, selected: bool) -> None:
    theme.paint_icon(painter, kit.icon_box(area), labels_lost.icon(row.kind), "t2")
    area.setLeft(area.left() + theme.scaled(22))
    theme.draw_text(painter, area, theme.one_line(labels_lost.why(row)), "body", "t1", strong=selected)


def _paint_who(painter: QPainter, area: QRectF, row: LostRow, selected: bool) -> None:
    side = theme.size("chip")
    tile = QRectF(area.left(), area.center().y() - side / 2, side, side)
    kit.paint_tile(painter, tile, labels_queue.tile(row.channel), selected=selected)
    area.setLeft(area.left() + side + 8)
    theme.draw_text(painter, area, theme.one_line(labels_lost.who(row)), "body", "t1")


def _paint_goods(painter: QPainter, area: QRectF, row: LostRow, selected: bool) -> None:
    theme.draw_text(
        painter, area, theme.one_line(labels_lost.goods(row)), "body", "t1" if row.title else "t3"
    )


def _paint_stake(painter: QPainter, area: QRectF, row: LostRow, selected: bool) -> None:
    theme.draw_text(painter, area, labels_lost.stake(row), "body", "t1", strong=True)


def _paint_quiet(painter: QPainter, area: QRectF, row: LostRow, selected: bool) -> None:
    theme.draw_text(painter, area, labels_lost.quiet(row), "body", "t2")


_PAINTERS = (_paint_why, _paint_who, _paint_goods, _paint_stake, _paint_quiet)
