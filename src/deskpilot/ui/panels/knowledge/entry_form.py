"""The fields of an entry, from question forms to validity. It holds an entry, and says what is wrong where."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.services.queries import DeskQueries
from deskpilot.ui import labels_bindings, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge import entry_fields as days
from deskpilot.ui.panels.knowledge.answer_edit import AnswerEdit
from deskpilot.ui.panels.knowledge.bound_values import BoundValues
from deskpilot.ui.panels.knowledge.entry_fields import DayEdit, ScopeEdit
from deskpilot.ui.panels.knowledge.form_list import FormList
from deskpilot.ui.panels.knowledge.value_source import ValueSource

_POLICIES = tuple(EntryPolicy)
_MARGIN = 20


class EntryForm(QWidget):
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
        self._source = ValueSource(queries, now)
        self._entry = KnowledgeEntry("", "", "")
        self._loading = False
        self._build()
        self._join()
        self.retranslate()

    @property
    def answer(self) -> AnswerEdit:
        """The editor of the answer."""
        return self._answer

    def entry(self) -> KnowledgeEntry:
        """The entry as the fields say. Raises `InvalidInput` naming a field that cannot be read."""
        forms = self._forms.forms()
        offset = self._offset_minutes()
        since, until = self._day(self._from, "valid_from"), self._day(self._to, "valid_to")
        was = self._entry
        same_from = since == days.first_day(was.valid_from, offset)
        same_to = until == days.last_day(was.valid_to, offset)
        return replace(
            was,
            question=forms[0] if forms else "",
            alternatives=forms[1:],
            answer=self._answer.template(),
            sales_answer=self._sales.template(),
            category=self._category.currentText().strip(),
            scope=self._scope.scope(),
            media=tuple(self._media),
            valid_from=was.valid_from if same_from else days.first_moment(since, offset),
            valid_to=was.valid_to if same_to else days.moment_after(until, offset),
            priority=self._priority.value(),
            policy=_POLICIES[self._policy.index()],
            enabled=self._enabled.isChecked(),
            note=self._note.toPlainText().strip(),
        )

    def show_entry(self, entry: KnowledgeEntry) -> None:
        """Put an entry into the fields; nobody is told."""
        self._loading = True
        self._entry = entry
        offset = self._offset_minutes()
        self._source.forget()
        self._source.set_scope(entry.scope)
        self._forms.show_forms(entry.forms)
        self._answer.show_template(entry.answer)
        self._sales.show_template(entry.sales_answer)
        self._show_categories(entry.category)
        self._scope.show_scope(entry.scope)
        self._show_media(entry.media)
        self._from.show_day(days.first_day(entry.valid_from, offset))
        self._to.show_day(days.last_day(entry.valid_to, offset))
        self._priority.setValue(entry.priority)
        self._policy.set_index(_POLICIES.index(entry.policy))
        self._enabled.setChecked(entry.enabled)
        self._note.setPlainText(entry.note)
        self.clear_errors()
        self._loading = False
        self._show_derived()

    def show_error(self, field: str, text: str) -> QWidget:
        """Say what is wrong at the field that has it; returns the label that says it."""
        self.clear_errors()
        shown = self._errors.get(field, self._errors["answer"])
        shown.setText(text)
        shown.show()
        if field in ("question", "alternatives"):
            self._forms.set_bad(0 if field == "question" else None)
        if field in self._line_fields:
            theme.set_kind(self._line_fields[field], "state", "error")
        return shown

    def clear_errors(self) -> None:
        """Nothing is wrong any more."""
        for label in self._errors.values():
            label.hide()
        for edit in self._line_fields.values():
            theme.set_kind(edit, "state", "")
        self._forms.set_bad(None)

    def focus_question(self) -> None:
        """Put the cursor into the first field."""
        self._forms.focus_first()

    def add_form(self, text: str) -> None:
        """Add a way to put the question."""
        if text not in self._forms.forms():
            self._forms.add(text)

    def rows_changed(self) -> None:
        """Goods or facts have changed: values are read again."""
        self._source.forget()
        self._loading = True
        self._answer.reload()
        self._sales.reload()
        self._loading = False
        self._show_derived()

    def take_look(self) -> None:
        """Fonts and colours of the look in force."""
        self._loading = True
        self._answer.take_look()
        self._sales.take_look()
        self._loading = False

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._forms_head.set_title(self.tr("问法"))
        self._forms_head.set_link(self.tr("+ 加一条"))
        self._answer_head.set_title(self.tr("回答"))
        self._values_head.set_title(self.tr("绑定的值"))
        self._values_head.set_link(self.tr("+ 插入"))
        self._sales_head.set_title(self.tr("话术版"))
        self._sales_head.set_caption(self.tr("心情不好时不用"))
        self._answer.setAccessibleName(self.tr("回答"))
        self._answer.setPlaceholderText(
            self.tr("写给顾客的话。价格、库存、天数用「插入」绑定，改一处，处处对。")
        )
        self._sales.setAccessibleName(self.tr("话术版"))
        self._sales.setPlaceholderText(self.tr("可以不写。顾客在挑、在比的时候用这一版。"))
        self._media_head.set_title(self.tr("图片视频"))
        for name, label in self._captions.items():
            label.setText(labels_knowledge.field(name))
        self._policy.set_texts([labels_knowledge.policy(code) for code in _POLICIES])
        self._enabled.setText(self.tr("启用"))
        self._priority.setToolTip(self.tr("两条差不多像时，数字大的在前"))
        self._from.setPlaceholderText(self.tr("马上"))
        self._to.setPlaceholderText(self.tr("长期有效"))
        self._note.setPlaceholderText(self.tr("只给自己人看"))
        self._forms.retranslate()
        self._scope.retranslate()
        self._show_derived()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # ---- building ------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, 16)
        column.setSpacing(0)
        self._errors: dict[str, kit.PlainLabel] = {}
        self._captions: dict[str, kit.PlainLabel] = {}
        self._forms, self._answer, self._sales = (
            FormList(),
            AnswerEdit(self._source.value),
            AnswerEdit(self._source.value),
        )
        self._values = BoundValues()
        self._forms_head, self._answer_head = kit.SectionHeader("", link="+"), kit.SectionHeader("")
        self._values_head, self._sales_head = kit.SectionHeader("", link="+"), kit.SectionHeader("")
        self._unbound = kit.LinkButton("")
        self._fine = kit.PlainLabel("", "caption", "t3")
        self._answer_head.add_widget(self._fine)
        self._answer_head.add_widget(self._unbound)
        for head, body, fields in (
            (self._forms_head, self._forms, ("question", "alternatives")),
            (self._answer_head, self._answer, ("answer",)),
            (self._values_head, self._values, ()),
            (self._sales_head, self._sales, ("sales_answer",)),
        ):
            column.addWidget(head)
            column.addWidget(body)
            for name in fields:
                column.addWidget(self._error(name))
        self._build_media(column)
        column.addSpacing(10)
        column.addLayout(self._build_grid())
        column.addStretch(1)

    def _build_media(self, column: QVBoxLayout) -> None:
        self._media: list[str] = []
        self._media_head = kit.SectionHeader("")
        self._media_holder = QWidget()
        self._media_flow = kit.FlowLayout(self._media_holder, gap=6)
        column.addWidget(self._media_head)
        column.addWidget(self._media_holder)

    def _build_grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._category = QComboBox()
        self._category.setEditable(True)
        self._category.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._scope = ScopeEdit(self._queries.products)
        self._from, self._to = DayEdit(), DayEdit()
        self._policy = kit.Segmented(["", "", ""], self.tr("怎么发"))
        self._policy_hint = kit.PlainLabel("", "caption", "t3", elide=True)
        self._priority = QSpinBox()
        self._priority.setRange(-100, 100)
        self._enabled = QCheckBox()
        self._note = QPlainTextEdit()
        self._note.setTabChangesFocus(True)
        self._note.setFixedHeight(58)
        policy = _stacked(self._policy, self._policy_hint)
        rank = QWidget()
        row = QHBoxLayout(rank)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._priority, 1)
        row.addWidget(self._enabled, 1)
        for place, (name, widget, wide) in enumerate((
            ("category", self._category, False), ("scope", self._scope, False), ("valid_from", self._from, False),
            ("valid_to", self._to, False), ("policy", policy, True), ("priority", rank, True), ("note", self._note, True),
        )):  # fmt: skip
            line, left = (place // 2, place % 2) if not wide else (2 + place - 4, 0)
            grid.addWidget(
                self._labelled(name, widget), line, left, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop
            )
        self._line_fields: dict[str, QWidget] = {"valid_from": self._from, "valid_to": self._to}
        return grid

    def _labelled(self, name: str, widget: QWidget) -> QWidget:
        self._captions[name] = kit.PlainLabel("", "caption", "t2")
        widget.setAccessibleName(labels_knowledge.field(name))
        return _stacked(self._captions[name], widget, self._error(name))

    def _error(self, name: str) -> kit.PlainLabel:
        label = kit.PlainLabel("", "caption", "danger_text", wrap=True)
        label.setVisible(False)
        self._errors[name] = label
        return label

    def _join(self) -> None:
        self._forms_head.link_activated.connect(lambda: self._forms.add())
        self._values_head.link_activated.connect(self._offer_bindings)
        self._unbound.clicked.connect(self._answer.select_unbound)
        for signal in (
            self._forms.changed, self._answer.template_changed, self._sales.template_changed,
            self._category.editTextChanged, self._scope.changed, self._from.textChanged, self._to.textChanged,
            self._policy.changed, self._priority.valueChanged, self._enabled.toggled, self._note.textChanged,
        ):  # fmt: skip
            signal.connect(self._on_changed)

    # ---- following -----------------------------------------------------------------------------------------------

    def _on_changed(self, *_: object) -> None:
        if self._loading:
            return
        self.clear_errors()
        scope = self._scope.scope()
        if scope != self._source.scope:
            self._source.set_scope(scope)
            self.rows_changed()
        self._show_derived()
        self.changed.emit()

    def _show_derived(self) -> None:
        if self._loading:
            return
        found = self._answer.unbound()
        self._unbound.setVisible(bool(found))
        self._unbound.setText(self.tr("{n} 处数字没绑定").format(n=len(found)))
        kinds = dict.fromkeys(labels_knowledge.unbound(each.code) for each in found)
        self._unbound.setToolTip(
            self.tr("像是{kinds}，会变的数字最好绑定到商品或店铺").format(kinds="、".join(kinds))
        )
        self._fine.setVisible(not found)
        self._fine.setText(self.tr("可发送，无未绑定数字") if self._answer.template().strip() else "")
        names = self._answer.names()
        names += tuple(name for name in self._sales.names() if name not in names)
        self._values.show_values([self._source.bound(name) for name in names])
        self._values_head.set_caption("" if names else self.tr("还没有，价格、库存、天数都可以绑"))
        self._policy_hint.setText(labels_knowledge.policy_hint(_POLICIES[self._policy.index()]))

    def _show_categories(self, current: str) -> None:
        self._category.clear()
        self._category.addItems([name for name, _count in self._queries.categories() if name])
        self._category.setEditText(current)

    def _show_media(self, media: Sequence[str]) -> None:
        self._media = list(media)
        self._media_flow.clear()
        for name in media:
            chip = kit.Chip(theme.one_line(name), "image", removable=True)
            chip.removed.connect(lambda name=name: self._drop_media(name))
            self._media_flow.addWidget(chip)
        self._media_head.setVisible(bool(media))
        self._media_holder.setVisible(bool(media))

    def _drop_media(self, name: str) -> None:
        self._show_media([each for each in self._media if each != name])
        self._on_changed()

    def _offer_bindings(self) -> None:
        target = self._sales if self._sales.hasFocus() else self._answer
        menu = QMenu(self)
        for source, names in labels_bindings.offered(self._queries.shop_facts()):
            part = menu.addMenu(source)
            for name in names:
                value = self._source.value(name)
                words = labels_bindings.binding(name) + (f"    {theme.one_line(value)[:20]}" if value else "")
                part.addAction(words.replace("&", "&&")).triggered.connect(
                    lambda _on, name=name: target.bind(name)
                )
        link = self._values_head.link
        menu.popup(link.mapToGlobal(link.rect().bottomLeft()))

    def _day(self, edit: DayEdit, field: str) -> date | None:
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
