"""Icons: SVG strokes coloured by token and rendered for the screen's pixels, never scaled as bitmaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from deskpilot.paths import resource
from deskpilot.ui.theme.look import LOOK

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_STROKE = b"#000000"


class TakesIcon(Protocol):
    """An action, a menu, a button."""

    def setIcon(self, icon: QIcon, /) -> None:
        """Show an icon."""


_sources: dict[str, bytes] = {}
_rendered: dict[tuple[str, int, str, float], QPixmap] = {}
_followed: WeakKeyDictionary[TakesIcon, tuple[str, str, int]] = WeakKeyDictionary()
# Not an icon engine written in Python: Qt copies and deletes engines behind Python's back, and that ends in a crash.
_RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


def icon_names() -> tuple[str, ...]:
    """Names of all icons, sorted."""
    return tuple(sorted(path.stem for path in Path(resource("icons")).glob("*.svg")))


def forget_icons() -> None:
    """Empty the cache of rendered icons, after a change of the device pixel ratio."""
    _rendered.clear()


def icon_pixmap(name: str, color: str | QColor, size: int, ratio: float) -> QPixmap:
    """The icon `name`, `size` dp wide and high, rendered for a screen with `ratio` pixels per dp."""
    tone = LOOK.color(color) if isinstance(color, str) else color
    key = (name, size, tone.name(QColor.NameFormat.HexArgb), ratio)
    if key not in _rendered:
        _rendered[key] = _render(name, tone, size, ratio)
    return _rendered[key]


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str | QColor) -> None:
    """Paint the icon `name` centred in `rect`, as large as the shorter side."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatio()
    pixmap = icon_pixmap(name, color, size, ratio)
    left = round((rect.center().x() - size / 2) * ratio) / ratio
    top = round((rect.center().y() - size / 2) * ratio) / ratio
    painter.drawPixmap(QRectF(left, top, size, size), pixmap, QRectF(pixmap.rect()))


def icon(name: str, color: str = "t2", size: int = 16) -> QIcon:
    """A QIcon with a rendering for every usual ratio, in the colours of the theme in force now.

    For what is built when it is needed, such as menus. What stays on screen uses `follow_icon`.
    """
    # Not above: PySide makes a class when it is asked for, and the first picture of the window needs none of this one.
    from PySide6.QtGui import QIcon

    made = QIcon()
    for ratio in _RATIOS:
        made.addPixmap(icon_pixmap(name, color, size, ratio), QIcon.Mode.Normal)
        made.addPixmap(icon_pixmap(name, "tdis", size, ratio), QIcon.Mode.Disabled)
    return made


def follow_icon(target: TakesIcon, name: str, color: str = "t2", size: int = 16) -> None:
    """Give an action, a menu or a plain button an icon that changes with the theme, for as long as it lives."""
    _followed[target] = (name, color, size)
    target.setIcon(icon(name, color, size))


def _renew_followed() -> None:
    _rendered.clear()
    for target, wanted in tuple(_followed.items()):
        if isValid(target):
            target.setIcon(icon(*wanted))
        else:
            del _followed[target]


LOOK.on_change(_renew_followed)


def _source(name: str) -> bytes:
    if name not in _sources:
        _sources[name] = Path(resource("icons", f"{name}.svg")).read_bytes()
    return _sources[name]


def _render(name: str, tone: QColor, size: int, ratio: float) -> QPixmap:
    pixels = max(1, round(size * ratio))
    image = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    svg = QSvgRenderer(QByteArray(_source(name).replace(_STROKE, tone.name().encode())))
    painter = QPainter(image)
    painter.setOpacity(tone.alphaF())
    svg.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
