"""Which openings led to a human in the shop's own chats: words of the first question, counted by how the chat went on.

A chat went to a human when it was handed over to somebody else, when the customer complained, got angry, wanted a human,
or began to ask for money back later on, when the shop's people stayed with it for long, or when one of its turns is
labelled so. The counts add up over files and can be read: so many chats began with the word, so many of them led to a
human.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import Final

from deskpilot.domain.conversation import Line, Sender
from deskpilot.domain.understanding import Act, Topic
from deskpilot.engine.acts import act_of
from deskpilot.engine.query import parted_line, read_line
from deskpilot.engine.signals import listed_signals
from deskpilot.engine.text import normalise

Counts = Mapping[str, tuple[int, int]]
ASKING: Final = (Act.QUESTION, Act.REQUEST, Act.STATEMENT)
# The entry of the counts that holds all chats.
ALL: Final = ""
_HEARD: Final = 0.5
_LONG_CARE: Final = 12  # lines of the shop's people after the opening
_CUSTOMER_LINES: Final = 4
_SMOOTHING: Final = 4.0
_LEAST_CHATS: Final = 5
_LEAST_LED: Final = 3
_SURE: Final = 2.0
_MOST_WORDS: Final = 500
# A chat, a customer or a matter goes to somebody: "转接专员", "会话已转移", "已转人工". An adapter ("转接头") does not, nor
# what is offered ("需要转人工吗"), told how to get ("回复转人工") or not done ("无需转接").
_HANDED_OVER: Final = re.compile(
    r"(?<!无需|不用|不能|没有|无法|需要|回复|输入|发送|是否|点击|可以|如需)(?<![不没未需“「'【\"])"
    r"(?:转接(?!头|线|口|器|卡|板|环|盒|件|插|座|圈|管)|转人工|转交|转移会话|会话转移|会话已?被?转|接管(?:了|本次)?会话"
    r"|转(?:到|给|至|去|一下)[^,.。!?\n]{0,10}(?:专员|专家|顾问|同事|售后|主管|经理|老师|客服|技术|师傅|人工))"
    r"(?![^,.。!?\n]{0,12}(?:吗|么|\?))"
)
_LED: Final = frozenset(
    {
        Topic.HUMAN_WANTED,
        Topic.COMPLAINT,
        Topic.THREAT,
        Topic.LEGAL,
        Topic.ANGER,
        Topic.DISAPPOINTMENT,
        Topic.SARCASM,
        Topic.REJECTED,
        Topic.QUALITY,
        Topic.WRONG_ITEM,
    }
)


def is_opening(act: Act, lines: Sequence[Line]) -> bool:
    """Whether a turn is the first of its customer that asks for something."""
    before = [line for line in lines if line.sender is Sender.CUSTOMER]
    return act in ASKING and len(before) < _CUSTOMER_LINES and not any(map(_asks, before))


def _asks(line: Line) -> bool:
    return _is_asking(line.text)


@lru_cache(maxsize=512)
def _is_asking(text: str) -> bool:
    parted = parted_line(text)
    return act_of(parted.words, parted, ()) in ASKING


def opening_of(lines: Sequence[Line]) -> int | None:
    """The place of the opening."""
    for place, line in enumerate(lines):
        if line.sender is Sender.CUSTOMER and _asks(line):
            return place if is_opening(Act.STATEMENT, lines[:place]) else None
    return None


def words_of(text: str) -> frozenset[str]:
    """What of an opening is counted: its words of two characters and more."""
    return frozenset(word for word in read_line(text).words if len(word) > 1 and word.isalpha())


def went_to_human(lines: Sequence[Line], opening: int) -> bool:
    """How the chat went on after its opening."""
    later = lines[opening + 1 :]
    if sum(line.sender is Sender.AGENT for line in later) >= _LONG_CARE:
        return True
    if any(map(_was_handed_over, later)):
        return True
    said = [line.text for line in later if line.sender is Sender.CUSTOMER]
    if any(
        one.topic in _LED and one.strength >= _HEARD
        for text in said
        for one in listed_signals(normalise(text))
    ):
        return True
    return not _about_refund(lines[opening].text) and any(map(_about_refund, said))


def _was_handed_over(line: Line) -> bool:
    """Whether a line of the shop or its platform says that somebody else has the chat now or will have it."""
    return line.sender is not Sender.CUSTOMER and bool(_HANDED_OVER.search(normalise(line.text)))


def _about_refund(text: str) -> bool:
    return "refund" in read_line(text).concepts.things


def counted(known: Counts, chats: Iterable[tuple[frozenset[str], bool]]) -> dict[str, tuple[int, int]]:
    """The counts with more chats: words of the opening, and whether it led to a human."""
    counts = dict(known)
    for words, led in chats:
        for word in (ALL, *words):
            seen, went = counts.get(word, (0, 0))
            counts[word] = (seen + 1, went + led)
    return counts


def kept(counts: Counts) -> dict[str, tuple[int, int]]:
    """The commonest words, so that what is stored stays small."""
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1][0], pair[0]))[: _MOST_WORDS + 1])


def odds_of(counts: Counts) -> dict[str, float]:
    """Word to log odds of a human, smoothed, as far as they are more than chance."""
    seen, went = counts.get(ALL, (0, 0))
    usual = (went + 1) / (seen + 2)
    found = {}
    for word, (chats, led) in counts.items():
        spread = sqrt(chats * usual * (1 - usual))
        if word == ALL or chats < _LEAST_CHATS or 0 < led < _LEAST_LED:
            continue
        if abs(led - chats * usual) >= _SURE * spread:
            share = (led + _SMOOTHING * usual) / (chats + _SMOOTHING)
            found[word] = round(log(share / (1 - share)) - log(usual / (1 - usual)), 2)
    return found
