"""Topics as customers tell them: patterns made of classes of words (who, which part of the body, what happened)."""

import re
from collections.abc import Iterator
from functools import cache

from deskpilot.domain.understanding import Signal, Topic
from deskpilot.engine import tables
from deskpilot.engine.seeking import Seekers

LEVELS = {"strong": 0.9, "clear": 0.65, "mild": 0.35}
HYPOTHETICAL = 0.3
# Topics that count when they happened, not when they are feared or asked about.
ASKED_ABOUT = frozenset({Topic.INJURY, Topic.QUALITY, Topic.MINOR, Topic.WRONG_ITEM})
FEARED = re.compile(
    r"会不会|会(?!议|员)|容易|怕|担心|防|避免|能不能|是不是|如果|万一|要是|是否|有没有|可能|比如|差点|以防|假如|假设"
)
ASKING_TAIL = re.compile(r"^[^,.。!]{0,4}(?:吗|么|嘛|\?|怎么办呢)")
_CLAUSE = re.compile(r"[,。!?;]")
_BREAK = re.compile(r"[\s,;:、~.]+(?!\d)|(?<!\d)[.]")
_NOBODY = re.compile("其他|其她|吉他")  # he is in these words, and nobody is meant


@cache
def _patterns() -> tuple[Seekers, tuple[tuple[Topic, float], ...]]:
    """The ways to tell a topic, and of each which topic it tells and how much it says."""
    rows = tables.sections("topics.txt")
    classes = {name[1:]: _either(words) for name, words in rows.items() if name.startswith("=")}
    ways: list[str] = []
    told: list[tuple[Topic, float]] = []
    for name, forms in rows.items():
        topic, _, level = name.partition(".")
        if level:
            ways += forms
            told += [(Topic(topic), LEVELS[level])] * len(forms)
    return Seekers(ways, classes), tuple(told)


def _either(words: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


def names_somebody(normalised: str) -> bool:
    """Whether the words name a third person: family, friends, colleagues, he and she."""
    return _people().search(_NOBODY.sub("", normalised)) is not None


def is_of_others(normalised: str) -> bool:
    """Whether the words speak of what somebody else has bought. What was bought for them is the customer's own."""
    return _their_things().search(_NOBODY.sub("", normalised)) is not None


@cache
def _people() -> re.Pattern[str]:
    return re.compile(_either(tables.sections("topics.txt")["=relation"]))


@cache
def _their_things() -> re.Pattern[str]:
    who = rf"(?<![给送帮替为我的咱女男])(?:我的|我|咱)?{_people().pattern}(?:自己)?"
    return re.compile(rf"{who}(?:(?:在你们?家|在这|在店里)?(?:买|拍|下单|订)|的(?:单|订单|快递|包裹|货|件))")


def told_topics(normalised: str) -> Iterator[Signal]:
    """The topics that a turn tells, the words that told them with it. One pattern counts once."""
    text = _BREAK.sub(",", normalised.replace("?", "?")).strip(",")
    patterns, told = _patterns()
    for number, match in patterns.search(text):
        topic, strength = told[number]
        # A mild one is no more than a reason to look, whether it is told or asked.
        if strength > LEVELS["mild"] and topic in ASKED_ABOUT and _only_asked(topic, text, match):
            strength = HYPOTHETICAL
        yield Signal(topic, strength, match.group().strip(","))


def _only_asked(topic: Topic, text: str, match: re.Match[str]) -> bool:
    """Whether it is feared or asked about. A child that asks whether it may is a child all the same."""
    before = _CLAUSE.split(text[: match.start()])[-1]
    feared = FEARED.search(before) or FEARED.search(match.group())
    asked = topic is not Topic.MINOR and ASKING_TAIL.match(text[match.end() :])
    return bool(feared or asked)
