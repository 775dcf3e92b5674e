"""Codes into the words of the screen: who, when, how far, why.

Chinese is the source text. Tables hold the texts with `QT_TRANSLATE_NOOP`, so that they are translated when they are
looked up and follow a change of language.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.conversation import Delivery, MessageKind, Sender
from deskpilot.domain.escalation import Reason
from deskpilot.ui.labels_refusals import REFUSALS

_CHANNELS = {
    "taobao": QT_TRANSLATE_NOOP("Labels", "淘宝"),
    "tmall": QT_TRANSLATE_NOOP("Labels", "天猫"),
    "jd": QT_TRANSLATE_NOOP("Labels", "京东"),
    "pdd": QT_TRANSLATE_NOOP("Labels", "拼多多"),
    "douyin": QT_TRANSLATE_NOOP("Labels", "抖音"),
    "wechat": QT_TRANSLATE_NOOP("Labels", "微信"),
    "web": QT_TRANSLATE_NOOP("Labels", "网页"),
    "bridge": QT_TRANSLATE_NOOP("Labels", "本机接口"),
    "clipboard": QT_TRANSLATE_NOOP("Labels", "剪贴板"),
    "watched_folder": QT_TRANSLATE_NOOP("Labels", "监视文件夹"),
    "simulator": QT_TRANSLATE_NOOP("Labels", "模拟顾客"),
    "played": QT_TRANSLATE_NOOP("Labels", "回放"),
}

_DELIVERIES = {
    Delivery.RECEIVED: "",
    Delivery.PENDING: QT_TRANSLATE_NOOP("Labels", "发送中"),
    Delivery.HANDED: QT_TRANSLATE_NOOP("Labels", "已发出"),
    Delivery.DELIVERED: QT_TRANSLATE_NOOP("Labels", "已送达"),
    Delivery.FAILED: QT_TRANSLATE_NOOP("Labels", "没发出去"),
    Delivery.CANCELLED: QT_TRANSLATE_NOOP("Labels", "已撤回，没有发出"),
}

_KINDS = {
    MessageKind.IMAGE: QT_TRANSLATE_NOOP("Labels", "图片"),
    MessageKind.VIDEO: QT_TRANSLATE_NOOP("Labels", "视频"),
    MessageKind.FILE: QT_TRANSLATE_NOOP("Labels", "文件"),
    MessageKind.PRODUCT_CARD: QT_TRANSLATE_NOOP("Labels", "商品卡片"),
    MessageKind.ORDER_CARD: QT_TRANSLATE_NOOP("Labels", "订单卡片"),
    MessageKind.RECALL: QT_TRANSLATE_NOOP("Labels", "撤回了一条消息"),
}

_MARKS = {
    "taken_over": QT_TRANSLATE_NOOP("Labels", "已转人工"),
    "handed_back": QT_TRANSLATE_NOOP("Labels", "已交还 AI"),
    "escalated": QT_TRANSLATE_NOOP("Labels", "请人来接"),
    "transferred": QT_TRANSLATE_NOOP("Labels", "已转接"),
    "closed": QT_TRANSLATE_NOOP("Labels", "会话已结束"),
    "reopened": QT_TRANSLATE_NOOP("Labels", "会话又打开"),
}

_MARK_DETAILS = {
    "taken_over": QT_TRANSLATE_NOOP("Labels", "{name} {time} 接手"),
    "handed_back": QT_TRANSLATE_NOOP("Labels", "{name} {time} 交还"),
    "transferred": QT_TRANSLATE_NOOP("Labels", "{time} 转给{name}"),
}
_PASSED_ON = QT_TRANSLATE_NOOP("Labels", "{by} {time} 转给{name}")

_REASONS = {
    Reason.HUMAN_WANTED: QT_TRANSLATE_NOOP("Labels", "要找人工"),
    Reason.COMPLAINT: QT_TRANSLATE_NOOP("Labels", "说要投诉"),
    Reason.ANGER: QT_TRANSLATE_NOOP("Labels", "在生气"),
    Reason.LEGAL: QT_TRANSLATE_NOOP("Labels", "提到法律、监管"),
    Reason.INJURY: QT_TRANSLATE_NOOP("Labels", "受伤或过敏"),
    Reason.MINOR: QT_TRANSLATE_NOOP("Labels", "可能是未成年人"),
    Reason.PRIVACY: QT_TRANSLATE_NOOP("Labels", "涉及个人信息"),
    Reason.QUALITY: QT_TRANSLATE_NOOP("Labels", "质量或发错货"),
    Reason.BARGAIN: QT_TRANSLATE_NOOP("Labels", "在讲价"),
    Reason.CUSTOM: QT_TRANSLATE_NOOP("Labels", "要定制"),
    Reason.VALUABLE: QT_TRANSLATE_NOOP("Labels", "重要顾客"),
    Reason.MANUAL_ACTION: QT_TRANSLATE_NOOP("Labels", "要人动手办"),
    Reason.REPEATED_NO: QT_TRANSLATE_NOOP("Labels", "一再说「不是这个」"),
    Reason.MISSED_TWICE: QT_TRANSLATE_NOOP("Labels", "两次没答到点上"),
    Reason.DISSATISFIED: QT_TRANSLATE_NOOP("Labels", "看起来不满意"),
    Reason.NO_KNOWLEDGE: QT_TRANSLATE_NOOP("Labels", "知识库里没有"),
    Reason.UNSURE: QT_TRANSLATE_NOOP("Labels", "AI 没把握"),
    Reason.POLICY_HUMAN: QT_TRANSLATE_NOOP("Labels", "这类问题要人来答"),
    Reason.GUARD_BLOCKED: QT_TRANSLATE_NOOP("Labels", "回复没过检查"),
    Reason.ENGINE_ERROR: QT_TRANSLATE_NOOP("Labels", "AI 出错了"),
    Reason.DELIVERY_FAILED: QT_TRANSLATE_NOOP("Labels", "有回复没发出去"),
    Reason.FLOOD: QT_TRANSLATE_NOOP("Labels", "消息来得太多"),
    Reason.STAFF_REQUEST: QT_TRANSLATE_NOOP("Labels", "同事请人来接"),
}

# What a guard found in a draft of a human, with the words it found.
_FINDINGS = {
    "unbound_number": QT_TRANSLATE_NOOP("Labels", "「{words}」在商品和订单里对不上"),
    "absolute_claim": QT_TRANSLATE_NOOP("Labels", "「{words}」是绝对化用语"),
    "unproven_claim": QT_TRANSLATE_NOOP("Labels", "「{words}」没有依据"),
    "urgency": QT_TRANSLATE_NOOP("Labels", "「{words}」在催顾客，又没有依据"),
    "personal_data": QT_TRANSLATE_NOOP("Labels", "「{words}」是个人信息"),
    "off_platform": QT_TRANSLATE_NOOP("Labels", "「{words}」引顾客去平台外"),
    "promise": QT_TRANSLATE_NOOP("Labels", "「{words}」是没有依据的承诺"),
    "unfilled_variable": QT_TRANSLATE_NOOP("Labels", "「{words}」还没填上"),
    "floor_price": QT_TRANSLATE_NOOP("Labels", "「{words}」到了底价或更低"),
}

# What a guard struck from a draft of the AI.
_STRUCK = {
    "unbound_number": QT_TRANSLATE_NOOP("Labels", "去掉了对不上的数字"),
    "absolute_claim": QT_TRANSLATE_NOOP("Labels", "去掉了绝对化用语"),
    "unproven_claim": QT_TRANSLATE_NOOP("Labels", "去掉了没有依据的说法"),
    "urgency": QT_TRANSLATE_NOOP("Labels", "去掉了催促的话"),
    "personal_data": QT_TRANSLATE_NOOP("Labels", "去掉了个人信息"),
    "off_platform": QT_TRANSLATE_NOOP("Labels", "去掉了平台外的联系方式"),
    "promise": QT_TRANSLATE_NOOP("Labels", "去掉了没有依据的承诺"),
    "unfilled_variable": QT_TRANSLATE_NOOP("Labels", "有一处没查到，要补上"),
    "floor_price": QT_TRANSLATE_NOOP("Labels", "去掉了低于底价的数"),
}

_SEVERITIES = {
    "urgent": QT_TRANSLATE_NOOP("Labels", "紧急"),
    "attention": QT_TRANSLATE_NOOP("Labels", "注意"),
    "notice": QT_TRANSLATE_NOOP("Labels", "提示"),
    "good": QT_TRANSLATE_NOOP("Labels", "通过"),
}

_MONTHS = (
    QT_TRANSLATE_NOOP("Labels", "1 月"), QT_TRANSLATE_NOOP("Labels", "2 月"), QT_TRANSLATE_NOOP("Labels", "3 月"),
    QT_TRANSLATE_NOOP("Labels", "4 月"), QT_TRANSLATE_NOOP("Labels", "5 月"), QT_TRANSLATE_NOOP("Labels", "6 月"),
    QT_TRANSLATE_NOOP("Labels", "7 月"), QT_TRANSLATE_NOOP("Labels", "8 月"), QT_TRANSLATE_NOOP("Labels", "9 月"),
    QT_TRANSLATE_NOOP("Labels", "10 月"), QT_TRANSLATE_NOOP("Labels", "11 月"), QT_TRANSLATE_NOOP("Labels", "12 月"),
)  # fmt: skip

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Labels", "周一"),
    QT_TRANSLATE_NOOP("Labels", "周二"),
    QT_TRANSLATE_NOOP("Labels", "周三"),
    QT_TRANSLATE_NOOP("Labels", "周四"),
    QT_TRANSLATE_NOOP("Labels", "周五"),
    QT_TRANSLATE_NOOP("Labels", "周六"),
    QT_TRANSLATE_NOOP("Labels", "周日"),
)


def _say(text: object) -> str:
    return QCoreApplication.translate("Labels", str(text)) if text else ""


def _from(table: Mapping[Any, object], code: str) -> str:
    """The words for a code; a code without words is shown as it is rather than hidden."""
    return _say(table[code]) if code in table else code


def channel(code: str) -> str:
    """A channel's name; a plug-in's own code stays as it is."""
    return _from(_CHANNELS, code)


def delivery(state: Delivery) -> str:
    """How far an outgoing line got; empty for incoming ones."""
    return _from(_DELIVERIES, state)


def reason(code: Reason) -> str:
    """Why a human is called, in a few words."""
    return _from(_REASONS, code)


def kind(code: MessageKind) -> str:
    """What a line that is no text is; empty for text and marks."""
    return _from(_KINDS, code) if code in _KINDS else ""


def sender(who: Sender, name: str) -> str:
    """Who wrote a line; the AI always says that it is one."""
    if who is Sender.AI:
        return _say(QT_TRANSLATE_NOOP("Labels", "AI 自动回复"))
    if who is Sender.SYSTEM:
        return name or _say(QT_TRANSLATE_NOOP("Labels", "平台"))
    if name:
        return name
    return _say(
        QT_TRANSLATE_NOOP("Labels", "顾客") if who is Sender.CUSTOMER else QT_TRANSLATE_NOOP("Labels", "同事")
    )


def mark(code: str) -> str:
    """What a mark in the transcript says happened."""
    return _from(_MARKS, code)


def mark_detail(code: str, name: str, at_text: str, by: str = "") -> str:
    """Who did it and when, or who passed it on to whom; only the time when nobody is named."""
    if not name or code not in _MARK_DETAILS:
        return at_text
    text = _PASSED_ON if by else _MARK_DETAILS[code]
    return _say(text).format(name=name, time=at_text, by=by)


def finding(code: str, words: str) -> str:
    """What is wrong with some words of a draft."""
    return _from(_FINDINGS, code).format(words=words)


def struck(code: str) -> str:
    """What a guard took out of an AI's draft."""
    return _from(_STRUCK, code)


def refusal(code: str) -> str:
    """Why a command came to nothing."""
    if code in REFUSALS:
        return _say(REFUSALS[code])
    return _say(QT_TRANSLATE_NOOP("Labels", "没有做成（{code}）")).format(code=code)


def severity(level: str) -> str:
    """The word for "urgent", "attention", "notice" or "good"."""
    return _from(_SEVERITIES, level)


def quoted(words: str) -> str:
    """Somebody's own words."""
    return _say(QT_TRANSLATE_NOOP("Labels", "「{words}」")).format(words=words)


def listed(names: Iterable[str]) -> str:
    """Things of one kind, side by side."""
    return _say(QT_TRANSLATE_NOOP("Labels", "、")).join(names)


def joined(parts: Iterable[str]) -> str:
    """Parts of a sentence, one after the other; empty ones are left out."""
    return _say(QT_TRANSLATE_NOOP("Labels", "，")).join(part for part in parts if part)


def named(name: str, text: str) -> str:
    """What something is, and then the words for it."""
    return _say(QT_TRANSLATE_NOOP("Labels", "{name}：{text}")).format(name=name, text=text)


def local(at: datetime, offset_minutes: int) -> datetime:
    """`at` on the shop's wall clock."""
    return at.astimezone(timezone(timedelta(minutes=offset_minutes)))


def clock(at: datetime, offset_minutes: int) -> str:
    """Hours and minutes on the shop's wall clock."""
    return local(at, offset_minutes).strftime("%H:%M")


def clock_seconds(at: datetime, offset_minutes: int) -> str:
    """Hours, minutes and seconds on the shop's wall clock."""
    return local(at, offset_minutes).strftime("%H:%M:%S")


def month_day(on: date) -> str:
    """A date of this year, 3 月 12 日."""
    month = _say(_MONTHS[on.month - 1])
    return _say(QT_TRANSLATE_NOOP("Labels", "{month} {day} 日")).format(month=month, day=on.day)


def day(on: date, today: date) -> str:
    """A day as people say it: 今天, 昨天, 周三 of this week, else the date."""
    ago = (today - on).days
    if ago == 0:
        return _say(QT_TRANSLATE_NOOP("Labels", "今天"))
    if ago == 1:
        return _say(QT_TRANSLATE_NOOP("Labels", "昨天"))
    text = month_day(on)
    if on.year != today.year:
        return _say(QT_TRANSLATE_NOOP("Labels", "{year} 年 {text}")).format(year=on.year, text=text)
    weekday = _say(_WEEKDAYS[on.weekday()])
    return _say(QT_TRANSLATE_NOOP("Labels", "{date} {weekday}")).format(date=text, weekday=weekday)


def ago(seconds: float) -> str:
    """How long ago, in one unit: 48 秒前, 2 分钟前, 3 小时前, 2 天前."""
    whole = max(0, int(seconds))
    for unit, text in (
        (86400, QT_TRANSLATE_NOOP("Labels", "{n} 天前")),
        (3600, QT_TRANSLATE_NOOP("Labels", "{n} 小时前")),
        (60, QT_TRANSLATE_NOOP("Labels", "{n} 分钟前")),
    ):
        if whole >= unit:
            return _say(text).format(n=whole // unit)
    return _say(QT_TRANSLATE_NOOP("Labels", "{n} 秒前")).format(n=whole)


def span(seconds: float) -> str:
    """A length of time in two units at most: 48 秒, 2 分 12 秒, 3 小时 5 分, 2 天."""
    whole = max(0, int(seconds))
    if whole < 60:
        return _say(QT_TRANSLATE_NOOP("Labels", "{s} 秒")).format(s=whole)
    if whole < 3600:
        return _say(QT_TRANSLATE_NOOP("Labels", "{m} 分 {s} 秒")).format(m=whole // 60, s=whole % 60)
    if whole < 86400:
        return _say(QT_TRANSLATE_NOOP("Labels", "{h} 小时 {m} 分")).format(
            h=whole // 3600, m=whole % 3600 // 60
        )
    return _say(QT_TRANSLATE_NOOP("Labels", "{d} 天")).format(d=whole // 86400)
