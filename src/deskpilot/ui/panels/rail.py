"""The rail at the left edge: the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from deskpilot.ui import theme
from deskpilot.ui import widgets as kit


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the window: its code, its icon, its Chinese title (a source text of the context "Rail"), and whether
    it stands at the foot of the rail."""

    code: str
    icon: str
    title: str
    at_foot: bool = False


class _Mark(QWidget):
    """The sign of the house."""

    def sizeHint(self) -> QSize:
        return QSize(32, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.width() / 2 - 14, self.height() / 2 - 14, 28, 28)
        theme.fill_round(painter, box, theme.radius("segment"), "accent")
        theme.paint_icon(painter, box.adjusted(4, 4, -4, -4), "chat", "on_accent")


class Rail(kit.Pane):
    """Emits `page_chosen(code)`. Ctrl+1 to Ctrl+9 choose as well (the window sets them up)."""

    page_chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__("window", "r", parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(4)
        column.addWidget(_Mark())
        column.addSpacing(8)
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
        """As wide as the longest word: a page's name is never cut."""
        widest = max(button.sizeHint().width() for button in self._buttons.values())
        self.setFixedWidth(max(theme.size("rail"), widest + 4))
        for button in self._buttons.values():
            button.updateGeometry()

    def _button(self, page: Page) -> kit.RailButton:
        button = kit.RailButton(page.icon, page.code)
        button.clicked.connect(lambda: self.page_chosen.emit(page.code))
        self._group.addButton(button)
        self._buttons[page.code] = button
        return button
