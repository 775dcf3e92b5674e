"""Finding a customer by name or key, also one who never wrote."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deskpilot.services.queries.customers import CustomerHit
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit

MOST = 8


class CustomerSheet(kit.Popover):
    """`find(text)` gives who matches. Enter takes the only one there is. Signal: `chosen(customer_id)`."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget, title: str, find: Callable[[str], Sequence[CustomerHit]]) -> None:
        super().__init__(parent, title, 400)
        self._find = find
        self._found: Sequence[CustomerHit] = ()
        self.search = kit.SearchField(self.tr("昵称，或平台上的账号"), title)
        self.none = kit.PlainLabel("", "caption", "t3", wrap=True)
        self.hits: list[kit.Button] = []
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        for widget in (self.search, self._holder, self.none):
            self.body.addWidget(widget)
        self.search.searched.connect(self.show_text)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """List who matches."""
        self._found = self._find(text)[:MOST] if text.strip() else ()
        for old in self.hits:
            old.hide()
            old.deleteLater()
        self.hits = [self._button(hit) for hit in self._found]
        self._holder.setVisible(bool(self.hits))
        self.none.setText(self._advice(text))
        self.none.setVisible(bool(self.none.text()))
        self.fit()

    def give(self) -> None:
        if len(self._found) == 1:
            self._choose(self._found[0])

    def _button(self, hit: CustomerHit) -> kit.Button:
        name = hit.nickname or hit.key
        words = labels.joined((name, labels.channel(hit.channel), hit.key if hit.key != name else ""))
        button = kit.Button(theme.one_line(words), "ghost", "user")
        button.clicked.connect(lambda: self._choose(hit))
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        button.show()
        return button

    def _advice(self, text: str) -> str:
        if self._found:
            more = len(self._found) == MOST
            return self.tr("只列了最近来过的，写得再全一些。") if more else ""
        return self.tr("没有这位顾客。") if text.strip() else ""

    def _choose(self, hit: CustomerHit) -> None:
        self.close()
        self.chosen.emit(hit.customer_id)
