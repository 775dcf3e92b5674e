"""Follow-ups in words: sections, who, by when, by whom, and how pressing it looks."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.follow_up import LONG_OVERDUE, TaskKind, TaskState
from deskpilot.services.task_views import TaskRow, TaskSection, Withdrawn
from deskpilot.ui import labels, labels_due

_SECTIONS = {
    TaskSection.OVERDUE: QT_TRANSLATE_NOOP("Tasks", "过期"),
    TaskSection.MORNING: QT_TRANSLATE_NOOP("Tasks", "早上回访"),
    TaskSection.TODAY: QT_TRANSLATE_NOOP("Tasks", "今天"),
    TaskSection.PROPOSED: QT_TRANSLATE_NOOP("Tasks", "待确认"),
    TaskSection.LATER: QT_TRANSLATE_NOOP("Tasks", "之后"),
}
_HINTS = {
    TaskSection.OVERDUE: QT_TRANSLATE_NOOP("Tasks", "先给顾客一个说法，再办"),
    TaskSection.MORNING: QT_TRANSLATE_NOOP("Tasks", "夜里没人在时答应过会回，按分量和等了多久排"),
    TaskSection.TODAY: "",
    TaskSection.PROPOSED: QT_TRANSLATE_NOOP("Tasks", "AI 从聊天和订单里看出来的，你说了才算"),
    TaskSection.LATER: "",
}
_ICONS = {
    TaskKind.PROMISE: "handshake",
    TaskKind.CALL_BACK: "moon",
    TaskKind.FOLLOW_UP: "calendar-check",
    TaskKind.HESITATED: "eye",
    TaskKind.WIN_BACK: "heart",
    TaskKind.ORDER_CHANGE: "package",
    TaskKind.UNPAID: "wallet",
}
_NOBODY = QT_TRANSLATE_NOOP("Tasks", "不分顾客")
_WHY = {
    "task_settled": QT_TRANSLATE_NOOP("Tasks", "{about} 已付或已关闭，不用再提醒"),
    "task_ordered": QT_TRANSLATE_NOOP("Tasks", "{about} 已经下单，不用再去问"),
    "task_ended": QT_TRANSLATE_NOOP("Tasks", "{about} 没说时间，会话结束了"),
    "task_expired": QT_TRANSLATE_NOOP("Tasks", "{about} 过了时间没人确认"),
}
_CHOICES = {
    "hour": QT_TRANSLATE_NOOP("Tasks", "1 小时后"),
    "tonight": QT_TRANSLATE_NOOP("Tasks", "今晚 20:00"),
    "tomorrow": QT_TRANSLATE_NOOP("Tasks", "明天 10:00"),
    "week": QT_TRANSLATE_NOOP("Tasks", "一周后 10:00"),
}


def _say(text: str) -> str:
    return QCoreApplication.translate("Tasks", text) if text else ""


def section(of: TaskSection) -> str:
    """The name of a section."""
    return _say(_SECTIONS[of])


def section_hint(of: TaskSection) -> str:
    """What a section is for, where that is not plain."""
    return _say(_HINTS[of])


def choice(code: str) -> str:
    """One of the usual times."""
    return _say(_CHOICES[code])


def icon(row: TaskRow) -> str:
    """The icon of a task's kind."""
    return _ICONS[row.task.kind]


def what(row: TaskRow) -> str:
    """The kind of task in a word, and its words."""
    return labels.named(labels_due.kind(row.task.kind), words(row))


def words(row: TaskRow) -> str:
    """Its words; who only sent a picture or a file said none."""
    return row.task.text or _say(QT_TRANSLATE_NOOP("Tasks", "没有文字，看看发来的图片或文件"))


def due(row: TaskRow) -> str:
    """By when; a time that nobody said is told as a guess."""
    words = labels_due.due(row.due_local, row.days_away, row.overdue_seconds)
    if row.task.due_said or row.overdue_seconds:
        return words
    return _say(QT_TRANSLATE_NOOP("Tasks", "{due}（估的）")).format(due=words)


def due_look(row: TaskRow) -> tuple[str, str]:
    """Icon and text colour of the time: louder as it passes."""
    if row.task.state is not TaskState.OPEN or not row.overdue_seconds:
        return "clock", "t1" if row.days_away <= 0 else "t2"
    late = row.overdue_seconds >= LONG_OVERDUE.total_seconds()
    return ("octagon", "danger_text") if late else ("triangle", "warning_text")


def who(row: TaskRow) -> str:
    """The customer; a task may be for nobody in particular."""
    return row.nickname or _say(_NOBODY)


def maker(row: TaskRow) -> str:
    """Who promised or made it."""
    if row.task.by_ai:
        return _say(QT_TRANSLATE_NOOP("Tasks", "AI"))
    return row.task.made_by or "–"


def withdrawn(found: Withdrawn) -> str:
    """A proposal that went by itself, and why."""
    about = labels.named(found.nickname or _say(_NOBODY), labels.quoted(found.text))
    return _say(_WHY[found.why]).format(about=about)


def assigned(row: TaskRow) -> str:
    """Who does it."""
    return row.task.assigned_to or _say(QT_TRANSLATE_NOOP("Tasks", "谁都行"))
