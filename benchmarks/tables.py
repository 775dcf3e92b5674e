"""Figures as people read them: a table on the screen, a table in Markdown."""

import unicodedata
from collections.abc import Iterable, Sequence

from benchmarks.figures import Figure, Goal

_HEAD = ("part", "figure", "value", "goal", "", "beside")
_VERDICT = {True: "met", False: "MISSED", None: ""}


def plain(figures: Sequence[Figure]) -> str:
    """Every figure on a line of its own, in columns."""
    rows = [_HEAD, *(_row(figure) for figure in figures)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    return "\n".join(_line(row, widths) for row in rows)


def readme(figures: Iterable[Figure]) -> str:
    """The headline figures as a Markdown table."""
    lines = ["| what | measured | goal |", "|---|---|---|"]
    for figure in figures:
        if figure.headline:
            verdict = "" if figure.is_met is not False else " (missed)"
            lines.append(
                f"| {figure.name} | {_value(figure.value, figure.unit)} | {_goal(figure.goal, figure.unit)}{verdict} |"
            )
    return "\n".join(lines)


def _row(figure: Figure) -> tuple[str, ...]:
    beside = ", ".join(_beside(name, value) for name, value in figure.beside.items())
    value, goal = _value(figure.value, figure.unit), _goal(figure.goal, figure.unit)
    return figure.part, figure.name, value, goal, _VERDICT[figure.is_met], beside


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=False)]
    return "  ".join((*cells, row[-1])).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _beside(name: str, value: float) -> str:
    *words, unit = name.split(" ")
    if unit in ("ms", "s", "MB", "x", "%"):
        return f"{' '.join(words)} {_value(value, unit)}"
    return f"{name} {value:g}"


def _goal(goal: Goal | None, unit: str) -> str:
    return "" if goal is None else f"{'≤' if goal.at_most else '≥'} {_value(goal.limit, unit)}"


def _value(value: float, unit: str) -> str:
    if unit == "%":
        return f"{100 * value:.1f} %"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    shown = f"{value:.{digits}f}"
    if "." in shown:
        shown = shown.rstrip("0").rstrip(".")
    return f"{shown}×" if unit == "x" else f"{shown} {unit}".rstrip()
