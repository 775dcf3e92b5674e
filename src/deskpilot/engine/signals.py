"""Topics a careful shop gives to a human, found in the words of a turn and in what went before it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache, lru_cache

from deskpilot.domain.conversation import Sender
from deskpilot.domain.understanding import Signal, Topic, TurnContext
from deskpilot.engine import tables
from deskpilot.engine.asides import share_meant
from deskpilot.engine.cards import part_words
from deskpilot.engine.concepts import PhraseBook
from deskpilot.engine.disguise import unmasked
from deskpilot.engine.human_wish import human_wish
from deskpilot.engine.repetition import asked_before
from deskpilot.engine.text import normalise, squeeze
from deskpilot.engine.topics import ASKED_ABOUT, ASKING_TAIL, FEARED, HYPOTHETICAL, LEVELS, told_topics

_NEGATED = re.compile(
    r"(?:不|没|没有|别|不是|不会|不想|不要|不用|毫无|从不|从未|未|不打算|不至于|谈不上|并不|又不)(?:给|算|太|很|去|再|想|要|是|什么|啥|任何)?$"
)
_FEARED = re.compile(rf"(?:{FEARED.pattern})[^,.。!?]{{0,4}}$")
_ULTIMATUM = re.compile(
    r"(?:不|没|再不|要是不|如果不|还不)[^,.。!?]{1,14}(?:就|我就|那就|只能|只好|直接|信不信)[^,.。!?]{0,6}(?:投诉|差评|举报|曝光|起诉|报警|告|退货|找平台|12315|维权|发微博|发抖音|打电话)"
)
_NEVER_NEGATED = frozenset(
    {Topic.REJECTED, Topic.DISAPPOINTMENT, Topic.SARCASM, Topic.INJECTION, Topic.BARGAIN}
)
_CLAUSE_END = re.compile(r"[,.。!;]")
# The title of a book or a film says nothing of the customer.
_TITLED = re.compile(r"《[^《》]{1,40}》")
# "I thought it was broken, and it is fine": what was feared and did not come.
_RELIEVED = re.compile(
    r"(?:怀疑|以为|担心|怕|差点)[^。!?]{1,14}?(?:结果|没想到|其实|发现|还好|收到)[^。!?]{0,8}?"
    r"(?:不错|很好|真好|挺好|好看|漂亮|喜欢|惊喜|满意|好用|好吃|值|真香|完好|没事|一个都?没|没坏|没碎|没破)"
)
# "便宜些" is a wish only when it is asked for; "这款便宜些" is a remark.
_CHEAPER = frozenset({"便宜点", "便宜一点", "便宜些", "少一点", "少一点吧", "优惠点", "再优惠", "再便宜"})
_HAGGLING = re.compile(r"能|可以|再|给|吗|么|呗|吧|不\b|行|[?？]|点\W*$|卖|拿")
# What has been made to measure, how long it takes: asked about terms, no order for one.
_CUSTOM_TERMS = re.compile(r"^(?:的|款|做的|类)?[^,.。!]{0,3}?(?:退|反悔|几天|多久|多长时间)")
# Whoever asks this after the shop has spoken has not taken that for somebody.
_ANYBODY = re.compile(
    r"^(?:喂|请问|到底|究竟|还|那)*(?:有没有|有|没)(?:客服|真人)?人(?:在线|在|啊)?(?:吗|么|嘛|没|不|啊|呀|了)*[^\w]*$"
)
_PRAISED = "praise"
_FACES = {
    "😡": 0.65,
    "🤬": 0.9,
    "😠": 0.65,
    "👎": 0.65,
    "💩": 0.65,
    "😤": 0.5,
    "🙄": 0.4,
    "😒": 0.4,
    "😭": 0.2,
    "😅": 0.1,
}


@cache
def _lists() -> PhraseBook:
    return PhraseBook(tables.sections("signals.txt"))


@cache
def _grievances() -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, tables.rows("grievances.txt")))


def find_signals(text: str, context: TurnContext) -> tuple[Signal, ...]:
    """The signals of a turn, strongest first, one for each topic."""
    normal = normalise(text)
    found: dict[Topic, Signal] = {}
    for signal in (*_in_words(normal), *_in_course(normal, context)):
        known = found.get(signal.topic)
        found[signal.topic] = signal if known is None else _joined(known, signal)
    return tuple(sorted(found.values(), key=lambda signal: -signal.strength))


def _joined(one: Signal, other: Signal) -> Signal:
    """Two hints weigh more than one, unless they are the same words; the words of the stronger are kept."""
    stronger, weaker = (one, other) if one.strength >= other.strength else (other, one)
    if weaker.quote in stronger.quote or stronger.quote in weaker.quote:
        return stronger
    strength = 1 - (1 - one.strength) * (1 - other.strength)
    return Signal(one.topic, round(min(0.99, strength), 3), stronger.quote)


def _in_words(normal: str) -> Iterable[Signal]:
    wish = human_wish(normal)
    if wish:
        yield Signal(Topic.HUMAN_WANTED, 0.99, wish)
    if _ULTIMATUM.search(normal):
        yield Signal(Topic.THREAT, 0.9, normal[:60])
    for word in unmasked(normal):
        yield Signal(Topic.COMPLAINT, 0.9, word)
    for face, strength in _FACES.items():
        if face in normal:
            yield Signal(Topic.ANGER, strength, face)
    yield from listed_signals(normal)


@lru_cache(maxsize=512)
def listed_signals(normal: str) -> tuple[Signal, ...]:
    """The topics that the words of a line name, without its course; joined, one for each topic."""
    normal = _RELIEVED.sub(" ", _TITLED.sub(" ", normal))
    found: dict[Topic, Signal] = {}
    for signal in (*_listed(normal), *_told_grievances(normal), *told_topics(normal)):
        known = found.get(signal.topic)
        found[signal.topic] = signal if known is None else _joined(known, signal)
    return tuple(found.values())


def _told_grievances(normal: str) -> Iterable[Signal]:
    for pattern in _grievances():
        match = pattern.search(normal)
        if match:
            yield Signal(Topic.DISAPPOINTMENT, LEVELS["clear"], match.group())


def squeeze_keeping_marks(normal: str) -> str:
    """Without blanks and decoration, but with the marks that end a clause."""
    return "".join(c for c in normal if c.isalnum() or c in ",.。!?;，！？；")


def _listed(normal: str) -> Iterable[Signal]:
    bare = squeeze_keeping_marks(normal)
    whole = squeeze(bare)
    seen: set[tuple[str, str]] = set()
    for text in (bare, whole) if bare != whole else (bare,):
        for place, word, codes in _lists().find(text):
            for code in codes:
                if (word, code) not in seen:
                    seen.add((word, code))
                    for signal in _weighed(text, place, word, code):
                        most = share_meant(signal.topic, word, normal)
                        if most:
                            yield replace(signal, strength=min(signal.strength, most))


def _weighed(text: str, place: int, word: str, code: str) -> Iterable[Signal]:
    name, _, level = code.partition(".")
    if level not in LEVELS or name == _PRAISED:
        return
    topic, strength = Topic(name), LEVELS[level]
    before, after = text[max(0, place - 8) : place], text[place + len(word) : place + len(word) + 6]
    if topic not in _NEVER_NEGATED and _NEGATED.search(before):
        return
    if topic in ASKED_ABOUT and (_FEARED.search(before) or ASKING_TAIL.search(after)):
        strength = min(strength, HYPOTHETICAL)
    if topic is Topic.CUSTOM and _CUSTOM_TERMS.search(after):
        strength = LEVELS["mild"]
    if (
        topic is Topic.BARGAIN
        and word in _CHEAPER
        and not _HAGGLING.search(before[-3:] + _CLAUSE_END.split(after)[0])
    ):
        strength = LEVELS["mild"]
    yield Signal(topic, strength, word)


def praise_in(normal: str) -> tuple[str, ...]:
    """Words of praise and thanks that are not denied."""
    bare = squeeze_keeping_marks(normal)
    return tuple(
        word
        for place, word, codes in _lists().find(bare)
        if "praise.clear" in codes and not _NEGATED.search(bare[max(0, place - 4) : place])
    )


def _in_course(normal: str, context: TurnContext) -> Iterable[Signal]:
    if _ANYBODY.search(normal) and any(
        line.sender is Sender.AI or line.sender is Sender.AGENT for line in context.lines
    ):
        yield Signal(Topic.HUMAN_WANTED, LEVELS["clear"], normal)
    again = asked_before(part_words(normal).words, context.lines)
    if again:
        yield Signal(Topic.REPEATED, again, normal[:60])
