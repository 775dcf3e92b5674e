"""What is changed on the customer's card: ordered at once, told, and taken back with one press."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskpilot.domain.commands import (
    AddFact,
    ForgetFact,
    PeopleCommand,
    SaveNote,
    SetDedicatedAgent,
    SetPersonalise,
    TagCustomer,
    UntagCustomer,
)
from deskpilot.domain.customer import Customer, Fact
from deskpilot.domain.errors import KnownError
from deskpilot.ui import labels, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case.words import thing
from deskpilot.worker.gateway import Gateway


class CardActs(QObject):
    """Each act names the customer it was begun for: the card may show another one by the time it ends."""

    def __init__(self, gateway: Gateway, notice: kit.Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self._gateway, self._notice = gateway, notice
        self._open: list[PeopleCommand] = []
        gateway.settled.connect(self._on_settled)

    def save_note(self, customer: Customer, note: str) -> None:
        """Replace the note."""
        me, number = self._me(), customer.id
        back = SaveNote(number, customer.note, me)
        self._do(SaveNote(number, note, me), self.tr("备注已保存") if note else self.tr("备注已清空"), back)

    def tag(self, customer: Customer, tag: str) -> None:
        """Put a tag on."""
        if tag not in customer.tags:
            self._do(
                TagCustomer(customer.id, tag, self._me()),
                self.tr("加了标签「{tag}」").format(tag=tag),
                UntagCustomer(customer.id, tag, self._me()),
            )

    def untag(self, customer: Customer, tag: str) -> None:
        """Take a tag off."""
        self._do(
            UntagCustomer(customer.id, tag, self._me()),
            self.tr("去掉了标签「{tag}」").format(tag=tag),
            TagCustomer(customer.id, tag, self._me()),
        )

    def dedicate(self, customer: Customer, agent: str) -> None:
        """Say whose customer this is; an empty name is nobody's."""
        if agent == customer.dedicated_agent:
            return
        said = self.tr("以后由{name}专属接待").format(name=agent) if agent else self.tr("不再有专属客服")
        back = SetDedicatedAgent(customer.id, customer.dedicated_agent, self._me())
        self._do(SetDedicatedAgent(customer.id, agent, self._me()), said, back)

    def personalise(self, customer: Customer, on: bool) -> None:
        """Whether what is remembered is used."""
        said = self.tr("又会用记住的了") if on else self.tr("不再用记住的，也不再记")
        back = SetPersonalise(customer.id, not on, self._me())
        self._do(SetPersonalise(customer.id, on, self._me()), said, back)

    def remember(self, customer: Customer, key: str, value: str) -> None:
        """Note something down by hand."""
        fact = Fact(key, value, self._gateway.now())
        self._do(
            AddFact(customer.id, fact, self._me()), self.tr("记下了：{what}").format(what=thing(key, value))
        )

    def forget(self, customer: Customer, fact: Fact) -> None:
        """Forget something that was remembered."""
        if fact.id is not None:
            said = self.tr("忘掉了：{what}").format(what=thing(fact.key, fact.value))
            self._do(ForgetFact(fact.id, self._me()), said, AddFact(customer.id, fact, self._me()))

    def _me(self) -> str:
        return self._gateway.agent_name

    def _do(self, command: PeopleCommand, said: str, back: PeopleCommand | None = None) -> None:
        self._open.append(command)
        run = partial(self._take_back, back) if back is not None else None
        self._notice.tell("success", theme.one_line(said), self.tr("撤销") if run else "", run)
        self._gateway.submit(command)

    def _take_back(self, command: PeopleCommand) -> None:
        self._notice.hide()
        self._open.append(command)
        self._gateway.submit(command)

    def _on_settled(self, _ticket: int, command: object, error: KnownError | None) -> None:
        if command not in self._open:
            return
        self._open.remove(command)
        if error is not None:
            self._notice.tell("danger", labels.refusal(error.code))
