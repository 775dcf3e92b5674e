"""Who the customer is to the shop: figures, last orders, what is remembered, tags and the note."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deskpilot.services.views import CustomerCard
from deskpilot.ui import labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.labels_case import customer as words
from deskpilot.ui.labels_case.words import money
from deskpilot.ui.panels.case.fact_button import FactButton
from deskpilot.ui.panels.case.order_row import OrderRow
from deskpilot.ui.panels.case.reason_row import ReasonRow
from deskpilot.ui.panels.case.section import Section
from deskpilot.ui.panels.case.stat_row import Stat, StatRow

_ORDERS, _FACTS, _TAGS, _TASKS = 2, 4, 6, 3


class CustomerSection(Section):
    """Signals: `history_requested()` for everything there ever was, `message_requested(message_id)` for a fact."""

    history_requested = Signal()
    message_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: CustomerCard | None = None
        self._at: tuple[datetime, int] | None = None
        self._told: frozenset[str] = frozenset()
        self._compact = False
        self._stats = StatRow()
        self._tasks = QWidget()
        self._task_rows = QVBoxLayout(self._tasks)
        self._task_rows.setContentsMargins(0, 4, 0, 0)
        self._task_rows.setSpacing(0)
        self._orders, self._tags = QWidget(), QWidget()
        self._order_rows = QVBoxLayout(self._orders)
        self._order_rows.setContentsMargins(0, 4, 0, 0)
        self._order_rows.setSpacing(0)
        self._facts = QWidget()
        line = QHBoxLayout(self._facts)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(0)
        self._pin = kit.PlainLabel("", "caption", "t3")
        self._pin.setContentsMargins(0, 2, 0, 0)
        cells = QWidget()
        self._fact_flow = kit.FlowLayout(cells, gap=2)
        line.addWidget(self._pin, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(cells, 1)
        self._note = ReasonRow("", icon="pencil", tone="t2", small=True)
        self._tag_flow = kit.FlowLayout(self._tags, gap=6)
        for widget in (self._stats, self._tasks, self._orders, self._facts, self._note):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addWidget(self._tags)
        self.header.link_activated.connect(self.history_requested)
        self.retranslate()

    def show_card(
        self, card: CustomerCard, now: datetime, offset_minutes: int, told: frozenset[str] = frozenset()
    ) -> None:
        """Show somebody; `told` are the keys of facts that the brief names already, left out when room is short."""
        same_day = self._at is not None and self._at[0].date() == now.date()
        if card == self._card and told == self._told and same_day:
            return
        self._card, self._at, self._told = card, (now, offset_minutes), told
        self._fill()

    def set_compact(self, compact: bool) -> None:
        """Fold orders and tags behind 全部往来."""
        self._compact = compact
        self._fold()

    def retranslate(self) -> None:
        """Put everything into the language in force."""
        self.header.set_title(self.tr("客户"))
        self.header.set_link(self.tr("全部往来"))
        self.header.link.setToolTip(self.tr("这位顾客的全部会话和订单"))
        self._pin.setText(self.tr("记住的"))
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _fill(self) -> None:
        if self._card is None or self._at is None:
            return
        self.header.set_caption(self._card.customer.nickname)
        self._stats.set_stats(self._worth(self._card))
        self._fill_tasks(self._card)
        self._fill_orders(self._card, *self._at)
        self._fill_facts(self._card, *self._at)
        self._fill_tags(self._card)
        self._note.show_text(theme.one_line(self._card.customer.note))
        self._fold()

    def _worth(self, card: CustomerCard) -> tuple[Stat, ...]:
        worth = card.worth
        days = worth.days_since_last
        if days is None:
            last = Stat(self.tr("上次成交"), "–")
        elif days < 1:
            last = Stat(self.tr("上次成交"), self.tr("今天"))
        else:
            last = Stat(self.tr("上次成交"), f"{days:,.0f}", self.tr("天前"))
        return (
            Stat(self.tr("累计实付"), money(worth.lifetime_value)),
            Stat(self.tr("订单"), f"{worth.paid_orders:,}"),
            Stat(self.tr("退货"), f"{worth.returned_orders:,}"),
            last,
        )

    def _fill_tasks(self, card: CustomerCard) -> None:
        _empty(self._task_rows)
        for row in card.tasks[:_TASKS]:
            icon, tone = labels_tasks.due_look(row)
            text, due = theme.one_line(labels_tasks.what(row)), labels_tasks.due(row)
            self._task_rows.addWidget(ReasonRow(text, due, icon=icon, tone="t1", verdict_tone=tone))

    def _fill_orders(self, card: CustomerCard, now: datetime, offset: int) -> None:
        _empty(self._order_rows)
        for order in card.orders[:_ORDERS]:
            self._order_rows.addWidget(OrderRow(order, now, offset))

    def _fill_facts(self, card: CustomerCard, now: datetime, offset: int) -> None:
        self._fact_flow.clear()
        for fact in card.facts[:_FACTS]:
            button = FactButton(fact, words.fact_source(fact, now, offset))
            if fact.message_id is not None:
                button.clicked.connect(lambda _on=False, to=fact.message_id: self.message_requested.emit(to))
            self._fact_flow.addWidget(button)

    def _fill_tags(self, card: CustomerCard) -> None:
        self._tag_flow.clear()
        who = card.customer
        if who.dedicated_agent:
            self._tag_flow.addWidget(
                kit.Chip(self.tr("专属 {name}").format(name=who.dedicated_agent), "user")
            )
        if not who.personalise:
            self._tag_flow.addWidget(kit.Chip(self.tr("不做个性推荐"), "eye-off"))
        for tag in who.tags[:_TAGS]:
            self._tag_flow.addWidget(kit.Chip(tag))
        if len(who.tags) > _TAGS:
            self._tag_flow.addWidget(kit.Chip(self.tr("还有 {n} 个").format(n=len(who.tags) - _TAGS)))

    def _fold(self) -> None:
        card = self._card
        self._tasks.setVisible(not self._compact and bool(card and card.tasks))
        self._orders.setVisible(not self._compact and bool(card and card.orders))
        self._tags.setVisible(not self._compact and self._tag_flow.count() > 0)
        news = (
            [fact for fact in card.facts if not self._compact or fact.key not in self._told] if card else []
        )
        self._facts.setVisible(bool(news))
        self._note.setVisible(not self._compact and bool(card and card.customer.note))


def _empty(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
