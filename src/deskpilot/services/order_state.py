"""Where an order is, when the shop's answer quotes a parcel whose row has no number or no news yet.

A parcel that has not left has none of both, and an export of a platform has no news of it: that is no reason to let
somebody wait for a human who would read them the same row. What should have left by now is for a human.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.order_change import Stage, stage_of
from deskpilot.domain.understanding import Evidence, Topic
from deskpilot.services.case import Case
from deskpilot.services.plan import Plan
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording import order_words, speaker
from deskpilot.wording.phrases import phrases
from deskpilot.wording.speaker import Spoken
from deskpilot.wording.template import bind, variables

RULE = "order_state"
_OF_PARCEL = frozenset({f"order.{name}" for name in ("carrier", "tracking_no", "latest", "latest_at", "shipped_at", "signed_at")})  # fmt: skip
_MAY = frozenset({"confident", "owned_by_agent", "human_on_the_way", "mode_off"})
_USUAL_HOURS = 48
_MOST_ORDERS = 3
# Who was answered in vain before asks for more than the row says.
_OTHERWISE = frozenset({Topic.REJECTED, Topic.REPEATED})


def with_order_state(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan, or what the row of the order says where the answer wants a parcel that the row does not know."""
    first = plan.drafts[0] if plan.drafts else None
    if plan.decision.rule not in _MAY or first is None or not _is_about_a_parcel(first):
        return plan
    if any(case.understanding.signal(topic) for topic in _OTHERWISE):
        return plan
    orders = _orders_to_tell(work, case)
    if not orders or any(_is_overdue(work, order) for order in orders):
        return plan
    say = _said(case, orders)
    if say.blocked:
        return plan
    draft = replace(first, text=say.text, checks=say.checks, blocked=())
    drafts = (draft, *plan.drafts[1:])
    reasons = (*plan.decision.reasons, *_reasons(orders))
    if plan.decision.action is not Action.ESCALATE:
        return replace(plan, decision=replace(plan.decision, reasons=reasons), drafts=drafts)
    if plan.decision.reason is not Reason.GUARD_BLOCKED:
        return plan
    reasons = tuple(found for found in reasons if found.code != "guard")
    return Plan(Decision(Action.REPLY, RULE, first.entry_id, Wording.ANSWER, reasons=reasons), say, drafts)


def _is_about_a_parcel(draft: Draft) -> bool:
    missing = {variable.name for variable in variables(draft.text)}
    return draft.blocked == ("unfilled_variable",) and bool(missing) and missing <= _OF_PARCEL


def _orders_to_tell(work: Work, case: Case) -> tuple[Order, ...]:
    """The order that is meant; where none was named, those on their way as well: they are what one waits for."""
    meant = case.facts.order
    if meant is None or stage_of(meant) is Stage.OVER:
        return ()
    read = case.understanding
    if read.resolved("order") is not None or read.resolved("product") is not None:
        return (meant,)
    others = work.uow.orders.of_customer(case.customer.id)
    on_the_way = [each for each in others if stage_of(each) is Stage.SHIPPED and each != meant]
    return (*on_the_way[: _MOST_ORDERS - 1], meant)


def _is_overdue(work: Work, order: Order) -> bool:
    """Whether it is paid for longer than the shop takes to send, by its own word or that of the goods, and still there."""
    if order.status is OrderStatus.UNPAID or stage_of(order) is not Stage.UNSHIPPED:
        return False
    told = work.house.shop_facts.get("ship_hours", "").strip()
    hours = int(told) if told.isdecimal() else _USUAL_HOURS
    goods = (work.uow.products.get(item.product) for item in order.items)
    days = max((product.lead_days for product in goods if product is not None), default=0)
    return work.now - (order.paid_at or order.created_at) > max(timedelta(hours=hours), timedelta(days=days))


def _said(case: Case, orders: Sequence[Order]) -> Spoken:
    """One line for each order, each with its goods by name, so that nobody takes one for the other."""
    *before, last = orders
    template = order_words.state(last, case.tone.language)
    flow = {f"order{place}": _bound(case, order) for place, order in enumerate(before)}
    lines = (*(f"{{flow.{name}}}" for name in flow), template)
    facts = replace(case.facts, order=last, flow=flow)
    entry = KnowledgeEntry("", "", "\n".join(lines))
    channel, intro = case.conversation.channel, case.situation.first_turn
    return speaker.answer(entry, facts, case.tone, intro=intro, channel=channel)


def _bound(case: Case, order: Order) -> str:
    language = case.tone.language
    facts = replace(case.facts, order=order, labels=case.facts.labels or phrases(language).labels)
    return bind(order_words.state(order, language), facts).text


def _reasons(orders: Sequence[Order]) -> Iterator[Evidence]:
    for order in orders:
        yield Evidence("order_row", f"{order.order_no} {order.status.value}")
