"""Words of the queue and its alerts: moods, owners, the one-line reason of a row, money."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.conversation import ConversationState, Owner
from deskpilot.domain.escalation import EscalationState, Reason, Severity
from deskpilot.domain.routing import HIGH_INTENT, SOME_INTENT
from deskpilot.services.views import AlertRow, QueueFilter, QueueRow
from deskpilot.ui import labels

_TILES = {
    "taobao": QT_TRANSLATE_NOOP("Queue", "淘"),
    "tmall": QT_TRANSLATE_NOOP("Queue", "猫"),
    "jd": QT_TRANSLATE_NOOP("Queue", "京"),
    "pdd": QT_TRANSLATE_NOOP("Queue", "拼"),
    "douyin": QT_TRANSLATE_NOOP("Queue", "抖"),
    "wechat": QT_TRANSLATE_NOOP("Queue", "微"),
    "web": QT_TRANSLATE_NOOP("Queue", "网"),
    "simulator": QT_TRANSLATE_NOOP("Queue", "模"),
    "played": QT_TRANSLATE_NOOP("Queue", "回"),
}

_ICONS = {
    Reason.HUMAN_WANTED: "user",
    Reason.COMPLAINT: "octagon",
    Reason.ANGER: "angry",
    Reason.LEGAL: "octagon",
    Reason.INJURY: "octagon",
    Reason.MINOR: "triangle",
    Reason.PRIVACY: "lock",
    Reason.QUALITY: "undo",
    Reason.BARGAIN: "tag",
    Reason.CUSTOM: "diamond",
    Reason.VALUABLE: "diamond",
    Reason.MANUAL_ACTION: "truck",
    Reason.REPEATED_NO: "refresh",
    Reason.MISSED_TWICE: "refresh",
    Reason.DISSATISFIED: "frown",
    Reason.ENGINE_ERROR: "triangle",
    Reason.DELIVERY_FAILED: "triangle",
    Reason.GUARD_BLOCKED: "shield-alert",
    Reason.STAFF_REQUEST: "users",
}

_SEVERITIES = {Severity.URGENT: "urgent", Severity.ATTENTION: "attention", Severity.NOTICE: "notice"}
_REASON_TONES = {Severity.URGENT: "danger_text", Severity.ATTENTION: "warning_text", Severity.NOTICE: "t2"}

_SEVERITY_WORDS = {
    "urgent": QT_TRANSLATE_NOOP("Queue", "紧急"),
    "attention": QT_TRANSLATE_NOOP("Queue", "注意"),
    "notice": QT_TRANSLATE_NOOP("Queue", "提示"),
}

_FILTERS = {
    QueueFilter.WAITING: QT_TRANSLATE_NOOP("Queue", "待接"),
    QueueFilter.MINE: QT_TRANSLATE_NOOP("Queue", "我的"),
    QueueFilter.AI: QT_TRANSLATE_NOOP("Queue", "AI 处理"),
    QueueFilter.CLOSED: QT_TRANSLATE_NOOP("Queue", "已结束"),
}

# What somebody did with the alert without taking the customer: oneself, and a colleague.
_HANDLED = {
    EscalationState.SNOOZED: (
        QT_TRANSLATE_NOOP("Queue", "我推后了"),
        QT_TRANSLATE_NOOP("Queue", "{name}推后了"),
    ),
    EscalationState.ACKNOWLEDGED: (
        QT_TRANSLATE_NOOP("Queue", "我看过了"),
        QT_TRANSLATE_NOOP("Queue", "{name}看过了"),
    ),
}

_EMPTY: Mapping[QueueFilter, tuple[str, str]] = {
    QueueFilter.WAITING: (
        QT_TRANSLATE_NOOP("Queue", "现在没有人在等"),
        QT_TRANSLATE_NOOP("Queue", "AI 拿不准的、生气的、要找人的顾客会排到这里，最不能等的排最前。"),
    ),
    QueueFilter.MINE: (
        QT_TRANSLATE_NOOP("Queue", "你手上没有会话"),
        QT_TRANSLATE_NOOP("Queue", "在「待接」里按 F2 接手一位顾客，AI 会马上安静下来。"),
    ),
    QueueFilter.AI: (
        QT_TRANSLATE_NOOP("Queue", "AI 手上没有会话"),
        QT_TRANSLATE_NOOP("Queue", "顾客的常规问题由 AI 先答，随时可以接手。"),
    ),
    QueueFilter.CLOSED: (
        QT_TRANSLATE_NOOP("Queue", "还没有结束的会话"),
        QT_TRANSLATE_NOOP("Queue", "聊完的会话会收在这里，随时能翻看。"),
    ),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Queue", text)


def tile(channel: str) -> str:
    """The one character that stands for a platform."""
    return _say(_TILES[channel]) if channel in _TILES else labels.channel(channel)[:1].upper()


def money(yuan: float) -> str:
    """An amount without decimals, ¥12,860."""
    return f"¥{yuan:,.0f}"


def worth(row: QueueRow) -> str:
    """What the customer has spent, or that they are new."""
    return money(row.worth) if row.paid_orders else _say(QT_TRANSLATE_NOOP("Queue", "新客"))


def mood(value: float) -> tuple[str, str, str]:
    """Icon, word and text colour of a mood from -1 to 1."""
    if value <= -0.65:
        return "angry", _say(QT_TRANSLATE_NOOP("Queue", "很生气")), "danger_text"
    if value <= -0.25:
        return "frown", _say(QT_TRANSLATE_NOOP("Queue", "不太高兴")), "warning_text"
    if value >= 0.35:
        return "smile", _say(QT_TRANSLATE_NOOP("Queue", "高兴")), "success_text"
    return "neutral", _say(QT_TRANSLATE_NOOP("Queue", "平静")), "t2"


def owner(row: QueueRow, agent_name: str) -> tuple[str, str]:
    """Who has the conversation, and the text colour for it."""
    if row.state is ConversationState.CLOSED:
        return row.agent_name or "AI", "t3"
    if row.owner is Owner.AGENT:
        mine = row.agent_name == agent_name
        return (
            _say(QT_TRANSLATE_NOOP("Queue", "我的")) if mine else row.agent_name
        ), "accent_text" if mine else "t3"
    if row.owner is Owner.WAITING and row.handled_by and row.alert in _HANDLED:
        mine = row.handled_by == agent_name
        text = _HANDLED[row.alert][0] if mine else _HANDLED[row.alert][1]
        return _say(text).format(name=row.handled_by), "accent_text" if mine else "t3"
    if row.owner is Owner.WAITING and row.assigned_to:
        if row.assigned_to == agent_name:
            return _say(QT_TRANSLATE_NOOP("Queue", "指派给我")), "accent_text"
        return _say(QT_TRANSLATE_NOOP("Queue", "指派给{name}")).format(name=row.assigned_to), "t3"
    if row.owner is Owner.WAITING:
        return _say(QT_TRANSLATE_NOOP("Queue", "未分配")), "t3"
    return _say(QT_TRANSLATE_NOOP("Queue", "AI 在答")), "ai_text"


def intent(strength: float, quote: str) -> str:
    """How near to buying, and the words that say so; empty when nothing does."""
    if strength < SOME_INTENT:
        return ""
    name = (
        QT_TRANSLATE_NOOP("Queue", "成交意向强")
        if strength >= HIGH_INTENT
        else QT_TRANSLATE_NOOP("Queue", "有成交意向")
    )
    return labels.named(_say(name), labels.quoted(" ".join(quote.split()))) if quote else _say(name)


def row_tip(row: QueueRow, agent_name: str = "") -> str:
    """All that a row says, uncut, and what it has no room for."""
    said = labels.joined(part for part in (worth(row), mood(row.mood)[1], owner(row, agent_name)[0]) if part)
    lines = [row.nickname, str(reason_line(row)), said, intent(row.intent, row.intent_quote)]
    if row.tags:
        lines.append(labels.named(_say(QT_TRANSLATE_NOOP("Queue", "标签")), labels.listed(row.tags)))
    return "\n".join(line for line in lines if line)


def reason_icon(reason: Reason) -> str:
    """The icon of a reason."""
    return _ICONS.get(reason, "circle-question")


@dataclass(frozen=True, slots=True)
class ReasonLine:
    """The second line of a row: icon and head in the severity's colour, the customer's words in plain text."""

    icon: str
    head: str
    words: str
    tone: str = "t2"

    def __str__(self) -> str:
        return f"{self.head} {self.words}".strip()


def reason_line(row: QueueRow) -> ReasonLine:
    """Why a human is needed, or what was said last."""
    if row.reason is None or row.severity is None:
        return ReasonLine("", "", row.last_text)
    said = row.quote or row.last_text
    return ReasonLine(
        reason_icon(row.reason),
        labels.reason(row.reason),
        labels.quoted(said) if said else "",
        _REASON_TONES[row.severity],
    )


def severity(level: Severity) -> str:
    """The kit's name of a severity."""
    return _SEVERITIES[level]


def severity_word(level: Severity) -> str:
    """The word for a severity."""
    return _say(_SEVERITY_WORDS[_SEVERITIES[level]])


def filter_name(which: QueueFilter) -> str:
    """The name of one of the four lists."""
    return _say(_FILTERS[which])


def empty(which: QueueFilter) -> tuple[str, str]:
    """Title and text of an empty list: what would be here, and what to do."""
    title, text = _EMPTY[which]
    return _say(title), _say(text)


def alert_meta(row: AlertRow, agent_name: str = "") -> str:
    """Who, where, for whom, who put it off, and how often by now."""
    parts = [row.nickname, labels.channel(row.channel)]
    if row.worth > 0:
        parts.append(money(row.worth))
    to, by = row.escalation.assigned_to, row.escalation.handled_by
    if to:
        mine = to == agent_name
        text = QT_TRANSLATE_NOOP("Queue", "指派给我") if mine else QT_TRANSLATE_NOOP("Queue", "指派给{name}")
        parts.append(_say(text).format(name=to))
    if by:
        mine = by == agent_name
        text = QT_TRANSLATE_NOOP("Queue", "我推后过") if mine else QT_TRANSLATE_NOOP("Queue", "{name}推后过")
        parts.append(_say(text).format(name=by))
    if row.escalation.count > 1:
        parts.append(_say(QT_TRANSLATE_NOOP("Queue", "第 {n} 次")).format(n=row.escalation.count))
    if row.escalation.callback:
        parts.append(_say(QT_TRANSLATE_NOOP("Queue", "已答应回电")))
    return " · ".join(parts)


def rest(alerts: tuple[AlertRow, ...], count: int | None = None) -> str:
    """The line for the alerts below the first: how many (of which these are the loudest), and two reasons."""
    if not alerts:
        return ""
    reasons = list(dict.fromkeys(labels.reason(row.escalation.reason) for row in alerts))[:2]
    text = _say(QT_TRANSLATE_NOOP("Queue", "另有 {n} 条：{reasons}"))
    return text.format(
        n=max(len(alerts), count or 0), reasons=_say(QT_TRANSLATE_NOOP("Queue", "、")).join(reasons)
    )
