"""The quiet strip that asks whether what was just written is a promise. It takes no focus, and one key answers it."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from deskpilot.services.task_views import TaskRow
from deskpilot.ui import labels, labels_due, theme
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.labels import PlainLabel

_LONGEST = 60


class PromiseStrip(Retranslated, QFrame):
    """Signals: `kept()`, `edited()`, `refused()` for the promise that is offered, `undone()` for the last answer."""

    kept = Signal()
    edited = Signal()
    refused = Signal()
    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: TaskRow | None = None
        self._settled = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._label = PlainLabel("", "body", "t1", elide=True)
        self.keep = Button("", "tint", "check", "F8", size="small")
        self.edit = Button("", "ghost", "pencil", size="small")
        self.refuse = Button("", "ghost", None, "F9", size="small")
        self.undo = Button("", "ghost", "undo", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(18 + theme.size("icon"), 3, 4, 3)
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        for button, signal in (
            (self.keep, self.kept),
            (self.edit, self.edited),
            (self.refuse, self.refused),
            (self.undo, self.undone),
        ):
            button.clicked.connect(signal)
            row.addWidget(button)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go)
        self.retranslate()
        self.hide()

    @property
    def row(self) -> TaskRow | None:
        """The promise that is offered."""
        return self._row

    def offer(self, row: TaskRow | None) -> None:
        """Ask about a promise; None asks about nothing, and lets the last answer stand until it goes by itself."""
        self._row = row
        if row is not None:
            self._settled = False
            self._timer.stop()
            self._show_question(row)
        elif not self._settled:
            self.hide()

    def settle(self, text: str) -> None:
        """Say what became of it, with a way back."""
        self._row, self._settled = None, True
        self._show(text, asking=False)
        self._timer.start(theme.motion("toast_visible"))

    def clear(self) -> None:
        """Another conversation: nothing is asked, nothing can be taken back."""
        self._row, self._settled = None, False
        self._timer.stop()
        self.hide()

    def retranslate(self) -> None:
        """Take the words of the language in force."""
        self.keep.setText(self.tr("记下"))
        self.edit.setText(self.tr("改"))
        self.refuse.setText(self.tr("不是承诺"))
        self.undo.setText(self.tr("撤销"))
        if self._row is not None:
            self._show_question(self._row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        theme.fill_round(painter, box, theme.radius("control"), "s1", "border")
        side = theme.size("icon")
        mark = QRectF(10, box.center().y() - side / 2, side, side)
        theme.paint_icon(painter, mark, "calendar-check" if self._settled else "handshake", "accent_text")

    def _show_question(self, row: TaskRow) -> None:
        due = labels_due.due(row.due_local, row.days_away, row.overdue_seconds)
        said = self.tr("承诺？{due} 前：{words}")
        guessed = self.tr("承诺？没说时间，先按 {due}：{words}")
        words = theme.one_line(row.task.text)
        short = words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
        text = (said if row.task.due_said else guessed).format(due=due, words=labels.quoted(short))
        self._show(text, asking=True)

    def _show(self, text: str, *, asking: bool) -> None:
        self._label.setText(text)
        self.setAccessibleName(text)
        for button in (self.keep, self.edit, self.refuse):
            button.setVisible(asking)
        self.undo.setVisible(not asking)
        self.show()
        self.update()

    def _go(self) -> None:
        self._settled = False
        self.hide()
