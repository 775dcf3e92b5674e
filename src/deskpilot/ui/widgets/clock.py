"""The waiting clock: time left to the platform's limit, louder by shape as it runs out."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from deskpilot.ui import theme

_NONE = Qt.TextElideMode.ElideNone
_RING = 11


def clock_height() -> int:
    """Height of the clock, in dp."""
    return theme.line("body")


def clock_text(waited_seconds: float, limit_seconds: float) -> str:
    """Minutes and seconds left, or past the limit; hours from one hour on."""
    seconds = int(abs(limit_seconds - waited_seconds))
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"


def share_used(waited_seconds: float, limit_seconds: float) -> float:
    """Share of the limit that is used up; 1.0 and more is past it. A limit of 0 counts as past."""
    return waited_seconds / limit_seconds if limit_seconds > 0 else 1.0


class ClockPainter:
    """Paints the clock right-aligned in a rectangle, for delegates and widgets alike.

    Below 60 % of the limit a ring, from 60 % a ring in a pill, from 85 % a red block with an octagon, past it the same
    with the word `over_word`. Widths come from the widest digit, so nothing jumps while it runs.
    """

    def __init__(self, over_word: str = "超时") -> None:
        self.over_word = over_word

    def words(self, waited_seconds: float, limit_seconds: float) -> str:
        """The text as shown, also for tooltips and screen readers."""
        text = clock_text(waited_seconds, limit_seconds)
        return f"{self.over_word} {text}" if share_used(waited_seconds, limit_seconds) >= 1.0 else text

    def width(self, waited_seconds: float, limit_seconds: float) -> float:
        """Width needed, in dp."""
        step = theme.tokens().clock_step(share_used(waited_seconds, limit_seconds))
        return (
            _text_width(self.words(waited_seconds, limit_seconds), step.strong)
            + theme.size("icon_small")
            + 4
            + (14 if step.background else 0)
        )

    def paint(
        self,
        painter: QPainter,
        rect: QRectF,
        waited_seconds: float,
        limit_seconds: float,
        *,
        quiet: bool = False,
    ) -> QRectF:
        """Paint it at the right of `rect`, centred vertically; returns the box it takes. `quiet` keeps a critical
        clock's shape and outlines it: something more urgent is red already."""
        share = share_used(waited_seconds, limit_seconds)
        step = theme.tokens().clock_step(share)
        width = self.width(waited_seconds, limit_seconds)
        box = QRectF(rect.right() - width, rect.center().y() - clock_height() / 2, width, clock_height())
        solid = step.name in ("critical", "over")
        radius = theme.radius("chip_square") if solid else clock_height() / 2
        quiet = quiet and solid
        if step.background:
            theme.fill_round(
                painter, box, radius, None if quiet else step.background, step.background if quiet else None
            )
        left = box.left() + (7 if step.background else 0)
        side = theme.size("icon_small")
        mark = QRectF(left, box.center().y() - side / 2, side, side)
        if solid:
            theme.paint_icon(painter, mark, "octagon", "danger_text" if quiet else step.text)
        else:
            _paint_ring(painter, mark, share, "warning" if step.background else "t3")
        area = QRectF(mark.right() + 4, box.top(), box.right() - mark.right(), box.height())
        words = self.words(waited_seconds, limit_seconds)
        tone = "t1" if quiet else step.text
        theme.draw_text(painter, area, words, "body", tone, elide=_NONE, strong=step.strong)
        return box


def _text_width(text: str, strong: bool) -> float:
    widest = max(theme.text_width(digit, "body", strong=strong) for digit in "0123456789")
    rest = "".join(mark for mark in text if not mark.isdigit())
    digits = sum(1 for mark in text if mark.isdigit())
    return round(widest * digits + theme.text_width(rest, "body", strong=strong) + 0.49)


def _paint_ring(painter: QPainter, box: QRectF, share: float, color: str) -> None:
    extent = theme.scaled(_RING)
    ring = QRectF(box.center().x() - extent / 2, box.center().y() - extent / 2, extent, extent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    track = theme.tone(color, 0.32)
    for tone, span in ((track, 360 * 16), (theme.tone(color), -round(min(1.0, share) * 360 * 16))):
        painter.setPen(QPen(tone, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(ring, 90 * 16, span)


class WaitingClock(QWidget):
    """The clock as a widget; the panel calls `set_time` once a second from its one timer."""

    def __init__(self, parent: QWidget | None = None, *, over_word: str = "超时") -> None:
        super().__init__(parent)
        self._painter = ClockPainter(over_word)
        self._waited, self._limit = 0.0, 1.0
        self.set_time(0.0, 1.0)

    def set_time(self, waited_seconds: float, limit_seconds: float) -> None:
        """Show how much of the limit is used."""
        before = self.sizeHint()
        self._waited, self._limit = waited_seconds, limit_seconds
        self.setAccessibleName(self._painter.words(waited_seconds, limit_seconds))
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(int(self._painter.width(self._waited, self._limit)), clock_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._painter.paint(QPainter(self), QRectF(self.rect()), self._waited, self._limit)
