"""How large a probability is, and where the bar is it has to clear."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.ui import theme

_THICK, _TICK = 6, 12


class GaugeRow(QWidget):
    """A track from 0 to 1, filled up to the value, with a tick at the floor; its name says both in words."""

    def __init__(self, name: str, value: float, floor: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value, self._floor = min(1.0, max(0.0, value)), min(1.0, max(0.0, floor))
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, _TICK + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        track = QRectF(0, (self.height() - _THICK) / 2, self.width(), _THICK)
        theme.fill_round(painter, track, _THICK / 2, "s3")
        filled = QRectF(track.left(), track.top(), max(_THICK, track.width() * self._value), _THICK)
        cleared = self._value >= self._floor
        theme.fill_round(painter, filled, _THICK / 2, "accent" if cleared else "t3")
        at = track.width() * self._floor
        tick = QRectF(at - 1, (self.height() - _TICK) / 2, 2, _TICK)
        theme.fill_round(painter, tick, 1, "t1")
