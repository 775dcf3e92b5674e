"""The figures of the page into a table for a spreadsheet."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from deskpilot.imports.neutral import neutralised
from deskpilot.services.figure_views import Dashboard
from deskpilot.ui import labels, labels_figures

translate = QCoreApplication.translate

_SERIES = {
    "human_median": "first_response",
    "human_p90": "first_response_p90",
    "ai_median": "first_response_ai",
    "by_ai": "answered_ai",
    "by_human": "answered_agent",
}


def write_figures(board: Dashboard, path: Path, offset_minutes: int) -> None:
    """Write every figure with its cases; the file appears whole or not at all. Raises OSError."""
    incoming = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with incoming.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(
                [neutralised(cell) for cell in row] for row in table(board, offset_minutes)
            )
        incoming.replace(path)
    finally:
        incoming.unlink(missing_ok=True)


def table(board: Dashboard, offset_minutes: int) -> Iterator[tuple[str, ...]]:
    """Head and rows: figure, time or category, value, unit, cases, value of the period before."""
    yield (
        translate("Export", "数字"),
        translate("Export", "时间或类别"),
        translate("Export", "值"),
        translate("Export", "单位"),
        translate("Export", "例数"),
        translate("Export", "上一期"),
    )
    for figure in board.figures:
        when = translate("Export", "全期，截至 {day}").format(day=board.day.isoformat())
        cells = (_number(figure.value), figure.unit, str(figure.n), _number(figure.before))
        yield (labels_figures.name(figure.code), when, *cells)
    for series in (*board.response, *board.answered):
        name = labels_figures.name(_SERIES.get(series.code, series.code))
        for at, value, n in series.points:
            when = labels.local(at, offset_minutes).strftime("%Y-%m-%d %H:%M")
            yield (name, when, _number(value), series.unit, str(n), "")
    for hot in board.hot:
        yield (translate("Export", "热点问题"), hot.category, str(hot.count), "count", "", "")


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")
