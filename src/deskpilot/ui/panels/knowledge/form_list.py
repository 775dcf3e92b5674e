"""The ways a question is put, one line each; the first is the entry's name."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_ROW = 28
_GRIP = 26


class FormRow(QWidget):
    """One way to put the question: a grip to drag it by, the words, a cross."""

    changed = Signal()
    removed = Signal()
    entered = Signal()
    moved = Signal(int)
    dragged = Signal(QPoint)

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = kit.Line(text)
        self.edit.setFrame(False)
        self.edit.setProperty("frameless", True)
        self.edit.setMaxLength(500)
        self.edit.setCursorPosition(0)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(lambda _text: self.changed.emit())
        self.cross = kit.IconButton("x", self.tr("去掉这个问法"), size="tiny")
        self.cross.clicked.connect(self.removed)
        kept = self.cross.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.cross.setSizePolicy(kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(_GRIP, 0, 3, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.cross)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(_ROW, theme.line("body") + 8))
        self.setMouseTracking(True)
        self._bad = False
        self._show_cross()

    def set_bad(self, bad: bool) -> None:
        """Show that something is wrong with these words."""
        self._bad = bad
        self.update()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_cross()
            self.update()
        if event.type() == QEvent.Type.KeyPress and self._acts(event):  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_cross(hovered=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_cross()
        super().leaveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on_grip = event.position().x() < _GRIP
        self.setCursor(Qt.CursorShape.SizeVerCursor if on_grip else Qt.CursorShape.ArrowCursor)
        if event.buttons() & Qt.MouseButton.LeftButton and on_grip:
            self.dragged.emit(self.mapToParent(event.position().toPoint()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.edit.hasFocus()
        outline = "danger" if self._bad else "accent" if focused else "border"
        width = 2.0 if focused or self._bad else 1.0
        theme.fill_round(painter, QRectF(self.rect()), theme.radius("control"), "s0", outline, width)
        theme.paint_icon(painter, QRectF(7, (self.height() - 14) / 2, 14, 14), "grip", "t3")

    def _show_cross(self, *, hovered: bool = False) -> None:
        self.cross.setVisible(hovered or self.edit.hasFocus() or self.cross.hasFocus())

    def _acts(self, event: QKeyEvent) -> bool:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        elif key == Qt.Key.Key_Backspace and not self.edit.text():
            self.removed.emit()
        else:
            return False
        return True


class FormList(QWidget):
    """`forms()` are the words of all rows that have any, the main one first. Enter adds a row, Alt+Up and Alt+Down
    move one, and so does dragging it by its grip."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FormRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3)

    def forms(self) -> tuple[str, ...]:
        """The words, the main question first."""
        return tuple(text for row in self._rows if (text := row.edit.text().strip()))

    def show_forms(self, forms: Sequence[str]) -> None:
        """Show other words; nobody is told."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = []
        for text in forms or ("",):
            self._put(len(self._rows), text)

    def add(self, text: str = "", place: int | None = None) -> None:
        """A new row, with the cursor in it."""
        row = self._put(len(self._rows) if place is None else place, text)
        row.edit.setFocus()
        if text:
            self.changed.emit()

    def set_bad(self, place: int | None) -> None:
        """Mark the row with something wrong; None marks none."""
        for number, row in enumerate(self._rows):
            row.set_bad(number == place)

    def focus_first(self) -> None:
        """Put the cursor into the main question."""
        self._rows[0].edit.setFocus()
        self._rows[0].edit.selectAll()

    def retranslate(self) -> None:
        """Names for screen readers, and the examples in empty rows."""
        for number, row in enumerate(self._rows):
            row.cross.set_text(self.tr("去掉这个问法"))
            row.edit.setAccessibleName(self.tr("问法 {n}").format(n=number + 1))
            row.edit.setPlaceholderText(self.tr("顾客会怎么问") if number == 0 else self.tr("换一种问法"))

    def _put(self, place: int, text: str) -> FormRow:
        row = FormRow(text)
        row.changed.connect(self.changed)
        row.removed.connect(lambda: self._remove(row))
        row.entered.connect(lambda: self.add(place=self._rows.index(row) + 1))
        row.moved.connect(lambda step: self._move(row, self._rows.index(row) + step))
        row.dragged.connect(lambda at: self._drag(row, at))
        self._rows.insert(place, row)
        self._column.insertWidget(place, row)
        self.retranslate()
        return row

    def _remove(self, row: FormRow) -> None:
        if len(self._rows) == 1:
            row.edit.clear()
            self.changed.emit()
            return
        place = self._rows.index(row)
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._rows[max(0, place - 1)].edit.setFocus()
        self.retranslate()
        self.changed.emit()

    def _drag(self, row: FormRow, at: QPoint) -> None:
        over = next(
            (n for n, each in enumerate(self._rows) if each.geometry().contains(each.x() + 1, at.y())), None
        )
        if over is not None and self._rows[over] is not row:
            self._move(row, over)

    def _move(self, row: FormRow, place: int) -> None:
        if not 0 <= place < len(self._rows):
            return
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        self.retranslate()
        self.changed.emit()
