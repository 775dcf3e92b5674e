"""Turns that are a question form word for word: what the shop has written is certain, whatever else is heard in it.

Courtesy, marks and the particles of a friendly tone do not count; an order number, a link or one word more does.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from deskpilot.domain.understanding import Evidence, Understanding
from deskpilot.engine.index import Index
from deskpilot.engine.peeling import clauses, peel
from deskpilot.engine.retriever import Found
from deskpilot.engine.text import normalised, squeezed

# How sure such an answer is, and how likely somebody is needed all the same.
_CONFIDENCE, _HANDOFF = 0.97, 0.05
MARGIN = 1.0
_COURTESY = frozenset({"greeting", "thanks", "filler", "ping", "acknowledge"})
_LEAD = re.compile(
    r"^(?:(?:请|想|麻烦|我想)问(?:一下|下|问)?(?=.{2})|问(?:一下|下)(?=.{2})|请教(?:一下|下)?|你好|您好|哈喽|亲+(?![子测手密戚友情自])|(?:麻烦|打扰)(?:一下|下|了|您|你)?(?=.{3}))+"
)
_TAIL = re.compile(r"(?:[呀啊呢哦哈噢喔哟诶亲]|谢谢[你您啦了]?|多谢|(?<=[吗呢啊呀])(?:老板|客服|掌柜))+$")
# The same question mark in other writing.
_WHETHER = re.compile(r"(?:嘛|(?<![怎什这那多要])么)$")


@lru_cache(maxsize=8192)
def bare_form(text: str) -> str:
    """A turn or a question form without courtesy and marks; empty when it is nothing else."""
    kept = [clause for clause in clauses(normalised(text)) if not _is_courtesy(clause)]
    bare = _TAIL.sub("", _LEAD.sub("", squeezed("".join(kept))))
    return _WHETHER.sub("吗", bare)


def _is_courtesy(clause: str) -> bool:
    peeled = peel(clause)
    return not peeled.rest and _COURTESY.issuperset(peeled.codes)


def asked_verbatim(index: Index, found: Sequence[Found], text: str) -> int | None:
    """The place of the one candidate that has the turn among its forms; None where several have, or the turn is no more
    than a yes or a no."""
    bare = bare_form(text)
    if not bare or not peel(bare).rest:
        return None
    places = [place for place, one in enumerate(found) if _has_form(index, one.slot, bare)]
    return places[0] if len(places) == 1 else None


def _has_form(index: Index, slot: int, bare: str) -> bool:
    entry = index.entries[slot]
    return entry is not None and any(_may_be(form, bare) and bare_form(form) == bare for form in entry.forms)


def _may_be(form: str, bare: str) -> bool:
    """Whether a form can come to these words: a glance, for most forms share few characters with a turn. Half of them may be
    written otherwise (traditional, full width)."""
    shared = sum(character in form for character in bare)
    return len(form) >= len(bare) - 1 and 2 * shared >= len(bare)


def certain_first(index: Index, found: list[Found], text: str) -> tuple[list[Found], tuple[Evidence, ...]]:
    """The candidates with the certain one before all others, and what the trace says of it."""
    place = asked_verbatim(index, found, text)
    if place is None:
        return found, ()
    return [found[place], *found[:place], *found[place + 1 :]], (Evidence("verbatim"),)


def sure(confidence: float, handoff: float) -> tuple[float, float]:
    """Both probabilities of a turn that is certain."""
    return max(confidence, _CONFIDENCE), min(handoff, _HANDOFF)


def is_certain(read: Understanding) -> bool:
    """Whether a turn was read so: it says nothing about how sure the gate may be of others."""
    return any(reason.code == "verbatim" for reason in read.reasons)
