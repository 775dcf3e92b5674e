"""Products and orders from the tables that shops have of them."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from deskpilot.cli import told
from deskpilot.cli.folder import check_free
from deskpilot.domain.commands import ImportCatalog, ImportOrders
from deskpilot.engine import Engine
from deskpilot.paths import data_dir
from deskpilot.services.catalog_file import CatalogReport
from deskpilot.services.desk import Desk
from deskpilot.services.order_file import OrdersReport
from deskpilot.store import Store


def catalog_import(options: argparse.Namespace) -> int:
    """Products from a file; what could not be read is named by row and column."""
    return _import(options, ImportCatalog(str(options.file)), "catalog_imported")


def orders_import(options: argparse.Namespace) -> int:
    """Orders from a platform's export; what could not be read is named by row and column."""
    return _import(options, ImportOrders(str(options.file), options.channel), "orders_imported")


def problems_json(problems: Sequence[tuple[int, str, str, str]]) -> list[dict[str, Any]]:
    """The problems of an import as a script reads them."""
    return [dict(zip(("row", "column", "code", "value"), each, strict=True)) for each in problems]


def _import(options: argparse.Namespace, command: ImportCatalog | ImportOrders, sentence: str) -> int:
    folder = data_dir(options.data_dir)
    check_free(folder)
    report: object = None
    with Store.open(folder) as store:
        for step in Desk(store, Engine()).run(command):
            report = step.report or report
    assert isinstance(report, CatalogReport | OrdersReport)
    figures = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged}
    if options.json:
        told_of = figures | {"problems": problems_json(report.problems)}
        sys.stdout.write(json.dumps(told_of, ensure_ascii=False, indent=1) + "\n")
        return 0
    sys.stdout.write(told.text(sentence, **figures, bad=len(report.problems)) + "\n")
    for row, column, code, value in report.problems:
        sys.stdout.write(told.problem(row, column, code, value) + "\n")
    return 0
