"""Passing a conversation on: to whom, with a word on it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLineEdit, QRadioButton, QWidget

from deskpilot.domain.commands import LONGEST_NOTE, Transfer
from deskpilot.services.duty import there_now
from deskpilot.services.passing_on import line_before
from deskpilot.services.views import ConversationHead
from deskpilot.ui import labels
from deskpilot.ui import widgets as kit

if TYPE_CHECKING:
    from deskpilot.worker.gateway import Gateway


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to pass on to; `load` is how many open conversations they have."""

    name: str
    skills: tuple[str, ...] = ()
    is_there: bool = True
    load: int = 0


class TransferSheet(kit.Popover):
    """Those who are at work stand first, the least busy of them is chosen. `line_for` gives what the customer would hear
    for a name, empty for nothing. Signal: `given(name, note, tells)`."""

    given = Signal(str, str, bool)

    def __init__(
        self,
        parent: QWidget,
        title: str,
        colleagues: Sequence[Colleague],
        line_for: Callable[[str], str] = lambda _name: "",
    ) -> None:
        super().__init__(parent, title, 340)
        self._line_for = line_for
        people = sorted(colleagues, key=lambda each: (not each.is_there, each.load))
        self._group = QButtonGroup(self)
        self.choices: list[QRadioButton] = []
        for person in people:
            self._add(person)
        if people:
            self.choices[0].setChecked(True)
        self.warning = kit.PlainLabel("", "caption", "warning_text", wrap=True)
        self.warning.setText(self.tr("现在没有别的同事在岗，转过去要等对方回来才看到。"))
        self.warning.setVisible(not any(person.is_there for person in people))
        self.note = QLineEdit()
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setPlaceholderText(self.tr("留一句话，同事打开就看到"))
        self.note.setAccessibleName(self.tr("给同事的话"))
        self.go = kit.Button(self.tr("转接"), "primary", "users")
        self.go.clicked.connect(self.give)
        self.tells = QCheckBox(self.tr("也告诉顾客换了谁"))
        self.tells.setChecked(True)
        self.line = kit.PlainLabel("", "caption", "t2", wrap=True)
        for widget in (self.warning, self.note, self.tells, self.line):
            self.body.addWidget(widget)
        self.body.addWidget(self.go, 0, Qt.AlignmentFlag.AlignRight)
        self._group.buttonClicked.connect(self._show_line)
        self.tells.toggled.connect(self._show_line)
        self._show_line()

    def _add(self, person: Colleague) -> None:
        state = self.tr("在岗") if person.is_there else self.tr("不在岗")
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        load = self.tr("手上 {n} 段会话", "", 1) if person.load == 1 else self.tr("手上 {n} 段会话", "", 2)
        busy = load.format(n=person.load) if person.load else self.tr("手上没有会话")
        words = labels.listed((state, busy, *person.skills))
        choice = QRadioButton(f"{person.name}  {words}".replace("&", "&&"))
        choice.setProperty("person", person.name)
        choice.setAccessibleName(f"{person.name} {words}")
        self._group.addButton(choice)
        self.choices.append(choice)
        self.body.addWidget(choice)

    def _chosen(self) -> str:
        chosen = self._group.checkedButton()
        return "" if chosen is None else str(chosen.property("person"))

    def _show_line(self, _pressed: object = None) -> None:
        """What the customer is going to hear stands here before it is said."""
        name = self._chosen()
        words = self._line_for(name) if name else ""
        self.tells.setVisible(bool(words))
        self.tells.setAccessibleDescription(words)
        self.line.setText(labels.quoted(words))
        self.line.setVisible(bool(words) and self.tells.isChecked())
        self.fit()

    def give(self) -> None:
        name = self._chosen()
        if name:
            self.close()
            self.given.emit(name, self.note.text().strip(), self.tells.isChecked())


def sheet_for(parent: QWidget, title: str, gateway: "Gateway", head: ConversationHead) -> TransferSheet:
    """The sheet for a conversation: who else works here, and what its customer would hear."""
    house, now, loads = gateway.house(), gateway.now(), gateway.queries.loads()
    there = {person.name for person in there_now(house, now)}
    others = [person for person in house.staff if person.name != head.agent_name]
    people = [Colleague(p.name, p.skills, p.name in there, loads.get(p.name, 0)) for p in others]
    number = head.conversation_id
    sheet = TransferSheet(parent, title, people, lambda name: line_before(gateway.queries, number, name, now))
    sheet.given.connect(
        lambda name, note, tells: gateway.submit(Transfer(number, gateway.agent_name, name, note, tells))
    )
    return sheet
