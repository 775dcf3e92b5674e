"""Figures in words: names, values with their units, what changed, how many cases stand behind.

Fewer than five cases say so instead of a change, and a share whose change lies within its interval has no verdict.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.services.figure_views import BehindRow, KpiFigure
from deskpilot.ui import labels

FEW = 5
NAMES: Mapping[str, str] = {
    "first_response": QT_TRANSLATE_NOOP("Figures", "人工首响"),
    "first_response_p90": QT_TRANSLATE_NOOP("Figures", "人工首响最慢一成"),
    "first_response_ai": QT_TRANSLATE_NOOP("Figures", "AI 首响"),
    "in_time": QT_TRANSLATE_NOOP("Figures", "限时内答复率"),
    "waiting": QT_TRANSLATE_NOOP("Figures", "等待中"),
    "answered_ai": QT_TRANSLATE_NOOP("Figures", "AI 答"),
    "answered_agent": QT_TRANSLATE_NOOP("Figures", "人工答"),
    "handoff_rate": QT_TRANSLATE_NOOP("Figures", "转人工率"),
    "high_value": QT_TRANSLATE_NOOP("Figures", "高价值"),
    "conversations": QT_TRANSLATE_NOOP("Figures", "会话"),
    "satisfaction": QT_TRANSLATE_NOOP("Figures", "满意度"),
}

# What the n behind a figure counts, and what the figure is.
_BEHIND: Mapping[str, str] = {
    "first_response": QT_TRANSLATE_NOOP("Figures", "{n} 段人工先答的会话，取中位"),
    "first_response_p90": QT_TRANSLATE_NOOP("Figures", "{n} 段人工先答的会话"),
    "first_response_ai": QT_TRANSLATE_NOOP("Figures", "{n} 段 AI 先答的会话，取中位"),
    "in_time": QT_TRANSLATE_NOOP("Figures", "{n} 轮该人工答的"),
    "waiting": QT_TRANSLATE_NOOP("Figures", "现在等人工的顾客"),
    "answered_ai": QT_TRANSLATE_NOOP("Figures", "AI 自己发出的回复"),
    "answered_agent": QT_TRANSLATE_NOOP("Figures", "同事发出的回复"),
    "handoff_rate": QT_TRANSLATE_NOOP("Figures", "{n} 段会话里真交给人的"),
    "high_value": QT_TRANSLATE_NOOP("Figures", "来聊过的重要顾客"),
    "conversations": QT_TRANSLATE_NOOP("Figures", "有往来的会话"),
    "satisfaction": QT_TRANSLATE_NOOP("Figures", "{n} 个评价"),
}
# In which order the conversations behind a figure are listed.
_ORDERS: Mapping[str, str] = {
    "first_response": QT_TRANSLATE_NOOP("Figures", "人工第一句答得慢的在前，按一下打开"),
    "in_time": QT_TRANSLATE_NOOP("Figures", "该人工答的，等得久的在前，按一下打开"),
    "handoff_rate": QT_TRANSLATE_NOOP("Figures", "真交给人的，最近的在前，按一下打开"),
    "high_value": QT_TRANSLATE_NOOP("Figures", "来聊过的重要顾客，最近的在前，按一下打开"),
    "conversations": QT_TRANSLATE_NOOP("Figures", "最近说过话的在前，按一下打开"),
    "entry": QT_TRANSLATE_NOOP("Figures", "用它答的、拿它做建议的，最近的在前，按一下打开"),
    "category": QT_TRANSLATE_NOOP("Figures", "问到这一类的，最近的在前，按一下打开"),
}
_MEASURED = ("seconds", "share")
# More or fewer of these is neither good nor bad by itself.
_PLAIN = frozenset({"answered_ai", "answered_agent", "high_value", "conversations"})
_WATCHED = frozenset({"waiting"})


class FigureWords(NamedTuple):
    """A figure ready to be shown, in the order of the kit's `KpiView`: `KpiView(*words)`."""

    label: str
    value: str
    unit: str = ""
    delta: str = ""
    direction: int = 0
    verdict: str = "neutral"
    compared: str = ""
    caption: str = ""
    values: tuple[float, ...] = ()
    hints: tuple[str, ...] = ()
    low: str = ""
    high: str = ""


def _say(text: str) -> str:
    return QCoreApplication.translate("Figures", text)


def name(code: str) -> str:
    """A figure's name."""
    return _say(NAMES[code])


def behind_note(code: str) -> str:
    """What is listed behind a figure, and in which order."""
    return _say(_ORDERS[code])


def behind_when(each: BehindRow, offset_minutes: int, days: int) -> str:
    """What stands at the end of a row behind a figure: how long the answer took, else when something was last said."""
    if each.seconds is not None:
        return text(each.seconds, "seconds")
    clock = labels.clock(each.row.last_at, offset_minutes)
    if days == 1:
        return clock
    return f"{labels.month_day(labels.local(each.row.last_at, offset_minutes).date())} {clock}"


def value(figure: KpiFigure) -> tuple[str, str]:
    """The figure and its unit; a dash without a unit when there is none yet."""
    if figure.value is None:
        return "–", ""
    return parts(figure.value, figure.unit, figure.code)


def parts(amount: float, unit: str, code: str = "") -> tuple[str, str]:
    """An amount in the unit people read: 18 秒, 3.1 分, 21.4 %, 8 人."""
    if unit == "seconds":
        return _time_parts(amount)
    if unit == "share":
        return f"{amount * 100:.1f}", "%"
    return count(amount), _counted_unit(code)[round(amount) != 1]


def _counted_unit(code: str) -> tuple[str, str]:
    """The unit of one and of many. lupdate sees a plural only where a digit is handed in, not a name."""
    translate = QCoreApplication.translate
    units = {
        "waiting": (translate("Figures", "人", "", 1), translate("Figures", "人", "", 2)),
        "high_value": (translate("Figures", "位", "", 1), translate("Figures", "位", "", 2)),
        "conversations": (translate("Figures", "段", "", 1), translate("Figures", "段", "", 2)),
    }
    return units.get(code) or (translate("Figures", "条", "", 1), translate("Figures", "条", "", 2))


def count(amount: float) -> str:
    """A count in at most five characters: 1,480 or 14.8万."""
    if amount < 10_000:
        return f"{amount:,.0f}"
    myriad = _say(QT_TRANSLATE_NOOP("Figures", "万"))
    # Only Chinese counts in ten thousands.
    return f"{amount / 10_000:.1f}万" if myriad == "万" else f"{amount / 1000:,.0f}{myriad}"


def _time_parts(seconds: float) -> tuple[str, str]:
    if seconds < 9.95:
        return f"{seconds:.1f}".removesuffix(".0"), _say(QT_TRANSLATE_NOOP("Figures", "秒"))
    if seconds < 119.5:
        return f"{seconds:.0f}", _say(QT_TRANSLATE_NOOP("Figures", "秒"))
    if seconds < 3600:
        return f"{seconds / 60:.1f}".removesuffix(".0"), _say(QT_TRANSLATE_NOOP("Figures", "分"))
    return f"{seconds / 3600:.1f}".removesuffix(".0"), _say(QT_TRANSLATE_NOOP("Figures", "小时"))


def text(amount: float, unit: str, code: str = "") -> str:
    """An amount with its unit, in one piece."""
    number, word = parts(amount, unit, code)
    return f"{number}%" if word == "%" else f"{number} {word}"


def tick(seconds: int) -> str:
    """A round time on an axis, in its largest unit."""
    if seconds == 0:
        return "0"
    if seconds < 60:
        return _say(QT_TRANSLATE_NOOP("Figures", "{n} 秒")).format(n=seconds)
    if seconds < 3600:
        return _say(QT_TRANSLATE_NOOP("Figures", "{n} 分")).format(n=f"{seconds / 60:g}")
    return _say(QT_TRANSLATE_NOOP("Figures", "{n} 小时")).format(n=f"{seconds / 3600:g}")


def is_few(figure: KpiFigure) -> bool:
    """Whether a measured figure stands on fewer than five cases."""
    return figure.unit in _MEASURED and 0 < figure.n < FEW


def too_few(n: int) -> str:
    """Said instead of a change."""
    return _say(QT_TRANSLATE_NOOP("Figures", "n={n} 太少")).format(n=n)


def change(figure: KpiFigure) -> tuple[str, int, str]:
    """What changed against the period before: words, direction, verdict. Empty words when nothing can be said."""
    if is_few(figure):
        return too_few(figure.n), 0, "neutral"
    if figure.value is None or figure.before is None:
        return "", 0, "neutral"
    if figure.unit not in _MEASURED and not figure.value and not figure.before:
        return "", 0, "neutral"
    step = figure.value - figure.before
    moved = _step(step, figure)
    if moved.split()[0] == "0":
        return _say(QT_TRANSLATE_NOOP("Figures", "持平")), 0, "neutral"
    return moved, 1 if step > 0 else -1, _verdict(figure, step)


def _step(step: float, figure: KpiFigure) -> str:
    if figure.unit == "share":
        points = f"{abs(step) * 100:.1f}".removesuffix(".0")
        return _say(QT_TRANSLATE_NOOP("Figures", "{n} 点")).format(n=points)
    if figure.unit == "seconds":
        return text(abs(step), "seconds") if abs(step) >= 0.5 else "0"
    return count(abs(step))


def _verdict(figure: KpiFigure, step: float) -> str:
    if figure.code in _PLAIN or _within_interval(figure):
        return "neutral"
    improved = step > 0 if figure.better == "up" else step < 0
    if figure.code in _WATCHED:
        return "good" if improved else "watch"
    return "good" if improved else "bad"


def _within_interval(figure: KpiFigure) -> bool:
    low, high, before = figure.low, figure.high, figure.before
    return low is not None and high is not None and before is not None and low <= before <= high


def behind(figure: KpiFigure) -> str:
    """What is counted, and over how many cases."""
    return _say(_BEHIND[figure.code]).format(n=f"{figure.n:,}")


def caption(figure: KpiFigure) -> str:
    """n and the interval of a measured figure; of a count, what is counted; that there is nothing yet."""
    if figure.value is None:
        return _say(QT_TRANSLATE_NOOP("Figures", "还没有一例"))
    if figure.unit not in _MEASURED:
        return behind(figure)
    if figure.unit == "share" and figure.low is not None and figure.high is not None and figure.n:
        text = _say(QT_TRANSLATE_NOOP("Figures", "{low}–{high}%，n={n}"))
        return text.format(low=f"{figure.low * 100:.0f}", high=f"{figure.high * 100:.0f}", n=f"{figure.n:,}")
    return f"n={figure.n:,}"


def compared(days: int) -> str:
    """What a change is measured against."""
    if days == 1:
        return _say(QT_TRANSLATE_NOOP("Figures", "比昨天这时"))
    return _say(QT_TRANSLATE_NOOP("Figures", "比前 {n} 天")).format(n=days)


def moment(at: datetime, offset_minutes: int, days: int) -> str:
    """The name of a step of a course: an hour of today, or a day."""
    local = labels.local(at, offset_minutes)
    return f"{local.hour}:00" if days == 1 else f"{local.month}-{local.day:02}"


def words(figure: KpiFigure, offset_minutes: int, days: int = 1) -> FigureWords:
    """A figure as the row and the tile show it."""
    number, unit = value(figure)
    delta, direction, verdict = change(figure)
    points = [(at, float(y)) for at, y, _ in figure.series.points if y is not None]
    low, high = scale([y for _, y in points], figure.unit)
    return FigureWords(
        name(figure.code),
        number,
        unit,
        delta,
        direction,
        verdict,
        compared(days) if direction else "",
        caption(figure),
        tuple(y for _, y in points),
        tuple(f"{moment(at, offset_minutes, days)} {text(y, figure.unit, figure.code)}" for at, y in points),
        low,
        high,
    )


def scale(values: list[float], unit: str) -> tuple[str, str]:
    """The ends of a course in at most three characters; none for an even one."""
    if len(values) < 2 or min(values) == max(values):
        return "", ""
    return _tick(min(values), unit), _tick(max(values), unit)


def _tick(amount: float, unit: str) -> str:
    if unit == "share":
        return f"{amount * 100:.0f}"
    if unit == "seconds" and amount >= 600:
        return f"{amount / 60:.0f}′" if amount < 36000 else f"{amount / 3600:.0f}h"
    return f"{amount:.0f}" if amount < 1000 else f"{amount / 1000:.0f}k"


def together(ai: KpiFigure, agent: KpiFigure, offset_minutes: int) -> FigureWords:
    """Who answered, in one row: the AI's replies hour by hour, the humans' beside them."""
    hours = [
        (at, float(by_ai or 0), float(by_human or 0))
        for (at, by_ai, _), (_, by_human, _) in zip(ai.series.points, agent.series.points, strict=False)
    ]
    replies = [by_ai for _, by_ai, _ in hours]
    low, high = scale(replies, "count")
    hint = _say(QT_TRANSLATE_NOOP("Figures", "{at} AI {ai}，人工 {human}"))
    human = _say(QT_TRANSLATE_NOOP("Figures", "人工 {n}")).format(n=count(agent.value or 0))
    return FigureWords(
        name(ai.code),
        count(ai.value or 0),
        delta=human,
        caption=_say(QT_TRANSLATE_NOOP("Figures", "今天 AI 自己发出的回复，旁边是同事发出的")),
        values=tuple(replies),
        hints=tuple(
            hint.format(at=moment(at, offset_minutes, 1), ai=f"{one:.0f}", human=f"{two:.0f}")
            for at, one, two in hours
        ),
        low=low,
        high=high,
    )


def tip(shown: FigureWords, figure: KpiFigure | None = None) -> str:
    """What a row or tile has no room for: the comparison, and what was counted."""
    lines = [f"{shown.label} {shown.value} {shown.unit}".strip()]
    if shown.direction:
        more, less = QT_TRANSLATE_NOOP("Figures", "多 {delta}"), QT_TRANSLATE_NOOP("Figures", "少 {delta}")
        moved = _say(more if shown.direction > 0 else less).format(delta=shown.delta)
        lines.append(f"{shown.compared}{moved}")
    elif shown.delta:
        lines.append(shown.delta)
    lines.append(shown.caption)
    if figure is not None and figure.value is not None:
        lines.append(behind(figure))
    return "\n".join(dict.fromkeys(line for line in lines if line))
