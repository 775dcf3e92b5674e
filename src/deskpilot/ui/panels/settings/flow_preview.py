"""A flow played through with a sample basket: what the customer reads, and each sum on the way."""

from collections.abc import Sequence, Set

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from deskpilot.domain.flow import Answer
from deskpilot.services.flow_preview import Played, SampleAnswers
from deskpilot.ui import labels
from deskpilot.ui import widgets as kit


class FlowPreview(kit.Pane):
    """`asked` wants it played anew with `answers()`."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__("s1", "l")
        self._title = kit.PlainLabel("", "title_card")
        self.basket, self.coupon = kit.Line("四件套479，毯子459"), kit.Line("30")
        self.number, self.place = kit.Line("2"), kit.Line("沈阳")
        self._fields = {
            Answer.BASKET: self.basket,
            Answer.COUPON: self.coupon,
            Answer.NUMBER: self.number,
            Answer.PLACE: self.place,
        }
        self._names = {each: kit.PlainLabel("", "caption", "t2", wrap=True) for each in self._fields}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(6)
        column.addWidget(self._title)
        for answer, edit in self._fields.items():
            column.addWidget(self._names[answer])
            column.addWidget(edit)
            edit.textEdited.connect(lambda _text: self.asked.emit())
        scroll = QScrollArea()
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 6, 0, 0)
        self._lines.setSpacing(8)
        self._lines.addStretch(1)
        scroll.setWidget(inside)
        inside.setAutoFillBackground(False)  # a scroll area turns it on
        column.addWidget(scroll, 1)
        self.texts: list[str] = []
        self._shown: list[QWidget] = []
        self.retranslate()

    def answers(self) -> SampleAnswers:
        """What the made customer says."""
        return SampleAnswers(
            self.basket.text(), self.coupon.text(), self.number.text() or "0", place=self.place.text()
        )

    def show_asked(self, answers: Set[Answer]) -> None:
        """Show the fields of what the flow asks for, and no others."""
        for answer, edit in self._fields.items():
            edit.setVisible(answer in answers)
            self._names[answer].setVisible(answer in answers)

    def show_played(self, played: Sequence[Played]) -> None:
        """Show how it went, from the top."""
        for widget in self._shown:
            self._lines.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.texts = []
        self._shown = [self._line(line) for line in played]
        for place, widget in enumerate(self._shown):
            self._lines.insertWidget(place, widget)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._title.setText(self.tr("试走一遍"))
        texts = (
            self.tr("假设顾客的篮子里有"),
            self.tr("假设顾客的券"),
            self.tr("假设顾客说的数"),
            self.tr("假设寄到"),
        )
        for (answer, edit), text in zip(self._fields.items(), texts, strict=True):
            self._names[answer].setText(text)
            edit.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.asked.emit()
        super().changeEvent(event)

    def _line(self, line: Played) -> QWidget:
        if line.kind in ("customer", "shop"):
            return self._bubble(line)
        text = self._sentence(line)
        self.texts.append(text)
        tone = "danger_text" if line.kind == "missing" else "t2"
        return kit.PlainLabel(text, "caption", tone, wrap=True)

    def _bubble(self, line: Played) -> QWidget:
        card = kit.Card(fill="s0" if line.kind == "shop" else "s2")
        card.body.setContentsMargins(10, 8, 10, 8)
        words = kit.PlainLabel(line.text, "body", wrap=True, selectable=True)
        words.setProperty("spoken", True)
        card.body.addWidget(words)
        self.texts.append(line.text)
        for code in line.blocked:
            card.body.addWidget(kit.PlainLabel(labels.struck(code), "caption", "danger_text", wrap=True))
        card.setAccessibleName(line.text)
        return card

    def _sentence(self, line: Played) -> str:
        sentences = {
            "sum": self.tr("第 {n} 步 {name}：{text}"),
            "note": self.tr("第 {n} 步 交代给同事：{text}"),
            "missing": self.tr("第 {n} 步「{text}」现在查不到、算不出，会转给人"),
            "human": self.tr("到这里转给人"),
            "done": self.tr("走完了"),
        }
        return sentences[line.kind].format(n=line.number, name=line.name, text=line.text)
