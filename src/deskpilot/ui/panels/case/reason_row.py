"""One reason on one line: icon, words, and a figure or a verdict at the right."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.ui import theme
from deskpilot.ui.panels.case.text_lines import broken, is_cut

_MOST_LINES = 2


class ReasonRow(QWidget):
    """Paints a reason, 24 high or two lines; what is cut stands in the tooltip. `verdict` is never cut."""

    def __init__(
        self,
        text: str,
        verdict: str = "",
        *,
        icon: str = "",
        tone: str = "t1",
        verdict_tone: str = "t2",
        small: bool = False,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.text, self.verdict = text, verdict
        self._icon, self._tone, self._verdict_tone, self._tip = icon, tone, verdict_tone, tip
        self._style = "caption" if small else "body"
        self._lines: tuple[str, ...] = (text,)
        self.setAccessibleName(f"{text} {verdict}".strip())
        self.setAccessibleDescription(tip)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_text(self, text: str) -> None:
        """Show other words."""
        self.text = text
        self.setAccessibleName(f"{text} {self.verdict}".strip())
        self._break()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = len(broken(self.text, self._room(width), _MOST_LINES, style=self._style))
        low = theme.line("body") + 2 if self._style == "caption" else theme.row("brief")
        return max(low, count * theme.line(self._style) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, theme.line("body"))

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._break()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = theme.line(self._style)
        top = (self.height() - step * len(self._lines)) / 2
        first = QRectF(0, top, self.width(), step)
        if self._icon:
            side = theme.size("icon_small")
            theme.paint_icon(painter, QRectF(0, top + (step - side) / 2, side, side), self._icon, "t2")
        theme.draw_text(
            painter, first, self.verdict, self._style, self._verdict_tone, theme.ALIGN_RIGHT, strong=True
        )
        area = QRectF(self._left(), top, self._room(self.width()), step)
        for number, line in enumerate(self._lines):
            theme.draw_text(painter, area.translated(0, number * step), line, self._style, self._tone)

    def _left(self) -> float:
        return theme.size("icon_small") + 6 if self._icon else 0

    def _room(self, width: int) -> float:
        taken = theme.text_width(self.verdict, self._style, strong=True) + 10 if self.verdict else 0
        return max(40.0, width - self._left() - taken)

    def _break(self) -> None:
        self._lines = broken(self.text, self._room(self.width()), _MOST_LINES, style=self._style)
        cut = self.text if is_cut(self.text, self._lines) else ""
        self.setToolTip(theme.plain_tip("\n".join(part for part in (cut, self._tip) if part)))
