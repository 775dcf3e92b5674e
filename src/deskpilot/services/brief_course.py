"""What has been done about a case so far, what the customer does not want, and what comes next: lines of the brief."""

from collections.abc import Iterator, Mapping

from deskpilot.domain.conversation import MessageKind, Sender
from deskpilot.domain.decision import Action
from deskpilot.domain.escalation import Reason
from deskpilot.domain.follow_up import TaskKind
from deskpilot.domain.understanding import Topic, Understanding
from deskpilot.services import heard
from deskpilot.services import said as words
from deskpilot.services.case import UPSET
from deskpilot.services.queries.case_file import BriefMaterial
from deskpilot.services.task_views import TaskRow
from deskpilot.services.views import BriefLine

NEXT: Mapping[Reason, str] = {
    Reason.HUMAN_WANTED: "greet_and_go_on",
    Reason.COMPLAINT: "calm_and_solve",
    Reason.ANGER: "calm_and_solve",
    Reason.DISSATISFIED: "calm_and_solve",
    Reason.REPEATED_NO: "ask_what_is_meant",
    Reason.MISSED_TWICE: "ask_what_is_meant",
    Reason.LEGAL: "call_owner",
    Reason.INJURY: "care_first",
    Reason.MINOR: "ask_for_guardian",
    Reason.PRIVACY: "protect_data",
    Reason.QUALITY: "ask_for_photo",
    Reason.BARGAIN: "talk_price",
    Reason.CUSTOM: "collect_measures",
    Reason.VALUABLE: "answer_in_person",
    Reason.MANUAL_ACTION: "do_by_hand",
    Reason.DELIVERY_FAILED: "send_again",
}
LONGEST = 80  # characters of somebody's words
_MOST_OF_A_KIND = 2
# These stand whatever the mood, and whoever has answered meanwhile.
_FIRST_OF_ALL = frozenset({"call_owner", "care_first", "ask_for_guardian", "protect_data", "send_again"})
# A human has answered: these steps are behind them.
_BEHIND = frozenset({"greet_and_go_on", "ask_what_is_meant", "answer_in_person"})
_HEARD, _ANGRY = 0.5, 0.75
_ANGRY_TOPICS = frozenset({Topic.ANGER, Topic.COMPLAINT, Topic.THREAT, Topic.SARCASM})
_KEPT_BY_WORD = frozenset({TaskKind.PROMISE, TaskKind.CALL_BACK})


def short(text: str) -> str:
    """Somebody's words on one line, cut where they are long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[:LONGEST] + "…"


def tried(material: BriefMaterial, titles: Mapping[str, str]) -> Iterator[BriefLine]:
    """What was answered and asked back, and what the customer tried without success."""
    denied = {j.decision_id for j in material.feedback if j.verdict == "denied"}
    sent = {
        m.decision_id: m for m in material.messages if m.sender is Sender.AI and m.decision_id is not None
    }
    lines = []
    for decision in material.decisions:
        message = sent.get(decision.id)
        if message is None or decision.decision.action not in (Action.REPLY, Action.CLARIFY):
            continue
        entry_id = decision.decision.entry_id
        if decision.decision.action is Action.CLARIFY:
            lines.append(BriefLine("tried", "asked_back", (), short(message.text), message.id))
        elif entry_id is not None:
            code = "entry_rejected" if decision.id in denied else "entry_sent"
            lines.append(BriefLine("tried", code, (titles.get(entry_id, entry_id),), message_id=message.id))
    yield from lines[:_MOST_OF_A_KIND]
    question = heard.open_question(material)
    others = ((m, c) for m, c in heard.weighed_lines(material) if m is not question)
    for row in words.weightiest((words.attempts(m, c) for m, c in others), _MOST_OF_A_KIND):
        yield BriefLine("tried", "by_customer", (), short(row.text), row.message_id)


def refused(material: BriefMaterial, shown: frozenset[int | None]) -> Iterator[BriefLine]:
    """What the customer said no to; a denial that stands in a line `shown` already is not told twice."""
    denials = [
        (d, s) for d in material.decisions if (s := d.understanding.signal(Topic.REJECTED)) is not None
    ]
    lines = ((d, s, heard.line_of(material, d)) for d, s in denials)
    unseen = [each for each in lines if each[2] not in shown]
    for decision, signal, message_id in unseen[:_MOST_OF_A_KIND]:
        yield BriefLine("refused", "no", (), short(signal.quote or decision.understanding.text), message_id)
    question = heard.open_question(material)
    unwanted = [
        words.refusals(m, clauses) for m, clauses in heard.weighed_lines(material) if m is not question
    ]
    for row in words.weightiest(unwanted, _MOST_OF_A_KIND):
        yield BriefLine("refused", "no", (), short(row.text), row.message_id)


def next_step(material: BriefMaterial, prices: tuple[str, ...]) -> BriefLine:
    """What to do now. `prices` are title, price and floor price of the viewed product."""
    question = heard.open_question(material)
    at = question.id if question else None
    code = _code(material)
    if code in _FIRST_OF_ALL or code == "calm_then_photo":
        return BriefLine("next", code, message_id=at)
    if _mood_now(material):
        return BriefLine("next", "calm_and_solve", message_id=at)
    owed = _owed(material)
    if owed is not None:
        return BriefLine("next", "keep_promise", message_id=owed.task.message_id)
    if code in _BEHIND and heard.human_answered(material):
        code = "answer_open_question"
    return BriefLine("next", code, prices if code == "talk_price" else (), message_id=at)


def _code(material: BriefMaterial) -> str:
    alert = material.escalation
    live = alert if alert is not None and alert.closed_at is None else None
    code = NEXT.get(live.reason, "answer_open_question") if live else "answer_open_question"
    if code != "ask_for_photo":
        return code
    if any(m.kind is MessageKind.IMAGE for m in material.messages if m.sender is Sender.CUSTOMER):
        return "look_at_photo"
    return "calm_then_photo" if _mood_now(material) and not heard.human_answered(material) else code


def displeasure(understanding: Understanding) -> str:
    """`upset` for angry words, `unhappy` for others that are displeased, else empty: a fault alone makes nobody shout."""
    topics = {s.topic for s in understanding.signals if s.strength >= _HEARD}
    if topics & _ANGRY_TOPICS or understanding.dissatisfied >= _ANGRY:
        return "upset"
    return "unhappy" if Topic.DISAPPOINTMENT in topics or understanding.dissatisfied >= UPSET else ""


def _mood_now(material: BriefMaterial) -> str:
    return displeasure(material.decisions[0].understanding) if material.decisions else ""


def _owed(material: BriefMaterial) -> TaskRow | None:
    """The first word that one of us gave in this conversation and that is not kept yet."""
    talk = material.conversation.id
    return next(
        (
            row
            for row in material.tasks
            if row.task.kind in _KEPT_BY_WORD and row.task.conversation_id == talk and not row.task.by_ai
        ),
        None,
    )
