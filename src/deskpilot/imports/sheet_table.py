"""XLSX through a child process: what a workbook does to its reader, it does not do to the desk."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import deskpilot
from deskpilot.domain.errors import InvalidInput
from deskpilot.imports.table import LARGEST_FILE, Cells, Problem

COMMAND = "read-sheet"  # understood by deskpilot.__main__
_LONGEST_SECONDS = 180.0


def read_sheet(path: Path) -> Iterator[Cells | Problem]:
    """The rows of the first sheet. Raises `InvalidInput` for a workbook that is refused, and OSError."""
    if path.stat().st_size > LARGEST_FILE:
        raise InvalidInput("file_too_large", file=path.name, limit=LARGEST_FILE)
    with tempfile.TemporaryDirectory(prefix="deskpilot-") as folder:
        rows = Path(folder) / "rows.jsonl"
        _unpack(path, rows)
        with rows.open(encoding="utf-8") as lines:
            for line in lines:
                yield _row(json.loads(line))


def _unpack(path: Path, rows: Path) -> None:
    command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "deskpilot"]
    package = str(Path(deskpilot.__file__).resolve().parents[1])
    paths = os.pathsep.join(part for part in (package, os.environ.get("PYTHONPATH", "")) if part)
    try:
        ended = subprocess.run(
            [*command, COMMAND, str(path.absolute()), str(rows)],
            env={**os.environ, "PYTHONPATH": paths},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InvalidInput("workbook_too_large", file=path.name) from error
    if ended.returncode != 0 or not rows.exists():
        raise InvalidInput("damaged_workbook", file=path.name)


def _row(found: object) -> Cells | Problem:
    if isinstance(found, list):
        return Cells(found[0], tuple(found[1]))
    if isinstance(found, dict) and "row" in found:
        return Problem(found["row"], found["column"], found["code"], found["value"])
    if isinstance(found, dict):
        raise InvalidInput(str(found.pop("code")), **found)
    raise InvalidInput("damaged_workbook")
