"""A page of the settings: a heading, rows between hairlines, a measure that reads well."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from deskpilot.services.roles import may_set
from deskpilot.services.stored_settings import House
from deskpilot.settings import Settings
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.row import SettingRow

_MEASURE, _LEAST_BESIDE = 840, 480
_SIDE = 32


class SettingsPage(QScrollArea):
    """Subclasses add groups and rows. `show_settings` fills all of them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SettingRow] = []
        self._heads: list[tuple[kit.PlainLabel, kit.PlainLabel, Callable[[], tuple[str, str]]]] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        inside = QWidget()
        inside.setAutoFillBackground(False)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(_SIDE, 8, _SIDE, 32)
        holder = self._holder = QWidget()
        self._take_measure()
        self._outer = outer
        self.verticalScrollBar().rangeChanged.connect(self._keep_edge)
        self.body = QVBoxLayout(holder)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        # In a row of its own: only a horizontal layout asks for the height at the width that the measure leaves.
        measure = QHBoxLayout()
        measure.addStretch()
        measure.addWidget(holder, 1000)
        measure.addStretch()
        outer.addLayout(measure)
        outer.addStretch(1)
        self.setWidget(inside)

    def add_group(self, words: Callable[[], tuple[str, str]]) -> None:
        """A heading with a sentence under it."""
        title = kit.PlainLabel("", "title_card")
        text = kit.PlainLabel("", "body", "t2", wrap=True)
        self._heads.append((title, text, words))
        self.body.addSpacing(20)
        self.body.addWidget(title)
        self.body.addWidget(text)
        self.body.addSpacing(6)
        self._show_head(*self._heads[-1])

    def add_row(self, row: SettingRow) -> None:
        """A setting, below a hairline."""
        self._rows.append(row)
        self.body.addWidget(kit.Hairline())
        self.body.addWidget(row)

    def add_mark(self) -> kit.Hairline:
        """Where rows come in later, with `insert_row`: before it."""
        mark = kit.Hairline()
        self.body.addWidget(mark)
        return mark

    def insert_row(self, row: SettingRow, mark: kit.Hairline) -> None:
        """A setting that is known later, below a hairline and above the mark."""
        self._rows.append(row)
        place = self.body.indexOf(mark)
        self.body.insertWidget(place, kit.Hairline())
        self.body.insertWidget(place + 1, row)

    def show_settings(self, settings: Settings) -> None:
        """Show what is stored."""
        for row in self._rows:
            row.show_settings(settings)
        self._stack_rows()

    def lock(self, house: House) -> None:
        """What only an owner may change is shut for others, and says why."""
        reason = self.tr("店主设了密码：换成店主才能改")
        for row in self._rows:
            row.lock("" if all(may_set(house, name) for name in row.names) else reason)

    def retranslate(self) -> None:
        """Put the headings into the language in force; rows follow by themselves."""
        for head in self._heads:
            self._show_head(*head)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() == QEvent.Type.StyleChange:
            self._take_measure()
            self._stack_rows()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        bar = self.verticalScrollBar()
        self._keep_edge(bar.minimum(), bar.maximum())
        self._stack_rows()

    def _keep_edge(self, low: int, high: int) -> None:
        """From section to section the left edge stays where it is, whether there is something to scroll or not."""
        bar = 0 if high > low else self.verticalScrollBar().sizeHint().width()
        self._outer.setContentsMargins(_SIDE, 8, _SIDE + bar, 32)

    def _take_measure(self) -> None:
        self._holder.setMaximumWidth(theme.column(_MEASURE))

    def _stack_rows(self) -> None:
        narrow = self.viewport().width() < theme.scaled(_LEAST_BESIDE)
        for row in self._rows:
            row.stack(narrow)

    def _show_head(
        self, title: kit.PlainLabel, text: kit.PlainLabel, words: Callable[[], tuple[str, str]]
    ) -> None:
        name, sentence = words()
        title.setText(name)
        text.setText(sentence)
        text.setVisible(bool(sentence))
