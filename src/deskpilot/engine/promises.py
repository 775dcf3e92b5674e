"""The promises in a line that somebody of the shop wrote: which deed, in which words, and by when.

What a shop does in general ("一般48小时内发货"), what was done already, what others do, what the customer is asked to
do and what is only asked about is no promise.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache

from deskpilot.domain.promise import Deed, Promise
from deskpilot.engine import tables
from deskpilot.engine.due_times import DueTime, due_times, end_of_day

LONGEST_LINE = 600  # characters; what is longer is no chat line but a text that was pasted
MOST_PROMISES = 3
_SENTENCE = re.compile(r"[^。！!？?\n；;]+[。！!？?\n；;~～]*")
# A blank parts clauses as well, unless a figure stands beside it (今天 18:00 前).
_CLAUSE = re.compile(r"(?:[^，,、：\s]|(?<=\d)\s|\s(?=\s*\d))+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９：", "0123456789:")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』|\"[^\"]*\"")  # what somebody else said, or a name
_MANY = str.maketrans("你", "您")  # one way to address a customer; the length stays
_TO_CUSTOMER = re.compile(
    r"(?:给|帮|为|替|跟|向|和|与|联系|回|退|补|赔|发|换|寄|告诉|通知|告知|答复|回复|同步给|返)您|您的|您放心|您稍等|您好|到您"
)
_OWN_SUBJECT = re.compile(r"我|咱|这边|师傅|仓库|同事|主管|售后")
# What is usual for a deed when no time was said, in hours; None: by the end of the day.
_USUAL_HOURS: dict[Deed, float | None] = {
    Deed.ANSWER: 2, Deed.CALL: 2, Deed.CHECK: 2, Deed.SEND: 2, Deed.SHIP: 48, Deed.RESEND: 48, Deed.EXCHANGE: 48,
    Deed.REFUND: 24, Deed.COMPENSATE: 24, Deed.VISIT: 48, Deed.DELIVER: 48, Deed.HANDLE: None,
}  # fmt: skip
_WHEN_IT_IS_HERE = re.compile(
    r"(?:收到|签收|到货|入库|验(?:完|货)|退回来?|寄回来?|回来|到仓)(?:了|之|以|货|件|完|包裹|东西)*后"
    r"|到货了?(?:我|就|第一)|到了(?:我|就|第一)"
)
_DAYS_UNTIL_HERE = 7
_SOON = timedelta(minutes=5)  # what is done within these needs no reminder
_FEW_WORDS = 3  # beside a time, as in 最晚六点
_LIGHT = frozenset({Deed.CHECK, Deed.HANDLE, Deed.SEND, Deed.DELIVER})
_NEEDS_OURS = frozenset({Deed.CHECK, Deed.HANDLE, Deed.SEND, Deed.ANSWER, Deed.DELIVER})


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its own times; `words` has the customer's 你 as 您."""

    words: str
    start: int
    times: tuple[DueTime, ...]
    asked: bool


def promises(line: str, at: datetime, offset_minutes: int = 480, closes: int = 18) -> tuple[Promise, ...]:
    """What is promised in a line said at `at` (aware). `offset_minutes` is the shop's time zone, `closes` the hour its
    desk closes at; both matter for words like 今天."""
    if not 2 <= len(line) <= LONGEST_LINE:
        return ()
    now = at.astimezone(UTC).replace(tzinfo=None) + timedelta(minutes=offset_minutes)
    found: list[Promise] = []
    for match in _SENTENCE.finditer(line):
        for promise in _of_sentence(match[0], now, closes):
            local = promise.due_at - timedelta(minutes=offset_minutes)
            found.append(Promise(promise.deed, promise.quote, local.replace(tzinfo=UTC), promise.due_said))
    return tuple(found[:MOST_PROMISES])


def _of_sentence(sentence: str, now: datetime, closes: int) -> list[Promise]:
    clauses = _clauses(sentence, now, closes)
    if any(_has("policy", clause.words) and not _has("yours", clause.words) for clause in clauses):
        return []
    found: list[Promise] = []
    for place, clause in enumerate(clauses):
        deed = _deed(clause.words)
        if deed is None or not _is_meant(clauses, place, deed[1]):
            continue
        time = _time(clauses, place)
        if _is_promise(deed[0], clauses, place, time, now):
            due, said = _due(deed[0], sentence, time, now, closes)
            found.append(Promise(deed[0], sentence.strip(), due, said))
    return _the_firmest(found)


def _clauses(sentence: str, now: datetime, closes: int) -> list[_Clause]:
    plain = _QUOTED.sub(lambda words: "＿" * len(words[0]), sentence.translate(_FULL_WIDTH))
    asks = sentence.rstrip("~～ ").endswith(("?", "？"))
    parts = list(_CLAUSE.finditer(plain.rstrip("。！!？?；;~～ \n")))
    found = []
    for number, match in enumerate(parts):
        words = match[0].strip().translate(_MANY)
        asked = _has("asked", words) or (asks and number == len(parts) - 1)
        found.append(_Clause(words, match.start(), due_times(words, now, closes), asked))
    return found


def _deed(words: str) -> tuple[Deed, re.Match[str]] | None:
    for deed in _deeds():
        match = _pattern(f"deed.{deed}").search(words)
        if match is not None:
            return deed, match
    return None


def _is_meant(clauses: list[_Clause], place: int, deed: re.Match[str]) -> bool:
    """Whether the clause speaks of what we will do: not of what was, may be, is asked, is refused, or is theirs."""
    words = clauses[place].words
    before = " ".join(clause.words for clause in clauses[:place])
    said = any(time.exact for time in clauses[place].times)
    asked = clauses[place].asked and not _has("agreed", words)
    if asked or _has("negated", words) or _has("past", words) or _has("maybe", words):
        return False
    if _has("done", words) and not (said or _has("pledge", words[: deed.start()])):
        return False
    other = _pattern("others").search(words)
    if other is not None and not _has("personal", words[: other.start()]):
        return False
    if _has("policy.soft", f"{before} {words}") and not _has("personal", words):
        return False
    if (_has("if", f"{before} {words}") or _has("may", words)) and not said:
        return False
    return not _is_theirs(words, deed)


def _is_theirs(words: str, deed: re.Match[str]) -> bool:
    """Whether the customer is asked to do it: a 您 that does it stands before the deed, and none of us after that."""
    head = _TO_CUSTOMER.sub("＿", words[: deed.end()])
    asked = list(_pattern("theirs").finditer(head))
    return bool(asked) and not _OWN_SUBJECT.search(head[asked[-1].end() :])


def _time(clauses: list[_Clause], place: int) -> DueTime | None:
    """The time of a deed: of its own clause, else of the nearest before it, else of the one after it when that says
    little more than a time; a clause that has a deed of its own keeps its time. An exact time goes before a vague one."""
    near = [clauses[place]]
    for clause in reversed(clauses[:place]):
        if _deed(clause.words) is not None:
            break
        near.append(clause)
    after = clauses[place + 1] if place + 1 < len(clauses) else None
    if after is not None and _deed(after.words) is None and _is_but_a_time(after):
        near.append(after)
    times = [time for clause in near for time in reversed(clause.times)]
    return next((time for time in times if time.exact), next(iter(times), None))


def _is_but_a_time(clause: _Clause) -> bool:
    said = sum(time.end - time.start for time in clause.times if time.exact)
    if _has("negated", clause.words) or _has("others", clause.words):
        return False
    return said > 0 and len(clause.words) - said <= _FEW_WORDS


def _is_promise(deed: Deed, clauses: list[_Clause], place: int, time: DueTime | None, now: datetime) -> bool:
    here = clauses[place].words
    near = "，".join(clause.words for clause in clauses[max(0, place - 1) : place + 1])
    if time is not None and time.exact:
        return time.at >= now + _SOON and (deed not in _NEEDS_OURS or _has("ours", near))
    if deed is Deed.ANSWER and _has("at.once", near):
        return False
    # "我帮您看一下" is done within the same minutes; nobody has to be reminded of it.
    meant = _has("ours", here) or (time is not None and deed is not Deed.ANSWER)
    return deed not in _LIGHT and meant and _has("pledge", near)


def _due(
    deed: Deed, sentence: str, time: DueTime | None, now: datetime, closes: int
) -> tuple[datetime, bool]:
    if time is not None and time.exact:
        return time.at, True
    start = now + timedelta(days=_DAYS_UNTIL_HERE) if _WHEN_IT_IS_HERE.search(sentence) else now
    hours = _USUAL_HOURS[deed]
    return (end_of_day(start, now, closes) if hours is None else start + timedelta(hours=hours)), False


def _the_firmest(found: list[Promise]) -> list[Promise]:
    """Those with a time of their own; of several deeds by one time, or without any, the first."""
    said = [promise for promise in found if promise.due_said]
    kept: dict[datetime, Promise] = {}
    for promise in said or found[:1]:
        kept.setdefault(promise.due_at, promise)
    return list(kept.values())


def _has(section: str, words: str) -> bool:
    return _pattern(section).search(words) is not None


@cache
def _pattern(section: str) -> re.Pattern[str]:
    return re.compile("|".join(tables.sections("promises.txt")[section]))


@cache
def _deeds() -> tuple[Deed, ...]:
    return tuple(
        Deed(name.removeprefix("deed."))
        for name in tables.sections("promises.txt")
        if name.startswith("deed.")
    )
