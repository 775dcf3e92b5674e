"""A property of the product that is meant, its price and what is left of it answer by themselves, from its row.

An entry goes before the row where it is kept for this very product or quotes the row itself; a sure entry that does
neither speaks of other goods more often than not (of 36 looked at, out of 128 in the demo shop, none was right).
"""

from dataclasses import replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.topic_floors import BEYOND_ANSWER, is_delicate
from deskpilot.domain.understanding import Evidence, Topic
from deskpilot.engine.attributes import PRICE, STOCK, attributes_asked, row_asked
from deskpilot.services.case import Case
from deskpilot.services.plan import DRAFTS, Plan
from deskpilot.store import Draft
from deskpilot.wording import attribute_words, speaker

RULE = "attribute"
# Whatever calls a human by topic or mood stands; where somebody else answers, the row is a draft for them.
_MAY = frozenset(
    {
        "confident",
        "unsure_between",
        "no_answer",
        "handoff",
        "first_report",
        "nothing_to_say",
        "unsure",
        "guard_blocked",
        "which_product",
        "which_sku",
        "act.statement",
    }
)
_DRAFTED = frozenset({"owned_by_agent", "human_on_the_way", "mode_off"})
_ABOUT_GOODS = frozenset({"", "material", "usage", "install", "size.advice", "colour", "stock", "price"})
_MOST_ROWS = 3
_VARIANTS = frozenset({"colour", "size"})
_QUOTING = {PRICE: ("{product.price", "{sku.price"), STOCK: ("{product.stock", "{sku.stock")}
_NAMES = {PRICE: "价格", STOCK: "库存"}
# Who was not answered, haggles or wants many asks for something else than what the row says.
_OTHERWISE = frozenset({Topic.REJECTED, Topic.REPEATED, Topic.BARGAIN, Topic.WHOLESALE, Topic.CUSTOM})
_NO_VALUE = frozenset({"", "—", "-", "–", "/", "暂无"})


def with_attribute(case: Case, plan: Plan) -> Plan:
    """The plan, or the row that holds what was asked about the product."""
    rule = plan.decision.rule
    drafted = rule in _DRAFTED and case.understanding.confidence < case.sure_from
    if rule not in _MAY and not drafted and not _is_kept_for_haggling(case, rule):
        return plan
    product = _meant(case)
    if product is None or _is_risky(case):
        return plan
    row = _row_asked(case, product)
    if row:
        return (
            plan
            if rule == "confident" and _quotes_row(case.best, product, row) and not _lacks_row(plan)
            else _told(case, plan, product, (row,))
        )
    held = (name for name, value in product.attributes.items() if value.strip() not in _NO_VALUE)
    names = attributes_asked(case.turn.text, held)[:_MOST_ROWS]
    if not names or (rule == "confident" and _is_its_own(case.best, product, names)):
        return plan
    return _told(case, plan, product, names)


def _is_its_own(entry: KnowledgeEntry | None, product: Product, names: tuple[str, ...]) -> bool:
    """Whether an entry speaks of what is asked about this product: it quotes that row, or it is kept for the product and
    quotes no other one."""
    if entry is None:
        return False
    quoted = [name for name in product.attributes if f"{{product.attr.{name}}}" in entry.answer]
    if quoted:
        return any(name in quoted for name in names)
    return bool({product.code, product.series} & set(entry.scope))


def _is_kept_for_haggling(case: Case, rule: str) -> bool:
    """Whether an entry for humans stands in the way that is not about what the row says: a plain price is no haggling."""
    asked = row_asked(case.turn.text)
    return (
        rule == "policy_human"
        and bool(asked)
        and case.best is not None
        and row_asked(case.best.question) != asked
    )


def _row_asked(case: Case, product: Product) -> str:
    """The price or the stock, where that is asked of what the row holds: not of a colour it does not have."""
    said = [slot.value.casefold() for slot in case.understanding.slots if slot.name in _VARIANTS]
    said = [value for value in said if value.removesuffix("色") in case.turn.text.casefold()]
    words = {
        word.casefold()
        for sku in product.skus
        for value in sku.spec.values()
        for word in (value, *value.split())
    }
    if any(not any(value.removesuffix("色") in word for word in words) for value in said):
        return ""
    sku = case.facts.sku
    variant = [value.removesuffix("色") for value in sku.spec.values()] if sku is not None else []
    return row_asked(case.turn.text, variant)


def _lacks_row(plan: Plan) -> bool:
    """Whether the answer quotes a row that is not known, such as that of a variant nobody named: the product's is."""
    return bool(plan.drafts) and "unfilled_variable" in plan.drafts[0].blocked


def _quotes_row(entry: KnowledgeEntry | None, product: Product, row: str) -> bool:
    """Whether an entry quotes this row itself, or is kept for the very product and quotes no other."""
    if entry is None:
        return False
    if any(head in entry.answer for head in _QUOTING[row]):
        return True
    return bool({product.code, product.series} & set(entry.scope)) and "{" not in entry.answer


def _meant(case: Case) -> Product | None:
    """The product that the customer names, points at or looks at; not one that only an entry is about."""
    product, understanding = case.facts.product, case.understanding
    if product is None or understanding.intent not in _ABOUT_GOODS:
        return None
    named = understanding.resolved("product")
    if named is None and understanding.resolved("order") is not None:
        return None  # what was bought need not be what is looked at
    return product if product.code == (named or case.conversation.viewed_product) else None


def _is_risky(case: Case) -> bool:
    """A weak sign of something delicate is too much for a row, and so is a human wanted for sure. Who says that an answer
    was none asks for something else than the words say."""
    signals = case.understanding.signals
    again = any(x.topic in _OTHERWISE for x in signals)
    return is_delicate(case.understanding) or again or case.understanding.handoff >= BEYOND_ANSWER


def _told(case: Case, plan: Plan, product: Product, names: tuple[str, ...]) -> Plan:
    template = _template(case, product, names)
    if not template:
        return plan
    entry = KnowledgeEntry("", "", template)
    channel, first = case.conversation.channel, case.situation.first_turn
    say = speaker.answer(entry, case.facts, case.tone, intro=first, channel=channel)
    if say.blocked:
        return plan
    rows = tuple(Evidence("attribute", f"{product.code} {_NAMES.get(name, name)}") for name in names)
    drafts = (Draft(say.text, None, 1.0, say.checks, say.blocked), *plan.drafts[: DRAFTS - 1])
    called = case.conversation.owner is Owner.WAITING
    free = case.conversation.owner is Owner.AI or (called and not case.situation.staffed)
    by_itself = case.situation.is_automatic and free
    if not by_itself and case.situation.nobody_sends:
        return replace(plan, drafts=drafts)
    decision = Decision(
        Action.REPLY if by_itself else Action.SUGGEST,
        plan.decision.rule if plan.decision.rule in _DRAFTED else RULE,
        wording=Wording.ANSWER,
        reasons=(*plan.decision.reasons, *rows),
    )
    return replace(plan, decision=decision, say=say if by_itself else None, drafts=drafts)


def _template(case: Case, product: Product, names: tuple[str, ...]) -> str:
    language, sku = case.tone.language, case.facts.sku
    if names == (PRICE,):
        return attribute_words.price(product, sku, language)
    if names == (STOCK,):
        return attribute_words.stock(product, sku, language)
    return attribute_words.attributes(names, language)
