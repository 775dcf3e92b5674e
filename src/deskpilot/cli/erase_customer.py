"""One customer erased from the command line, or counted first."""

import argparse
import json
import sys
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from deskpilot.cli import told
from deskpilot.cli.export_customer import the_one
from deskpilot.cli.folder import check_free
from deskpilot.domain.commands import EraseCustomer, RenewBackups
from deskpilot.domain.customer import Traces
from deskpilot.engine import Engine
from deskpilot.paths import data_dir
from deskpilot.services.clock import SystemClock
from deskpilot.services.desk import Desk
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.customers import CustomerHit
from deskpilot.store import Reader, Store


def erase(options: argparse.Namespace) -> int:
    """Erase a customer, named by key or name. With `--dry-run` only count; that works while the window is open."""
    folder = data_dir(options.data_dir)
    if not options.dry_run:
        check_free(folder)
    who, traces, copies = _looked_up(folder, options.customer, options.channel)
    if not options.dry_run:
        _erase(folder, who, options.backups)
    done = not options.dry_run
    if options.json:
        _say(json.dumps(_figures(who, traces, copies, done, options.backups), ensure_ascii=False, indent=1))
        return 0
    name = who.nickname or who.key
    counts = {key: value for key, value in asdict(traces).items() if value}
    _say(told.text("erased" if done else "would_erase", name=name, channel=who.channel, key=who.key))
    for key, value in counts.items():
        _say(told.trace(key, value))
    if copies and not (done and options.backups):
        _say(told.text("still_in_copies", count=copies))
    return 0


def _looked_up(folder: Path, name: str, channel: str) -> tuple[CustomerHit, Traces, int]:
    with closing(Reader(folder)) as reader:
        queries = DeskQueries(reader, SystemClock())
        who = the_one(queries, name, channel)
        return who, queries.traces(who.customer_id), queries.old_copies()


def _erase(folder: Path, who: CustomerHit, with_backups: bool) -> None:
    with Store.open(folder) as store:
        desk = Desk(store, Engine())
        desk.dispatch(EraseCustomer(who.customer_id))
        if with_backups:
            desk.dispatch(RenewBackups())


def _figures(who: CustomerHit, traces: Traces, copies: int, done: bool, renewed: bool) -> dict[str, object]:
    return {
        "customer": {"channel": who.channel, "key": who.key, "name": who.nickname},
        "erased": done,
        **asdict(traces),
        "older_copies": 0 if done and renewed else copies,
    }


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
