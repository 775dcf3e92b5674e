"""How alike two texts run."""

import pytest

from deskpilot.engine.crowd import Wording


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("abcde", "abcde", 1.0),
        ("abcde", "", 0.0),
        ("", "", 0.0),
        ("abc", "xyz", 0.0),
        ("abcd", "acbd", 0.75),
        ("axbycz", "abc", 2 * 3 / 9),
        ("abab", "ba", 2 * 2 / 6),
    ],
)
def test_likeness_is_twice_the_longest_shared_row_by_both_lengths(
    one: str, other: str, expected: float
) -> None:
    assert Wording(one).likeness_to_form(other) == pytest.approx(expected)
    assert Wording(other).likeness_to_form(one) == pytest.approx(expected)
