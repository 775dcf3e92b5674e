"""Whose things are asked about: what a shop keeps for questions about somebody else's order answers nobody who asks about
their own, and goes before all else where it is somebody else's, however alike the words are otherwise."""

import re
from dataclasses import replace

from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Understanding
from deskpilot.engine.text import normalise
from deskpilot.engine.topics import is_of_others, names_somebody

_HANDED_ON = 0.82
_BY_NUMBER = re.compile("手机|电话|号码|尾号|账号|单号")
_MOST_FORMS = 0.5


def rightful_first(
    understanding: Understanding, entries: tuple[KnowledgeEntry, ...], text: str
) -> tuple[Understanding, tuple[KnowledgeEntry, ...]]:
    """The candidates with those that a human answers about others' things first or last, as the turn asks. Where the first
    was another one, the confidence was its own and does not go over whole."""
    words = normalise(text)
    others = is_of_others(words)
    if not others and (names_somebody(words) or _BY_NUMBER.search(words)):
        return understanding, entries
    checked, rest = understanding.candidates[: len(entries)], understanding.candidates[len(entries) :]
    pairs = sorted(zip(checked, entries, strict=True), key=lambda pair: _is_of_others(pair[1]) is not others)
    if not pairs or pairs[0][0] is checked[0]:
        return understanding, entries
    candidates = tuple(candidate for candidate, _ in pairs)
    confidence = understanding.confidence * _HANDED_ON
    return (
        replace(understanding, candidates=(*candidates, *rest), confidence=confidence),
        tuple(entry for _, entry in pairs),
    )


def _is_of_others(entry: KnowledgeEntry) -> bool:
    """Whether a human is to answer it, and most ways of asking it name somebody else."""
    if entry.policy is not EntryPolicy.HUMAN:
        return False
    naming = sum(names_somebody(normalise(form)) for form in entry.forms)
    return naming > _MOST_FORMS * len(entry.forms)
