"""The lines of the brief in words.

Amounts are never rounded: a floor price of ¥3,780.50 must not read ¥3,781.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from deskpilot.domain.escalation import Severity
from deskpilot.domain.follow_up import TaskKind, TaskState
from deskpilot.domain.order import OrderStatus
from deskpilot.logs import strike_private
from deskpilot.services.views import BriefLine
from deskpilot.ui import labels_due
from deskpilot.ui.labels_case.customer import order_state
from deskpilot.ui.labels_case.words import joined, money_text, named, need, quoted, say, thing

translate = QCoreApplication.translate

KINDS: Mapping[str, str] = {
    "handed": QT_TRANSLATE_NOOP("Case", "转来"),
    "who": QT_TRANSLATE_NOOP("Case", "是谁"),
    "worth": QT_TRANSLATE_NOOP("Case", "价值"),
    "about": QT_TRANSLATE_NOOP("Case", "哪一件"),
    "wants": QT_TRANSLATE_NOOP("Case", "想要"),
    "told": QT_TRANSLATE_NOOP("Case", "情况"),
    "mood": QT_TRANSLATE_NOOP("Case", "情绪"),
    "tried": QT_TRANSLATE_NOOP("Case", "试过"),
    "refused": QT_TRANSLATE_NOOP("Case", "不要"),
    "promised": QT_TRANSLATE_NOOP("Case", "承诺"),
    "next": QT_TRANSLATE_NOOP("Case", "下一步"),
}

# Icon and text colour of a mood; the others speak for themselves.
_MOODS: Mapping[str, tuple[str, str, str]] = {
    "calm": ("neutral", "t1", QT_TRANSLATE_NOOP("Case", "平静")),
    "better": ("smile", "success_text", QT_TRANSLATE_NOOP("Case", "比刚来时好一些了")),
    "worse": ("frown", "warning_text", QT_TRANSLATE_NOOP("Case", "越聊越不满意，还没发火")),
    "unhappy": ("frown", "warning_text", QT_TRANSLATE_NOOP("Case", "不高兴，先安抚再谈事")),
    "upset": ("angry", "danger_text", QT_TRANSLATE_NOOP("Case", "很生气，先安抚再谈事")),
}

NEXT: Mapping[str, str] = {
    "greet_and_go_on": QT_TRANSLATE_NOOP("Case", "报上名字，接着往下聊，别让顾客再说一遍"),
    "calm_and_solve": QT_TRANSLATE_NOOP("Case", "先道歉，再给一个办法和一个时间"),
    "ask_what_is_meant": QT_TRANSLATE_NOOP("Case", "前面没答到点上：看原话直接答，不清楚只问一处"),
    "call_owner": QT_TRANSLATE_NOOP("Case", "先别表态，请店主一起看"),
    "care_first": QT_TRANSLATE_NOOP("Case", "先问要不要紧，请停用，留好照片和凭证，请店主看"),
    "ask_for_guardian": QT_TRANSLATE_NOOP("Case", "可能是孩子在下单，请家长来确认"),
    "protect_data": QT_TRANSLATE_NOOP("Case", "先核对身份，聊天里不写电话和住址"),
    "ask_for_photo": QT_TRANSLATE_NOOP("Case", "请顾客拍张照片或视频，再谈换还是退"),
    "calm_then_photo": QT_TRANSLATE_NOOP("Case", "先道歉，要张照片或视频，再给办法和时间"),
    "look_at_photo": QT_TRANSLATE_NOOP("Case", "先看顾客发来的照片，再给办法和时间"),
    "keep_promise": QT_TRANSLATE_NOOP("Case", "先兑现答应过的，再往下聊"),
    "talk_price": QT_TRANSLATE_NOOP("Case", "谈价，守住底价"),
    "collect_measures": QT_TRANSLATE_NOOP("Case", "问齐要做成什么样、什么时候要，再报价"),
    "answer_in_person": QT_TRANSLATE_NOOP("Case", "重要顾客，你亲自答"),
    "do_by_hand": QT_TRANSLATE_NOOP("Case", "这件事要你动手办，办完回一句"),
    "send_again": QT_TRANSLATE_NOOP("Case", "有一句没发出去，重发"),
    "answer_open_question": QT_TRANSLATE_NOOP("Case", "答上面还没答的问题"),
}


def brief_kind(line: BriefLine) -> str:
    """What a line of the brief is about: what was told is no wish."""
    return say(KINDS["told" if line.code == "told" else line.kind])


def brief_look(line: BriefLine) -> tuple[str, str]:
    """Icon ("" for none) and text colour of a line of the brief."""
    if line.kind == "mood":
        return _MOODS[line.code][:2]
    if line.kind == "handed":
        return "users", "accent_text"
    if line.kind == "promised":
        return ("triangle", "danger_text") if line.severity is Severity.URGENT else ("clock", "warning_text")
    return ("chevron-right", "accent_text") if line.kind == "next" else ("", "t1")


def brief_text(line: BriefLine, *, for_copy: bool = False) -> str:
    """The sentence of a line. A floor price is for the eyes at this desk: it is left out `for_copy`."""
    speak: Mapping[str, Callable[[BriefLine], str]] = {
        "handed": _handed,
        "who": _who,
        "worth": _worth,
        "about": _about,
        "wants": _wants,
        "mood": lambda found: say(_MOODS[found.code][2]),
        "tried": _tried,
        "refused": lambda found: quoted(found.text),
        "promised": _promised,
        "next": lambda found: _next(found, for_copy=for_copy),
    }
    return speak[line.kind](line)


def brief_copy(lines: Sequence[BriefLine], name: str, is_masked: bool = False) -> str:
    """The whole brief as plain text, for a colleague; masked without the name and without private numbers."""
    head = say(QT_TRANSLATE_NOOP("Case", "简报：{name}")).format(name=name)
    rows = (named(brief_kind(line), brief_text(line, for_copy=True)) for line in lines)
    text = "\n".join((head, *rows))
    if not is_masked:
        return text
    struck = strike_private(text)
    return struck.replace(name, f"{name[:1]}**") if name else struck


def _handed(line: BriefLine) -> str:
    if not line.text:
        return say(QT_TRANSLATE_NOOP("Case", "{name}转来的，没有留言")).format(name=line.values[0])
    return named(line.values[0], line.text)


def _who(line: BriefLine) -> str:
    orders, city, talks, level = (*line.values, "", "", "", "")[:4]
    often = (
        say(QT_TRANSLATE_NOOP("Case", "聊过 {n} 次")).format(n=talks) if talks not in ("", "0", "1") else ""
    )
    if line.code == "returning":
        # One and many: lupdate sees a plural only where a digit is handed in, not a name.
        once, often_bought = translate("Case", "老客 {n} 单", "", 1), translate("Case", "老客 {n} 单", "", 2)
        bought = (once if orders == "1" else often_bought).format(n=orders)
        return joined((bought, level, city, often))
    if line.code == "known":
        return joined((often, say(QT_TRANSLATE_NOOP("Case", "还没买过")), level, city))
    return joined((say(QT_TRANSLATE_NOOP("Case", "新客，第一次来")), level, city))


def _worth(line: BriefLine) -> str:
    if line.code == "discounts":
        return _discounts(line)
    if line.code == "list_price":
        return say(QT_TRANSLATE_NOOP("Case", "以前 {n} 单都是标价付的")).format(n=line.values[0])
    paid, returned = (*line.values, "0")[:2]
    text = say(QT_TRANSLATE_NOOP("Case", "累计实付 {paid}")).format(paid=money_text(paid))
    if returned in ("", "0"):
        return text
    once, several = translate("Case", "退过 {n} 单", "", 1), translate("Case", "退过 {n} 单", "", 2)
    return joined((text, (once if returned == "1" else several).format(n=returned)))


def _discounts(line: BriefLine) -> str:
    listed, paid, below, told, most = line.values
    last = say(QT_TRANSLATE_NOOP("Case", "上回标价 {list} 付了 {paid}")).format(
        list=money_text(listed), paid=money_text(paid)
    )
    often = say(QT_TRANSLATE_NOOP("Case", "{told} 单里 {n} 单低于标价")).format(told=told, n=below)
    return joined((last, often, say(QT_TRANSLATE_NOOP("Case", "最多少 {most}%")).format(most=most)))


def _about(line: BriefLine) -> str:
    if line.code == "viewed":
        title, price = line.values
        return say(QT_TRANSLATE_NOOP("Case", "在看{title}，{price}")).format(
            title=quoted(title), price=money_text(price)
        )
    title, kinds, paid, days, status = line.values
    several = say(QT_TRANSLATE_NOOP("Case", "{title}等 {n} 种")).format(title=quoted(title), n=kinds)
    bought = quoted(title) if kinds == "1" else several
    return joined((bought, money_text(paid), _ordered(int(days)), order_state(OrderStatus(status))[2]))


def _ordered(days: int) -> str:
    if days <= 0:
        return say(QT_TRANSLATE_NOOP("Case", "今天下的单"))
    if days == 1:
        return say(QT_TRANSLATE_NOOP("Case", "昨天下的单"))
    return say(QT_TRANSLATE_NOOP("Case", "{n} 天前下的单")).format(n=days)


def _wants(line: BriefLine) -> str:
    if line.code == "said":
        told = joined(tuple(_pairs(line.values)))
        return named(need(line.text), told) if line.text and told else need(line.text) or told
    if line.code == "known_before":
        return say(QT_TRANSLATE_NOOP("Case", "以前说过：{facts}")).format(
            facts=joined(tuple(_pairs(line.values)))
        )
    return quoted(line.text)


def _pairs(values: Sequence[str]) -> Iterator[str]:
    for name, value in zip(values[::2], values[1::2], strict=False):
        yield thing(name, value)


def _tried(line: BriefLine) -> str:
    if line.code == "asked_back":
        return say(QT_TRANSLATE_NOOP("Case", "反问过{words}")).format(words=quoted(line.text))
    title = quoted(line.values[0] if line.values else "")
    if line.code == "by_customer":
        return say(QT_TRANSLATE_NOOP("Case", "顾客自己试过：{words}")).format(words=quoted(line.text))
    if line.code == "entry_rejected":
        return say(QT_TRANSLATE_NOOP("Case", "答过{title}，被否了")).format(title=title)
    return say(QT_TRANSLATE_NOOP("Case", "答过{title}")).format(title=title)


def _promised(line: BriefLine) -> str:
    if line.code == "earlier":
        return say(QT_TRANSLATE_NOOP("Case", "以前答应过：{words}")).format(words=line.text)
    kind, state, maker, local, days, overdue = line.values
    due = labels_due.due(datetime.fromisoformat(local), int(days), float(overdue))
    if kind == TaskKind.UNPAID:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：有一单没付款，{words}"))
    elif kind == TaskKind.ORDER_CHANGE:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：改单，{words}"))
    elif state == TaskState.PROPOSED:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：{name}的承诺待确认，{words}"))
    elif kind == TaskKind.CALL_BACK:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：夜里答应有人回复，还没回"))
    elif kind == TaskKind.PROMISE:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：{name}答应的，{words}"))
    else:
        text = say(QT_TRANSLATE_NOOP("Case", "{due}：{words}"))
    return text.format(due=due, name=maker, words=quoted(line.text))


def _next(line: BriefLine, *, for_copy: bool) -> str:
    if line.code == "talk_price" and len(line.values) == 3 and line.values[2] and not for_copy:
        title, price, floor = line.values
        text = say(QT_TRANSLATE_NOOP("Case", "谈价：{title} 标价 {price}，守底价 {floor}"))
        return text.format(title=quoted(title), price=money_text(price), floor=money_text(floor))
    return say(NEXT[line.code])
