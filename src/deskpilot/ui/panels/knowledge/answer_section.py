"""The answer and its sales version, with what they are bound to and what ought to be."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from deskpilot.services.queries import DeskQueries
from deskpilot.ui import labels, labels_knowledge, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.panels.knowledge.answer_edit import AnswerEdit
from deskpilot.ui.panels.knowledge.bound_values import BoundValues
from deskpilot.ui.panels.knowledge.value_source import ValueSource
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.value_menu import add_values


class AnswerSection(Retranslated, QWidget):
    """`changed` follows every change by the user."""

    changed = Signal()

    def __init__(
        self, queries: DeskQueries, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._queries = queries
        self._source = ValueSource(queries, now)
        self.answer, self.sales = AnswerEdit(self._source.value), AnswerEdit(self._source.value)
        self.errors = {name: error_label() for name in ("answer", "sales_answer")}
        self._last = self.answer
        self._build()
        for edit in (self.answer, self.sales):
            edit.template_changed.connect(self._on_changed)
        self.retranslate()

    def show_answers(self, answer: str, sales: str, scope: tuple[str, ...]) -> None:
        """Show other texts; nobody is told."""
        self._source.forget()
        self._source.set_scope(scope)
        self._last = self.answer
        self.answer.show_template(answer)
        self.sales.show_template(sales)
        self._show_values()

    def set_scope(self, scope: tuple[str, ...]) -> None:
        """The entry is about other products: values change with them."""
        if scope != self._source.scope:
            self._source.set_scope(scope)
            self.rows_changed()

    def rows_changed(self) -> None:
        """Goods or facts have changed: values are read again."""
        self._source.forget()
        self.answer.reload()
        self.sales.reload()
        self._show_values()

    def take_look(self) -> None:
        """Fonts and colours of the look in force."""
        self.answer.take_look()
        self.sales.take_look()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self._answer_head.set_title(self.tr("回答"))
        self._values_head.set_title(self.tr("绑定的值"))
        self._values_head.set_link(self.tr("+ 插入"))
        self._sales_head.set_title(self.tr("话术版"))
        self._sales_head.set_caption(self.tr("心情不好时不用"))
        self.answer.setAccessibleName(self.tr("回答"))
        self.answer.setPlaceholderText(
            self.tr("写给顾客的话。价格、库存、天数用「插入」绑定，改一处，处处对。")
        )
        self.sales.setAccessibleName(self.tr("话术版"))
        self.sales.setPlaceholderText(self.tr("可以不写。顾客在挑、在比的时候用这一版。"))
        self._show_values()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._values = BoundValues()
        self._answer_head, self._sales_head = kit.SectionHeader(""), kit.SectionHeader("")
        self._values_head = kit.SectionHeader("", link="+")
        self._unbound = kit.LinkButton("", icon="triangle")
        self._fine = kit.PlainLabel("", "caption", "t3")
        self._answer_head.add_widget(self._fine)
        self._answer_head.add_widget(self._unbound)
        for widget in (
            self._answer_head, self.answer, self.errors["answer"], self._values_head, self._values,
            self._sales_head, self.sales, self.errors["sales_answer"],
        ):  # fmt: skip
            column.addWidget(widget)
        self._unbound.clicked.connect(self.answer.select_unbound)
        self._values_head.link_activated.connect(self._offer_bindings)

    def _on_changed(self) -> None:
        self._last = self.sales if self.sales.hasFocus() else self.answer
        self._show_values()
        self.changed.emit()

    def _show_values(self) -> None:
        found = self.answer.unbound()
        self._unbound.setVisible(bool(found))
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        words = self.tr("{n} 处数字没绑定", "", 1) if len(found) == 1 else self.tr("{n} 处数字没绑定", "", 2)
        self._unbound.setText(words.format(n=len(found)))
        kinds = labels.listed(dict.fromkeys(labels_knowledge.unbound(each.code) for each in found))
        tip = self.tr("像是{kinds}。会变的数字最好绑定到商品或店铺，点一下找到它。")
        self._unbound.setToolTip(theme.plain_tip(tip.format(kinds=kinds)))
        self._fine.setVisible(not found)
        self._fine.setText(self.tr("可发送，无未绑定数字") if self.answer.template().strip() else "")
        names = dict.fromkeys((*self.answer.names(), *self.sales.names()))
        self._values.show_values([self._source.bound(name) for name in names])
        self._values_head.set_caption("" if names else self.tr("还没有，价格、库存、天数都可以绑"))

    def _offer_bindings(self) -> None:
        target = self.sales if self.sales.hasFocus() else self._last
        menu = QMenu(self)
        add_values(menu, self._queries.shop_facts(), self._source.value, target.bind)
        link = self._values_head.link
        menu.popup(link.mapToGlobal(link.rect().bottomLeft()))


def error_label() -> kit.PlainLabel:
    """Where it says what is wrong with a field; hidden while nothing is."""
    label = kit.PlainLabel("", "caption", "danger_text", wrap=True)
    label.setVisible(False)
    return label
