"""The sieve at work: after an answer about a product one open question more, never to somebody who complained, never
twice, never while a customer is left in peace; and what the customer answers is remembered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from deskpilot.domain.conversation import Owner
from deskpilot.domain.customer import Fact
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.sieve import Probe, ProbeSet, answer_to, named_answer, next_probe, reading, says_more
from deskpilot.domain.topic_floors import NO_HANDS, is_delicate
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine.slots import find_slots
from deskpilot.engine.telling import Telling, telling_of
from deskpilot.engine.text import normalise
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
_LATELY = timedelta(days=7)  # so long nobody who was unhappy is asked anything
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
# These call a human: an answer of ours takes their place only where nothing but the answer was said.
_CALLS = frozenset({"no_answer", "unsure", "handoff", "first_report"})
_ABOUT_GOODS = frozenset({"product", "sku"})
_BODY = {"height": "身高", "weight": "体重"}
_Heard = tuple[Probe, str]


@dataclass(frozen=True, slots=True)
class _Course:
    """What was asked in this conversation, the oldest first, and in those before; whether the customer was unhappy lately."""

    asked: tuple[str, ...]
    asked_before: frozenset[str]
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
    for probe, said in heard:
        _remember(work, case, probe, said)
    known = _known(work, case) | {probe.slot for probe, _ in heard}
    further = (
        None if course.was_upset else next_probe(about.probes, known | course.asked_before, course.asked)
    )
    if heard and _only_answers(case, plan, heard):
        return _noted(case, plan, heard, further)
    if further is None or not _answers_about_goods(case, plan):
        return plan
    return _asked_behind(case, plan, further)


def _only_answers(case: Case, plan: Plan, heard: tuple[_Heard, ...]) -> bool:
    """Whether a word that it was heard is all the turn wants: nothing is asked in it, and nothing that calls a human told."""
    rule, read = plan.decision.rule, case.understanding
    if rule not in _LEFT_OPEN or read.act is Act.QUESTION or _has_asking_signs(case):
        return False
    more = says_more(case.turn.text, "、".join(said for _, said in heard))
    if rule in _CALLS:
        return not more
    return not (more and (read.act is Act.REQUEST or read.handoff >= NO_HANDS))


def _may_ask(work: Work, case: Case) -> bool:
    peace = case.situation.breathing or case.tone.upset or case.conversation.rejections > 0
    peace = peace or is_delicate(case.understanding)
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
    past = work.uow.decisions.recent_of_customer(case.customer.id, _LOOKED_BACK)
    here, before = [], set[str]()
    for each in reversed(past):
        slots = [found.detail for found in each.decision.reasons if found.code == _PROBE]
        if each.conversation_id == case.conversation.id:
            here += slots
        else:
            before.update(slots)
    lately = (each for each in past if _is_lately(work, case, each))
    return _Course(tuple(here), frozenset(before), any(was_upset(each) for each in lately))


def _is_lately(work: Work, case: Case, past: StoredDecision) -> bool:
    return past.conversation_id == case.conversation.id or work.now - past.at < _LATELY


def was_upset(past: StoredDecision) -> bool:
    """Whether the customer was unhappy or complained in a turn before."""
    return is_upset(past.understanding) or past.decision.rule.startswith(("topic.complaint", "topic.quality"))


def _heard(case: Case, about: ProbeSet, course: _Course) -> tuple[_Heard, ...]:
    """What this turn answers: the question we asked last, and others of the set that it names on the way."""
    before = case.before
    open_slot = course.asked[-1] if course.asked else None
    probe = next((each for each in about.probes if each.slot == open_slot), None)
    if probe is None or before is None:
        return ()
    fresh = any(found.code == _PROBE and found.detail == open_slot for found in before.decision.reasons)
    text, slots = case.turn.text, tuple((s.name, s.quote or s.value) for s in case.understanding.slots)
    others = [each for each in about.probes if each.enabled and each is not probe] if fresh else []
    named = [(each, said) for each in others if (said := named_answer(each, text, slots, asked=False))]
    said = answer_to(probe, text, slots, fresh and not named and _only_says(case))
    return (*(((probe, said),) if said is not None else ()), *named)


def _only_says(case: Case) -> bool:
    return case.understanding.act is Act.STATEMENT and not _has_asking_signs(case)


def _has_asking_signs(case: Case) -> bool:
    return any(sign in case.turn.text for sign in "?？吗呢")


def _remember(work: Work, case: Case, probe: Probe, said: str) -> None:
    """What the engine measured is kept by the turn itself; words of the customer's own are kept here, but no figure of
    somebody else's, which is heard for this talk alone."""
    if all(slot.name != probe.slot for slot in case.understanding.slots) and _is_own(case, probe, said):
        fact = Fact(probe.slot, _measured(probe.slot, said), work.now, case.messages[-1].id)
        work.uow.customers.add_fact(case.customer.id, fact)


def _measured(slot: str, said: str) -> str:
    """A figure of a body as the engine would keep it had its name been told with it."""
    told = find_slots(normalise(f"{_BODY[slot]}{said}")) if slot in _BODY else ()
    return next((each.value for each in told if each.name == slot), said)


def _is_own(case: Case, probe: Probe, said: str) -> bool:
    text, told = normalise(case.turn.text), normalise(said)
    start = max(text.find(told), 0)
    return telling_of(probe.slot, text, start, start + len(told)) is Telling.OWN


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


def _noted(case: Case, plan: Plan, heard: tuple[_Heard, ...], further: Probe | None) -> Plan:
    """A word that the answers were heard, with the next question when there is one."""
    ask = further.ask if further is not None else ""
    said = "、".join(dict.fromkeys(words for _, words in heard))
    say = speaker.noted(said, ask, case.facts, case.tone, case.turn.text)
    if say.blocked:
        return plan
    by_itself = case.situation.mode.value == "auto"
    decision = Decision(
        Action.REPLY if by_itself else Action.SUGGEST, "need_answered", wording=Wording.ANSWER
    )
    return Plan(
        _with_reasons(case, decision, further, tuple(probe for probe, _ in heard)),
        say if by_itself else None,
        (_draft(say, plan),),
    )


def _draft(say: Spoken, plan: Plan) -> Draft:
    return Draft(say.text, None, 1.0, say.checks, say.blocked)


def _with_reasons(
    case: Case, decision: Decision, asked: Probe | None, answered: tuple[Probe, ...] = ()
) -> Decision:
    return replace(decision, reasons=(*decision.reasons, *_reasons(case, asked, answered)))


def _reasons(case: Case, asked: Probe | None, answered: tuple[Probe, ...]) -> Iterator[Evidence]:
    for probe in answered:
        yield Evidence("probe_answered", probe.slot)
    if asked is not None:
        yield Evidence("probe", asked.slot)
    told = [slot.name for slot in case.understanding.slots]
    found = reading(case.understanding.intent_strength, told + [probe.slot for probe in answered])
    yield Evidence("need", found.need.value, found.strength)
