"""Something remembered about a customer; where it is known from is in the tooltip, a press shows the words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from deskpilot.domain.customer import Fact
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case.words import thing

# The column does not grow with the text; the heading beside the facts does.
_COLUMN, _HEADING = 290, 44


class FactButton(kit.KeyboardFocus, QAbstractButton):
    """Paints one fact, 22 high. Without a line behind it, it is no stop of the Tab key."""

    def __init__(self, fact: Fact, source: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fact = fact
        self._text = thing(fact.key, fact.value)
        leads = fact.message_id is not None
        self.setText(self._text)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)
        self.setAccessibleDescription(source)
        self.setToolTip(theme.plain_tip(f"{self._text}\n{source}"))

    def sizeHint(self) -> QSize:
        width = theme.text_width(self._text, "caption") + 12
        return QSize(round(min(width, _COLUMN - theme.scaled(_HEADING)) + 0.5), theme.line("caption") + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            theme.fill_round(painter, box, theme.radius("control"), "s2")
        theme.draw_text(painter, box.adjusted(6, 0, -5, 0), self._text, "caption", "t2")
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))
