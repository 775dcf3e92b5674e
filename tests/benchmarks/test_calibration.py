"""The calibration error counts what is left above chance."""

import pytest

from benchmarks.calibration import error_of_chance, expected_error


def test_what_is_told_too_high_counts_by_how_much() -> None:
    assert expected_error([0.85] * 10, [True] * 5 + [False] * 5) == pytest.approx(0.35)
    assert expected_error([0.35] * 10 + [1.0] * 30, [True] * 5 + [False] * 5 + [True] * 30) == pytest.approx(
        0.15 / 4
    )
    assert expected_error([], []) == 0.0


def test_chance_counts_less_the_more_turns_there_are() -> None:
    few, many = error_of_chance([0.3, 0.6] * 20), error_of_chance([0.3, 0.6] * 2000)
    assert 0.03 < few < 0.1
    assert many < few / 5
