"""How a row of the queue is painted: platform, name and clock; reason; worth, mood and owner."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskpilot.domain.conversation import Owner
from deskpilot.services.views import QueueRow
from deskpilot.ui import labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.queue import ROW_ROLE

_INSET = 8
_NONE = Qt.TextElideMode.ElideNone
_CUT = Qt.TextElideMode.ElideRight


class QueueDelegate(QStyledItemDelegate):
    """Paints a `QueueRow` in three lines, or two when `dense`. `now` is the desk's clock, `me` the agent's name."""

    def __init__(self, now: Callable[[], datetime], me: Callable[[], str]) -> None:
        super().__init__()
        self.dense = False
        self.keyboard = False
        self._now, self._me = now, me
        self._clock = kit.ClockPainter(over_word=self.tr("超时"))

    def retranslate(self) -> None:
        """Put the clock's word into the language in force."""
        self._clock.over_word = self.tr("超时")

    def whole(self, row: QueueRow) -> str:
        """All that a row says, for its tooltip."""
        return labels_queue.row_tip(row, self._me())

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = theme.line("body") + theme.line("caption") + (0 if self.dense else theme.line("body"))
        return QSize(option.rect.width(), max(56 if self.dense else theme.row("queue"), lines + 10))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        box = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, option, selected)
        step = theme.line("body")
        lines = 2 if self.dense else 3
        extent = theme.size("chip")
        text = box.adjusted(extent + 20, (box.height() - lines * step) / 2, -12, 0)
        first = QRectF(text.left(), text.top(), text.width(), step)
        tile = QRectF(box.left() + 12, first.center().y() - extent / 2, extent, extent)
        kit.paint_tile(painter, tile, labels_queue.tile(row.channel), selected=selected)
        self._name_line(painter, first, row)
        self._reason_line(painter, first.translated(0, step), row, self.dense)
        if not self.dense:
            self._worth_line(painter, first.translated(0, 2 * step), row)

    def _ground(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, selected: bool) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            theme.fill_round(painter, box, theme.radius("panel"), "accent_tint" if selected else "s2")
        if selected:
            bar = QRectF(box.left() - _INSET + 4, box.top() + 16, 3, box.height() - 32)
            theme.fill_round(painter, bar, theme.radius("mark"), "accent")
            if self.keyboard:
                theme.focus_ring(painter, box, theme.radius("panel"))

    def _name_line(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        taken = 0.0
        if row.waiting_since is not None:
            waited = (self._now() - row.waiting_since).total_seconds()
            taken = self._clock.paint(painter, line, waited, row.limit_seconds).width() + 8
        elif row.owner is Owner.AI and row.agent_name == "":
            taken = theme.draw_text(painter, line, self.tr("已答"), "caption", "t3", theme.ALIGN_RIGHT) + 8
        name = line.adjusted(0, 0, -taken, 0)
        theme.draw_text(
            painter, name, row.nickname, "body", "t1", theme.ALIGN_LEFT, elide=_CUT, strong=row.unread > 0
        )

    def _reason_line(self, painter: QPainter, line: QRectF, row: QueueRow, dense: bool) -> None:
        why = labels_queue.reason_line(row)
        if why.icon:
            side = theme.size("icon_small")
            mark = QRectF(line.left(), line.center().y() - side / 2, side, side)
            theme.paint_icon(painter, mark, why.icon, why.tone)
            line = line.adjusted(side + 4, 0, 0, 0)
        if dense:
            money = labels_queue.worth(row)
            width = theme.draw_text(painter, line, money, "caption", "t2", theme.ALIGN_RIGHT)
            line = line.adjusted(0, 0, -width - 8, 0)
        if why.head:
            line = line.adjusted(
                theme.draw_text(painter, line, why.head, "body", why.tone, elide=_NONE) + 4, 0, 0, 0
            )
        theme.draw_text(painter, line, theme.one_line(why.words), "body", "t2", theme.ALIGN_LEFT, elide=_CUT)

    def _worth_line(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        x = line.left()
        x += (
            theme.draw_text(
                painter, line, labels_queue.worth(row), "caption", "t2", theme.ALIGN_LEFT, elide=_NONE
            )
            + 12
        )
        icon, word, tone = labels_queue.mood(row.mood)
        text, colour = labels_queue.owner(row, self._me())
        taken = theme.draw_text(painter, line, text, "caption", colour, theme.ALIGN_RIGHT) + 8
        side = theme.size("icon_small")
        theme.paint_icon(painter, QRectF(x, line.center().y() - side / 2, side, side), icon, tone)
        rest = line.adjusted(x + side + 4 - line.left(), 0, -taken, 0)
        theme.draw_text(painter, rest, word, "caption", "t2", theme.ALIGN_LEFT)
