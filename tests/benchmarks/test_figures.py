"""Figures are judged against their goals and printed so that people can read them."""

import json
from pathlib import Path

import pytest

from benchmarks import __main__ as command
from benchmarks import finding, tables
from benchmarks.figures import Figure, Goal, spread
from benchmarks.plan import Plan


def test_a_goal_is_met_on_its_own_side() -> None:
    assert Figure("p", "n", 5.0, "ms", Goal(5.0)).is_met is True
    assert Figure("p", "n", 5.1, "ms", Goal(5.0)).is_met is False
    assert Figure("p", "n", 5.1, "x", Goal(5.0, at_most=False)).is_met is True
    assert Figure("p", "n", 5.1, "x").is_met is None


def test_percentiles_lie_between_their_neighbours() -> None:
    found = spread([number * 1_000_000 for number in range(101)])
    assert (found.p50, found.p99, found.low, found.high) == (50.0, 99.0, 0.0, 100.0)
    assert spread([7_000_000]).p99 == 7.0


def test_a_missed_goal_is_said_in_both_tables() -> None:
    figures = [
        Figure("p", "slow thing", 12.345, "ms", Goal(10.0), {"p99 ms": 20.0, "replies %": 0.5}, headline=True)
    ]
    assert "12.3 ms  ≤ 10 ms  MISSED  p99 20 ms, replies 50.0 %" in tables.plain(figures)
    assert tables.readme(figures).splitlines()[-1] == "| slow thing | 12.3 ms | ≤ 10 ms (missed) |"


def test_the_readme_holds_headlines_only() -> None:
    assert tables.readme([Figure("p", "detail", 1.0, "ms")]).count("\n") == 1


def test_figures_come_back_from_json_as_they_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    figure = Figure("finding", "n", 1.5, "x", Goal(2.0), {"p99 ms": 3.0}, headline=True)
    monkeypatch.setattr(finding, "measure", lambda plan: [figure])
    assert command.main(["finding", "--json", str(tmp_path / "out.json")]) == 0
    (row,) = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert row["met"] is True
    assert command._figure(row) == figure
    assert "1.5×" in capsys.readouterr().out


def test_an_unknown_part_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["nonsense"])
    assert "unknown part 'nonsense'" in capsys.readouterr().err


def test_the_folder_of_a_part_is_gone_afterwards(tmp_path: Path) -> None:
    with Plan(folder=tmp_path).scratch() as scratch:
        assert scratch.parent == tmp_path
    assert list(tmp_path.iterdir()) == []
