"""One line of the brief: a button that leads to the words behind it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.services.views import BriefLine
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case import brief as words
from deskpilot.ui.labels_case.words import named
from deskpilot.ui.panels.case.text_lines import broken, is_cut

_REACH = 8  # how far the hovered ground reaches beyond the text
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -99,
    Qt.Key.Key_End: 99,
}
# The next step is never cut, whatever the size of the text, and what was told once must be read without a hover.
_MOST_LINES, _MOST_WANTS, _MOST_NEXT = 2, 4, 6


class BriefRow(kit.PressedByReturn, kit.KeyboardFocus, QAbstractButton):
    """Paints label and value, 24 high or two lines. The next step stands on its own tinted ground.

    `stepped` asks for the row above (-1) or below (1), for the arrow keys.
    """

    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = BriefLine("who", "new")
        self._label = self._text = ""
        self.lines: tuple[str, ...] = ("",)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, line: BriefLine, *, repeated: bool) -> None:
        """Show another line; the label is left out when the row above has the same."""
        self._line = line
        kind = words.brief_kind(line)
        self._label, self._text = "" if repeated else kind, words.brief_text(line)
        self.setAccessibleName(named(kind, self._text))
        leads = line.message_id is not None
        self.setAccessibleDescription(self.tr("回车看原话") if leads else "")
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self._break()
        self.updateGeometry()
        self.update()

    @property
    def line(self) -> BriefLine:
        """What the row shows."""
        return self._line

    @property
    def sentence(self) -> str:
        """The sentence as shown, uncut."""
        return self._text

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = len(self._broken(width))
        air = 12 if self._is_next else 4
        low = theme.row("brief") + (8 if self._is_next else 0)
        return max(low, count * theme.line("body") + air)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.row("brief"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        self._paint_ground(painter, box)
        step = theme.line("body")
        top = (box.height() - step * len(self.lines)) / 2
        tone = "accent_text" if self._is_next else "t3"
        label = QRectF(_REACH, top, self._label_width(), step)
        theme.draw_text(painter, label, self._label, "caption", tone, strong=True if self._is_next else None)
        self._paint_value(painter, top)
        if self.underMouse() and self._line.message_id is not None:
            place = QRectF(box.right() - _REACH - 14, box.center().y() - 7, 14, 14)
            theme.paint_icon(painter, place, "chevron-right", "t2")
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        hovered = self.underMouse() and self._line.message_id is not None
        if self._is_next:
            fill = "accent_tint2" if hovered else "accent_tint"
            theme.fill_round(painter, box.adjusted(0, 2, 0, -2), theme.radius("panel"), fill)
        elif hovered:
            theme.fill_round(painter, box, theme.radius("control"), "s2")

    def _paint_value(self, painter: QPainter, top: float) -> None:
        icon, tone = words.brief_look(self._line)
        step = theme.line("body")
        left = _REACH + self._label_width()
        if icon:
            side = theme.size("icon_small")
            theme.paint_icon(painter, QRectF(left - 1, top + (step - side) / 2, side, side), icon, tone)
            left += side + 4
        for number, text in enumerate(self.lines):
            area = QRectF(left, top + number * step, self.width() - left, step)
            theme.draw_text(
                painter, area, text, "body", tone, strong=self._is_next or None, hang=number == 0 and not icon
            )

    @property
    def _is_next(self) -> bool:
        return self._line.kind == "next"

    def _label_width(self) -> int:
        return theme.scaled(52)

    def _room(self, width: int) -> float:
        icon = theme.size("icon_small") + 4 if words.brief_look(self._line)[0] else 0
        return max(40.0, width - _REACH - self._label_width() - icon - _REACH - 6)

    def _broken(self, width: int) -> tuple[str, ...]:
        most = _MOST_WANTS if self._line.kind in ("wants", "refused") else _MOST_LINES
        if self._line.code == "known_before":
            most = _MOST_LINES
        elif self._is_next:
            most = _MOST_NEXT
        return broken(self._text, self._room(width), most, strong=self._is_next)

    def _break(self) -> None:
        self.lines = self._broken(self.width())
        self.setToolTip(theme.plain_tip(self._text) if is_cut(self._text, self.lines) else "")
