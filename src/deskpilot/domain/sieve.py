"""The sieve: open questions, one at a time, that tell who buys from who wants advice. Pure; when to ask nothing is as
much a rule as what to ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

_BUYER_FROM = 0.6
_NEEDS_OF_ADVICE = 2
_LONGEST_ANSWER = 24
_NO = "没有"  # answers only the question that was asked
# A figure with its measure answers the question for it, whatever else is said.
_FIGURE = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两半]+)\s*(?:多|来|几|个)?\s*"
_MEASURED: Mapping[str, re.Pattern[str]] = {
    "weight": re.compile(rf"{_FIGURE}(?:斤|公斤|千克|kg)(?!装)", re.IGNORECASE),
    "height": re.compile(
        rf"{_FIGURE}(?:cm|厘米|公分)|身?高\s*\d+|[1一]米[\d一二三四五六七八九]{{1,2}}", re.IGNORECASE
    ),
    "age": re.compile(rf"{_FIGURE}周?岁|(?<!了)[\d一二三四五六七八九十两半]+\s*个(?:多|半)?月"),
    "area": re.compile(rf"{_FIGURE}(?:平方米|平[方米]?|㎡|m2)", re.IGNORECASE),
    "budget": re.compile(rf"{_FIGURE}(?:元|块|万|千)"),
}
# To the question for it a room is told by its sides as well.
_SIDES = re.compile(
    rf"{_FIGURE}米[\d一二三四五六七八九]?(?:\s*[乘x×*,，\s]\s*{_FIGURE}米[\d一二三四五六七八九]?)?"
)
# To the question for it a figure that stands by itself needs no measure.
_BARE = re.compile(
    r"(?:^|[\s,，.。、])(?:[我她他]|身高|体重|预算|年龄|今年|大概|大约|差不多|也就|才|只有|不到|不超过|最多|最高|是|有|在)*\s*"
    r"(\d+(?:\.\d+)?|[一二三四五六七八九十百千两零]{2,})\s*"
    r"(?:左右|上下|以内|以下|之内|出头|不到|多|的|吧|啊|呀|了)*(?=$|[\s,，.。、])"
)
_BARE_RANGES: Mapping[str, tuple[float, float]] = {
    "weight": (3, 300),
    "height": (50, 220),
    "age": (1, 99),
    "area": (2, 1000),
    "budget": (10, 1_000_000),
}
# A sum that is told of a price is nobody's budget.
_OF_PRICES = re.compile(r"[别人]家|别人|上次|昨天|之前|原价|券后|便宜|[降减满贵卖]|优惠|活动|邮费|运费")
# A question of the shop's own asks for a figure where it asks how much, and for nothing else.
_ASKS_FIGURE = re.compile(r"多[少大高重宽长深厚]|几[个件口人岁]")
_ASKS_ELSE = re.compile(r"什么|[啥哪]|还是|怎么|吗")
# Their measures are theirs alone: money and months are told of much else.
_OWN_MEASURES = frozenset({"weight", "height", "area"})
# Whoever answers like that does not want to be asked.
_REFUSES = re.compile(
    r"[别甭]\s*(?:再|老)?(?:问|管|打听)|(?:不|没)(?:太|想|用|必|便|方便|愿意?|能|会|告诉|肯|好)*(?:说|讲|告诉|回答|透露)|"
    r"不(?:太)?方便|保密|隐私|关你|管(?:我|这|那)|问(?:这|那)(?:么|个|些)|为(?:什么|啥)|凭什么|干(?:嘛|吗|啥|什么)|"
    r"不(?:太|是很)?(?:知道|清楚|记得|确定|了解)|没(?:注意|量过|称过|留意)"
)
# A short answer that turns to us is about us, not about the customer.
_TO_US = re.compile(r"[你您](?!定|们定)|客服|机器人|[?？!！]")
# What judges goods, price or shop tells nothing of whoever says it.
_JUDGES = re.compile(
    r"[贵钱价坑差慢烂丑]|便宜|好看|难看|划算|不值|可惜|失望|看看|再说|再想|考虑|算了|问问|商量|下单|拍[了下]|付款|"
    r"发货|快递|退|客服|店|^(?:嗯|哦|噢|好|行|可以|知道了?|收到|谢谢?|ok)+[的了吧啊呀哈]*$"
)
# Characters that stand in any sentence: sharing one of them relates nothing.
_ANYWHERE = frozenset(
    "的了呢啊呀吧哦嗯是就要也还有没不点个我您你他她它这那在和与或最好大小多少什么怎样哪一几下上里时候打算现给人别想过"
)
_CLAUSES = re.compile(r"[\s,，.。;；、!！?？]+")
_DENIED = re.compile(r"(?:不|没|别|非|无)(?:是|太|怎么|算|很|会|要|用|给|想|那么|大)*$")
# What may stand beside an answer of one sign: 偏油, 有点干, 圆的; not 加油, 干嘛, 体重.
_BEFORE_ONE = re.compile(r"(?:^|[\s,，.。、]|[偏很挺太较点微超特选要爱吃是])$")
_AFTER_ONE = re.compile(r"^(?:$|[\s,，.。、]|[的点些性皮吧啊呢呀哦头款一])")
_SMALL_TALK = re.compile(r"[的了呢啊呀吧哦嗯是就要也还有点个吃用穿放喝给我自己平时主要一般大概差不多]")


@dataclass(frozen=True, slots=True)
class Probe:
    """One open question. `slot` names what is learned by it; `answers` are words that answer it by themselves;
    of goods with a word of `not_for` it is not asked."""

    slot: str
    ask: str
    answers: tuple[str, ...] = ()
    enabled: bool = True
    not_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProbeSet:
    """The questions of a trade, in order. `goods` are words of the products it is about, `not_goods` of others that share
    such a word."""

    trade: str
    goods: tuple[str, ...] = ()
    probes: tuple[Probe, ...] = ()
    not_goods: tuple[str, ...] = ()

    def is_about(self, words: str) -> bool:
        """Whether a product of this category and title belongs to the trade."""
        return not self.excludes(words) and any(good in words for good in self.goods)

    def excludes(self, words: str) -> bool:
        """Whether a product of this category and title is none of the trade's, whatever else its words say."""
        return any(good in words for good in self.not_goods)

    def fitting(self, words: str) -> "ProbeSet":
        """The set with those of its questions that may be asked of a product."""
        fit = tuple(probe for probe in self.probes if not any(word in words for word in probe.not_for))
        return replace(self, probes=fit)


class Need(StrEnum):
    """What somebody is here for."""

    BUYER = "buyer"
    ADVICE = "advice"
    LOOKING = "looking"


@dataclass(frozen=True, slots=True)
class NeedReading:
    """What somebody is here for, how strong that is (0 to 1), and by which needs and figures it is known."""

    need: Need
    strength: float
    reasons: tuple[str, ...] = ()


def next_probe(probes: Sequence[Probe], known: frozenset[str], asked: Sequence[str]) -> Probe | None:
    """The next question to ask. One that was asked is never asked again, what is known is not asked for, and after a
    question that was left unanswered nothing more is asked."""
    if asked and asked[-1] not in known:
        return None
    return next((p for p in probes if p.enabled and p.slot not in known and p.slot not in asked), None)


def answer_to(probe: Probe, text: str, slots: Sequence[tuple[str, str]], is_plain: bool) -> str | None:
    """What of a text answers the question, in the customer's own words: a value of that name, a figure with its measure,
    words of its own, or, where the customer only says something (`is_plain`), the short text itself. A question for a
    figure is answered by a figure alone, any other by what has to do with it; a refusal is no answer. `slots` are pairs of
    name and quote."""
    named = named_answer(probe, text, slots)
    if named is not None or not is_plain or refuses(text) or _TO_US.search(text):
        return named
    if wants_figure(probe):
        return text.strip() if probe.slot not in _MEASURED and re.search(_FIGURE, text) else None
    plain = " ".join(text.split())
    fits = 0 < len(plain) <= _LONGEST_ANSWER and not _JUDGES.search(plain)
    return plain if fits and _has_to_do(probe, plain) else None


def wants_figure(probe: Probe) -> bool:
    """Whether a question is answered by a figure alone."""
    return probe.slot in _MEASURED or bool(
        _ASKS_FIGURE.search(probe.ask) and not _ASKS_ELSE.search(probe.ask)
    )


def _has_to_do(probe: Probe, text: str) -> bool:
    """Whether a text speaks of what was asked. A question without answers of its own leaves open what that is."""
    asked = set(probe.ask + "".join(probe.answers)) - _ANYWHERE
    return not probe.answers or bool(asked & set(text))


def named_answer(
    probe: Probe, text: str, slots: Sequence[tuple[str, str]], *, asked: bool = True
) -> str | None:
    """What of a text answers a question by naming it, whether or not it was `asked`."""
    quote = next((quote for name, quote in slots if name == probe.slot), None)
    if quote:
        return quote.strip()
    figure = _figure(probe.slot, text, asked=asked)
    if figure is not None:
        return figure
    words = dict.fromkeys(word for word in _named(probe, text) if asked or word != _NO)
    return "、".join(words) if words else None


def _figure(slot: str, text: str, *, asked: bool) -> str | None:
    """The figure of a text that is told of what the question is for."""
    measure = _MEASURED.get(slot)
    if measure is None or not (asked or slot in _OWN_MEASURES):
        return None
    if slot == "budget" and _OF_PRICES.search(text):
        return None
    found = measure.search(text)
    if found is None and asked and slot == "area":
        found = _SIDES.search(text)
    if found is not None:
        return found.group().strip()
    return _bare_figure(slot, text) if asked else None


def _bare_figure(slot: str, text: str) -> str | None:
    """A figure without a measure, where it can be what was asked for; a written one is always believed."""
    least, most = _BARE_RANGES[slot]
    for found in _BARE.finditer(text):
        figure = found.group(1)
        metres = slot == "height" and figure.startswith("1.")
        if not figure[0].isdigit() or metres or least <= float(figure) <= most:
            return figure
    return None


def refuses(text: str) -> bool:
    """Whether a text turns the question down rather than answering it."""
    return bool(_REFUSES.search(text))


def says_more(text: str, said: str) -> bool:
    """Whether a text holds more than the answer `said`: a clause of its own without it."""
    parts = said.split("、")
    clauses = (clause for clause in _CLAUSES.split(text) if not any(part in clause for part in parts))
    return said != " ".join(text.split()) and any(len(_SMALL_TALK.sub("", each)) > 1 for each in clauses)


def _named(probe: Probe, text: str) -> Iterator[str]:
    """The words of a question that a text names and does not deny; of words within one another the longest."""
    words = sorted(filter(None, probe.answers), key=len, reverse=True)
    if not words:
        return
    for found in re.finditer("|".join(map(re.escape, words)), text):
        before, after = text[: found.start()], text[found.end() :]
        alone = len(found.group()) > 1 or (_BEFORE_ONE.search(before) and _AFTER_ONE.search(after))
        if alone and not _DENIED.search(before):
            yield found.group()


def reading(intent_strength: float, needs: Sequence[str]) -> NeedReading:
    """Whether somebody buys, wants advice, or looks around: buying words weigh most, then how much they told of themselves."""
    told = tuple(dict.fromkeys(needs))
    if intent_strength >= _BUYER_FROM:
        return NeedReading(Need.BUYER, intent_strength, told)
    if len(told) >= _NEEDS_OF_ADVICE:
        return NeedReading(Need.ADVICE, min(1.0, 0.4 + 0.15 * len(told)), told)
    return NeedReading(Need.LOOKING, max(0.1, intent_strength), told)
