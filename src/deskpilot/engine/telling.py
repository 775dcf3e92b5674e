"""Of whom a value is told: the customer (or their child), somebody else, an animal; and whether it is only asked about or
not wanted at all."""

import re
from collections.abc import Iterator
from enum import StrEnum


class Telling(StrEnum):
    """How a value stands in a text."""

    OWN = "own"
    OTHERS = "others"
    ANIMALS = "animals"
    ASKED = "asked"
    DENIED = "denied"


# Who may be told of. A child's values are the customer's to tell: who buys for a child buys by them.
_SELF = r"我(?!们)|本人|自己|俺"
_CHILD = r"宝宝|宝妈|孩子|儿子|女儿|闺女|娃|小朋友|小孩|[大二三小男女]宝|婴儿|新生儿|幼儿|早产儿|月龄"
_SOMEBODY = (
    r"朋友|同事|闺蜜|老公|老婆|媳妇|丈夫|妻子|妈妈?|爸爸?|婆婆|公公|爷爷?|奶奶?|姥[姥爷]|外[公婆]|姐姐?|妹妹?|哥哥?|弟弟?"
    r"|对象|[男女]友|室友|同学|领导|老师|客户|亲戚|长辈|老人|老太太|老头|别人|人家|阿姨|叔叔|舅舅|姑姑"
)
_ANIMAL = (
    r"猫|狗|犬|喵|汪|金毛|泰迪|柯基|英短|美短|布偶|拉布拉多|边牧|二哈|哈士奇|柴犬|萨摩|比熊|博美|法斗|斗牛|德牧|阿拉斯加"
    r"|雪纳瑞|吉娃娃|暹罗|加菲|缅因|毛孩子|主子|兔子|仓鼠|宠物"
)
_WHO = re.compile(
    f"(?P<child>{_CHILD})|(?P<animal>{_ANIMAL})|(?P<other>{_SOMEBODY})|(?P<pronoun>(?<!其)[她他])|(?P<self>{_SELF})"
)
# Somebody named in an earlier clause is still spoken of where it is for them, or where they were told of there.
_FOR_THEM = re.compile(r"[给帮替为送代][我咱]?[的家个]?$")
_OF_THEM = re.compile(r"^(?:$|[,。!?;\s]|[穿的要也]|今年|大概|身高|体重|平时|一般|\d)")
_ONLY_SAYS = re.compile(r"^(?:说|讲|推荐|介绍|告诉|安利|买过|也买|都说)")
_CLAUSE = re.compile(r"[^,，。!！?？;；\s]+[?？]?")
_QUESTION = re.compile(
    r"[?？吗么嘛呢]|有没有|有木有|有无|没有$|[有货]没$|不$|多少|怎么|[哪几]|([一-鿿])不\1|还有.{0,6}$"
)
_WANTED = re.compile(
    r"(?:我|自己|本人)(?:就|还|平时|一般|一直|都|是|也|想|只|现在|脚)*(?:穿|要|买|拍|选|喜欢|戴)"
)
_SUITS = re.compile(r"能|可以|合适|合身|行[吗不么]|会不会|是不是")
_NOT = re.compile(
    r"(?:(?<!要)不要|(?<!想)不想要|(?<!喜)不喜欢|不爱|不考虑|不买|不选|(?<!穿)不穿|(?<!是)不是(?!说)(?:想?要)?|并非|除了|讨厌|拒绝"
    r"|不能接受|不用|穿不[了上下]|(?<![特分区个识性])别(?![人的家]))[^,。!?;\s要是换选有错忘漏]{0,4}$"
)
_NOT_AFTER = re.compile(
    r"^(?:的|款|那[个款])?(?:就|都|也|我)?(?:不要|不喜欢|不想要|不考虑|不行|不好看|不用|算了|别[推拿发要]|穿不[了上下])"
)
_BARE = re.compile(r"^[的个那这款码号色\s]*$")
# What is said of a variant may only be asked about; what is told of a body, an age or a need may be somebody else's.
_VARIANTS = frozenset({"size", "colour"})
_PERSONAL = frozenset({"size", "colour", "height", "weight", "age", "need", "脚长"})
_BODILY = frozenset({"size", "height", "weight", "age", "脚长"})
_DENIABLE = frozenset({"size", "colour", "style", "need", "room", "season", "occasion"})


def telling_of(name: str, text: str, start: int, end: int) -> Telling:
    """How the value `name` at this place of a normalised text is told."""
    if name not in _PERSONAL and name not in _DENIABLE:
        return Telling.OWN
    clauses = list(_CLAUSE.finditer(text))
    place = next((i for i, each in enumerate(clauses) if each.end() > start), 0)
    clause = clauses[place] if clauses else None
    head = text[clause.start() : start] if clause else ""
    tail = text[end : clause.end()] if clause and clause.end() > end else ""
    asks = bool(_QUESTION.search(head + "\0" + tail))
    if name in _DENIABLE and _is_denied(text, head, tail, start):
        return Telling.ASKED if asks and "不是" in head else Telling.DENIED
    if name not in _PERSONAL:
        return Telling.OWN
    whose = _whose(text, start, clause.start() if clause else 0, tail)
    if whose is Telling.OTHERS or (whose is Telling.ANIMALS and name in _BODILY):
        return whose
    is_asked = name in _VARIANTS and _is_asked(head, tail, clauses[place + 1 :])
    return Telling.ASKED if is_asked else Telling.OWN


def is_of_child(text: str) -> bool:
    """Whether a child is spoken of."""
    return bool(re.search(_CHILD, text))


def _is_denied(text: str, head: str, tail: str, start: int) -> bool:
    if _NOT.search(head) or _NOT_AFTER.match(tail):
        return True
    # "Is it waterproof or not" denies nothing.
    return head.endswith(("不", "没")) and text[start - 2 : start - 1] != text[start]


def _is_asked(head: str, tail: str, rest: list[re.Match[str]]) -> bool:
    clause = head + "\0" + tail
    if _QUESTION.search(clause):
        return not _WANTED.search(head) or bool(_SUITS.search(clause))
    # A value that stands alone belongs to what is asked next: "in blue, is there any?"
    alone = bool(_BARE.match(head) and _BARE.match(tail))
    return alone and bool(rest) and bool(_QUESTION.search(rest[0].group()))


def _whose(text: str, start: int, clause_start: int, tail: str) -> Telling:
    kind = ""
    for who, is_near in _spoken_of(text[:start], clause_start):
        if who == "pronoun":
            kind = kind if kind not in ("", "self") else "other"
        elif is_near or who != "other":
            kind = who
    if not kind and (after := _WHO.search(tail)) is not None and after.lastgroup == "other":
        kind = "other"
    return {"other": Telling.OTHERS, "animal": Telling.ANIMALS}.get(kind, Telling.OWN)


def _spoken_of(before: str, clause_start: int) -> Iterator[tuple[str, bool]]:
    """Who is named before a value, and whether somebody else named there is still meant by it."""
    for found in _WHO.finditer(before):
        after = before[found.end() :]
        if found.start() >= clause_start:
            yield found.lastgroup or "", not _ONLY_SAYS.match(after)
        else:
            meant = _FOR_THEM.search(before[: found.start()]) or _OF_THEM.match(after)
            yield found.lastgroup or "", bool(meant)
