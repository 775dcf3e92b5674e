"""The brief: read in a quarter of a minute, copied with one press, each line a way to the words behind it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.services.views import BriefLine
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case import brief as words
from deskpilot.ui.panels.case.brief_row import BriefRow
from deskpilot.ui.translation import Retranslated

_SAID_MS = 1600


class BriefSection(Retranslated, QWidget):
    """Signal: `message_requested(message_id)`. Rows are kept and filled anew, so that focus and hover stay."""

    message_requested = Signal(int)

    def __init__(
        self, parent: QWidget | None = None, *, is_masked: Callable[[], bool] = lambda: False
    ) -> None:
        super().__init__(parent)
        self._is_masked = is_masked
        self._name = ""
        self._shown: tuple[BriefLine, ...] = ()
        self.rows: list[BriefRow] = []
        self._title = kit.PlainLabel("", "title_card")
        self._caption = kit.PlainLabel("", "caption", "t3", elide=True)
        self.copy = kit.IconButton("copy", "", size="small")
        self.copy.clicked.connect(self._copy)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(self._settle_copy)
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._caption, 1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 12)
        column.setSpacing(0)
        column.addLayout(head)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addSpacing(2)
        column.addLayout(self._list)
        self.retranslate()

    def show_lines(self, lines: tuple[BriefLine, ...], name: str) -> None:
        """Show the brief of somebody."""
        self._name = name
        lines = _distinct(lines)
        if lines == self._shown:
            return
        self._shown = lines
        while len(self.rows) < len(lines):
            self._add_row()
        kind = ""
        for row, line in zip(self.rows, lines, strict=False):
            row.show_line(line, repeated=words.brief_kind(line) == kind)
            row.show()
            kind = words.brief_kind(line)
        for row in self.rows[len(lines) :]:
            row.hide()
        self._leave_one_stop()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("简报"))
        self._caption.setText(self.tr("15 秒读完，点行看原话"))
        self._settle_copy()
        lines, self._shown = self._shown, ()
        self.show_lines(lines, self._name)

    def _add_row(self) -> None:
        row = BriefRow(self)
        place = len(self.rows)
        row.clicked.connect(lambda: self._go(place))
        row.stepped.connect(lambda by: self._step(place, by))
        self.rows.append(row)
        self._list.addWidget(row)

    def _go(self, place: int) -> None:
        message = self.rows[place].line.message_id
        if message is not None:
            self.message_requested.emit(message)

    def _step(self, place: int, by: int) -> None:
        to = max(0, min(len(self._shown) - 1, place + by))
        self.rows[to].setFocus(Qt.FocusReason.TabFocusReason)
        self._leave_one_stop(to)

    def _leave_one_stop(self, at: int | None = None) -> None:
        """The list is one stop of the Tab key; the arrow keys move inside."""
        held = next((n for n, row in enumerate(self.rows) if row.hasFocus()), len(self._shown) - 1)
        stop = held if at is None else at
        for number, row in enumerate(self.rows):
            row.setFocusPolicy(Qt.FocusPolicy.TabFocus if number == stop else Qt.FocusPolicy.ClickFocus)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(words.brief_copy(self._shown, self._name, self._is_masked()))
        self.copy.set_icon("check")
        self.copy.set_text(self.tr("已复制，不含底价"))
        self._said.start()

    def _settle_copy(self) -> None:
        self.copy.set_icon("copy")
        self.copy.set_text(self.tr("复制整份简报"))


def _distinct(lines: tuple[BriefLine, ...]) -> tuple[BriefLine, ...]:
    """Without a line that says again what one of its kind said: the same "no" twice is one line."""
    said = {(line.kind, line.code, line.values, line.text): line for line in reversed(lines)}
    return tuple(line for line in lines if said[line.kind, line.code, line.values, line.text] is line)
