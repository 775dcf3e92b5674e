"""A property of the product that is meant answers by itself, from its row.

An entry goes before the row where it is kept for this very product or quotes the row itself; a sure entry that does
neither speaks of other goods more often than not (of 36 looked at, out of 128 in the demo shop, none was right).
"""

from dataclasses import replace

from deskpilot.domain.catalog import Product
from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action, Decision, Wording, is_delicate
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.topic_floors import BEYOND_ANSWER
from deskpilot.domain.understanding import Evidence, Topic
from deskpilot.engine.attributes import attributes_asked
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
        "unsure",
        "guard_blocked",
        "which_product",
        "act.statement",
    }
)
_DRAFTED = frozenset({"owned_by_agent", "human_on_the_way", "mode_off"})
_ABOUT_GOODS = frozenset({"", "material", "usage", "install", "size.advice", "colour", "stock", "price"})
_MOST_ROWS = 3
_NO_VALUE = frozenset({"", "—", "-", "–", "/", "暂无"})


def with_attribute(case: Case, plan: Plan) -> Plan:
    """The plan, or the row that holds what was asked about the product."""
    rule = plan.decision.rule
    if rule not in _MAY and not (rule in _DRAFTED and case.understanding.confidence < case.sure_from):
        return plan
    product = _meant(case)
    if product is None or _is_risky(case):
        return plan
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
    again = any(x.topic in (Topic.REJECTED, Topic.REPEATED) for x in signals)
    return is_delicate(case.understanding) or again or case.understanding.handoff >= BEYOND_ANSWER


def _told(case: Case, plan: Plan, product: Product, names: tuple[str, ...]) -> Plan:
    entry = KnowledgeEntry("", "", attribute_words.attributes(names, case.tone.language))
    channel, first = case.conversation.channel, case.situation.first_turn
    say = speaker.answer(entry, case.facts, case.tone, intro=first, channel=channel)
    if say.blocked:
        return plan
    rows = tuple(Evidence("attribute", f"{product.code} {name}") for name in names)
    drafts = (Draft(say.text, None, 1.0, say.checks, say.blocked), *plan.drafts[: DRAFTS - 1])
    by_itself = case.situation.is_automatic and case.conversation.owner is Owner.AI
    decision = Decision(
        Action.REPLY if by_itself else Action.SUGGEST,
        RULE if plan.decision.rule in _MAY else plan.decision.rule,
        wording=Wording.ANSWER,
        reasons=(*plan.decision.reasons, *rows),
    )
    return replace(plan, decision=decision, say=say if by_itself else None, drafts=drafts)
