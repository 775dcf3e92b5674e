"""When something is due that somebody of the shop puts off in words: 48小时内, 下午三点前, 明天上午, 周五, 25号.

All reckoning is on the shop's own wall clock: give it a local time, get a local time.
"""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from deskpilot.engine.numerals import value_of

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3}|半|几)"
_SPAN = re.compile(
    rf"(?:{_NUMBER}\s*[-~～到至、]\s*)?(?P<n>{_NUMBER})\s*(?P<half1>个半)?(?:个)?\s*"
    r"(?P<unit>分钟|小时|钟头|工作日|天|周|星期)(?P<half2>半)?(?!前|无理由|保价|质保|价保|左右的|了)"
)
_DAY = re.compile(
    r"(?P<near>今天|今日|今儿|今晚|今早|当天|当日|本日|明天|明日|明早|明晚|明儿|大后天|后天)"
    r"|(?P<next>下下?|这|本)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天末内])"
    r"|(?:(?P<month>\d{1,2})月)?(?P<date>\d{1,2})[号日](?!线|码|店|楼)|(?P<month_end>月底)"
)
_PART = re.compile(
    r"凌晨|早上|早晨|清早|清晨|一早|上午|中午|午前|下午|傍晚|晚上|夜里|今晚|明晚|明早|今早|晚间|下班"
)
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2}|[一二两三四五六七八九十]{1,3})(?:[点时]|[:：](?=\d{2}))(?!子|儿|小|上|滴)"
    r"(?P<minute>半|一刻|三刻|\d{1,2}分?)?(?P<sure>钟|整)?(?P<by>之?前|以前)?"
)
_VAGUE = re.compile(
    r"马上|立刻|立即|这就|现在就?|即刻|稍后|稍晚|待会儿?|一会儿?|等会儿?|等下|回头|晚点|尽快|尽早|第一时间"
)
_NEAR = {
    "今天": 0, "今日": 0, "今儿": 0, "今晚": 0, "今早": 0, "当天": 0, "当日": 0, "本日": 0,
    "明天": 1, "明日": 1, "明早": 1, "明晚": 1, "明儿": 1, "后天": 2, "大后天": 3,
}  # fmt: skip
_PART_ENDS = {
    "凌晨": 6, "早上": 10, "早晨": 10, "清早": 9, "清晨": 9, "一早": 10, "今早": 10, "明早": 10,
    "上午": 12, "中午": 13, "午前": 12, "下午": 18, "傍晚": 19,
}  # fmt: skip
_MORNING = frozenset({"凌晨", "早上", "早晨", "清早", "清晨", "一早", "今早", "明早", "上午", "午前"})
_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六")} | {
    "日": 6,
    "天": 6,
    "末": 6,
    "内": 6,
}
_LATEST_HOUR = 21  # a day's word is kept by then, whenever the desk closes
_A_FEW = 3.0


@dataclass(frozen=True, slots=True)
class DueTime:
    """A time that was named: `at` on the clock that was given, and where in the text it stands. `exact` is False for
    马上, 稍后 and the like, which name no time; then `at` is the moment itself."""

    at: datetime
    start: int
    end: int
    exact: bool = True


def due_times(text: str, now: datetime, closes: int = 18) -> tuple[DueTime, ...]:
    """The times named in a text, in its order. `now` is when it was said, on the shop's wall clock; `closes` is the hour
    the desk closes at."""
    found = [*_spans(text, now, closes), *_moments(text, now, closes)]
    taken = [(each.start, each.end) for each in found]
    for match in _VAGUE.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in taken):
            found.append(DueTime(now, match.start(), match.end(), exact=False))
    return tuple(sorted(found, key=lambda each: each.start))


def end_of_day(day: datetime, now: datetime, closes: int) -> datetime:
    """By when a word for a day is kept: when the desk closes, nine in the evening at the latest, midnight if that is
    over."""
    end = _at(day, min(closes, _LATEST_HOUR))
    return end if end > now else _at(day, 23, 59)


def _spans(text: str, now: datetime, closes: int) -> list[DueTime]:
    found = []
    for match in _SPAN.finditer(text):
        halves = bool(match["half1"]) or bool(match["half2"])
        count = 0.5 if match["n"] == "半" else _A_FEW if match["n"] == "几" else value_of(match["n"])
        if 0 < count <= 400:
            due = _after(now, count + halves / 2, match["unit"], closes)
            found.append(DueTime(due, match.start(), match.end()))
    return found


def _after(now: datetime, count: float, unit: str, closes: int) -> datetime:
    if unit == "分钟":
        return now + timedelta(minutes=count)
    if unit in ("小时", "钟头"):
        return now + timedelta(hours=count)
    if unit == "工作日":
        day, left = now, int(count) or 1
        while left:
            day += timedelta(days=1)
            left -= day.weekday() < 5
        return end_of_day(day, now, closes)
    days = count * (7 if unit in ("周", "星期") else 1)
    return end_of_day(now + timedelta(days=days), now, closes) if days >= 1 else now + timedelta(days=days)


def _moments(text: str, now: datetime, closes: int) -> list[DueTime]:
    """Days, parts of days and hours; what stands close together is one moment."""
    pieces = sorted(
        [
            (m.start(), m.end(), kind, m)
            for kind, pattern in (("day", _DAY), ("part", _PART), ("clock", _CLOCK))
            for m in pattern.finditer(text)
            if kind != "clock" or _is_hour(m, text)
        ],
        key=lambda piece: (piece[0], -piece[1]),
    )
    found: list[DueTime] = []
    group: dict[str, re.Match[str]] = {}
    start = end = 0
    for begin, stop, kind, match in pieces:
        if group and (begin - end > 2 or (kind in group and kind != "part")):
            found += _moment(group, now, closes, start, end)
            group = {}
        start = begin if not group else start
        end = max(stop, end if group else stop)
        group.setdefault(kind, match)
    return found + _moment(group, now, closes, start, end)


def _is_hour(match: re.Match[str], text: str) -> bool:
    """Whether 一点 is an hour: with figures, 钟, 半 or 前 it is, and after a part of a day; 快一点 is not."""
    if match["hour"].isdigit() or match["minute"] or match["sure"] or match["by"]:
        return True
    return bool(re.search(r"[午上晚早晨夜天]$", text[: match.start()]))


def _moment(
    group: dict[str, re.Match[str]], now: datetime, closes: int, start: int, end: int
) -> list[DueTime]:
    if not group:
        return []
    day = _day(group["day"], now) if "day" in group else None
    part = group["part"][0] if "part" in group else ""
    if "clock" in group:
        at = _hour(group["clock"], day, part, now, closes)
    elif part:
        at = _part_of(day or now, part, now, closes)
        at = at + timedelta(days=1) if day is None and at <= now else at
    else:
        at = end_of_day(day or now, now, closes)
    return [] if at is None or at <= now else [DueTime(at, start, end)]


def _day(match: re.Match[str], now: datetime) -> datetime | None:
    if match["near"]:
        return now + timedelta(days=_NEAR[match["near"]])
    if match["month_end"]:
        first = _at(now.replace(day=1) + timedelta(days=32), 0).replace(day=1)
        return first - timedelta(days=1)
    if match["weekday"]:
        weeks = {"下": 1, "下下": 2}.get(match["next"] or "", 0)
        ahead = _WEEKDAYS[match["weekday"]] - now.weekday()
        return now + timedelta(days=ahead + 7 * weeks if weeks or match["next"] else ahead % 7)
    return _date(match, now)


def _date(match: re.Match[str], now: datetime) -> datetime | None:
    month = int(match["month"] or now.month)
    for months in range(13):
        ahead = (now.month - 1 + months) % 12 + 1
        year = now.year + (now.month - 1 + months) // 12
        if match["month"] and ahead != month:
            continue
        try:
            day = now.replace(year=year, month=ahead, day=int(match["date"]))
        except ValueError:
            continue
        if day.date() >= now.date():
            return day
    return None


def _part_of(day: datetime, part: str, now: datetime, closes: int) -> datetime:
    if part in _PART_ENDS:
        return _at(day, _PART_ENDS[part])
    return _at(day, closes) if part == "下班" else end_of_day(day, now, max(closes, _LATEST_HOUR))


def _hour(
    match: re.Match[str], day: datetime | None, part: str, now: datetime, closes: int
) -> datetime | None:
    hour = int(match["hour"]) if match["hour"].isdigit() else int(value_of(match["hour"]))
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(match["minute"] or "", 0)
    if match["minute"] and not minute:
        minute = int(match["minute"].removesuffix("分"))
    if hour > 24 or minute > 59:
        return None
    hours = _meant(hour, part)
    for each in (day,) if day is not None else (now, now + timedelta(days=1)):
        for candidate in hours:
            at = _at(each, candidate, minute)
            if at > now and (len(hours) == 1 or candidate >= 8 or candidate > closes):
                return at
    return None


def _meant(hour: int, part: str) -> tuple[int, ...]:
    """The hours of the day that a said hour may mean."""
    if hour > 12 or hour == 0 or part in _MORNING:
        return (hour,)
    if part == "中午":
        return (hour if hour >= 10 else hour + 12,)
    if part and part != "下班":
        return (hour + 12,) if hour < 12 or part in ("晚上", "今晚", "明晚", "夜里", "晚间") else (12,)
    return (hour, hour + 12) if hour < 12 else (12,)


def _at(day: datetime, hour: int, minute: int = 0) -> datetime:
    start = day.replace(hour=0, minute=0, second=0, microsecond=0)
    return start + timedelta(hours=hour, minutes=minute)
