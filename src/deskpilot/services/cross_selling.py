"""One thing more, behind an answer: a product whose own row speaks of what the customer just said they need. At most one a
conversation, never to somebody unhappy, in doubt or after-sales, and only what is in stock, at the price of its row."""

from collections.abc import Iterator
from dataclasses import replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.understanding import Evidence
from deskpilot.services.case import Case
from deskpilot.services.plan import Plan
from deskpilot.services.sieve import was_upset
from deskpilot.services.work import Work
from deskpilot.store import StoredDecision
from deskpilot.wording import speaker

_LOOKED_AT = 20
_LOOKED_BACK = 40
_AFTER_SALES = (
    "refund",
    "return",
    "exchange",
    "repair",
    "damage",
    "order",
    "logistics",
    "address",
    "complaint",
)


def with_cross_sell(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan, with a word on one thing more where that is called for. An answer that asks a question gets none."""
    if not _may(work, case, plan):
        return plan
    past = work.uow.decisions.recent(case.conversation.id, _LOOKED_BACK)
    if any(was_upset(each) or _offered(each) for each in past):
        return plan
    found = next(_fitting(work, case), None)
    if found is None:
        return plan
    need, product, price = found
    also = speaker.also(need, product, price, case.facts, case.tone)
    if also.blocked:
        return plan
    say = None if plan.say is None else replace(plan.say, text=f"{plan.say.text}\n{also.text}")
    first = tuple(replace(each, text=f"{each.text}\n{also.text}") for each in plan.drafts[:1])
    reasons = (*plan.decision.reasons, Evidence("cross_sell", product.code))
    return Plan(replace(plan.decision, reasons=reasons), say, (*first, *plan.drafts[1:]))


def _may(work: Work, case: Case, plan: Plan) -> bool:
    """Whether this is an answer of the shop's to somebody in the mood to hear more."""
    decision = plan.decision
    answers = decision.rule == "confident" and decision.action in (Action.REPLY, Action.SUGGEST)
    asks = any(found.code == "probe" for found in decision.reasons)
    peace = case.situation.breathing or case.tone.upset or case.conversation.rejections > 0
    return (
        work.house.settings.cross_selling
        and answers
        and not asks
        and not peace
        and not (plan.say is not None and plan.say.blocked)
        and case.conversation.owner is Owner.AI
        and case.customer.personalise
        and not case.understanding.intent.startswith(_AFTER_SALES)
    )


def _offered(past: StoredDecision) -> bool:
    return any(found.code == "cross_sell" for found in past.decision.reasons)


def _fitting(work: Work, case: Case) -> Iterator[tuple[str, Product, float]]:
    """Needs named in this turn, each with a product that speaks of it, is in stock, and was not spoken of yet."""
    spoken = [m.text for m in case.heard if m.sender is not Sender.CUSTOMER]
    seen = case.facts.product.code if case.facts.product is not None else ""
    for slot in case.understanding.slots:
        if slot.name != "need" or len(slot.value) < 2:
            continue
        for product in work.uow.products.telling_of(slot.value, _LOOKED_AT):
            prices = [sku.price for sku in product.skus if sku.stock > 0]
            known = product.code == seen or any(product.title in text for text in spoken)
            if prices and not known and len(set(prices)) == 1:
                yield slot.value, product, prices[0]
