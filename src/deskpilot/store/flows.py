"""Flows in the order they are tried, and the one that a conversation is in."""

from dataclasses import dataclass
from datetime import datetime

from deskpilot.domain.flow import Flow
from deskpilot.domain.flow_run import FlowState
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection
from deskpilot.store.flow_json import flow_json, flow_of, state_json, state_of
from deskpilot.store.values import from_micros, to_micros


@dataclass(frozen=True, slots=True)
class FlowRun:
    """How far a conversation is in a flow, and when it last moved."""

    conversation_id: int
    flow_id: str
    state: FlowState
    at: datetime


class Flows:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes

    def all(self) -> tuple[Flow, ...]:
        """Every flow, in the order they are tried."""
        rows = self._connection.rows("SELECT flow FROM flows ORDER BY place, id")
        return tuple(flow_of(row["flow"]) for row in rows)

    def get(self, flow_id: str) -> Flow | None:
        stored = self._connection.value("SELECT flow FROM flows WHERE id = ?", (flow_id,))
        return None if stored is None else flow_of(stored)

    def next_id(self) -> str:
        """An id that no flow has."""
        number = self._connection.value("SELECT coalesce(max(CAST(substr(id, 2) AS INTEGER)), 0) FROM flows")
        return f"F{int(number) + 1:03d}"

    def put(self, flow: Flow, by: str, at: datetime) -> None:
        """Store a flow; one of the same id is replaced in its place."""
        self._connection.run(
            "INSERT INTO flows (id, place, flow, updated_at, updated_by)"
            " VALUES (?, (SELECT coalesce(max(place), 0) + 1 FROM flows), ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET flow = excluded.flow, updated_at = excluded.updated_at,"
            " updated_by = excluded.updated_by",
            (flow.id, flow_json(flow), to_micros(at), by),
        )
        self._changes.knowledge = True

    def delete(self, flow_id: str) -> None:
        """Forget a flow and every run of it."""
        self._connection.run("DELETE FROM flow_runs WHERE flow_id = ?", (flow_id,))
        self._connection.run("DELETE FROM flows WHERE id = ?", (flow_id,))
        self._changes.knowledge = True

    def run_of(self, conversation_id: int) -> FlowRun | None:
        """The flow a conversation is in."""
        row = self._connection.row("SELECT * FROM flow_runs WHERE conversation_id = ?", (conversation_id,))
        if row is None:
            return None
        return FlowRun(
            row["conversation_id"], row["flow_id"], state_of(row["state"]), from_micros(row["updated_at"])
        )

    def keep_run(self, conversation_id: int, flow_id: str, state: FlowState, at: datetime) -> None:
        """Remember how far a conversation is."""
        self._connection.run(
            "INSERT OR REPLACE INTO flow_runs (conversation_id, flow_id, state, updated_at) VALUES (?, ?, ?, ?)",
            (conversation_id, flow_id, state_json(state), to_micros(at)),
        )

    def end_run(self, conversation_id: int) -> None:
        """The conversation is in no flow any more; it need not have been in one."""
        self._connection.run("DELETE FROM flow_runs WHERE conversation_id = ?", (conversation_id,))
