"""What happened, in order. Every event is rolled up into figures in the transaction that stores it."""

import json
from collections.abc import Iterator

from deskpilot.domain.events import Event, EventKind
from deskpilot.store.changes import ChangeLog
from deskpilot.store.connection import Connection, Row
from deskpilot.store.rollups import Rollups
from deskpilot.store.values import from_micros, to_json, to_micros


def event_of(row: Row) -> Event:
    fields = tuple((str(name), str(value)) for name, value in json.loads(row["fields"]))
    return Event(EventKind(row["kind"]), row["conversation_id"], from_micros(row["at"]), fields)


class EventLog:
    def __init__(self, connection: Connection, changes: ChangeLog) -> None:
        self._connection = connection
        self._changes = changes
        self._rollups = Rollups(connection)

    def add(self, event: Event) -> None:
        """Append one event and count it."""
        self._connection.run(
            "INSERT INTO events (kind, conversation_id, at, fields) VALUES (?, ?, ?, ?)",
            (event.kind, event.conversation_id, to_micros(event.at), to_json(event.fields)),
        )
        self._rollups.count(event)
        self._changes.events.append(event)
        self._changes.kpi = True

    def all(self) -> Iterator[Event]:
        """Every event in the order they were stored."""
        return map(event_of, self._connection.each("SELECT * FROM events ORDER BY id"))

    def rebuild_rollups(self) -> None:
        """Throw the figures away and count all events anew; the result is the same."""
        self._rollups.clear()
        for event in self.all():
            self._rollups.count(event)
        self._changes.kpi = True
