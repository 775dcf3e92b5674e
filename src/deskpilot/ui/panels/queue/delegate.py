"""How a row of the queue is painted: platform, name and clock; reason; worth, mood and owner. In a busy shop the lines
are fewer: two, or one with all that cannot wait."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskpilot.domain.conversation import Owner
from deskpilot.services.views import QueueRow
from deskpilot.ui import labels, labels_queue, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.models.queue import ROW_ROLE

_INSET = 8
# Height of a row by its lines; three are the token's.
_HEIGHTS = {2: 52, 1: 32}
# In one line the reasons stand below each other, behind this share of it.
_NAME_SHARE = 0.42
_NONE = Qt.TextElideMode.ElideNone
_CUT = Qt.TextElideMode.ElideRight
_SHOWN = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver


class QueueDelegate(QStyledItemDelegate):
    """Paints a `QueueRow` in `lines` lines. `now` is the desk's clock, `me` the agent's name; `loud` is the one
    conversation whose clock may be red, `quiet` says that something outside of the list is red already."""

    def __init__(self, now: Callable[[], datetime], me: Callable[[], str]) -> None:
        super().__init__()
        self.lines = 3
        self.keyboard = self.quiet = False
        self.loud: int | None = None
        self._now, self._me = now, me
        self._clock = kit.ClockPainter(over_word=self.tr("超时"))

    def retranslate(self) -> None:
        """Put the clock's word into the language in force."""
        theme.forget_pictures()
        self._clock.over_word = self.tr("超时")

    def whole(self, row: QueueRow) -> str:
        """All that a row says, for its tooltip."""
        return labels_queue.row_tip(row, self._me())

    def said(self, row: QueueRow) -> str:
        """All that a row says, its clock first, for a screen reader."""
        name, *rest = self.whole(row).split("\n")
        return labels.joined(part for part in (name, self._clock_said(row), *rest) if part)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        least = _HEIGHTS.get(self.lines) or theme.row("queue")
        return QSize(option.rect.width(), max(least, self.lines * theme.line("body") + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: QueueRow = index.data(ROW_ROLE)
        state = option.state & _SHOWN
        # The clock alone changes every second: the rest is kept.
        left = round(self._clock_width(row))
        key = (row, left, self.lines, state.value, self.keyboard, self._me())
        box = QRectF(option.rect).adjusted(_INSET, 1, -_INSET, -1)
        seen = option.rect.adjusted(0, 0, -_INSET, 0)  # the column's own edge stays
        theme.paint_kept(painter, seen, "s1", key, lambda still: self._row(still, box, state, row, left))
        if row.waiting_since is not None:
            self._running(painter, self._first_line(box), state, row, self._waited(row.waiting_since))

    def _running(
        self, painter: QPainter, line: QRectF, state: QStyle.StateFlag, row: QueueRow, waited: float
    ) -> None:
        """The clock at the end of a line, on the row's own ground."""
        quiet, limit = self.quiet or self.loud != row.conversation_id, row.limit_seconds
        box = line.adjusted(line.width() - self._clock.width(waited, limit) - 1, 0, 0, 0).toAlignedRect()
        key = (self._clock.words(waited, limit), int(waited), limit, quiet)
        ground = "accent_tint" if state & QStyle.StateFlag.State_Selected else "s2" if state else "s1"
        theme.paint_kept(
            painter,
            box,
            ground,
            key,
            lambda clock: self._clock.paint(clock, line, waited, limit, quiet=quiet),
        )

    def _first_line(self, box: QRectF) -> QRectF:
        step = theme.line("body")
        text = box.adjusted(theme.size("chip") + 20, (box.height() - self.lines * step) / 2, -12, 0)
        return QRectF(text.left(), text.top(), text.width(), step)

    def _row(
        self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, row: QueueRow, clock: int
    ) -> None:
        """A row without its clock, which takes `clock` at the end of the first line."""
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._ground(painter, box, state, selected)
        first, extent, step = self._first_line(box), theme.size("chip"), theme.line("body")
        tile = QRectF(box.left() + 12, first.center().y() - extent / 2, extent, extent)
        kit.paint_tile(painter, tile, labels_queue.tile(row.channel), selected=selected)
        line = self._before_clock(painter, first, row, clock)
        if self.lines == 1:
            self._only_line(painter, line, row)
            return
        self._name(painter, line, row)
        second = first.translated(0, step)
        self._reason_line(
            painter, second if self.lines == 3 else self._before_worth(painter, second, row), row
        )
        if self.lines == 3:
            self._worth_line(painter, second.translated(0, step), row)

    def most_urgent(self, rows: Sequence[QueueRow]) -> int | None:
        """The conversation whose clock is red: of those near their limit the one with the least time left."""
        left = {
            row.conversation_id: row.limit_seconds - self._waited(row.waiting_since)
            for row in rows
            if row.waiting_since is not None
        }
        return min(left, key=lambda number: left[number], default=None)

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, selected: bool) -> None:
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            theme.fill_round(painter, box, theme.radius("panel"), "accent_tint" if selected else "s2")
        if selected:
            air = min(16.0, box.height() / 4)
            bar = QRectF(box.left() - _INSET + 4, box.top() + air, 3, box.height() - 2 * air)
            theme.fill_round(painter, bar, theme.radius("mark"), "accent")
            if self.keyboard:
                theme.focus_ring(painter, box, theme.radius("panel"))

    def _waited(self, since: datetime) -> float:
        return (self._now() - since).total_seconds()

    def _clock_said(self, row: QueueRow) -> str:
        if row.waiting_since is None:
            return ""
        waited = self._waited(row.waiting_since)
        words = self._clock.words(waited, row.limit_seconds)
        return words if waited >= row.limit_seconds else self.tr("还剩 {time}").format(time=words)

    def _clock_width(self, row: QueueRow) -> float:
        if row.waiting_since is None:
            return 0.0
        return self._clock.width(self._waited(row.waiting_since), row.limit_seconds) + 8

    def _before_clock(self, painter: QPainter, line: QRectF, row: QueueRow, clock: float) -> QRectF:
        """What is left of a line before its clock; where none runs, that the AI has answered is painted instead."""
        if row.waiting_since is None and row.owner is Owner.AI and row.agent_name == "":
            answered = self.tr("已答")
            clock = theme.draw_text(painter, line, answered, "caption", "t3", theme.ALIGN_RIGHT) + 8
        return line.adjusted(0, 0, -clock, 0)

    def _only_line(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        """Name, reason and clock: the rest is in the tooltip."""
        name = QRectF(line.left(), line.top(), line.width() * _NAME_SHARE, line.height())
        self._name(painter, name, row)
        self._reason_line(painter, line.adjusted(name.width() + 8, 0, 0, 0), row)

    def _name(self, painter: QPainter, area: QRectF, row: QueueRow) -> float:
        return theme.draw_text(
            painter, area, row.nickname, "body", "t1", theme.ALIGN_LEFT, elide=_CUT, strong=row.unread > 0
        )

    def _before_worth(self, painter: QPainter, line: QRectF, row: QueueRow) -> QRectF:
        """Paint what the customer has spent at the end of a line; returns what is left of it."""
        money = labels_queue.worth(row)
        width = theme.draw_text(painter, line, money, "caption", "t2", theme.ALIGN_RIGHT, elide=_NONE)
        return line.adjusted(0, 0, -width - 8, 0)

    def _reason_line(self, painter: QPainter, line: QRectF, row: QueueRow) -> None:
        """The icon has the severity's colour; the words stand back, so that a column of them does not shout."""
        why = labels_queue.reason_line(row)
        if why.icon:
            side = theme.size("icon_small")
            mark = QRectF(line.left(), line.center().y() - side / 2, side, side)
            theme.paint_icon(painter, mark, why.icon, why.tone)
            line = line.adjusted(side + 4, 0, 0, 0)
        if why.head:
            taken = theme.draw_text(painter, line, why.head, "body", "t1", theme.ALIGN_LEFT, elide=_CUT)
            line = line.adjusted(taken + 4, 0, 0, 0)
        if line.width() > theme.line("body"):
            words = theme.one_line(why.words)
            theme.draw_text(painter, line, words, "body", "t2", theme.ALIGN_LEFT, elide=_CUT)

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
        # Anger is told by the face and its word; red is for what runs out.
        tone = "warning_text" if tone == "danger_text" else tone
        theme.paint_icon(painter, QRectF(x, line.center().y() - side / 2, side, side), icon, tone)
        rest = line.adjusted(x + side + 4 - line.left(), 0, -taken, 0)
        theme.draw_text(painter, rest, word, "caption", "t2", theme.ALIGN_LEFT)
