"""Icons: SVG strokes coloured by token and rendered for the screen's pixels, never scaled as bitmaps."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from deskpilot.paths import resource
from deskpilot.ui.theme.look import LOOK

_STROKE = b"#000000"
_sources: dict[str, bytes] = {}
_rendered: dict[tuple[str, int, str, float], QPixmap] = {}
LOOK.on_change(_rendered.clear)


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
    """A QIcon that renders itself at any screen's ratio, in the theme in force when it is painted."""
    return QIcon(_TokenIconEngine(name, color, size))


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


class _TokenIconEngine(QIconEngine):
    """Looks the colour up at paint time, so that a change of theme needs no new icons."""

    def __init__(self, name: str, color: str, size: int) -> None:
        super().__init__()
        self._name, self._color, self._size = name, color, size

    def clone(self) -> QIconEngine:
        return _TokenIconEngine(self._name, self._color, self._size)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = "tdis" if mode == QIcon.Mode.Disabled else self._color
        paint_icon(painter, QRectF(rect), self._name, color)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        color = "tdis" if mode == QIcon.Mode.Disabled else self._color
        return icon_pixmap(self._name, color, max(1, round(min(size.width(), size.height()) / scale)), scale)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)
