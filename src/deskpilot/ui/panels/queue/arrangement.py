"""The line over the list: in which order it stands and how much each row says, both remembered."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QWidget

from deskpilot.ui import widgets as kit
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState

ORDERS = ("cost", "wait", "last")
# Lines of a row, with the icon of the switch.
_DENSITIES = {3: "rows-three", 2: "rows-two", 1: "rows-one"}
_ORDER_KEY, _LINES_KEY = "queue/order", "queue/lines"


class Arrangement(Retranslated, QWidget):
    """Signals: `order_changed(code)`, `lines_changed(lines)`. `order` and `lines` are what is in force."""

    order_changed = Signal(str)
    lines_changed = Signal(int)

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.order = state.choice(_ORDER_KEY, ORDERS, ORDERS[0])
        self.lines = state.number(_LINES_KEY, 1, 3, 3)
        self._caption = kit.PlainLabel("", "caption", "t3", elide=True)
        self._sort = kit.IconButton("sort", "", size="tiny")
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 4)
        row.setSpacing(0)
        row.addWidget(self._caption, 1)
        self._build_switch(row)
        row.addSpacing(8)
        row.addWidget(self._sort)
        self._build_menu()
        self.retranslate()

    def sort_by(self, code: str) -> None:
        """Put the list into another order."""
        self.order = code
        self._state.put(_ORDER_KEY, code)
        self._orders[code].setChecked(True)
        self._caption.setText(self._orders[code].text())
        self.order_changed.emit(code)

    def set_lines(self, lines: int) -> None:
        """Let a row say more or less: 3, 2 or 1 lines."""
        self.lines = lines
        self._state.put(_LINES_KEY, lines)
        self.switches[lines].setChecked(True)
        self.lines_changed.emit(lines)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        names = {
            "cost": self.tr("按等待代价排序"),
            "wait": self.tr("等得最久的在前"),
            "last": self.tr("最近来信的在前"),
        }
        for code, action in self._orders.items():
            action.setText(names[code])
        self._caption.setText(names[self.order])
        self._sort.set_text(self.tr("换个顺序"))
        words = {
            3: self.tr("每位三行：原因、花了多少、情绪"),
            2: self.tr("每位两行：原因和花了多少"),
            1: self.tr("每位一行：忙的时候一屏看得最多"),
        }
        for lines, button in self.switches.items():
            button.set_text(words[lines])

    def _build_switch(self, row: QHBoxLayout) -> None:
        group = QButtonGroup(self)
        self.switches: dict[int, kit.IconButton] = {}
        for lines, icon in _DENSITIES.items():
            button = kit.IconButton(icon, icon, size="tiny")
            button.setCheckable(True)
            button.setChecked(lines == self.lines)
            button.clicked.connect(lambda _on=False, lines=lines: self.set_lines(lines))
            group.addButton(button)
            row.addWidget(button)
            self.switches[lines] = button

    def _build_menu(self) -> None:
        menu = QMenu(self)
        group = QActionGroup(self)
        self._orders: dict[str, QAction] = {}
        for code in ORDERS:
            action = menu.addAction("")
            action.setCheckable(True)
            action.setChecked(code == self.order)
            action.triggered.connect(lambda _on=False, code=code: self.sort_by(code))
            group.addAction(action)
            self._orders[code] = action
        self._sort.clicked.connect(lambda: menu.popup(self._sort.mapToGlobal(self._sort.rect().bottomLeft())))
