"""How alike two texts run."""

import pytest

from deskpilot.domain.knowledge import KnowledgeEntry
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


def test_the_closest_form_of_an_entry_counts_wherever_it_stands() -> None:
    forms = ("abxy", "a", "abcd", "abcdefghijkl", "zzzz")
    wording = Wording("abcd")
    for place in range(len(forms)):
        turned = forms[place:] + forms[:place]
        assert wording.likeness(KnowledgeEntry("one", turned[0], "", "", turned[1:])) == 1.0
    assert wording.likeness(KnowledgeEntry("none", "", "")) == 0.0
