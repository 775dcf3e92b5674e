"""A wish for a human is heard in any wording, and only then."""

from pathlib import Path

import pytest

from deskpilot.engine.human_wish import human_wish
from deskpilot.engine.text import normalise

CASES = [
    (line[2:], line[0] == "+")
    for line in Path(__file__).with_name("human_wish.txt").read_text(encoding="utf-8").splitlines()
    if line[:1] in ("+", "-")
]


@pytest.mark.parametrize(("said", "wanted"), CASES)
def test_a_wish_for_a_human_is_heard_in_any_wording_and_only_then(said: str, wanted: bool) -> None:
    assert bool(human_wish(normalise(said))) is wanted


def test_the_table_holds_enough_wordings() -> None:
    assert sum(wanted for _, wanted in CASES) >= 150
    assert sum(not wanted for _, wanted in CASES) >= 60
