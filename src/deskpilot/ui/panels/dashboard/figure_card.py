"""A card of the page: heading, what is counted how, a figure; or a word on what will be here."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from deskpilot.ui import widgets as kit


class FigureCard(kit.Card):
    """`show_figure` puts the figure in, `show_empty` says why there is none yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = kit.SectionHeader("", style="title_card")
        self._empty = kit.EmptyState("bars", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self.body.addWidget(self.header)
        self.body.addWidget(self._stack, 1)

    def put(self, figure: QWidget) -> None:
        """Take the widget that shows the figure."""
        self._stack.addWidget(figure)

    def show_figure(self) -> None:
        """Show the figure."""
        self._stack.setCurrentIndex(self._stack.count() - 1)

    def show_empty(self, title: str, text: str) -> None:
        """Show what will be here, and from when."""
        self._empty.show_message("bars", title, text)
        self._stack.setCurrentIndex(0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return self._stack.currentIndex() == 0
