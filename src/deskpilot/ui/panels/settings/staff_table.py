"""Who works in the shop: one line per person, with what they do, when, and what they are good at."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.persona import Staff
from deskpilot.ui import labels, labels_settings, theme
from deskpilot.ui import widgets as kit

_BETWEEN_SKILLS = str.maketrans("，,;； ", "、、、、、")


class _Person(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, person: Staff) -> None:
        super().__init__()
        self.name, self.skills = kit.Line(person.name), kit.Line(labels.listed(person.skills))
        self.name.setMaxLength(30)
        self.skills.setMaxLength(120)
        self.role = kit.Picker("")
        for code, text in labels_settings.roles():
            self.role.addItem(text, code)
        if self.role.findData(person.role) < 0:
            self.role.addItem(person.role, person.role)
        self.role.setCurrentIndex(self.role.findData(person.role))
        self.since, self.until = kit.NumberBox("", 0, 23), kit.NumberBox("", 1, 24)
        self.since.setValue(person.from_hour)
        self.until.setValue(person.to_hour)
        self.here = QCheckBox()
        self.here.setChecked(person.on_duty)
        self._to = kit.PlainLabel("–", "body", "t3")
        self._gone = kit.IconButton("x", self.tr("去掉这个人"), size="small")
        self._lay_out()
        self.retranslate()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        for spin, name in ((self.since, self.tr("从几点")), (self.until, self.tr("到几点"))):
            spin.setSuffix(self.tr(" 点"))
            spin.setAccessibleName(name)
        self.name.setPlaceholderText(self.tr("名字，顾客会看到"))
        self.name.setAccessibleName(self.tr("名字"))
        self.skills.setPlaceholderText(self.tr("擅长，比如 定制、售后"))
        self.skills.setAccessibleName(self.tr("擅长什么"))
        self.role.setAccessibleName(self.tr("做什么"))
        self.here.setText(self.tr("在岗"))
        self.here.setToolTip(theme.plain_tip(self.tr("请假、出门时去掉勾，转人工就不找这个人")))
        for place, (_code, text) in enumerate(labels_settings.roles()):
            self.role.setItemText(place, text)
        self._gone.set_text(self.tr("去掉这个人"))

    def staff(self) -> Staff | None:
        """The person as typed; None while there is no name."""
        name = " ".join(self.name.text().split())
        skills = self.skills.text().translate(_BETWEEN_SKILLS).split("、")
        if not name:
            return None
        return Staff(
            name,
            str(self.role.currentData()),
            tuple(dict.fromkeys(skill for skill in skills if skill)),
            self.since.value(),
            self.until.value(),
            self.here.isChecked(),
        )

    def _lay_out(self) -> None:
        # With large text the line wraps, and nothing lies over anything else.
        row = kit.FlowLayout(self, gap=8)
        tick = QWidget()  # the style sheet keeps a tick low: its holder puts it into the middle of the line
        inside = QHBoxLayout(tick)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.here)
        parts = (self.name, self.role, self.since, self._to, self.until, self.skills, tick, self._gone)
        for widget in parts:
            widget.setFixedHeight(theme.control_height("field"))
            row.addWidget(widget)
        self.name.setFixedWidth(theme.scaled(120))
        self.skills.setFixedWidth(theme.scaled(224))
        for spin in (self.since, self.until):
            spin.setFixedWidth(theme.scaled(76))
            spin.setKeyboardTracking(False)
            spin.valueChanged.connect(self.changed)
        for edit in (self.name, self.skills):
            edit.editingFinished.connect(self.changed)
        self.role.activated.connect(self.changed)
        self.here.clicked.connect(self.changed)
        self._gone.clicked.connect(self.removed)


class StaffTable(QWidget):
    """`changed` follows each change by the user; `people()` is what is stored."""

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

    def people(self) -> tuple[Staff, ...]:
        """Everybody who has a name."""
        return tuple(staff for person in self._people if (staff := person.staff()) is not None)

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
