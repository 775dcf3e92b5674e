"""An order that waits to be paid: a word to its customer is proposed, for a human to say or not. Nothing is sent by itself.

Once a day for a customer, never to one who does not want to be approached, and gone as soon as the order is paid or
closed (`services/proposals.py`).
"""

from datetime import timedelta

from deskpilot.domain.follow_up import LONGEST_TEXT, Task, TaskKind, TaskState
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.services.stored_settings import House
from deskpilot.services.work import Work
from deskpilot.wording import order_words, speaker
from deskpilot.wording.facts import Facts, figure
from deskpilot.wording.speaker import Tone

_FROM, _UNTIL = timedelta(minutes=10), timedelta(hours=24)
_EACH = timedelta(hours=24)
_LONGEST_TITLE = 60
_BETWEEN = " · "


def propose_unpaid(work: Work) -> None:
    """Propose a word about each order that waits for longer than a customer needs to pay."""
    if not work.house.settings.unpaid_follow_up:
        return
    for order in work.uow.orders.unpaid(work.now - _UNTIL, work.now - _FROM):
        customer = work.uow.customers.get(order.customer_id)
        told = work.uow.tasks.has_kind(customer.id, TaskKind.UNPAID, work.now - _EACH)
        if customer.personalise and not told:
            _propose(work, order)


def reminder_words(order: Order, house: House) -> str:
    """What a human may send: in the shop's voice, with no more than the row holds; empty once there is nothing to say."""
    if order.status is not OrderStatus.UNPAID:
        return ""
    offset = house.settings.utc_offset_minutes
    facts = Facts(house.shop_facts, order=order, persona=house.persona, utc_offset_minutes=offset)
    said = speaker.answer(KnowledgeEntry("", "", order_words.unpaid("zh")), facts, Tone())
    return "" if said.blocked else said.text


def number_in(text: str) -> str:
    """The number of the order that a task is about."""
    return text.rpartition(_BETWEEN)[2]


def _propose(work: Work, order: Order) -> None:
    customer = work.uow.customers.get(order.customer_id)
    talk = work.uow.conversations.newest_of(customer.id)
    task = Task(
        0,
        TaskKind.UNPAID,
        TaskState.PROPOSED,
        _text(order),
        work.now,
        work.now,
        customer.id,
        None if talk is None else talk.id,
        due_said=False,
        made_by=work.house.settings.persona_name,
        by_ai=True,
        assigned_to=customer.dedicated_agent,
    )
    work.uow.tasks.add(task)


def _text(order: Order) -> str:
    """What was ordered, what it comes to by its rows, and the number that it is found by again: it stands last."""
    titles = "、".join(item.title or item.product for item in order.items)[:_LONGEST_TITLE]
    amount = figure(sum(item.price * item.qty for item in order.items))
    parts = (titles, f"¥{amount}" if order.items and amount else "", order.order_no)
    return _BETWEEN.join(part for part in parts if part)[-LONGEST_TEXT:]
