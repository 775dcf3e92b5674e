"""Painting by token: text on the shared baseline, rounded fills, hairlines, focus rings, shadows."""

import re
from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from deskpilot.ui.theme.look import LOOK

# Marks that turn or hide text. They are shown, never obeyed: a name must not disguise itself.
_INVISIBLE = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)
# Marks as wide as a character, with their ink at the right; “ is narrow in the Latin font that comes first.
_OPENING = "「『（《【〔"
_ELIDED_MAX = 4096
_elided: OrderedDict[tuple[str, str, bool, int, int], str] = OrderedDict()
_widths: OrderedDict[tuple[str, str, bool], float] = OrderedDict()
_shadows: dict[tuple[int, int, int, str, float], QPixmap] = {}
LOOK.on_change(_elided.clear)
LOOK.on_change(_widths.clear)
LOOK.on_change(_shadows.clear)


def visible_text(text: str) -> str:
    """`text` with control and direction marks made visible as their code point, for example ⟨202E⟩."""
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub(lambda match: f"⟨{ord(match.group()):04X}⟩", text)


def plain_tip(text: str) -> str:
    """`text` for a tooltip, where Qt guesses at markup: anything like a tag is escaped and so shown literally."""
    shown = visible_text(text)
    if "<" not in shown and "&" not in shown:
        return shown
    # Not above: few tips need it, and the first picture of the window none.
    import html

    return f'<p style="white-space: pre-wrap">{html.escape(shown, quote=False)}</p>'


def one_line(text: str) -> str:
    """`text` on one line: every run of white space becomes one blank, marks become visible."""
    return visible_text(" ".join(text.split()))


def text_width(text: str, style: str = "body", *, strong: bool | None = None) -> float:
    """Width of `text` on one line, in dp."""
    return _shown_width(one_line(text), style, strong)


def _shown_width(shown: str, style: str, strong: bool | None) -> float:
    """Measuring Chinese costs more than painting it, and the same words are painted again and again."""
    key = (shown, style, _is_strong(style, strong))
    found = _widths.get(key)
    if found is None:
        found = _widths[key] = LOOK.metrics(style, strong=strong).horizontalAdvance(shown)
        if len(_widths) > _ELIDED_MAX:
            _widths.popitem(last=False)
    return found


def _is_strong(style: str, strong: bool | None) -> bool:
    return bool(LOOK.style(style).weight == 600 if strong is None else strong)


def elided(
    text: str,
    style: str,
    width: float,
    *,
    strong: bool | None = None,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """`text` cut to `width` with an ellipsis; the same string when it fits. Results are kept."""
    key = (
        text,
        style,
        _is_strong(style, strong),
        round(width * 2),
        mode.value,
    )
    found = _elided.get(key)
    if found is None:
        found = LOOK.metrics(style, strong=strong).elidedText(one_line(text), mode, width + 0.5)
        _elided[key] = found
        if len(_elided) > _ELIDED_MAX:
            _elided.popitem(last=False)
    return found


def baseline(top: float, height: float, style: str) -> float:
    """y of the baseline that centres Latin and Chinese alike in a row."""
    return round(top + height / 2 + LOOK.loaded.baseline_shift * LOOK.style(style).size)


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    style: str = "body",
    color: str | QColor = "t1",
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    *,
    strong: bool | None = None,
    hang: bool = False,
) -> float:
    """Draw one line of plain text in `rect`, vertically centred by the baseline rule; returns its width in dp.

    `elide=Qt.ElideNone` never cuts (amounts, clocks, names of rules). `hang` pulls an opening quote at the left edge
    outwards so that the glyph after it lines up.
    """
    shown = (
        one_line(text)
        if elide == Qt.TextElideMode.ElideNone
        else elided(text, style, rect.width(), strong=strong, mode=elide)
    )
    if not shown:
        return 0.0
    width = _shown_width(shown, style, strong)
    left = _aligned_left(rect, width, align)
    if hang and shown[0] in _OPENING:
        left -= LOOK.loaded.hanging_quote * LOOK.style(style).size
    painter.setFont(LOOK.font(style, strong=strong))
    painter.setPen(tone(color))
    painter.drawText(QPointF(left, baseline(rect.top(), rect.height(), style)), shown)
    return width


def _aligned_left(rect: QRectF, width: float, align: Qt.AlignmentFlag) -> float:
    if align & Qt.AlignmentFlag.AlignRight:
        return rect.right() - width
    if align & Qt.AlignmentFlag.AlignHCenter:
        return rect.left() + (rect.width() - width) / 2
    return rect.left()


def tone(color: str | QColor, alpha: float | None = None) -> QColor:
    """A token's colour (or a QColor as it is), with `alpha` when given."""
    value = LOOK.color(color) if isinstance(color, str) else QColor(color)
    if alpha is not None:
        value.setAlphaF(alpha)
    return value


def fill_round(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: str | QColor | None,
    outline: str | QColor | None = None,
    outline_width: float = 1.0,
) -> None:
    """A rounded rectangle; the outline lies wholly inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(Qt.PenStyle.NoPen if outline is None else QPen(tone(outline), outline_width))
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else tone(fill))
    if outline is not None:
        half = outline_width / 2
        rect, radius = rect.adjusted(half, half, -half, -half), max(0.0, radius - half)
    painter.drawRoundedRect(rect, radius, radius)


def hairline(
    painter: QPainter, x: float, y: float, length: float, *, vertical: bool = False, color: str = "border"
) -> None:
    """A line one device pixel thick or more, filled without antialiasing so that 125 % stays crisp."""
    ratio = painter.device().devicePixelRatio()
    thick = max(1, int(ratio)) / ratio
    x, y = round(x * ratio) / ratio, round(y * ratio) / ratio
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(QRectF(x, y, thick, length) if vertical else QRectF(x, y, length, thick), tone(color))


def focus_ring(painter: QPainter, rect: QRectF, radius: float) -> None:
    """The 2 dp accent ring inside `rect`; the caller decides that keyboard focus is there."""
    fill_round(painter, rect, radius, None, "accent", 2.0)


def shadow_pixmap(width: int, height: int, radius: int, level: str, ratio: float) -> QPixmap:
    """The shadow of a rounded box, larger than the box by `shadow_margin(level)` at each side; cached."""
    key = (width, height, radius, level, ratio)
    if key not in _shadows:
        if len(_shadows) > 32:
            _shadows.clear()
        _shadows[key] = _paint_shadow(width, height, radius, level, ratio)
    return _shadows[key]


def shadow_margin(level: str = "e1") -> int:
    """How far the shadow of a level reaches beyond its box, in dp."""
    step = LOOK.loaded.shadow[level]
    return step.blur + step.offset_y


def _paint_shadow(width: int, height: int, radius: int, level: str, ratio: float) -> QPixmap:
    step, margin = LOOK.loaded.shadow[level], shadow_margin(level)
    size = ((width + 2 * margin) * ratio, (height + 2 * margin) * ratio)
    image = QImage(round(size[0]), round(size[1]), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    box = QRectF(margin, margin + step.offset_y, width, height)
    layers = 16
    for layer in range(layers):
        grow = step.blur * (1 - layer / (layers - 1)) - step.blur * 0.35
        share = step.alpha[LOOK.name] * 2 * (layer + 1) / (layers * (layers + 1))
        fill_round(
            painter, box.adjusted(-grow, -grow, grow, grow), max(1.0, radius + grow), tone("shadow", share)
        )
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
