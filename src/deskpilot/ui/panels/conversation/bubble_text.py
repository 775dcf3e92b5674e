"""The words of one bubble, broken into lines at fixed steps. Plain text always: markup is shown as it was typed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextLayout, QTextLine, QTextOption

from deskpilot.ui import theme
from deskpilot.ui.text_places import to_qt

LONGEST = 4_000  # characters shown of one message; the rest is there when it is copied
_LINK = re.compile(r"https?://[^\s\u2028<>\"'「」『』（）()，。；！？、\u4e00-\u9fff]+", re.IGNORECASE)
_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class LaidText:
    """Laid-out text: draw `layout` at any origin. `links` are boxes relative to that origin with their address."""

    layout: QTextLayout
    width: float
    height: float
    links: tuple[tuple[QRectF, str], ...]


def lay_out(
    text: str, measure: float, *, style: str = "message", struck: bool = False, more: str = ""
) -> LaidText:
    """Break `text` to lines no wider than `measure` dp. `more` is put after a text that was too long to show.

    Layouts are kept: a bubble that only moves, as the window grows, is not broken anew.
    """
    return _lay_out(text, measure, style, struck, more, theme.LOOK.revision)


@lru_cache(maxsize=400)  # somewhat more lines than the transcript holds
def _lay_out(text: str, measure: float, style: str, struck: bool, more: str, _revision: int) -> LaidText:
    shown = _shown(text, more)
    layout = QTextLayout(shown, theme.font(style))
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found = ((each.start(), each.group().rstrip(".,;:!?")) for each in _LINK.finditer(shown))
    spans = [(to_qt(shown, start), url) for start, url in found]
    layout.setFormats(_formats(spans, to_qt(shown, len(shown)), struck))
    width, height = _place_lines(layout, measure, style)
    links = tuple(
        (box, url) for start, url in spans for box in _boxes(layout, start, len(url), theme.line(style))
    )
    return LaidText(layout, width, height, links)


def safe_link(text: str) -> QUrl | None:
    """The address behind a link, if it may be opened: http and https with a host, nothing else."""
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    return url if url.isValid() and url.scheme() in ("http", "https") and url.host() else None


def _shown(text: str, more: str) -> str:
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…\n{more.format(n=len(text) - LONGEST)}"
    return theme.visible_text(cut.replace("\r\n", "\n").strip("\n")).replace("\n", _BREAK)


def _formats(spans: list[tuple[int, str]], length: int, struck: bool) -> list[QTextLayout.FormatRange]:
    found = []
    if struck:
        line_through = QTextCharFormat()
        line_through.setFontStrikeOut(True)
        found.append(_range(0, length, line_through))
    for start, url in spans:
        link = QTextCharFormat()
        link.setForeground(theme.color("accent_text"))
        link.setFontUnderline(True)
        found.append(_range(start, len(url), link))
    return found


def _range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, look
    return found


def _place_lines(layout: QTextLayout, measure: float, style: str) -> tuple[float, float]:
    """Lines at fixed steps on the shared baseline, so that Chinese, Latin and emoji never push each other."""
    step, top, widest = theme.line(style), 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(measure)
        line.setPosition(QPointF(0, theme.baseline(top, step, style) - line.ascent()))
        widest = max(widest, line.naturalTextWidth())
        top += step
    layout.endLayout()
    return widest, top


def _boxes(layout: QTextLayout, start: int, length: int, step: int) -> list[QRectF]:
    """The boxes of a run of characters, one for each line it touches."""
    found = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(start + length, line.textStart() + line.textLength())
        if first < last:
            left, right = _x(line, first), _x(line, last)
            found.append(QRectF(left, number * step, right - left, step))
    return found


def _x(line: QTextLine, place: int) -> float:
    at: tuple[float, int] = line.cursorToX(place)  # type: ignore[assignment]  # the stubs say object
    return at[0]
