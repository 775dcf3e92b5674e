"""A human who is called finds a first line among the drafts: what a good assistant says before there is an answer; and,
while they talk, a line that makes amends whenever the customer is upset."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from deskpilot.domain.conversation import Message, MessageKind, Owner, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Escalation, Reason
from deskpilot.domain.order import Order
from deskpilot.domain.understanding import Act, Topic
from deskpilot.services.case import Case
from deskpilot.services.plan import DRAFTS, Plan
from deskpilot.services.work import Work
from deskpilot.store import Draft
from deskpilot.wording.facts import figure
from deskpilot.wording.openings import opening
from deskpilot.wording.speaker import Spoken, Tone

_KINDS: Mapping[Reason, str] = {
    Reason.HUMAN_WANTED: "asked",
    Reason.COMPLAINT: "complaint",
    Reason.ANGER: "complaint",
    Reason.DISSATISFIED: "complaint",
    Reason.LEGAL: "legal",
    Reason.INJURY: "safety",
    Reason.MINOR: "minor",
    Reason.PRIVACY: "privacy",
    Reason.QUALITY: "fault",
    Reason.BARGAIN: "price",
    Reason.CUSTOM: "custom",
    Reason.VALUABLE: "valued",
    Reason.MANUAL_ACTION: "by_hand",
    Reason.REPEATED_NO: "missed",
    Reason.MISSED_TWICE: "missed",
    Reason.NO_KNOWLEDGE: "unsure",
    Reason.UNSURE: "unsure",
    Reason.POLICY_HUMAN: "unsure",
}
# What a case is about stays, whatever is said meanwhile; the graver one counts.
_GRAVE = (Reason.LEGAL, Reason.INJURY, Reason.MINOR, Reason.PRIVACY, Reason.QUALITY)
_FAULTS = (Topic.QUALITY, Topic.WRONG_ITEM)
_THREATENED = frozenset({Reason.COMPLAINT, Reason.ANGER})
# Whoever comes for one of these has had enough, however their last line sounds.
_HAD_ENOUGH = frozenset({"complaint", "legal", "safety", "missed", "amends"})
# An answer that is likely right goes before the line, except where a person has to be met first.
_ANSWER_FIRST = frozenset({"asked", "valued", "by_hand", "unsure", "missed", "custom", "amends"})
_LIKELY = 0.35
_LEAST = 0.12  # what is less likely right than this is in a human's way
_LONGEST_QUOTE = 30
_DISPLEASED = 0.4
_CONTENT_ACTS = frozenset({Act.THANKS, Act.ACKNOWLEDGE, Act.EMPTY})
_PRICE = re.compile(r"便宜|优惠|打折|折扣|最低|砍价|少点|折价")
_RUDE = re.compile(r"态度(?:极|很|太|真)?(?:差|恶劣|不好)|死人|敷衍|糊弄|没人管|说话不算")
# What is kept for the machine to say: a human does not send a customer to a human.
_HANDS_OVER = re.compile(
    r"(?:由|请|转|找|让|等).{0,6}(?:同事|人工|客服|专员|店主|老板|负责人|主管).{0,6}(?:谈|聊|对接|答|联系|接待|沟通)|转人工"
)
_NOT = r"(?<!不)(?<!不想)(?<!不要)(?<!别)(?<!不用)"
_WISHES = {
    "difference": re.compile(r"(?:退|补).{0,3}差价"),
    "refund": re.compile(_NOT + r"(?:退(?:我|我的)?(?:钱|款)|退全款|全额退)"),
    "return": re.compile(_NOT + r"退(?:货|了它|回去)"),
    "exchange": re.compile(_NOT + r"换(?:货|新|一|根|个|双|件|台|只|条|套|瓶|袋|支|把|副)"),
    "resend": re.compile(_NOT + r"补(?:发|寄|一|给我|齐)"),
}
_MARKED = re.compile(r"刻|绣|印|写字|logo|LOGO|署名|名字")
_DAY = re.compile(r"今天|明天|后天|周[一二三四五六日天末]|下个?月|月底|\d+\s*[号日月]|之前要|赶")


def with_opening(work: Work, case: Case, plan: Plan) -> Plan:
    """The plan with a first line for whoever takes over, while no human has written yet; drafts that send a human's
    customer to a human are left out. Who talks to an upset customer is never left without a line."""
    if plan.decision.action is not Action.ESCALATE and case.conversation.owner is Owner.AI:
        return plan
    fitting = (d for d in plan.drafts if d.entry_id is None or d.confidence >= _LEAST)
    drafts = tuple(draft for draft in fitting if not _HANDS_OVER.search(draft.text))
    kind = _kind(case, plan, work.uow.escalations.open_of(case.conversation.id))
    say = _spoken(case, kind) if kind is not None else None
    if say is None or say.blocked or any(m.sender is Sender.AGENT and m.text == say.text for m in case.heard):
        return replace(plan, drafts=drafts)
    line = Draft(say.text)
    sure = (
        kind in _ANSWER_FIRST and bool(drafts) and not drafts[0].blocked and drafts[0].confidence >= _LIKELY
    )
    both = (drafts[0], line, *drafts[1:]) if sure else (line, *drafts)
    return replace(plan, drafts=both[:DRAFTS])


def _kind(case: Case, plan: Plan, alert: Escalation | None) -> str | None:
    """The line that fits, `None` where no human is called or one has answered already."""
    decision, owner = plan.decision, case.conversation.owner
    if owner is Owner.AGENT:
        return "amends" if _is_upset(case) else None
    called = decision.action is Action.ESCALATE
    waits = owner is Owner.WAITING and decision.action in (Action.HOLD, Action.SUGGEST)
    answered = any(m.sender is Sender.AGENT and alert and m.received_at > alert.raised_at for m in case.heard)
    if not called and (not waits or answered):
        return None
    reasons = {each for each in (decision.reason, alert.reason if alert else None) if each is not None}
    if Reason.INJURY in reasons and reasons & _THREATENED:
        return _KINDS[Reason.LEGAL]
    grave = next((each for each in _GRAVE if each in reasons), None)
    if grave is None and any(case.understanding.signal(topic) for topic in _FAULTS):
        grave = Reason.QUALITY
    reason = grave or decision.reason or (alert.reason if alert else None)
    kind = _KINDS.get(reason) if reason is not None else None
    return _nearer(case) if kind == "unsure" else kind


def _nearer(case: Case) -> str:
    """What nobody was sure about, by its words: haggling, displeasure, else a thing to be found out."""
    if _PRICE.search(case.turn.text):
        return "price"
    return "complaint" if _is_displeased(case) else "unsure"


def _is_displeased(case: Case) -> bool:
    u = case.understanding
    return bool(u.dissatisfied >= _DISPLEASED or u.mood <= -_DISPLEASED or _RUDE.search(case.turn.text))


def _is_upset(case: Case) -> bool:
    """Whether a human's customer needs to hear that they are heard; not when all they say is thanks."""
    u = case.understanding
    return u.act not in _CONTENT_ACTS and (case.tone.upset or u.mood <= -_DISPLEASED)


def _spoken(case: Case, kind: str) -> Spoken:
    facts, tone = case.facts, replace(case.tone, upset=case.tone.upset or kind in _HAD_ENOUGH)
    wish = _wish(case)
    match kind:
        case "fault" if any(m.kind is MessageKind.IMAGE for m in _theirs(case)):
            return opening("fault_seen", facts, tone)
        case "fault":
            return opening("fault", facts, tone, wish=wish)
        case "amends":
            return opening("amends", facts, tone, wish=wish)
        case "complaint" if wish:
            return opening("complaint_wish", facts, tone, wish=wish)
        case "price" if facts.product is not None:
            price = figure(facts.product.price) or ""
            return opening("price", facts, tone, title=facts.product.title, price=price)
        case "price":
            return opening("price_any", facts, tone)
        case "by_hand" if facts.order is not None:
            return opening("by_hand", facts, tone, order=_title(facts.order))
        case "by_hand":
            return opening("by_hand_any", facts, tone)
        case "custom" | "valued":
            return _asking(case, kind, tone)
        case "missed":
            return _heard(case, tone)
        case _:
            return opening(kind, facts, tone)


def _asking(case: Case, kind: str, tone: Tone) -> Spoken:
    asks = tuple(_asks(case, with_look=kind == "custom"))
    return opening(kind, case.facts, tone, asks) if asks else opening("valued_known", case.facts, tone)


def _heard(case: Case, tone: Tone) -> Spoken:
    """The question said back; one that is long or hardly there is not quoted."""
    quote = " ".join(case.turn.text.split()).rstrip("？?。！!")
    if not 3 < len(quote) <= _LONGEST_QUOTE:
        return opening("asked", case.facts, tone)
    return opening("missed", case.facts, tone, quote=quote)


def _wish(case: Case) -> str:
    """What the customer said last that they want done, empty when nothing."""
    for message in reversed(tuple(_theirs(case))):
        for name, words in _WISHES.items():
            if words.search(message.text):
                return name
    return ""


def _theirs(case: Case) -> Iterator[Message]:
    yield from (m for m in (*case.heard, *case.messages) if m.sender is Sender.CUSTOMER)


def _asks(case: Case, *, with_look: bool) -> Iterator[str]:
    """What has not been said yet."""
    said = "\n".join(message.text for message in _theirs(case))
    slots = {slot.name for slot in case.understanding.slots}
    if with_look:
        yield "mark" if _MARKED.search(said) else "look"
    if "quantity" not in slots and not re.search(r"\d+\s*[个件套条张只双本箱把支]", said):
        yield "pieces"
    if "date" not in slots and not _DAY.search(said):
        yield "day"


def _title(order: Order) -> str:
    first = order.items[0] if order.items else None
    return (first.title or first.product) if first else order.order_no
