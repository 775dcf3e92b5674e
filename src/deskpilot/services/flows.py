"""Flows at work: one is kept by the shop, started by a turn, goes on with the answers, and yields to every human wish."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.commands import DeleteFlow, SaveFlow
from deskpilot.domain.conversation import Mode, Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.flow import Flow, StepKind, Trigger
from deskpilot.domain.flow_run import Advance, FlowState, Outcome, advance
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine.flow_answers import read_answer
from deskpilot.services.case import Case
from deskpilot.services.flow_faults import faults_in
from deskpilot.services.flow_rows import look_up_for
from deskpilot.services.plan import Plan, with_word_to_customer
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording import speaker
from deskpilot.wording.flow_words import sum_text, told
from deskpilot.wording.speaker import Spoken

_WAITS_FOR = timedelta(minutes=30)
# Rules after which a flow may speak instead. A statement starts one only by its words: nothing was found for it.
_MAY_START = frozenset(
    {
        "confident",
        "unsure_between",
        "no_answer",
        "handoff",
        "first_report",
        "nothing_to_say",
        "act.statement",
        "which_product",
        "which_sku",
        "which_order",
        "unsure",
        "guard_blocked",
    }
)
_MAY_GO_ON = _MAY_START | {"greeting_in_between"}
_LEAVES = frozenset({"breathing", "breathing_space"})
_LONGEST_TEXT = 1000


def save_flow(work: Work, command: SaveFlow) -> None:
    """Keep a flow. One that is on must be sound: `flow_faulty` names the first fault and its step."""
    flow = command.flow
    if any(len(step.text) > _LONGEST_TEXT for step in flow.steps):
        raise InvalidInput("answer_too_long", limit=_LONGEST_TEXT)
    faults = faults_in(flow)
    if flow.enabled and faults:
        raise InvalidInput("flow_faulty", fault=faults[0].code, step=faults[0].number)
    if not flow.id:
        flow = replace(flow, id=work.uow.flows.next_id())
    work.uow.flows.put(flow, command.agent_name, work.now)


def delete_flow(work: Work, command: DeleteFlow) -> None:
    """Forget a flow; whoever is in it is answered in the ordinary way from then on."""
    work.uow.flows.delete(command.flow_id)


def with_flow(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan, or what a flow does instead of it. Whatever calls a human by name, topic or mood goes before any flow."""
    conversation, rule = case.conversation, plan.decision.rule
    run = work.uow.flows.run_of(conversation.id)
    if run is not None and (_ends_run(case, rule) or work.now - run.at > _WAITS_FOR):
        work.uow.flows.end_run(conversation.id)
        run = None
    if conversation.owner is not Owner.AI or case.situation.mode is Mode.OFF:
        return plan
    if run is not None and (rule in _MAY_GO_ON or rule.startswith("act.")):
        flow = work.uow.flows.get(run.flow_id)
        if flow is not None and flow.enabled:
            return _gone_on(work, case, plan, flow, run.state)
    if rule not in _MAY_START:
        return plan
    found = next((flow for flow in work.uow.flows.all() if flow.enabled and starts(flow.trigger, case)), None)
    if found is None:
        return plan
    step = _advanced(work, case, found, FlowState())
    if plan.decision.rule == "confident" and _knows_nothing(step):
        return plan
    return _taken(work, case, plan, found, step)


def _knows_nothing(step: Advance) -> bool:
    """Whether a flow could only hand over before it has asked anything: no row of it is about this place."""
    return step.outcome is Outcome.HUMAN and step.passed[-1].step.kind is StepKind.ASK


def _ends_run(case: Case, rule: str) -> bool:
    """Whether the turn leaves a flow for good: somebody else answers, a human is called, or the customer thinks it over."""
    called = rule not in _MAY_GO_ON and not rule.startswith("act.")
    return case.conversation.owner is not Owner.AI or rule in _LEAVES or called


def starts(trigger: Trigger, case: Case) -> bool:
    """Whether a turn starts a flow: by its words, or by what was found with enough confidence."""
    understanding, best = case.understanding, case.best
    if trigger.is_said_in(understanding.text):
        return True
    if understanding.confidence < case.sure_from or best is None:
        return False
    return (
        best.id in trigger.entries
        or best.category in trigger.categories
        or understanding.intent in trigger.intents
    )


def _gone_on(work: Work, case: Case, plan: Plan, flow: Flow, state: FlowState) -> Plan:
    step = _advanced(work, case, flow, state)
    other_question = plan.decision.rule == "confident" and case.understanding.act is Act.QUESTION
    silent = plan.decision.rule.startswith("act.") and case.understanding.act not in (
        Act.STATEMENT,
        Act.CONFIRM,
        Act.DENY,
        Act.IDENTIFIER,
    )
    if not step.heard and (other_question or silent):
        return plan  # the question of the flow stays open; this turn was about something else
    return _taken(work, case, plan, flow, step)


def _advanced(work: Work, case: Case, flow: Flow, state: FlowState) -> Advance:
    return advance(flow, state, case.understanding.text, read_answer, look_up_for(work, case))


def _taken(work: Work, case: Case, plan: Plan, flow: Flow, step: Advance) -> Plan:
    """Say what the flow says, keep how far it is, and call a human where it ends with one."""
    say = _worded(case, flow, step)
    if step.outcome is Outcome.WAITS and not say.blocked:
        work.uow.flows.keep_run(case.conversation.id, flow.id, step.state, work.now)
    else:
        work.uow.flows.end_run(case.conversation.id)
    decision = _decided(case, plan.decision, flow, step)
    draft = Draft(say.text, decision.entry_id, case.understanding.confidence, say.checks, say.blocked)
    if step.outcome is Outcome.HUMAN or say.blocked:
        return _handed_over(work, case, decision, say, draft)
    others = tuple(each for each in plan.drafts if each.text != draft.text)[:2]
    if decision.action is Action.SUGGEST:
        return Plan(decision, None, (draft, *others))
    return Plan(decision, say, (draft, *others))


def _decided(case: Case, instead_of: Decision, flow: Flow, step: Advance) -> Decision:
    return Decision(
        Action.REPLY if case.situation.is_automatic else Action.SUGGEST,
        f"flow.{step.number}.{flow.name}",
        instead_of.entry_id if instead_of.rule in _MAY_START else None,
        Wording.ANSWER,
        reasons=(*instead_of.reasons, *_told(step)),
    )


def _told(step: Advance) -> Iterator[Evidence]:
    """What was computed in this turn, and the note to the human, for the trace."""
    for passed in step.passed:
        if passed.computed is not None:
            yield Evidence("flow_sum", f"{passed.step.key}: {sum_text(passed.computed)}")
        if passed.step.kind is StepKind.HUMAN and passed.step.text:
            yield Evidence("flow_note", passed.step.text)


def _handed_over(work: Work, case: Case, decision: Decision, say: Spoken, draft: Draft) -> Plan:
    """A human goes on. What was computed is said first, where it may be; else the human sees it as a draft."""
    called = replace(
        decision,
        action=Action.ESCALATE,
        wording=Wording.WARM_HANDOVER,
        reason=Reason.GUARD_BLOCKED if say.text and say.blocked else Reason.MANUAL_ACTION,
        severity=Severity.NOTICE,
        quote=case.understanding.text,
    )
    plan = with_word_to_customer(case, Plan(called, None, (draft,) if draft.text else ()), work.roster)
    if plan.say is None or say.blocked or not say.text:
        return plan
    both = f"{say.text}\n{plan.say.text}"
    return replace(plan, say=replace(plan.say, text=both, checks=(*say.checks, *plan.say.checks)))


def _worded(case: Case, flow: Flow, step: Advance) -> Spoken:
    """All that is said in this turn, as one text in the shop's voice, its values bound and guarded."""
    text, values = told(flow, step, case.tone.language)
    if not text:
        return Spoken("", blocked=() if step.outcome is Outcome.HUMAN else ("empty",))
    entry, first = KnowledgeEntry("", "", text), case.situation.first_turn
    facts = replace(case.facts, flow=values)
    return speaker.answer(entry, facts, case.tone, intro=first, channel=case.conversation.channel)
