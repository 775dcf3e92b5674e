"""What a row of the audit trail was about and how it was done, in words: no code of a setting or a kind on screen."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.conversation import Mode
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.domain.routing import When
from deskpilot.services.queries.audit import Coded, Deed
from deskpilot.ui import labels, labels_audit, labels_bindings, labels_feedback, labels_settings
from deskpilot.ui.labels_case.words import slot_name

SETTINGS: Mapping[str, str] = {
    "shop_name": QT_TRANSLATE_NOOP("Deeds", "店名"),
    "trade": QT_TRANSLATE_NOOP("Deeds", "做什么生意"),
    "mode": QT_TRANSLATE_NOOP("Deeds", "AI 的模式"),
    "language": QT_TRANSLATE_NOOP("Deeds", "界面语言"),
    "theme": QT_TRANSLATE_NOOP("Deeds", "深浅"),
    "text_scale": QT_TRANSLATE_NOOP("Deeds", "字的大小"),
    "agent_name": QT_TRANSLATE_NOOP("Deeds", "谁坐这里"),
    "staff": QT_TRANSLATE_NOOP("Deeds", "店里的人"),
    "quiet_seconds": QT_TRANSLATE_NOOP("Deeds", "等顾客说完多久"),
    "undo_seconds": QT_TRANSLATE_NOOP("Deeds", "发出前多久可撤回"),
    "duty_from_hour": QT_TRANSLATE_NOOP("Deeds", "几点开始有人"),
    "duty_to_hour": QT_TRANSLATE_NOOP("Deeds", "几点以后没人"),
    "utc_offset_minutes": QT_TRANSLATE_NOOP("Deeds", "店里用的钟"),
    "limit_seconds": QT_TRANSLATE_NOOP("Deeds", "多久要有人回"),
    "reply_floor": QT_TRANSLATE_NOOP("Deeds", "自动回复要的把握"),
    "margin_floor": QT_TRANSLATE_NOOP("Deeds", "要领先第二名多少"),
    "clarify_floor": QT_TRANSLATE_NOOP("Deeds", "反问一句要的把握"),
    "handoff_floor": QT_TRANSLATE_NOOP("Deeds", "多像要人来办才叫人"),
    "dissatisfied_floor": QT_TRANSLATE_NOOP("Deeds", "多像不满意才叫人"),
    "valuable_lifetime": QT_TRANSLATE_NOOP("Deeds", "重要顾客的累计金额"),
    "answers_custom": QT_TRANSLATE_NOOP("Deeds", "定制问题由 AI 答"),
    "answers_wholesale": QT_TRANSLATE_NOOP("Deeds", "批发问题由 AI 答"),
    "answers_faults": QT_TRANSLATE_NOOP("Deeds", "质量问题由 AI 答"),
    "breathing_seconds": QT_TRANSLATE_NOOP("Deeds", "顾客犹豫后安静多久"),
    "breathing_line": QT_TRANSLATE_NOOP("Deeds", "顾客犹豫时说的话"),
    "replies_per_minute": QT_TRANSLATE_NOOP("Deeds", "AI 每分钟最多回几句"),
    "promises_proposed": QT_TRANSLATE_NOOP("Deeds", "从话里认承诺"),
    "remind_minutes": QT_TRANSLATE_NOOP("Deeds", "到期前几分钟提醒"),
    "hesitation_follow_up": QT_TRANSLATE_NOOP("Deeds", "给犹豫的顾客建议跟进"),
    "unpaid_follow_up": QT_TRANSLATE_NOOP("Deeds", "给没付款的单建议催付"),
    "persona_name": QT_TRANSLATE_NOOP("Deeds", "AI 的名字"),
    "persona_style": QT_TRANSLATE_NOOP("Deeds", "AI 的语气"),
    "persona_address": QT_TRANSLATE_NOOP("Deeds", "怎么称呼顾客"),
    "persona_emoji": QT_TRANSLATE_NOOP("Deeds", "表情"),
    "persona_signoff": QT_TRANSLATE_NOOP("Deeds", "落款"),
    "welcome_questions": QT_TRANSLATE_NOOP("Deeds", "招呼里附几个常问的"),
    "probing": QT_TRANSLATE_NOOP("Deeds", "答完多问一句"),
    "cross_selling": QT_TRANSLATE_NOOP("Deeds", "顺带一提"),
    "disclose_ai": QT_TRANSLATE_NOOP("Deeds", "说明自己是 AI"),
    "sound": QT_TRANSLATE_NOOP("Deeds", "提示音"),
    "mask_notifications": QT_TRANSLATE_NOOP("Deeds", "通知里遮住姓名和原话"),
    "demo": QT_TRANSLATE_NOOP("Deeds", "演示店铺"),
    "setup_done": QT_TRANSLATE_NOOP("Deeds", "首次设置"),
    "lessons": QT_TRANSLATE_NOOP("Deeds", "新人提示"),
    "watched_folder": QT_TRANSLATE_NOOP("Deeds", "看着的文件夹"),
    "keep_months": QT_TRANSLATE_NOOP("Deeds", "会话保留几个月"),
}
_SWITCHES = frozenset(
    {"promises_proposed", "hesitation_follow_up", "unpaid_follow_up", "probing", "cross_selling", "disclose_ai", "sound",
     "mask_notifications", "answers_custom", "answers_wholesale", "answers_faults", "demo", "setup_done", "lessons"}
)  # fmt: skip
_IN_SECONDS = frozenset({"breathing_seconds", "quiet_seconds", "undo_seconds", "limit_seconds"})
_WORDS: Mapping[str, Mapping[str, str]] = {
    "persona_emoji": {"none": QT_TRANSLATE_NOOP("Deeds", "不用"), "few": QT_TRANSLATE_NOOP("Deeds", "最多一个")},
    "theme": {
        "system": QT_TRANSLATE_NOOP("Deeds", "跟随系统"), "light": QT_TRANSLATE_NOOP("Deeds", "浅色"), "dark": QT_TRANSLATE_NOOP("Deeds", "深色"),
    },
    "language": {"zh_CN": "简体中文", "en": "English"},
}  # fmt: skip
_PARTS: Mapping[str, str] = {
    "morning": QT_TRANSLATE_NOOP("Deeds", "早上"),
    "day": QT_TRANSLATE_NOOP("Deeds", "白天"),
    "evening": QT_TRANSLATE_NOOP("Deeds", "晚上"),
    "night": QT_TRANSLATE_NOOP("Deeds", "夜里"),
    "any": QT_TRANSLATE_NOOP("Deeds", "全天"),
}
_BY_ITSELF = frozenset({"task_settled", "task_ordered", "task_ended", "task_expired", "conversations_let_go"})
_GUARDS: Mapping[str, str] = {
    "unbound_number": QT_TRANSLATE_NOOP("Deeds", "对不上的数字"),
    "absolute_claim": QT_TRANSLATE_NOOP("Deeds", "绝对化用语"),
    "unproven_claim": QT_TRANSLATE_NOOP("Deeds", "没有依据的说法"),
    "urgency": QT_TRANSLATE_NOOP("Deeds", "催促的话"),
    "personal_data": QT_TRANSLATE_NOOP("Deeds", "个人信息"),
    "off_platform": QT_TRANSLATE_NOOP("Deeds", "平台外的联系方式"),
    "promise": QT_TRANSLATE_NOOP("Deeds", "没有依据的承诺"),
    "floor_price": QT_TRANSLATE_NOOP("Deeds", "低于底价"),
}
_MOST_CODED = 200  # more would be no search
_HOW_SENT: Mapping[str, str] = {
    "suggestion": QT_TRANSLATE_NOOP("Deeds", "照建议发"),
    "edited": QT_TRANSLATE_NOOP("Deeds", "建议改过再发"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Deeds", text)


def setting(name: str) -> str:
    """What a setting is called; one of a version to come stays as it is."""
    if name in SETTINGS:
        return _say(SETTINGS[name])
    head, _, rest = name.partition(".")
    if head == "shop":
        return labels_bindings.binding(name)
    if name.startswith("mode.channel."):
        return _say(QT_TRANSLATE_NOOP("Deeds", "{name}上 AI 的模式")).format(
            name=labels.channel(name.removeprefix("mode.channel."))
        )
    if name.startswith("mode.category."):
        return _say(QT_TRANSLATE_NOOP("Deeds", "「{name}」类知识的模式")).format(
            name=name.removeprefix("mode.category.")
        )
    if head == "welcome":
        return _welcome(*rest.rpartition(".")[::2])
    return _say(QT_TRANSLATE_NOOP("Deeds", "了解需求的问题")) if head == "probes" and rest else name


def _welcome(channel: str, part: str) -> str:
    """The first line of a channel in a part of the day; both may be all of them."""
    when = _say(_PARTS[part]) if part in _PARTS else part
    if channel == "any":
        return _say(QT_TRANSLATE_NOOP("Deeds", "{part}的招呼")).format(part=when)
    return _say(QT_TRANSLATE_NOOP("Deeds", "{channel}上{part}的招呼")).format(
        channel=labels.channel(channel), part=when
    )


def value(name: str, text: str) -> str:
    """What a setting was set to."""
    if name in _SWITCHES and text in ("0", "1"):
        return (
            _say(QT_TRANSLATE_NOOP("Deeds", "开")) if text == "1" else _say(QT_TRANSLATE_NOOP("Deeds", "关"))
        )
    if name == "mode" or name.startswith("mode."):
        as_shop = _say(QT_TRANSLATE_NOOP("Deeds", "跟全店一样"))
        return labels_settings.mode(text)[0] if text in set(Mode) else text or as_shop
    if name in _WORDS and text in _WORDS[name]:
        return _say(_WORDS[name][text])
    if name.startswith("probes."):
        return (
            _say(QT_TRANSLATE_NOOP("Deeds", "店里自己的一套"))
            if text
            else _say(QT_TRANSLATE_NOOP("Deeds", "自带的"))
        )
    return _measured(name, text) or text or _say(QT_TRANSLATE_NOOP("Deeds", "空着"))


def _measured(name: str, text: str) -> str:
    """A value that is a code or counts something, in words; empty where it is neither."""
    if name == "persona_style":
        return labels_settings.style(text)
    if name == "trade" and text:
        names = dict(labels_settings.trades())
        return labels.listed(names.get(code, code) for code in text.replace(",", "、").split("、"))
    if name == "utc_offset_minutes" and text.lstrip("-").isdigit():
        return labels_settings.zone(int(text))
    if name == "text_scale" and text:
        return f"{float(text):.0%}"
    if name in _IN_SECONDS and text:
        return _lasting(float(text))
    return ""


def _lasting(seconds: float) -> str:
    if seconds >= 60 and seconds % 60 == 0:
        return _say(QT_TRANSLATE_NOOP("Deeds", "{n} 分钟")).format(n=f"{seconds / 60:g}")
    return _say(QT_TRANSLATE_NOOP("Deeds", "{n} 秒")).format(n=f"{seconds:g}")


def actor(deed: Deed) -> str:
    """Who did it: nobody may have been chosen at this desk, and some things end by themselves."""
    by_itself = deed.action in _BY_ITSELF
    nobody = (
        _say(QT_TRANSLATE_NOOP("Deeds", "自动"))
        if by_itself
        else _say(QT_TRANSLATE_NOOP("Deeds", "没选值班人"))
    )
    return deed.actor or nobody


def about(deed: Deed) -> str:
    """To whom or what."""
    kind, _, ref = deed.subject.partition(":")
    if kind == "setting":
        return setting(ref)
    return labels.channel(ref) if kind == "channel" else labels_audit.about(deed)


def detail(deed: Deed) -> str:
    """How it was done. What somebody wrote themselves stays as it is."""
    kind, _, ref = deed.subject.partition(":")
    if kind == "setting":
        now = value(ref, deed.detail)
        if deed.former is None:
            return now
        return _say(QT_TRANSLATE_NOOP("Deeds", "{before} → {now}")).format(
            before=value(ref, deed.former), now=now
        )
    if deed.action == "staff_changed" and kind == "staff":
        return _staff(deed.former, deed.detail)
    if deed.action == "rules_changed" and deed.former is not None:
        return _say(QT_TRANSLATE_NOOP("Deeds", "{before} → {now}")).format(
            before=_rules(deed.former), now=_rules(deed.detail)
        )
    if deed.action in _BY_ITSELF and kind == "task":
        return ""  # the kind of the task: what was done says as much
    return _WORDED[deed.action](deed.detail) if deed.detail and deed.action in _WORDED else deed.detail


def worded() -> tuple[str, ...]:
    """The actions whose detail is a code that is put into words."""
    return (*_WORDED, "staff_changed", "rules_changed")


def coded(text: str, kinds: Iterable[Deed]) -> tuple[Coded, ...]:
    """The codes of what reads so: each kind of deed is put into words, and those that hold the text are named."""
    wanted, found = text.casefold(), dict[Coded, None]()
    for deed in kinds:
        if wanted in labels_audit.action(deed.action).casefold():
            found[Coded(deed.action)] = None
        elif deed.subject and wanted in about(deed).casefold():
            found[Coded(subject=deed.subject)] = None
        elif deed.detail and wanted in detail(deed).casefold():
            found[Coded(deed.action, deed.subject or None, deed.detail, deed.former)] = None
        elif deed.subject and wanted in detail(deed).casefold():
            found[Coded(deed.action, deed.subject, deed.detail, deed.former)] = None
        elif not deed.actor and wanted in actor(deed).casefold():
            found[Coded(deed.action, actor="")] = None
    return tuple(found)[:_MOST_CODED]


def _overruled(told: str) -> str:
    """Which guards were overruled, in words, and why."""
    codes, _, why = told.partition(": ")
    known = [_say(_GUARDS[code]) for code in codes.split() if code in _GUARDS]
    return labels.named(labels.listed(known), why) if why and known else told


def _staff(former: str | None, now: str) -> str:
    """What is different about somebody; all of it for who is new."""
    if not now:
        return _say(QT_TRANSLATE_NOOP("Deeds", "去掉了"))
    parts = _of_person(now)
    if former is None:
        return labels.joined((_say(QT_TRANSLATE_NOOP("Deeds", "加进来")), *parts))
    changed = [
        _say(QT_TRANSLATE_NOOP("Deeds", "{before} → {now}")).format(before=before, now=after)
        for before, after in zip(_of_person(former), parts, strict=True)
        if before != after
    ]
    return labels.joined(changed)


def _rules(coded: str) -> str:
    """Who gets whom, in words. Of a long list only the beginning is kept."""
    if coded == "none":
        return _say(QT_TRANSLATE_NOOP("Deeds", "没有规则"))
    return labels.listed(map(_rule, coded.splitlines()))


def _rule(line: str) -> str:
    when, agent, tag = (*line.split("\t", 2), "", "")[:3]
    if when == When.INTENT:
        return _say(QT_TRANSLATE_NOOP("Deeds", "成交意向强的请{agent}")).format(agent=agent)
    return (
        _say(QT_TRANSLATE_NOOP("Deeds", "「{tag}」请{agent}")).format(tag=tag, agent=agent) if agent else line
    )


def _of_person(coded: str) -> tuple[str, ...]:
    role, hours, there, skills = (*coded.split(" ", 3), "", "", "")[:4]
    return (
        labels_settings.role(role),
        _say(QT_TRANSLATE_NOOP("Deeds", "{hours} 点")).format(hours=hours.replace("-", "–")),
        _say(QT_TRANSLATE_NOOP("Deeds", "在岗") if there == "here" else QT_TRANSLATE_NOOP("Deeds", "不在岗")),
        skills or _say(QT_TRANSLATE_NOOP("Deeds", "没写擅长")),
    )


def _how_sent(code: str) -> str:
    return _say(_HOW_SENT[code]) if code in _HOW_SENT else code


def _feedback(code: str) -> str:
    return labels_feedback.kind(FeedbackKind(code)) if code in set(FeedbackKind) else code


def _more(count: str) -> str:
    return _say(QT_TRANSLATE_NOOP("Deeds", "还有 {n} 条")).format(n=count)


_WORDED: Mapping[str, Callable[[str], str]] = {
    "reply_sent": _how_sent,
    "replied_outside": labels.channel,
    "feedback_marked": _feedback,
    "guard_overruled": _overruled,
    "fact_added": slot_name,
    "entry_restored": lambda number: _say(QT_TRANSLATE_NOOP("Deeds", "回到第 {n} 版")).format(n=number),
    "transferred": lambda name: _say(QT_TRANSLATE_NOOP("Deeds", "转给{name}")).format(name=name),
    "task_made": lambda name: _say(QT_TRANSLATE_NOOP("Deeds", "交给{name}")).format(name=name),
    "task_changed": lambda name: _say(QT_TRANSLATE_NOOP("Deeds", "交给{name}")).format(name=name),
    "entry_deleted": _more,
    "entry_enabled": _more,
    "entry_disabled": _more,
}
