"""Data folders to measure on: an empty shop, the demo shop, a shop with as many entries as wanted."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from deskpilot.domain.commands import LoadDemoShop
from deskpilot.domain.knowledge import KnowledgeEntry
from deskpilot.engine import Engine
from deskpilot.services.desk import Desk
from deskpilot.store import Store

BY = "benchmark"
_SETTINGS = {
    "mode": "auto",
    "quiet_seconds": "0.1",
    "undo_seconds": "0",
    "duty_from_hour": "0",
    "duty_to_hour": "24",
    "staff": "小美",
    "agent_name": "小美",
    "sound": "0",
    "setup_done": "1",
}


def empty_shop(folder: Path) -> Path:
    """A shop that was set up and knows nothing yet."""
    store = Store.open(folder)
    with store.begin() as uow:
        uow.settings.set(_SETTINGS)
    store.close()
    return folder


def shop_with(folder: Path, entries: Sequence[KnowledgeEntry]) -> Path:
    """A shop with these entries and nothing else."""
    empty_shop(folder)
    store = Store.open(folder)
    put_entries(store, entries)
    store.close()
    return folder


def demo_shop(folder: Path) -> Path:
    """The demo shop: products, customers, orders, entries."""
    store = Store.open(folder)
    Desk(store, Engine()).dispatch(LoadDemoShop())
    with store.begin() as uow:
        uow.settings.set(_SETTINGS)
    store.close()
    return folder


def put_entries(store: Store, entries: Sequence[KnowledgeEntry]) -> None:
    """Store entries as one import does."""
    with store.begin() as uow:
        batch = uow.imports.open_batch("knowledge", BY, BY, _now())
        uow.entries.bulk_put(entries, batch, BY, _now())


def write_csv(path: Path, entries: Sequence[KnowledgeEntry]) -> Path:
    """The entries as a file that the import takes."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "category", "question", "alt", "answer"))
        for entry in entries:
            writer.writerow(
                (entry.id, entry.category, entry.question, "|".join(entry.alternatives), entry.answer)
            )
    return path


def _now() -> datetime:
    return datetime.now(UTC)
