"""The customer answers our question back: a number, a word of one of the choices, or a yes."""

import re
from dataclasses import replace
from itertools import pairwise

from deskpilot.domain.decision import Action
from deskpilot.domain.understanding import Act, Candidate, Evidence, Understanding
from deskpilot.store import StoredDecision, UnitOfWork

CONFIDENCE_OF_A_CHOICE = 0.92
_LONGEST_CHOICE = 24
_ORDINAL = re.compile(
    r"^(?:选|第|我选|是|要|no\.?|option)?\s*([1-3１-３一二三①②③])\s*(?:个|项|条|号|吧|的|呢|啊|[.。、)])*$",
    re.IGNORECASE,
)
_PLACE = {sign: place for place, signs in enumerate(("1１一①", "2２二②", "3３三③")) for sign in signs}
_WHICH_THING = frozenset({"which_product", "which_order"})


def after_clarify(
    uow: UnitOfWork, understanding: Understanding, text: str, before: StoredDecision | None
) -> Understanding:
    """The understanding, with the chosen entry in front when this turn answers our own question."""
    if before is None or before.decision.action is not Action.CLARIFY:
        return understanding
    if before.decision.rule in _WHICH_THING:
        chosen = _thing_named(understanding, before)
    else:
        chosen = _chosen(uow, understanding, text, before)
    return _with_choice(understanding, chosen) if chosen else understanding


def _thing_named(understanding: Understanding, before: StoredDecision) -> str | None:
    kind = before.decision.rule.removeprefix("which_")
    named = understanding.resolved(kind) is not None or understanding.act in (Act.CARD, Act.IDENTIFIER)
    return before.decision.entry_id if named else None


def _chosen(uow: UnitOfWork, understanding: Understanding, text: str, before: StoredDecision) -> str | None:
    choices = [draft.entry_id for draft in uow.decisions.drafts(before.id) if draft.entry_id]
    words = text.strip()
    if (found := _ORDINAL.match(words)) is not None:
        place = _PLACE[found[1]]
        return choices[place] if place < len(choices) else None
    if len(choices) == 1:
        return choices[0] if understanding.act is Act.CONFIRM else None
    return _named(uow, choices, words) if len(words) <= _LONGEST_CHOICE else None


def _named(uow: UnitOfWork, choices: list[str], words: str) -> str | None:
    """The one choice that shares clearly more with the words than the others do."""
    scores = sorted(((_shared(uow, choice, words), choice) for choice in choices), reverse=True)
    best, second = scores[0], scores[1]
    return best[1] if best[0] >= 0.5 and best[0] - second[0] >= 0.2 else None


def _shared(uow: UnitOfWork, entry_id: str, words: str) -> float:
    entry = uow.entries.get(entry_id)
    wanted = _pairs(words)
    if entry is None or not wanted:
        return 0.0
    return max(len(wanted & _pairs(form)) / len(wanted) for form in entry.forms)


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
