"""Writing a follow-up: what, by when, and who does it. Not modal: customers who wait are served meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.domain.follow_up import LONGEST_TEXT
from deskpilot.services.due_choices import due_choices
from deskpilot.settings import Settings
from deskpilot.ui import labels_tasks, theme
from deskpilot.ui.widgets.buttons import Button
from deskpilot.ui.widgets.chips import Chip
from deskpilot.ui.widgets.fields import Field
from deskpilot.ui.widgets.flow import FlowLayout
from deskpilot.ui.widgets.inputs import MomentBox, Picker
from deskpilot.ui.widgets.labels import PlainLabel

_LONGEST_NAME = 30


@dataclass(frozen=True, slots=True)
class TaskDraft:
    """What a human wrote; `due_at` is aware UTC, `assigned_to` empty for anybody, and `for_customer` whether it is about
    the customer the dialog names."""

    text: str = ""
    due_at: datetime | None = None
    assigned_to: str = ""
    for_customer: bool = True


class TaskDialog(QDialog):
    """Sends `saved(TaskDraft)` and closes. `about` names the customer; a draft that is not `for_customer` offers to make
    it so. Enter in the text saves."""

    saved = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        now: datetime,
        people: Sequence[str],
        draft: TaskDraft,
        about: str = "",
    ) -> None:
        super().__init__(parent)
        self._settings, self._now, self._draft = settings, now, draft
        self._zone = timezone(timedelta(minutes=settings.utc_offset_minutes))
        is_new = draft.due_at is None
        title = self.tr("新建跟进") if is_new else self.tr("改跟进")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.about: QCheckBox | None = None
        self.text = Field(self.tr("要做什么"))
        self.due = MomentBox(self.tr("什么时候之前"))
        self.who = Picker(self.tr("谁来做"))
        self.save = Button(self.tr("记下"), "primary", shortcut_cap="↵")
        self._build(title, about, people)
        self.text.line_edit().setMaxLength(LONGEST_TEXT)
        self.text.line_edit().setPlaceholderText(self.tr("比如：问问尺寸量好没有"))
        self.text.line_edit().setText(draft.text)
        self._put(draft.due_at or self._usual())
        self.text.setFocus()
        wide = theme.scaled(464)
        self.resize(wide, self._column.totalHeightForWidth(wide))

    def _usual(self) -> datetime:
        return dict(due_choices(self._settings, self._now))["tomorrow"]

    def _build(self, title: str, about: str, people: Sequence[str]) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        head = PlainLabel(title, "title_card")
        column.addWidget(head)
        if about:
            column.addWidget(self._customer(about))
        column.addWidget(self.text)
        chips = QWidget()
        flow = FlowLayout(chips, gap=6)
        for code, at in due_choices(self._settings, self._now):
            chip = Chip(labels_tasks.choice(code), "clock", clickable=True)
            chip.clicked.connect(lambda _on=False, at=at: self._put(at))
            flow.addWidget(chip)
        self._due_field = Field(self.tr("什么时候之前"), edit=self.due)
        column.addWidget(self._due_field)
        column.addWidget(chips)
        column.addWidget(Field(self.tr("谁来做"), edit=self.who))
        self._fill_people(people)
        column.addStretch(1)
        column.addLayout(self._buttons())

    def _customer(self, about: str) -> QWidget:
        name = theme.one_line(about)
        if self._draft.for_customer:
            return PlainLabel(self.tr("顾客：{name}").format(name=name), "body", "t2", elide=True)
        self.about = QCheckBox(self.tr("和 {name} 有关").format(name=name[:_LONGEST_NAME]))
        return self.about

    def _fill_people(self, people: Sequence[str]) -> None:
        self.who.addItem(self.tr("谁都行"), "")
        names = [*people, self._draft.assigned_to]
        for name in dict.fromkeys(name for name in names if name):
            self.who.addItem(name, name)
        self.who.setCurrentIndex(max(0, self.who.findData(self._draft.assigned_to)))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        cancel = Button(self.tr("先不"), "secondary")
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save)
        return row

    def _put(self, at: datetime) -> None:
        self.due.set_moment(at.astimezone(self._zone))
        self._due_field.set_error("")

    def _save(self) -> None:
        text = self.text.text().strip()
        due_at = self.due.moment().replace(tzinfo=self._zone).astimezone(self._now.tzinfo)
        self.text.set_error("" if text else self.tr("写一句要做什么"))
        is_same = self._draft.due_at is not None and due_at == self._draft.due_at.replace(
            second=0, microsecond=0
        )
        is_over = due_at <= self._now and not is_same
        self._due_field.set_error(self.tr("这个时间已经过了") if is_over else "")
        if not text:
            self.text.setFocus()
        elif is_over:
            self.due.setFocus()
        else:
            kept = self._draft.due_at if is_same else due_at
            about = self._draft.for_customer if self.about is None else self.about.isChecked()
            self.saved.emit(TaskDraft(text, kept, self.who.currentData(), about))
            self.accept()
