"""What a customer does with a turn: ask, ask for, tell, greet, thank, close, agree, refuse, hesitate.

Short turns are peeled: known phrases are taken off from left to right, and only when nothing is left do they decide.
The line of the shop before the turn decides what "没有" and "是的" mean.
"""

import re
from collections.abc import Sequence

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.understanding import Act
from deskpilot.engine.asking import ALSO_ASKS, OPEN_QUESTION, asks, is_marked, names_opposites
from deskpilot.engine.cards import Parted, part_words
from deskpilot.engine.courtesy import (
    announces,
    is_over,
    objects,
    only_courteous,
    remarks_only,
    tells_fault,
    tells_trouble,
)
from deskpilot.engine.peeling import Peeled, clauses, peel
from deskpilot.engine.text import normalise, squeeze

_LONGEST_PEELED = 60
_SHORT = 9
_YES = 16
_ANNOUNCED = 18
_MORE_HELP = re.compile(
    r"(还有|其他|其它|别的|另外).{0,12}(帮|问题|需要|效劳|服务|咨询|疑问)|生活愉快|再见|祝您|不客气|评价"
)
_WANTS = re.compile(
    r"帮|麻烦|请|我要|我想|想要|需要|要求|申请|给我|催|尽快|快点|加急|赶紧|取消|退|换|改|查|开(?:一?张|个)?(?:发票|票|专票)|转|安排|联系|提交|"
    r"补|解|办理|处理|修改|通知|核实|送到|寄|发(?:货|给)"
)
_SOFT = re.compile(
    r"麻烦[了啦你您]*|请|尽快|尽量|快点|帮(?:了|我)?大?忙了?|送过来|(?:发货|送到)(?=[真很挺好超]?快)"
)
# "I had thought …, never mind then": whatever came before, it is over.
_TAKEN_BACK = re.compile(
    r"(?P<over>没事|算|没问题|解决|弄好|搞定|不用[^,.。!?\s]{0,3}|(?<![没不])(?:看|找)到)了[^,.。!?\s]{0,2}"
    r"(?P<tail>[,.\s][^,.。!?\s]{1,5}了)?[.。!~\s]*$"
)
# Not over: "not settled yet", "settle it for me", "you think that is all?".
_NOT_OVER = re.compile(r"没|未|不|别|休想|以为|难道|给我|帮|请|赶紧|尽快|必须|你们")
_BREAKS = re.compile(r"[\s,.。!]")
# "What can I do for you" invites a question; what follows it is no answer.
_INVITES = re.compile(
    r"有(?:什么|啥)(?:问题|事|能|可以|需要)?.{0,14}(?:帮|处理|解决|效劳|服务|您)|请讲|您(?:请)?说|什么问题|在的|很高兴为您"
)
_AGENT_ASKS = re.compile(
    rf"{ALSO_ASKS}|"
    r"[?？]|吗|么$|呢$|是否|请提供|提供(?:一)?下|麻烦.{0,6}(?:提供|发|告)|哪|什么|多少|确认.{0,4}下|您说|请讲|还是"
)
# A call without words: "?", "!!!", "……", a face that is not pleased, and the sound of somebody puzzled.
_CALLS = re.compile(r"[?!]|[.。·]{2}|[😡🤬😠👎💩😤🙄😒]")
_PUZZLED = re.compile(r"(?:[嗯恩啊哦噢喔额呃诶欸哈咦]|什么)+[?]+")
_COURTEOUS = frozenset({"thanks", "closing", "acknowledge"})
_GIVE_ME = "给我"
_URGES = re.compile(r"尽快|快点")
# Small words that mean nothing on their own; any other that stands alone is a sentence.
_MURMUR = re.compile(
    r"(?:[啊呀哦噢呢吧了啦嘛哈的哟喔诶哎唉嗯亲呵咯喽嘞呐滴哒恩额呃奥那这]|客服|小姐姐|小哥哥|美女|帅哥|老师|妹子|小妹|店家|然后|那么|好像|真的|实在)+"
)


def shop_line(lines: Sequence[Line]) -> str:
    """What the shop said since the customer last spoke, normalised; empty when nothing."""
    said: list[str] = []
    for line in reversed(lines[-6:]):
        if line.sender is Sender.CUSTOMER:
            break
        if line.sender is not Sender.SYSTEM:
            said.append(line.text)
    return normalise(" ".join(reversed(said)))


def act_of(words: str, parted: Parted, lines: Sequence[Line], kind: MessageKind = MessageKind.TEXT) -> Act:
    """The act of a turn. `words` are its normalised words without cards and identifiers."""
    act = _act_alone(words, parted, lines, kind)
    # Who calls while nobody has answered asks again what was asked.
    return Act.QUESTION if act is Act.PING and _left_asking(lines) else act


def _act_alone(words: str, parted: Parted, lines: Sequence[Line], kind: MessageKind) -> Act:
    if not squeeze(words):
        return _wordless(words, parted, kind)
    if _PUZZLED.fullmatch(words):
        return Act.PING
    asked = asks(words) or (names_opposites(words) and not answers_shop(lines))
    if len(words) <= _LONGEST_PEELED:
        peeled = peel(words)
        if not peeled.rest and _GIVE_ME not in words:
            return _short_act(peeled, words, shop_line(lines), asked, parted)
        if "hesitate" in peeled.codes and len(peeled.rest) <= _SHORT and not asked:
            return Act.HESITATE
        if not asked and (act := _opened_act(peeled, words, lines)):
            return act
        if not OPEN_QUESTION.search(words) and (_takes_back(words) or _ends_content(words, lines)):
            return Act.CLOSING
    if asked:
        return Act.QUESTION
    return Act.REQUEST if _WANTS.search(words) else Act.STATEMENT


def _left_asking(lines: Sequence[Line]) -> bool:
    """Whether the customer said something of substance since the shop last spoke."""
    for line in reversed(lines):
        if line.sender is Sender.AI or line.sender is Sender.AGENT:
            return False
        if line.sender is Sender.CUSTOMER and peel(part_words(normalise(line.text)).words).rest:
            return True
    return False


def _opened_act(peeled: Peeled, words: str, lines: Sequence[Line]) -> Act | None:
    """A longer turn that is thanks, leave-taking, a yes or an announcement and asks for nothing beside it."""
    softly = _SOFT.sub("", words)
    wants = _WANTS.search(softly)
    codes, before = set(peeled.codes), part_words(shop_line(lines)).words
    told = "" if answers_shop(lines) else before
    if codes & _COURTEOUS and not wants and only_courteous(softly, told):
        return _courteous_act(codes)
    if "thanks" in codes and not wants and is_over(words):
        return Act.THANKS
    if peeled.says_yes and len(peeled.rest) <= _YES and answers_shop(lines) and not objects(words):
        return Act.CONFIRM
    if tells_trouble(words):
        return None
    if peeled.first in ("closing", "deny") and not wants and _MORE_HELP.search(before):
        return Act.CLOSING
    if (
        "thanks" in codes
        and peeled.says_yes
        and len(peeled.rest) <= _YES
        and not wants
        and remarks_only(words)
    ):
        return Act.THANKS
    return Act.ACKNOWLEDGE if len(peeled.rest) <= _ANNOUNCED and announces(words) else None


def _courteous_act(codes: set[str]) -> Act:
    if "thanks" in codes:
        return Act.THANKS
    return Act.CLOSING if "closing" in codes else Act.ACKNOWLEDGE


def _takes_back(words: str) -> bool:
    """Whether what was asked or told before is over, and nothing new has come up."""
    found = _TAKEN_BACK.search(words)
    if found is None:
        return False
    before = _BREAKS.split(words[: found.start()])[-1]
    if _NOT_OVER.search(before) or tells_fault(found["tail"] or ""):
        return False
    # Who finds, or gets it to work, has no trouble any more; who gives up still has it.
    return found["over"] != "算" or not tells_fault(words[: found.start()])


def _ends_content(words: str, lines: Sequence[Line]) -> bool:
    """Whether a report closes with "good, I see": it is kind, or says again what the shop said."""
    told, _, last = words.strip(" ,.。!~").rpartition(_last_break(words))
    peeled = peel(last)
    if not told or peeled.rest or not {"acknowledge", "closing"} & set(peeled.codes):
        return False
    if asks(told) or _WANTS.search(_SOFT.sub("", told)) or tells_trouble(told):
        return False
    return only_courteous(told, part_words(shop_line(lines)).words)


def _last_break(words: str) -> str:
    """The mark or blank that parts the last clause from the rest."""
    found = _BREAKS.findall(words.strip(" ,.。!~"))
    return found[-1] if found else "\n"


def _wordless(words: str, parted: Parted, kind: MessageKind) -> Act:
    if kind in (MessageKind.PRODUCT_CARD, MessageKind.ORDER_CARD) or parted.cards or parted.links:
        return Act.CARD
    if parted.identifiers or parted.masks:
        return Act.IDENTIFIER
    return Act.PING if _CALLS.search(words) else Act.EMPTY


def _short_act(peeled: Peeled, words: str, before: str, asked: bool, parted: Parted) -> Act:
    codes = set(peeled.codes) - {"filler"}
    if "hesitate" in codes:
        return Act.HESITATE
    if (
        codes <= {"deny", "closing", "confirm", "acknowledge", "point"}
        and codes
        and _MORE_HELP.search(before)
        and not is_marked(words)
    ):
        return Act.CLOSING if codes & {"deny", "closing"} else Act.ACKNOWLEDGE
    for code, act in _SHORT_ACTS:
        if code in codes:
            return _as_said(act, codes, words, before, asked)
    if "greeting" in codes:
        return Act.GREETING
    return Act.IDENTIFIER if parted.identifiers else _murmured(words, asked)


def _as_said(act: Act, codes: set[str], words: str, before: str, asked: bool) -> Act:
    """What the phrases do, as they are said here: "确定?" and "解决了?" ask, "不用 谢谢" and "是的 谢谢" answer."""
    if (asked and act in _ASKED_PLAINLY) or (is_marked(words) and act in _ASKED_BY_MARK):
        return Act.QUESTION
    answers = [each for code, each in _ANSWERS if code in codes]
    if act is Act.THANKS and answers and (_is_asked_by(before) or _says_no(answers[0], before)):
        return answers[0]
    return _with_answer(act, before)


def _murmured(words: str, asked: bool) -> Act:
    """Small words alone: a murmur is heard, "快点" urges, "我的呢" asks, "还给我" is a sentence."""
    if _URGES.search(words):
        return Act.REQUEST
    if all(map(_MURMUR.fullmatch, clauses(words))) and not is_marked(words):
        return Act.ACKNOWLEDGE
    return Act.QUESTION if asked else Act.STATEMENT


def _with_answer(act: Act, before: str) -> Act:
    """ "好的" after a question of the shop is a yes."""
    return Act.CONFIRM if act is Act.ACKNOWLEDGE and _is_asked_by(before) else act


def _says_no(answer: Act, before: str) -> bool:
    """Whether a thank-you comes with a no that is not just "nothing else"."""
    return answer is Act.DENY and not _MORE_HELP.search(before)


def _is_asked_by(before: str) -> bool:
    return bool(before and _AGENT_ASKS.search(before[-40:]) and not _MORE_HELP.search(before))


_SHORT_ACTS: tuple[tuple[str, Act], ...] = (
    ("ping", Act.PING),
    ("thanks", Act.THANKS),
    ("closing", Act.CLOSING),
    ("deny", Act.DENY),
    ("point", Act.CONFIRM),
    ("confirm", Act.CONFIRM),
    ("acknowledge", Act.ACKNOWLEDGE),
)

_ANSWERS = (("deny", Act.DENY), ("point", Act.CONFIRM), ("confirm", Act.CONFIRM))
# "确定?" and "没有吗" are questions, whatever they are made of; "没什么" and "好嘛" only with the mark of one.
_ASKED_PLAINLY = frozenset({Act.CONFIRM, Act.DENY})
_ASKED_BY_MARK = frozenset({Act.CLOSING, Act.ACKNOWLEDGE, Act.THANKS})


def answers_shop(lines: Sequence[Line]) -> bool:
    """Whether the shop's last words asked the customer something."""
    before = shop_line(lines)
    asked = bool(before) and bool(_AGENT_ASKS.search(before[-60:]))
    return asked and not _MORE_HELP.search(before) and not _INVITES.search(before[-60:])
