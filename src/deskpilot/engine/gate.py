"""Whether to answer at all: figures about the turn and its candidates, and the probabilities made of them.

Finding an entry is one thing, being asked for it another: is it a question, is its meaning in the turn or before it,
does knowledge answer it or does somebody have to do something, is the runner-up close. Each figure has a name and a
weight in gate.toml; the sum goes through a logistic curve. The products of weight and figure are the trace.
Weights tell which of two turns is surer, not how sure: where a curve of that name stands there, it says how often such a
probability was right (isotonic calibration, Zadrozny and Elkan 2002, drawn with straight lines so that the order stays).
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log

from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine import tables
from deskpilot.engine.cards import Parted
from deskpilot.engine.concepts import Concepts, concepts_of
from deskpilot.engine.course import Figures
from deskpilot.engine.index import Index
from deskpilot.engine.peeling import peel
from deskpilot.engine.retriever import Found, Query
from deskpilot.engine.segment import segmenter
from deskpilot.engine.subjects import subjects
from deskpilot.engine.text import normalise, squeeze

_TRACED = 4
_FEW_WORDS = 3
# Two short texts that are all but equal share more than a perfect hit would: beyond this it says no more.
_PERFECT_SCORE, _PERFECT_WHOLE = 1.2, 0.6
# Whoever is lifted this far is surely about the same as the turn.
_SURE_LIFT, _USUAL_LIFT = 0.4, 0.4
# A share of all words below which a word is a name rather than a way of speaking.
_RARE = 1e-5
# From this share of the best score on a candidate stands beside it; so many of them are a crowd.
_CLOSE, _CROWD = 0.8, 4
# What the gate takes from the course of the conversation.
_OF_COURSE = (
    "upset",
    "sad",
    "sad_before",
    "urge",
    "shop_ask",
    "waits",
    "negates",
    "goods_shown",
    "sorry_before",
    "trouble_before",
    "sounds_person",
    "sounds_answer",
    "sounds_nothing",
)
_OTHERS = re.compile(
    r"客户|顾客|买家|商家|卖家|店家|对方|他们|仓库|厂家|站点|师傅说|快递说|客服说|供应商|采购"
)
# "Do this for me", "tell him", "can you not see it": somebody has to act, look or pass something on.
_DO = re.compile(
    r"(?:帮|给|替|麻烦|请|让)(?:我|忙|你|您|下|一下|他)?[^,.。!?]{0,3}(?:操作|处理|弄|办理|提交|登记|备注|反馈|问问|问一下|问下|核实|联系|看看|看一下|看下|查查|查一下|查下|说一下|说下|沟通)|"
    r"(?:让|叫|跟|和|告诉|通知)(?:他们?|她|师傅|快递员?|配送员?|仓库|站点)(?:说|讲|尽快|快|赶紧|马上|来|去|联系|打|送|发|取|给|别|不要|先)|转告|留言|转达|"
    r"(?:你们?|您|客服)(?:那边|这边|后台|那里|系统)?(?:能不能|能否|可以|不能|能|有没有|没有|没)?(?:看|查|核实|确认)(?:不到|不了|得到|到|齐|了|没|过|清楚|吗)"
)
_TOLD = re.compile(r"说(?!明)|告诉|回复我|答应|承诺|通知我|让我|叫我|联系我|打电话")
_PRODUCTISH = re.compile(
    r"(?:这个|这款|这种|它|那款|你们家|你家)?.{0,8}(?:支持|兼容|能(?:装|接|插|连|放|用在|关|调|看|玩|带|配)|适合|适用|可以(?:装|接|插|连|放|喷|关|调|玩|带|配)|(?<![吊肩腰皮鞋])带(?!来|走)|功率|配置|内存|接口|尺寸|参数|型号|区别|版本|app|下载|更新|设置|连接|调试|安装包|驱动|怎么用|怎么连)"
)
# Things of the goods themselves; a turn that names any other thing is about service.
_MERCHANDISE = frozenset(
    {"usage", "care", "size", "colour", "material", "genuine", "shelflife", "stock", "quality", "gift"}
)
_AMOUNT = re.compile(r"(?:\d|\})\s*(?:元|块)|[¥￥]|价|\.price|报价")
_OF_TIME = frozenset({"when", "how_long"})
_ABOUT_MONEY = frozenset({"price", "bargain", "campaign", "coupon", "wholesale"})


def _is_nameless(index: Index, query: Query) -> bool:
    """Whether few words name nothing, and nothing was named before: "can it be changed".

    A word that is rare in the language and known to the shop names something too: most goods have no thing of ours.
    """
    words = [word for word in query.reading.words if len(word) > 1]
    if len(words) > _FEW_WORDS or any(term[0] == "t" for term in query.terms):
        return False
    probability = segmenter().probability
    return not any(index.postings.count(f"w{word}") and probability(word) < _RARE for word in words)


def _leads(index: Index, found: Sequence[Found], named: Collection[str]) -> bool:
    """Whether the best entry is one of those named."""
    best = index.entries[found[0].slot] if found else None
    return best is not None and best.id in named


def figures_of(
    index: Index,
    act: Act,
    parted: Parted,
    query: Query,
    found: Sequence[Found],
    course: Figures,
    named: Collection[str] = (),
) -> Figures:
    """What the gate looks at, each roughly from 0 to 1. `named`: entries that a word of the turn was learned to be a
    name for."""
    words, reading = parted.words, query.reading
    size = len(squeeze(words))
    thingless = float(not reading.concepts.things)
    peeled = act not in (Act.QUESTION, Act.REQUEST, Act.STATEMENT)
    about_goods = _MERCHANDISE.issuperset(reading.concepts.things)
    return {
        **_of_candidates(found),
        **_of_things(index, query, found),
        "subject": _of_subject(query, found),
        **{name: course[name] for name in _OF_COURSE},
        "question": float(act is Act.QUESTION),
        "statement": float(act is Act.STATEMENT),
        # Who thanks while asking still asks.
        "praise": course["praise"] * float(act not in (Act.QUESTION, Act.REQUEST)),
        "peeled": float(peeled),
        "bare": float(peeled and not peel(words).rest),
        "thingless": thingless,
        "nameless": float(not _leads(index, found, named) and _is_nameless(index, query)),
        "short": float(size <= 6),
        "length": min(1.0, size / 60),
        "identifiers": float(parted.identifiers > 0),
        "masks": min(1.0, parted.masks / 3),
        "others": float(bool(_OTHERS.search(words))),
        "do": float(bool(_DO.search(words))),
        "told": float(bool(_TOLD.search(words))),
        "productish": float(about_goods and bool(_PRODUCTISH.search(words))),
        "told_to_human": course["tells"] * course["sounds_escalate"],
        "sounds_waiting": max(0.0, course["sounds_nothing"]),
    }


def _of_things(index: Index, query: Query, found: Sequence[Found]) -> Figures:
    """Whether the best entry is about what is named: closely in the turn ("the title of an invoice", not just
    "invoices"), or, by a turn that names nothing itself, in the lines before it (1 or -1)."""
    named = set(query.reading.concepts.things)
    closely = {thing for thing in named if "." in thing}
    before = set() if named else {term[1:] for term in query.terms if term[0] == "t"}
    held = index.things[found[0].slot] if found else frozenset()
    follows = (1.0 if before & held else -1.0) if before else 0.0
    return {
        "own": float(bool(closely & held)),
        "part_miss": float(bool(closely - held)),
        "price_miss": float(_asks_price_alone(named) and not (found and _names_money(index, found[0].slot))),
        "on_time": float(_asks_time(query.reading.concepts) and _tells_time(index, found)),
        "follows": follows,
    }


def _of_subject(query: Query, found: Sequence[Found]) -> float:
    """Whether the best entry is about what the turn is about, as far as that is clear: about from -0.4 to 0.6."""
    if query.told is None or not found:
        return 0.0
    lifted = min(_SURE_LIFT, found[0].lift) / _SURE_LIFT
    return subjects().clearness(query.told) * (lifted - _USUAL_LIFT)


def _asks_time(concepts: Concepts) -> bool:
    return not _OF_TIME.isdisjoint(concepts.aspects)


def _tells_time(index: Index, found: Sequence[Found]) -> bool:
    """Whether the best entry answers a question for a time: few others will be about that and the same matter."""
    entry = index.entries[found[0].slot] if found else None
    return entry is not None and any(_asks_time(concepts_of(normalise(form))) for form in entry.forms)


def _asks_price_alone(named: set[str]) -> bool:
    """Whether the price of goods is asked for and no service: what says nothing of money is no answer to that."""
    return "price" in named and (named - {"price"}) <= _MERCHANDISE


def _names_money(index: Index, slot: int) -> bool:
    """Whether an entry tells what goods cost: not what a service does, and money is its subject or in its answer."""
    entry, held = index.entries[slot], index.things[slot]
    if held - _ABOUT_MONEY - _MERCHANDISE:
        return False
    return bool(held & _ABOUT_MONEY) or bool(entry and _AMOUNT.search(entry.answer))


def _of_candidates(found: Sequence[Found]) -> Figures:
    """How good the first candidate is, how far the second is behind, and how many crowd in after it."""
    if not found:
        nothing = dict.fromkeys(("score", "margin", "ratio", "whole", "meaning", "near"), 0.0)
        return {**nothing, "foreign": 1.0}
    best = found[0]
    margin = best.score - (found[1].score if len(found) > 1 else 0.0)
    return {
        "score": min(_PERFECT_SCORE, best.score),
        "margin": margin,
        "ratio": margin / best.score if best.score > 0 else 0.0,
        "whole": min(_PERFECT_WHOLE, best.whole),
        "meaning": best.meaning,
        "near": min(1.0, sum(one.score > _CLOSE * best.score for one in found[1:]) / _CROWD),
        "foreign": best.foreign,
    }


@dataclass(frozen=True, slots=True)
class _Gate:
    """The bias and the weights of one probability, and the two rows of its curve."""

    bias: float
    weights: Mapping[str, float]
    said: Sequence[float] = (0.0, 1.0)
    held: Sequence[float] = (0.0, 1.0)


@cache
def _gates() -> dict[str, _Gate]:
    parts = tomllib.loads((tables.table_folder() / "gate.toml").read_text(encoding="utf-8"))
    return {
        name: _Gate(
            float(weights.pop("bias")),
            {key: float(value) for key, value in weights.items()},
            **parts.get(f"{name}_curve", {}),
        )
        for name, weights in parts.items()
        if not name.endswith("_curve")
    }


def probability(name: str, figures: Mapping[str, float]) -> tuple[float, tuple[Evidence, ...]]:
    """How often a sum like that of the weighted figures is right, and the heaviest products as evidence."""
    gate = _gates()[name]
    # Most figures are zero: they add nothing and are no evidence.
    parts = {key: weight * figure for key, weight in gate.weights.items() if (figure := figures.get(key))}
    said = logistic(gate.bias + sum(parts.values()))
    heaviest = sorted(parts, key=lambda key: -abs(parts[key]))[:_TRACED]
    trace = tuple(Evidence(f"{name}.{key}", "", round(parts[key], 3)) for key in heaviest if parts[key])
    return held(name, said), trace


def held(name: str, said: float) -> float:
    """How often what the logistic curve says with this probability was right."""
    gate = _gates()[name]
    place = bisect_right(gate.said, said)
    if not 0 < place < len(gate.said):
        return float(gate.held[0 if place == 0 else -1])
    left, low = gate.said[place - 1], gate.held[place - 1]
    return low + (said - left) * (gate.held[place] - low) / (gate.said[place] - left)


def logistic(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def logit(probability: float) -> float:
    """The inverse of `logistic`, for probabilities kept off 0 and 1."""
    kept = min(1 - 1e-6, max(1e-6, probability))
    return log(kept / (1 - kept))
