"""The conversations behind 等待中: who waits for a human now, the dearest wait first. A press opens one."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.services.views import QueueRow
from deskpilot.ui import labels, labels_queue, theme
from deskpilot.ui import widgets as kit

_NAME_SHARE = 0.3
_NONE = Qt.TextElideMode.ElideNone
_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class WaitingRow(kit.PressedByReturn, kit.KeyboardFocus, QAbstractButton):
    """Name, reason and how long, on one line of 40."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: QueueRow | None = None
        self._since, self.name_width = "", 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_row(self, row: QueueRow, now: datetime) -> None:
        """Show another customer."""
        self.row = row
        waited = 0.0 if row.waiting_since is None else (now - row.waiting_since).total_seconds()
        self._since = labels.span(waited)
        reason = str(labels_queue.reason_line(row))
        self.setAccessibleName(f"{row.nickname} {self._since} {reason}")
        self.setToolTip(theme.plain_tip(reason))
        self.update()

    def show_past(self, row: QueueRow, when: str) -> None:
        """Show a conversation of earlier, with the time it was at."""
        self.show_row(row, row.last_at)
        self._since = when
        self.setAccessibleName(f"{row.nickname} {when} {labels_queue.reason_line(row)}")

    def set_name_width(self, width: float) -> None:
        """What the longest name of all rows takes: the reasons stand below each other."""
        self.name_width = width
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, theme.row("table"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.moved.emit(_MOVES[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        row = self.row
        if row is None:
            return
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            theme.fill_round(painter, box, theme.radius("control"), "s2")
        line = box.adjusted(8, 0, -8, 0)
        taken = theme.draw_text(painter, line, self._since, "caption", "t2", theme.ALIGN_RIGHT, _NONE)
        name = min(self.name_width, line.width() * _NAME_SHARE)
        theme.draw_text(
            painter, line.adjusted(0, 0, name - line.width(), 0), row.nickname, "body_strong", "t1"
        )
        self._paint_reason(painter, line.adjusted(name + 12, 0, -taken - 12, 0), row)
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))

    def _paint_reason(self, painter: QPainter, rest: QRectF, row: QueueRow) -> None:
        why = labels_queue.reason_line(row)
        if why.icon:
            side = theme.size("icon_small")
            place = QRectF(rest.left(), rest.center().y() - side / 2, side, side)
            theme.paint_icon(painter, place, why.icon, why.tone)
            rest = rest.adjusted(side + 4, 0, 0, 0)
        if why.head:
            head = theme.draw_text(painter, rest, why.head, "body", "t1")
            rest = rest.adjusted(head + 8, 0, 0, 0)
        if rest.width() > 24:
            theme.draw_text(painter, rest, theme.one_line(why.words), "body", "t2", hang=True)


class WaitingList(QWidget):
    """Signals: `chosen(conversation_id)`, `reached(row)` for the row the arrow keys came to. Shows the first few; the
    queue has them all."""

    chosen = Signal(int)
    reached = Signal(QWidget)
    MOST = 6

    def __init__(self, most: int = MOST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[WaitingRow] = []
        self._column.addStretch(1)

    def show_rows(self, rows: tuple[QueueRow, ...], now: datetime) -> None:
        """Show who waits."""
        self._fill(rows, lambda line, row: line.show_row(row, now))

    def show_past(self, rows: tuple[QueueRow, ...], when: Callable[[QueueRow], str]) -> None:
        """Show conversations of earlier, each with the words for its time."""
        self._fill(rows, lambda line, row: line.show_past(row, when(row)))

    def _fill(self, rows: tuple[QueueRow, ...], show: Callable[[WaitingRow, QueueRow], None]) -> None:
        while len(self.rows) < min(len(rows), self._most):
            self._add()
        names = [theme.text_width(row.nickname, "body_strong") for row in rows[: self._most]]
        for place, row in enumerate(self.rows):
            row.set_name_width(max(names, default=0.0))
            row.setVisible(place < len(rows))
            if place < len(rows):
                show(row, rows[place])

    def focus_first(self) -> None:
        """Put the keyboard onto the first row."""
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        row = WaitingRow(self)
        place = len(self.rows)
        row.clicked.connect(lambda: self._choose(place))
        row.moved.connect(lambda by: self._move(place + by))
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _choose(self, place: int) -> None:
        row = self.rows[place].row
        if row is not None:
            self.chosen.emit(row.conversation_id)

    def _move(self, place: int) -> None:
        if 0 <= place < len(self.rows) and not self.rows[place].isHidden():
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.reached.emit(self.rows[place])
