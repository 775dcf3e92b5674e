"""When something is due, in words: 今天 18:00, 明天 10:00, 过期 2 小时. All times are on the shop's own clock."""

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.follow_up import TaskKind

_WEEK = 7
_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Due", "周一 {time}"),
    QT_TRANSLATE_NOOP("Due", "周二 {time}"),
    QT_TRANSLATE_NOOP("Due", "周三 {time}"),
    QT_TRANSLATE_NOOP("Due", "周四 {time}"),
    QT_TRANSLATE_NOOP("Due", "周五 {time}"),
    QT_TRANSLATE_NOOP("Due", "周六 {time}"),
    QT_TRANSLATE_NOOP("Due", "周日 {time}"),
)
_KINDS = {
    TaskKind.PROMISE: QT_TRANSLATE_NOOP("Due", "承诺"),
    TaskKind.CALL_BACK: QT_TRANSLATE_NOOP("Due", "回访"),
    TaskKind.FOLLOW_UP: QT_TRANSLATE_NOOP("Due", "跟进"),
    TaskKind.HESITATED: QT_TRANSLATE_NOOP("Due", "犹豫"),
    TaskKind.WIN_BACK: QT_TRANSLATE_NOOP("Due", "挽回"),
    TaskKind.ORDER_CHANGE: QT_TRANSLATE_NOOP("Due", "改单"),
    TaskKind.UNPAID: QT_TRANSLATE_NOOP("Due", "待付款"),
}


def kind(of: TaskKind) -> str:
    """The word for a kind of task."""
    return _say(_KINDS[of])


def due(local: datetime, days_away: int, overdue_seconds: float) -> str:
    """By when, or how long it should have been done."""
    return overdue(overdue_seconds) if overdue_seconds > 0 else moment(local, days_away)


def moment(local: datetime, days_away: int) -> str:
    """A time by its day: 今天, 明天, a weekday within the week, else the date."""
    time = f"{local:%H:%M}"
    if days_away in (-1, 0, 1):
        texts = {
            -1: QT_TRANSLATE_NOOP("Due", "昨天 {time}"),
            0: QT_TRANSLATE_NOOP("Due", "今天 {time}"),
            1: QT_TRANSLATE_NOOP("Due", "明天 {time}"),
        }
        return _say(texts[days_away]).format(time=time)
    if 1 < days_away < _WEEK:
        return _say(_WEEKDAYS[local.weekday()]).format(time=time)
    text = QT_TRANSLATE_NOOP("Due", "{month} 月 {day} 日 {time}")
    return _say(text).format(month=local.month, day=local.day, time=time)


def overdue(seconds: float) -> str:
    """How long something is overdue."""
    minutes = int(seconds // 60)
    if minutes < 1:
        return _say(QT_TRANSLATE_NOOP("Due", "刚到点"))
    if minutes < 60:
        return _say(QT_TRANSLATE_NOOP("Due", "过期 {n} 分钟")).format(n=minutes)
    if minutes < 48 * 60:
        return _say(QT_TRANSLATE_NOOP("Due", "过期 {n} 小时")).format(n=minutes // 60)
    return _say(QT_TRANSLATE_NOOP("Due", "过期 {n} 天")).format(n=minutes // 1440)


def _say(text: str) -> str:
    return QCoreApplication.translate("Due", text)
