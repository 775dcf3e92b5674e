"""Pieces that were painted once: to copy one costs a hundredth of painting its words anew."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from math import ceil

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter

from deskpilot.ui.theme.look import LOOK

# The rows of a full queue with their clocks, and some that were there a moment ago.
_MOST = 72
_kept: OrderedDict[tuple[Hashable, ...], QImage] = OrderedDict()


def forget_pictures() -> None:
    """Let go of all of them: words or colours changed that no key tells of."""
    _kept.clear()


LOOK.on_change(forget_pictures)


def paint_kept(
    painter: QPainter, box: QRect, ground: str, key: Hashable, draw: Callable[[QPainter], object]
) -> None:
    """Paint what `draw` paints into `box`, on the opaque colour token `ground`. `key` is everything `draw` depends on
    besides the look and the size; `draw` paints at the place of `box`, as on the screen."""
    ratio = painter.device().devicePixelRatio()
    whole = (key, ground, box.width(), box.height(), ratio)
    image = _kept.get(whole)
    if image is None:
        image = _kept[whole] = _painted(box, ground, ratio, draw)
        if len(_kept) > _MOST:
            _kept.popitem(last=False)
    else:
        _kept.move_to_end(whole)
    painter.drawImage(box.topLeft(), image)


def _painted(box: QRect, ground: str, ratio: float, draw: Callable[[QPainter], object]) -> QImage:
    # Opaque, so that letters get the same edges as on the screen.
    image = QImage(ceil(box.width() * ratio), ceil(box.height() * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(LOOK.color(ground))
    painter = QPainter(image)
    painter.translate(-box.topLeft())
    draw(painter)
    painter.end()
    return image
