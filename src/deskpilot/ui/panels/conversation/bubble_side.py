"""What stands beside a bubble: the mark of product feedback always, what can be done with the line while it is hovered."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, labels_feedback, theme
from deskpilot.ui.panels.conversation.bubble_sheet import LEFT, RIGHT, Frame, Sheet
from deskpilot.ui.panels.conversation.line_offers import can_be_feedback, can_teach, learn_text
from deskpilot.ui.widgets.chips import chip_width, paint_chip

_NONE = Qt.TextElideMode.ElideNone
_GAP, _ICON, _TALL = 8.0, 14.0, 24.0


@dataclass(frozen=True, slots=True)
class Side:
    """One pressable thing beside a bubble; without `text` only its icon has room."""

    what: str
    icon: str
    text: str
    box: QRectF
    is_mark: bool = False


def sides(sheet: Sheet, row: TranscriptRow, frame: Frame, hovered: bool) -> list[Side]:
    """What stands beside a bubble, from the bubble outwards."""
    found: list[Side] = []
    if row.feedback is not None:
        found += _mark(sheet, row, frame)
    if hovered and can_teach(row):
        found.append(_learn(sheet, frame, _end(sheet, found)))
    if hovered and row.feedback is None and can_be_feedback(row):
        found += _offer(sheet, frame, _end(sheet, found))
    return found


def side_at(sheet: Sheet, row: TranscriptRow, frame: Frame, hovered: bool, x: float, y: float) -> str:
    """The pressable thing at a point beside a bubble, or ""."""
    boxes = ((side.what, side.box) for side in sides(sheet, row, frame, hovered))
    return next((what for what, box in boxes if box.contains(x, y)), "")


def paint_sides(painter: QPainter, sheet: Sheet, row: TranscriptRow, frame: Frame, hovered: bool) -> None:
    """The mark, and while the line is hovered what can be done with it and the time to the second."""
    found = sides(sheet, row, frame, hovered)
    for side in found:
        if side.is_mark:
            paint_chip(painter, side.box, side.text, "accent", side.icon, radius=theme.radius("chip_square"))
            continue
        icon = QRectF(side.box.left(), side.box.center().y() - _ICON / 2, _ICON, _ICON)
        theme.paint_icon(painter, icon, side.icon, "accent_text")
        area = side.box.adjusted(18, 0, 2, 0)
        theme.draw_text(painter, area, side.text, "caption", "accent_text", elide=_NONE)
    if hovered:
        _paint_time(painter, sheet, row, frame, found)


def _mark(sheet: Sheet, row: TranscriptRow, frame: Frame) -> list[Side]:
    assert row.feedback is not None
    text, left = labels_feedback.kind(row.feedback), sheet.bubble.right() + _GAP
    tall = float(theme.size("chip"))
    top = sheet.bubble.bottom() - 28 + (_TALL - tall) / 2
    for words in (text, ""):
        width = chip_width(words, labels_feedback.ICON, strong=False)
        if left + width <= frame.width - 4:
            return [Side("feedback", labels_feedback.ICON, words, QRectF(left, top, width, tall), True)]
    return []


def _learn(sheet: Sheet, frame: Frame, start: float) -> Side:
    width = theme.text_width(learn_text(), "caption") + 20
    left = start - width if sheet.right_side else start
    left = min(max(left, 4.0), frame.width - RIGHT - width + 20)
    return Side("learn", "book", learn_text(), QRectF(left, sheet.bubble.bottom() - 28, width, _TALL))


def _offer(sheet: Sheet, frame: Frame, start: float) -> list[Side]:
    """As words, as its icon, or not at all: the menu and F6 have it as well."""
    for text in (labels_feedback.short_offer(), ""):
        width = theme.text_width(text, "caption") + 20 if text else _ICON + 4
        if start + width <= frame.width - 4:
            box = QRectF(start, sheet.bubble.bottom() - 28, width, _TALL)
            return [Side("feedback", labels_feedback.ICON, text, box)]
    return []


def _end(sheet: Sheet, found: list[Side]) -> float:
    """Where the next thing starts; at the right side things go from right to left."""
    if sheet.right_side:
        return (found[-1].box.left() if found else sheet.bubble.left()) - _GAP
    return (found[-1].box.right() if found else sheet.bubble.right()) + _GAP


def _paint_time(painter: QPainter, sheet: Sheet, row: TranscriptRow, frame: Frame, found: list[Side]) -> None:
    when = labels.clock_seconds(row.at, frame.offset_minutes)
    width = theme.text_width(when, "caption")
    start = _end(sheet, found) + 4 if not sheet.right_side else _end(sheet, found) - 4 - width
    if start >= LEFT / 2 and start + width <= frame.width - 12:
        area = QRectF(start, sheet.bubble.bottom() - 28, width + 2, _TALL)
        theme.draw_text(painter, area, when, "caption", "t3", elide=_NONE)
