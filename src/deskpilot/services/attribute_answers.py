"""A property of the product that is meant, its price and what is left of it answer by themselves, from its row.

An entry goes before the row where it is kept for this very product or quotes the row itself; a sure entry that does
neither speaks of other goods more often than not (of 36 looked at, out of 128 in the demo shop, none was right).
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from deskpilot.domain.catalog import Product, Sku
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.topic_floors import BEYOND_ANSWER, is_delicate
from deskpilot.domain.understanding import Evidence, Slot, Topic
from deskpilot.engine.attributes import PRICE, STOCK, attributes_asked, goes_on, row_asked, variants_asked
from deskpilot.engine.other_things import other_thing
from deskpilot.engine.pieces import pieces_in
from deskpilot.engine.text import normalise
from deskpilot.services.amounts import ONE, Amount, amount_asked, narrowed
from deskpilot.services.case import Case
from deskpilot.services.duty import Roster
from deskpilot.services.plan import DRAFTS, Plan, with_word_to_customer
from deskpilot.store import Draft
from deskpilot.wording import attribute_words, speaker
from deskpilot.wording.facts import figure

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
VARIANTS = ".variants"
_VARIANT_SLOTS = frozenset({"colour", "size"})
_OF_A_THING = frozenset({"name", "alias"})
_QUOTING = {PRICE: ("{product.price", "{sku.price"), STOCK: ("{product.stock", "{sku.stock")}
_NAMES = {PRICE: "价格", STOCK: "库存", VARIANTS: "规格"}
# Who was not answered, haggles or wants many asks for something else than what the row says.
_OTHERWISE = frozenset({Topic.REJECTED, Topic.REPEATED, Topic.BARGAIN, Topic.WHOLESALE, Topic.CUSTOM})
_NO_VALUE = frozenset({"", "—", "-", "–", "/", "暂无"})


def with_attribute(case: Case, plan: Plan, roster: Roster) -> Plan:
    """The plan, or the row that holds what was asked about the product. A price of an amount that the row does not tell
    is a human's."""
    rule = plan.decision.rule
    drafted = rule in _DRAFTED and case.understanding.confidence < case.sure_from
    if rule not in _MAY and not drafted and not _is_kept_for_haggling(case, rule):
        return plan
    product = _meant(case)
    if product is None or _is_risky(case):
        return plan
    row = _row_asked(case, product)
    if row_asked(_without_pointer(case)) and _names_another(case, product):
        return _by_hand(case, plan, roster) if _quotes_goods(case, plan) else plan
    if row == VARIANTS:
        return plan if _quotes_goods(case, plan) else _with_variants(case, plan, product)
    amount = amount_asked(case.turn.text, product, case.facts.sku) if row == PRICE else ONE
    if amount.count != 1:
        return _price_of_many(case, plan, product, amount, roster)
    if row:
        return (
            plan
            if rule == "confident" and _quotes_row(case.best, product, row) and not _lacks_row(plan)
            else _told(case, plan, product, (row,), amount.sku)
        )
    held = (name for name, value in product.attributes.items() if value.strip() not in _NO_VALUE)
    names = attributes_asked(_without_pointer(case), held)[:_MOST_ROWS]
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


def _names_another(case: Case, product: Product) -> bool:
    """Whether a price or what is left is asked of something else than this product: of another thing, a part, a service."""
    own = [product.title, product.series, product.code, *product.category.split("/"), *product.tags]
    own += [value for sku in product.skus for value in (*sku.spec.values(), sku.code)]
    read = case.understanding
    own += [one.mention for one in read.resolutions if one.kind in ("product", "series")]
    own += [slot.quote for slot in read.slots if slot.name in _VARIANT_SLOTS]
    return bool(other_thing(_without_pointer(case), own))


def _quotes_goods(case: Case, plan: Plan) -> bool:
    """Whether a sure answer quotes a row of goods."""
    entry = case.best if plan.decision.rule == "confident" else None
    return entry is not None and any(head in entry.answer for head in ("{product.", "{sku."))


def _row_asked(case: Case, product: Product) -> str:
    """The price or the stock, where that is asked of what the row holds. For a colour that it does not have, and where it
    is asked which there are, the variants; of such a one no price is told."""
    text = _without_pointer(case)
    words = {
        word.casefold()
        for sku in product.skus
        for value in sku.spec.values()
        for word in (value, *value.split())
    }
    named = [slot for slot in case.understanding.slots if slot.name in _VARIANT_SLOTS]
    if variants_asked(text):
        return VARIANTS
    if any(not _is_in(words, slot) for slot in named):
        return VARIANTS if row_asked(text, [slot.quote for slot in named if slot.quote]) == STOCK else ""
    if goes_on(text) and (before := _row_before(case)) and not _names_another(case, product):
        return before
    sku = case.facts.sku
    variant = [value.removesuffix("色") for value in sku.spec.values()] if sku is not None else []
    variant += [slot.quote for slot in named if slot.quote]
    asked = row_asked(text, variant)
    # That it is made to order answers nobody who asks for a colour.
    return VARIANTS if asked == STOCK and named and sku is None and product.lead_days else asked


def _row_before(case: Case) -> str:
    """The price or the stock, where the turn before was answered with it."""
    before = case.before.decision if case.before is not None else None
    told = [found.detail for found in before.reasons if found.code == "attribute"] if before else []
    return next((row for row in (PRICE, STOCK) if any(each.endswith(_NAMES[row]) for each in told)), "")


def _is_in(words: set[str], slot: Slot) -> bool:
    """Whether a variant that was named stands in the rows, under the shop's name for it or the customer's."""
    said = (slot.value.casefold().removesuffix("色"), slot.quote.casefold().removesuffix("色"))
    return any(each in word for each in said if each for word in words)


def _without_pointer(case: Case) -> str:
    """The text without "that one" where the product is named: that compares nothing."""
    named = next((one for one in case.understanding.resolutions if one.kind == "product"), None)
    is_named = named is not None and named.source in ("name", "alias")
    return case.turn.text.replace("那款", "") if is_named else case.turn.text


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
    if product is None:
        return None
    pointed = any(one.kind == "product" and one.source in _OF_A_THING for one in understanding.resolutions)
    if understanding.intent not in _ABOUT_GOODS and not (pointed and row_asked(case.turn.text)):
        return None
    if sum(one.kind == "product" for one in understanding.resolutions) > 1:
        return None  # the row of one is no answer about several
    named, series = understanding.resolved("product"), understanding.resolved("series")
    if named is None and series not in (None, product.series):
        return None  # one of several, and none of them is looked at
    if named is None and understanding.resolved("order") is not None:
        return None  # what was bought need not be what is looked at
    return product if product.code == (named or case.conversation.viewed_product) else None


def _is_risky(case: Case) -> bool:
    """A weak sign of something delicate is too much for a row, and so is a human wanted for sure. Who says that an answer
    was none asks for something else than the words say."""
    signals = case.understanding.signals
    again = any(x.topic in _OTHERWISE for x in signals)
    return is_delicate(case.understanding) or again or case.understanding.handoff >= BEYOND_ANSWER


def _price_of_many(case: Case, plan: Plan, product: Product, amount: Amount, roster: Roster) -> Plan:
    """The sum, where one costs the same whichever is meant and so many are left; else a human says it."""
    sku = amount.sku or case.facts.sku or _any_of_one_price(product)
    left = product.stock if case.facts.sku is None else case.facts.sku.stock
    if not amount.count or sku is None or sku.price <= 0 or (left < amount.count and not product.lead_days):
        return _by_hand(case, plan, roster)
    told = case.facts.sku if case.facts.sku is not None and len(product.skus) > 1 else amount.sku
    total = figure(float(Decimal(str(sku.price)) * amount.count)) or ""
    count = f"{amount.count}{amount.measure or '件'}" if case.tone.language == "zh" else str(amount.count)
    template = attribute_words.price_of_many(told, case.tone.language)
    return _said(case, plan, product, (PRICE,), template, told, {"count": count, "total": total})


def _any_of_one_price(product: Product) -> Sku | None:
    return (
        product.skus[0] if product.skus and {sku.price for sku in product.skus} == {product.price} else None
    )


def _by_hand(case: Case, plan: Plan, roster: Roster) -> Plan:
    """A human says what so many cost; an entry that asks for this very amount stands."""
    if plan.decision.action is Action.ESCALATE or plan.decision.rule in _DRAFTED:
        return plan
    if plan.decision.rule == "confident" and case.best is not None and _asks_the_same(case, case.best):
        return plan
    decision = Decision(
        Action.ESCALATE,
        "no_answer",
        wording=Wording.WARM_HANDOVER,
        reason=Reason.UNSURE,
        severity=Severity.NOTICE,
        quote=case.turn.text,
        reasons=plan.decision.reasons,
    )
    return with_word_to_customer(case, replace(plan, decision=decision, say=None), roster)


def _asks_the_same(case: Case, entry: KnowledgeEntry) -> bool:
    asked = set(pieces_in(normalise(case.turn.text)))
    return any(asked & set(pieces_in(normalise(form))) for form in entry.forms)


def _told(case: Case, plan: Plan, product: Product, names: tuple[str, ...], sku: Sku | None = None) -> Plan:
    sku = sku or case.facts.sku
    if sku is None:
        product = narrowed(product, [slot.value for slot in case.understanding.slots])
    return _said(case, plan, product, names, _template(case, product, names, sku), sku)


def _with_variants(case: Case, plan: Plan, product: Product) -> Plan:
    """Which variants there are, with what is left of each; only their names where they are many or made to order."""
    if len(product.skus) > 1 and not product.lead_days:
        template = attribute_words.stock(product, None, case.tone.language)
        if template:
            return _said(case, plan, product, (VARIANTS,), template, None)
    kept = [sku for sku in product.skus if sku.stock > 0 or product.lead_days]
    named: dict[str, dict[str, None]] = {}
    for key, value in (pair for sku in kept for pair in sku.spec.items()):
        named.setdefault(key, {})[value] = None
    if not named:
        return plan
    rows = {key: "、".join(values) for key, values in named.items()}
    template = attribute_words.attributes(tuple(rows), case.tone.language)
    return _said(case, plan, replace(product, attributes=rows), (VARIANTS,), template, None)


def _said(
    case: Case,
    plan: Plan,
    product: Product,
    names: tuple[str, ...],
    template: str,
    sku: Sku | None,
    more: Mapping[str, str] | None = None,
) -> Plan:
    if not template:
        return plan
    entry = KnowledgeEntry("", "", template)
    channel, first = case.conversation.channel, case.situation.first_turn
    facts = replace(case.facts, product=product, sku=sku, flow={**case.facts.flow, **(more or {})})
    say = speaker.answer(entry, facts, case.tone, intro=first, channel=channel)
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


def _template(case: Case, product: Product, names: tuple[str, ...], sku: Sku | None) -> str:
    language = case.tone.language
    if names == (PRICE,):
        return attribute_words.price(product, sku, language)
    if names == (STOCK,):
        return attribute_words.stock(product, sku, language)
    return attribute_words.attributes(names, language)
