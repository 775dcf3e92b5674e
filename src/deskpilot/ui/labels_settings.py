"""Words of the settings and of the first start: trades, styles, clocks, and what a dial leads to."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.ui import labels

_TRADES = {
    "clothing": QT_TRANSLATE_NOOP("Settings", "服饰鞋包"),
    "furniture": QT_TRANSLATE_NOOP("Settings", "家具家居"),
    "care": QT_TRANSLATE_NOOP("Settings", "美妆洗护"),
    "food": QT_TRANSLATE_NOOP("Settings", "食品茶酒"),
    "baby": QT_TRANSLATE_NOOP("Settings", "母婴"),
    "digital": QT_TRANSLATE_NOOP("Settings", "数码家电"),
    "craft": QT_TRANSLATE_NOOP("Settings", "手作定制"),
}
_MODES = {
    "assist": (
        QT_TRANSLATE_NOOP("Settings", "辅助"),
        QT_TRANSLATE_NOOP("Settings", "AI 只写建议，每一句都由人来发。值班时间以外，常规问题由 AI 先答。"),
    ),
    "auto": (
        QT_TRANSLATE_NOOP("Settings", "自动"),
        QT_TRANSLATE_NOOP("Settings", "有把握的常规问题 AI 直接回，拿不准的、生气的、要找人的马上转给人。"),
    ),
    "off": (
        QT_TRANSLATE_NOOP("Settings", "关闭"),
        QT_TRANSLATE_NOOP("Settings", "AI 不出声，只在旁边把消息排好队。"),
    ),
}
_STYLES = {
    "friendly": QT_TRANSLATE_NOOP("Settings", "亲切"),
    "expert": QT_TRANSLATE_NOOP("Settings", "专业"),
    "plain": QT_TRANSLATE_NOOP("Settings", "简洁"),
}
_ROLES = {
    "agent": QT_TRANSLATE_NOOP("Settings", "客服"),
    "owner": QT_TRANSLATE_NOOP("Settings", "店主"),
}
# Platforms count differently and change their rules: these are starting points that a shop can change.
_CLOCKS: tuple[tuple[str, float], ...] = (
    (QT_TRANSLATE_NOOP("Settings", "淘宝 3 分钟"), 180.0),
    (QT_TRANSLATE_NOOP("Settings", "抖音 3 分钟"), 180.0),
    (QT_TRANSLATE_NOOP("Settings", "京东 30 秒"), 30.0),
    (QT_TRANSLATE_NOOP("Settings", "拼多多 5 分钟"), 300.0),
)
_FAULTS = {
    "utc_offset_minutes": QT_TRANSLATE_NOOP("Settings", "时区要在 UTC−14 到 UTC+14 之间"),
    "limit_seconds": QT_TRANSLATE_NOOP("Settings", "要在 5 秒到 1 小时之间"),
    "quiet_seconds": QT_TRANSLATE_NOOP("Settings", "要在 0 到 30 秒之间"),
    "undo_seconds": QT_TRANSLATE_NOOP("Settings", "要在 0 到 30 秒之间"),
    "replies_per_minute": QT_TRANSLATE_NOOP("Settings", "要在 1 到 600 之间"),
}
_CHECKS = {
    "version": QT_TRANSLATE_NOOP("Settings", "版本"),
    "folder": QT_TRANSLATE_NOOP("Settings", "资料文件夹"),
    "free_space": QT_TRANSLATE_NOOP("Settings", "剩余空间"),
    "resource": QT_TRANSLATE_NOOP("Settings", "随附文件"),
    "database": QT_TRANSLATE_NOOP("Settings", "数据库"),
    "first_start": QT_TRANSLATE_NOOP("Settings", "第一次打开"),
    "entries": QT_TRANSLATE_NOOP("Settings", "知识条目"),
    "conversations": QT_TRANSLATE_NOOP("Settings", "会话"),
    "messages": QT_TRANSLATE_NOOP("Settings", "消息"),
    "customers": QT_TRANSLATE_NOOP("Settings", "顾客"),
    "orders": QT_TRANSLATE_NOOP("Settings", "订单"),
    "failed_replies": QT_TRANSLATE_NOOP("Settings", "没发出去的回复"),
    "media": QT_TRANSLATE_NOOP("Settings", "图片和文件"),
    "media_missing": QT_TRANSLATE_NOOP("Settings", "找不到的图片和文件"),
    "backups": QT_TRANSLATE_NOOP("Settings", "备份份数"),
    "newest_backup": QT_TRANSLATE_NOOP("Settings", "最近的备份"),
}
_KINDS = {
    "color": QT_TRANSLATE_NOOP("Settings", "颜色"),
    "product": QT_TRANSLATE_NOOP("Settings", "商品"),
    "series": QT_TRANSLATE_NOOP("Settings", "系列"),
    "campaign": QT_TRANSLATE_NOOP("Settings", "活动"),
    "spec": QT_TRANSLATE_NOOP("Settings", "规格"),
    "word": QT_TRANSLATE_NOOP("Settings", "说法"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Settings", text)


def _from(table: Mapping[str, str], code: str) -> str:
    return _say(table[code]) if code in table else code


def trades() -> tuple[tuple[str, str], ...]:
    """The trades that are offered: (code, name)."""
    return tuple((code, _say(text)) for code, text in _TRADES.items())


def mode(code: str) -> tuple[str, str]:
    """Name of a mode, and what it means for customers."""
    name, text = _MODES[code]
    return _say(name), _say(text)


def style(code: str) -> str:
    """How the AI sounds."""
    return _from(_STYLES, code)


def role(code: str) -> str:
    """What somebody does in the shop."""
    return _from(_ROLES, code)


def roles() -> tuple[tuple[str, str], ...]:
    """The roles that are offered: (code, name)."""
    return tuple((code, _say(text)) for code, text in _ROLES.items())


def clocks() -> tuple[tuple[str, float], ...]:
    """Platforms' clocks as starting points: (name, seconds)."""
    return tuple((_say(text), seconds) for text, seconds in _CLOCKS)


def alias_kind(code: str) -> str:
    """What kind of thing a shop's word stands for."""
    return _from(_KINDS, code)


def alias_kinds() -> tuple[tuple[str, str], ...]:
    """All kinds: (code, name)."""
    return tuple((code, _say(text)) for code, text in _KINDS.items())


def check(code: str) -> str:
    """The name of something the doctor looked at."""
    return _from(_CHECKS, code)


_PHRASE_PLACES = {
    "code": QT_TRANSLATE_NOOP("Settings", "短码"),
    "title": QT_TRANSLATE_NOOP("Settings", "名字"),
    "text": QT_TRANSLATE_NOOP("Settings", "内容"),
    "category": QT_TRANSLATE_NOOP("Settings", "类目"),
}
_PHRASE_FAULTS = {
    "bad_code": QT_TRANSLATE_NOOP("Settings", "短码要写 1–20 个字，中间不能有空格和斜杠"),
    "duplicate_code": QT_TRANSLATE_NOOP(
        "Settings", "短码 /{shortcut} 已经给了「{title}」，换一个，或先改那一条"
    ),
    "unknown_variable": QT_TRANSLATE_NOOP("Settings", "没有叫「{variable}」的变量，从下面选一个"),
    "empty_phrase": QT_TRANSLATE_NOOP("Settings", "「{place}」不能空着"),
    "phrase_too_long": QT_TRANSLATE_NOOP("Settings", "「{place}」太长了，最多 {limit} 个字"),
    "no_such_file": QT_TRANSLATE_NOOP("Settings", "找不到文件「{file}」"),
    "empty_file": QT_TRANSLATE_NOOP("Settings", "「{file}」里什么也没有"),
    "file_unreadable": QT_TRANSLATE_NOOP("Settings", "「{file}」打不开，可能被别的程序占着"),
    "missing_column": QT_TRANSLATE_NOOP("Settings", "「{file}」里没有「{column}」这一列"),
}


def phrase_place(code: str) -> str:
    """The name of a field of a canned reply."""
    return _say(_PHRASE_PLACES[code]) if code in _PHRASE_PLACES else code


def fault(code: str, params: Mapping[str, object]) -> str:
    """What is wrong with a value that was entered."""
    if code in _PHRASE_FAULTS:
        named = {key: phrase_place(str(v)) if key in ("place", "column") else v for key, v in params.items()}
        return _say(_PHRASE_FAULTS[code]).format(**named)
    if code == "line_blocked":
        return line_blocked(str(params.get("finding", "")), str(params.get("words", "")))
    name = str(params.get("name", params.get("field", "")))
    if name in _FAULTS:
        return _say(_FAULTS[name])
    if code == "bad_setting":
        return _say(QT_TRANSLATE_NOOP("Settings", "「{value}」这个值不行，没有存")).format(
            value=params.get("value", "")
        )
    if code == "empty_field":
        return _say(QT_TRANSLATE_NOOP("Settings", "不能空着"))
    return labels.refusal(code)


def line_blocked(code: str, words: str) -> str:
    """Why the AI may not say a line of the shop's."""
    return _say(QT_TRANSLATE_NOOP("Settings", "{what}，AI 不能这样说，改了才存得下")).format(
        what=labels.finding(code, words)
    )


def zone(offset_minutes: int) -> str:
    """A time zone as an offset, with the place most shops mean by it."""
    sign = "+" if offset_minutes >= 0 else "−"
    hours, minutes = divmod(abs(offset_minutes), 60)
    text = f"UTC{sign}{hours}" + (f":{minutes:02d}" if minutes else "")
    return (
        _say(QT_TRANSLATE_NOOP("Settings", "北京时间（{zone}）")).format(zone=text)
        if offset_minutes == 480
        else text
    )


def dial(name: str, value: float) -> str:
    """What a threshold at this value leads to, in one sentence."""
    percent = f"{value:.0%}"
    sentences = {
        "reply_floor": (
            QT_TRANSLATE_NOOP(
                "Settings", "把握不到 {p} 就不自动回，多给人看。偶尔会多等一会儿，但很少答错。"
            ),
            QT_TRANSLATE_NOOP("Settings", "把握到 {p} 就自动回。答得多和答得对之间取中。"),
            QT_TRANSLATE_NOOP("Settings", "把握到 {p} 就自动回，大半问题不用人。会有答错的，请常看复盘。"),
        ),
        "margin_floor": (
            QT_TRANSLATE_NOOP("Settings", "前两名差不到 {p} 就不自动回，两条都像时宁可问一句。"),
            QT_TRANSLATE_NOOP("Settings", "前两名至少差 {p} 才自动回。"),
            QT_TRANSLATE_NOOP("Settings", "只看第一名有几分把握，不管第二名离得多近。"),
        ),
        "clarify_floor": (
            QT_TRANSLATE_NOOP("Settings", "把握不到 {p} 一般直接转人，很少反问顾客。"),
            QT_TRANSLATE_NOOP("Settings", "把握在 {p} 以上、又不够自动回时，先反问一句。"),
            QT_TRANSLATE_NOOP("Settings", "有一点像就反问，转给人的少，顾客要多答一句。"),
        ),
        "handoff_floor": (
            QT_TRANSLATE_NOOP("Settings", "很确定要人时才叫人，可能叫得晚。"),
            QT_TRANSLATE_NOOP("Settings", "要人的可能到 {p} 就叫人。"),
            QT_TRANSLATE_NOOP("Settings", "稍微像要人就叫人，人会忙一些。"),
        ),
        "dissatisfied_floor": (
            QT_TRANSLATE_NOOP("Settings", "明显不满意才叫人，可能叫得晚。"),
            QT_TRANSLATE_NOOP("Settings", "不满意的可能到 {p} 就叫人。"),
            QT_TRANSLATE_NOOP("Settings", "有一点不高兴就叫人，安抚得早，人会忙一些。"),
        ),
    }
    high, middle = _STEPS[name]
    step = 0 if value >= high else 1 if value >= middle else 2
    return _say(sentences[name][step]).format(p=percent)


_STEPS = {
    "reply_floor": (0.8, 0.5),
    "margin_floor": (0.3, 0.01),
    "clarify_floor": (0.5, 0.2),
    "handoff_floor": (0.75, 0.4),
    "dissatisfied_floor": (0.85, 0.5),
}
