"""A flow as its shop writes it: name, when it starts, and its steps as cards that can be added, moved and taken out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.flow import Flow, Step, StepKind
from deskpilot.domain.flow_edit import added, moved, removed, with_step
from deskpilot.services.flow_faults import faults_in
from deskpilot.ui import labels, labels_flows, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.flow_intents import IntentPicker
from deskpilot.ui.panels.settings.flow_step import StepCard
from deskpilot.ui.translation import Retranslated

_EMPTY = Flow("", "")
_ENTRIES = 2  # the place of the entries among the fields


class FlowEditor(Retranslated, QScrollArea):
    """`changed` follows each edit; `flow` is what stands there now. `question_of` gives the question of an entry, empty for
    one that does not exist."""

    changed = Signal()

    def __init__(self, question_of: Callable[[str], str]) -> None:
        super().__init__()
        self.flow = _EMPTY
        self._question_of = question_of
        self._facts: tuple[str, ...] = ()
        self.cards: list[StepCard] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self._build()
        self.retranslate()

    def show_flow(self, flow: Flow, facts: Sequence[str]) -> None:
        """Show a flow; nobody is told."""
        self.flow, self._facts = flow, tuple(facts)
        self.name.setText(flow.name)
        self.enabled.setChecked(flow.enabled)
        self.words.setText("、".join(flow.trigger.words))
        self.entries.setText("、".join(flow.trigger.entries))
        self.topics.setText("、".join(flow.trigger.categories))
        self.intents.choose(flow.trigger.intents)
        for edit in (self.name, self.words, self.entries, self.topics):
            edit.setCursorPosition(0)
        self._show_steps()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.enabled.setText(self.tr("启用"))
        texts = (
            self.tr("名字"),
            self.tr("顾客说到这些词"),
            self.tr("或者问的是这几条"),
            self.tr("或者问的是这几类"),
            self.tr("或者是为这些事来的"),
        )
        edits = (self.name, self.words, self.entries, self.topics, self.intents)
        for label, edit, text in zip(self._labels, edits, texts, strict=True):
            label.setText(text)
            edit.setAccessibleName(text)
        self.words.setPlaceholderText(
            self.tr("比如 跨店满减怎么算、寄…多少运费，用顿号隔开；…代表中间随便什么")
        )
        self.entries.setPlaceholderText(self.tr("知识编号，比如 KB063"))
        self.topics.setPlaceholderText(self.tr("知识类别，一般不用填"))
        self.add.setText(self.tr("加一步"))
        self._show_steps()

    def add_step(self, kind: StepKind) -> None:
        """One more step at the end."""
        self._become(added(self.flow, kind))
        self.cards[-1].key.setFocus()

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(16, 12, 16, 24)
        column.setSpacing(10)
        self.name, self.words, self.entries, self.topics = (kit.Line() for _ in range(4))
        self.enabled, self.intents = QCheckBox(), IntentPicker()
        self._labels = [kit.PlainLabel("", "caption", "t2") for _ in range(5)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        self.named = kit.PlainLabel("", "caption", "t2", wrap=True)
        for place, edit in enumerate((self.name, self.words, self.entries, self.topics)):
            row = place + (place > _ENTRIES)  # below the entries stand their questions
            edit.setMaxLength(300)
            edit.setMinimumWidth(80)
            grid.addWidget(self._labels[place], row, 0)
            grid.addWidget(edit, row, 1, 1, 1 if place == 0 else 2)
            edit.textEdited.connect(self._on_head)
        grid.addWidget(self.named, _ENTRIES + 1, 1, 1, 2)
        grid.addWidget(self._labels[4], 5, 0)
        grid.addWidget(self.intents, 5, 1, 1, 2)
        self.intents.changed.connect(self._on_head)
        grid.addWidget(self.enabled, 0, 2)
        self.enabled.clicked.connect(self._on_head)
        self.told = kit.PlainLabel("", "caption", "danger_text", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.add = kit.Button("", "tint", "plus")
        self.add.clicked.connect(self._offer_kinds)
        column.addLayout(grid)
        column.addWidget(self.told)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inside)

    def _offer_kinds(self) -> None:
        menu = QMenu(self)
        for kind, text in labels_flows.kinds():
            menu.addAction(theme.icon(labels_flows.ICONS[kind]), text, partial(self.add_step, kind))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.add.mapToGlobal(self.add.rect().bottomLeft()))

    def _on_head(self, _value: object = None) -> None:
        trigger = replace(
            self.flow.trigger,
            words=_parts(self.words.text()),
            entries=_parts(self.entries.text()),
            categories=_parts(self.topics.text()),
            intents=self.intents.chosen,
        )
        self.flow = replace(
            self.flow, name=self.name.text().strip(), trigger=trigger, enabled=self.enabled.isChecked()
        )
        self._tell()

    def _on_step(self, place: int, step: Step, rebuild: bool) -> None:
        flow = with_step(self.flow, place, step)
        if rebuild:
            self._become(flow)
        else:
            self.flow = flow
            self._tell()

    def _become(self, flow: Flow) -> None:
        """Another shape: the cards are made anew, and the keyboard stays where it was."""
        focused = self.window().focusWidget()
        name = focused.objectName() if self.isAncestorOf(focused) else ""
        self.flow = flow
        self._show_steps()
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()
        self.changed.emit()

    def _show_steps(self) -> None:
        for card in self.cards:
            self._column.removeWidget(card)
            card.setParent(None)
            card.deleteLater()
        self.cards = [StepCard(self.flow, place, self._facts) for place in range(len(self.flow.steps))]
        for place, card in enumerate(self.cards):
            card.changed.connect(partial(self._on_step, place))
            card.moved.connect(lambda by, place=place: self._become(moved(self.flow, place, by)))
            card.removed.connect(lambda place=place: self._become(removed(self.flow, place)))
            self._column.addWidget(card)
        self._show_faults()

    def _tell(self) -> None:
        self._show_faults()
        self.changed.emit()

    def _show_faults(self) -> None:
        faults = faults_in(self.flow)
        own = [labels_flows.fault(found) for found in faults if found.number == 0]
        self.told.setText("\n".join(own))
        self.told.setVisible(bool(own))
        self._name_entries()
        for number, card in enumerate(self.cards, 1):
            card.show_faults([labels_flows.fault(found) for found in faults if found.number == number])

    def _name_entries(self) -> None:
        """What the entries are about: a number says nothing, and one that is mistyped starts nothing."""
        found = {each: self._question_of(each) for each in self.flow.trigger.entries}
        gone = [each for each, question in found.items() if not question]
        text = labels.listed(labels.quoted(question) for question in found.values() if question)
        if gone:
            text = self.tr("知识库里没有 {ids}").format(ids=labels.listed(gone))
        self.named.setText(text)
        self.named.set_color("danger_text" if gone else "t2")
        self.named.setVisible(bool(text))


def _parts(text: str) -> tuple[str, ...]:
    plain = text.replace("，", "、").replace(",", "、")
    return tuple(dict.fromkeys(part.strip() for part in plain.split("、") if part.strip()))
