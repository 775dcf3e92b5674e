"""The sieve at work: after an answer about a product one open question more, never to somebody who complained, never
twice, never while a customer is left in peace; and what the customer answers is remembered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from deskpilot.domain.conversation import Owner
from deskpilot.domain.customer import Fact
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.sieve import Probe, ProbeSet, answer_to, next_probe, reading
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.services.case import Case, is_upset
from deskpilot.services.plan import Plan
from deskpilot.services.probe_sets import set_for, sets_of
from deskpilot.services.work import Work
from deskpilot.store import Draft, StoredDecision
from deskpilot.wording import speaker
from deskpilot.wording.speaker import Spoken
from deskpilot.wording.template import variables

_PROBE = "probe"
_LOOKED_BACK = 40
# Rules after which an answer to our own question is heard as that, and nothing else is left to be answered.
_LEFT_OPEN = frozenset(
    {
        "no_answer",
        "unsure",
        "unsure_between",
        "handoff",
        "first_report",
        "nothing_to_say",
        "act.statement",
        "act.confirm",
        "act.deny",
    }
)
_ABOUT_GOODS = frozenset({"product", "sku"})


@dataclass(frozen=True, slots=True)
class _Course:
    """What was asked in this conversation, the oldest first, and whether the customer was ever unhappy in it."""

    asked: tuple[str, ...]
    was_upset: bool


def with_sieve(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan with an open question behind its answer, or, when the customer answers one of ours, a word that it was
    heard. Everything else is left as it is."""
    if not _may_ask(work, case):
        return plan
    about = _questions(work, case)
    if about is None:
        return plan
    course = _course(work, case)
    heard = _heard(case, about, course)
    if heard is not None:
        _remember(work, case, *heard)
    known = _known(work, case) | ({heard[0].slot} if heard is not None else set())
    further = None if course.was_upset else next_probe(about.probes, known, course.asked)
    if heard is not None and plan.decision.rule in _LEFT_OPEN:
        return _noted(case, plan, heard, further)
    if further is None or not _answers_about_goods(case, plan):
        return plan
    return _asked_behind(case, plan, further)


def _may_ask(work: Work, case: Case) -> bool:
    peace = case.situation.breathing or case.tone.upset or case.conversation.rejections > 0
    return (
        work.house.settings.probing
        and case.conversation.owner is Owner.AI
        and case.customer.personalise
        and case.tone.language == "zh"
        and not peace
    )


def _questions(work: Work, case: Case) -> ProbeSet | None:
    product = case.facts.product
    if product is None:
        return None
    sets = sets_of(work.house.probes)
    return set_for(sets, work.house.settings.trade, f"{product.category} {product.title}")


def _course(work: Work, case: Case) -> _Course:
    past = work.uow.decisions.recent(case.conversation.id, _LOOKED_BACK)
    asked = [
        found.detail for each in reversed(past) for found in each.decision.reasons if found.code == _PROBE
    ]
    return _Course(tuple(asked), any(was_upset(each) for each in past))


def was_upset(past: StoredDecision) -> bool:
    """Whether the customer was unhappy or complained in a turn before."""
    return is_upset(past.understanding) or past.decision.rule.startswith(("topic.complaint", "topic.quality"))


def _heard(case: Case, about: ProbeSet, course: _Course) -> tuple[Probe, str] | None:
    """The question we asked last, with the customer's answer in this turn."""
    before = case.before
    open_slot = course.asked[-1] if course.asked else None
    probe = next((each for each in about.probes if each.slot == open_slot), None)
    if probe is None or before is None:
        return None
    fresh = any(found.code == _PROBE and found.detail == open_slot for found in before.decision.reasons)
    slots = tuple((slot.name, slot.quote or slot.value) for slot in case.understanding.slots)
    said = answer_to(probe, case.turn.text, slots, fresh and _only_says(case))
    return None if said is None else (probe, said)


def _only_says(case: Case) -> bool:
    return case.understanding.act is Act.STATEMENT and not any(sign in case.turn.text for sign in "?？吗呢")


def _remember(work: Work, case: Case, probe: Probe, said: str) -> None:
    """What the engine measured is kept by the turn itself; words of the customer's own are kept here."""
    if all(slot.name != probe.slot for slot in case.understanding.slots):
        fact = Fact(probe.slot, said, work.now, case.messages[-1].id)
        work.uow.customers.add_fact(case.customer.id, fact)


def _known(work: Work, case: Case) -> frozenset[str]:
    facts = work.uow.customers.facts(case.customer.id)
    return frozenset({fact.key for fact in facts} | {slot.name for slot in case.understanding.slots})


def _answers_about_goods(case: Case, plan: Plan) -> bool:
    """Whether the plan gives an answer of the shop about a product, on its own authority."""
    entry, decision = case.best, plan.decision
    answers = decision.rule == "confident" and decision.action in (Action.REPLY, Action.SUGGEST)
    if not answers or entry is None or (plan.say is not None and plan.say.blocked):
        return False
    quotes = any(found.name.partition(".")[0] in _ABOUT_GOODS for found in variables(entry.answer))
    return quotes or bool(entry.scope)


def _asked_behind(case: Case, plan: Plan, probe: Probe) -> Plan:
    """The answer with the question as its last line; a question that the guards stop is not asked."""
    ask = speaker.need_question(probe.ask, case.facts, case.tone)
    if ask.blocked:
        return plan
    say = None if plan.say is None else replace(plan.say, text=f"{plan.say.text}\n{ask.text}")
    first, others = plan.drafts[:1], plan.drafts[1:]
    drafts = (*(replace(each, text=f"{each.text}\n{ask.text}") for each in first), *others)
    return Plan(_with_reasons(case, plan.decision, probe), say, drafts)


def _noted(case: Case, plan: Plan, heard: tuple[Probe, str], further: Probe | None) -> Plan:
    """A word that the answer was heard, with the next question when there is one."""
    ask = further.ask if further is not None else ""
    say = speaker.noted(heard[1], ask, case.facts, case.tone, case.turn.text)
    if say.blocked:
        return plan
    by_itself = case.situation.mode.value == "auto"
    decision = Decision(
        Action.REPLY if by_itself else Action.SUGGEST, "need_answered", wording=Wording.ANSWER
    )
    return Plan(
        _with_reasons(case, decision, further, heard[0]), say if by_itself else None, (_draft(say, plan),)
    )


def _draft(say: Spoken, plan: Plan) -> Draft:
    return Draft(say.text, None, 1.0, say.checks, say.blocked)


def _with_reasons(
    case: Case, decision: Decision, asked: Probe | None, answered: Probe | None = None
) -> Decision:
    return replace(decision, reasons=(*decision.reasons, *_reasons(case, asked, answered)))


def _reasons(case: Case, asked: Probe | None, answered: Probe | None) -> Iterator[Evidence]:
    if answered is not None:
        yield Evidence("probe_answered", answered.slot)
    if asked is not None:
        yield Evidence("probe", asked.slot)
    told = [slot.name for slot in case.understanding.slots]
    found = reading(case.understanding.intent_strength, told + ([answered.slot] if answered else []))
    yield Evidence("need", found.need.value, found.strength)
