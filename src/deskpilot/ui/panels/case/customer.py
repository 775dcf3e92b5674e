"""Who the customer is to the shop: figures, last orders, what is remembered, tags and the note; all of it can be
changed where it stands."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from deskpilot.domain.customer import Fact
from deskpilot.domain.routing import SOME_INTENT
from deskpilot.services.views import CustomerCard
from deskpilot.ui import labels, labels_queue, labels_tasks, theme
from deskpilot.ui import widgets as kit
from deskpilot.ui.customer_files import CustomerFiles
from deskpilot.ui.erasing import Erasing
from deskpilot.ui.labels_case import customer as words
from deskpilot.ui.panels.case.card_acts import CardActs
from deskpilot.ui.panels.case.card_sheets import FactSheet, TagSheet
from deskpilot.ui.panels.case.customer_tags import CustomerTags
from deskpilot.ui.panels.case.fact_button import FactButton
from deskpilot.ui.panels.case.note_field import NoteField
from deskpilot.ui.panels.case.order_row import OrderRow
from deskpilot.ui.panels.case.reason_row import ReasonRow
from deskpilot.ui.panels.case.section import Section, show_new
from deskpilot.ui.panels.case.stat_row import StatRow
from deskpilot.ui.translation import Retranslated
from deskpilot.ui.view_state import ViewState
from deskpilot.worker.gateway import Gateway

_ORDERS, _FACTS, _TASKS = 2, 4, 3


class CustomerSection(Retranslated, Section):
    """Signals: `history_requested()` for everything there ever was, `message_requested(message_id)` for a fact."""

    history_requested = Signal()
    message_requested = Signal(int)

    def __init__(self, gateway: Gateway, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__("customer", state, parent)
        self._gateway = gateway
        self._card: CustomerCard | None = None
        self._at: tuple[datetime, int] | None = None
        self._told: frozenset[str] = frozenset()
        self._compact = False
        self._build()
        self.acts = CardActs(gateway, self.notice, self)
        self.erasing = Erasing(gateway, self)
        self.files = CustomerFiles(
            gateway, self, lambda good, words: self.notice.tell("success" if good else "danger", words)
        )
        self._join()
        self.retranslate()

    def show_card(
        self, card: CustomerCard, now: datetime, offset_minutes: int, told: frozenset[str] = frozenset()
    ) -> None:
        """Show somebody; `told` are the keys of facts that the brief names already, left out when room is short."""
        same_day = self._at is not None and self._at[0].date() == now.date()
        if card == self._card and told == self._told and same_day:
            return
        if self._card is not None and card.customer.id != self._card.customer.id:
            self.note.clearFocus()  # what was being written belongs to whom it was written for
            self.notice.hide()
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
        self.more.set_text(self.tr("改这张客户卡"))
        self.note.setPlaceholderText(self.tr("写备注，同事都看得到"))
        self.note.setAccessibleName(self.tr("备注"))
        self._fill()

    def more_menu(self) -> QMenu:
        """Everything that can be changed on the card."""
        menu, card = QMenu(self), self._card
        if card is None:
            return menu
        menu.addAction(theme.icon("plus"), self.tr("加标签…"), self.ask_tag)
        if card.customer.personalise:
            menu.addAction(theme.icon("pencil"), self.tr("记一条…"), self.ask_fact)
        agents = menu.addMenu(theme.icon("user"), self.tr("专属客服"))
        self._fill_agents(agents)
        menu.addSeparator()
        known = menu.addAction(self.tr("用记住的来服务"))
        known.setCheckable(True)
        known.setChecked(card.customer.personalise)
        known.triggered.connect(self._turn_personalise)
        menu.addSeparator()
        number, files, erasing = card.customer.id, self.files, self.erasing
        menu.addAction(_owners(menu, "upload", self.tr("导出这位顾客的资料…"), files, number))
        menu.addAction(_owners(menu, "trash", self.tr("删除这位顾客的资料…"), erasing, number))
        return menu

    def agent_menu(self) -> QMenu:
        """Whose customer this is."""
        menu = QMenu(self)
        self._fill_agents(menu)
        return menu

    def ask_tag(self) -> None:
        """Ask for one more tag."""
        if (card := self._card) is None:
            return
        used = [tag for tag in self._gateway.queries.tags_in_use() if tag not in card.customer.tags]
        sheet = TagSheet(self, self.tr("加标签"), used)
        sheet.given.connect(lambda tag: self.acts.tag(card.customer, tag))
        sheet.show_below(
            self.tags.plus if self.tags.plus and self.tags.isVisible() else self.more, sheet.edit
        )

    def ask_fact(self) -> None:
        """Ask for something to remember."""
        if (card := self._card) is None:
            return
        sheet = FactSheet(self, self.tr("记一条"))
        sheet.given.connect(lambda key, value: self.acts.remember(card.customer, key, value))
        sheet.show_below(self.more, sheet.key)

    def _build(self) -> None:
        self._stats = StatRow()
        self._contacts = kit.PlainLabel("", "caption", "t2", elide=True)
        self._tasks, self._orders = QWidget(), QWidget()
        self._task_rows = QVBoxLayout(self._tasks)
        self._task_rows.setContentsMargins(0, 4, 0, 0)
        self._task_rows.setSpacing(0)
        self._order_rows = QVBoxLayout(self._orders)
        self._order_rows.setContentsMargins(0, 4, 0, 0)
        self._order_rows.setSpacing(0)
        self._intent = ReasonRow("", icon="trend-up", tone="success_text", small=True)
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
        self.note, self.tags, self.notice = NoteField(), CustomerTags(), kit.Notice()
        self._pencil = kit.IconButton("pencil", "", self.note, size="tiny")
        self._pencil.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pencil.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pencil.move(-4, -2)
        for widget in (
            self._stats,
            self._contacts,
            self._tasks,
            self._orders,
            self._intent,
            self._facts,
            self.note,
        ):
            self.body.addWidget(widget)
        self.body.addSpacing(4)
        self.body.addWidget(self.tags)
        self.body.addWidget(self.notice)
        self.more = kit.IconButton("dots", "", size="tiny")
        self.header.add_widget(self.more)

    def _join(self) -> None:
        self.header.link_activated.connect(self.history_requested)
        self.more.clicked.connect(lambda: _pop_up(self.more_menu(), self.more))
        self.note.left.connect(self._save_note)
        self.tags.add_asked.connect(self.ask_tag)
        self.tags.removed.connect(self._untag)
        self.tags.agent_asked.connect(lambda: _pop_up(self.agent_menu(), self.tags))
        self.tags.personalise_asked.connect(self._turn_personalise)

    def _fill(self) -> None:
        if self._card is None or self._at is None:
            return
        self.header.set_caption(self._card.customer.nickname)
        stats = words.worth(self._card)
        self._stats.set_stats(stats)
        self.header.set_summary(
            labels.joined(f"{one.caption} {one.value} {one.unit}".strip() for one in stats)
        )
        self._contacts.setText(words.contacts(self._card, *self._at))
        self._fill_tasks(self._card)
        self._fill_orders(self._card, *self._at)
        self._fill_facts(self._card, *self._at)
        self.tags.show_customer(self._card.customer)
        self._intent.show_text(labels_queue.intent(self._card.intent, self._card.intent_quote))
        self.note.show_note(self._card.customer.note)
        for holder in (self._tasks, self._orders, self._facts, self.tags):
            show_new(holder)
        self._fold()

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
        used = card.customer.personalise
        self._pin.setText(self.tr("记住的") if used else self.tr("不再使用"))
        self._fact_flow.clear()
        for fact in card.facts[:_FACTS]:
            button = FactButton(fact, words.fact_source(fact, now, offset), used=used)
            if fact.message_id is not None:
                button.clicked.connect(lambda _on=False, to=fact.message_id: self.message_requested.emit(to))
            button.forgotten.connect(lambda fact=fact: self._forget(fact))
            self._fact_flow.addWidget(button)

    def _fill_agents(self, menu: QMenu) -> None:
        card = self._card
        if card is None:
            return
        chosen = card.customer.dedicated_agent
        names = dict.fromkeys((*(person.name for person in self._gateway.house().staff), chosen, ""))
        for name in names:
            action = menu.addAction(name.replace("&", "&&") or self.tr("不设专属"))
            action.setCheckable(True)
            action.setChecked(name == chosen)
            action.triggered.connect(lambda _on=False, name=name: self.acts.dedicate(card.customer, name))

    def _save_note(self, note: str) -> None:
        if self._card is not None:
            self.acts.save_note(self._card.customer, note)

    def _untag(self, tag: str) -> None:
        if self._card is not None:
            self.acts.untag(self._card.customer, tag)

    def _forget(self, fact: Fact) -> None:
        if self._card is not None:
            self.acts.forget(self._card.customer, fact)

    def _turn_personalise(self) -> None:
        if self._card is not None:
            self.acts.personalise(self._card.customer, not self._card.customer.personalise)

    def _fold(self) -> None:
        card = self._card
        self._orders.setVisible(not self._compact and bool(card and card.orders))
        self._tasks.setVisible(not self._compact and bool(card and card.tasks))
        self.tags.setVisible(not self._compact)
        self._intent.setVisible(card is not None and card.intent >= SOME_INTENT)
        news = (
            [fact for fact in card.facts if not self._compact or fact.key not in self._told] if card else []
        )
        self._facts.setVisible(bool(news))
        self.note.setVisible(not self._compact)


def _empty(rows: QVBoxLayout) -> None:
    while (item := rows.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(below.mapToGlobal(below.rect().bottomLeft()))


def _owners(menu: QMenu, icon: str, words: str, act: CustomerFiles | Erasing, customer_id: int) -> QAction:
    """Who may not do it sees it beforehand, with the reason."""
    refusal = act.refusal()
    action = QAction(theme.icon(icon), labels.named(words, refusal) if refusal else words, menu)
    action.setEnabled(not refusal)
    action.triggered.connect(lambda: act.ask(customer_id))
    return action
