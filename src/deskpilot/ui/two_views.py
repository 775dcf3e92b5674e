"""A page of two views under one head. The second is made when it is first wanted: most look at the first only."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from deskpilot.ui import widgets as kit
from deskpilot.ui.translation import Retranslated


class TwoViews(Retranslated, QWidget):
    """The head says the page's `title` and changes between the views. Subclasses name the `sections`, make the second
    view, and word the head in `retranslate`."""

    sections: tuple[str, str]

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.second: QWidget | None = None
        self.title = kit.PlainLabel("", "title_page")
        self.views = kit.Segmented(["", ""], "")
        self._stack = QStackedWidget()
        self._stack.addWidget(first)
        strip = kit.Pane("s0", "b")
        row = QHBoxLayout(strip)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.title)
        row.addWidget(self.views)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(strip)
        column.addWidget(self._stack, 1)
        self.views.changed.connect(lambda place: self.show_section(self.sections[place]))
        self.retranslate()

    def show_section(self, code: str) -> None:
        """Show one of the two."""
        place = self.sections.index(code)
        if place and self.second is None:
            self.second = self.make_second()
            self._stack.addWidget(self.second)
        self.views.set_index(place)
        self._stack.setCurrentIndex(place)

    def make_second(self) -> QWidget:
        """The second view, wanted for the first time."""
        raise NotImplementedError
