"""The marker: a small file beside the database that says "here was a database with so many lines".

An empty or missing database looks like a first start to SQLite. With the marker it is a loss, and is told as one.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deskpilot.store.connection import Connection
from deskpilot.store.whole_file import replaced

NAME = "deskpilot.marker.json"


@dataclass(frozen=True, slots=True)
class Marker:
    """What the database held at `at`. `is_clean`: it was closed in good order and is closed now."""

    messages: int
    entries: int
    schema_version: int
    at: datetime
    is_clean: bool


def read_marker(data_dir: Path) -> Marker | None:
    """The marker; `None` when there is none. One that cannot be read still says that a database was here."""
    try:
        text = (data_dir / NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    try:
        fields = json.loads(text)
        return Marker(
            int(fields["messages"]),
            int(fields["entries"]),
            int(fields["schema_version"]),
            datetime.fromisoformat(fields["at"]),
            bool(fields["is_clean"]),
        )
    except (ValueError, TypeError, KeyError):
        return Marker(0, 0, 0, datetime.fromtimestamp(0).astimezone(), is_clean=False)


def write_marker(data_dir: Path, marker: Marker) -> None:
    """Replace the marker in one step. Raises OSError."""
    fields = {
        "application": "deskpilot",
        "messages": marker.messages,
        "entries": marker.entries,
        "schema_version": marker.schema_version,
        "at": marker.at.isoformat(),
        "is_clean": marker.is_clean,
    }
    with replaced(data_dir / NAME, is_synced=True) as file:
        file.write(json.dumps(fields).encode())


def marker_of(connection: Connection, now: datetime, *, is_clean: bool) -> Marker:
    """The marker for what the database holds now. Lines are counted by their highest number: that is quick."""
    return Marker(
        messages=connection.value("SELECT max(id) FROM messages") or 0,
        entries=connection.value("SELECT count(*) FROM entries"),
        schema_version=connection.value("PRAGMA user_version"),
        at=now,
        is_clean=is_clean,
    )
