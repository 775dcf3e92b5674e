"""Recorded conversations through the engine, line by line. Nothing is sent and nothing is stored.

Each customer line is its own turn and sees only what was said before it. What the decision counts over a conversation
(refusals, misses, our own question back) is counted as the lines go by.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from deskpilot.channels.conversation_rows import claimed_time
from deskpilot.domain.conversation import Line, Mode, Sender
from deskpilot.domain.decision import Action, Decision, Situation, Wording, decide
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.knowledge import EntryPolicy, KnowledgeEntry
from deskpilot.domain.understanding import Act, Evidence, Topic, TurnContext, Understanding
from deskpilot.engine import Engine
from deskpilot.services.case import is_upset, usable_only
from deskpilot.services.clarified import Asked, after_clarify, picks_none
from deskpilot.services.given import Given, read_alone
from deskpilot.services.stored_settings import House
from deskpilot.wording import speaker
from deskpilot.wording.facts import Facts
from deskpilot.wording.phrases import language_of
from deskpilot.wording.speaker import Tone

_CONTEXT_LINES = 60
_LISTED = 10
_SENDERS = {"customer": Sender.CUSTOMER, "agent": Sender.AGENT, "ai": Sender.AI, "system": Sender.SYSTEM}


@dataclass(slots=True)
class _Course:
    """A conversation so far."""

    lines: list[Line] = field(default_factory=list)
    rejections: int = 0
    misses: int = 0
    asked: Asked | None = None
    welcomed: bool = False
    breathing: bool = False
    given: Given | None = None
    asked_twice: bool = False


@dataclass(frozen=True, slots=True)
class Recorded:
    """One line of a file. `conversation` and `seq` are given back as they came; `label` is for learning alone, `line` is
    its place in the file."""

    conversation: object
    seq: object
    sender: Sender
    text: str
    at: datetime | None
    label: Mapping[str, object] = field(default_factory=dict)
    line: int = 0


def read_lines(rows: Iterable[str]) -> Iterator[Recorded]:
    """The lines of a conversation file. Raises `InvalidInput` (`bad_line`) naming the line."""
    for number, row in enumerate(rows, 1):
        if row.strip():
            yield _recorded(row, number)


def replay(
    lines: Iterable[Recorded],
    mode: Mode,
    engine: Engine,
    entries: Mapping[str, KnowledgeEntry],
    house: House,
    now: datetime,
) -> Iterator[dict[str, Any]]:
    """One row for each customer line, in the order of the lines."""
    courses: dict[str, _Course] = {}
    player = _Player(mode, engine, entries, house, now)
    for line in lines:
        course = courses.setdefault(str(line.conversation), _Course())
        if line.sender is Sender.CUSTOMER:
            yield player.judged(line, course)
        elif line.sender in (Sender.AGENT, Sender.AI):
            course.welcomed, course.asked, course.given = True, None, None
        if line.sender is not Sender.SYSTEM:
            course.lines.append(Line(line.sender, line.text, at=line.at))
            del course.lines[:-_CONTEXT_LINES]


def answered(rows: Iterable[str], engine: Engine, limit: int) -> Iterator[dict[str, Any]]:
    """Candidates for questions, one JSON object with id and text per line. Raises `InvalidInput` (`bad_line`)."""
    for number, row in enumerate(rows, 1):
        if not row.strip():
            continue
        try:
            found = json.loads(row)
            name, text = _given_back(found["id"]), str(found["text"])
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise InvalidInput("bad_line", line=number) from error
        yield {"id": name, "candidates": [_candidate(c.entry_id, c.score) for c in engine.find(text, limit)]}


@dataclass(frozen=True, slots=True)
class _Player:
    mode: Mode
    engine: Engine
    entries: Mapping[str, KnowledgeEntry]
    house: House
    now: datetime

    def judged(self, line: Recorded, course: _Course) -> dict[str, Any]:
        context = TurnContext(tuple(course.lines), now=line.at or self.now)
        understanding = self.engine.understand(line.text, context)
        understanding = after_clarify(understanding, line.text, course.asked)
        sure_from = self.house.settings.reply_floor
        understanding = read_alone(self.engine, understanding, line.text, context, course.given, sure_from)
        understanding, usable = usable_only(understanding, self.entries.get, self.now)
        situation = replace(
            self._situation(course, usable), unclear=picks_none(understanding, line.text, course.asked)
        )
        decision = decide(understanding, situation, self.house.dials)
        decision, text = self._worded(decision, understanding, usable, course)
        self._follow(course, decision, understanding, usable)
        return _row(line, understanding, decision, text)

    def _situation(self, course: _Course, usable: tuple[KnowledgeEntry, ...]) -> Situation:
        return Situation(
            mode=self.mode,
            policy=usable[0].policy if usable else EntryPolicy.AUTO,
            category_mode=self.house.category_modes.get(usable[0].category) if usable else None,
            rejections=course.rejections,
            misses=course.misses,
            clarified=course.asked is not None,
            breathing=course.breathing,
            first_turn=not course.welcomed,
            asked_twice=course.asked_twice,
            given=course.given.entry_id if course.given else None,
            given_times=course.given.times if course.given else 0,
        )

    def _worded(
        self,
        decision: Decision,
        understanding: Understanding,
        usable: tuple[KnowledgeEntry, ...],
        course: _Course,
    ) -> tuple[Decision, str]:
        if decision.action not in (Action.REPLY, Action.SUGGEST) or decision.wording is not Wording.ANSWER:
            return decision, ""
        tone = Tone(is_upset(understanding), language_of(understanding.text))
        facts = Facts(self.house.shop_facts, persona=self.house.persona)
        say = speaker.answer(usable[0], facts, tone, intro=not course.welcomed) if usable else None
        if say is not None and not say.blocked:
            return decision, say.text
        blocked = say.blocked if say is not None else ("empty",)
        codes = tuple(Evidence("guard", code) for code in blocked)
        if decision.action is Action.REPLY:
            decision = replace(decision, action=Action.ESCALATE, rule="guard_blocked")
        return replace(decision, reasons=(*decision.reasons, *codes)), ""

    def _follow(
        self,
        course: _Course,
        decision: Decision,
        understanding: Understanding,
        usable: tuple[KnowledgeEntry, ...],
    ) -> None:
        clarifies = decision.action is Action.CLARIFY
        course.rejections += understanding.signal(Topic.REJECTED) is not None
        course.misses += clarifies or understanding.signal(Topic.REPEATED) is not None
        course.asked_twice = clarifies and course.asked is not None
        course.asked = Asked(decision.rule, decision.entry_id, usable[:3]) if clarifies else None
        if decision.action is not Action.HOLD:
            course.given = _given_now(course.given, decision)
        welcomes = decision.action is Action.REPLY or decision.wording is Wording.GREETING
        course.welcomed = course.welcomed or welcomes
        course.breathing = decision.wording is Wording.BREATHING or (
            course.breathing and understanding.act is Act.HESITATE
        )


def _given_now(before: Given | None, decision: Decision) -> Given | None:
    if decision.action is not Action.REPLY or decision.entry_id is None:
        return None
    again = before is not None and before.entry_id == decision.entry_id
    return Given(decision.entry_id, before.times + 1 if before is not None and again else 1)


def _recorded(row: str, number: int) -> Recorded:
    try:
        found = json.loads(row)
        sender = _SENDERS[found.get("from", "customer")]
        text = found.get("text") or ""
        if not isinstance(text, str):
            raise TypeError("text")
        label = found.get("label")
        return Recorded(
            _given_back(found["conversation"]),
            _given_back(found.get("seq", number)),
            sender,
            text,
            claimed_time(found.get("at")),
            label if isinstance(label, dict) else {},
            number,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InvalidInput("bad_line", line=number) from error


def _given_back(name: object) -> object:
    """A name as it came. Raises `ValueError` for a number that JSON has no way to write."""
    json.dumps(name, allow_nan=False)
    return name


def _row(line: Recorded, understanding: Understanding, decision: Decision, text: str) -> dict[str, Any]:
    best = understanding.best
    return {
        "conversation": line.conversation,
        "seq": line.seq,
        "action": decision.action.value,
        "entry": best.entry_id if best else None,
        "candidates": [_candidate(c.entry_id, c.score) for c in understanding.candidates[:_LISTED]],
        "confidence": round(understanding.confidence, 4),
        "mood": round(understanding.mood, 4),
        "dissatisfied": round(understanding.dissatisfied, 4),
        "handoff": round(understanding.handoff, 4),
        "intent": understanding.intent,
        "intent_strength": round(understanding.intent_strength, 4),
        "rule": decision.rule,
        "act": understanding.act.value,
        "reasons": [_told(each) for each in (*understanding.reasons, *decision.reasons)],
        "text": text,
    }


def _candidate(entry_id: str, score: float) -> dict[str, Any]:
    return {"entry": entry_id, "score": round(score, 4)}


def _told(evidence: Evidence) -> str:
    parts = (evidence.code, evidence.detail, f"{evidence.weight:.2f}" if evidence.weight else "")
    return " ".join(part for part in parts if part)
