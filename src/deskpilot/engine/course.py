"""The course of a conversation in figures: repetition, unanswered lines, apologies, stalling, refusals, mood.

The figures feed the probabilities of dissatisfaction and hand-off. Each is named, so that the trace can say which of
them weighed how much.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from math import atanh, inf, log1p, tanh

from deskpilot.domain.conversation import Line, MessageKind, Sender
from deskpilot.domain.understanding import Act, Signal, Topic
from deskpilot.engine import tables
from deskpilot.engine.acts import shop_line
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.linear import Heard, models, row_of
from deskpilot.engine.mood import Feeling, feel, vector_of
from deskpilot.engine.query import before_of, parted_line, read_line
from deskpilot.engine.repetition import grams, likeness
from deskpilot.engine.segment import until_taught
from deskpilot.engine.signals import listed_signals, praise_in
from deskpilot.engine.subjects import course_roots
from deskpilot.engine.text import normalise, squeeze

Figures = dict[str, float]
_LOOKED_BACK = 16
_FADING = 0.7
# Evidence of a model in log odds that counts as certain.
_LOUDEST = 4.0
_HEARD_SHARE = 0.25
# The model of reviews weighs more: it stands for words the lists do not know.
_PRAISE_SHARE = 0.9
_ALMOST = 0.999
# Whoever tells something at length without praise is rather not content.
_TOLD_AT_LENGTH = -0.2
_AT_LENGTH = 0.68
# What no word and no model bears out is hardly shown: most lines of a chat are neither glad nor upset.
_LEAST_SHOWN = 0.1
_SHOWN_BY_WORDS = 0.45
_SHOWN_BY_MODELS = 1.5
# With words of less weight than that, a model alone shows no mood: nearly every line of a chat is calm.
_HARDLY_SIGNED = 0.1
# Who is surely angry, or praises what went wrong, is not glad whatever the words; who is let down is hardly so.
_SURELY_UPSET, _AT_BEST_UPSET, _AT_BEST_SAD = 0.6, -0.5, -0.2
_UPSET = (Topic.ANGER, Topic.COMPLAINT, Topic.THREAT, Topic.LEGAL, Topic.SARCASM)
_TROUBLE = (Topic.INJURY, Topic.QUALITY, Topic.WRONG_ITEM)
_SURELY_TOLD = 0.5
_QUESTION_MARKS = re.compile(r"[?？]")
_CALLS = re.compile(r"[!！]")
# What the customer himself has not done, and what he says is no matter: "not yet" without any blame.
_NO_BLAME = re.compile(
    r"(?:还|都|先)?没有?(?:付|买|下单|拍(?!到)|选|想好|决定|看好|确定|用过|试过|穿过|拆(?!出)|开封)|不(?:是)?(?:很|太|怎么|着|用)?急|(?:没有?|无)(?:别的|其他|什么)?(?:问题|事)(?:了|儿)?"
)
_NEGATES = re.compile(r"没|不(?:是|能|行|了|会|对|可|要|到|给|让|想|知|好|用|支|清|合|满|见)|无|未|别|非")
# "If it does not fit, can it be sent back": terms are asked for, and nothing has failed.
_TERMS = re.compile(
    r"^[^,.。!?\s]{0,8}(?:不(?:了|上|下|开|动|到|合适|喜欢|满意|好|对|行)|坏了?|碎了?)的?(?:话)?[,\s]?(?:能不能|可不可以|能|可以|支持|[包给]|怎么)(?:退|换|赔|修)[^,.。!?\s]{0,3}[?]?$"
)
_TOLD_ALREADY = re.compile("收到|已经|还是|又|居然|竟然|[买用穿戴吃喝洗]了|现在|到手|为什么|都")
_DOUBTS = re.compile(
    r"(?:不是|不应该|难道|凭|怎么(?:会|能|还|就|又|这)|为什么|为啥|干嘛|什么(?:意思|情况)|咋|真的吗|确定吗|是吧|就这|这样吗|那么久|这么)"
)
_CONTRAST = re.compile(r"但是|可是|但(?!愿)|然后|结果|却|明明|其实|只是|而且|还是")
_WAITS = re.compile(r"多久|几天|什么时候|等(?!级)|到现在|一直|还(?:没|要|得|不)|尽快|快点|赶紧|几点|啥时候")
_DOTS = re.compile(r"\.{3,}|。{2,}|…")


@cache
def _shop_talk() -> PhraseBook:
    return PhraseBook(tables.sections("shop_talk.txt"))


@lru_cache(maxsize=512)
def shop_moves(text: str) -> frozenset[str]:
    """What a line of the shop does: sorry, stall, close, refuse, ask, done."""
    return frozenset(code for _, _, codes in _shop_talk().find(squeeze(normalise(text))) for code in codes)


@lru_cache(maxsize=512)
def heat(text: str) -> tuple[float, float, float]:
    """Of one customer line: upset words, disappointment, praise (0 to 1 each)."""
    normal = normalise(text)
    signals = {signal.topic: signal.strength for signal in listed_signals(normal)}
    upset = max((signals.get(topic, 0.0) for topic in _UPSET), default=0.0)
    praise = 0.0 if _is_sarcastic(text) else min(1.0, 0.5 * len(praise_in(normal)))
    return upset, signals.get(Topic.DISAPPOINTMENT, 0.0), praise


@lru_cache(maxsize=512)
def _is_sarcastic(text: str) -> bool:
    """Whether praise is surely meant the other way round."""
    return any(
        one.topic is Topic.SARCASM and one.strength >= _SURELY_UPSET
        for one in listed_signals(normalise(text))
    )


@lru_cache(maxsize=512)
def _trouble(text: str) -> float:
    """How surely a line tells that goods are faulty, wrong or did harm (0 to 1)."""
    told = (one.strength for one in listed_signals(normalise(text)) if one.topic in _TROUBLE)
    return max((strength for strength in told if strength >= _SURELY_TOLD), default=0.0)


@until_taught
def _felt(text: str) -> Feeling:
    return feel(parted_line(text).words)


def line_mood(text: str) -> float:
    """The mood of the words of a line; praise that is meant the other way round is blame."""
    felt = _felt(text).mood
    return -abs(felt) if _is_sarcastic(text) else felt


def course_of(
    text: str, act: Act, lines: Sequence[Line], signals: Sequence[Signal], waiting_seconds: float
) -> Figures:
    """The figures of a turn in its course, all roughly from 0 to 1."""
    spoken = [line for line in lines if line.sender is not Sender.SYSTEM]
    customer = [line for line in spoken if line.sender is Sender.CUSTOMER]
    shop = [line for line in spoken if line.sender is not Sender.CUSTOMER]
    figures = {**_of_turn(text, act), **_of_shop(spoken, shop)}
    figures["turns"] = min(1.0, log1p(len(customer)) / 3)
    figures["unanswered"] = min(1.0, _unanswered(spoken) / 4)
    figures["repeated"] = _again(text, customer)
    figures["waiting"] = min(1.0, waiting_seconds / 600)
    figures["goods_shown"] = _goods_shown(text, customer)
    faded = upset = mood = trouble = 0.0
    for line in customer[-_LOOKED_BACK:]:
        hot, sad, glad = heat(line.text)
        faded = _FADING * faded + 0.5 * sad - 0.3 * glad
        upset = max(_FADING * upset, hot)
        trouble = max(_FADING * trouble, _trouble(line.text))
        mood = _FADING * mood + (1 - _FADING) * line_mood(line.text)
    figures["sad_before"], figures["upset_before"], figures["mood_before"] = (
        max(-0.5, min(1.0, faded)),
        upset,
        mood,
    )
    figures["trouble_before"] = trouble
    figures.update(_sounds(text, act, lines))
    figures["rejected"] = max((s.strength for s in signals if s.topic is Topic.REJECTED), default=0.0)
    return figures


def heard_in(text: str, act: Act, lines: Sequence[Line]) -> Heard:
    """The texts the small models listen to: the turn, the shop's words before it, the customer's line before that."""
    previous = next((line.text for line in reversed(lines) if line.sender is Sender.CUSTOMER), "")
    return Heard(normalise(text), shop_line(lines), normalise(previous), act.value)


def _sounds(text: str, act: Act, lines: Sequence[Line]) -> Figures:
    """What the small models hear in the turn and the two lines before it, from -1 to 1."""
    about = course_roots(read_line(text), before_of(lines))
    row = row_of(heard_in(text, act, lines))
    heard = models().evidence(row, vector_of(parted_line(text).words), about)
    return {f"sounds_{name}": max(-1.0, min(1.0, value / _LOUDEST)) for name, value in heard.items()}


def heard_mood(course: Figures) -> float:
    """The mood of the words moved by what the models hear, from -1 to 1; small where little bears it out."""
    felt = max(-_ALMOST, min(_ALMOST, course["mood"]))
    total = atanh(felt) + _HEARD_SHARE * (course["sounds_glad"] - course["sounds_sad"])
    total += _PRAISE_SHARE * course["sounds_praise"]
    total += _TOLD_AT_LENGTH * course["tells"] * min(1.0, course["length"] / _AT_LENGTH)
    if course["length"] < _AT_LENGTH:
        total = min(total, _at_best(course))
    return round(_borne_out(course, glad=total > 0) * tanh(total), 3)


def _at_best(course: Figures) -> float:
    """The best mood, in log odds, of a short line that says it is angry or let down; at length both may be told."""
    if course["upset"] >= _SURELY_UPSET:
        return _AT_BEST_UPSET
    return _AT_BEST_SAD if course["sad"] >= _SURELY_UPSET and not course["praise"] else inf


def _borne_out(course: Figures, *, glad: bool) -> float:
    """How much of the mood is shown, from 0 to 1."""
    names = ("praise",) if glad else ("upset", "sad")
    model = _SHOWN_BY_MODELS * course["sounds_glad" if glad else "sounds_sad"]
    words = _SHOWN_BY_WORDS * course["signed_words"]
    told = max(course[name] for name in names)
    if course["signed_words"] < _HARDLY_SIGNED and not told:
        return _LEAST_SHOWN
    return min(1.0, _LEAST_SHOWN + words + max(0.0, model, told))


def _of_turn(text: str, act: Act) -> Figures:
    upset, sad, glad = heat(text)
    words = parted_line(text).words
    concepts = read_line(text).concepts
    aspects = set(concepts.aspects)
    normal = normalise(text)
    return {
        "upset": upset,
        "sad": sad,
        "praise": glad,
        "mood": line_mood(text),
        "signed_words": min(1.0, sum(abs(weight) for _, weight in _felt(text).words) / 3),
        "marks": min(1.0, len(_QUESTION_MARKS.findall(normal)) / 3),
        "calls": min(1.0, len(_CALLS.findall(normal)) / 3),
        "dots": float(bool(_DOTS.search(normal))),
        "length": min(1.0, log1p(len(squeeze(words))) / 4.5),
        "not_yet": float("not_yet" in aspects and not _NO_BLAME.search(normal)),
        "urge": float("urge" in aspects),
        "why": float("why" in aspects),
        "fail": float("fail" in aspects),
        "again_word": float("repeat" in aspects),
        "complains": float(
            bool({"complaint", "compensate", "delivery.late", "quality", "damage"} & set(concepts.things))
        ),
        "negates": min(1.0, len(_NEGATES.findall(normal)) / 3),
        "terms": float(bool(_TERMS.match(normal)) and not _TOLD_ALREADY.search(normal)),
        "doubts": float(bool(_DOUBTS.search(normal))),
        "contrast": float(bool(_CONTRAST.search(normal))),
        "matter": min(1.0, len(concepts.things) / 3),
        "waits": float(bool(_WAITS.search(normal))),
        "wordless": float(not words),
        "agrees": float(act in (Act.ACKNOWLEDGE, Act.CONFIRM)),
        "pings": float(act is Act.PING),
        "asks": float(act is Act.QUESTION),
        "tells": float(act is Act.STATEMENT),
        "denies": float(act is Act.DENY),
    }


def _of_shop(spoken: Sequence[Line], shop: Sequence[Line]) -> Figures:
    last = _last_of_shop(spoken)
    moves = shop_moves(last) if last else frozenset()
    recent = [shop_moves(line.text) for line in shop[-6:]]
    return {
        "shop_sorry": float("sorry" in moves),
        "shop_stall": float("stall" in moves),
        "shop_close": float("close" in moves),
        "shop_refuse": float("refuse" in moves),
        "shop_ask": float("ask" in moves),
        "shop_done": float("done" in moves),
        "sorry_before": min(1.0, sum("sorry" in one for one in recent) / 3),
        "stall_before": min(1.0, sum("stall" in one for one in recent) / 3),
        "close_before": min(1.0, sum("close" in one for one in recent) / 3),
        "refuse_before": min(1.0, sum("refuse" in one for one in recent) / 3),
        "shop_turns": min(1.0, log1p(len(shop)) / 3),
        "no_shop": float(not shop),
    }


def _last_of_shop(spoken: Sequence[Line]) -> str:
    for line in reversed(spoken):
        if line.sender is not Sender.CUSTOMER:
            return line.text
    return ""


def _unanswered(spoken: Sequence[Line]) -> int:
    """How many lines the customer has sent since the shop last spoke, the turn itself not counted."""
    count = 0
    for line in reversed(spoken):
        if line.sender is not Sender.CUSTOMER:
            break
        count += 1
    return count


def _goods_shown(text: str, customer: Sequence[Line]) -> float:
    """Whether the customer came from a page of goods and has named no order: what is asked then is about the goods."""
    said = [parted_line(text), *(parted_line(line.text) for line in customer[-_LOOKED_BACK:])]
    kinds = {line.kind for line in customer[-_LOOKED_BACK:]}
    shown = MessageKind.PRODUCT_CARD in kinds or any(parted.links for parted in said)
    ordered = MessageKind.ORDER_CARD in kinds or any(parted.identifiers for parted in said)
    return float(shown and not ordered)


def _again(text: str, customer: Sequence[Line]) -> float:
    mine = grams(parted_line(text).words)
    if len(mine) < 3:
        return 0.0
    return max(
        (likeness(mine, grams(parted_line(line.text).words)) for line in customer[-_LOOKED_BACK:]),
        default=0.0,
    )
