"""What a customer does with a turn: ask, ask for, tell, greet, thank, close, agree, refuse, hesitate.

Short turns are peeled: known phrases are taken off from left to right, and only when nothing is left do they decide.
The line of the shop before the turn decides what "没有" and "是的" mean.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.understanding import Act
from deskpilot.engine import tables
from deskpilot.engine.cards import Parted
from deskpilot.engine.text import normalise, squeeze

_LONGEST_PEELED = 60
_SHORT = 8
_MORE_HELP = re.compile(
    r"(还有|其他|其它|别的|另外).{0,12}(帮|问题|需要|效劳|服务|咨询|疑问)|生活愉快|再见|祝您|不客气|评价"
)
_ASKS = re.compile(
    r"[?？]|吗|嘛(?:$|[,.。!])|么(?:$|[,.。!~])|呢(?:$|\?)|(?:能|可|会|要|是|有|行|好|需|对)(?:不|没)(?:能|可|会|要|是|有|行|好|需|对)|是否|可否|"
    r"能否|怎么|如何|怎样|咋|为什么|为啥|为何|什么|啥|哪|几(?:点|天|号|时|个|月|块)|多(?:久|少|长|大|高|重|远|宽)|谁|有没|有无|"
    r"(?:可以|能|行|有|支持|包邮|到)不(?:$|[,.。\s])|没(?:$|[?])"
)
_WANTS = re.compile(
    r"帮|麻烦|请|我要|我想|想要|需要|要求|申请|给我|催|尽快|快点|加急|赶紧|取消|退|换|改|查|开(?:一?张|个)?(?:发票|票|专票)|转|安排|联系|提交|"
    r"补|解|办理|处理|修改|通知|核实|送到|寄|发(?:货|给)"
)
_AGENT_ASKS = re.compile(
    r"[?？]|吗|么$|呢$|是否|请提供|提供(?:一)?下|麻烦.{0,6}(?:提供|发|告)|哪|什么|多少|确认.{0,4}下|您说|请讲|还是"
)


@dataclass(frozen=True, slots=True)
class Peeled:
    """The codes of the phrases a turn is made of, and what is left."""

    codes: tuple[str, ...]
    rest: str


@cache
def _phrases() -> dict[str, str]:
    return {
        squeeze(word): code for code, words in reversed(tables.sections("acts.txt").items()) for word in words
    }


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


def peel(words: str) -> Peeled:
    """Take known phrases off a text, longest first at each place."""
    bare = squeeze(words)
    known, reach = _phrases(), _longest()
    codes: dict[str, None] = {}
    rest: list[str] = []
    place = 0
    while place < len(bare):
        size = next(
            (n for n in range(min(reach, len(bare) - place), 0, -1) if bare[place : place + n] in known), 0
        )
        if size:
            codes[known[bare[place : place + size]]] = None
            place += size
        else:
            rest.append(bare[place])
            place += 1
    return Peeled(tuple(codes), "".join(rest))


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
    if not squeeze(words):
        return _wordless(words, parted, kind)
    asked = bool(_ASKS.search(words))
    if len(words) <= _LONGEST_PEELED:
        peeled = peel(words)
        if not peeled.rest:
            return _short_act(peeled, shop_line(lines), asked, parted)
        if "hesitate" in peeled.codes and len(peeled.rest) <= _SHORT and not asked:
            return Act.HESITATE
        if _only_manners(peeled, words):
            return Act.THANKS if "thanks" in peeled.codes else Act.CLOSING
    if asked:
        return Act.QUESTION
    return Act.REQUEST if _WANTS.search(words) else Act.STATEMENT


def _only_manners(peeled: Peeled, words: str) -> bool:
    """Thanks or a goodbye with a few words around it that ask for nothing."""
    polite = {"thanks", "closing"} & set(peeled.codes)
    asks = _ASKS.search(words) or _WANTS.search(words.replace("麻烦", "").replace("请", ""))
    return bool(polite) and len(peeled.rest) <= 4 and not asks


def _wordless(words: str, parted: Parted, kind: MessageKind) -> Act:
    if kind in (MessageKind.PRODUCT_CARD, MessageKind.ORDER_CARD) or parted.cards or parted.links:
        return Act.CARD
    if parted.identifiers or parted.masks:
        return Act.IDENTIFIER
    if "?" in words:
        return Act.PING
    return Act.EMPTY


def _short_act(peeled: Peeled, before: str, asked: bool, parted: Parted) -> Act:
    codes = set(peeled.codes) - {"filler"}
    if "hesitate" in codes:
        return Act.HESITATE
    if codes <= {"deny", "closing", "confirm", "acknowledge"} and codes and _MORE_HELP.search(before):
        return Act.CLOSING if codes & {"deny", "closing"} else Act.ACKNOWLEDGE
    for code, act in _SHORT_ACTS:
        if code in codes:
            return _with_answer(act, before)
    if "greeting" in codes:
        return Act.GREETING
    return Act.IDENTIFIER if parted.identifiers else Act.ACKNOWLEDGE


def _with_answer(act: Act, before: str) -> Act:
    """ "好的" after a question of the shop is a yes."""
    if (
        act is Act.ACKNOWLEDGE
        and before
        and _AGENT_ASKS.search(before[-40:])
        and not _MORE_HELP.search(before)
    ):
        return Act.CONFIRM
    return act


_SHORT_ACTS: tuple[tuple[str, Act], ...] = (
    ("ping", Act.PING),
    ("thanks", Act.THANKS),
    ("closing", Act.CLOSING),
    ("deny", Act.DENY),
    ("confirm", Act.CONFIRM),
    ("acknowledge", Act.ACKNOWLEDGE),
)


def answers_shop(lines: Sequence[Line]) -> bool:
    """Whether the shop's last words asked the customer something."""
    before = shop_line(lines)
    return bool(before) and bool(_AGENT_ASKS.search(before[-60:])) and not _MORE_HELP.search(before)
