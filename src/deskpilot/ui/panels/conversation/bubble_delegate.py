"""Paints the transcript: bubbles, heads, source chips, marks and days."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, theme
from deskpilot.ui.models.transcript import TranscriptModel, is_note
from deskpilot.ui.panels.conversation.bubble_sheet import (
    LAST_GAP,
    RIGHT,
    Frame,
    Sheet,
    confidence_text,
    make_sheet,
)
from deskpilot.ui.panels.conversation.bubble_side import paint_sides, side_at
from deskpilot.ui.panels.conversation.line_offers import retry_text
from deskpilot.ui.panels.conversation.pictures import Pictures
from deskpilot.ui.widgets.chips import paint_chip

_CACHE_MAX = 1_000
_NONE = Qt.TextElideMode.ElideNone
_STATE_ICONS = {
    Delivery.PENDING: ("clock", "t3"),
    Delivery.HANDED: ("send", "t3"),
    Delivery.DELIVERED: ("check", "t3"),
    Delivery.FAILED: ("triangle", "danger"),
}
_MARK_ICONS = {"closed": "archive", "escalated": "bell"}


class BubbleDelegate(QStyledItemDelegate):
    """Paints from sheets that are kept by row and place; another conversation, frame or look makes them anew.

    It reads rows from the model itself: a list of some hundred rows asks for every height when a line comes in.
    """

    def __init__(self, lines: TranscriptModel, frame: Frame, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._frame = frame
        self.hovered = -1
        self.ring_visible = False
        self.flashed = -1
        self.flash_strength = 0.0
        self.pictures: Pictures | None = None
        self._sheets: dict[tuple[object, ...], Sheet] = {}
        self._revision = -1
        lines.modelReset.connect(self.forget)

    @property
    def frame(self) -> Frame:
        """Width, clock and day that rows are laid out for."""
        return self._frame

    def set_frame(self, frame: Frame) -> None:
        """Lay out for another width, clock or day."""
        if frame != self._frame:
            self._frame = frame
            self._sheets.clear()

    def forget(self) -> None:
        """Lay everything out anew, for another language or another conversation."""
        self._sheets.clear()

    def sheet(self, number: int) -> Sheet:
        """Where everything of a row lies."""
        if self._revision != theme.LOOK.revision or len(self._sheets) > _CACHE_MAX:
            self._sheets.clear()
            self._revision = theme.LOOK.revision
        row, where = self._lines.at(number)
        key = (row.message_id, row.delivery, row.text, where)
        found = self._sheets.get(key)
        if found is None:
            found = self._sheets[key] = make_sheet(row, where, self._frame)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        number = index.row()
        last = number == len(self._lines.rows) - 1
        return QSize(self._frame.width - RIGHT, round(self.sheet(number).height) + (LAST_GAP if last else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row, _ = self._lines.at(index.row())
        sheet = self.sheet(index.row())
        painter.save()
        painter.translate(option.rect.topLeft())
        if sheet.day_text:
            theme.draw_text(painter, sheet.day, sheet.day_text, "caption", "t3", theme.ALIGN_CENTER)
        if is_note(row):
            _paint_note(painter, sheet, row)
        else:
            self._paint_bubble(painter, sheet, row, option, index.row())
        if self.ring_visible and option.state & QStyle.StateFlag.State_HasFocus:
            box = sheet.note if is_note(row) else sheet.bubble
            theme.focus_ring(painter, box.adjusted(-3, -3, 3, 3), theme.radius("panel") + 3)
        painter.restore()

    def side_at(self, number: int, x: float, y: float) -> str:
        """The pressable thing beside a bubble at a point of its row, or ""."""
        row, _ = self._lines.at(number)
        return side_at(self.sheet(number), row, self._frame, number == self.hovered, x, y)

    def _paint_bubble(
        self, painter: QPainter, sheet: Sheet, row: TranscriptRow, option: QStyleOptionViewItem, number: int
    ) -> None:
        if not sheet.head.isEmpty():
            _paint_head(painter, sheet, row)
        fill, outline = _colours(row)
        ringed = self.ring_visible and bool(option.state & QStyle.StateFlag.State_HasFocus)
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and not ringed
        tone = theme.color(fill)
        if number == self.flashed:
            tone = theme.blend(theme.color("accent_tint2"), tone, self.flash_strength)
        theme.fill_round(
            painter, sheet.bubble, theme.radius("panel"), tone, "accent" if selected else outline
        )
        _paint_content(painter, sheet, row)
        if sheet.picture_file:
            self._paint_picture(painter, sheet)
        paint_sides(painter, sheet, row, self._frame, number == self.hovered)

    def _paint_picture(self, painter: QPainter, sheet: Sheet) -> None:
        """The whole picture in the middle of its room; a sign while it is read, another where there is none."""
        theme.fill_round(painter, sheet.picture, theme.radius("control"), "s3")
        ratio = painter.device().devicePixelRatio()
        found = self.pictures.picture(sheet.picture_file, ratio) if self.pictures is not None else None
        middle = sheet.picture.center()
        if found is None:
            lost = self.pictures is not None and self.pictures.failed(sheet.picture_file, ratio)
            box = QRectF(middle.x() - 10, middle.y() - 10, 20, 20)
            theme.paint_icon(painter, box, "eye-off" if lost else "image", "t3")
            return
        extent = found.deviceIndependentSize()
        painter.drawPixmap(QPointF(middle.x() - extent.width() / 2, middle.y() - extent.height() / 2), found)


def _colours(row: TranscriptRow) -> tuple[str, str | None]:
    if row.delivery is Delivery.CANCELLED:
        return "s0", "border"
    if row.sender is Sender.CUSTOMER:
        return "bub_cust", None
    return ("bub_ai", "border2") if row.sender is Sender.AI else ("bub_agent", None)


def _paint_content(painter: QPainter, sheet: Sheet, row: TranscriptRow) -> None:
    if sheet.kind_icon:
        box = sheet.kind_box
        theme.paint_icon(painter, QRectF(box.left(), box.center().y() - 7, 14, 14), sheet.kind_icon, "t2")
        theme.draw_text(painter, box.adjusted(20, 0, 0, 0), sheet.kind_text, "body", "t2")
    for text, place in sheet.actions:
        theme.draw_text(painter, place, text, "caption", "accent_text", elide=_NONE)
    if sheet.text is not None:
        painter.setPen(theme.color("t3" if row.delivery is Delivery.CANCELLED else "t1"))
        sheet.text.layout.draw(painter, sheet.text_box.topLeft())
    if sheet.chip_text:
        paint_chip(painter, sheet.chip, sheet.chip_text, "ai", "book", radius=theme.radius("chip_square"))
    if not sheet.chip.isNull():
        left = sheet.chip.right() + 12 if sheet.chip_text else sheet.text_box.left()
        area = QRectF(left, sheet.chip.top(), sheet.bubble.right() - left, sheet.chip.height())
        theme.draw_text(painter, area, confidence_text(row), "caption", "t3", elide=_NONE)


def _paint_head(painter: QPainter, sheet: Sheet, row: TranscriptRow) -> None:
    name = labels.sender(row.sender, row.sender_name)
    if not sheet.right_side:
        room = sheet.head.width() - theme.text_width(sheet.when, "caption") - 8
        area = QRectF(sheet.head.left(), sheet.head.top(), room, sheet.head.height())
        used = theme.draw_text(painter, area, name, "caption", "t2", strong=True)
        theme.draw_text(
            painter, sheet.head.adjusted(used + 8, 0, 0, 0), sheet.when, "caption", "t3", elide=_NONE
        )
        return
    right = _paint_state(painter, sheet, row)
    tone = "ai_text" if row.sender is Sender.AI else "accent_text"
    for text, colour, strong in ((sheet.when, "t3", False), (name, tone, True)):
        box = QRectF(sheet.head.left(), sheet.head.top(), right - sheet.head.left(), sheet.head.height())
        right -= theme.draw_text(painter, box, text, "caption", colour, theme.ALIGN_RIGHT, strong=strong) + 8


def _paint_state(painter: QPainter, sheet: Sheet, row: TranscriptRow) -> float:
    """Delivery state at the right end of the head; returns where the text before it may end."""
    right, head = sheet.head.right(), sheet.head
    failed = row.delivery is Delivery.FAILED
    if failed:
        right -= (
            theme.draw_text(
                painter, head, retry_text(), "caption", "accent_text", theme.ALIGN_RIGHT, strong=True
            )
            + 8
        )
    mark, tone = _STATE_ICONS.get(row.delivery, ("", ""))
    if mark:
        theme.paint_icon(painter, QRectF(right - 14, head.center().y() - 7, 14, 14), mark, tone)
        right -= 18
    area = QRectF(head.left(), head.top(), right - head.left(), head.height())
    words = "danger_text" if failed else "t3"
    return right - theme.draw_text(painter, area, sheet.state, "caption", words, theme.ALIGN_RIGHT) - 8


def _paint_note(painter: QPainter, sheet: Sheet, row: TranscriptRow) -> None:
    if row.kind is not MessageKind.MARK:
        if sheet.text is not None:
            painter.setPen(theme.color("t3"))
            sheet.text.layout.draw(painter, sheet.text_box.topLeft())
        return
    title, detail, *why = sheet.note_lines
    line = theme.line("body")
    tone = "warning_text" if row.mark == "escalated" else "t2" if row.mark == "closed" else "accent_text"
    width = 18 + theme.text_width(title, "body", strong=True) + 8 + theme.text_width(detail, "body")
    left = sheet.note.center().x() - width / 2
    top = sheet.note.top()
    for start, end in ((sheet.note.left(), left - 16), (left + width + 16, sheet.note.right())):
        theme.hairline(painter, start, top + line / 2, end - start, color="border2")
    theme.paint_icon(
        painter, QRectF(left, top + line / 2 - 7, 14, 14), _MARK_ICONS.get(row.mark, "swap"), tone
    )
    area = QRectF(left + 18, top, width, line)
    used = theme.draw_text(painter, area, title, "body", tone, elide=_NONE, strong=True)
    theme.draw_text(painter, area.adjusted(used + 8, 0, 8, 0), detail, "body", "t2", elide=_NONE)
    if why:
        below = QRectF(sheet.note.left(), top + line - 1, sheet.note.width(), theme.line("caption"))
        theme.draw_text(painter, below, why[0], "caption", "t3", theme.ALIGN_CENTER)
