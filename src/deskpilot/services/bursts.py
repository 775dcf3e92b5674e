"""Several questions sent in a row: each that is sure by itself is answered, in order, and one that is left over is not done.

Read together, lines ask for one thing, and mostly they do. Where two of them are whole questions about different things,
an answer to one would leave the other behind without anybody knowing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deskpilot.domain.conversation import Message, MessageKind, Mode, Owner
from deskpilot.domain.decision import FIRST_REPORT, Action, Decision, Wording
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
_LEAST_QUESTION, _LEAST_TOLD = 2, 4  # characters
_TELLING = frozenset({Act.STATEMENT, Act.REQUEST, Act.DENY})
_COURTESY = frozenset({Act.CLOSING, Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY, Act.GREETING, Act.PING})
_WANTS_HANDS = re.compile(
    r"不要|别(?:给|发|用|放|写|打)|备注|[改换]成|[少漏缺]了?[一个颗只件根条瓶]|少了|漏了|坏了"
)
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
    r"(?:能不能|可不可以|会不会|是不是|有没有|想问一?下?|请问|问一?下|如果|要是|(?<!多[大长宽高久重厚])的|(?<![一两几半\d])把|[是跟和给在])$"
)
# Nor is a call for somebody one that wants an answer beside the others.
_CALLING = re.compile(r"有没?有?人|人[呢在]|在[吗么嘛不]|在线|客服|理[我人]")
_ASKING = re.compile(
    r"[?？]|[吗么嘛呢不没]\W*$|多少|怎么|什么|啥|谁|(?<!茶)几|哪|有没有|多[久大高宽长重厚]|如何|(?<![我那不还])还是|([一-鿿])不\1"
)
# What only asks whether one agrees belongs to the line before it.
_TAG = re.compile(r"(?:是|对|好|行|真的|可以|是不是|好不好|行不行)[吗么嘛]?")
_CLAUSE_END = re.compile(r"(?<=[?？])|[\s，,。；;！!、]+")
_AND_THAT = re.compile(r"(.{1,8}?)呢\W*")
_ROW_WORDS = re.compile(r"(?:多少钱|什么价|怎么卖|有(?:没有)?(?:现货|货|库存)?[吗没]?|还有[吗没])\W*$")


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

    def is_said_by(self, other: "_Part") -> bool:
        """Whether another part has said this: the same entry, or the same rows of the same variant in the same words."""
        same = self.source == other.source
        return same and (self.plan.decision.rule != attribute_answers.RULE or other.text.endswith(self.text))


def with_every_question(work: Work, case: Case, plan: Plan, roster: Roster) -> Plan:
    """The plan, or one that answers every question of a turn; what cannot be answered surely is a human's."""
    lines = [m for m in case.messages if m.kind is MessageKind.TEXT and m.text.strip()]
    free = case.conversation.owner is Owner.AI and case.situation.mode is not Mode.OFF
    if not free or len(lines) > _MOST_LINES or plan.decision.rule not in _MAY:
        return plan
    units = [unit for line in lines for unit in _clauses(line)]
    asked = sum(_is_whole_question(unit.text) for unit in units)
    if not asked or len(units) < 2:
        return plan
    left = [part for unit in units for part in _told(work, case, plan, unit, roster)]
    if asked + len(left) < 2:
        return plan
    parts: list[_Part] = []
    beside = ""
    for unit in units:
        if not _is_whole_question(unit.text):
            beside = f"{beside} {unit.text}".strip()
            continue
        part = _asked(work, case, unit, roster, beside, first=case.situation.first_turn and not parts)
        beside = unit.text
        if part.text:
            parts += [] if any(part.is_said_by(each) for each in parts) else [part]
        elif part.case.understanding.act not in _COURTESY:
            left.append(part)
    left = [part for part in left if not _is_of_the_same_way(part, parts)]
    left += parts[_MOST_ANSWERS:]
    parts = parts[:_MOST_ANSWERS]
    if len(units) > len(lines) and all(
        part.plan.decision.entry_id != plan.decision.entry_id for part in parts
    ):
        return plan  # apart, the clauses of a line have lost what they are about
    if left:
        is_done = plan.decision.action is Action.REPLY
        return _left_over(case, plan, parts, left, roster) if parts and is_done else plan
    return _all(plan, parts) if len(parts) > 1 else plan


def _clauses(line: Message) -> list[Message]:
    """The line, or its clauses where two of them are questions of their own."""
    texts = [each for each in _CLAUSE_END.split(line.text) if each and each.strip()]
    # "That one, …" in front only says what is asked about.
    first = texts[0] if texts else ""
    asked = sum(map(_is_whole_question, texts)) - (_AND_THAT.fullmatch(first) is not None)
    return [replace(line, text=each) for each in texts] if asked > 1 and len(texts) <= _MOST_LINES else [line]


def _is_whole_question(text: str) -> bool:
    words = normalise(text)
    bare = squeeze(words)
    whole = bool(_ASKING.search(words)) and not _BROKEN_OFF.search(bare) and not _CALLING.search(bare)
    return whole and len(bare) >= _LEAST_QUESTION and not _TAG.fullmatch(bare)


def _asked(work: Work, case: Case, unit: Message, roster: Roster, beside: str, *, first: bool) -> _Part:
    """A question by itself; where that is not sure, with what was said just before it, else as the lines together say."""
    part = _part(work, case, unit, roster, first=first)
    if not part.text and (words := _joined(beside, unit.text)) != unit.text:
        joined = _part(work, case, replace(unit, text=words), roster, first=first)
        part = joined if joined.text else part
    if not part.text and _is_covered(part, case):
        case = replace(case, situation=replace(case.situation, first_turn=first))
        part = _Part(unit, case, make_plan(case, work.house.dials, roster))
    return part


def _joined(before: str, text: str) -> str:
    """ "And that one?" asks of that one what was asked before; a colour before a question is that of the question."""
    that, row = _AND_THAT.fullmatch(text.strip()), _ROW_WORDS.search(before)
    if before and not _is_whole_question(before):
        return f"{before} {text}"
    return f"{that[1]}{row[0]}" if that and row else text


def _told(work: Work, case: Case, plan: Plan, unit: Message, roster: Roster) -> list[_Part]:
    """A line that asks nothing and tells trouble all the same: an answer to another line does not deal with it."""
    is_short = len(squeeze(unit.text)) < _LEAST_TOLD
    if plan.decision.action is not Action.REPLY or is_short or _is_whole_question(unit.text):
        return []
    part = _part(work, case, unit, roster, first=False)
    read, rule = part.case.understanding, part.plan.decision.rule
    calls = rule.startswith("topic.") or _WANTS_HANDS.search(unit.text) or read.handoff >= FIRST_REPORT
    calls = calls and not _is_covered(part, case)
    return [part] if calls and read.act in _TELLING and not part.text else []


def _part(work: Work, case: Case, line: Message, roster: Roster, *, first: bool) -> _Part:
    """A line as if it had been sent alone: what was said before the burst is before it, the other lines are not."""
    alone = replace(line, seq=case.messages[0].seq)
    own = open_case(work, case.conversation, case.turn.id, (alone,))
    return _planned(work, own, line, roster, first=first)


def _planned(work: Work, case: Case, line: Message, roster: Roster, *, first: bool) -> _Part:
    case = replace(case, situation=replace(case.situation, first_turn=first))
    plan = make_plan(case, work.house.dials, roster)
    return _Part(line, case, attribute_answers.with_attribute(case, plan, roster))


def _is_covered(part: _Part, case: Case) -> bool:
    """Whether what answers the lines together is also what comes nearest to this one alone."""
    whole, near = case.understanding, part.case.understanding.candidates
    if whole.best is None or whole.confidence < case.sure_from or not near:
        return False
    floor = _NEAR_SHARE * near[0].score
    return any(each.entry_id == whole.best.entry_id and each.score >= floor for each in near[:_NEAR])


def _is_of_the_same_way(left: _Part, parts: Sequence[_Part]) -> bool:
    """Whether a line only asks about sending to a place, beside one about the way there that was answered."""
    ways = any(part.case.understanding.intent.partition(".")[0] in _ON_THE_WAY for part in parts)
    return ways and place_in(left.message.text, asked=False) is not None


def _all(plan: Plan, parts: Sequence[_Part]) -> Plan:
    """One text with an answer to each, sent if each may be sent."""
    sent = all(part.plan.say is not None for part in parts)
    entries = [part.plan.decision.entry_id for part in parts if part.plan.decision.entry_id]
    whole = plan.decision.entry_id
    entry = whole if whole in entries else next(iter(entries), None)
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
