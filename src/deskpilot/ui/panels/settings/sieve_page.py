"""Open questions that the AI asks behind an answer: which, in which words, in which order, for which trade."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.sieve import Probe
from deskpilot.services.probe_sets import sets_of, shipped_sets, stored_probes
from deskpilot.settings import Settings
from deskpilot.ui import labels_settings
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case.words import slot_names
from deskpilot.ui.panels.settings.page import SettingsPage
from deskpilot.ui.panels.settings.row import SettingRow, Words
from deskpilot.ui.panels.settings.rows import SwitchRow
from deskpilot.ui.panels.settings.saver import Saver


class SievePage(SettingsPage):
    """Whether to ask at all, and the questions of each trade."""

    def __init__(self, saver: Saver) -> None:
        super().__init__()
        self._saver = saver
        self.add_group(
            lambda: (
                self.tr("了解需求"),
                self.tr(
                    "答完商品问题，AI 可以多问一句，分清是来买的还是来请教的。每样只问一次；"
                    "顾客没答就不再问，不高兴、在考虑的一律不问。"
                ),
            )
        )
        self.add_row(SwitchRow(saver, "probing", lambda: (self.tr("多问一句"), self.tr("答案记在顾客卡上")), lambda: self.tr("答完商品问题后问")))  # fmt: skip
        self.add_row(SwitchRow(saver, "cross_selling", lambda: (self.tr("顺带一提"), self.tr("商品资料里写着顾客说的那个需要、而且有货，才提一件；一个会话最多一次")), lambda: self.tr("答完可以提一件相关的")))  # fmt: skip
        self.questions = QuestionsRow(saver, lambda: (self.tr("问什么"), self.tr("按顺序问，已经知道的跳过")))
        self.add_row(self.questions)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.questions.show_questions(self._saver.gateway.queries.house().probes, settings.trade)


class QuestionsRow(SettingRow):
    """The questions of the trade that is picked; each change is kept at once."""

    def __init__(self, saver: Saver, words: Words) -> None:
        holder = QWidget()
        self.trade = kit.Picker("")
        self._add, self._reset = kit.LinkButton("", icon="plus"), kit.LinkButton("", icon="undo")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.trade)
        column.addLayout(self._lines)
        links = QHBoxLayout()
        links.addWidget(self._add)
        links.addWidget(self._reset)
        links.addStretch(1)
        column.addLayout(links)
        self._own: dict[str, str] = {}
        self.lines: list[QuestionLine] = []
        super().__init__(saver, words, holder, below=True)
        self.trade.activated.connect(lambda _i: self._show())
        self._add.clicked.connect(self.add)
        self._reset.clicked.connect(lambda: self._store(()))

    @property
    def code(self) -> str:
        """The trade that is picked."""
        return str(self.trade.currentData())

    def show_questions(self, own: Mapping[str, str], trades: str) -> None:
        """Show what is stored; the shop's own trade is in front at first."""
        first = not self.lines
        self._own = dict(own)
        if first:
            code = next((part for part in trades.split("、") if self.trade.findData(part) >= 0), None)
            self.trade.setCurrentIndex(max(0, self.trade.findData(code)))
        if self.probes() != self._stored():
            self._show()

    def probes(self) -> tuple[Probe, ...]:
        """The questions as they stand there."""
        return tuple(line.probe() for line in self.lines)

    def add(self) -> None:
        """One more question, to be worded."""
        taken = {probe.slot for probe in self.probes()}
        slot = next((code for code, _ in slot_names() if code not in taken), "need")
        self._show((*self.probes(), Probe(slot, "", (), True)))
        self.lines[-1].ask.setFocus()

    def retranslate(self) -> None:
        super().retranslate()
        chosen = self.trade.currentData()
        self.trade.clear()
        names = dict(labels_settings.trades())
        for code in shipped_sets():
            self.trade.addItem(names.get(code, code), code)
        self.trade.setCurrentIndex(max(0, self.trade.findData(chosen)))
        self.trade.setAccessibleName(self.tr("哪个行业"))
        self._add.setText(self.tr("加一问"))
        self._reset.setText(self.tr("恢复自带的"))
        for line in self.lines:
            line.retranslate()

    def _stored(self) -> tuple[Probe, ...]:
        return sets_of(self._own)[self.code].probes

    def _show(self, probes: Sequence[Probe] | None = None) -> None:
        for line in self.lines:
            self._lines.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = [QuestionLine(probe) for probe in (self._stored() if probes is None else probes)]
        for place, line in enumerate(self.lines):
            line.changed = self._keep
            line.moved = partial(self._move, place)
            line.removed = partial(self._remove, place)
            self._lines.addWidget(line)

    def _keep(self) -> None:
        probes = self.probes()
        if all(probe.ask for probe in probes) and probes != self._stored():
            self._store(probes)

    def _move(self, place: int, by: int) -> None:
        probes = list(self.probes())
        probes.insert(min(max(0, place + by), len(probes) - 1), probes.pop(place))
        self._show(probes)
        self._keep()

    def _remove(self, place: int) -> None:
        probes = self.probes()
        self._show(probes[:place] + probes[place + 1 :])
        self._keep()

    def _store(self, probes: Sequence[Probe]) -> None:
        text = stored_probes(probes) if probes else ""
        self.save(**{f"probes.{self.code}": text})


class QuestionLine(QWidget):
    """One question: on or off, what it is about, its words."""

    def __init__(self, probe: Probe) -> None:
        super().__init__()
        self._probe = probe
        self.changed: Callable[[], None] = lambda: None
        self.moved: Callable[[int], None] = lambda _by: None
        self.removed: Callable[[], None] = lambda: None
        self.on, self.slot, self.ask = QCheckBox(), kit.Picker(""), kit.Line(probe.ask)
        self.ask.setMaxLength(120)
        self.ask.setCursorPosition(0)
        self.ask.setProperty("spoken", True)
        self._up, self._down = (
            kit.IconButton("arrow-up", "↑", size="small"),
            kit.IconButton("arrow-down", "↓", size="small"),
        )
        self._gone = kit.IconButton("trash", "×", size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.on, self.slot, self.ask, self._up, self._down, self._gone):
            row.addWidget(widget, 1 if widget is self.ask else 0)
        self.on.setChecked(probe.enabled)
        self.retranslate()
        self.on.clicked.connect(lambda _on: self.changed())
        self.slot.activated.connect(lambda _i: self.changed())
        self.ask.editingFinished.connect(lambda: self.changed())
        self._up.clicked.connect(lambda: self.moved(-1))
        self._down.clicked.connect(lambda: self.moved(1))
        self._gone.clicked.connect(lambda: self.removed())

    def probe(self) -> Probe:
        """As it stands there. A question about something else than before has other answers."""
        slot = str(self.slot.currentData())
        answers = self._probe.answers if slot == self._probe.slot else ()
        return replace(
            self._probe, slot=slot, ask=self.ask.text().strip(), answers=answers, enabled=self.on.isChecked()
        )

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        chosen = self.slot.currentData() or self._probe.slot
        self.slot.clear()
        for code, text in slot_names():
            self.slot.addItem(text, code)
        if self.slot.findData(chosen) < 0:
            self.slot.addItem(chosen, chosen)
        self.slot.setCurrentIndex(self.slot.findData(chosen))
        self.slot.setAccessibleName(self.tr("问的是什么"))
        self.ask.setAccessibleName(self.tr("怎么问"))
        self.ask.setPlaceholderText(self.tr("怎么问顾客"))
        self.on.setAccessibleName(self.tr("问这一句"))
        for button, text in (
            (self._up, self.tr("往前移")),
            (self._down, self.tr("往后移")),
            (self._gone, self.tr("删掉这一问")),
        ):
            button.set_text(text)
