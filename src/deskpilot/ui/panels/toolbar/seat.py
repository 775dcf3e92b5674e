"""Who sits at this desk: the face in the bar, and the list behind it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QWidget
from shiboken6 import isValid

from deskpilot.domain.commands import SetOnDuty, SitDown
from deskpilot.domain.errors import KnownError
from deskpilot.domain.persona import Staff
from deskpilot.services.duty import there_now
from deskpilot.ui import labels, labels_settings, theme
from deskpilot.ui import widgets as kit
from deskpilot.worker.gateway import Gateway

_MINUTE_MS = 60_000
_KEYS = 9  # people who can be chosen with one digit


class Seat(QWidget):
    """The one who answers here, and how many are at work. Signal: `people_requested()` for the list in the settings."""

    people_requested = Signal()

    def __init__(self, gateway: Gateway, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gateway = gateway
        self._asked: PinSheet | None = None
        self._avatar = kit.Avatar("", extent=24, online=True)
        self.button = kit.Button("", "ghost", size="small")
        self.note = kit.PlainLabel("", "caption", "t3")
        self._arrow = kit.IconButton("chevron-down", "", size="tiny")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self._avatar, self.button, self.note, self._arrow):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button.clicked.connect(self.choose)
        self._arrow.clicked.connect(self.choose)
        gateway.settled.connect(self._on_settled)
        # Hours of work begin and end without anybody doing anything.
        self._minute = QTimer(self, interval=_MINUTE_MS, timerType=Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.refresh)
        self._minute.start()

    def refresh(self) -> None:
        """Read again who sits here and who is at work."""
        house, me = self._gateway.house(), self._gateway.agent_name
        there = there_now(house, self._gateway.now())
        self._avatar.setVisible(bool(me))
        self._avatar.set_name(me)
        self._avatar.set_online(not house.staff or any(person.name == me for person in there))
        self.button.setText(me.replace("&", "&&") or self.tr("选择值班人"))
        self.button.setToolTip(theme.plain_tip(self.tr("换一个人坐这里（F4）")))
        self._arrow.set_text(self.tr("谁坐在这里"))
        self.note.setText(self.tr("{n} 人在岗").format(n=len(there)) if len(house.staff) > 1 else "")

    def choose(self) -> None:
        """Open the list; a digit chooses as well."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Everybody, coming and going, and the way to the list of people."""
        menu, house = QMenu(self), self._gateway.house()
        there = {person.name for person in there_now(house, self._gateway.now())}
        for place, person in enumerate(house.staff, start=1):
            self._add(menu, place, person, person.name in there)
        menu.addSeparator()
        seated = house.seated
        if seated is not None:
            go = menu.addAction(_literal(self._leaving(seated) if seated.on_duty else self._back(seated)))
            go.triggered.connect(lambda: self._gateway.submit(SetOnDuty(seated.name, not seated.on_duty)))
        menu.addAction(self.tr("换一个人值班…")).triggered.connect(self._ask_name)
        menu.addAction(self.tr("店里的人…")).triggered.connect(self.people_requested)
        return menu

    def sit_down(self, name: str) -> None:
        """Somebody sits down; an owner's PIN is asked for when it is wanted."""
        self._gateway.set_agent_name(name)

    def _leaving(self, person: Staff) -> str:
        """Who leaves is told what they leave behind: nobody else answers it, and the AI is silent there."""
        n = self._gateway.queries.loads().get(person.name, 0)
        if not n:
            return self.tr("{name} 先离开").format(name=person.name)
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        once, often = (
            self.tr("{name} 先离开，手上还有 {n} 段会话", "", 1),
            self.tr("{name} 先离开，手上还有 {n} 段会话", "", 2),
        )
        return (once if n == 1 else often).format(name=person.name, n=n)

    def _back(self, person: Staff) -> str:
        return self.tr("{name} 回来了").format(name=person.name)

    def _add(self, menu: QMenu, place: int, person: Staff, is_there: bool) -> QAction:
        state = self.tr("在岗") if is_there else self.tr("不在岗")
        words = labels.listed((labels_settings.role(person.role), *person.skills, state))
        key = f"&{place} " if place <= _KEYS else ""
        action = menu.addAction(f"{key}{_literal(person.name)}  {_literal(words)}")
        action.setCheckable(True)
        action.setChecked(person.name == self._gateway.agent_name)
        action.triggered.connect(lambda: self.sit_down(person.name))
        return action

    def _ask_name(self) -> None:
        name, given = QInputDialog.getText(self, self.tr("谁在值班"), self.tr("名字，顾客会看到："))
        if given and name.strip():
            self.sit_down(name.strip())

    def _on_settled(self, _ticket: int, command: object, error: KnownError | None) -> None:
        if not isinstance(command, SitDown):
            return
        if self._asked is not None and not isValid(self._asked):
            self._asked = None
        if error is None and self._asked is not None:
            self._asked.close()
            self._asked = None
        elif error is not None and error.code == "pin_wanted":
            self._asked = PinSheet(self, self.tr("{name}的密码").format(name=command.name))
            self._asked.given.connect(lambda pin: self._gateway.set_agent_name(command.name, pin))
            self._asked.show_below(self.button, self._asked.pin)
        elif error is not None and error.code == "wrong_pin" and self._asked is not None:
            self._asked.tell(labels.refusal(error.code))


class PinSheet(kit.Popover):
    """Asks for the owner's PIN. Signal: `given(pin)`."""

    given = Signal(str)

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, title, 260)
        self.pin = kit.Line()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setMaxLength(32)
        self.pin.setAccessibleName(self.accessibleName())
        self._told = kit.PlainLabel("", "caption", "danger_text", wrap=True)
        self._told.hide()
        self._go = kit.Button(self.tr("坐下"), "primary")
        self.body.addWidget(self.pin)
        self.body.addWidget(self._told)
        self.body.addWidget(self._go, 0, Qt.AlignmentFlag.AlignRight)
        self._go.clicked.connect(self.give)

    def tell(self, text: str) -> None:
        """It was the wrong one."""
        self._told.setText(text)
        self._told.show()
        self.fit()
        self.pin.selectAll()
        self.pin.setFocus(Qt.FocusReason.PopupFocusReason)

    def give(self) -> None:
        if self.pin.text():
            self.given.emit(self.pin.text())


def _literal(text: str) -> str:
    return text.replace("&", "&&")
