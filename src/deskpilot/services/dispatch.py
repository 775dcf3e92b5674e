"""What the shop says of sending holds for goods at hand. Goods that are made to order, or are sold out, get what their row
says or a human; and who asks for something else than sending is not told of it.
"""

from dataclasses import replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Evidence
from deskpilot.engine.order_questions import asks_beside_sending, is_about_sending
from deskpilot.services.attribute_answers import RULE
from deskpilot.services.case import Case
from deskpilot.services.duty import Roster
from deskpilot.services.plan import DRAFTS, Plan, with_word_to_customer
from deskpilot.store import Draft
from deskpilot.wording import attribute_words, speaker

NO_DISPATCH = "no_dispatch"


def with_dispatch(case: Case, plan: Plan, roster: Roster) -> Plan:
    """The plan, or the time to get ready where the goods that are meant are not at hand; a human where there are none."""
    entry, decision = case.best, plan.decision
    if decision.action is not Action.REPLY or decision.rule != "confident" or entry is None:
        return plan
    if entry.id != decision.entry_id or not any(map(is_about_sending, (entry.question, *entry.forms[:2]))):
        return plan
    if asks_beside_sending(case.turn.text, (*entry.forms, entry.answer)):
        return _by_hand(case, plan, roster)
    product = _goods(case)
    if product is None or "{product." in entry.answer or {product.code, product.series} & set(entry.scope):
        return plan
    if product.lead_days > 0:
        return _lead(case, plan, product)
    sku = case.facts.sku if case.facts.product == product else None
    left = sku.stock if sku is not None else product.stock
    return _by_hand(case, plan, roster) if product.skus and left <= 0 else plan


def _goods(case: Case) -> Product | None:
    """The goods that are named or looked at, which may be those of an order; not what only an entry is about."""
    product, read = case.facts.product, case.understanding
    if product is None:
        return None
    code = read.resolved("product") or case.conversation.viewed_product
    return product if product.code == code else None


def _lead(case: Case, plan: Plan, product: Product) -> Plan:
    template = attribute_words.lead(case.tone.language)
    facts = replace(case.facts, product=product)
    first, channel = case.situation.first_turn, case.conversation.channel
    say = speaker.answer(KnowledgeEntry("", "", template), facts, case.tone, intro=first, channel=channel)
    if say.blocked:
        return plan
    reasons = (*plan.decision.reasons, Evidence("attribute", f"{product.code} 备货"))
    drafts = (Draft(say.text, None, 1.0, say.checks, ()), *plan.drafts[: DRAFTS - 1])
    return Plan(Decision(Action.REPLY, RULE, wording=Wording.ANSWER, reasons=reasons), say, drafts)


def _by_hand(case: Case, plan: Plan, roster: Roster) -> Plan:
    if case.conversation.owner is not Owner.AI:
        return plan
    decision = replace(
        plan.decision,
        action=Action.ESCALATE,
        rule=NO_DISPATCH,
        entry_id=None,
        wording=Wording.WARM_HANDOVER,
        reason=Reason.UNSURE,
        severity=Severity.NOTICE,
        quote=case.turn.text,
    )
    return with_word_to_customer(case, replace(plan, decision=decision, say=None), roster)
