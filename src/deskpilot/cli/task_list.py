"""What is to be followed up, in the order of the page, as lines or as JSON."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from deskpilot.cli import told
from deskpilot.paths import data_dir
from deskpilot.services.clock import SystemClock
from deskpilot.services.queries import DeskQueries
from deskpilot.services.task_views import TaskRow
from deskpilot.store import Reader


def tasks(options: argparse.Namespace) -> int:
    """What is to be followed up; also while the window is open."""
    rows = live_tasks(data_dir(options.data_dir), options.agent)
    if options.json:
        sys.stdout.write(json.dumps(as_json(rows), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in as_lines(rows))
    return 0


def live_tasks(folder: Path, agent: str = "") -> tuple[TaskRow, ...]:
    """The live tasks of the shop in this folder; with an agent, theirs and those that nobody has. The window may be open
    meanwhile. Raises `FolderUnusable` when there is no database."""
    reader = Reader(folder)
    try:
        return DeskQueries(reader, SystemClock()).tasks(agent)
    finally:
        reader.close()


def as_lines(rows: tuple[TaskRow, ...]) -> Iterator[str]:
    """One plain line per task: section, time, customer, words, who does it."""
    for row in rows:
        parts = (f"{row.due_local:%m-%d %H:%M}", row.nickname, row.task.text, row.task.assigned_to)
        yield " · ".join((told.section(row.section), *(" ".join(part.split()) for part in parts if part)))


def as_json(rows: tuple[TaskRow, ...]) -> list[dict[str, object]]:
    """All that is known of each task; money in yuan, times with the shop's own offset."""
    return [
        {
            "id": row.task.id,
            "section": row.section.value,
            "kind": row.task.kind.value,
            "state": row.task.state.value,
            "text": row.task.text,
            "due": row.due_local.isoformat(timespec="minutes"),
            "due_said": row.task.due_said,
            "overdue_seconds": round(row.overdue_seconds),
            "customer": row.nickname,
            "channel": row.channel,
            "worth": row.worth,
            "by": row.task.made_by,
            "by_ai": row.task.by_ai,
            "assigned": row.task.assigned_to,
            "conversation": row.task.conversation_id,
            "message": row.task.message_id,
        }
        for row in rows
    ]
