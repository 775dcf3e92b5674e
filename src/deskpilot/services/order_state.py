"""Where an order is, told from its row, and never with words that hold before it has left.

An answer of the shop that quotes the row goes out as it stands. Where it quotes a parcel that has no number or no news
yet, the row says what it knows; an answer that quotes no row is none to somebody whose order is on its way. What should
have left by now, what was told already and an unknown number are for a human: `order_state.` with late, again, unknown.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.conversation import Mode, Owner, Sender
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.order import Order, OrderStatus
from deskpilot.domain.order_change import Stage, stage_of, under_way
from deskpilot.domain.understanding import Evidence, Topic
from deskpilot.engine.cards import part_words
from deskpilot.engine.order_questions import (
    Asked,
    Since,
    asked_of_order,
    is_about_the_way,
    speaks_of,
    told_since,
)
from deskpilot.engine.text import normalise
from deskpilot.services.case import Case
from deskpilot.services.plan import Plan, with_word_to_customer
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording import order_words, speaker
from deskpilot.wording.phrases import phrases
from deskpilot.wording.speaker import Spoken
from deskpilot.wording.template import bind, variables

RULE = "order_state"
_OF_PARCEL = frozenset({f"order.{name}" for name in ("carrier", "tracking_no", "latest", "latest_at", "shipped_at", "signed_at")})  # fmt: skip
_MAY = frozenset({"confident", "owned_by_agent", "human_on_the_way", "mode_off"})
# What was decided without the row; whatever calls a human by topic, mood or number of tries stands.
_MAY_ASKED = _MAY | {"unsure_between", "no_answer", "unsure", "nothing_to_say", "which_order", "policy_human", "handoff", "first_report"}  # fmt: skip
# A human was called for another reason than that nothing was known: the row is a draft for them.
_FOR_HUMAN = frozenset({"policy_human", "handoff", "first_report"})
_DRAFTED = frozenset({"owned_by_agent", "human_on_the_way", "mode_off"})
_USUAL_HOURS = 48
_MOST_ORDERS = 3
_COMES_WITHIN = timedelta(days=30)
_NUMBERS_BACK = 4
# News that says itself when it comes.
_ON_ITS_LAST_WAY = re.compile(r"预计|预约|派送|派件|配送中|送达|签收|驿站|自提|快递柜")
# Who was answered in vain before asks for more than the row says.
_OTHERWISE = frozenset({Topic.REJECTED, Topic.REPEATED})
_OF_A_THING = frozenset({"name", "alias"})


def with_order_state(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan, or what the row of the order says where the plan does without it."""
    first = plan.drafts[0] if plan.drafts else None
    if plan.decision.rule in _MAY and first is not None and _is_about_a_parcel(first):
        told = _with_parcel(work, case, plan, first)
        if told is not plan:
            return told
    return _with_since(work, case, _with_asked(work, case, plan))


def _with_since(work: Work, case: Case, plan: Plan) -> Plan:
    """A human, where an entry that does not speak of it would answer who misses a part, asks where to send something back
    or when the money comes; the shop's own word on it stands."""
    decision = plan.decision
    kind = told_since(case.turn.text)
    if kind is None or decision.action in (Action.ESCALATE, Action.SUGGEST):
        return plan
    if decision.rule not in _MAY_ASKED | {"act.statement", "act.deny"}:
        return plan
    orders = tuple(o for o in work.uow.orders.of_customer(case.customer.id) if _fits_since(o, kind))
    entry = case.best if decision.rule == "confident" else None
    known = entry is not None and speaks_of(kind, " ".join((*entry.forms, entry.answer)))
    if known or not orders:
        return plan
    return _for_human(work, case, plan, kind.value, orders[:1])


def _fits_since(order: Order, kind: Since) -> bool:
    """Whether an order is one of which that can be said: what came; money of what goes back."""
    if kind is Since.MONEY:
        return order.status in (OrderStatus.REFUNDING, OrderStatus.REFUNDED)
    gone_back = kind is Since.BACK_TO and order.status is not OrderStatus.CLOSED
    return gone_back or stage_of(order) is Stage.SIGNED


def _with_parcel(work: Work, case: Case, plan: Plan, first: Draft) -> Plan:
    """What the row says where the answer wants a parcel that the row does not know."""
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


def _is_made_to_order(work: Work, order: Order) -> bool:
    """Whether something of it takes its time to get ready: what the shop promises of goods at hand does not hold."""
    goods = (work.uow.products.get(item.product) for item in order.items)
    return any(product is not None and product.lead_days > 0 for product in goods)


def _is_overdue(work: Work, order: Order) -> bool:
    """Whether it is paid for longer than the shop takes to send, by its own word or that of the goods, and still there."""
    if order.status is OrderStatus.UNPAID or stage_of(order) is not Stage.UNSHIPPED:
        return False
    told = work.house.shop_facts.get("ship_hours", "").strip()
    hours = int(told) if told.isdecimal() else _USUAL_HOURS
    goods = (work.uow.products.get(item.product) for item in order.items)
    days = max((product.lead_days for product in goods if product is not None), default=0)
    return work.now - (order.paid_at or order.created_at) > max(timedelta(hours=hours), timedelta(days=days))


def _said(case: Case, orders: Sequence[Order], behind: str = "") -> Spoken:
    """One line for each order, each with its goods by name, so that nobody takes one for the other."""
    last = order_words.state(orders[-1], case.tone.language)
    if behind:
        spoken = _spoken(case, f"{last}\n{behind}", orders)
        if not spoken.blocked:
            return spoken
    return _spoken(case, last, orders)


def _spoken(case: Case, template: str, orders: Sequence[Order]) -> Spoken:
    """The template, about the last of the orders, behind a line for each of the others."""
    before, last = orders[:-1], orders[-1] if orders else None
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


def _with_asked(work: Work, case: Case, plan: Plan) -> Plan:
    """What was asked of an order, from its row."""
    rule = plan.decision.rule
    asked = _asked(work, case)
    if rule not in _MAY_ASKED and not rule.startswith("act."):
        return plan
    own = work.uow.orders.of_customer(case.customer.id)
    number, is_known = _number_given(case, own)
    asked_for = case.before is not None and case.before.decision.rule == "which_order"
    if number and not is_known and (asked is not None or rule == "which_order" or asked_for):
        return _for_human(work, case, plan, "unknown", (), order_words.not_yours(case.tone.language))
    if asked is None or (rule == "confident" and _quotes_order(case)):
        return plan
    orders = _asked_about(work, case, own, asked, number)
    if any(_is_overdue(work, order) for order in orders):
        return _for_human(work, case, plan, "late", orders)
    has_left = any(stage_of(order) is not Stage.UNSHIPPED for order in orders)
    if not orders or (not has_left and asked in (Asked.LEAVING, Asked.ARRIVAL)):
        return plan
    return _by_row(work, case, plan, asked, orders)


def _asked(work: Work, case: Case) -> Asked | None:
    """What is asked of an order; how long to a place only where all that is under way is on its way."""
    asked, of_a_parcel = (asked_of_order(case.turn.text, on_its_way=sent) for sent in (False, True))
    if asked == of_a_parcel:
        return asked
    stages = {stage_of(each) for each in under_way(work.uow.orders.of_customer(case.customer.id))}
    return of_a_parcel if stages == {Stage.SHIPPED} else None


def _quotes_order(case: Case) -> bool:
    return case.best is not None and "{order." in case.best.answer


def _number_given(case: Case, orders: Sequence[Order]) -> tuple[str, bool]:
    """The order number that was written, in this turn or in lines just before that nobody has answered, and whether it is
    that of an order of the customer's. The number of a parcel stands for its order."""
    texts = [case.turn.text]
    for line in reversed(case.heard[-_NUMBERS_BACK:]):
        if line.sender is not Sender.CUSTOMER:
            break
        texts.append(line.text)
    found = (part_words(normalise(text)).number for text in texts)
    number = next((each for each in found if each), "")
    own = next((o for o in orders if number and number in (o.order_no.lower(), o.tracking_no.lower())), None)
    return (own.order_no, True) if own is not None else (number, False)


def _asked_about(
    work: Work, case: Case, orders: Sequence[Order], asked: Asked, number: str
) -> tuple[Order, ...]:
    """The orders that are meant: the one whose number was given, else those of the thing that was named, those on their way
    first. While another thing is looked at, when something leaves and comes is asked about that."""
    if number:
        return tuple(order for order in orders if order.order_no == number)
    alive = under_way(orders)
    thing = _thing_named(case)
    viewed = case.conversation.viewed_product if asked in (Asked.LEAVING, Asked.ARRIVAL) else None
    if asked in (Asked.LEAVING, Asked.ARRIVAL):
        alive = tuple(order for order in alive if not _is_long_gone(work, order))
    if thing or (viewed and not any(_has(order, viewed) for order in alive)):
        alive = tuple(order for order in alive if _has(order, thing or viewed))
    alive = tuple(sorted(alive, key=lambda order: stage_of(order) is not Stage.SHIPPED))
    signed = tuple(order for order in orders if stage_of(order) is Stage.SIGNED)
    if not alive and not thing and asked in (Asked.SENT, Asked.WHERE):
        return signed[:1]
    return alive[:_MOST_ORDERS]


def _is_long_gone(work: Work, order: Order) -> bool:
    """Whether it left so long ago that it has come, though nobody wrote it into its row: nobody asks when it comes."""
    return (
        stage_of(order) is Stage.SHIPPED and work.now - (order.shipped_at or order.created_at) > _COMES_WITHIN
    )


def _thing_named(case: Case) -> str:
    found = (r for r in case.understanding.resolutions if r.kind == "product" and r.source in _OF_A_THING)
    return next((each.value for each in found), "")


def _has(order: Order, code: str | None) -> bool:
    return any(item.product == code for item in order.items)


def _by_row(work: Work, case: Case, plan: Plan, asked: Asked, orders: Sequence[Order]) -> Plan:
    """The row, with the shop's own words behind it where they hold for such an order."""
    waits_longer = any(_is_made_to_order(work, each) for each in orders if stage_of(each) is Stage.UNSHIPPED)
    say = _said(case, orders, "" if waits_longer else _words_behind(case, plan, asked, orders))
    if say.blocked:
        return plan
    draft = Draft(say.text, None, 1.0, say.checks, say.blocked)
    reasons = (*(found for found in plan.decision.reasons if found.code != "guard"), *_reasons(orders))
    drafts = (draft, *plan.drafts[:2])
    rule = plan.decision.rule
    if plan.decision.action is Action.ESCALATE and rule in _FOR_HUMAN:
        return replace(plan, drafts=drafts)
    if _was_told(case, orders) or any(case.understanding.signal(topic) for topic in _OTHERWISE):
        return _for_human(work, case, plan, "again", orders)
    by_itself = case.situation.is_automatic and (
        case.conversation.owner is Owner.AI or plan.decision.action is Action.REPLY
    )
    if not by_itself:
        kept = rule if rule in _DRAFTED else RULE
        decision = Decision(Action.SUGGEST, kept, None, Wording.ANSWER, reasons=reasons)
        return Plan(decision, None, drafts)
    return Plan(Decision(Action.REPLY, RULE, None, Wording.ANSWER, reasons=reasons), say, drafts)


def _words_behind(case: Case, plan: Plan, asked: Asked, orders: Sequence[Order]) -> str:
    """The shop's answer on when it sends, for what has not left; on the time on the way, for what has. Without one, when
    it comes is not known."""
    waits = all(stage_of(order) is Stage.UNSHIPPED for order in orders)
    sure = plan.decision.rule == "confident" and plan.decision.action in (Action.REPLY, Action.SUGGEST)
    entry = case.best if sure else None
    if entry is not None and entry.policy is EntryPolicy.AUTO:
        on_the_way = is_about_the_way(entry.question)
        if (waits and not on_the_way) or (asked is Asked.ARRIVAL and on_the_way):
            return entry.answer
    says_when = any(_ON_ITS_LAST_WAY.search(step.text) for order in orders for step in order.logistics[-1:])
    return (
        order_words.no_day(case.tone.language)
        if asked is Asked.ARRIVAL and not waits and not says_when
        else ""
    )


def _was_told(case: Case, orders: Sequence[Order]) -> bool:
    """Whether each of these rows was read to the customer already, just as it stands."""
    said = [line.text for line in case.heard if line.sender is Sender.AI]
    return all(any(_bound(case, order) in text for text in said) for order in orders)


def _for_human(
    work: Work, case: Case, plan: Plan, code: str, orders: Sequence[Order], template: str = ""
) -> Plan:
    """A human answers it; what is known for sure may be said before who takes over."""
    if plan.decision.action is Action.ESCALATE and code != "unknown":
        return plan
    reasons = (*plan.decision.reasons, *_reasons(orders))
    say = _spoken(case, template, ()) if template else None
    drafts = plan.drafts if say is None else (Draft(say.text, None, 1.0, say.checks, say.blocked), *plan.drafts[:2])  # fmt: skip
    if case.conversation.owner is not Owner.AI or case.situation.mode is Mode.OFF:
        return replace(plan, drafts=drafts)
    decision = Decision(
        Action.ESCALATE,
        f"{RULE}.{code}",
        None,
        Wording.WARM_HANDOVER,
        Reason.MANUAL_ACTION,
        Severity.NOTICE if code == "unknown" else Severity.ATTENTION,
        case.turn.text,
        reasons,
    )
    handed = with_word_to_customer(case, Plan(decision, None, drafts), work.roster)
    if handed.say is None or say is None or say.blocked:
        return handed
    text = f"{say.text}\n{handed.say.text}"
    return replace(handed, say=replace(handed.say, text=text, checks=(*say.checks, *handed.say.checks)))
