"""What is known about the focused conversation of `sample_rows`, as the brief and the case column read it."""

from dataclasses import replace
from datetime import timedelta

from deskpilot.domain.conversation import Conversation, Message, MessageKind, Owner, Sender
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity
from deskpilot.domain.understanding import Act, Evidence, Signal, Slot, Topic, Understanding
from deskpilot.services.queries import BriefMaterial
from deskpilot.services.views import KpiFigure, QueueRow, Trace
from deskpilot.store import Judgement, StoredDecision
from tests.ui import sample_rows as rows

_TURNS = {1001: 1, 1003: 2, 1005: 3, 1008: 4, 1009: 4}


def conversation() -> Conversation:
    """The conversation that 小美 took over."""
    return Conversation(
        rows.FOCUS, "taobao", "tb_linjian", 202, rows.ago(400), rows.ago(62), owner=Owner.AGENT, agent_name="小美",
        version=4, next_seq=10, waiting_since=rows.ago(132), mood=-0.3, dissatisfied=0.4,
    )  # fmt: skip


def messages() -> tuple[Message, ...]:
    """The lines of the transcript with the turns they were answered in."""
    return tuple(
        Message(
            line.message_id, rows.FOCUS, line.seq, line.sender, line.text, line.at, line.kind, line.sender_name,
            turn_id=_TURNS.get(line.message_id), delivery=line.delivery, decision_id=line.decision_id,
        )
        for line in rows.transcript()
    )  # fmt: skip


def decision(
    number: int, turn: int, action: Action, rule: str, mood: float, **fields: object
) -> StoredDecision:
    """A decision about a turn; `fields` are of the understanding."""
    values: dict[str, object] = {"text": "", "act": Act.QUESTION, "mood": mood, "confidence": 0.9}
    understanding = Understanding(**(values | fields))  # type: ignore[arg-type]
    entry = "KB0312" if action is Action.REPLY else None
    return StoredDecision(
        number, rows.FOCUS, turn, understanding, Decision(action, rule, entry), rows.ago(320 - turn)
    )


def decisions() -> tuple[StoredDecision, ...]:
    """What was decided, newest first: answered, denied, given to a human."""
    denied = Signal(Topic.REJECTED, 0.9, "我要的不是这张")
    length = Slot("size", "1.5 米", "1.5")
    return (
        decision(73, 4, Action.HOLD, "owned_by_agent", -0.3, slots=(length, Slot("budget", "3980", "3980"))),
        decision(
            72,
            3,
            Action.ESCALATE,
            "topic.custom",
            -0.35,
            signals=(denied, Signal(Topic.CUSTOM, 0.9, "能不能做")),
        ),
        decision(71, 2, Action.REPLY, "confident", 0.0),
    )


def material() -> BriefMaterial:
    """All rows behind the brief."""
    alert = Escalation(
        102, rows.FOCUS, Reason.CUSTOM, Severity.ATTENTION, rows.ago(130), "我要的不是这张，问的是能不能做", 1005,
        state=EscalationState.TAKEN,
    )  # fmt: skip
    card = rows.customer_card()
    return BriefMaterial(
        conversation(), card.customer, card.worth, card.orders, card.facts, messages(), decisions(),
        (Judgement(71, 1, "denied", "我要的不是这张", "", rows.ago(190)),), alert, (), 5, card.last_contact_at,
    )  # fmt: skip


def trace() -> Trace:
    """Why it went to a human, with the evidence that the engine gives."""
    return replace(
        rows.trace(),
        evidence=(
            Evidence("confidence.whole", "", 0.62), Evidence("confidence.things", "", 0.25),
            Evidence("confidence.turns", "", -0.18), Evidence("handoff.do", "", 0.2),
            Evidence("handoff.meaning", "", -0.9), Evidence("dissatisfied.rejected", "", 1.35),
            Evidence("dissatisfied.negates", "", 0.5), Evidence("intent", "custom", 0.62),
            Evidence("signal.custom", "能不能做", 0.9), Evidence("words", "", 0.41), Evidence("meaning", "", 0.58),
            Evidence("thing", "size"),
        ),
        signals=(Evidence("custom", "能不能做", 0.9), Evidence("rejected", "我要的不是这张，问的是能不能做", 0.9)),
    )  # fmt: skip


def visits() -> tuple[QueueRow, ...]:
    """The customer's conversations, the newest first."""
    (focus, *_) = rows.mine_rows()
    old = replace(focus, waiting_since=None, reason=None, severity=None, quote="", unread=0)
    return (
        focus,
        replace(old, conversation_id=31, last_text="谢谢，椅子很稳", last_at=rows.NOW - timedelta(days=184)),
        replace(old, conversation_id=32, last_text="边柜的脚垫有吗", last_at=rows.NOW - timedelta(days=316)),
    )


def figures() -> tuple[KpiFigure, ...]:
    """The figures of today, in the order of the desk."""
    by_code = {figure.code: figure for figure in rows.kpi_figures()}
    ai = KpiFigure("answered_ai", "count", 148.0, 148, 131.0,
                   rows.series("answered_ai", "count", (12.0, 18.0, 22.0, 30.0, 28.0, 38.0)), "up")  # fmt: skip
    human = KpiFigure("answered_agent", "count", 46.0, 46, 52.0,
                      rows.series("answered_agent", "count", (5.0, 6.0, 9.0, 11.0, 8.0, 7.0)), "up")  # fmt: skip
    return (
        by_code["first_response"],
        by_code["waiting"],
        ai,
        human,
        by_code["handoff_rate"],
        by_code["high_value"],
    )


def mark(seq: int) -> Message:
    """A mark without words, as it lies between lines."""
    return Message(1000 + seq, rows.FOCUS, seq, Sender.SYSTEM, "", rows.NOW, MessageKind.MARK)
