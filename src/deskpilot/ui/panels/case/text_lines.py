"""Breaking a text into at most a few painted lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextOption

from deskpilot.ui import theme
from deskpilot.ui.text_places import before


def broken(
    text: str, width: float, most: int, *, style: str = "body", strong: bool = False
) -> tuple[str, ...]:
    """The lines of `text` in `width`, at most `most`; the last one is cut with an ellipsis when there is more."""
    flat = theme.one_line(text)
    if not flat or theme.text_width(flat, style, strong=strong) <= width + 0.5:
        return (flat,)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(flat, theme.font(style, strong=strong))
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(max(16.0, width))
        starts.append(line.textStart())
    layout.endLayout()
    parts = [len(before(flat, start)) for start in starts]
    lines = [flat[start:end].rstrip() for start, end in zip(parts, [*parts[1:], len(flat)], strict=True)]
    lines[-1] = theme.elided(lines[-1], style, width, strong=strong, mode=Qt.TextElideMode.ElideRight)
    return tuple(lines)


def is_cut(text: str, lines: tuple[str, ...]) -> bool:
    """Whether some of the text is not to be seen."""
    return lines[-1].endswith("…") and not theme.one_line(text).endswith(lines[-1])
