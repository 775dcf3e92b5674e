"""What a customer is worth, in a few figures side by side: caption over figure, unit beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui.labels_case.customer import Stat
from deskpilot.ui.labels_case.words import joined

_NONE = Qt.TextElideMode.ElideNone
_GAP = 12


class StatRow(QWidget):
    """Paints the figures; each gets the room it needs, what is left is shared out. Nothing is ever cut: figures that
    do not fit beside each other go below in the same order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stats: tuple[Stat, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_stats(self, stats: tuple[Stat, ...]) -> None:
        """Show other figures."""
        self._stats = stats
        self.setAccessibleName(joined([f"{one.caption} {one.value} {one.unit}".strip() for one in stats]))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(self._rows(width)) * self._line_height()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._line_height())

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(self.width(), 240)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        caption, value = theme.line("caption"), theme.line("title_card")
        for number, row in enumerate(self._rows(self.width())):
            top = number * self._line_height()
            spare = self.width() - sum(map(_width, row)) - _GAP * (len(row) - 1)
            gap = _GAP + min(24.0, spare / max(1, len(row)))
            left = 0.0
            for stat in row:
                wide = _width(stat)
                area = QRectF(left, top, wide + 1, caption)
                theme.draw_text(painter, area, stat.caption, "caption", "t3", elide=_NONE)
                area = QRectF(left, top + caption, wide + 1, value)
                done = theme.draw_text(painter, area, stat.value, "title_card", "t1", elide=_NONE)
                rest = area.adjusted(done + 4, 1, 0, 1)
                theme.draw_text(painter, rest, stat.unit, "caption", "t2", elide=_NONE)
                left += wide + gap

    def _line_height(self) -> int:
        return theme.line("caption") + theme.line("title_card")

    def _rows(self, width: int) -> list[list[Stat]]:
        rows: list[list[Stat]] = [[]]
        used = 0.0
        for stat in self._stats:
            wide = _width(stat)
            if rows[-1] and used + _GAP + wide > width:
                rows.append([])
                used = 0.0
            used += wide + (_GAP if rows[-1] else 0)
            rows[-1].append(stat)
        return rows


def _width(stat: Stat) -> float:
    unit = theme.text_width(stat.unit, "caption") + 4 if stat.unit else 0
    return max(theme.text_width(stat.caption, "caption"), theme.text_width(stat.value, "title_card") + unit)
