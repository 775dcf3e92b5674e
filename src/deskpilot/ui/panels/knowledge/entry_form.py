"""The fields of an entry, from question forms to validity. It holds an entry, and says what is wrong where."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.services.queries import DeskQueries
from deskpilot.ui import labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge import entry_fields as days
from deskpilot.ui.panels.knowledge.answer_section import AnswerSection, error_label
from deskpilot.ui.panels.knowledge.entry_fields import DayEdit, ScopeEdit
from deskpilot.ui.panels.knowledge.form_list import FormList
from deskpilot.ui.panels.knowledge.media_section import MediaSection
from deskpilot.ui.translation import Retranslated

_POLICIES = tuple(EntryPolicy)
_MARGIN = 20


class EntryForm(Retranslated, QWidget):
    """`entry()` is what the fields say now. `changed` follows every change by the user."""

    changed = Signal()

    def __init__(
        self,
        queries: DeskQueries,
        now: Callable[[], datetime],
        offset_minutes: Callable[[], int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._queries, self._offset_minutes = queries, offset_minutes
        self._entry = KnowledgeEntry("", "", "")
        self._loading = False
        self.forms, self.answers = FormList(), AnswerSection(queries, now)
        self.media = MediaSection(queries.media)
        self.category, self.scope = kit.Picker(""), ScopeEdit(queries.products)
        self.valid_from, self.valid_to = DayEdit(), DayEdit()
        self.policy = kit.Segmented(["", "", ""], self.tr("怎么发"))
        self.priority, self.enabled, self.note = kit.NumberBox("", -100, 100), QCheckBox(), QPlainTextEdit()
        self.errors = {"question": error_label(), "alternatives": error_label(), "media": self.media.error}
        self.errors |= self.answers.errors
        self._captions: dict[str, kit.PlainLabel] = {}
        self._build()
        self._join()
        self.retranslate()

    def entry(self) -> KnowledgeEntry:
        """The entry as the fields say. Raises `InvalidInput` naming a field that cannot be read."""
        forms = self.forms.forms()
        valid_from, valid_to = self._validity()
        return replace(
            self._entry,
            question=forms[0] if forms else "",
            alternatives=forms[1:],
            answer=self.answers.answer.template(),
            sales_answer=self.answers.sales.template(),
            category=self.category.currentText().strip(),
            scope=self.scope.scope(),
            media=self.media.names(),
            valid_from=valid_from,
            valid_to=valid_to,
            priority=self.priority.value(),
            policy=_POLICIES[self.policy.index()],
            enabled=self.enabled.isChecked(),
            note=self.note.toPlainText().strip(),
        )

    def show_entry(self, entry: KnowledgeEntry) -> None:
        """Put an entry into the fields; nobody is told."""
        self._loading = True
        self._entry = entry
        offset = self._offset_minutes()
        self.forms.show_forms(entry.forms)
        self.answers.show_answers(entry.answer, entry.sales_answer, entry.scope)
        self._show_categories(entry.category)
        self.scope.show_scope(entry.scope)
        self.media.show_names(entry.media)
        self.valid_from.show_day(days.first_day(entry.valid_from, offset))
        self.valid_to.show_day(days.last_day(entry.valid_to, offset))
        self.priority.setValue(entry.priority)
        self.policy.set_index(_POLICIES.index(entry.policy))
        self.enabled.setChecked(entry.enabled)
        self.note.setPlainText(entry.note)
        self._show_policy()
        self.clear_errors()
        self._loading = False

    def show_error(self, field: str, text: str) -> QWidget:
        """Say what is wrong at the field that has it; returns the label that says it."""
        self.clear_errors()
        shown = self.errors.get(field, self.errors["answer"])
        shown.setText(text)
        shown.show()
        if field == "question":
            self.forms.set_bad(0)
        if field in self._days:
            theme.set_kind(self._days[field], "state", "error")
        return shown

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for label in self.errors.values():
            label.hide()
        for edit in self._days.values():
            theme.set_kind(edit, "state", "")
        self.forms.set_bad(None)

    def add_form(self, text: str) -> None:
        """Add a way to put the question."""
        if text not in self.forms.forms():
            self.forms.add(text)

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._forms_head.set_title(self.tr("问法"))
        self._forms_head.set_link(self.tr("+ 加一条"))
        for name, label in self._captions.items():
            label.setText(labels_knowledge.field(name))
        self.policy.set_texts([labels_knowledge.policy(code) for code in _POLICIES])
        self.enabled.setText(self.tr("启用"))
        self.priority.setToolTip(self.tr("两条差不多像时，数字大的在前"))
        self.valid_from.setPlaceholderText(self.tr("马上"))
        self.valid_to.setPlaceholderText(self.tr("长期有效"))
        self.note.setPlaceholderText(self.tr("只给自己人看"))
        self.forms.retranslate()
        self.media.retranslate()
        self.scope.retranslate()
        self._show_policy()

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._forms_head = kit.SectionHeader("", link="+")
        self.category.setEditable(True)
        self.category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.category.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(58)
        self._days: dict[str, DayEdit] = {"valid_from": self.valid_from, "valid_to": self.valid_to}
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 16)
        column.setSpacing(0)
        for widget in (
            self._forms_head, self.forms, self.errors["question"], self.errors["alternatives"], self.answers,
            self.media,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addSpacing(12)
        column.addLayout(self._grid())
        column.addStretch(1)

    def _grid(self) -> QGridLayout:
        self._policy_hint = kit.PlainLabel("", "caption", "t3", elide=True)
        rank = QWidget()
        row = QHBoxLayout(rank)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.priority, 1)
        row.addWidget(self.enabled, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
            # Equal columns, whatever stands in them.
            grid.setColumnMinimumWidth(column, 120)
        top = Qt.AlignmentFlag.AlignTop
        for place, (name, widget) in enumerate((
            ("category", self.category), ("scope", self.scope),
            ("valid_from", self.valid_from), ("valid_to", self.valid_to),
        )):  # fmt: skip
            grid.addWidget(self._labelled(name, widget), place // 2, place % 2, top)
        policy = _stacked(self.policy, self._policy_hint)
        for line, (name, widget) in enumerate(
            (("policy", policy), ("priority", rank), ("note", self.note)), 2
        ):
            grid.addWidget(self._labelled(name, widget), line, 0, 1, 2, top)
        return grid

    def _labelled(self, name: str, widget: QWidget) -> QWidget:
        self._captions[name] = kit.PlainLabel("", "caption", "t2")
        self.errors[name] = error_label()
        widget.setAccessibleName(labels_knowledge.field(name))
        return _stacked(self._captions[name], widget, self.errors[name])

    def _join(self) -> None:
        self._forms_head.link_activated.connect(lambda: self.forms.add())
        for signal in (
            self.forms.changed, self.answers.changed, self.category.editTextChanged, self.scope.changed,
            self.valid_from.textChanged, self.valid_to.textChanged, self.policy.changed,
            self.priority.valueChanged, self.enabled.toggled, self.note.textChanged, self.media.changed,
        ):  # fmt: skip
            signal.connect(self._on_changed)

    # ---- following -----------------------------------------------------------------------------------------------

    def _on_changed(self, *_: object) -> None:
        if self._loading:
            return
        self.clear_errors()
        self.answers.set_scope(self.scope.scope())
        self._show_policy()
        self.changed.emit()

    def _show_policy(self) -> None:
        self._policy_hint.setText(labels_knowledge.policy_hint(_POLICIES[self.policy.index()]))

    def _show_categories(self, current: str) -> None:
        self.category.clear()
        self.category.addItems([name for name, _count in self._queries.categories() if name])
        self.category.setEditText(current)

    def _validity(self) -> tuple[datetime | None, datetime | None]:
        """From when to when. A bound whose day was not touched keeps its hour."""
        offset, was = self._offset_minutes(), self._entry
        since, until = self._day("valid_from"), self._day("valid_to")
        starts = (
            was.valid_from
            if since == days.first_day(was.valid_from, offset)
            else days.first_moment(since, offset)
        )
        ends = (
            was.valid_to if until == days.last_day(was.valid_to, offset) else days.moment_after(until, offset)
        )
        return starts, ends

    def _day(self, field: str) -> date | None:
        edit = self._days[field]
        try:
            return edit.day()
        except (ValueError, TypeError) as error:
            raise InvalidInput("bad_date", field=field, value=edit.text()) from error


def _stacked(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for widget in widgets:
        column.addWidget(widget)
    return holder
