"""The alert strip at the top of the queue: the most urgent open alert, and a line for the rest."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, SignalInstance
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.ui import labels, theme
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.focus import KeyboardFocus
from deskpilot.ui.widgets.labels import PlainLabel
from deskpilot.ui.widgets.pressing import PressedByReturn


@dataclass(frozen=True, slots=True)
class AlertView:
    """What the strip shows. `severity` is "urgent", "attention" or "notice"; `title` names it, for example 要投诉;
    `ago` is its age in words, `meta` who and where, `quote` the customer's sentence that set it off."""

    alert_id: int
    severity: str
    title: str
    ago: str = ""
    meta: str = ""
    quote: str = ""


class AlertStrip(Retranslated, QFrame):
    """Shows one alert and the rest line; takes no height without either. All signals carry `alert_id`; `rest_activated` opens the list."""

    take_over = Signal(int)
    snooze = Signal(int)
    acknowledge = Signal(int)
    rest_activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: AlertView | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._box = _AlertBox()
        self._rest = _RestLine()
        column.addWidget(self._box)
        column.addWidget(self._rest)
        self._box.take.clicked.connect(lambda: self._send(self.take_over))
        self._box.later.clicked.connect(lambda: self._send(self.snooze))
        self._box.seen.clicked.connect(lambda: self._send(self.acknowledge))
        self._rest.clicked.connect(self.rest_activated)
        self.retranslate()
        self.set_alert(None)
        self.set_rest("")

    def set_alert(self, view: AlertView | None) -> None:
        """Show an alert; None hides the box."""
        self._view = view
        self._box.setVisible(view is not None)
        if view is not None:
            self._box.show_alert(view)

    def alert(self) -> AlertView | None:
        """The alert shown."""
        return self._view

    def rest(self) -> str:
        """The words of the line for the others; empty when there are none."""
        return self._rest.text()

    def set_rest(self, text: str) -> None:
        """The line for the other alerts, for example 另有 2 条注意; an empty text hides it."""
        self._rest.setText(text)
        self._rest.setVisible(bool(text))

    def set_key(self, has_key: bool) -> None:
        """Whether F2 takes this alert over."""
        self._box.set_key(has_key)

    def retranslate(self) -> None:
        """Put the buttons' words into the language in force."""
        self._box.take.setText(self.tr("接手"))
        self._box.set_later_words(self.tr("稍后 5 分"), self.tr("稍后"))
        self._box.seen.setText(self.tr("知道了"))

    def _send(self, signal: SignalInstance) -> None:
        if self._view is not None:
            signal.emit(self._view.alert_id)


class _AlertBox(QFrame):
    """The tinted box with title, sentence and the three buttons."""

    def __init__(self) -> None:
        super().__init__()
        self._severity, self._later_words = "urgent", ("", "")
        self._key: str | None = "F2"
        self.title = PlainLabel("", "body_strong", "danger_text", elide=True)
        self.ago = PlainLabel("", "caption", "t2")
        self.meta = PlainLabel("", "caption", "t2", elide=True)
        self.quote = PlainLabel("", "body", "t1", elide=True, hang=True)
        self.take = Button("", "danger", shortcut_cap="F2", size="small")
        self.later = Button("", "ghost", "alarm-snooze", size="small")
        self.seen = Button("", "ghost", "check", size="small")
        self._build()

    def show_alert(self, view: AlertView) -> None:
        step = theme.severity(view.severity)
        self._severity = view.severity
        word = labels.severity(view.severity)
        self.title.setText(f"{word} · {view.title}" if view.title else word)
        self.title.set_color(f"{step.color}_text")
        self.ago.setText(view.ago)
        self.meta.setText(view.meta)
        self.meta.setVisible(bool(view.meta))
        self.quote.setText(labels.quoted(view.quote) if view.quote else "")
        self.quote.setVisible(bool(view.quote))
        # Solid red only for what is running out; a milder alert gets the tinted button.
        self.take.set_kind("danger" if view.severity == "urgent" else "primary")
        self.setAccessibleName(f"{self.title.text()} {view.meta} {view.quote}")
        for button in (self.take, self.later, self.seen):
            # Read out with the button: which alert it is about cannot be seen from its word.
            button.setAccessibleDescription(self.accessibleName())
        self.update()

    def _indent(self) -> int:
        return 18 + theme.size("icon_alert")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._column.setContentsMargins(self._indent(), 10, 12, 10)
            self._fit_buttons()
        super().changeEvent(event)

    def set_later_words(self, long: str, short: str) -> None:
        """The two lengths of the word for snoozing."""
        self._later_words = (long, short)
        self._fit_buttons()

    def set_key(self, has_key: bool) -> None:
        self._key = "F2" if has_key else None
        self._fit_buttons()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Take the longest words that fit; in a narrow queue the icons go, the words stay."""
        long, short = self._later_words
        room = self.width() - self._indent() - 4
        key = self._key
        for words, icons, cap in (
            (long, True, key),
            (short, True, key),
            (short, False, key),
            (short, False, None),
        ):
            self.take.set_shortcut_cap(cap)
            self.later.setText(words)
            self.later.set_icon("alarm-snooze" if icons else None)
            self.seen.set_icon("check" if icons else None)
            if sum(button.sizeHint().width() for button in (self.take, self.later, self.seen)) <= room:
                return

    def _build(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(self._indent(), 10, 12, 10)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.ago)
        column.addLayout(head)
        column.addWidget(self.meta)
        column.addWidget(self.quote)
        column.addSpacing(7)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.take)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.seen)
        row.setContentsMargins(0, 0, -8, 0)
        column.addLayout(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        step = theme.severity(self._severity)
        outline = theme.tone(step.color, 0.28)
        theme.fill_round(painter, QRectF(self.rect()), theme.radius("panel"), f"{step.color}_tint", outline)
        extent = theme.size("icon_alert")
        theme.paint_icon(painter, QRectF(11, 11, extent, extent), step.icon, step.color)


class _RestLine(PressedByReturn, KeyboardFocus, QAbstractButton):
    """One line that opens the list of the other alerts."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(theme.row("section_header"))

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.setToolTip(theme.plain_tip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse():
            theme.fill_round(painter, box, theme.radius("control"), "s2")
        middle = box.center().y()
        side = theme.size("icon")
        theme.paint_icon(painter, QRectF(13, middle - side / 2, side, side), "triangle", "warning")
        theme.draw_text(
            painter,
            box.adjusted(20 + theme.size("icon"), 0, -18 - theme.size("icon_small"), 0),
            self.text(),
            "body",
            "t2",
        )
        side = theme.size("icon_small")
        theme.paint_icon(
            painter, QRectF(box.right() - 12 - side, middle - side / 2, side, side), "chevron-down", "t2"
        )
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("control"))
