"""What a customer does with a turn: ask, ask for, tell, greet, thank, close, agree, refuse, hesitate.

Short turns are peeled: known phrases are taken off from left to right, and only when nothing is left do they decide.
The line of the shop before the turn decides what "没有" and "是的" mean.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.understanding import Act
from deskpilot.engine import tables
from deskpilot.engine.cards import Parted
from deskpilot.engine.text import normalise, squeeze

_LONGEST_PEELED = 60
_SHORT = 8
_MANNERS = 6
_YES = 14
_ANNOUNCED = 18
_MORE_HELP = re.compile(
    r"(还有|其他|其它|别的|另外).{0,12}(帮|问题|需要|效劳|服务|咨询|疑问)|生活愉快|再见|祝您|不客气|评价"
)
# "Is it not?", "where" written as "there", 吗 in pinyin, a closing 不: all of them ask.
_ALSO_ASKS = (
    r"(?:应该|不会|肯定|会|能|可以|没|都|已经)[^,.。!?\s]{1,10}吧(?:$|[,.。!?~\s])|(?<![我们经])到那(?:里|儿)?了?(?:$|[,.。!?\s])|"
    r"[\u4e00-\u9fff]ma(?:$|[,.。!?\s])|(?:能|可以|会|有|支持|需要|要|是)[^,.。!?\s]{1,12}[^要,.。!?\s]不(?:$|[,.。!?\s])"
)
_ASKS = re.compile(
    rf"{_ALSO_ASKS}|"
    r"[?？]|吗|(?:是|对)吧|嘛(?:$|[,.。!])|么(?:$|[,.。!~])|呢(?:$|\?)|(?:能|可|会|要|是|有|行|好|需|对)(?:不|没)(?:能|可|会|要|是|有|行|好|需|对)|是否|可否|"
    r"能否|怎么|如何|怎样|咋|为什么|为啥|为何|什么|啥|哪|几(?:点|天|号|时|个|月|块)|多(?:久|少|长|大|高|重|远|宽)|谁|有没|有无|"
    r"(?:可以|能|行|有|支持|包邮|到)不(?:$|[,.。\s])|没(?:$|[?])|"
    # Any verb asked both ways, a closing 不, and a measure asked for: 走不走, 让不让钓, 放冰袋不, 几度, 多深.
    r"(?<!不)([一-鿿])不\1(?<!动不动)(?<!时不时)(?<!不不不)|"
    r"[一-鿿]{2}(?<![了也都才就对又并还从毫要么好说得])不[啊呀哈呢]?(?:$|[,.。!~\s])|"
    r"(?<![了好没十这那上过买囤拿来下])几[度年岁斤克层房段节码成件箱根只条张片包袋盒瓶米](?:$|[,.。!~\s啊呀呢])|^(?:这个?|这款|那个?|它)?[甜酸苦辣香脆重厚薄透硬软热冷响吵滑闷贵大小长短宽高深亮准快慢][不没][啊呀]?(?:$|[,.。!~\s])|"
    r"先[^,.。!\s]{1,6}还是先|^[^,.。!\s]的[^,.。!\s]的$|^是[^,.。!\s]{2,6}吧$|几月份?[^,.。!\s]{0,2}的|多[深厚粗硬软窄浅快](?:$|[,.。!~\s啊呀呢的])|"
    r"(?:拍|选|要|买|穿|用|换|拿|发|送|[smlx\d])[^,.。!\s]{0,5}还是(?!不|没|那|这|很|要|得|算|会|先|再|给)[^,.。!\s]{1,6}(?:$|[,.。!\s])"
)
_WANTS = re.compile(
    r"帮|麻烦|请|我要|我想|想要|需要|要求|申请|给我|催|尽快|快点|加急|赶紧|取消|退|换|改|查|开(?:一?张|个)?(?:发票|票|专票)|转|安排|联系|提交|"
    r"补|解|办理|处理|修改|通知|核实|送到|寄|发(?:货|给)"
)
_SOFT = re.compile(r"麻烦[了啦你您]*|请|尽快|尽量|快点|帮(?:了|我)?大?忙了?|送过来")
# "I will wait, try, see": told out of politeness, nothing to answer.
_ANNOUNCES = re.compile(
    r"(?:^|[\s,.。!])(?:那|好|好的|嗯|行|ok|哦)*(?:,|，|\s)*(?:那)?(?:我们?|俺)(?:就|先|再|也|还是|现在|这就|自己|明天|后天|早上|上午|中午|下午|晚上|回头|到时候?|待会|等会儿?|一会儿?)*"
    r"(?:等(?!了)|试|去|过去|看看|看下|看一下|联系下|联系一下|打电话问|问问|问下|查下|来一趟|重新下单|重新拍|自己(?!买)|考虑|弄一下|找找|再说)"
)
_GIVES_WORK = re.compile(r"帮|给我|你们?(?:给|来|去|要|得|能)|请|麻烦|催|退款|退货|投诉|怎么|(?<!因)为|没|不")
_SINGLE_YES = re.compile(r"^(?:亲)?[是对好嗯行哦恩](?=[,.。!~\s])")
# "I had thought …, never mind then": whatever came before, it is over.
_TAKEN_BACK = re.compile(
    r"(?:没事|算|没问题|解决|弄好|搞定|不用[^,.。!?\s]{0,3}|(?<![没不])(?:看|找)到)了[^,.。!?\s]{0,2}(?:[,.\s][^,.。!?\s]{1,5}了)?[.。!~\s]*$"
)
_OPEN_QUESTION = re.compile(r"[?？]|吗|(?<!什)么(?:$|[,.。!\s])")
_BREAKS = re.compile(r"[\s,.。!]")
_TROUBLE = re.compile(r"没|不(?!急|着急)|急|坏|错|但|可是|怎么|别|退|慢")
# "What can I do for you" invites a question; what follows it is no answer.
_INVITES = re.compile(
    r"有(?:什么|啥)(?:问题|事|能|可以|需要)?.{0,14}(?:帮|处理|解决|效劳|服务|您)|请讲|您(?:请)?说|什么问题|在的|很高兴为您"
)
_AGENT_ASKS = re.compile(
    rf"{_ALSO_ASKS}|"
    r"[?？]|吗|么$|呢$|是否|请提供|提供(?:一)?下|麻烦.{0,6}(?:提供|发|告)|哪|什么|多少|确认.{0,4}下|您说|请讲|还是"
)


@dataclass(frozen=True, slots=True)
class Peeled:
    """The codes of the phrases a turn is made of, what is left, and the code of a phrase it opens with.

    Phrases of one character count only when nothing is left.
    """

    codes: tuple[str, ...]
    rest: str
    first: str = ""

    @property
    def says_yes(self) -> bool:
        """Whether the turn opens with a word of agreement."""
        return self.first in ("confirm", "acknowledge")


@cache
def _phrases() -> dict[str, str]:
    return {
        squeeze(word): code for code, words in reversed(tables.sections("acts.txt").items()) for word in words
    }


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """How long the phrases that begin with a character are, longest first."""
    lengths: dict[str, set[int]] = {}
    for phrase in filter(None, _phrases()):
        lengths.setdefault(phrase[0], set()).add(len(phrase))
    return {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}


@lru_cache(maxsize=512)
def peel(words: str) -> Peeled:
    """Take known phrases off a text, longest first at each place."""
    bare = squeeze(words)
    known, lengths = _phrases(), _lengths()
    codes: dict[str, None] = {}
    rest: list[str] = []
    single: dict[str, None] = {}
    first = ""
    place = 0
    while place < len(bare):
        size = next(
            (
                length
                for length in lengths.get(bare[place], ())
                if place + length <= len(bare) and bare[place : place + length] in known
            ),
            0,
        )
        if size:
            code = known[bare[place : place + size]]
            (codes if size > 1 else single)[code] = None
            if not first and not rest and size > 1 and code not in ("filler", "greeting"):
                first = code
            place += size
        else:
            rest.append(bare[place])
            place += 1
    if _SINGLE_YES.match(words):
        first = "confirm"
    return Peeled(tuple(codes if rest else codes | single), "".join(rest), first)


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
        if not asked and (act := _opened_act(peeled, words, lines)):
            return act
        if not _OPEN_QUESTION.search(words) and (_TAKEN_BACK.search(words) or _ends_content(words)):
            return Act.CLOSING
    if asked:
        return Act.QUESTION
    return Act.REQUEST if _WANTS.search(words) else Act.STATEMENT


def _opened_act(peeled: Peeled, words: str, lines: Sequence[Line]) -> Act | None:
    """A longer turn that opens with a yes, a thanks or an announcement and asks for nothing after it."""
    wants = _WANTS.search(_SOFT.sub("", words))
    size = len(peeled.rest)
    ended = "thanks" in peeled.codes or _closes(words)
    if ended and size <= _MANNERS and not wants:
        return Act.THANKS if "thanks" in peeled.codes else Act.CLOSING
    if peeled.first == "closing" and not wants and _MORE_HELP.search(shop_line(lines)):
        return Act.CLOSING
    if _TROUBLE.search(peeled.rest):
        return None
    if peeled.says_yes and "thanks" in peeled.codes and size <= _YES:
        return Act.THANKS
    if peeled.says_yes and size <= _YES and answers_shop(lines):
        return Act.CONFIRM
    if _ANNOUNCES.search(words) and not _GIVES_WORK.search(words) and size <= _ANNOUNCED:
        return Act.ACKNOWLEDGE
    return None


def _closes(words: str) -> bool:
    """Whether a clause of its own takes leave: the 不了 of 弹不了 and the 就这样 of 新的就这样 do not."""
    peeled = [peel(clause) for clause in _BREAKS.split(words) if clause]
    return any("closing" in each.codes and (not each.rest or each.first == "closing") for each in peeled)


def _ends_content(words: str) -> bool:
    """Whether a report closes with "good, I see": nothing is asked for before it."""
    told, _, last = words.strip(" ,.。!~").rpartition(_last_break(words))
    peeled = peel(last)
    if not told or peeled.rest or not {"acknowledge", "closing"} & set(peeled.codes):
        return False
    return not (_ASKS.search(told) or _WANTS.search(_SOFT.sub("", told)) or _TROUBLE.search(told))


def _last_break(words: str) -> str:
    """The mark or blank that parts the last clause from the rest."""
    found = _BREAKS.findall(words.strip(" ,.。!~"))
    return found[-1] if found else "\n"


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
    if (
        codes <= {"deny", "closing", "confirm", "acknowledge", "point"}
        and codes
        and _MORE_HELP.search(before)
    ):
        return Act.CLOSING if codes & {"deny", "closing"} else Act.ACKNOWLEDGE
    for code, act in _SHORT_ACTS:
        if code in codes:
            return Act.QUESTION if asked and act in _NOT_ASKED else _with_answer(act, before)
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
    ("point", Act.CONFIRM),
    ("confirm", Act.CONFIRM),
    ("acknowledge", Act.ACKNOWLEDGE),
)

# "确定?" and "没有吗" are questions, whatever they are made of.
_NOT_ASKED = frozenset({Act.CONFIRM, Act.DENY})


def answers_shop(lines: Sequence[Line]) -> bool:
    """Whether the shop's last words asked the customer something."""
    before = shop_line(lines)
    asked = bool(before) and bool(_AGENT_ASKS.search(before[-60:]))
    return asked and not _MORE_HELP.search(before) and not _INVITES.search(before[-60:])
