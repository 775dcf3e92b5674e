"""What a person would see: every text that is painted, where, in which colours, and what a tooltip says there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from shiboken6 import isValid

from deskpilot.ui import theme

_ELLIPSIS = "…"


@dataclass(frozen=True)
class Painted:
    """One line of text as it was asked for and as it came out. `box` holds its ink, in dp of `widget`."""

    widget: QWidget
    text: str
    shown: str
    box: QRectF
    color: QColor

    @property
    def cut(self) -> bool:
        """Part of it is missing, cut here or before it came here."""
        return self.shown.endswith(_ELLIPSIS)

    @property
    def where(self) -> str:
        """For the message of a failed test."""
        chain, widget = [], self.widget
        while widget is not None and len(chain) < 4:
            chain.append(type(widget).__name__)
            widget = widget.parentWidget()
        return f"{' < '.join(chain)}: {self.text[:60]!r} shown {self.shown[:40]!r}"


@dataclass
class Sight:
    """Everything painted into one picture of `root`."""

    root: QWidget
    picture: QImage
    painted: list[Painted] = field(default_factory=list)

    def visible(self) -> list[Painted]:
        """Those that are in the picture with their middle."""
        return [each for each in self.painted if self._shows(each)]

    def _shows(self, each: Painted) -> bool:
        return each.widget.isVisibleTo(self.root) and each.widget.visibleRegion().contains(
            each.box.center().toPoint()
        )

    def contrast(self, each: Painted) -> float:
        """Of the text's colour with the commonest colour around its glyphs, measured in the picture."""
        at = QPointF(each.widget.mapTo(self.root, QPoint(0, 0)))
        pixels = _pixels(self.picture, each.box.translated(at).toAlignedRect())
        if pixels is None:
            return 21.0
        colors, counts = np.unique(pixels, return_counts=True)
        return theme.contrast(each.color, QColor.fromRgb(int(colors[counts.argmax()])))


def _pixels(picture: QImage, box: QRect) -> Any:
    box = box.adjusted(-4, -4, 4, 4).intersected(picture.rect())
    if box.width() < 3 or box.height() < 3:
        return None
    part = picture.copy(box)
    rows = np.frombuffer(part.constBits(), dtype=np.uint32).reshape(part.height(), part.bytesPerLine() // 4)
    return (rows[:, : part.width()] & 0xFFFFFF).ravel()


def look_at(root: QWidget, patch: pytest.MonkeyPatch) -> Sight:
    """Paint `root` as it stands now and note every text."""
    seen: list[Painted] = []
    with _noting(seen, patch):
        pixmap: QPixmap = root.grab()
    picture = pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    return Sight(root, picture, [each for each in seen if isValid(each.widget)])


@contextmanager
def _noting(seen: list[Painted], patch: pytest.MonkeyPatch) -> Iterator[None]:
    draw: Callable[..., float] = theme.draw_text

    def noted(
        painter: QPainter,
        rect: QRectF,
        text: str,
        style: str = "body",
        color: str | QColor = "t1",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
        **options: Any,
    ) -> float:
        width = draw(painter, rect, text, style, color, align, elide, **options)
        widget = painter.device()
        if isinstance(widget, QWidget) and width:
            strong = options.get("strong")
            whole = theme.one_line(text)
            cuts = elide != Qt.TextElideMode.ElideNone
            shown = theme.elided(text, style, rect.width(), strong=strong, mode=elide) if cuts else whole
            size = theme.LOOK.style(style).size
            base = theme.baseline(rect.top(), rect.height(), style)
            left = rect.left()
            if align & Qt.AlignmentFlag.AlignRight:
                left = rect.right() - width
            elif align & Qt.AlignmentFlag.AlignHCenter:
                left = rect.left() + (rect.width() - width) / 2
            box = QRectF(left, base - 0.8 * size, width, 0.9 * size)
            box = painter.combinedTransform().mapRect(box)
            seen.append(Painted(widget, whole, shown, box, theme.tone(color)))
        return width

    with patch.context() as inside:
        inside.setattr(theme, "draw_text", noted)
        # Words must be seen as they are painted, not as a picture of an earlier time.
        inside.setattr(theme, "paint_kept", lambda painter, _box, _ground, _key, paint: paint(painter))
        yield


def tip_at(widget: QWidget, place: QPoint) -> str:
    """What the tooltip says when the pointer rests there."""
    QToolTip.hideText()
    at: QWidget | None = widget
    while at is not None:
        event = QHelpEvent(QEvent.Type.ToolTip, place, widget.mapToGlobal(QPoint(0, 0)) + place)
        event.setAccepted(True)
        taken = QApplication.sendEvent(at, event)
        if taken and event.isAccepted() and QToolTip.text():
            break
        place, at = at.mapToParent(place), at.parentWidget() if not at.isWindow() else None
    text = QToolTip.text()
    QToolTip.hideText()
    return text
