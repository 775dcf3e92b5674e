"""Everything there ever was with a customer: all conversations and orders, in a sheet beside the column."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.services.views import CustomerCard, QueueRow
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case import customer as words
from deskpilot.ui.panels.case.order_row import OrderRow

_WIDTH, _TALLEST = 420, 560


class VisitRow(kit.PressedByReturn, kit.KeyboardFocus, QAbstractButton):
    """A conversation in two lines: when, where and how it stands; the last words."""

    def __init__(self, row: QueueRow, now: datetime, offset_minutes: int, *, here: bool) -> None:
        super().__init__()
        self.conversation_id = row.conversation_id
        self._when, self._standing, self._said = words.visit(row, now, offset_minutes)
        self._here = here
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{self._when} {self._standing} {self._said}")
        self.setToolTip(theme.plain_tip(self._said))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.scaled(_WIDTH) - 32, theme.line("caption") + theme.line("body") + 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self._here or self.underMouse():
            theme.fill_round(painter, box, theme.radius("control"), "accent_tint" if self._here else "s2")
        caption, body = theme.line("caption"), theme.line("body")
        line = QRectF(8, 6, box.width() - 16, caption)
        taken = theme.draw_text(painter, line, self._standing, "caption", "t2", theme.ALIGN_RIGHT)
        theme.draw_text(painter, line.adjusted(0, 0, -taken - 8, 0), self._when, "caption", "t3")
        theme.draw_text(
            painter, QRectF(8, 6 + caption, box.width() - 16, body), self._said, "body", "t1", hang=True
        )
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))


class HistorySheet(QFrame):
    """A popup; a press elsewhere or Escape closes it. Signal: `conversation_chosen(conversation_id)`."""

    conversation_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.visits: list[VisitRow] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(0)
        inner = QWidget()
        inner.setLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(4, 4, 4, 4)
        whole.addWidget(self._scroll)

    def show_all(
        self,
        card: CustomerCard,
        visits: tuple[QueueRow, ...],
        now: datetime,
        offset_minutes: int,
        here: int | None,
    ) -> None:
        """Fill the sheet; `here` is the conversation that is open."""
        self.setAccessibleName(self.tr("{name} 的全部往来").format(name=card.customer.nickname))
        self._scroll.setAccessibleName(self.accessibleName())  # it takes the keyboard, to scroll
        self._head(self.tr("会话"), self.tr("{n} 段，按一下打开").format(n=card.conversations))
        for visit in visits:
            row = VisitRow(visit, now, offset_minutes, here=visit.conversation_id == here)
            row.clicked.connect(lambda _on=False, to=visit.conversation_id: self._choose(to))
            self.visits.append(row)
            self._column.addWidget(row)
        self._head(self.tr("订单"), self.tr("{n} 单").format(n=len(card.orders)))
        for order in card.orders:
            row_of = OrderRow(order, None, offset_minutes)
            row_of.setContentsMargins(8, 0, 8, 0)
            self._column.addWidget(row_of)
        if card.customer.tags or card.customer.note:
            self._head(self.tr("标签和备注"), "")
            self._words(card)
        self._column.addStretch(1)

    def show_below(self, anchor: QWidget) -> None:
        """Open with the right edge at the anchor's, as tall as needed, inside of the screen."""
        needed = self._column.sizeHint().height()
        if self._column.hasHeightForWidth():
            needed = self._column.totalHeightForWidth(theme.scaled(_WIDTH) - 16)
        size = QSize(theme.scaled(_WIDTH), min(_TALLEST, needed + 24))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - size.width(), anchor.height() + 4))
        room = anchor.screen().availableGeometry()
        corner.setX(max(room.left() + 8, min(corner.x(), room.right() - size.width() - 8)))
        corner.setY(max(room.top() + 8, min(corner.y(), room.bottom() - size.height() - 8)))
        self.setGeometry(corner.x(), corner.y(), size.width(), size.height())
        self.show()
        if self.visits:
            self.visits[0].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.fill_round(QPainter(self), QRectF(self.rect()), theme.radius("panel"), "raised", "border2")

    def _head(self, title: str, caption: str) -> None:
        header = kit.SectionHeader(title, caption)
        header.setContentsMargins(8, 0, 8, 0)
        self._column.addWidget(header)

    def _words(self, card: CustomerCard) -> None:
        tags = QWidget()
        flow = kit.FlowLayout(tags, gap=6)
        flow.setContentsMargins(8, 0, 8, 0)
        for tag in card.customer.tags:
            flow.addWidget(kit.Chip(tag))
        note = kit.PlainLabel(card.customer.note, "body", "t2", wrap=True)
        note.setContentsMargins(8, 4, 8, 4)
        self._column.addWidget(tags)
        self._column.addWidget(note)

    def _choose(self, conversation_id: int) -> None:
        self.close()
        self.conversation_chosen.emit(conversation_id)
