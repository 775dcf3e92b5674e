"""Segmented control: a radio group in one track, for modes, filters and ranges."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui.widgets.focus import KeyboardFocus

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}

_LEAST_AIR = 4  # at each side of a word


@dataclass(frozen=True, slots=True)
class Segment:
    """One choice: its word, a count beside it (`None`: no count) and whether a dot marks it as a mode."""

    text: str
    count: int | None = None
    dot: bool = False


class _SegmentButton(KeyboardFocus, QRadioButton):
    """A radio button that paints itself as a segment; role and state for screen readers come from Qt."""

    def __init__(self, group: "Segmented", segment: Segment) -> None:
        super().__init__(group)
        self._group = group
        self.segment = segment
        self._reason = ""
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Exclusive buttons are radio buttons to a screen reader.
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.show_segment(segment)

    def show_segment(self, segment: Segment) -> None:
        self.segment = segment
        self.setAccessibleName(segment.text if segment.count is None else f"{segment.text} {segment.count}")
        self.updateGeometry()
        self._update_tip()
        self.update()

    def sizeHint(self) -> QSize:
        # Measured in the heavier weight, so that nothing moves when the choice changes.
        width = theme.text_width(self.segment.text, "body_strong") + 24
        width += 18 if self.segment.dot else 0
        if self.segment.count is not None:
            width += theme.text_width(str(self.segment.count), "caption") + 6
        return QSize(round(width + 1), theme.control_height("segmented") - 4)

    def minimumSizeHint(self) -> QSize:
        # Where room is short all give up some of the air beside their words, before the longest word gives up all.
        return self.sizeHint() - QSize(16, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_tip()

    def set_reason(self, reason: str) -> None:
        """Why it cannot be chosen; "" when it can."""
        self._reason = reason
        self._update_tip()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._group.move_by_key(event):
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        self._group.choose_button(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            fill = "raised" if theme.name() == "light" else "s3"
            theme.fill_round(painter, box, 5, fill, "border2" if theme.name() == "light" else None)
        if self.focus_visible:
            theme.focus_ring(painter, box, 5)
        self._paint_words(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        left = box.left() + max(_LEAST_AIR, (box.width() - self.sizeHint().width() + 24) / 2)
        if self.segment.dot:
            self._paint_dot(painter, left, box.center().y())
            left += 18
        tone = "tdis" if not self.isEnabled() else "t1" if self.isChecked() or self.underMouse() else "t2"
        strong = self.isChecked()
        area = QRectF(left, box.top(), self._room(left), box.height())
        left += theme.draw_text(painter, area, self.segment.text, "body", tone, strong=strong) + 6
        if self.segment.count is not None:
            area = QRectF(left, box.top(), box.right() - left, box.height())
            number = "t2" if self.isChecked() else "t3"
            theme.draw_text(
                painter, area, str(self.segment.count), "caption", number, elide=Qt.TextElideMode.ElideNone
            )

    def _room(self, left: float) -> float:
        """What a word that starts at `left` may take: the count behind it is never cut."""
        count = self.segment.count
        behind = 0.0 if count is None else theme.text_width(str(count), "caption") + 6
        return max(0.0, self.width() - left - behind - (_LEAST_AIR - 1))

    def _update_tip(self) -> None:
        words = self.sizeHint().width() - 24
        cut = words > self.width() - 2 * _LEAST_AIR
        self.setToolTip(theme.plain_tip(self._reason or (self.segment.text if cut else "")))

    def _paint_dot(self, painter: QPainter, left: float, middle: float) -> None:
        # Filled only for the mode in force: shape tells it as well as colour.
        dot = QRectF(left, middle - 4, 8, 8)
        if self.isChecked():
            theme.fill_round(painter, dot, 4, "accent")
        else:
            theme.fill_round(painter, dot, 4, None, "t3", 1.5)


class Segmented(QWidget):
    """A radio group. `changed(index)` is sent for the user's choice only, not for `set_index`.

    Tab reaches the chosen segment, arrow keys move the choice, Home and End go to the ends.
    """

    changed = Signal(int)

    def __init__(
        self,
        segments: Sequence[Segment | str],
        name: str,
        parent: QWidget | None = None,
        *,
        index: int = 0,
        height: int = 0,
    ) -> None:
        super().__init__(parent)
        self._buttons: list[_SegmentButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(0)
        self._height = height
        self.setAccessibleName(name)
        self.setFixedHeight(height or theme.control_height("segmented"))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        for segment in segments:
            self._add(segment if isinstance(segment, Segment) else Segment(segment))
        self.set_index(index)

    def index(self) -> int:
        """The chosen segment, -1 when none is."""
        return next((at for at, button in enumerate(self._buttons) if button.isChecked()), -1)

    def set_index(self, index: int) -> None:
        """Choose a segment without sending `changed`."""
        for at, button in enumerate(self._buttons):
            if at == index:
                button.setChecked(True)
                self.setFocusProxy(button)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if at == index else Qt.FocusPolicy.ClickFocus)
            button.update()

    def set_count(self, index: int, count: int | None) -> None:
        """Change the count of a segment."""
        button = self._buttons[index]
        if button.segment.count != count:
            button.show_segment(Segment(button.segment.text, count, button.segment.dot))

    def set_texts(self, texts: Sequence[str]) -> None:
        """Change the words, for a change of language."""
        for button, text in zip(self._buttons, texts, strict=True):
            button.show_segment(Segment(text, button.segment.count, button.segment.dot))

    def set_segment_enabled(self, index: int, enabled: bool, reason: str = "") -> None:
        """Enable or disable one segment; `reason` becomes its tooltip."""
        self._buttons[index].setEnabled(enabled)
        self._buttons[index].set_reason("" if enabled else reason)

    def move_by_key(self, event: QKeyEvent) -> bool:
        """Move the choice by an arrow key, Home or End; False when the key is another one."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._choose(self._next_enabled(self.index(), _STEPS[key]))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._choose(
                self._next_enabled(
                    -1 if key == Qt.Key.Key_Home else len(self._buttons), 1 if key == Qt.Key.Key_Home else -1
                )
            )
        else:
            return False
        self._buttons[self.index()].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def choose_button(self, button: QWidget) -> None:
        """The user pressed this segment."""
        self._choose(self._buttons.index(button))  # type: ignore[arg-type]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setFixedHeight(self._height or theme.control_height("segmented"))
            for button in self._buttons:
                button.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        fill = "s2" if theme.name() == "light" else "s1"
        theme.fill_round(QPainter(self), QRectF(self.rect()), theme.radius("segment"), fill, "border")

    def _add(self, segment: Segment) -> None:
        button = _SegmentButton(self, segment)
        self._buttons.append(button)
        self._row.addWidget(button)

    def _next_enabled(self, start: int, step: int) -> int:
        count = len(self._buttons)
        for distance in range(1, count + 1):
            at = (start + step * distance) % count
            if self._buttons[at].isEnabled():
                return at
        return start

    def _choose(self, index: int) -> None:
        if index != self.index():
            self.set_index(index)
            self.changed.emit(index)
