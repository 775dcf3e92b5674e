"""From a case to what is done: the decision, what is said, and the drafts for a human. Nothing is stored here."""

from dataclasses import dataclass, replace

from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Decision, Dials, Wording, decide
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Evidence
from deskpilot.services.case import Case
from deskpilot.services.duty import Roster
from deskpilot.services.greeting import NO_GREETING, Greeting
from deskpilot.store import Draft
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.speaker import Known, Spoken, Tone

DRAFTS = 3
_EAGER = 0.6
_LEAST_DRAFT = 0.05  # what is less likely right than this costs more to read than it saves
_CHOICE_SHARE = 0.7  # of the best score: below that a candidate is no choice worth asking for


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done. `say` goes out by itself; `drafts` wait for a human, best first."""

    decision: Decision
    say: Spoken | None = None
    drafts: tuple[Draft, ...] = ()


def make_plan(case: Case, dials: Dials, roster: Roster, greeting: Greeting = NO_GREETING) -> Plan:
    """Decide, put it into words, and give to a human what cannot be said safely."""
    if case.conversation.owner is Owner.AI and is_late(case):
        return Plan(Decision(Action.HOLD, "late_line"))
    decision = decide(case.understanding, case.situation, dials)
    plan = _worded(case, decision, greeting)
    if plan.say is not None and plan.say.blocked:
        plan = _instead(case, plan)
    if plan.decision.action is Action.ESCALATE:
        return with_word_to_customer(case, plan, roster)
    return plan


def is_late(case: Case) -> bool:
    """Whether every line of the turn was written before one that has been dealt with already."""
    claimed = [message.claimed_at for message in case.messages]
    dealt_with = [m.claimed_at for m in case.heard if m.turn_id is not None and m.claimed_at is not None]
    newest = max(dealt_with, default=None)
    return newest is not None and all(at is not None and at < newest for at in claimed)


def _worded(case: Case, decision: Decision, greeting: Greeting) -> Plan:
    if decision.wording is Wording.GREETING:
        decision = replace(decision, reasons=(*decision.reasons, *greeting.evidence))
    match decision.action:
        case Action.HOLD if decision.wording is Wording.GREETING:
            say = _spoken(case, decision, greeting, by_itself=True)
            return Plan(decision, say, _sent_and_others(case, decision, say))
        case Action.HOLD:
            return Plan(decision)
        case Action.CLARIFY:
            return _asking_back(case, decision)
        case Action.REPLY:
            say = _spoken(case, decision, greeting, by_itself=True)
            return Plan(decision, say, _sent_and_others(case, decision, say))
        case Action.SUGGEST:
            return Plan(decision, None, _drafts(case, decision, greeting))
        case Action.ESCALATE:
            return Plan(decision, None, _answers(case))


def _spoken(case: Case, decision: Decision, greeting: Greeting, *, by_itself: bool) -> Spoken:
    if decision.wording is Wording.GREETING:
        return speaker.welcome(
            case.facts, case.tone, greeting.questions, part=greeting.part, own=greeting.own
        )
    if decision.wording is Wording.BREATHING:
        return speaker.breathing(case.facts, case.tone)
    entry = case.best
    if entry is None:
        return Spoken("", blocked=("empty",))
    return _answer(case, entry, intro=by_itself and case.situation.first_turn)


def _answer(case: Case, entry: KnowledgeEntry, *, intro: bool = False) -> Spoken:
    left_in_peace = case.situation.breathing
    sell = case.understanding.intent_strength >= _EAGER and case.customer.personalise and not left_in_peace
    channel = case.conversation.channel
    return speaker.answer(entry, case.facts, case.tone, intro=intro, sell=sell, channel=channel)


def _sent_and_others(case: Case, decision: Decision, say: Spoken) -> tuple[Draft, ...]:
    """What was said stands first, so that its source can be looked up; the rest as for a human."""
    if decision.wording is not Wording.ANSWER:
        return (_draft(say, None, case.understanding.confidence),)
    return _answers(case, None if case.situation.first_turn else say)


def _drafts(case: Case, decision: Decision, greeting: Greeting) -> tuple[Draft, ...]:
    if decision.wording is Wording.ANSWER:
        return _answers(case)
    return (_draft(_spoken(case, decision, greeting, by_itself=False), None, 1.0),)


def _answers(case: Case, first: Spoken | None = None) -> tuple[Draft, ...]:
    """Up to three answers that may be right, each with its source, whether or not the guards let it through. `first` is
    that of the first entry, where it was worded already."""
    scores = {c.entry_id: c.score for c in case.understanding.candidates}
    top = scores.get(case.entries[0].id, 0.0) if case.entries else 0.0
    drafts = []
    for entry in case.entries[:DRAFTS]:
        share = scores.get(entry.id, 0.0) / top if top > 0 else 1.0
        say, first = first or _answer(case, entry), None
        drafts.append(_draft(say, entry.id, case.understanding.confidence * min(1.0, max(0.0, share))))
    ask = _ask_for_thing(case, drafts[0].blocked, drafts[0].text) if drafts else None
    if ask is not None:
        drafts = [_draft(ask[0], case.entries[0].id, drafts[0].confidence), *drafts[1:]]
    return tuple(draft for draft in drafts if draft.confidence >= _LEAST_DRAFT)


def _draft(say: Spoken, entry_id: str | None, confidence: float) -> Draft:
    return Draft(say.text, entry_id, confidence, say.checks, say.blocked)


def _asking_back(case: Case, decision: Decision) -> Plan:
    """A question back with the entries that are near, or with what was offered before; with one alone, whether that is
    meant."""
    choices = _offered(case) if case.situation.unclear else _near(case)
    if not choices:
        return Plan(_to_human(case, decision, Reason.UNSURE))
    say = speaker.clarify([entry.question for entry in choices], case.facts, case.tone)
    drafts = tuple(_draft(_answer(case, entry), entry.id, case.understanding.confidence) for entry in choices)
    return Plan(decision, say, drafts)


def _offered(case: Case) -> list[KnowledgeEntry]:
    return list(case.asked.choices) if case.asked is not None else []


def _near(case: Case) -> list[KnowledgeEntry]:
    """The candidates that are close to the first, without what the customer has just read."""
    scores = {c.entry_id: c.score for c in case.understanding.candidates}
    floor = _CHOICE_SHARE * scores.get(case.entries[0].id, 0.0) if case.entries else 0.0
    fresh = (entry for entry in case.entries[:DRAFTS] if entry.id != case.situation.given)
    return [entry for entry in fresh if scores.get(entry.id, 0.0) >= floor]


def _instead(case: Case, plan: Plan) -> Plan:
    """The guards stopped the text. When only the thing asked about is unknown, ask for it; else a human looks."""
    say = plan.say
    ask = _ask_for_thing(case, say.blocked, say.text) if say is not None else None
    if ask is not None and not case.situation.clarified:
        spoken, rule = ask
        decision = replace(plan.decision, action=Action.CLARIFY, rule=rule, wording=Wording.CLARIFY)
        return Plan(decision, spoken, plan.drafts)
    codes = tuple(Evidence("guard", code) for code in say.blocked) if say is not None else ()
    decision = _to_human(case, plan.decision, Reason.GUARD_BLOCKED)
    return Plan(replace(decision, reasons=(*decision.reasons, *codes)), None, plan.drafts)


def _ask_for_thing(case: Case, blocked: tuple[str, ...], text: str) -> tuple[Spoken, str] | None:
    """The question "which product", "which variant" or "which order", when a row is all that is missing."""
    if blocked != ("unfilled_variable",) or case.best is None:
        return None
    missing = speaker.missing_heads(text)
    if missing <= {"product", "sku"} and case.facts.product is None:
        return speaker.ask_for("product", case.facts, case.tone), "which_product"
    if missing == {"sku"} and case.facts.sku is None:
        return speaker.ask_for("sku", case.facts, case.tone), "which_sku"
    if missing == {"order"} and case.facts.order is None:
        return speaker.ask_for("order", case.facts, case.tone), "which_order"
    return None


def _to_human(case: Case, decision: Decision, reason: Reason) -> Decision:
    return replace(
        decision,
        action=Action.ESCALATE,
        wording=Wording.WARM_HANDOVER,
        reason=reason,
        severity=Severity.NOTICE,
        quote=case.understanding.text,
    )


def with_word_to_customer(case: Case, plan: Plan, roster: Roster) -> Plan:
    """The warm line, once; with nobody on duty an honest word on when somebody is back."""
    wording = Wording.WARM_HANDOVER if roster.staffed else Wording.CALLBACK
    decision = replace(plan.decision, wording=wording)
    if case.situation.mode is not Mode.AUTO or case.conversation.warm_line_sent:
        return replace(plan, decision=decision, say=None)
    say = word_to_waiting(decision.reason or Reason.UNSURE, roster, case.known, case.facts, case.tone)
    return replace(plan, decision=decision, say=None if say.blocked else say)


def word_to_waiting(reason: Reason, roster: Roster, known: Known, facts: Facts, tone: Tone) -> Spoken:
    """What a customer hears who now waits for a human."""
    speak = speaker.hand_over if roster.staffed else speaker.call_back
    return speak(reason, roster.duty, known, facts, tone)
