"""Where everything of one transcript row lies: pure geometry, made once per row, width and look."""

import json
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.services.views import TranscriptRow
from deskpilot.ui import labels, theme
from deskpilot.ui.models.transcript import Place, is_note
from deskpilot.ui.panels.conversation.bubble_text import LaidText, lay_out
from deskpilot.ui.panels.conversation.line_offers import file_offers, file_text, retry_text, source_text
from deskpilot.ui.panels.conversation.pictures import HEIGHT, WIDTH, picture_of
from deskpilot.ui.widgets.chips import chip_width

LEFT, RIGHT = 24, 32
GROUP_GAP, LINE_GAP, MARK_GAP, AFTER_MARK_GAP = 16, 4, 22, 6
PAD_X, PAD_TOP, PAD_BOTTOM = 12, 6, 6
LAST_GAP = 14
_ICONS = {
    MessageKind.IMAGE: "image",
    MessageKind.VIDEO: "play",
    MessageKind.FILE: "paperclip",
    MessageKind.PRODUCT_CARD: "bag",
    MessageKind.ORDER_CARD: "package",
}


@dataclass(frozen=True, slots=True)
class Frame:
    """What the geometry depends on besides the row: width in dp, how wide a bubble's text may be, clock, today, and
    whether pictures are shown."""

    width: int
    measure: int
    offset_minutes: int
    today: date
    pictures: bool = False


@dataclass(slots=True)
class Sheet:
    """Boxes relative to the row's top left corner; an empty box is not shown. `regions` can be pressed."""

    height: float = 0.0
    right_side: bool = False
    day: QRectF = field(default_factory=QRectF)
    day_text: str = ""
    head: QRectF = field(default_factory=QRectF)
    bubble: QRectF = field(default_factory=QRectF)
    text: LaidText | None = None
    text_box: QRectF = field(default_factory=QRectF)
    kind_box: QRectF = field(default_factory=QRectF)
    kind_icon: str = ""
    kind_text: str = ""
    note: QRectF = field(default_factory=QRectF)
    note_lines: tuple[str, ...] = ()
    picture: QRectF = field(default_factory=QRectF)
    picture_file: str = ""
    actions: tuple[tuple[str, QRectF], ...] = ()
    chip: QRectF = field(default_factory=QRectF)
    chip_text: str = ""
    when: str = ""
    state: str = ""
    regions: dict[str, QRectF] = field(default_factory=dict)

    def region_at(self, x: float, y: float) -> str:
        """The name of the pressable place at a point, or ""."""
        return next((name for name, box in self.regions.items() if box.contains(x, y)), "")

    def link_at(self, x: float, y: float) -> str:
        """The address of the link at a point, or ""."""
        if self.text is None:
            return ""
        left, top = self.text_box.left(), self.text_box.top()
        return next((url for box, url in self.text.links if box.contains(x - left, y - top)), "")


def make_sheet(row: TranscriptRow, where: Place, frame: Frame) -> Sheet:
    """Lay out one row."""
    sheet = Sheet(when=labels.clock(row.at, frame.offset_minutes), state=labels.delivery(row.delivery))
    top = _lay_day(sheet, row, where, frame)
    if is_note(row):
        _lay_note(sheet, row, frame, top)
    else:
        _lay_bubble(sheet, row, where, frame, top)
    return sheet


def card_text(payload: str) -> str:
    """The title inside a card's payload, "" when it has none or cannot be read."""
    try:
        values = json.loads(payload) if payload else {}
    except ValueError:
        return ""
    found = values if isinstance(values, dict) else {}
    return next(
        (str(found[key]) for key in ("title", "name", "order_no", "code", "file_name") if found.get(key)), ""
    )


def _lay_day(sheet: Sheet, row: TranscriptRow, where: Place, frame: Frame) -> float:
    if not where.opens_day:
        return 0.0
    line = theme.line("caption")
    sheet.day = QRectF(LEFT, 12, frame.width - LEFT - RIGHT, line)
    sheet.day_text = labels.day(labels.local(row.at, frame.offset_minutes).date(), frame.today)
    return 12.0 + line - 6


def _lay_note(sheet: Sheet, row: TranscriptRow, frame: Frame, top: float) -> None:
    """A centred line or two: what happened, and why."""
    top += 10 if sheet.day_text else MARK_GAP
    if row.kind is MessageKind.MARK:
        detail = labels.mark_detail(row.mark, row.sender_name, sheet.when, row.passed_by)
        why = labels.reason(row.reason) if row.reason else theme.one_line(row.text)
        lines = [labels.mark(row.mark), detail, *([why] if why else [])]
        height = theme.line("body") + (theme.line("caption") if why else 0)
    else:
        who = labels.sender(row.sender, row.sender_name) if row.kind is MessageKind.RECALL else ""
        what = labels.kind(row.kind) if row.kind is MessageKind.RECALL else row.text
        sheet.text = lay_out(
            what if not who else f"{who} {what}", frame.width - LEFT - RIGHT - 80, style="caption"
        )
        lines, height = [], round(sheet.text.height)
        left = LEFT + (frame.width - LEFT - RIGHT - sheet.text.width) / 2
        sheet.text_box = QRectF(left, top, sheet.text.width, height)
    sheet.note = QRectF(LEFT, top, frame.width - LEFT - RIGHT, height)
    sheet.note_lines = tuple(lines)
    if row.decision_id is not None:
        sheet.regions["trace"] = QRectF(sheet.note)
    sheet.height = top + height


def _lay_bubble(sheet: Sheet, row: TranscriptRow, where: Place, frame: Frame, top: float) -> None:
    sheet.right_side = row.sender is not Sender.CUSTOMER
    gap = GROUP_GAP if where.opens_group else LINE_GAP
    top += AFTER_MARK_GAP if where.after_mark and not where.opens_day else gap
    if where.opens_group:
        line = theme.line("caption")
        sheet.head = QRectF(LEFT, top, frame.width - LEFT - RIGHT, line)
        top += line + 2
    width, height = _lay_content(sheet, row, frame, top)
    left = frame.width - RIGHT - width if sheet.right_side else LEFT
    sheet.bubble = QRectF(left, top, width, height)
    for box in (sheet.text_box, sheet.kind_box, sheet.chip, sheet.picture, *sheet.regions.values()):
        box.translate(left, 0)
    if sheet.chip_text:
        # A row of a product has no page of its own: its chip leads to why it was said.
        sheet.regions["source" if row.entry_id else "trace"] = sheet.chip
    if row.delivery is Delivery.FAILED:
        sheet.regions["retry"] = _retry_box(sheet)
    sheet.height = top + height


def _lay_content(sheet: Sheet, row: TranscriptRow, frame: Frame, top: float) -> tuple[float, float]:
    """Width and height of the bubble; boxes of its content are relative to its left edge."""
    inner, y = 0.0, top + PAD_TOP
    sheet.kind_icon = _ICONS.get(row.kind, "")
    if sheet.kind_icon:
        parts = (labels.kind(row.kind), file_text(row) or card_text(row.payload))
        sheet.kind_text = " ".join(part for part in parts if part)
        width = min(float(frame.measure), theme.text_width(sheet.kind_text, "body") + 20)
        sheet.kind_box = QRectF(PAD_X, y, width + 1, theme.line("message"))
        inner, y = width, y + theme.line("message")
        inner, y = _lay_picture(sheet, row, frame, inner, y)
        inner, y = _lay_actions(sheet, row, inner, y)
    if row.text or not sheet.kind_icon:
        struck = row.delivery is Delivery.CANCELLED
        more = QCoreApplication.translate("Transcript", "（后面还有 {n} 字，复制可得全文）")
        sheet.text = lay_out(row.text, frame.measure, struck=struck, more=more)
        sheet.text_box = QRectF(PAD_X, y, sheet.text.width, sheet.text.height)
        inner, y = max(inner, sheet.text.width), y + sheet.text.height
    bottom = PAD_BOTTOM
    if row.sender is Sender.AI and (source_text(row) or row.confidence is not None):
        inner = max(inner, _lay_source(sheet, row, frame, y + 4))
        y, bottom = y + 4 + theme.size("chip"), 8
    return round(inner + 0.49) + 2 * PAD_X, y + bottom - top


def _lay_picture(
    sheet: Sheet, row: TranscriptRow, frame: Frame, inner: float, y: float
) -> tuple[float, float]:
    """The same room for every picture, so that nothing jumps when it has been read; a press opens the file."""
    sheet.picture_file = picture_of(row) if frame.pictures else ""
    if not sheet.picture_file:
        return inner, y
    sheet.picture = QRectF(PAD_X, y + 4, min(WIDTH, frame.measure), HEIGHT)
    sheet.regions["picture"] = QRectF(sheet.picture)
    return max(inner, sheet.picture.width()), y + HEIGHT + 8


def _lay_actions(sheet: Sheet, row: TranscriptRow, inner: float, y: float) -> tuple[float, float]:
    """What can be done with a file, side by side below its name."""
    x, actions = float(PAD_X), []
    for what, text in file_offers(row):
        box = QRectF(x, y, theme.text_width(text, "caption") + 2, theme.line("caption") + 4)
        sheet.regions[what] = box
        actions.append((text, box))
        x = box.right() + 14
    sheet.actions = tuple(actions)
    return (max(inner, x - 14 - PAD_X), y + theme.line("caption") + 6) if actions else (inner, y)


def _lay_source(sheet: Sheet, row: TranscriptRow, frame: Frame, top: float) -> float:
    """The chip of the source hangs 2 dp out, so that its words line up; returns the width it needs."""
    sheet.chip_text = source_text(row)
    sure = confidence_text(row)
    room = frame.measure - (theme.text_width(sure, "caption") + 12 if sure else 0)
    width = min(room, chip_width(sheet.chip_text, "book", strong=False)) if sheet.chip_text else 0.0
    sheet.chip = QRectF(PAD_X - 2, top, width, theme.size("chip"))
    return float(frame.measure - room + width)


def confidence_text(row: TranscriptRow) -> str:
    """How sure the AI was, as a figure; "" when it is not known."""
    if row.confidence is None:
        return ""
    return QCoreApplication.translate("Transcript", "把握 {share:.2f}").format(share=row.confidence)


def _retry_box(sheet: Sheet) -> QRectF:
    width = theme.text_width(retry_text(), "caption") + 8
    return QRectF(sheet.head.right() - width, sheet.head.top() - 3, width + 4, sheet.head.height() + 6)
