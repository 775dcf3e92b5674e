"""Which entry a shop's reply stands for: what agents said to similar turns shows which entry was meant.

A reply is freed of the sentences that the shop says to everybody, its rest is looked up among the answers, and the
customer's turn among the questions. Where both point to the same entry with a clear lead, the pair is a lesson.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from deskpilot.domain.conversation import Line
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine.course import shop_moves
from deskpilot.engine.index import Index, read_form
from deskpilot.engine.query import parted_line, query_of
from deskpilot.engine.reading import read
from deskpilot.engine.retriever import Found, plain_query, retrieve
from deskpilot.engine.text import normalise

_SENTENCE = re.compile(r"[,。，！!?？~;；\s]+")
_SAID_TO_ALL = 15
# More of all replies than one question could call for.
_SIGNATURE = 0.35
_LEAST_SENTENCE = 4
_LEAST_REPLY = 6
_DEEP = 40
_CLEAR_LEAD = 0.15
_REPLY_SHARE = 1.0
# Below this score the best is not taken for a full hit.
_STRONG = 0.6
_HOLLOW = frozenset({"close", "sorry"})


class SaidToAll:
    """Counts the sentences of all replies to tell news from courtesy. A sentence of an answer is news however often it
    is said, unless so many of all replies hold it that it has become the shop's signature."""

    def __init__(self, entries: Iterable[KnowledgeEntry]) -> None:
        self._counts: Counter[str] = Counter()
        self._replies = 0
        self._answers = frozenset(part for entry in entries for part in sentences(entry.answer))

    def count(self, reply: str) -> None:
        self._replies += bool(reply)
        self._counts.update(set(sentences(reply)))

    def news(self, reply: str) -> str:
        """The sentences of a reply that are not said to everybody."""
        return "，".join(part for part in sentences(reply) if self._is_news(part))

    def _is_news(self, part: str) -> bool:
        count = self._counts[part]
        if part in self._answers:
            return count < _SAID_TO_ALL or count <= _SIGNATURE * self._replies
        return count < _SAID_TO_ALL and not _HOLLOW & shop_moves(part)


def sentences(reply: str) -> list[str]:
    return [part for part in _SENTENCE.split(normalise(reply)) if len(part) >= _LEAST_SENTENCE]


def with_answer_as_question(entry: KnowledgeEntry) -> KnowledgeEntry:
    """The entry turned round: in an index of such entries a reply finds the answer it resembles."""
    return KnowledgeEntry(entry.id, entry.answer, entry.question)


def reply_scores(answers: Index, news: str) -> dict[str, float]:
    """Entries whose answer resembles the reply, a strong best at 1; empty for a reply that says nothing."""
    if len(news) < _LEAST_REPLY:
        return {}
    return _relative(answers, retrieve(answers, plain_query(read_form(news), {}), _DEEP, None))


def turn_scores(questions: Index, turn: str, lines: Sequence[Line]) -> dict[str, float]:
    """Entries that fit the turn, a strong best at 1."""
    reading = read(parted_line(turn).words)
    return _relative(questions, retrieve(questions, query_of(reading, lines), _DEEP, None))


def _relative(index: Index, found: Sequence[Found]) -> dict[str, float]:
    scores: dict[str, float] = {}
    for one in found:
        entry = index.entries[one.slot]
        if entry is not None:
            scores[entry.id] = one.score
    top = max(_STRONG, max(scores.values(), default=0.0))
    return {entry_id: score / top for entry_id, score in scores.items()}


def meant(by_turn: Mapping[str, float], by_reply: Mapping[str, float]) -> tuple[str, float]:
    """The entry both sides point to and its lead over the next; empty when there is no clear one."""
    if not by_reply:
        return "", 0.0
    joint = {
        entry_id: by_turn.get(entry_id, 0.0) + _REPLY_SHARE * by_reply.get(entry_id, 0.0)
        for entry_id in {*by_turn, *by_reply}
    }
    ordered = sorted(joint.values(), reverse=True)
    lead = ordered[0] - (ordered[1] if len(ordered) > 1 else 0.0)
    return (max(joint, key=lambda entry_id: joint[entry_id]), lead) if lead >= _CLEAR_LEAD else ("", 0.0)
