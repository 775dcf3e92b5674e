"""A past order on one line: day, goods, amount, state."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.domain.order import Order
from deskpilot.ui import theme
from deskpilot.ui.labels_case import customer as words
from deskpilot.ui.labels_case.words import money

_NONE = Qt.TextElideMode.ElideNone


class OrderRow(QWidget):
    """Paints an order, 24 high. Day, amount and state are never cut; the goods are, and stand in the tooltip.

    Without `now` the day has its year.
    """

    def __init__(
        self, order: Order, now: datetime | None, offset_minutes: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = words.short_date(order.paid_at or order.created_at, now, offset_minutes)
        self._title, self._amount = words.order_title(order), money(order.paid_amount)
        self._state = words.order_state(order.status)
        self.setAccessibleName(" ".join((self._day, self._title, self._amount, self._state[2])))
        self.setToolTip(theme.plain_tip(words.order_tip(order)))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, theme.row("brief"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.contentsRect())
        icon, tone, word = self._state
        right = box.right()
        theme.draw_text(painter, box, word, "caption", "t2", theme.ALIGN_RIGHT, _NONE)
        # The words for states are of different lengths: the amounts line up all the same.
        right -= max(theme.text_width(word, "caption"), theme.scaled(36)) + 4
        side = theme.size("icon_small")
        theme.paint_icon(painter, QRectF(right - side, box.center().y() - side / 2, side, side), icon, tone)
        amount = box.adjusted(0, 0, right - side - 6 - box.right(), 0)
        width = theme.draw_text(painter, amount, self._amount, "body", "t1", theme.ALIGN_RIGHT, _NONE)
        left = max(theme.scaled(52), theme.text_width(self._day, "caption") + 10)
        theme.draw_text(painter, box, self._day, "caption", "t3", elide=_NONE)
        theme.draw_text(
            painter, amount.adjusted(left, 0, -width - 8, 0), self._title, "body", "t1", hang=True
        )
