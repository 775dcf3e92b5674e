"""The key figures as tiles; each opens the conversations behind it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from deskpilot.services.figure_views import Dashboard, KpiFigure
from deskpilot.ui import labels_figures, theme
from deskpilot.ui import widgets as kit

SHOWN = ("first_response", "in_time", "waiting", "handoff_rate", "high_value", "conversations")
_NARROWEST = 172
_GAP = 16


class Tiles(QWidget):
    """Signal: `opened(code)` for the conversations behind a tile. Six in a row, or three on a narrow page."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        self.by_code = {code: kit.KpiTile() for code in SHOWN}
        for code, tile in self.by_code.items():
            tile.setCursor(Qt.CursorShape.PointingHandCursor)
            tile.clicked.connect(lambda _on=False, code=code: self.opened.emit(code))
        self._place(len(SHOWN))

    def show_figures(self, board: Dashboard, offset_minutes: int, days: int) -> None:
        """Show the figures of a stretch of days."""
        found = {figure.code: figure for figure in board.figures}
        for code, tile in self.by_code.items():
            tile.setVisible(code in found)
            if code not in found:
                continue
            words = labels_figures.words(found[code], offset_minutes, days)
            if code == "first_response":
                words = words._replace(caption=self._slowest_and_ai(found) or words.caption)
            tile.set_view(kit.KpiView(*words))
            tile.setToolTip(theme.plain_tip(self._tip(found[code], words)))

    def resizeEvent(self, event: QEvent) -> None:
        fits = (self.width() + _GAP) >= len(SHOWN) * (theme.scaled(_NARROWEST) + _GAP)
        self._place(len(SHOWN) if fits else len(SHOWN) // 2)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, tile in enumerate(self.by_code.values()):
            self._grid.addWidget(tile, number // columns, number % columns)
        for column in range(len(SHOWN)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _slowest_and_ai(self, found: dict[str, KpiFigure]) -> str:
        """The slow end and the AI's own, under the human median."""
        parts = []
        for code, text in (
            ("first_response_p90", self.tr("最慢一成 {value}")),
            ("first_response_ai", self.tr("AI {value}")),
        ):
            figure = found.get(code)
            if figure is not None and figure.value is not None:
                parts.append(text.format(value=labels_figures.text(figure.value, "seconds")))
        return self.tr("；").join(parts)

    def _tip(self, figure: KpiFigure, words: labels_figures.FigureWords) -> str:
        return f"{labels_figures.tip(words, figure)}\n{self.tr('按一下看这些会话')}"
