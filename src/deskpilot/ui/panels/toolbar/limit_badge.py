"""The clock of the toolbar: the customer whose limit runs out first."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_NEAR_SECONDS = 120.0
_CRITICAL_SECONDS = 30.0


class LimitBadge(kit.KeyboardFocus, QAbstractButton):
    """Takes no room while no limit is near; a press leads to the customer."""

    def __init__(self, now: Callable[[], datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._limit_at: datetime | None = None
        self._short = self._calm = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self._tick)
        self.retranslate()

    def set_limit(self, limit_at: datetime | None) -> None:
        """When the nearest limit runs out; None hides the badge."""
        self._limit_at = limit_at
        if limit_at is None:
            self._timer.stop()
        else:
            self._timer.start()
        self._tick()

    def limit_at(self) -> datetime | None:
        """When the nearest limit runs out."""
        return self._limit_at

    def set_short(self, short: bool) -> None:
        """Without the words, where room is short: icon, colour and time still tell it, the tooltip in full."""
        if short != self._short:
            self._short = short
            self._tick()

    def set_calm(self, calm: bool) -> None:
        """Whether something else in sight is red already: shape and words tell it then, without the colour."""
        self._calm = calm
        self.update()

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        self._name = self.tr("最近到限")
        self._over = self.tr("已超时")
        self._tick()

    def sizeHint(self) -> QSize:
        words = 0.0 if self._short else theme.text_width(self._words(), "caption") + 8
        time = theme.text_width("0" * len(self._time()), "body_strong")
        return QSize(round(words + time) + theme.size("icon") + 26, theme.control_height("button"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        loud = self._left() <= _CRITICAL_SECONDS
        tone = "danger" if loud else "warning"
        box = QRectF(self.rect())
        ground = (None, "border2") if self._calm else (f"{tone}_tint", None)
        words, time = ("t2", "t1") if self._calm else (f"{tone}_text", f"{tone}_text")
        theme.fill_round(painter, box, theme.radius("control"), *ground)
        side = theme.size("icon")
        mark = QRectF(10, box.center().y() - side / 2, side, side)
        theme.paint_icon(painter, mark, "octagon" if loud else "clock", f"{tone}_text")
        inner = box.adjusted(16 + side, 0, -10, 0)
        if not self._short:
            theme.draw_text(painter, inner, self._words(), "caption", words, theme.ALIGN_LEFT)
        theme.draw_text(painter, inner, self._time(), "body_strong", time, theme.ALIGN_RIGHT)
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))

    def _left(self) -> float:
        return (self._limit_at - self._now()).total_seconds() if self._limit_at is not None else 0.0

    def _words(self) -> str:
        return self._over if self._left() < 0 else self._name

    def _time(self) -> str:
        seconds = int(abs(self._left()))
        hours, rest = divmod(seconds, 3600)
        return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60:02d}:{rest % 60:02d}"

    def _tick(self) -> None:
        near = self._limit_at is not None and self._left() <= _NEAR_SECONDS
        self.setVisible(near and self.parentWidget() is not None)
        name = f"{self._words()} {self._time()}" if near else self._name
        self.setAccessibleName(name)
        self.setToolTip(theme.plain_tip(name) if self._short else "")
        self.updateGeometry()
        self.update()
