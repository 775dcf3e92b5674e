"""A change of an order is only spoken of after a look at its row: what has not left is noted for a human, what has left is
said to have left, and nothing is ever said to be changed.

The rules it decides by are `order_change.` with: which (asked which order), what (asked what it is to be), unshipped,
shipped, signed, over (by its row), unknown (the number is none of the customer's), unclear (asked once in vain).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.follow_up import LONGEST_TEXT, Task, TaskKind, TaskState
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.order_change import Change, Stage, stage_of
from deskpilot.domain.understanding import Evidence, TurnContext
from deskpilot.engine.order_wishes import money_back_wished
from deskpilot.engine.slots import find_slots
from deskpilot.engine.text import normalise
from deskpilot.services.case import Case, sku_meant
from deskpilot.services.change_wishes import PREFIX, Wish, number_of, orders_meant, wish_of
from deskpilot.services.follow_ups import opens_at
from deskpilot.services.plan import Plan, with_word_to_customer
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording import order_words, speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Spoken

# What was decided without the row of an order may be said over again with it. Whatever calls a human by topic, mood or
# number of tries stands.
_MAY = frozenset(
    {
        "confident", "unsure_between", "no_answer", "handoff", "first_report", "nothing_to_say", "which_order", "which_product", "which_sku", "unsure", "guard_blocked",
        "policy_human", "topic.manual_action", "need_answered", "owned_by_agent", "human_on_the_way", "mode_off",
    }
)  # fmt: skip
_MOST_CHOICES = 3
_DUE = timedelta(minutes=30)
_AFTER_SHIPPING = {
    Change.ADDRESS: "已经发货了，还能改地址吗",
    Change.SPEC: "收到以后想换颜色尺码怎么换",
    Change.CANCEL: "已经发货了，还能取消订单吗",
}
# What an entry says of the time before something leaves, and of that afterwards.
_BEFORE_IT_LEAVES = re.compile(
    r"(?:没有?|未|还没有?|尚未)(?:发货|发出|寄出|出库|发)(?:之?前|以前|的时候|时|的)?|(?:发货|发出|寄出|出库)(?:之前|以前|前)"
)
_AFTERWARDS = re.compile(
    r"发货|发出|寄出|出库|在路上|路上|途中|在途|拦|截|退回|拒收|签收|收到|派送|派件|快递员|转寄|改派"
)


def with_order_change(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan, or what the row of the order says about a wish to change it."""
    if plan.decision.rule not in _MAY and not plan.decision.rule.startswith("act."):
        return plan
    wish = wish_of(case, plan)
    if wish is None and not money_back_wished(case.turn.text):
        return plan
    orders = work.uow.orders.of_customer(case.customer.id)
    wish = wish or _money_back(case, orders)
    if wish is None:
        return plan
    number = number_of(case)
    if number and all(order.order_no != number for order in orders):
        return _to_human(work, case, plan, wish, "unknown", None, order_words.not_yours(case.tone.language))
    found = orders_meant(case, wish, orders, number)
    if len(found) == 1:
        return _by_row(work, case, plan, wish, found[0])
    return _which(work, case, plan, wish, found, orders)


def _money_back(case: Case, orders: Sequence[Order]) -> Wish | None:
    """Who wants the money back while nothing has left, wants the order cancelled; what arrived keeps the shop's terms."""
    waits = {stage_of(order) for order in orders} - {Stage.OVER} == {Stage.UNSHIPPED}
    paid = any(order.status is not OrderStatus.UNPAID for order in orders)
    if not waits or not paid:
        return None
    return Wish(Change.CANCEL, " ".join(case.turn.text.split()), True, False)


def note_order_change(work: Work, case: Case, decision: Decision) -> None:
    """What a human has to do about an order becomes a task, with the customer's own words; said again, it is the same
    task. Where a human reads a draft first it is only proposed."""
    order_no = next((found.detail for found in decision.reasons if found.code == "order_task"), None)
    said = next((found.detail for found in decision.reasons if found.code == "order_said"), "")
    if order_no is None:
        return
    text = f"{said[: LONGEST_TEXT - len(order_no) - 3]} · {order_no}"
    known = [t for t in work.uow.tasks.of_conversation(case.conversation.id) if _is_about(t, order_no)]
    if known:
        work.uow.tasks.update(replace(known[0], text=text, message_id=case.messages[-1].id))
        return
    work.uow.tasks.add(_task(work, case, text, decision.action is Action.ESCALATE))


def _is_about(task: Task, order_no: str) -> bool:
    return task.kind is TaskKind.ORDER_CHANGE and task.text.endswith(order_no)


def _task(work: Work, case: Case, text: str, is_meant: bool) -> Task:
    return Task(
        0,
        TaskKind.ORDER_CHANGE,
        TaskState.OPEN if is_meant else TaskState.PROPOSED,
        text,
        (work.now if work.roster.staffed else opens_at(work)) + _DUE,
        work.now,
        case.customer.id,
        case.conversation.id,
        case.messages[-1].id,
        due_said=False,
        made_by=work.house.settings.persona_name,
        by_ai=True,
        assigned_to=case.customer.dedicated_agent,
    )


def _which(
    work: Work, case: Case, plan: Plan, wish: Wish, found: Sequence[Order], orders: Sequence[Order]
) -> Plan:
    """Several or none: ask once which is meant. A general question without an order keeps its general answer."""
    if not found and (wish.asked or (wish.change is Change.SPEC and orders)):
        return plan
    if wish.asked_for == "which":
        return _to_human(work, case, plan, wish, "unclear", None, "")
    facts, offered = case.facts, found[:_MOST_CHOICES]
    if offered:
        template, choices = order_words.which(offered, facts, case.tone.language)
        say = _say(case, template, replace(facts, flow={"choices": choices}))
    elif orders:
        say = _say(case, order_words.none_under_way(case.tone.language), replace(facts, order=orders[0]))
    else:
        say = speaker.ask_for("order", facts, case.tone)
    return _asking(case, plan, wish, "which", say, offered)


def _by_row(work: Work, case: Case, plan: Plan, wish: Wish, order: Order) -> Plan:
    stage, language = stage_of(order), case.tone.language
    template = order_words.state(order, language)
    if stage is Stage.SIGNED and wish.change is Change.SPEC:
        return plan  # what has arrived is exchanged, not changed; the shop's answer stands
    if stage is Stage.UNSHIPPED and not wish.given and wish.asked_for != "what":
        say = _say(case, template + order_words.ask_what(wish.change, language), _row(case, order))
        return _asking(case, plan, wish, "what", say, (order,))
    if stage is Stage.UNSHIPPED:
        facts, about = _with_variant(work, case, wish, order)
        template += about + order_words.noted(wish.change, language)
        return _to_human(work, case, plan, wish, "unshipped", order, template, facts)
    return _gone(work, case, plan, wish, order, template)


def _gone(work: Work, case: Case, plan: Plan, wish: Wish, order: Order, template: str) -> Plan:
    """What has left, arrived or is over: its row, and what the shop's own entry allows then."""
    stage, facts = stage_of(order), _row(case, order)
    entry = None if stage is Stage.OVER else _terms(work, wish)
    spoken = entry if entry is not None and entry.policy is EntryPolicy.AUTO else None
    terms = f"\n{spoken.answer}" if spoken is not None else ""
    if _needs_hands(wish) or spoken is None or plan.decision.action is Action.ESCALATE:
        # That it is looked into is only said where somebody is called to do so.
        if stage is Stage.SHIPPED:
            template += order_words.left_already(wish.change, case.tone.language)
        also = (entry,) if entry is not None and spoken is None else ()
        return _to_human(work, case, plan, wish, stage.value, order, template + terms, facts, also)
    decision = _decided(case, plan, wish, stage.value, (order,), spoken.id)
    return _said_or_drafted(
        case, plan, replace(decision, wording=Wording.ANSWER), _say(case, template + terms, facts)
    )


def _needs_hands(wish: Wish) -> bool:
    """Whether somebody has to act: a parcel on its way to the wrong door cannot wait until the question is a request."""
    return wish.change is Change.ADDRESS or not wish.asked


def _terms(work: Work, wish: Wish) -> KnowledgeEntry | None:
    """The shop's own entry on what can still be done once it has left, where one is found surely enough."""
    read = work.engine.understand(_AFTER_SHIPPING[wish.change], TurnContext(now=work.now))
    if read.best is None or read.confidence < work.house.dials.reply_floor:
        return None
    entry = work.uow.entries.get(read.best.entry_id)
    if entry is None or not entry.is_usable(work.now) or entry.policy is EntryPolicy.HUMAN:
        return None
    return entry if _holds_afterwards(entry, wish.change) else None


def _holds_afterwards(entry: KnowledgeEntry, change: Change) -> bool:
    """Whether an entry says what holds once it has left, and not only what holds before."""
    words = " ".join((*entry.forms, entry.answer))
    if _AFTERWARDS.search(_BEFORE_IT_LEAVES.sub("", words)):
        return True
    return change is Change.SPEC and not _BEFORE_IT_LEAVES.search(words)


def _with_variant(work: Work, case: Case, wish: Wish, order: Order) -> tuple[Facts, str]:
    """For another colour or size: what the row of that variant says, where there is just one it can be."""
    facts = _row(case, order)
    if wish.change is not Change.SPEC or len(order.items) != 1:
        return facts, ""
    item = order.items[0]
    product = work.uow.products.get(item.product)
    sku = _variant_meant(product, item.sku, wish.said) if product else None
    if product is None or sku is None or len(product.skus) < 2 or sku.code == item.sku:
        return facts, ""
    words = order_words.variant(sku, _costs_other(product, item.sku, sku), case.tone.language)
    return replace(facts, product=product, sku=sku), words


def _variant_meant(product: Product, ordered: str, said: str) -> Sku | None:
    """The one variant that the words fit; L alone is that of the colour that was ordered."""
    slots = find_slots(normalise(said))
    before = next((sku for sku in product.skus if sku.code == ordered), None)
    if (found := sku_meant(product, slots, said)) is not None or before is None:
        return found
    near = tuple(sku for sku in product.skus if len(sku.spec.items() - before.spec.items()) == 1)
    return sku_meant(replace(product, skus=near), slots, said) if len(near) > 1 else None


def _costs_other(product: Product, ordered: str, wanted: Sku) -> bool:
    before = next((sku for sku in product.skus if sku.code == ordered), None)
    return before is not None and before.price != wanted.price


def _row(case: Case, order: Order) -> Facts:
    return replace(case.facts, order=order)


def _say(case: Case, template: str, facts: Facts) -> Spoken:
    entry = KnowledgeEntry("", "", template)
    return speaker.answer(
        entry, facts, case.tone, intro=case.situation.first_turn, channel=case.conversation.channel
    )


def _asking(case: Case, plan: Plan, wish: Wish, code: str, say: Spoken, orders: Sequence[Order]) -> Plan:
    decision = _decided(case, plan, wish, code, orders)
    decision = replace(decision, wording=Wording.CLARIFY)
    if decision.action is Action.REPLY:
        decision = replace(decision, action=Action.CLARIFY)
    return _said_or_drafted(case, plan, decision, say)


def _said_or_drafted(case: Case, plan: Plan, decision: Decision, say: Spoken) -> Plan:
    """Said by itself where the AI may; else the first draft. What the guards stop is not said: the plan stands."""
    if say.blocked:
        return plan
    drafts = (_draft(case, say, decision.entry_id), *plan.drafts[:2])
    by_itself = decision.action in (Action.REPLY, Action.CLARIFY)
    return Plan(decision, say if by_itself else None, drafts)


def _to_human(
    work: Work,
    case: Case,
    plan: Plan,
    wish: Wish,
    code: str,
    order: Order | None,
    template: str,
    facts: Facts | None = None,
    terms: Sequence[KnowledgeEntry] = (),
) -> Plan:
    """A human has to act: what the row says is said first, then who takes over; the task carries the customer's words."""
    say = _say(case, template, facts or case.facts) if template else None
    decision = _decided(case, plan, wish, code, () if order is None else (order,))
    if order is not None and code != Stage.OVER.value:
        decision = replace(decision, reasons=(*decision.reasons, Evidence("order_task", order.order_no)))
    drafts = tuple(_drafts(case, say, terms, facts, plan))
    if case.conversation.owner is not Owner.AI or case.situation.mode is Mode.OFF:
        return Plan(replace(decision, action=Action.SUGGEST, wording=Wording.ANSWER), None, drafts)
    called = replace(
        decision,
        action=Action.ESCALATE,
        wording=Wording.WARM_HANDOVER,
        reason=Reason.MANUAL_ACTION,
        severity=Severity.ATTENTION if code == Stage.UNSHIPPED.value else Severity.NOTICE,
        quote=case.turn.text,
    )
    handed = with_word_to_customer(case, Plan(called, None, drafts), work.roster)
    if handed.say is None or say is None or say.blocked:
        return handed
    text = f"{say.text}\n{handed.say.text}"
    return replace(handed, say=replace(handed.say, text=text, checks=(*say.checks, *handed.say.checks)))


def _drafts(
    case: Case, say: Spoken | None, terms: Sequence[KnowledgeEntry], facts: Facts | None, plan: Plan
) -> Iterator[Draft]:
    if say is not None:
        yield _draft(case, say, None)
    for entry in terms:
        channel = case.conversation.channel
        spoken = speaker.answer(entry, facts or case.facts, case.tone, channel=channel)
        yield _draft(case, spoken, entry.id)
    yield from plan.drafts[: 2 - len(terms)]


def _draft(case: Case, say: Spoken, entry_id: str | None) -> Draft:
    # What the row of an order says is sure, however the words were read.
    sure = 1.0 if entry_id is None else case.understanding.confidence
    return Draft(say.text, entry_id, sure, say.checks, say.blocked)


def _decided(
    case: Case, plan: Plan, wish: Wish, code: str, orders: Sequence[Order], entry_id: str | None = None
) -> Decision:
    """By itself only where the mode of the shop, the channel and the category all say so."""
    by_itself = case.situation.is_automatic and case.conversation.owner is Owner.AI
    reasons = (*plan.decision.reasons, *_reasons(wish, code, orders))
    return Decision(Action.REPLY if by_itself else Action.SUGGEST, PREFIX + code, entry_id, reasons=reasons)


def _reasons(wish: Wish, code: str, orders: Sequence[Order]) -> Iterator[Evidence]:
    yield Evidence("order_wish", wish.change.value)
    yield Evidence("order_said", wish.said[:LONGEST_TEXT])
    if wish.given:
        yield Evidence("order_given", "yes")
    asks = code in ("which", "what")
    for order in orders:
        yield Evidence("order_row", f"{order.order_no} {order.status.value}")
        if asks:
            yield Evidence("order_offered", order.order_no)
