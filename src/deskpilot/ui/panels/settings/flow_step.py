"""One step of a flow as a card: what it does, with what, and where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from deskpilot.domain.flow import END, Answer, Branch, Flow, Source, StepKind
from deskpilot.domain.flow_arithmetic import BY_REGION, INPUTS, Formula, input_kind
from deskpilot.domain.flow_check import possible_results, values_before
from deskpilot.ui import labels_bindings, labels_flows, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.settings.flow_rates import RateRows

_LINES = 3
_FEWEST_SIGNS = 4


class StepCard(kit.Card):
    """`changed(step, rebuild)` follows each edit; with `rebuild` other fields are needed now. `moved(by)` and `removed` are
    wishes. `facts` are the names of the shop's facts."""

    changed = Signal(object, bool)
    moved = Signal(int)
    removed = Signal()

    def __init__(self, flow: Flow, place: int, facts: Sequence[str]) -> None:
        super().__init__()
        self._flow, self._place, self._facts = flow, place, facts
        self.step = flow.steps[place]
        self.body.setSpacing(8)
        self._head()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, 92)
        self._extras = QHBoxLayout()
        self._extras.setSpacing(8)
        self.body.addLayout(self._grid)
        {
            StepKind.ASK: self._ask,
            StepKind.LOOK_UP: self._look_up,
            StepKind.COMPUTE: self._compute,
            StepKind.SAY: self._say,
            StepKind.HUMAN: self._human,
        }[self.step.kind]()
        self._branches()
        self.faults = kit.PlainLabel("", "caption", "danger_text", wrap=True)
        self.faults.hide()
        self.body.addWidget(self.faults)

    def show_faults(self, sentences: Sequence[str]) -> None:
        """What is wrong with this step."""
        self.faults.setText("\n".join(sentences))
        self.faults.setVisible(bool(sentences))

    def _head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        number = kit.PlainLabel(str(self._place + 1), "body_strong", "t2")
        kind = self._picker(
            "kind", [(k.value, text) for k, text in labels_flows.kinds()], self.step.kind.value
        )
        kind.setSizeAdjustPolicy(kit.Picker.SizeAdjustPolicy.AdjustToContents)
        kind.setMinimumContentsLength(0)
        kind.setAccessibleName(self.tr("第 {n} 步做什么").format(n=self._place + 1))
        kind.activated.connect(lambda _i: self._set(kind=StepKind(kind.currentData()), branches=()))
        self.key = key = kit.Line(self.step.key)
        key.setMaxLength(20)
        key.setCursorPosition(0)
        self._name(key, "key", self.tr("第 {n} 步的名字").format(n=self._place + 1))
        key.editingFinished.connect(lambda: self._set(key=key.text().strip()))
        row.addWidget(number)
        row.addWidget(kind)
        row.addWidget(key, 1)
        for icon, text, act in self._acts():
            button = kit.IconButton(icon, text, size="small")
            button.setObjectName(f"{self._place}.{icon}")
            button.clicked.connect(act)
            row.addWidget(button)
        self.body.addLayout(row)

    def _acts(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            ("arrow-up", self.tr("往前移"), lambda: self.moved.emit(-1)),
            ("arrow-down", self.tr("往后移"), lambda: self.moved.emit(1)),
            ("trash", self.tr("删掉这一步"), self.removed.emit),
        )

    def _ask(self) -> None:
        answer = self._picker("answer", labels_flows.answers(), self.step.answer.value)
        answer.activated.connect(lambda _i: self._set(answer=Answer(answer.currentData()), branches=()))
        self._row(self.tr("要问到"), answer)
        if self.step.answer is Answer.CHOICE:
            choices = kit.Line("、".join(self.step.choices))
            choices.editingFinished.connect(lambda: self._set(choices=_parts(choices.text())))
            self._row(self.tr("可选的，用顿号隔开"), choices)
        self._text(self.tr("怎么问"))

    def _look_up(self) -> None:
        source = self._picker("source", labels_flows.sources(), self.step.source.value)
        source.activated.connect(lambda _i: self._set(source=Source(source.currentData())))
        self._row(self.tr("查哪一行"), source)
        if self.step.source is Source.FACT:
            names = [(name, labels_bindings.binding(f"shop.{name}")) for name in self._facts]
            fact = self._picker("argument", [("", self.tr("选一条")), *names], self.step.argument)
            fact.activated.connect(lambda _i: self._set(argument=str(fact.currentData())))
            self._row(self.tr("哪一条"), fact)

    def _compute(self) -> None:
        formula = self._picker("formula", labels_flows.formulas(), self.step.formula.value)
        formula.activated.connect(lambda _i: self._set(formula=Formula(formula.currentData()), inputs=()))
        self._row(self.tr("怎么算"), formula)
        values = values_before(self._flow, self._place + 1)
        for place, wanted in enumerate(INPUTS[self.step.formula]):
            chosen = self.step.inputs[place] if place < len(self.step.inputs) else ""
            kind = input_kind(self.step.formula, place)
            known = [(name, labels_flows.value(name)) for name, what in values.items() if what == kind]
            offers = [("", self.tr("选一个值")), *known]
            picker = self._picker(f"input{place}", offers, chosen)
            picker.activated.connect(
                lambda _i, place=place, picker=picker: self._set_input(place, str(picker.currentData()))
            )
            self._row(labels_flows.wanted(wanted), picker)
        if self.step.formula in BY_REGION:
            rates = RateRows(f"{self._place}.rates", self.step.rates, self.step.formula)
            rates.changed.connect(lambda: self._set_quietly(rates=rates.rates()))
            self._row(self.tr("运费表"), rates)

    def _say(self) -> None:
        self._text(self.tr("说什么"))

    def _human(self) -> None:
        self._text(self.tr("给同事的交代"))

    def _text(self, name: str) -> None:
        """The text, with a picker that puts in what is known by then."""
        edit = QPlainTextEdit(self.step.text)
        edit.setTabChangesFocus(True)
        edit.setFixedHeight(theme.line("body") * _LINES + 20)
        edit.textChanged.connect(lambda: self._set_quietly(text=edit.toPlainText()))
        self._name(edit, "text", name)
        self._row(name, edit)
        if self.step.kind is StepKind.HUMAN:
            return
        values = values_before(self._flow, self._place + 1)
        computed = {each.key for each in self._flow.steps if each.kind is StepKind.COMPUTE}
        names = [
            name for value in values for name in ((value, f"{value}.how") if value in computed else (value,))
        ]
        if names:
            offers = [("", self.tr("插入一个值…")), *((name, labels_flows.value(name)) for name in names)]
            picker = self._picker("insert", offers, "")
            picker.setAccessibleName(self.tr("插入一个值"))
            picker.activated.connect(lambda _i: self._insert(edit, picker))
            self._extras.addWidget(picker, 1)

    def _insert(self, edit: QPlainTextEdit, picker: kit.Picker) -> None:
        name = picker.currentData()
        if name:
            edit.insertPlainText(f"{{flow.{name}}}")
            edit.setFocus()
        picker.setCurrentIndex(0)

    def _branches(self) -> None:
        """A row for each result that leads elsewhere than to the next step, and a picker to add one."""
        led = {branch.when: branch.to for branch in self.step.branches}
        for when, to in led.items():
            self._branch(when, to)
        free = [when for when in possible_results(self.step) if when not in led]
        if free:
            offers = [
                ("", self.tr("不走下一步的情况…")),
                *((when, labels_flows.result(when)) for when in free),
            ]
            picker = self._picker("fork", offers, "")
            picker.setAccessibleName(self.tr("不走下一步的情况"))
            picker.activated.connect(lambda _i: self._set_branch(str(picker.currentData()), END))
            self._extras.addWidget(picker, 1)
        self._grid.addLayout(self._extras, self._grid.rowCount(), 1)

    def _branch(self, when: str, to: str) -> None:
        targets = [each.key for each in self._flow.steps[self._place + 1 :]]
        offers = [(key, self.tr("去「{step}」").format(step=key)) for key in targets]
        offers += [(END, self.tr("结束")), ("", self.tr("照常走下一步"))]
        if to not in (END, *targets):
            offers.append((to, self.tr("去「{step}」").format(step=to)))
        picker = self._picker(f"branch.{when}", offers, to)
        picker.activated.connect(lambda _i: self._set_branch(when, str(picker.currentData())))
        self._row(labels_flows.result(when), picker)

    def _set_branch(self, when: str, to: str) -> None:
        if when:
            others = tuple(branch for branch in self.step.branches if branch.when != when)
            self._set(branches=(*others, Branch(when, to)) if to else others)

    def _set_input(self, place: int, name: str) -> None:
        inputs = [*self.step.inputs, "", "", ""][: len(INPUTS[self.step.formula])]
        inputs[place] = name
        self._set(inputs=tuple(inputs))

    def _set(self, **fields: object) -> None:
        step = replace(self.step, **fields)  # type: ignore[arg-type]
        if step != self.step:
            self.step = step
            self.changed.emit(step, True)

    def _set_quietly(self, **fields: object) -> None:
        self.step = replace(self.step, **fields)  # type: ignore[arg-type]
        self.changed.emit(self.step, False)

    def _row(self, name: str, control: QWidget) -> None:
        row = self._grid.rowCount()
        label = kit.PlainLabel(name, "caption", "t2", wrap=True)
        at_top = (
            Qt.AlignmentFlag.AlignTop
            if isinstance(control, (QPlainTextEdit, RateRows))
            else Qt.AlignmentFlag.AlignVCenter
        )
        self._grid.addWidget(label, row, 0, at_top)
        self._grid.addWidget(control, row, 1)
        if name and not control.accessibleName():
            control.setAccessibleName(name)

    def _picker(self, role: str, offers: Sequence[tuple[str, str]], chosen: str) -> kit.Picker:
        picker = kit.Picker("")
        # Long names of rows must not push the card wider than its column.
        picker.setSizeAdjustPolicy(kit.Picker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        picker.setMinimumContentsLength(_FEWEST_SIGNS)
        picker.setObjectName(f"{self._place}.{role}")
        for code, text in offers:
            picker.addItem(text, code)
        if chosen and picker.findData(chosen) < 0:
            picker.addItem(chosen, chosen)
        picker.setCurrentIndex(max(0, picker.findData(chosen)))
        return picker

    def _name(self, widget: QWidget, role: str, name: str) -> None:
        widget.setObjectName(f"{self._place}.{role}")
        widget.setAccessibleName(name)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.replace("，", "、").split("、") if part.strip()))
