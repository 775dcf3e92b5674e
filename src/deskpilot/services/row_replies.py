"""Two turns that an entry cannot answer well: a campaign's password alone, which its row answers, and a measure that the
answer would only ask for again."""

import re
from dataclasses import replace

from deskpilot.domain.conversation import Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.topic_floors import is_delicate
from deskpilot.domain.understanding import Evidence
from deskpilot.engine.text import normalise, squeeze
from deskpilot.services.attribute_answers import RULE
from deskpilot.services.case import Case
from deskpilot.services.duty import Roster
from deskpilot.services.plan import DRAFTS, Plan, with_word_to_customer
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording import attribute_words, speaker

CAMPAIGN_ROW, ASKED_FOR_TOLD = "campaign_row", "asked_for_told"
_UNANSWERED = frozenset(
    {
        "act.statement",
        "no_answer",
        "unsure",
        "unsure_between",
        "first_report",
        "nothing_to_say",
        "handoff",
        "greeting",
        "greeting_in_between",
    }
)
_AROUND_PASSWORD = re.compile(r"^(?:直播间?|活动)?(?:口令|暗号)?(?:是)?|(?:口令|暗号|啊|呀|哦|了)$")
# An answer that asks for these measures, and holds no figure by which to choose.
_ASKS_FOR = re.compile(
    r"(?:报|告诉|说|提供|发|给)(?:一?下|我们|我|您|你|的|宝宝|孩子|、|和|出)*(?:身高|体重|脚长)"
)
_MEASURES = {"身高": "height", "体重": "weight", "脚长": "脚长"}


def with_row_reply(work: Work, case: Case, plan: Plan, roster: Roster) -> Plan:
    """The plan, or what a campaign's row says to its password; a human where the answer asks for what was just told."""
    return _with_campaign(case, _without_asking_again(work, case, plan, roster))


def _with_campaign(case: Case, plan: Plan) -> Plan:
    found = case.facts.campaign
    if found is None or plan.decision.rule not in _UNANSWERED or case.conversation.owner is not Owner.AI:
        return plan
    if not _is_only(case, found.name, found.password) or is_delicate(case.understanding):
        return plan
    entry = KnowledgeEntry("", "", attribute_words.campaign(found, case.tone.language))
    first, channel = case.situation.first_turn, case.conversation.channel
    say = speaker.answer(entry, case.facts, case.tone, intro=first, channel=channel)
    if say.blocked:
        return plan
    drafts = (Draft(say.text, None, 1.0, say.checks, ()), *plan.drafts[: DRAFTS - 1])
    by_itself = case.situation.mode.value == "auto"
    if not by_itself and case.situation.nobody_sends:
        return replace(plan, drafts=drafts)
    reasons = (*plan.decision.reasons, Evidence("campaign_row", f"{found.code} {found.name}"))
    action = Action.REPLY if by_itself else Action.SUGGEST
    decision = Decision(action, CAMPAIGN_ROW, wording=Wording.ANSWER, reasons=reasons)
    return Plan(decision, say if by_itself else None, drafts)


def _is_only(case: Case, *names: str) -> bool:
    """Whether the turn is nothing but the campaign's name, its password or the shop's word for it."""
    said = squeeze(normalise(case.turn.text))
    bare = _AROUND_PASSWORD.sub("", said)
    aliases = (one.mention for one in case.understanding.resolutions if one.kind == "campaign")
    words = {squeeze(normalise(name)) for name in (*names, *aliases) if name}
    return bool({said, bare} & words)


def _without_asking_again(work: Work, case: Case, plan: Plan, roster: Roster) -> Plan:
    """An answer that only asks for a measure is none to who has told it: somebody looks it up."""
    entry, decision = case.best, plan.decision
    if decision.action is not Action.REPLY or decision.rule == RULE or entry is None:
        return plan
    if entry.id != decision.entry_id or not (asked := _asked_by(entry.answer)):
        return plan
    known = {slot.name for slot in case.understanding.slots}
    if not asked & known:
        return plan  # what was told in another turn may be somebody else's, or of another day
    known |= {fact.key for fact in work.uow.customers.facts(case.customer.id)}
    if not asked <= known:
        return plan
    handed = replace(
        decision,
        action=Action.ESCALATE,
        rule=ASKED_FOR_TOLD,
        wording=Wording.WARM_HANDOVER,
        reason=Reason.UNSURE,
        severity=Severity.NOTICE,
        quote=case.turn.text,
    )
    return with_word_to_customer(case, replace(plan, decision=handed, say=None), roster)


def _asked_by(answer: str) -> set[str]:
    if not _ASKS_FOR.search(answer) or any(sign.isdigit() for sign in answer):
        return set()
    return {name for word, name in _MEASURES.items() if word in answer}
