"""The risk dial in print: the risk-coverage table and the check by splits, as lines and as JSON."""

from collections.abc import Sequence
from typing import Any

from deskpilot.cli import told
from deskpilot.domain.risk import Reading, Setting, SplitCheck
from deskpilot.services.risk_dial import RiskTable


def table_text(table: RiskTable, stored: bool) -> str:
    """The whole table, its chosen row marked, and what that row promises."""
    lines = [told.text("dial_head")]
    lines += [_row(row, table) for row in table.rows]
    now = table.now
    lines.append(
        told.text(
            "dial_now",
            floor=f"{now.threshold:.2f}",
            share=_share_of(now, table),
            measured=_percent(now.measured),
            wrong=now.wrong,
            answered=now.answered,
        )
    )
    sure = _percent(1.0 - table.delta)
    lines.append(
        told.text("dial_from", turns=table.history.turns, answers=len(table.history.answers), sure=sure)
    )
    verdict = () if table.is_too_little else _verdict(table, stored, sure)
    return "\n".join((*lines, *verdict))


def table_json(table: RiskTable, stored: bool) -> dict[str, Any]:
    """The same as figures; `threshold` null where nothing can be certified."""
    return {
        "delta": table.delta,
        "turns": table.history.turns,
        "answers": len(table.history.answers),
        "now": _reading_json(table.now, table),
        "chosen": _setting_json(table.chosen, table),
        "rows": [_setting_json(row, table) for row in table.rows],
        "stored": stored,
    }


def checks_text(checks: Sequence[SplitCheck]) -> str:
    """How often the promise broke, for each risk."""
    return "\n".join((told.text("splits_head"), *map(_check_row, checks)))


def checks_json(checks: Sequence[SplitCheck]) -> list[dict[str, Any]]:
    """The same as shares of the splits."""
    return [
        {
            "risk": check.risk,
            "splits": check.splits,
            "certified": check.certified / check.splits,
            "broken": check.broken / check.splits,
            "broken_whole": check.broken_whole / check.splits,
            "coverage": round(check.coverage, 4),
        }
        for check in checks
    ]


def _row(row: Setting, table: RiskTable) -> str:
    reading = row.reading
    if reading is None:
        shown = told.text("dial_none")
    else:
        measured = f"{_percent(reading.measured)} ({reading.wrong}/{reading.answered})"
        shown = (
            f"{reading.threshold:.2f}  {_share_of(reading, table):>8}  {measured:<16}  {_percent(row.bound)}"
        )
    mark = "  " + told.text("dial_chosen") if row is table.chosen else ""
    return f"{_percent(row.risk):>8}  {shown}{mark}"


def _verdict(table: RiskTable, stored: bool, sure: str) -> tuple[str, str]:
    reading, risk = table.chosen.reading, _percent(table.chosen.risk)
    if reading is None:
        after = "dial_stored_off" if stored else "dial_not_stored"
        return told.text("dial_refused", risk=risk), told.text(after)
    promise = told.text("dial_promise", floor=f"{reading.threshold:.2f}", risk=risk, sure=sure)
    return promise, told.text("dial_stored" if stored else "dial_not_stored")


def _check_row(check: SplitCheck) -> str:
    shares = (check.certified / check.splits, check.broken / check.splits, check.broken_whole / check.splits)
    shown = "  ".join(f"{_percent(share):>8}" for share in (*shares, check.coverage))
    return f"{_percent(check.risk):>8}  {shown}"


def _share_of(reading: Reading, table: RiskTable) -> str:
    return _percent(reading.answered / table.history.turns if table.history.turns else None)


def _setting_json(row: Setting, table: RiskTable) -> dict[str, Any]:
    figures = _reading_json(row.reading, table) if row.reading is not None else {"threshold": None}
    return {"risk": row.risk, **figures, "bound": row.bound}


def _reading_json(reading: Reading, table: RiskTable) -> dict[str, Any]:
    turns = table.history.turns
    return {
        "threshold": reading.threshold,
        "n": reading.answered,
        "wrong": reading.wrong,
        "measured": reading.measured,
        "coverage": reading.answered / turns if turns else 0.0,
    }


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share * 100:.1f}%"
