"""An order that waits to be paid: a word to its customer is proposed, for a human to say or not. Nothing is sent by itself.

Once a day for a customer, never to one who does not want to be approached, and gone as soon as the order is paid or
closed (`services/proposals.py`).
"""

from datetime import timedelta

from deskpilot.domain.follow_up import LONGEST_TEXT, Task, TaskKind, TaskState
from deskpilot.domain.order import Order
from deskpilot.services.work import Work
from deskpilot.wording.facts import figure

_FROM, _UNTIL = timedelta(minutes=10), timedelta(hours=24)
_EACH = timedelta(hours=24)
_LONGEST_TITLE = 60


def propose_unpaid(work: Work) -> None:
    """Propose a word about each order that waits for longer than a customer needs to pay."""
    if not work.house.settings.unpaid_follow_up:
        return
    for order in work.uow.orders.unpaid(work.now - _UNTIL, work.now - _FROM):
        customer = work.uow.customers.get(order.customer_id)
        told = work.uow.tasks.has_kind(customer.id, TaskKind.UNPAID, work.now - _EACH)
        if customer.personalise and not told:
            _propose(work, order)


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
    return " · ".join(part for part in parts if part)[-LONGEST_TEXT:]
