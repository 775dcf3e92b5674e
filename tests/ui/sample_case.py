"""What is known about the focused conversation of `sample_rows`, as the brief and the case column read it."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from deskpilot.domain.conversation import Conversation, Message, Owner
from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity
from deskpilot.domain.follow_up import Task, TaskKind, TaskState
from deskpilot.domain.understanding import Act, Evidence, Signal, Slot, Topic, Understanding
from deskpilot.services.figure_views import Dashboard, HotCategory, KpiFigure, Series
from deskpilot.services.queries import BriefMaterial
from deskpilot.services.task_views import TaskRow, TaskSection
from deskpilot.services.views import QueueRow, Trace
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
        (promised(),),
    )  # fmt: skip


def promised() -> TaskRow:
    """What the agent promised a moment ago."""
    said = messages()[-2]
    due = said.received_at + timedelta(minutes=2)
    task = Task(
        1, TaskKind.PROMISE, TaskState.OPEN, said.text + "，做好了先拍照给您看", due, said.received_at, 1, rows.FOCUS, said.id, made_by="小美"
    )  # fmt: skip
    return TaskRow(task, TaskSection.TODAY, due.astimezone(timezone(timedelta(hours=8))), 0, 0.0)


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


def course(
    code: str, unit: str, start: datetime, step: timedelta, values: tuple[float | None, ...], n: int
) -> Series:
    """A figure over steps from `start` on; steps without a value have no cases."""
    return Series(
        code, unit, tuple((start + step * at, y, 0 if y is None else n + at) for at, y in enumerate(values))
    )


def board(days: int = 1) -> Dashboard:
    """A busy evening hour by hour, or the days before it."""
    step = timedelta(hours=1) if days == 1 else timedelta(days=1)
    start = (
        rows.NOW.replace(minute=0, second=0) - timedelta(hours=14)
        if days == 1
        else rows.NOW - step * (days - 1)
    )
    count = 15 if days == 1 else days

    def over(code: str, unit: str, *values: float | None, n: int = 9) -> Series:
        return course(code, unit, start, step, tuple(values[at % len(values)] for at in range(count)), n)

    share = KpiFigure(
        "in_time", "share", 0.912, 205, 0.894, over("in_time", "share", 0.9, 0.87, 0.93), "up", 0.87, 0.94
    )
    talks = KpiFigure(
        "conversations", "people", 412.0, 412, 380.0, over("conversations", "people", 8.0, 20.0, 44.0), "up"
    )
    slow = KpiFigure(
        "first_response_p90", "seconds", 106.0, 96, 120.0, over("first_response_p90", "seconds", 99.0, 140.0)
    )
    ai = KpiFigure(
        "first_response_ai", "seconds", 3.2, 310, 3.0, over("first_response_ai", "seconds", 3.0, 3.4)
    )
    hot = tuple(
        HotCategory(name, n)
        for name, n in (("物流", 132), ("定制", 88), ("材质", 61), ("售后", 44), ("价格", 30))
    )
    return Dashboard(
        rows.NOW.date(),
        (*figures(), share, talks, slow, ai),
        hot,
        (over("by_ai", "count", 12.0, 18.0, 30.0, 22.0), over("by_human", "count", 5.0, 6.0, 11.0, 9.0)),
        (
            over("human_median", "seconds", 34.0, 28.0, 24.0, 18.0, 41.0),
            over("human_p90", "seconds", 118.0, 96.0, 74.0, 61.0, 188.0),
            over("ai_median", "seconds", 3.2, 3.1, 3.4, n=40),
        ),
    )
