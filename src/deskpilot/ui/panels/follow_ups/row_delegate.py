"""How a task, and the heading of a section, is painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from deskpilot.services.task_views import TaskRow, TaskSection
from deskpilot.ui import labels_queue, labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.headed import HEADING_ROLE, ROW_ROLE

_GAP = 12
_NONE = Qt.TextElideMode.ElideNone
_LOUD = {TaskSection.OVERDUE: "danger_text", TaskSection.MORNING: "warning_text"}


class TaskDelegate(kit.RowDelegate):
    """Paints one cell of a task, or the heading of a section over the whole width."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        row: TaskRow | None = index.data(ROW_ROLE)
        if row is None:
            _paint_heading(painter, box, *index.data(HEADING_ROLE))
            return
        self.paint_ground(painter, box, index, option)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        _PAINTERS[index.column()](painter, box, row, selected)
        self.paint_focus(painter, box, option)


def _paint_heading(painter: QPainter, box: QRectF, section: TaskSection, count: int) -> None:
    texts = (
        (labels_tasks.section(section), "body", _LOUD.get(section, "t1"), True),
        (str(count), "caption", "t2", False),
        (labels_tasks.section_hint(section), "caption", "t3", False),
    )
    kit.paint_heading(painter, box, texts)


def _paint_what(painter: QPainter, box: QRectF, row: TaskRow, selected: bool) -> None:
    area = box.adjusted(kit.ROW_INSET, 0, -_GAP, 0)
    theme.paint_icon(painter, kit.icon_box(area), labels_tasks.icon(row), "t2")
    area.setLeft(area.left() + theme.scaled(22))
    theme.draw_text(painter, area, theme.one_line(labels_tasks.what(row)), "body", "t1", strong=selected)


def _paint_who(painter: QPainter, box: QRectF, row: TaskRow, selected: bool) -> None:
    area = box.adjusted(0, 0, -_GAP, 0)
    if row.channel:
        side = theme.size("chip")
        tile = QRectF(area.left(), area.center().y() - side / 2, side, side)
        kit.paint_tile(painter, tile, labels_queue.tile(row.channel), selected=selected)
        area.setLeft(area.left() + side + 8)
    if row.paid_orders:
        money = labels_queue.money(row.worth)
        taken = theme.draw_text(painter, area, money, "caption", "t2", theme.ALIGN_RIGHT, _NONE)
        area.setRight(area.right() - taken - 8)
    tone = "t1" if row.nickname else "t3"
    theme.draw_text(painter, area, theme.one_line(labels_tasks.who(row)), "body", tone)


def _paint_due(painter: QPainter, box: QRectF, row: TaskRow, selected: bool) -> None:
    icon, tone = labels_tasks.due_look(row)
    area = box.adjusted(0, 0, -_GAP, 0)
    theme.paint_icon(painter, kit.icon_box(area), icon, tone)
    area.setLeft(area.left() + theme.scaled(20))
    strong = tone in ("danger_text", "warning_text")
    theme.draw_text(painter, area, labels_tasks.due(row), "body", tone, strong=strong)


def _paint_maker(painter: QPainter, box: QRectF, row: TaskRow, selected: bool) -> None:
    tone = "ai_text" if row.task.by_ai else "t2"
    theme.draw_text(painter, box.adjusted(0, 0, -_GAP, 0), labels_tasks.maker(row), "body", tone)


def _paint_assigned(painter: QPainter, box: QRectF, row: TaskRow, selected: bool) -> None:
    tone = "t1" if row.task.assigned_to else "t3"
    theme.draw_text(painter, box.adjusted(0, 0, -kit.ROW_INSET, 0), labels_tasks.assigned(row), "body", tone)


_PAINTERS = (_paint_what, _paint_who, _paint_due, _paint_maker, _paint_assigned)
