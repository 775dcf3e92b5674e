"""Alerts. A conversation has at most one that is not resolved; raising it again makes it count, or louder."""

from datetime import datetime

from deskpilot.domain.errors import NotFound
from deskpilot.domain.escalation import Escalation, EscalationState, Reason, Severity, is_graver
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.values import from_micros, maybe_time, to_micros

COLUMNS = (
    "id, conversation_id, reason, severity, raised_at, quote, message_id, decision_id, state, count, snoozed_until,"
    " closed_at, handled_by, callback, assigned_to"
)


def escalation_of(row: Row) -> Escalation:
    return Escalation(
        id=row["id"],
        conversation_id=row["conversation_id"],
        reason=Reason(row["reason"]),
        severity=Severity(row["severity"]),
        raised_at=from_micros(row["raised_at"]),
        quote=row["quote"],
        message_id=row["message_id"],
        decision_id=row["decision_id"],
        state=EscalationState(row["state"]),
        count=row["count"],
        snoozed_until=maybe_time(row["snoozed_until"]),
        closed_at=maybe_time(row["closed_at"]),
        handled_by=row["handled_by"],
        callback=bool(row["callback"]),
        assigned_to=row["assigned_to"],
    )


class Escalations:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def get(self, escalation_id: int) -> Escalation:
        """The alert. Raises `NotFound`."""
        row = self._connection.row(f"SELECT {COLUMNS} FROM escalations WHERE id = ?", (escalation_id,))
        if row is None:
            raise NotFound(kind="escalation", id=escalation_id)
        return escalation_of(row)

    def open_of(self, conversation_id: int) -> Escalation | None:
        """The conversation's alert that is not resolved yet."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM escalations WHERE conversation_id = ? AND state != 'resolved'",
            (conversation_id,),
        )
        return None if row is None else escalation_of(row)

    def last_of(self, conversation_id: int) -> Escalation | None:
        """The alert that stands, else the last one that was resolved."""
        row = self._connection.row(
            f"SELECT {COLUMNS} FROM escalations WHERE conversation_id = ?"
            " ORDER BY state = 'resolved', id DESC LIMIT 1",
            (conversation_id,),
        )
        return None if row is None else escalation_of(row)

    def raise_(
        self,
        conversation_id: int,
        reason: Reason,
        severity: Severity,
        quote: str,
        message_id: int | None,
        decision_id: int | None,
        at: datetime,
        callback: bool = False,
        assigned_to: str = "",
        *,
        stronger: bool = False,
    ) -> Escalation:
        """Call a human. An alert that stands already counts once more, and follows what comes: a louder or a graver one
        takes over reason and quote and wakes it unless somebody has taken the conversation, a `stronger` one of the same
        kind the quote alone. It never gets quieter."""
        standing = self.open_of(conversation_id)
        if standing is not None:
            return self._bump(
                standing,
                Escalation(standing.id, conversation_id, reason, severity, at, quote, message_id),
                decision_id,
                stronger=stronger,
            )
        number = self._connection.insert(
            "INSERT INTO escalations (conversation_id, reason, severity, raised_at, quote, message_id, decision_id,"
            " state, callback, assigned_to) VALUES (?,?,?,?,?,?,?,'open',?,?)",
            (
                conversation_id,
                reason,
                int(severity),
                to_micros(at),
                quote,
                message_id,
                decision_id,
                int(callback),
                assigned_to,
            ),
        )
        return self._told(number, is_raised=True)

    def acknowledge(self, escalation_id: int, by: str, at: datetime) -> Escalation:
        """Somebody has seen it. Raises `NotFound`."""
        return self._set(escalation_id, "state = 'acknowledged', handled_by = ?, snoozed_until = NULL", by)

    def snooze(self, escalation_id: int, until: datetime, by: str) -> Escalation:
        """Quiet until then. Raises `NotFound`."""
        return self._set(
            escalation_id, "state = 'snoozed', handled_by = ?, snoozed_until = ?", by, to_micros(until)
        )

    def wake(self, escalation_id: int) -> Escalation:
        """Open again after its rest. Raises `NotFound`."""
        return self._set(escalation_id, "state = 'open', snoozed_until = NULL", is_raised=True)

    def promise_call_back(self, escalation_id: int) -> Escalation:
        """The customer is owed a call-back. Raises `NotFound`."""
        return self._set(escalation_id, "callback = 1")

    def take(self, conversation_id: int, by: str, at: datetime) -> Escalation | None:
        """A human has taken the conversation; `None` when no alert stood."""
        standing = self.open_of(conversation_id)
        if standing is None:
            return None
        return self._set(standing.id, "state = 'taken', handled_by = ?, snoozed_until = NULL", by)

    def resolve(self, conversation_id: int, by: str, at: datetime) -> Escalation | None:
        """The matter is settled; `None` when no alert stood."""
        standing = self.open_of(conversation_id)
        if standing is None:
            return None
        return self._set(
            standing.id,
            "state = 'resolved', handled_by = ?, closed_at = ?, snoozed_until = NULL",
            by,
            to_micros(at),
        )

    def due_snoozes(self, now: datetime) -> tuple[Escalation, ...]:
        """Snoozed alerts whose time is over, the longest over first."""
        rows = self._connection.rows(
            f"SELECT {COLUMNS} FROM escalations WHERE state = 'snoozed' AND snoozed_until <= ?"
            " ORDER BY snoozed_until, id",
            (to_micros(now),),
        )
        return tuple(map(escalation_of, rows))

    def _bump(
        self, standing: Escalation, again: Escalation, decision_id: int | None, *, stronger: bool
    ) -> Escalation:
        louder = again.severity > standing.severity
        graver = is_graver(again.reason, standing.reason)
        same = again.reason is standing.reason and again.severity == standing.severity
        if not (louder or graver or (stronger and same)):
            return self._set(standing.id, "count = count + 1")
        # What is only louder says how urgent it is; the graver matter stays the matter.
        kept = louder and is_graver(standing.reason, again.reason)
        wakes = (louder or graver) and standing.state is not EscalationState.TAKEN
        return self._set(
            standing.id,
            "count = count + 1, reason = ?, severity = ?, quote = ?, message_id = ?, decision_id = ?, state = ?,"
            " snoozed_until = CASE ? WHEN 1 THEN NULL ELSE snoozed_until END",
            standing.reason if kept else again.reason,
            int(max(again.severity, standing.severity)),
            again.quote,
            again.message_id,
            decision_id,
            "open" if wakes else standing.state,
            int(wakes),
            is_raised=louder or graver,
        )

    def _set(
        self, escalation_id: int, assignments: str, *values: object, is_raised: bool = False
    ) -> Escalation:
        self._connection.run(f"UPDATE escalations SET {assignments} WHERE id = ?", (*values, escalation_id))
        return self._told(escalation_id, is_raised=is_raised)

    def _told(self, escalation_id: int, *, is_raised: bool) -> Escalation:
        escalation = self.get(escalation_id)
        self._changes.touch_escalation(escalation, is_raised=is_raised)
        return escalation
