"""Everything about one customer written into a file, from the command line."""

import argparse
import sys
from contextlib import closing

from deskpilot.cli import told
from deskpilot.domain.errors import InvalidInput, NotFound
from deskpilot.paths import data_dir
from deskpilot.services.clock import SystemClock
from deskpilot.services.customer_export import export_customer as written
from deskpilot.services.queries import DeskQueries
from deskpilot.services.queries.customers import CustomerHit
from deskpilot.store import Reader


def export_customer(options: argparse.Namespace) -> int:
    """Write everything about a customer, named by key or name; also while the window is open."""
    clock = SystemClock()
    with closing(Reader(data_dir(options.data_dir))) as reader:
        queries = DeskQueries(reader, clock)
        who = the_one(queries, options.customer, options.channel)
        count = written(queries.whole_customer(who.customer_id), clock.now(), told.language(), options.file)
    sys.stdout.write(told.text("customer_exported", count=count, file=options.file.name) + "\n")
    return 0


def the_one(queries: DeskQueries, name: str, channel: str) -> CustomerHit:
    """The one customer of that key or name. Raises `NotFound` or `InvalidInput` (`several_customers`)."""
    found = queries.customers_called(name, channel)
    if not found:
        raise NotFound(kind="customer", id=name)
    if len(found) > 1:
        listed = ", ".join(f"{hit.channel}/{hit.key}" for hit in found)
        raise InvalidInput("several_customers", count=len(found), listed=listed)
    return found[0]
