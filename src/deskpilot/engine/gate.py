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

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Act, Evidence
from deskpilot.engine import tables
from deskpilot.engine.acts import answers_shop
from deskpilot.engine.cards import Parted
from deskpilot.engine.course import Figures
from deskpilot.engine.index import Index
from deskpilot.engine.reading import Reading
from deskpilot.engine.retriever import Found
from deskpilot.engine.text import squeeze

_TRACED = 4
_MINE = re.compile(
    r"我(?:的|们的)?(?:这|那|刚|买|拍|之前|昨天|上次|申请|订|退|换|下的|付|收)|这(?:个|单|笔|件|两|几)|那(?:个|单|笔|件|两|几)|刚才|刚刚|昨天|前天|上次|之前|今天|已经"
)
_DO = re.compile(
    r"帮(?:我|忙|查|看|问|催|改|联系|处理|核实|申请|客户)|给(?:我|他|客户)(?:查|看|问|改|办|处理|登记|备注|申请|取消|催)|麻烦(?:你|您|帮|查|看|处理|核实|催|转)|查(?:一)?下|看(?:一)?下|核实|登记|备注|处理(?:一下|下)|跟进|沟通|转告|确认(?:一下|下)"
)
_OTHERS = re.compile(
    r"客户|顾客|买家|商家|卖家|店家|对方|他们|仓库|厂家|站点|师傅说|快递说|客服说|供应商|采购"
)
_TOLD = re.compile(r"说(?!明)|告诉|回复我|答应|承诺|通知我|让我|叫我|联系我|打电话")
_PRODUCTISH = re.compile(
    r"(?:这个|这款|这种|它|那款|你们家|你家)?.{0,8}(?:支持|兼容|能(?:装|接|插|连|放|用在|关|调|看|玩|带|配)|适合|适用|可以(?:装|接|插|连|放|喷|关|调|玩|带|配)|(?<![吊肩腰皮鞋])带(?!来|走)|功率|配置|内存|接口|尺寸|参数|型号|区别|版本|app|下载|更新|设置|连接|调试|安装包|驱动|怎么用|怎么连)"
)
_FOLLOWS = re.compile(
    r"^(?:那|所以|也就是|意思|就是说|然后|但是|可是|如果|要是|万一|不过|还有|另外|而且|因为)"
)
_GIVES = re.compile(
    r"(?:电话|手机|地址|联系方式|姓名|名字|抬头|税号|账号|邮箱|单号)\s*(?:是|为|改为|改成|:|：)|1[3-9]\d{9}|(?:省|市|区|县|路|街|号楼|小区|单元|室)(?:\d|[^吗么呢]{0,6}$)"
)
# Things of the goods themselves; a turn that names any other thing is about service.
_MERCHANDISE = frozenset(
    {"usage", "care", "size", "colour", "material", "genuine", "shelflife", "stock", "quality", "gift"}
)
_CHECKING = re.compile(r"(?:是|对|好|行|可以)(?:吧|吗|么|嘛|不)[?？。]*$|是不是|确定|真的")


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
    lines: Sequence[Line],
    course: Figures,
) -> Figures:
    """What the gate looks at, each roughly from 0 to 1."""
    best = found[0] if found else None
    second = found[1].score if len(found) > 1 else 0.0
    size = len(squeeze(words))
    figures: Figures = {
        "score": best.score if best else 0.0,
        "margin": best.score - second if best else 0.0,
        "ratio": (best.score - second) / best.score if best and best.score > 0 else 0.0,
        "words": best.words if best else 0.0,
        "whole": best.whole if best else 0.0,
        "meaning": best.meaning if best else 0.0,
        "own": index.postings.share(reading.terms, best.slot) if best else 0.0,
        "foreign": best.foreign if best else 1.0,
        "things": min(1.0, len(reading.concepts.things) / 4),
        "thingless": float(not reading.concepts.things),
        "unknown_thingless": _unknown(index, reading) * float(not reading.concepts.things),
        "follows": float(bool(_FOLLOWS.search(words))),
        "gives": float(bool(_GIVES.search(words)) or parted.masks > 0),
        "aspects": min(1.0, len(reading.concepts.aspects) / 3),
        "question": float(act is Act.QUESTION),
        "request": float(act is Act.REQUEST),
        "statement": float(act is Act.STATEMENT),
        "peeled": float(act not in (Act.QUESTION, Act.REQUEST, Act.STATEMENT)),
        "short": float(size <= 6),
        "long": float(size > 40),
        "length": min(1.0, size / 60),
        "answers_shop": float(answers_shop(lines)),
        "opening": float(not any(line.sender is not Sender.CUSTOMER for line in lines)),
        "identifiers": float(parted.identifiers > 0),
        "masks": min(1.0, parted.masks / 3),
        "mine": float(bool(_MINE.search(words))),
        "do": float(bool(_DO.search(words))),
        "others": float(bool(_OTHERS.search(words))),
        "told": float(bool(_TOLD.search(words))),
        "productish": float(
            bool(_PRODUCTISH.search(words)) and _MERCHANDISE.issuperset(reading.concepts.things)
        ),
        "checking": float(bool(_CHECKING.search(words))),
        "told_to_human": course["tells"] * course["sounds_escalate"],
        "sounds_waiting": max(0.0, course["sounds_hold"]),
    }
    for name in (
        "turns",
        "unanswered",
        "repeated",
        "upset",
        "sad",
        "praise",
        "mood",
        "marks",
        "not_yet",
        "urge",
        "why",
        "fail",
        "shop_sorry",
        "shop_stall",
        "shop_close",
        "shop_refuse",
        "shop_ask",
        "shop_done",
        "sad_before",
        "stall_before",
        "refuse_before",
        "negates",
        "contrast",
        "waits",
        "doubts",
    ):
        figures[name] = course[name]
    return figures


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
