"""Whether to answer at all: figures about the turn and its candidates, and the probabilities made of them.

Finding an entry is one thing, being asked for it another: is it a question, is its meaning in the turn or before it,
does knowledge answer it or does somebody have to do something, is the runner-up close. Each figure has a name and a
weight in gate.toml; the sum goes through a logistic curve. The products of weight and figure are the trace.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log

from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine import tables
from deskpilot.engine.cards import Parted
from deskpilot.engine.course import Figures
from deskpilot.engine.index import Index
from deskpilot.engine.reading import Reading
from deskpilot.engine.retriever import Found
from deskpilot.engine.text import squeeze

_TRACED = 4
# What the gate takes from the course of the conversation.
_OF_COURSE = ("upset", "sad", "sad_before", "praise", "urge", "shop_ask", "waits")
_OTHERS = re.compile(
    r"客户|顾客|买家|商家|卖家|店家|对方|他们|仓库|厂家|站点|师傅说|快递说|客服说|供应商|采购"
)
_TOLD = re.compile(r"说(?!明)|告诉|回复我|答应|承诺|通知我|让我|叫我|联系我|打电话")
_PRODUCTISH = re.compile(
    r"(?:这个|这款|这种|它|那款|你们家|你家)?.{0,8}(?:支持|兼容|能(?:装|接|插|连|放|用在|关|调|看|玩|带|配)|适合|适用|可以(?:装|接|插|连|放|喷|关|调|玩|带|配)|(?<![吊肩腰皮鞋])带(?!来|走)|功率|配置|内存|接口|尺寸|参数|型号|区别|版本|app|下载|更新|设置|连接|调试|安装包|驱动|怎么用|怎么连)"
)
# Things of the goods themselves; a turn that names any other thing is about service.
_MERCHANDISE = frozenset(
    {"usage", "care", "size", "colour", "material", "genuine", "shelflife", "stock", "quality", "gift"}
)


def _unknown(index: Index, reading: Reading) -> float:
    """The share of the turn's words that no entry knows."""
    words = [word for word in reading.words if len(word) > 1]
    return sum(not index.postings.count(f"w{word}") for word in words) / len(words) if words else 0.0


def figures_of(
    index: Index,
    words: str,
    act: Act,
    parted: Parted,
    reading: Reading,
    found: Sequence[Found],
    course: Figures,
) -> Figures:
    """What the gate looks at, each roughly from 0 to 1."""
    size = len(squeeze(words))
    thingless = float(not reading.concepts.things)
    about_goods = _MERCHANDISE.issuperset(reading.concepts.things)
    return {
        **_of_candidates(found),
        **{name: course[name] for name in _OF_COURSE},
        "aspects": min(1.0, len(reading.concepts.aspects) / 3),
        "unknown_thingless": _unknown(index, reading) * thingless,
        "question": float(act is Act.QUESTION),
        "statement": float(act is Act.STATEMENT),
        "peeled": float(act not in (Act.QUESTION, Act.REQUEST, Act.STATEMENT)),
        "short": float(size <= 6),
        "length": min(1.0, size / 60),
        "identifiers": float(parted.identifiers > 0),
        "masks": min(1.0, parted.masks / 3),
        "others": float(bool(_OTHERS.search(words))),
        "told": float(bool(_TOLD.search(words))),
        "productish": float(about_goods and bool(_PRODUCTISH.search(words))),
        "told_to_human": course["tells"] * course["sounds_escalate"],
        "sounds_waiting": max(0.0, course["sounds_hold"]),
    }


def _of_candidates(found: Sequence[Found]) -> Figures:
    """How good the first candidate is, and how far the second is behind."""
    if not found:
        return {**dict.fromkeys(("score", "margin", "ratio", "whole", "meaning"), 0.0), "foreign": 1.0}
    best = found[0]
    margin = best.score - (found[1].score if len(found) > 1 else 0.0)
    return {
        "score": best.score,
        "margin": margin,
        "ratio": margin / best.score if best.score > 0 else 0.0,
        "whole": best.whole,
        "meaning": best.meaning,
        "foreign": best.foreign,
    }


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = (tables.table_folder() / "gate.toml").read_text(encoding="utf-8")
    return {
        name: {key: float(value) for key, value in part.items()} for name, part in tomllib.loads(text).items()
    }


def probability(name: str, figures: Mapping[str, float]) -> tuple[float, tuple[Evidence, ...]]:
    """The logistic of the weighted figures, and the heaviest products as evidence."""
    weights = _weights()[name]
    parts = {key: weight * figures.get(key, 0.0) for key, weight in weights.items() if key != "bias"}
    total = weights["bias"] + sum(parts.values())
    heaviest = sorted(parts, key=lambda key: -abs(parts[key]))[:_TRACED]
    trace = tuple(Evidence(f"{name}.{key}", "", round(parts[key], 3)) for key in heaviest if parts[key])
    return logistic(total), trace


def logistic(total: float) -> float:
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def logit(probability: float) -> float:
    """The inverse of `logistic`, for probabilities kept off 0 and 1."""
    kept = min(1 - 1e-6, max(1e-6, probability))
    return log(kept / (1 - kept))
