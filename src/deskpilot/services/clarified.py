"""The customer answers our question back: a number, a word of one of the choices, or a yes."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.domain.understanding import Act, Candidate, Evidence, Understanding

CONFIDENCE_OF_A_CHOICE = 0.92
_LONGEST_CHOICE = 24
_ORDINAL = re.compile(
    r"^(?:选|第|我选|是|要|no\.?|option)?\s*([1-5１-５一二三四五①②③④⑤])\s*(?:个|项|条|号|吧|的|呢|啊|[.。、)])*$",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"\W*(?:第|选|我选)?\s*\d{1,2}\s*(?:个|项|条|号|吧)?\W*")
_PLACE = {
    sign: place
    for place, signs in enumerate(("1１一①", "2２二②", "3３三③", "4４四④", "5５五⑤"))
    for sign in signs
}
# A word that says yes to nothing in particular, a call for somebody, a number without a word.
_LONGEST_NOD = 4
_NODS = frozenset({Act.ACKNOWLEDGE, Act.CONFIRM, Act.EMPTY})
_NO_REPLIES = frozenset({Act.GREETING, Act.PING, Act.IDENTIFIER, Act.CARD})
_WITH_WELCOME = "greeting"
_WHICH_THING = frozenset({"which_product", "which_sku", "which_order"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Our question back that stands open: by which rule it was asked, and the entries it offered. `by_number`: it is some
    lines ago, so that nothing but a number can mean it."""

    rule: str
    entry_id: str | None
    choices: tuple[KnowledgeEntry, ...] = ()
    by_number: bool = False


def after_clarify(understanding: Understanding, text: str, asked: Asked | None) -> Understanding:
    """The understanding, with the chosen entry in front when this turn answers our own question."""
    if asked is None:
        return understanding
    if asked.rule in _WHICH_THING:
        chosen = None if asked.by_number else _thing_named(understanding, asked)
    else:
        chosen = _chosen(understanding, text, asked)
    return _with_choice(understanding, chosen) if chosen else understanding


def place_picked(text: str) -> int | None:
    """The place, from 0, that a bare number or 第二个 picks; None when the text is more than that."""
    found = _ORDINAL.match(text.strip())
    return None if found is None else _PLACE[found[1]]


def picks_none(understanding: Understanding, text: str, asked: Asked | None) -> bool:
    """Whether the choices stand open and this is a number that none of them has, a mere nod, or no reply to them."""
    if asked is None or not asked.choices or asked.by_number or asked.rule in _WHICH_THING:
        return False
    if any(found.code == "clarify_choice" for found in understanding.reasons):
        return False
    if asked.rule == _WITH_WELCOME:
        return _is_bare_number(text)  # whoever nods to a welcome is still to say what they want
    nods = understanding.act in _NODS and len(text.strip()) <= _LONGEST_NOD
    return nods or understanding.act in _NO_REPLIES or _is_bare_number(text)


def _is_bare_number(text: str) -> bool:
    return place_picked(text) is not None or _BARE_NUMBER.fullmatch(text) is not None


def _thing_named(understanding: Understanding, asked: Asked) -> str | None:
    kind = asked.rule.removeprefix("which_")
    named = understanding.resolved(kind) is not None or understanding.act in (Act.CARD, Act.IDENTIFIER)
    return asked.entry_id if named else None


def _chosen(understanding: Understanding, text: str, asked: Asked) -> str | None:
    words, choices = text.strip(), asked.choices
    if (place := place_picked(words)) is not None:
        return choices[place].id if place < len(choices) else None
    if asked.by_number or asked.rule == _WITH_WELCOME:
        return None  # what was offered with the welcome is picked by its number alone
    if len(choices) == 1:
        return choices[0].id if understanding.act is Act.CONFIRM else None
    return _named(choices, words) if choices and len(words) <= _LONGEST_CHOICE else None


def _named(choices: tuple[KnowledgeEntry, ...], words: str) -> str | None:
    """The one choice that shares clearly more with the words than the others do."""
    scores = sorted(((_shared(choice, words), choice.id) for choice in choices), reverse=True)
    best, second = scores[0], scores[1]
    return best[1] if best[0] >= 0.5 and best[0] - second[0] >= 0.2 else None


def _shared(entry: KnowledgeEntry, words: str) -> float:
    wanted = _pairs(words)
    return max(len(wanted & _pairs(form)) / len(wanted) for form in entry.forms) if wanted else 0.0


def _pairs(text: str) -> set[str]:
    signs = [sign for sign in text.casefold() if sign.isalnum()]
    return {"".join(pair) for pair in pairwise(signs)}


def _with_choice(understanding: Understanding, entry_id: str) -> Understanding:
    others = tuple(c for c in understanding.candidates if c.entry_id != entry_id)
    chosen = Candidate(entry_id, 1.0, (Evidence("clarify_choice", entry_id, 1.0),))
    return replace(
        understanding,
        act=Act.QUESTION,
        candidates=(chosen, *others),
        confidence=max(understanding.confidence, CONFIDENCE_OF_A_CHOICE),
        margin=max(understanding.margin, 1.0 - (others[0].score if others else 0.0)),
        handoff=min(understanding.handoff, 1.0 - CONFIDENCE_OF_A_CHOICE),
        needs_context=False,
        reasons=(*understanding.reasons, Evidence("clarify_choice", entry_id, 1.0)),
    )
