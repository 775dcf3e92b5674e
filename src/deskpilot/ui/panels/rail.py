"""The rail at the left edge: the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from deskpilot.ui import rail_paint
from deskpilot.ui import widgets as kit
from deskpilot.ui.page import Page


class _Mark(QWidget):
    """The sign of the house."""

    def sizeHint(self) -> QSize:
        return QSize(rail_paint.MARK, rail_paint.MARK)

    def paintEvent(self, event: QPaintEvent) -> None:
        rail_paint.paint_mark(QPainter(self), QRectF(self.rect()))


class Rail(kit.Pane):
    """Emits `page_chosen(code)`. Ctrl+1 to Ctrl+9 choose as well (the window sets them up)."""

    page_chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__("window", "r", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, rail_paint.TOP, 0, rail_paint.BOTTOM)
        column.setSpacing(rail_paint.SPACING)
        column.addWidget(_Mark())
        column.addSpacing(rail_paint.BELOW_MARK)
        self._pages = tuple(pages)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, kit.RailButton] = {}
        for page in [p for p in pages if not p.at_foot]:
            column.addWidget(self._button(page), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        for page in [p for p in pages if p.at_foot]:
            column.addWidget(self._button(page), 0, Qt.AlignmentFlag.AlignHCenter)
        self.retranslate()

    def choose(self, code: str) -> None:
        """Show a page as chosen."""
        self._buttons[code].setChecked(True)

    def set_badge(self, code: str, count: int, tone: str = "neutral") -> None:
        """How many things wait on a page; "warning" when some of them are late."""
        self._buttons[code].set_badge(count, tone)

    def retranslate(self) -> None:
        """Put the words into the language in force."""
        for page in self._pages:
            self._buttons[page.code].set_text(self.tr(page.title))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._fit()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.setFixedWidth(rail_paint.rail_width(button.text() for button in self._buttons.values()))
        for button in self._buttons.values():
            button.updateGeometry()

    def _button(self, page: Page) -> kit.RailButton:
        button = kit.RailButton(page.icon, page.code)
        button.clicked.connect(lambda: self.page_chosen.emit(page.code))
        self._group.addButton(button)
        self._buttons[page.code] = button
        return button
