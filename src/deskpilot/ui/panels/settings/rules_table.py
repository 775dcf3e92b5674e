"""Who gets which customer: one line per rule, tried from top to bottom."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCompleter, QVBoxLayout, QWidget

from deskpilot.domain.routing import RoutingRule, When
from deskpilot.ui import theme
from deskpilot.ui import widgets as kit

_WHENS = (When.INTENT, When.TAG)


class _Rule(QWidget):
    changed = Signal()
    removed = Signal()

    def __init__(self, rule: RoutingRule, people: Sequence[str], tags: Sequence[str]) -> None:
        super().__init__()
        self.when, self.agent = kit.Picker(""), kit.Picker("")
        for when in _WHENS:
            self.when.addItem("", when)
        self.when.setCurrentIndex(_WHENS.index(rule.when))
        # Who left stays in the rule until somebody else is chosen.
        self.agent.addItems(list(dict.fromkeys((*people, *([rule.agent] if rule.agent else [])))))
        self.agent.setCurrentIndex(self.agent.findText(rule.agent))
        self.tag = kit.Line(rule.tag)
        self.tag.setMaxLength(20)
        self.tag.setCompleter(QCompleter(list(tags), self.tag))
        self._to = kit.PlainLabel("", "body", "t3")
        self._gone = kit.IconButton("x", "", size="small")
        self._lay_out()
        self.retranslate()
        self._show_tag()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        for place, text in enumerate((self.tr("成交意向强"), self.tr("有这个标签"))):
            self.when.setItemText(place, text)
        self.when.setAccessibleName(self.tr("什么样的顾客"))
        self.agent.setAccessibleName(self.tr("请谁来接"))
        self.agent.setPlaceholderText(self.tr("选一个人"))
        self.tag.setPlaceholderText(self.tr("标签，比如 定制"))
        self.tag.setAccessibleName(self.tr("标签"))
        self._to.setText(self.tr("请"))
        self._gone.set_text(self.tr("去掉这条规则"))

    def rule(self) -> RoutingRule | None:
        """The rule as chosen; None while something is missing."""
        when, agent, tag = _WHENS[self.when.currentIndex()], self.agent.currentText(), self.tag.text().strip()
        if not agent or (when is When.TAG and not tag):
            return None
        return RoutingRule(when, agent, tag if when is When.TAG else "")

    def _lay_out(self) -> None:
        row = kit.FlowLayout(self, gap=8)
        for widget in (self.when, self.tag, self._to, self.agent, self._gone):
            widget.setFixedHeight(theme.control_height("field"))
            row.addWidget(widget)
        self.tag.setFixedWidth(theme.scaled(160))
        for picker in (self.when, self.agent):
            picker.setFixedWidth(theme.scaled(150))
        self.when.activated.connect(self._show_tag)
        for asks in (self.when.activated, self.agent.activated, self.tag.editingFinished):
            asks.connect(self.changed)
        self._gone.clicked.connect(self.removed)

    def _show_tag(self) -> None:
        self.tag.setVisible(_WHENS[self.when.currentIndex()] is When.TAG)


class RulesTable(QWidget):
    """`changed` follows each change by the user; `rules()` is what is stored."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rules: list[_Rule] = []
        self._people: tuple[str, ...] = ()
        self._tags: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._add = kit.LinkButton(self.tr("加一条规则"), icon="plus")
        self._add.clicked.connect(lambda: self.add_rule(RoutingRule(When.INTENT, "")).when.setFocus())
        self._column.addWidget(self._add)

    def rules(self) -> tuple[RoutingRule, ...]:
        """Every rule that is whole."""
        return tuple(found for line in self._rules if (found := line.rule()) is not None)

    def show_rules(self, rules: Sequence[RoutingRule], people: Sequence[str], tags: Sequence[str]) -> None:
        """Show these, with the people and tags there are; nobody is told."""
        for line in self._rules:
            self._drop(line)
        self._rules = []
        self._people, self._tags = tuple(people), tuple(tags)
        for rule in rules:
            self.add_rule(rule)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._add.setText(self.tr("加一条规则"))
            for line in self._rules:
                line.retranslate()
        super().changeEvent(event)

    def add_rule(self, rule: RoutingRule) -> _Rule:
        """One more line."""
        line = _Rule(rule, self._people, self._tags)
        line.changed.connect(self.changed)
        line.removed.connect(lambda: self._remove(line))
        self._rules.append(line)
        self._column.insertWidget(len(self._rules) - 1, line)
        return line

    def _remove(self, line: _Rule) -> None:
        self._rules.remove(line)
        self._drop(line)
        self.changed.emit()

    def _drop(self, line: _Rule) -> None:
        self._column.removeWidget(line)
        line.hide()
        line.deleteLater()
