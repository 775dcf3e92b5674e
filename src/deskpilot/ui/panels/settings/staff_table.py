"""Who works in the shop: one line per person, with what they do and when."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from deskpilot.domain.persona import Staff
from deskpilot.ui import labels_settings, theme
from deskpilot.ui import widgets as kit

_SEPARATORS = "、,，;；:\n"


class _Person(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, person: Staff) -> None:
        super().__init__()
        self.name = QLineEdit(person.name)
        self.name.setMaxLength(30)
        self.role = kit.Picker("")
        for code, text in labels_settings.roles():
            self.role.addItem(text, code)
        self.role.setCurrentIndex(max(0, self.role.findData(person.role)))
        self.since, self.until = kit.NumberBox("", 0, 23), kit.NumberBox("", 1, 24)
        self.since.setValue(person.from_hour)
        self.until.setValue(person.to_hour)
        self._to = kit.PlainLabel("–", "body", "t3")
        self._gone = kit.IconButton("x", self.tr("去掉这个人"), size="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name, 2)
        row.addWidget(self.role, 1)
        for widget in (self.since, self._to, self.until, self._gone):
            row.addWidget(widget)
        for spin in (self.since, self.until):
            spin.setFixedWidth(theme.scaled(88))
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self.changed)
        self.retranslate()
        self.name.editingFinished.connect(self.changed)
        self.role.activated.connect(self.changed)
        self._gone.clicked.connect(self.removed)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        for spin, name in ((self.since, self.tr("从几点")), (self.until, self.tr("到几点"))):
            spin.setSuffix(self.tr(" 点"))
            spin.setAccessibleName(name)
        self.name.setPlaceholderText(self.tr("名字，顾客会看到"))
        self.name.setAccessibleName(self.tr("名字"))
        self.role.setAccessibleName(self.tr("做什么"))
        for place, (_code, text) in enumerate(labels_settings.roles()):
            self.role.setItemText(place, text)
        self._gone.set_text(self.tr("去掉这个人"))

    def text(self) -> str:
        """As it is stored: name, role and hours."""
        name = "".join(" " if sign in _SEPARATORS else sign for sign in self.name.text()).strip()
        hours = f"{self.since.value()}-{self.until.value()}"
        return f"{name}:{self.role.currentData()}:{hours}" if name else ""


class StaffTable(QWidget):
    """`changed` follows each change by the user; `text()` is what is stored."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: list[_Person] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add = kit.LinkButton(self.tr("加一个人"), icon="plus")
        self._add.clicked.connect(lambda: self.add_person("").name.setFocus())
        self._column.addWidget(self._add)

    def text(self) -> str:
        """Everybody, as stored."""
        return "、".join(text for person in self._people if (text := person.text()))

    def show_staff(self, staff: Sequence[Staff]) -> None:
        """Show these; nobody is told."""
        for person in self._people:
            self._drop(person)
        self._people = []
        for each in staff:
            self._put(each)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._add.setText(self.tr("加一个人"))
            for person in self._people:
                person.retranslate()
        super().changeEvent(event)

    def add_person(self, name: str, from_hour: int = 9, to_hour: int = 23) -> _Person:
        """One more line."""
        return self._put(Staff(name, from_hour=from_hour, to_hour=to_hour))

    def _put(self, staff: Staff) -> _Person:
        person = _Person(staff)
        person.changed.connect(self.changed)
        person.removed.connect(lambda: self._remove(person))
        self._people.append(person)
        self._column.insertWidget(len(self._people) - 1, person)
        return person

    def _remove(self, person: _Person) -> None:
        self._people.remove(person)
        self._drop(person)
        self.changed.emit()

    def _drop(self, person: _Person) -> None:
        self._column.removeWidget(person)
        person.hide()
        person.deleteLater()
