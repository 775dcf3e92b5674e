"""Something remembered about a customer: a press shows the words it is known from, the cross forgets it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from deskpilot.domain.customer import Fact
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case.words import thing

# The column does not grow with the text; the heading beside the facts does.
_COLUMN, _HEADING = 290, 44
_CROSS = 18


class FactButton(kit.PressedByReturn, kit.KeyboardFocus, QAbstractButton):
    """Paints one fact, 22 high; with the mouse or the keyboard on it a cross at its end. Signal: `forgotten()` by the
    cross, the Delete key or the menu. `used` is off for a customer who does not want to be known."""

    forgotten = Signal()

    def __init__(self, fact: Fact, source: str, parent: QWidget | None = None, *, used: bool = True) -> None:
        super().__init__(parent)
        self.fact = fact
        self._text = thing(fact.key, fact.value)
        self._leads, self._tone = fact.message_id is not None, "t2" if used else "t3"
        self.setText(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._leads else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(source)
        self.setToolTip(theme.plain_tip(f"{self._text}\n{source}"))

    def sizeHint(self) -> QSize:
        width = theme.text_width(self._text, "caption") + 12
        return QSize(round(min(width, _COLUMN - theme.scaled(_HEADING)) + 0.5), theme.line("caption") + 4)

    def menu(self) -> QMenu:
        """What can be done with it."""
        menu = QMenu(self)
        if self._leads:
            menu.addAction(theme.icon("quote"), self.tr("看原话"), self.click)
        menu.addAction(theme.icon("trash"), self.tr("删除"), self.forgotten.emit)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.forgotten.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.position().x() > self.width() - _CROSS and self.rect().contains(event.position().toPoint()):
            self.setDown(False)
            self.forgotten.emit()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        reached = self.underMouse() or self.focus_visible
        if reached:
            theme.fill_round(painter, box, theme.radius("control"), "s2")
        taken = _CROSS if reached else 5
        theme.draw_text(painter, box.adjusted(6, 0, -taken, 0), self._text, "caption", self._tone)
        if reached:
            theme.paint_icon(painter, QRectF(box.right() - 15, box.center().y() - 6, 12, 12), "x", "t2")
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))
