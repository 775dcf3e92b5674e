"""Above the table: search as one types, the category, the order, and chips for what wants a look."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from deskpilot.ui import labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.translation import Retranslated

_MOST_CHIPS = 5


class FilterBar(Retranslated, QWidget):
    """Signals: `searched(text)`, `category_chosen(name | None)`, `status_chosen(code | None)`, `sort_chosen(code)`."""

    searched = Signal(str)
    category_chosen = Signal(object)
    status_chosen = Signal(object)
    sort_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._statuses: tuple[tuple[str, int], ...] = ()
        self._status: str | None = None
        self._sort = "hits"
        self._build()
        self.retranslate()

    @property
    def search(self) -> kit.SearchField:
        """The search field."""
        return self._search

    def show_categories(self, categories: Sequence[tuple[str, int]]) -> None:
        """Offer these categories with their counts; the chosen one stays chosen."""
        chosen = self._category.currentData()
        self._category.blockSignals(True)
        self._category.clear()
        self._category.addItem(self.tr("全部类目"), None)
        for name, count in categories:
            shown = name or self.tr("没有类目")
            self._category.addItem(f"{shown}  {count:,}", name)
        place = next((n for n in range(self._category.count()) if self._category.itemData(n) == chosen), 0)
        self._category.setCurrentIndex(place)
        self._category.blockSignals(False)
        if place == 0 and chosen is not None:
            self.category_chosen.emit(None)

    def show_statuses(self, statuses: Sequence[tuple[str, int]]) -> None:
        """Offer a chip for every status that wants a look and that some entry has."""
        self._statuses = tuple(statuses)
        counts = dict(statuses)
        offered = [
            code for code in labels_knowledge.status_chips() if counts.get(code) or code == self._status
        ]
        self._flow.clear()
        for code in offered[:_MOST_CHIPS]:
            icon, text, tone = labels_knowledge.status_chip(code, counts.get(code, 0))
            chip = kit.Chip(text, icon, tone, clickable=True)
            chip.setCheckable(True)
            chip.setChecked(code == self._status)
            chip.clicked.connect(lambda _on, code=code: self._choose(code))
            self._flow.addWidget(chip)
        self._chips.setVisible(bool(offered))

    def show_sort(self, code: str) -> None:
        """Mark the order in force."""
        self._sort = code
        for name, action in self._sorts.items():
            action.setChecked(name == code)

    def clear(self) -> None:
        """No filter at all; nobody is told."""
        self._status = None
        self._search.clear()
        self._category.setCurrentIndex(0)
        self.show_statuses(self._statuses)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._search.set_words(self.tr("输入就搜，支持拼音"), self.tr("搜索知识"))
        self._category.setAccessibleName(self.tr("类目"))
        self._category.setItemText(0, self.tr("全部类目"))
        self._order.set_text(self.tr("换个顺序"))
        for code, text in labels_knowledge.sorts():
            self._sorts[code].setText(text)
        self.show_statuses(self._statuses)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        self._search = kit.SearchField("", "", "/", delay_ms=120)
        self._category = kit.Picker("")
        self._category.setMinimumWidth(theme.scaled(156))
        self._category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._category.addItem("", None)
        self._order = kit.IconButton("filter", self.tr("换个顺序"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._search, 2)
        row.addWidget(self._category, 1)
        row.addStretch(1)
        row.addWidget(self._order)
        self._chips = QWidget()
        self._flow = kit.FlowLayout(self._chips, gap=6)
        column.addLayout(row)
        column.addWidget(self._chips)
        self._build_menu()
        self._search.searched.connect(self.searched)
        self._category.activated.connect(
            lambda _place: self.category_chosen.emit(self._category.currentData())
        )

    def _build_menu(self) -> None:
        menu, group = QMenu(self), QActionGroup(self)
        self._sorts = {}
        for code, text in labels_knowledge.sorts():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(code == self._sort)
            action.triggered.connect(lambda _on, code=code: self.sort_chosen.emit(code))
            group.addAction(action)
            self._sorts[code] = action
        self._order.clicked.connect(
            lambda: menu.popup(self._order.mapToGlobal(self._order.rect().bottomLeft()))
        )

    def _choose(self, code: str) -> None:
        self._status = None if code == self._status else code
        self.show_statuses(self._statuses)
        self.status_chosen.emit(self._status)
