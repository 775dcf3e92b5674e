"""Heat tables: cohorts and questions by goods. One hue by alpha; the figures stay readable in every cell."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.widgets.focus import KeyboardFocus

_NONE = Qt.TextElideMode.ElideNone
_GAP = 2
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True, slots=True)
class HeatData:
    """Rows of figures; None is "not known yet". `extra` heads columns of plain words between name and cells.

    `corner` heads the names; `hue` is the token of the colour; `say` formats a figure.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[float | None, ...], ...]
    corner: str = ""
    extra: tuple[str, ...] = ()
    extra_cells: tuple[tuple[str, ...], ...] = ()
    hue: str = "c1"
    say: str = "{:,.0f}"
    bold_from: float | None = None


class HeatTable(KeyboardFocus, QWidget):
    """A painted table. A press or Enter on a cell sends `activated(row, column)`; arrow keys move."""

    activated = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._data = HeatData((), (), ())
        self._cell = (-1, -1)
        self._hovered = (-1, -1)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_data(self, data: HeatData) -> None:
        """Show other figures."""
        self._data = data
        self._cell = self._hovered = (-1, -1)
        self.updateGeometry()
        self.update()

    def current(self) -> tuple[int, int]:
        """Row and column chosen by the keyboard; -1, -1 when none is."""
        return self._cell

    def sizeHint(self) -> QSize:
        return QSize(420, theme.row("table_header") + theme.row("heat_cell") * len(self._data.rows))

    def minimumSizeHint(self) -> QSize:
        return QSize(
            round(self._left() + theme.scaled(36) * len(self._data.columns)), self.sizeHint().height()
        )

    def cell_box(self, row: int, column: int) -> QRectF:
        """Where a cell lies."""
        left, height = self._left(), theme.row("heat_cell")
        width = (self.width() - left) / max(1, len(self._data.columns))
        top = theme.row("table_header") + row * height
        return QRectF(left + column * width, top, width - _GAP, height - _GAP)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._cell_at(event.position().x(), event.position().y()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover((-1, -1))
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().x(), event.position().y())
        if event.button() == Qt.MouseButton.LeftButton and self._value(cell) is not None:
            self.activated.emit(*cell)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and self._data.rows and self._data.columns:
            self._move(*_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._value(self._cell) is not None:
            self.activated.emit(*self._cell)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_heads(painter)
        highest = (
            max((value for row in self._data.cells for value in row if value is not None), default=1.0) or 1.0
        )
        for row in range(len(self._data.rows)):
            self._paint_names(painter, row)
            for column in range(len(self._data.columns)):
                self._paint_cell(painter, row, column, highest)

    def _paint_heads(self, painter: QPainter) -> None:
        height = theme.row("table_header")
        theme.draw_text(painter, QRectF(0, 0, self._name_width(), height), self._data.corner, "caption", "t2")
        left = self._name_width()
        for text, width in zip(self._data.extra, self._extra_widths(), strict=True):
            theme.draw_text(
                painter, QRectF(left, 0, width - 8, height), text, "caption", "t2", theme.ALIGN_RIGHT
            )
            left += width
        for column, text in enumerate(self._data.columns):
            box = self.cell_box(0, column)
            area = QRectF(box.left(), 0, box.width(), height)
            theme.draw_text(painter, area, text, "caption", "t2", theme.ALIGN_CENTER)

    def _paint_names(self, painter: QPainter, row: int) -> None:
        box = self.cell_box(row, 0)
        area = QRectF(0, box.top(), self._name_width() - 8, box.height())
        theme.draw_text(painter, area, self._data.rows[row], "body", "t1")
        left = self._name_width()
        words = self._data.extra_cells[row] if row < len(self._data.extra_cells) else ()
        for text, width in zip(words, self._extra_widths(), strict=True):
            area = QRectF(left, box.top(), width - 8, box.height())
            theme.draw_text(painter, area, text, "caption", "t2", theme.ALIGN_RIGHT, _NONE)
            left += width

    def _paint_cell(self, painter: QPainter, row: int, column: int, highest: float) -> None:
        box = self.cell_box(row, column)
        value = self._data.cells[row][column]
        fill = theme.color("s1") if value is None else self._tint(value / highest)
        marked = self._hovered == (row, column) and value is not None
        theme.fill_round(painter, box, theme.radius("chip_square"), fill, "accent" if marked else None, 2.0)
        text = "–" if value is None else self._data.say.format(value)
        strong = value is not None and self._data.bold_from is not None and value >= self._data.bold_from
        tone = "t3" if value is None else "t1"
        theme.draw_text(painter, box, text, "body", tone, theme.ALIGN_CENTER, _NONE, strong=strong)
        if self.focus_visible and self._cell == (row, column):
            theme.focus_ring(painter, box, theme.radius("chip_square"))

    def _tint(self, share: float) -> QColor:
        amber = theme.name() == "dark" and self._data.hue == "c3"
        low, high = theme.tokens().ranges["heat_alpha_dark_amber" if amber else f"heat_alpha_{theme.name()}"]
        return theme.blend(
            theme.color(self._data.hue), theme.color("s0"), low + (high - low) * max(0.0, share)
        )

    def _name_width(self) -> float:
        widest = max(
            (theme.text_width(text, "body") for text in (*self._data.rows, self._data.corner)), default=0.0
        )
        return min(widest + 16, max(80.0, self.width() * 0.35))

    def _extra_widths(self) -> list[float]:
        columns = (
            zip(*self._data.extra_cells, strict=True)
            if self._data.extra_cells
            else [()] * len(self._data.extra)
        )
        return [
            max(theme.text_width(text, "caption") for text in (head, *words)) + 16
            for head, words in zip(self._data.extra, columns, strict=True)
        ]

    def _left(self) -> float:
        return self._name_width() + sum(self._extra_widths())

    def _cell_at(self, x: float, y: float) -> tuple[int, int]:
        left, top = self._left(), theme.row("table_header")
        width = (self.width() - left) / max(1, len(self._data.columns))
        row, column = int((y - top) // theme.row("heat_cell")), int((x - left) // max(1.0, width))
        inside = 0 <= row < len(self._data.rows) and 0 <= column < len(self._data.columns)
        return (row, column) if inside else (-1, -1)

    def _value(self, cell: tuple[int, int]) -> float | None:
        row, column = cell
        return self._data.cells[row][column] if row >= 0 and column >= 0 else None

    def _hover(self, cell: tuple[int, int]) -> None:
        if cell != self._hovered:
            self._hovered = cell
            known = self._value(cell) is not None
            self.setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)
            self.setToolTip(theme.plain_tip(self._words(cell)) if known else "")
            self.update()

    def _move(self, down: int, right: int) -> None:
        row, column = self._cell
        if row < 0:
            self._cell = (0, 0)
        else:
            last_row, last_column = len(self._data.rows) - 1, len(self._data.columns) - 1
            self._cell = (max(0, min(last_row, row + down)), max(0, min(last_column, column + right)))
        self.setAccessibleDescription(self._words(self._cell))
        self._set_focus_visible(True)
        self.update()

    def _words(self, cell: tuple[int, int]) -> str:
        row, column = cell
        value = self._value(cell)
        figure = "–" if value is None else self._data.say.format(value)
        return labels.named(labels.joined((self._data.rows[row], self._data.columns[column])), figure)
