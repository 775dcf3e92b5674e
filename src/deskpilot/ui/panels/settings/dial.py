"""A threshold from 0 to 1 as a painted slider: the range near the usual value is marked, the keyboard is Qt's own."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_THUMB = 15
_STEPS = 100


class Dial(kit.KeyboardFocus, QSlider):
    """`share()` is where it stands. `usual` is the range that is marked."""

    def __init__(self, name: str, usual: tuple[float, float], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._usual = usual
        self.setRange(0, _STEPS)
        self.setSingleStep(1)
        self.setPageStep(5)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def share(self) -> float:
        """Where it stands, from 0 to 1."""
        return self.value() / _STEPS

    def set_share(self, share: float) -> None:
        """Move it; nobody is told."""
        self.blockSignals(True)
        self.setValue(round(share * _STEPS))
        self.blockSignals(False)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 28)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A page that is scrolled must not change a threshold under the mouse.
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self._go_to(event.position().x())
            event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.isSliderDown():
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setSliderDown(False)

    def changeEvent(self, event: QEvent) -> None:
        self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.height() / 2
        track = QRectF(_THUMB / 2, middle - 2, self.width() - _THUMB, 4)
        theme.fill_round(painter, track, 2, "s3")
        low, high = (track.left() + share * track.width() for share in self._usual)
        theme.fill_round(painter, QRectF(low, track.top(), high - low, 4), 2, theme.tone("success", 0.45))
        at = track.left() + self.share() * track.width()
        thumb = QRectF(at - _THUMB / 2, middle - _THUMB / 2, _THUMB, _THUMB)
        theme.fill_round(painter, thumb, _THUMB / 2, "raised", "accent", 3.0)
        if self.focus_visible:
            theme.focus_ring(painter, thumb.adjusted(-4, -4, 4, 4), _THUMB / 2 + 4)

    def _go_to(self, x: float) -> None:
        room = max(1.0, self.width() - _THUMB)
        self.setValue(round(min(1.0, max(0.0, (x - _THUMB / 2) / room)) * _STEPS))
