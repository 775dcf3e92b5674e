"""The sieve: open questions, one at a time, that tell who buys from who wants advice. Pure; when to ask nothing is as
much a rule as what to ask."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_BUYER_FROM = 0.6
_NEEDS_OF_ADVICE = 2
_LONGEST_ANSWER = 24
_NO = "没有"  # answers only the question that was asked
# A figure with its measure answers the question for it, whatever else is said.
_FIGURE = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两半]+)\s*(?:多|来|几|个)?\s*"
_MEASURED: Mapping[str, re.Pattern[str]] = {
    "weight": re.compile(rf"{_FIGURE}(?:斤|公斤|千克|kg)", re.IGNORECASE),
    "height": re.compile(
        rf"{_FIGURE}(?:cm|厘米|公分)|身?高\s*\d+|(?<!\d)1[4-9]\d(?!\s*[\d元块斤平天个克g码号/])",
        re.IGNORECASE,
    ),
    "age": re.compile(rf"{_FIGURE}周?岁|[\d一二三四五六七八九十两半]+\s*个(?:多|半)?月"),
    "area": re.compile(rf"{_FIGURE}(?:平|㎡|m2)", re.IGNORECASE),
    "budget": re.compile(rf"{_FIGURE}(?:元|块|万|千)"),
}
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
_CLAUSES = re.compile(r"[\s,，.。;；、!！?？]+")
_DENIED = re.compile(r"(?:不|没|别|非|无)(?:是|太|怎么|算|很|会|要|用|给|想|那么|大)*$")
# What may stand beside an answer of one sign: 偏油, 有点干, 圆的; not 加油, 干嘛, 体重.
_BEFORE_ONE = re.compile(r"(?:^|[\s,，.。、]|[偏很挺太较点微超特选要爱吃是])$")
_AFTER_ONE = re.compile(r"^(?:$|[\s,，.。、]|[的点些性皮吧啊呢呀哦头款一])")
_SMALL_TALK = re.compile(r"[的了呢啊呀吧哦嗯是就要也还有点个吃用穿放喝给我自己平时主要一般大概差不多]")


@dataclass(frozen=True, slots=True)
class Probe:
    """One open question. `slot` names what is learned by it; `answers` are words that answer it by themselves."""

    slot: str
    ask: str
    answers: tuple[str, ...] = ()
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class ProbeSet:
    """The questions of a trade, in order. `goods` are words of the products it is about."""

    trade: str
    goods: tuple[str, ...] = ()
    probes: tuple[Probe, ...] = ()

    def is_about(self, words: str) -> bool:
        """Whether a product of this category and title belongs to the trade."""
        return any(good in words for good in self.goods)


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
    words of its own, or, where the customer only says something (`is_plain`), the short text itself. A refusal is no
    answer. `slots` are pairs of name and quote."""
    named = named_answer(probe, text, slots)
    if named is not None or not is_plain or refuses(text) or _TO_US.search(text):
        return named
    plain = " ".join(text.split())
    return plain if 0 < len(plain) <= _LONGEST_ANSWER else None


def named_answer(
    probe: Probe, text: str, slots: Sequence[tuple[str, str]], *, asked: bool = True
) -> str | None:
    """What of a text answers a question by naming it, whether or not it was `asked`."""
    quote = next((quote for name, quote in slots if name == probe.slot), None)
    if quote:
        return quote.strip()
    measure = _MEASURED.get(probe.slot) if asked or probe.slot in _OWN_MEASURES else None
    if measure is not None and (found := measure.search(text)) is not None:
        return found.group().strip()
    words = dict.fromkeys(word for word in _named(probe, text) if asked or word != _NO)
    return "、".join(words) if words else None


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
