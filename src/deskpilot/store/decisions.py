"""Decisions with their trace, the drafts they led to, and what people made of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from deskpilot.domain.decision import Action, Decision
from deskpilot.domain.errors import NotFound
from deskpilot.domain.understanding import Understanding
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.understanding_json import (
    decision_json,
    decision_of,
    understanding_json,
    understanding_of,
)
from deskpilot.store.values import from_micros, marks, texts, to_json, to_micros

Verdict = Literal["sent", "edited", "rejected", "denied", "ignored"]

DAY_MICROS = 86_400_000_000
_MODE_OFF = "mode_off"
_COLUMNS = "id, conversation_id, turn_id, understanding, decision, decided_at"


@dataclass(frozen=True, slots=True)
class Draft:
    """A text offered to the human. `checks` are bound values that were verified, `blocked` the codes of guards that
    struck something."""

    text: str
    entry_id: str | None = None
    confidence: float = 0.0
    checks: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """A decision as it was made, with the understanding it was made from."""

    id: int
    conversation_id: int
    turn_id: int | None
    understanding: Understanding
    decision: Decision
    at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person made of a draft (`rank` None: of all drafts of that decision)."""

    decision_id: int
    rank: int | None
    verdict: Verdict
    text: str
    by: str
    at: datetime


def stored_decision_of(row: Row) -> StoredDecision:
    return StoredDecision(
        row["id"],
        row["conversation_id"],
        row["turn_id"],
        understanding_of(row["understanding"]),
        decision_of(row["decision"]),
        from_micros(row["decided_at"]),
    )


def draft_of(row: Row) -> Draft:
    return Draft(row["text"], row["entry_id"], row["confidence"], texts(row["checks"]), texts(row["blocked"]))


class Decisions:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def add(
        self,
        conversation_id: int,
        turn_id: int | None,
        understanding: Understanding,
        decision: Decision,
        drafts: Sequence[Draft],
        at: datetime,
    ) -> int:
        """Store a decision with its drafts in the order of their rank, and give its number."""
        number = self._connection.insert(
            "INSERT INTO decisions (conversation_id, turn_id, action, rule, entry_id, decided_at, confidence, margin,"
            " handoff, dissatisfied, mood, understanding, decision) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                conversation_id,
                turn_id,
                decision.action,
                decision.rule,
                decision.entry_id,
                to_micros(at),
                understanding.confidence,
                understanding.margin,
                understanding.handoff,
                understanding.dissatisfied,
                understanding.mood,
                understanding_json(understanding),
                decision_json(decision),
            ),
        )
        self._add_drafts(number, drafts)
        self._mark_conversation(conversation_id, number, decision)
        if decision.entry_id is not None:
            self._count(decision.entry_id, "hits", at)
        return number

    def get(self, decision_id: int) -> StoredDecision:
        """The decision. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {_COLUMNS} FROM decisions WHERE id = ?", (decision_id,))
        if row is None:
            raise NotFound(kind="decision", id=decision_id)
        return stored_decision_of(row)

    def entries_behind(self, decision_ids: Sequence[int]) -> dict[int, str | None]:
        """Which entry each of these decisions chose; a number that no decision has is left out."""
        rows = self._connection.rows(
            f"SELECT id, entry_id FROM decisions WHERE id IN ({marks(decision_ids)})", decision_ids
        )
        return {row["id"]: row["entry_id"] for row in rows}

    def latest(self, conversation_id: int) -> StoredDecision | None:
        """The last decision about the conversation."""
        row = self._connection.row(
            f"SELECT {_COLUMNS} FROM decisions WHERE conversation_id = ? ORDER BY id DESC LIMIT 1",
            (conversation_id,),
        )
        return None if row is None else stored_decision_of(row)

    def recent(self, conversation_id: int, limit: int = 20) -> tuple[StoredDecision, ...]:
        """The last decisions about the conversation, newest first."""
        rows = self._connection.rows(
            f"SELECT {_COLUMNS} FROM decisions WHERE conversation_id = ? ORDER BY id DESC LIMIT ?",
            (conversation_id, limit),
        )
        return tuple(map(stored_decision_of, rows))

    def recent_of_customer(self, customer_id: int, limit: int = 20) -> tuple[StoredDecision, ...]:
        """The last decisions about all conversations of a customer, newest first."""
        columns = ", ".join(f"d.{name}" for name in _COLUMNS.split(", "))
        rows = self._connection.rows(
            # Crossed, so that the few conversations are gone through and not every decision of the shop.
            f"SELECT {columns} FROM conversations c CROSS JOIN decisions d ON d.conversation_id = c.id"
            " WHERE c.customer_id = ? ORDER BY d.id DESC LIMIT ?",
            (customer_id, limit),
        )
        return tuple(map(stored_decision_of, rows))

    def drafts(self, decision_id: int) -> tuple[Draft, ...]:
        """The drafts in the order of their rank, which starts at 1."""
        rows = self._connection.rows(
            "SELECT * FROM drafts WHERE decision_id = ? ORDER BY rank", (decision_id,)
        )
        return tuple(map(draft_of, rows))

    def judgements(self, decision_ids: Sequence[int]) -> tuple[Judgement, ...]:
        """What people made of the drafts of these decisions, oldest first."""
        rows = self._connection.rows(
            f"SELECT * FROM feedback WHERE decision_id IN ({marks(decision_ids)}) ORDER BY id", decision_ids
        )
        return tuple(
            Judgement(
                row["decision_id"],
                row["rank"],
                row["verdict"],
                row["text"],
                row["given_by"],
                from_micros(row["given_at"]),
            )
            for row in rows
        )

    def feedback(
        self, decision_id: int, rank: int | None, verdict: Verdict, text: str, by: str, at: datetime
    ) -> None:
        """What became of a draft (`rank` None: of all): sent as it was, edited, rejected by staff, denied by the
        customer, or passed over, which says nothing against its entry. Raises `NotFound`."""
        found = self.get(decision_id)
        self._connection.run(
            "INSERT INTO feedback (decision_id, rank, verdict, text, given_by, given_at) VALUES (?,?,?,?,?,?)",
            (decision_id, rank, verdict, text, by, to_micros(at)),
        )
        self._changes.conversations.add(found.conversation_id)
        if verdict == "ignored":
            return
        for entry_id in self._judged_entries(found, rank):
            self._count(entry_id, verdict, at)

    def _judged_entries(self, found: StoredDecision, rank: int | None) -> set[str]:
        drafts = self.drafts(found.id)
        if rank is not None:
            drafts = drafts[rank - 1 : rank] if rank > 0 else ()
        entries = {draft.entry_id for draft in drafts} or {found.decision.entry_id}
        return {entry_id for entry_id in entries if entry_id is not None}

    def _add_drafts(self, number: int, drafts: Sequence[Draft]) -> None:
        self._connection.run_many(
            "INSERT INTO drafts (decision_id, rank, text, entry_id, confidence, checks, blocked)"
            " VALUES (?,?,?,?,?,?,?)",
            (
                (
                    number,
                    rank,
                    draft.text,
                    draft.entry_id,
                    draft.confidence,
                    to_json(draft.checks),
                    to_json(draft.blocked),
                )
                for rank, draft in enumerate(drafts, start=1)
            ),
        )

    def _mark_conversation(self, conversation_id: int, number: int, decision: Decision) -> None:
        """Remember on the conversation whether the last word is left to a human: the queue asks for it."""
        waits = decision.action is Action.SUGGEST or decision.rule == _MODE_OFF
        self._connection.run(
            "UPDATE conversations SET last_decision_id = ?, drafts_waiting = ? WHERE id = ?",
            (number, int(waits), conversation_id),
        )
        self._changes.conversations.add(conversation_id)

    def _count(self, entry_id: str, column: str, at: datetime) -> None:
        self._connection.run(
            f"INSERT INTO entry_days (day, entry_id, {column}) VALUES (?, ?, 1)"
            f" ON CONFLICT (day, entry_id) DO UPDATE SET {column} = {column} + 1",
            (to_micros(at) // DAY_MICROS, entry_id),
        )
