"""The hit test: what a question would find, what would be done, and why."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from deskpilot.domain.errors import KnownError
from deskpilot.services.knowledge_views import HitTest, HitTestResult
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.translation import Retranslated
from deskpilot.worker.gateway import Gateway

_NONE = Qt.TextElideMode.ElideNone
_PAUSE_MS = 450
_MOST_CANDIDATES = 6
_MOST_LINES = 5
_TINTS = {
    "success": ("success_tint", "success_text"),
    "info": ("info_tint", "info_text"),
    "warning": ("warning_tint", "warning_text"),
    "neutral": ("s2", "t1"),
}


class VerdictBox(QWidget):
    """What would be done, and the figures behind it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone, self._icon, self._title, self._text = "neutral", "circle-question", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_verdict(self, tone: str, icon: str, title: str, text: str) -> None:
        """Show another verdict."""
        self._tone, self._icon, self._title, self._text = tone, icon, title, text
        self.setAccessibleName(f"{title} {text}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * theme.line("body") + 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        fill, tone = _TINTS[self._tone]
        theme.fill_round(painter, box, theme.radius("panel"), fill)
        theme.paint_icon(painter, QRectF(13, 12, 16, 16), self._icon, tone)
        step = theme.line("body")
        theme.draw_text(painter, QRectF(38, 10, box.width() - 50, step), self._title, "body_strong", tone)
        theme.draw_text(painter, QRectF(38, 10 + step, box.width() - 50, step), self._text, "caption", "t2")


class CandidateCard(kit.KeyboardFocus, QWidget):
    """One entry that was found: its score, and for the first one why. `chosen(entry_id)`."""

    chosen = Signal(str)

    def __init__(self, found: HitTest, first: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found, self._first = found, first
        self._lines = _evidence_lines(found) if first else ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{found.question} {found.entry_id} {found.score:.2f}")
        self.setToolTip(theme.plain_tip(found.question))

    def sizeHint(self) -> QSize:
        height = theme.line("body") + theme.line("caption") + 14 + len(self._lines) * theme.line("body")
        return QSize(200, height + (4 if self._lines else 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._found.entry_id)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self._found.entry_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        outline = "border2" if self._first else "border"
        theme.fill_round(painter, box, theme.radius("panel"), "s2" if self.underMouse() else "s0", outline)
        if self.focus_visible:
            theme.focus_ring(painter, box, theme.radius("panel"))
        inner = box.adjusted(12, 7, -12, -7)
        step = theme.line("body")
        top = QRectF(inner.left(), inner.top(), inner.width(), step)
        tone = "accent_text" if self._first else "t2"
        width = theme.draw_text(
            painter, top, f"{self._found.score:.2f}", "body", tone, theme.ALIGN_RIGHT, _NONE, strong=True
        )
        theme.draw_text(
            painter, top.adjusted(0, 0, -width - 8, 0), self._found.question, "body", "t1", strong=self._first
        )
        below = QRectF(inner.left(), top.bottom(), inner.width(), theme.line("caption"))
        theme.draw_text(painter, below, self._found.entry_id, "caption", "t3")
        bar = QRectF(inner.right() - 100, below.center().y() - 6, 100, 12)
        # Scores rank the candidates of one question; how sure the answer is stands in the verdict.
        share = min(1.0, max(0.0, self._found.score))
        kit.paint_confidence(painter, bar, share, selected=self._first)
        self._paint_evidence(painter, QRectF(inner.left(), below.bottom() + 4, inner.width(), step))

    def _paint_evidence(self, painter: QPainter, line: QRectF) -> None:
        for kind, weight, words in self._lines:
            theme.draw_text(painter, line, kind, "caption", "t3")
            left = line.left() + 32
            if weight is not None:
                bar = QRectF(left, line.center().y() - 1.5, 40, 3)
                theme.fill_round(painter, bar, 1.5, "s3")
                theme.fill_round(painter, QRectF(left, bar.top(), max(2.0, 40 * weight), 3), 1.5, "c2")
                left += 48
                words = words or f"{weight:.2f}"
            area = QRectF(left, line.top(), line.right() - left, line.height())
            theme.draw_text(painter, area, words, "caption", "t1")
            line = line.translated(0, line.height())


def _evidence_lines(found: HitTest) -> tuple[tuple[str, float | None, str], ...]:
    """Kinds of evidence in plain words: (kind, share or None, what it points at)."""
    lines: list[tuple[str, float | None, str]] = []
    for each in found.evidence:
        kind = labels_knowledge.evidence(each.code)
        if not kind or each.code == "thing":
            continue
        if each.weight < 0:
            lines.append((kind, None, labels_knowledge.against(each.code)))
        else:
            lines.append((kind, min(1.0, each.weight), each.detail))
    things = dict.fromkeys(each.detail for each in found.evidence if each.code == "thing" and each.detail)
    if things:
        lines.append((labels_knowledge.evidence("thing"), None, labels.listed(things)))
    return tuple(lines[:_MOST_LINES])


class HitTestColumn(Retranslated, QWidget):
    """Signals: `closed`, `entry_chosen(id)`, `form_wanted(text)` adds the question to the entry in hand."""

    closed = Signal()
    entry_chosen = Signal(str)
    form_wanted = Signal(str)

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._ticket, self._asked, self._entry_id = -1, "", ""
        self._result: HitTestResult | None = None
        self._problem: KnownError | None = None
        self._build()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        self.line.textEdited.connect(lambda _text: self._pause.start())
        self.line.returnPressed.connect(self.ask)
        gateway.asked.connect(self._on_asked)
        gateway.settled.connect(self._on_settled)
        self.retranslate()

    def ask(self) -> None:
        """Try what is written."""
        self._pause.stop()
        self._asked = self.line.text().strip()
        self._result, self._problem = None, None
        if self._asked:
            self._ticket = self._gateway.ask(self._asked)
        if self._result is None:
            self._show()

    def ask_again(self) -> None:
        """Knowledge has changed: the same question may find something else."""
        if self._asked and self.isVisible():
            self._ticket = self._gateway.ask(self._asked)

    def set_entry(self, entry_id: str) -> None:
        """Which entry is in hand: the one that a question can be added to."""
        self._entry_id = entry_id
        self._show_add()

    def focus_line(self) -> None:
        """Put the cursor into the question."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("命中测试"))
        self._close.set_text(self.tr("收起命中测试"))
        self.line.setPlaceholderText(self.tr("像顾客那样问一句"))
        self.line.setAccessibleName(self.tr("要试的问题"))
        self._add.setText(self.tr("加为当前条目的问法"))
        self._reply_title.setText(self.tr("顾客会看到"))
        self._show()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        self._title = kit.PlainLabel("", "title_card")
        self._close = kit.IconButton("x", self.tr("收起命中测试"), size="small")
        self._close.clicked.connect(self.closed)
        head.addWidget(_Flask())
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self.line = kit.Line()
        self.line.setMaxLength(500)
        self.verdict = VerdictBox()
        self._add = kit.LinkButton("", icon="plus")
        self._add.clicked.connect(lambda: self.form_wanted.emit(self._asked))
        self._reply_title = kit.PlainLabel("", "caption", "t3")
        self._reply = kit.PlainLabel("", "body", "t1", wrap=True, selectable=True)
        self._hint = kit.PlainLabel("", "body", "t2", wrap=True)
        self._card_column = QVBoxLayout()
        self.cards: list[CandidateCard] = []
        self._card_column.setSpacing(8)
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 12)
        inner.setSpacing(8)
        for widget in (self.verdict, self._hint, self._add):
            inner.addWidget(widget)
        inner.addLayout(self._card_column)
        for widget in (self._reply_title, self._reply):
            inner.addWidget(widget)
        inner.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        area.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        column.addLayout(head)
        column.addWidget(self.line)
        column.addWidget(area, 1)

    def _on_asked(self, ticket: int, result: HitTestResult) -> None:
        if result.text == self._asked:
            self._result, self._problem = result, None
            self._show()

    def _on_settled(self, ticket: int, command: object, error: KnownError | None) -> None:
        if ticket == self._ticket and command is None and error is not None:
            self._problem = error
            self._show()

    def _show(self) -> None:
        result = self._result
        for card in self.cards:
            self._card_column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        self.verdict.setVisible(result is not None)
        self._hint.setVisible(result is None)
        self._hint.setText(self._hint_text())
        if result is not None:
            tone, icon, title = labels_knowledge.verdict(result.action)
            self.verdict.show_verdict(tone, icon, title, labels_knowledge.verdict_reason(result))
            for place, found in enumerate(result.candidates[:_MOST_CANDIDATES]):
                card = CandidateCard(found, place == 0)
                card.chosen.connect(self.entry_chosen)
                self._card_column.addWidget(card)
                self.cards.append(card)
        reply = result.reply if result is not None else ""
        self._reply.setText(reply)
        self._reply.setVisible(bool(reply))
        self._reply_title.setVisible(bool(reply))
        self._show_add()

    def _show_add(self) -> None:
        best = self._result.candidates[0].entry_id if self._result and self._result.candidates else ""
        self._add.setVisible(self._result is not None and bool(self._entry_id) and best != self._entry_id)

    def _hint_text(self) -> str:
        if self._problem is not None:
            return labels_knowledge.file_fault(self._problem.code, self._problem.params)
        if self._asked:
            return self.tr("正在找…")
        return self.tr(
            "写一句顾客会问的话，看 AI 会找到哪一条、有几分把握、会怎么做。这里只是试，什么都不会发出去。"
        )


class _Flask(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme.paint_icon(QPainter(self), QRectF(0, (self.height() - 16) / 2, 16, 16), "flask", "t2")
