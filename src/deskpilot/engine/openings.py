"""Which openings led to a human in the shop's own chats: words of the first question, counted by how the chat went on.

A chat went to a human when the customer complained, got angry, wanted a human, or began to ask for money back later on,
when the shop's people stayed with it for long, or when one of its turns is labelled so. The counts add up over files and
can be read: so many chats began with the word, so many of them led to a human.
"""

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
    said = [line.text for line in later if line.sender is Sender.CUSTOMER]
    if any(
        one.topic in _LED and one.strength >= _HEARD
        for text in said
        for one in listed_signals(normalise(text))
    ):
        return True
    return not _about_refund(lines[opening].text) and any(map(_about_refund, said))


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
