"""Figures counted from events as they happen: so a chart reads a few rows, and a rebuild gives the same ones.

Buckets are quarters of an hour in UTC, because every time zone in use begins its day on one. Three things are kept:
how often an event happened (`kpi_quarters`, key empty or a code), which conversations were active or passed to a
human in the bucket (key is the conversation's number, so that a day can count each once), and rounds: from the
customer's first unanswered line to the reply.
"""

from collections.abc import Mapping

from deskpilot.domain.conversation import Sender
from deskpilot.domain.decision import Wording
from deskpilot.domain.events import Event, EventKind
from deskpilot.store.connection import Connection
from deskpilot.store.values import to_micros

BUCKET_SECONDS = 900
ACTIVE = "active"
HANDED_OVER = "handed_over"
REPLIES = "replies"
COURTESIES = "courtesies"
CATEGORY = "category"

# A courtesy on the way to a human is not an answer: the customer still waits.
_NO_ANSWER = frozenset({Wording.WARM_HANDOVER.value, Wording.CALLBACK.value})


class Rollups:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def clear(self) -> None:
        self._connection.run("DELETE FROM kpi_quarters")
        self._connection.run("DELETE FROM rounds")

    def count(self, event: Event) -> None:
        """Add one event to the figures. Depends on the event and on those before it, on nothing else."""
        fields = dict(event.fields)
        self._add(event, f"event.{event.kind}")
        if event.kind is EventKind.MESSAGE_RECEIVED:
            self._received(event, fields)
        elif event.kind is EventKind.REPLY_SENT:
            self._replied(event, fields)
        elif event.kind is EventKind.TURN_DECIDED:
            self._decided(event, fields)
        elif event.kind is EventKind.TAKEN_OVER:
            self._add(event, ACTIVE, str(event.conversation_id))
            self._add(event, HANDED_OVER, str(event.conversation_id))
        elif event.kind is EventKind.CONVERSATION_CLOSED:
            self._close_round(event)

    def _received(self, event: Event, fields: Mapping[str, str]) -> None:
        sender = fields.get("sender", Sender.CUSTOMER)
        if sender == Sender.AGENT:
            self._replied(event, {"sender": Sender.AGENT})
        elif sender == Sender.CUSTOMER:
            self._add(event, ACTIVE, str(event.conversation_id))
            self._ask(event)

    def _replied(self, event: Event, fields: Mapping[str, str]) -> None:
        sender = fields.get("sender", Sender.AGENT)
        if fields.get("wording", "") in _NO_ANSWER:
            self._add(event, COURTESIES, sender)
        else:
            self._add(event, REPLIES, sender)
            self._answer(event, sender)

    def _decided(self, event: Event, fields: Mapping[str, str]) -> None:
        if fields.get("category"):
            self._add(event, CATEGORY, fields["category"])
        if fields.get("action"):
            self._add(event, "action", fields["action"])

    def _ask(self, event: Event) -> None:
        self._connection.run(
            "INSERT INTO rounds (conversation_id, asked_at) SELECT ?, ? WHERE NOT EXISTS"
            " (SELECT 1 FROM rounds WHERE conversation_id = ? AND answered_at IS NULL)",
            (event.conversation_id, to_micros(event.at), event.conversation_id),
        )

    def _answer(self, event: Event, sender: str) -> None:
        # A clock that was set back must not make an answer older than its question.
        self._connection.run(
            "UPDATE rounds SET answered_at = max(asked_at, :at), answered_by = :by, is_first = NOT EXISTS"
            " (SELECT 1 FROM rounds AS former WHERE former.conversation_id = :id AND former.answered_by = :by)"
            " WHERE conversation_id = :id AND answered_at IS NULL",
            {"at": to_micros(event.at), "by": sender, "id": event.conversation_id},
        )

    def _close_round(self, event: Event) -> None:
        """Nobody waits in a closed conversation; the question stays unanswered (`answered_by` is empty)."""
        self._connection.run(
            "UPDATE rounds SET answered_at = max(asked_at, ?) WHERE conversation_id = ? AND answered_at IS NULL",
            (to_micros(event.at), event.conversation_id),
        )

    def _add(self, event: Event, figure: str, key: str = "") -> None:
        bucket = to_micros(event.at) // (BUCKET_SECONDS * 1_000_000) * BUCKET_SECONDS
        self._connection.run(
            "INSERT INTO kpi_quarters (bucket, figure, key, n) VALUES (?, ?, ?, 1)"
            " ON CONFLICT (bucket, figure, key) DO UPDATE SET n = n + 1",
            (bucket, figure, key),
        )
