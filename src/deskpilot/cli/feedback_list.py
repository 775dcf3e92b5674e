"""What customers say about products, into a table for buying and design, or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from deskpilot.cli import told
from deskpilot.domain.errors import InvalidInput
from deskpilot.domain.product_feedback import FeedbackKind
from deskpilot.paths import data_dir
from deskpilot.services.clock import SystemClock
from deskpilot.services.exporting import export_table
from deskpilot.services.feedback_views import FeedbackCells, FeedbackFilter, for_others
from deskpilot.services.queries import DeskQueries
from deskpilot.store import Reader


def feedback(options: argparse.Namespace) -> int:
    """The marked lines, product by product; also while the window is open."""
    if (options.out is None) != options.json:
        sys.stderr.write(told.text("use_feedback") + "\n")
        return 2
    cells = marked(data_dir(options.data_dir), options.kind, options.days)
    if options.json:
        sys.stdout.write(json.dumps([asdict(each) for each in cells], ensure_ascii=False, indent=1) + "\n")
        return 0
    count = _write(cells, options.out)
    sys.stdout.write(told.text("feedback_exported", count=count, file=options.out.name) + "\n")
    return 0


def marked(folder: Path, kind: str | None, days: int | None) -> tuple[FeedbackCells, ...]:
    """What is marked in the shop of this folder. Names are left out where the shop masks them. Raises
    `FolderUnusable` when there is no database."""
    clock = SystemClock()
    since = None if days is None else clock.now() - timedelta(days=days)
    with closing(Reader(folder)) as reader:
        queries = DeskQueries(reader, clock)
        settings = queries.settings()
        rows = queries.feedback(FeedbackFilter(FeedbackKind(kind) if kind else None, since))
        return tuple(for_others(rows, settings.utc_offset_minutes, settings.mask_notifications))


def _write(cells: Sequence[FeedbackCells], path: Path) -> int:
    table = ([each.code, each.product, told.feedback_kind(each.kind), each.words or each.line_kind.value, each.note,
              each.when, each.channel, each.nickname, each.made_by] for each in cells)  # fmt: skip
    try:
        return export_table(told.feedback_columns(), table, path)
    except InvalidInput as error:
        if error.code == "unknown_kind":
            raise InvalidInput("table_unknown_kind", file=path.name) from error
        raise
