"""Several questions sent in a row: each that is sure by itself is answered, in order, and one that is left over is not done.

Read together, lines ask for one thing, and mostly they do. Where two of them are whole questions about different things,
an answer to one would leave the other behind without anybody knowing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskpilot.domain.conversation import Message, MessageKind, Mode, Owner
from deskpilot.domain.decision import Action, Decision, Wording
from deskpilot.domain.escalation import Reason, Severity
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine.places import place_in
from deskpilot.engine.text import normalise, squeeze
from deskpilot.services import attribute_answers
from deskpilot.services.case import Case, open_case
from deskpilot.services.duty import Roster
from deskpilot.services.plan import DRAFTS, Plan, make_plan, with_word_to_customer
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording.speaker import Spoken

_MOST_ANSWERS = 3
_MOST_LINES = 8
_NEAR, _NEAR_SHARE = (
    3,
    0.7,
)  # so many of a line's candidates, down to that share of the first one's score, are near
_ON_THE_WAY = frozenset({"delivery", "shipping", "logistics", "postage"})
_LEAST_QUESTION = 3  # characters
_SURE = frozenset({"confident", attribute_answers.RULE})
# What the lines came to together may give way to what each of them says; a topic, a mood or a wish for a human does not.
_MAY = _SURE | {
    "unsure_between",
    "no_answer",
    "unsure",
    "nothing_to_say",
    "act.statement",
    "guard_blocked",
    "which_product",
    "which_sku",
}
# A line that breaks off is no question yet: the next one goes on with it.
_BROKEN_OFF = re.compile(
    r"(?:能不能|可不可以|会不会|是不是|有没有|想问一?下?|请问|问一?下|如果|要是|[的是跟和给把在])$"
)
# Nor is a call for somebody one that wants an answer beside the others.
_CALLING = re.compile(r"有没?有?人|人[呢在]|在[吗么嘛不]|在线|客服|理[我人]")
_ASKING = re.compile(
    r"[?？]|[吗么嘛呢不没]\W*$|多少|怎么|什么|啥|几|哪|多[久大高宽长重]|如何|(?<![我那不还])还是|([一-鿿])不\1"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One line, read by itself: the plan for it, and by what it is answered."""

    message: Message
    case: Case
    plan: Plan

    @property
    def text(self) -> str:
        """What would be said to it; empty where that is not sure."""
        say, drafts = self.plan.say, self.plan.drafts
        if self.plan.decision.rule not in _SURE or (say is not None and say.blocked):
            return ""
        if say is not None:
            return say.text
        return drafts[0].text if drafts and not drafts[0].blocked else ""

    @property
    def source(self) -> tuple[str, ...]:
        """The entry or the rows behind the answer."""
        rows = tuple(found.detail for found in self.plan.decision.reasons if found.code == "attribute")
        return rows or (self.plan.decision.entry_id or "",)


def with_every_question(work: Work, case: Case, plan: Plan, roster: Roster) -> Plan:
    """The plan, or one that answers every question of several lines; what cannot be answered surely is a human's."""
    lines = [m for m in case.messages if m.kind is MessageKind.TEXT and m.text.strip()]
    free = case.conversation.owner is Owner.AI and case.situation.mode is not Mode.OFF
    if not free or not 1 < len(lines) <= _MOST_LINES or plan.decision.rule not in _MAY:
        return plan
    asked = [line for line in lines if _is_whole_question(line.text)]
    if len(asked) < 2:
        return plan
    answered: dict[tuple[str, ...], _Part] = {}
    left: list[_Part] = []
    for line in asked:
        first = case.situation.first_turn and not answered
        part = _part(work, case, line, roster, first=first)
        if not part.text and _is_covered(part, plan):
            part = _planned(work, case, line, roster, first=first)
        if part.text:
            answered.setdefault(part.source, part)
        elif part.case.understanding.act is Act.QUESTION:
            left.append(part)
    parts = list(answered.values())
    left = [part for part in left if not _is_of_the_same_way(part, parts)]
    left += parts[_MOST_ANSWERS:]
    parts = parts[:_MOST_ANSWERS]
    if left:
        is_done = plan.decision.action is Action.REPLY
        return _left_over(case, plan, parts, left, roster) if parts and is_done else plan
    return _all(plan, parts) if len(parts) > 1 else plan


def _is_whole_question(text: str) -> bool:
    words = normalise(text)
    bare = squeeze(words)
    whole = bool(_ASKING.search(words)) and not _BROKEN_OFF.search(bare) and not _CALLING.search(bare)
    return whole and len(bare) >= _LEAST_QUESTION


def _part(work: Work, case: Case, line: Message, roster: Roster, *, first: bool) -> _Part:
    """A line as if it had been sent alone: what was said before the burst is before it, the other lines are not."""
    alone = replace(line, seq=case.messages[0].seq)
    own = open_case(work, case.conversation, case.turn.id, (alone,))
    return _planned(work, own, line, roster, first=first)


def _planned(work: Work, case: Case, line: Message, roster: Roster, *, first: bool) -> _Part:
    case = replace(case, situation=replace(case.situation, first_turn=first))
    plan = make_plan(case, work.house.dials, roster)
    return _Part(line, case, attribute_answers.with_attribute(case, plan, roster))


def _is_covered(part: _Part, plan: Plan) -> bool:
    """Whether what answers the lines together is also what comes nearest to this one alone."""
    decision, near = plan.decision, part.case.understanding.candidates
    if decision.rule != "confident" or decision.entry_id is None or not near:
        return False
    floor = _NEAR_SHARE * near[0].score
    return any(each.entry_id == decision.entry_id and each.score >= floor for each in near[:_NEAR])


def _is_of_the_same_way(left: _Part, parts: Sequence[_Part]) -> bool:
    """Whether a line only asks about sending to a place, beside one about the way there that was answered."""
    ways = any(part.case.understanding.intent.partition(".")[0] in _ON_THE_WAY for part in parts)
    return ways and place_in(left.message.text, asked=False) is not None


def _all(plan: Plan, parts: Sequence[_Part]) -> Plan:
    """One text with an answer to each, sent if each may be sent."""
    sent = all(part.plan.say is not None for part in parts)
    entry = next((part.plan.decision.entry_id for part in parts if part.plan.decision.entry_id), None)
    decision = Decision(
        Action.REPLY if sent else Action.SUGGEST,
        "confident" if entry else attribute_answers.RULE,
        entry,
        Wording.ANSWER,
        reasons=(*plan.decision.reasons, *_reasons(parts)),
    )
    draft = _draft(parts, entry)
    say = Spoken(draft.text, draft.checks) if sent else None
    return Plan(decision, say, (draft, *plan.drafts[: DRAFTS - 1]))


def _left_over(case: Case, plan: Plan, parts: Sequence[_Part], left: Sequence[_Part], roster: Roster) -> Plan:
    """What is sure is said at once, and a human is called for the rest."""
    decision = Decision(
        Action.ESCALATE,
        "no_answer",
        plan.decision.entry_id,
        Wording.WARM_HANDOVER,
        Reason.UNSURE,
        Severity.NOTICE,
        left[0].message.text,
        (*plan.decision.reasons, *_reasons(parts)),
    )
    draft = _draft(parts, plan.decision.entry_id)
    handed = with_word_to_customer(case, Plan(decision, None, (draft, *plan.drafts[: DRAFTS - 1])), roster)
    if any(part.plan.say is None for part in parts):
        return handed
    said = draft.text if handed.say is None else f"{draft.text}\n{handed.say.text}"
    return replace(handed, say=Spoken(said, draft.checks))


def _draft(parts: Sequence[_Part], entry: str | None) -> Draft:
    first, *others = parts
    text = "\n".join((first.text, *map(_unaddressed, others)))
    checks = tuple(check for part in parts for check in (part.plan.say.checks if part.plan.say else ()))
    return Draft(text, entry, min(part.case.understanding.confidence for part in parts), checks, ())


def _unaddressed(part: _Part) -> str:
    """The answer without the address in front: the first one has it."""
    address = part.case.facts.persona.address
    opening = re.compile(rf"^[一-鿿]{{0,2}}{re.escape(address)}[，,！!～~\s]+") if address else None
    return opening.sub("", part.text, count=1) if opening else part.text


def _reasons(parts: Sequence[_Part]) -> tuple[Evidence, ...]:
    """By what each line is answered, so that every answer names its source."""
    found = []
    for part in parts:
        rows = [each for each in part.plan.decision.reasons if each.code == "attribute"]
        entry = part.case.best
        named = f"{entry.id} {entry.question}" if entry is not None else ""
        found += rows or [Evidence("burst", named)]
    return tuple(found)
