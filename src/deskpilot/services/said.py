"""What a customer said, clause by clause, weighed by how much somebody who takes over would miss it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from deskpilot.domain.conversation import Message

_ANSWERED = 1  # how much less a line weighs once it was answered
LONGEST_ROW = 48  # characters; three lines of the case column
FIRM = 2  # the weight of a clause with a fact in it

_PARTS = re.compile(r"[，,。！!；;？?\n~…]+|(?<=[\u3400-\u9fff\w])\s+(?=[\u3400-\u9fff])")
_QUESTION = re.compile(r"[吗么呢?？]$|有没有|是不是|能不能|可不可以|要不要|怎么|什么|多少|几天|哪")
_COURTESY = re.compile(
    r"^(在吗|在不在|有人吗|亲+|你好啊?|您好|hi|hello|嗯+|哦+|噢+|好的?吧?|行吧?|谢谢.{0,2}|(?:好的?)?不急|不着急|慢慢来|麻烦了|问一下|请问|人呢|喂)?[\W_]*$",
    re.IGNORECASE,
)
_FOR_HUMAN = re.compile(
    r"人工|真人|转人|活人|客服|机器人|(?:找|叫|喊|让|换)(?:你们|你|个)?.{0,4}(?:人|老板|负责人|店主|经理)"
)
_FIGURE = re.compile(
    r"\d|[一二两三四五六七八九十百千万半]+(?:个|件|套|条|双|张|盆|只|袋|瓶|盒|本|单|岁|天|晚|点|斤|块|元|米|次|寸|尺|公分|厘米|升|瓦|人|口)"
)
_WHEN = re.compile(
    r"[今明后昨前]天|[今明]晚|明早|周[一二三四五六日天末]|星期[一二三四五六日天]|下个?月|月底|月初|之前|以前|赶|来得及|生日|婚礼|结婚|搬家|过年|开学|纪念日|出差|节|大寿|满月|晚上|中午|上午|下午|\d[号日点]"
)
_TROUBLE = re.compile(
    r"坏|破|裂|碎|漏|断|掉|脏|错|丢|少了|少发|缺|磕|划|刮|褪|起球|缩水|变形|松|开线|线.{0,2}开|味道|异味|发霉|过期|过敏|糖尿病|孕|哺乳|血压|生病|疹|红肿|拉肚|疼|烫|"
    r"跳闸|冒烟|漏电|不亮|不转|不动|不准|不一样|不对|不符|没收到|没到|没发|没货|没人|没有|没什么|顶脚|挤脚|太[大小长短紧松]|色差|投诉|举报|差评|12315"
)
_REFUSAL = re.compile(
    r"(?<!要)(?:不要|不是要|不想|不用|不需要|不接受|不考虑|不同意|不愿|不必|用不着|拒绝|绝不|不退|不换)|有(?:什么|啥)用|没意义|不稀罕|别跟我(?:说|讲|扯)|(?<!特|分|区|个|性|级|类)别(?!人|家|的|处|墅|扭|致|样)"
)
_DEED = re.compile(r"换|退|补|取消|改成|改到|送到|发到|寄到|上门|赔|修|必须|一定")
_WISH = re.compile(r"要|想|希望|求|需要")
# What somebody did about a fault, and that it did not help.
_ATTEMPT = re.compile(
    r"(?:试|复位|重启|重装|重新|换|充|按|弄|洗|擦|调|装|拆|清|泡|晒|关|插|拧|敲|配对).{0,8}(?:过|了|遍|次|完)"
)
_IN_VAIN = re.compile(
    r"没用|不管用|不行|没反应|没变化|没效果|白搭|解决不了|依旧|照样|还是.{0,6}(?:不|没|一样|这样|那样|老样子)"
)
_PAST = re.compile(r"以前|(?<![号日点天月周])之前|上次|上回|上个?月|去年|都没事|买过|买了|收到|到货")

_FILLER = re.compile(
    r"[\W_]|以内|之内|左右|大概|大约|一共|总共|差不多|我|的|了|吧|呢|啊|呀|哦|就|要|想|买|是|有|这|那|个|条|款|件|给|在|身高|体重|斤|公斤|kg|cm|厘米|公分|码|号"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """Some words of a line; `weight` 0 says nothing new, from `FIRM` on it holds a fact. `tried` is what somebody did in
    vain about a fault."""

    text: str
    weight: int
    refuses: bool = False
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What is left of a line when the empty words are gone."""

    message_id: int
    text: str
    weight: int


def clauses_of(text: str, known: Iterable[str] = (), alarming: Iterable[str] = ()) -> tuple[Clause, ...]:
    """The clauses of a line. `known` words stand elsewhere already, `alarming` ones set an alert off."""
    parts = [(part.strip(), text[part_end : part_end + 1]) for part, part_end in _split(text)]
    words = [each for each in known if each]
    alarms = [each for each in alarming if each]
    in_vain = bool(_ATTEMPT.search(text) and _IN_VAIN.search(text))
    found = (_weighed(part, ends, words, alarms) for part, ends in parts if part)
    return tuple(
        replace(clause, tried=True) if in_vain and _is_attempt(clause.text) else clause for clause in found
    )


def _is_attempt(part: str) -> bool:
    return bool(_ATTEMPT.search(part) or _IN_VAIN.search(part))


def tells_of_past(text: str) -> bool:
    """Whether a line speaks of what was bought or what went wrong: its number of pieces is not what is wanted now."""
    return bool(_PAST.search(text) or _TROUBLE.search(text))


def says_something(text: str) -> bool:
    """Whether a line holds more than courtesy and the wish for a human."""
    return any(clause.weight for clause in clauses_of(text))


def told(message: Message, clauses: Sequence[Clause], answered: bool = False) -> Said:
    """The words of a line without its refusals, short enough for a row; the lightest go first. Of a line that was
    `answered` only the facts are left."""
    least = FIRM if answered else 1
    kept = [
        clause for clause in clauses if clause.weight >= least and not clause.refuses and not clause.tried
    ]
    weight = sum(clause.weight for clause in kept) - _ANSWERED * answered
    while len(kept) > 1 and len("，".join(each.text for each in kept)) > LONGEST_ROW:
        kept.remove(min(kept, key=lambda each: each.weight))
    return Said(message.id, "，".join(each.text for each in kept), weight)


def refusals(message: Message, clauses: Sequence[Clause]) -> Said:
    """What a line says no to."""
    kept = [clause for clause in clauses if clause.refuses]
    return Said(message.id, "，".join(each.text for each in kept), sum(each.weight for each in kept))


def attempts(message: Message, clauses: Sequence[Clause]) -> Said:
    """What a line tells that somebody tried in vain."""
    kept = [clause for clause in clauses if clause.tried]
    return Said(message.id, "，".join(each.text for each in kept), sum(max(1, each.weight) for each in kept))


def weightiest(said: Iterable[Said], most: int) -> tuple[Said, ...]:
    """The rows worth keeping, at most that many, in the order they were said; of equals the later ones."""
    worth = [each for each in said if each.text and each.weight > 0]
    chosen = sorted(worth, key=lambda each: (each.weight, each.message_id), reverse=True)[:most]
    return tuple(sorted(chosen, key=lambda each: each.message_id))


def _split(text: str) -> list[tuple[str, int]]:
    found, start = [], 0
    for mark in _PARTS.finditer(text):
        found.append((text[start : mark.start()], mark.start()))
        start = mark.end()
    return [*found, (text[start:], len(text))]


def _weighed(part: str, ends: str, known: Sequence[str], alarming: Sequence[str]) -> Clause:
    asks = ends in ("？", "?") or bool(_QUESTION.search(part))
    refuses = bool(_REFUSAL.search(part)) and not asks
    if _COURTESY.match(part) or _is_known(part, known):
        return Clause(part, 0)
    facts = 2 * sum(bool(kind.search(part)) for kind in (_FIGURE, _WHEN, _TROUBLE)) + 2 * refuses
    if _FOR_HUMAN.search(part) and not facts:
        return Clause(part, 0)
    alarms = any(words in part for words in alarming)
    wishes = 2 * bool(_DEED.search(part) or alarms) + bool(_WISH.search(part))
    return Clause(part, max(1, facts + wishes), refuses)


def _is_known(part: str, known: Sequence[str]) -> bool:
    """Whether nothing is left of the words once the values are gone that stand elsewhere."""
    left = part.casefold()
    for words in known:
        left = left.replace(words.casefold(), "")
    return len(left) < len(part) and not _FILLER.sub("", left)
